/** The rules of the session, each with what it does and its limits; the safe choices are there already. */
import { Field } from '../../parts/field.tsx'
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
  return SETTINGS_FIELDS.map(({ name, label, hint, unit, min, max }) => (
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
}
