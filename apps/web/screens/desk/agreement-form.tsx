/** Recording an outcome: what the votes say is chosen already; anything else needs a reason; dissent goes in its own words. */
import type { Grade } from '@eds/frameworks/framework'
import type { QuestionId, Round } from '@eds/session/session'
import { useRef, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Radios, TextArea } from '../../parts/field.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import {
  type AgreementDraft,
  borneOutGrade,
  draftOf,
  needsReason,
  problemsOf,
  recordCommand,
} from './agreement-draft.ts'
import { FormEnd } from './form-end.tsx'
import { lastRevealed, type RecordedOutcome } from './next-step.ts'
import { useDeskSend } from './undo-bar.tsx'

type Choice = 'g0' | 'g1' | 'g2' | 'g3' | 'split' | 'no-evidence' | 'no-grade'
const CHOICE_OF: Readonly<Record<Grade, Choice>> = { 0: 'g0', 1: 'g1', 2: 'g2', 3: 'g3' }
const OUTCOME_OF: Readonly<Record<Choice, NonNullable<AgreementDraft['outcome']>>> = {
  g0: 0,
  g1: 1,
  g2: 2,
  g3: 3,
  split: 'split',
  'no-evidence': 'no-evidence',
  'no-grade': 'no-grade',
}
const REASON_LIMIT = 2000

export function AgreementForm(props: {
  facts: RoomFacts
  rounds: readonly Round[]
  question: QuestionId
  suggested: RecordedOutcome | null
  openObjections: number
  onDone: () => void
  onCancel: () => void
}) {
  const { facts, rounds, question, suggested, openObjections, onDone, onCancel } = props
  const [draft, setDraft] = useState(() => draftOf(suggested))
  const [isTried, setIsTried] = useState(false)
  const { send, state } = useDeskSend()
  const form = useRef<HTMLFormElement>(null)
  const problems = problemsOf(draft, rounds, question, openObjections)
  const errorOf = (field: string) => (isTried ? problems.find((problem) => problem.field === field)?.words : undefined)
  const borneOut = borneOutGrade(rounds, question)
  const hasVoted = lastRevealed(rounds, question) !== null
  const hintOf = (choice: 'split' | 'no-evidence' | 'no-grade', meaning: string) =>
    hasVoted && suggested?.kind === choice ? `${meaning} This is what the votes say.` : meaning
  const set = (change: Partial<AgreementDraft>) => setDraft({ ...draft, ...change })

  const submit = async () => {
    setIsTried(true)
    const command = recordCommand(draft, rounds, question)
    if (problems.length > 0 || command === null) {
      // After React has drawn the error, so that the field is read with it.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid], .eds-field--wrong input')?.focus(),
      )
      return
    }
    const answer = await send(command)
    if (answer.status === 'saved') onDone()
  }
  return (
    <form
      className="desk-agreement"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {suggested === null ? (
        <Notice tone="info">
          <p>
            The vote gave no grade. Why must stay untold: it could give votes away. Ask the room whether evidence was
            missing, or voices.
          </p>
        </Notice>
      ) : null}
      <Radios<Choice>
        legend="What is recorded?"
        name="outcome"
        value={
          draft.outcome === null ? null : typeof draft.outcome === 'number' ? CHOICE_OF[draft.outcome] : draft.outcome
        }
        onChange={(choice) => set({ outcome: OUTCOME_OF[choice] })}
        error={errorOf('outcome')}
        options={[
          ...facts.framework.grades.map(({ grade }) => ({
            value: CHOICE_OF[grade],
            label: <GradeMark framework={facts.framework.id} grade={grade} />,
            disabled: !hasVoted,
            ...(grade === borneOut ? { hint: 'This is what the votes say.' } : {}),
          })),
          {
            value: 'split',
            label: 'A split',
            disabled: !hasVoted,
            hint: hintOf('split', 'No agreement. It stays a split: no grade is made of it.'),
          },
          {
            value: 'no-evidence',
            label: 'Not enough evidence',
            hint: hintOf('no-evidence', 'The room cannot grade this. It is not the lowest grade.'),
          },
          {
            value: 'no-grade',
            label: 'No grade: not enough voices',
            hint: hintOf('no-grade', 'Too few voted, or a group that must be heard is missing. It is not a split.'),
          },
        ]}
      />
      {needsReason(draft, rounds, question) ? (
        <TextArea
          label="Why do you record this?"
          hint="The votes do not say it, so everybody can read your reason."
          limit={REASON_LIMIT}
          value={draft.reason}
          error={errorOf('reason')}
          rows={3}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      ) : null}
      {openObjections > 0 ? (
        <Notice tone="warn">
          <p>
            {openObjections === 1 ? 'One objection is' : `${openObjections} objections are`} still open. Hear it first,
            or write the dissent down.
          </p>
        </Notice>
      ) : null}
      <TextArea
        label={openObjections > 0 ? 'Dissent' : 'Dissent (if there is any)'}
        hint="Who sees it otherwise, and why, in their words. No names. It is printed beside the grade."
        limit={REASON_LIMIT}
        value={draft.dissent}
        error={errorOf('dissent')}
        rows={3}
        onChange={(event) => set({ dissent: event.currentTarget.value })}
      />
      <FormEnd state={state}>
        <Button type="submit" busy={state.kind === 'sending' ? 'Recording…' : null}>
          Record
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </FormEnd>
    </form>
  )
}
