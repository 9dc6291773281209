/** The rules of the session, each with what it does and its limits; the safe choices are there already. */
import { Field, Radios } from '../../parts/field.tsx'
import { type Problem, SETTINGS_FIELDS, type SessionDraft } from './session-draft.ts'

export function ChooseSettings({
  draft,
  problems,
  change,
}: {
  draft: SessionDraft
  problems: readonly Problem[]
  change: (next: SessionDraft) => void
}) {
  const fields = SETTINGS_FIELDS.map(({ name, label, hint, unit, min, max }) => (
    <Field
      key={name}
      id={`setting-${name}`}
      className="ws-number"
      label={`${label} (${unit})`}
      hint={`${hint} From ${min} to ${max}.`}
      error={problems.find((problem) => problem.field === `setting-${name}`)?.words}
      inputMode="numeric"
      autoComplete="off"
      value={draft.settings[name]}
      onChange={(event) => change({ ...draft, settings: { ...draft.settings, [name]: event.currentTarget.value } })}
    />
  ))
  return (
    <>
      {fields}
      <Radios
        name="admission"
        legend="How do people come in with the code on the wall?"
        hint="The facilitator can change this during the session, and everybody can read that it was changed."
        options={[
          {
            value: 'ask',
            label: 'They ask, and the facilitator lets them in',
            hint: 'Somebody who only saw a picture of the code gets no seat.',
          },
          {
            value: 'at-once',
            label: 'They sit down at once',
            hint: 'Choose this where nobody but the people in the room can see the code.',
          },
        ]}
        value={draft.admission}
        onChange={(admission) => change({ ...draft, admission })}
      />
    </>
  )
}
