/** Settles the final grade of one question; what differs from the room needs a reason and a second signatory. */
import { wordsOf } from '@eds/audit/erasable'
import type { FrameworkId } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useSend } from '../../live/send.tsx'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { Field, Radios, TextArea } from '../../parts/field.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useAskBeforeClosing, useKeptWords } from './kept-words.ts'
import { Meanwhile } from './meanwhile.tsx'
import { useRefusalLines } from './refusal-lines.ts'
import {
  type Comparison,
  choicesFor,
  compare,
  draftOf,
  gradeOf,
  LIMITS,
  type Problem,
  type SettlementChoice,
  SettlementDraft,
  settlementOf,
  stateOfForm,
  Typed,
  unsavedPlace,
} from './settlement.ts'
import { agreementOf, finalOf, type Standing } from './standing.ts'

const NO_PROBLEMS: readonly Problem[] = []
const FIELDS = { 'reason-needed': 'reason', 'second-signatory-needed': 'secondSignatory' } as const

/** @param next where to go on after saving, with its words */
export function SettleForm({
  standing,
  framework,
  next,
}: {
  standing: Standing
  framework: FrameworkId
  next: { href: string; words: string }
}) {
  const evidence = useSession((room) => room.all('evidence'))
  const opened = draftOf(standing, ownerIn(standing, evidence))
  const [typed, setTyped] = useKeptWords(unsavedPlace(standing.question.id), Typed)
  const draft = typed?.draft ?? opened
  const form = stateOfForm(typed, standing, opened)
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const { send, state, clear } = useSend()
  const refused = useRefusalLines(state, FIELDS)
  const agreement = agreementOf(standing)
  const comparison = draft.choice === null ? 'same' : compare(draft.choice, agreement)
  const errorOf = (field: Problem['field']) => problems.find((problem) => problem.field === field)?.words
  const newest = finalOf(standing)
  const number = newest?.number ?? 0
  // The number of the final grade that this page opened with, or saved itself.
  const [known, setKnown] = useState(number)
  const isFromElsewhere = typed === null && number > known
  // The answer and the record of it come by two ways; what was typed is let go when both are here.
  const isSaved = typed !== null && state.kind === 'done' && form === 'saved' && number > typed.after
  useEffect(() => {
    if (!isSaved) return
    setTyped(null)
    setKnown(number)
  }, [isSaved, setTyped, number])
  useAskBeforeClosing(form !== 'saved')

  function change(part: Partial<typeof draft>) {
    const next = { ...draft, ...part }
    setTyped(isSame(next, opened) ? null : { draft: next, after: typed?.after ?? number })
    setKnown(number)
    if (state.kind !== 'sending') clear()
  }

  function leave(words: string) {
    setTyped(null)
    setKnown(number)
    setProblems(NO_PROBLEMS)
    clear()
    announce(words)
    // The button goes with what it was pressed for.
    document.getElementById('final')?.focus()
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (state.kind === 'sending') return
    if (form === 'overtaken') {
      setProblems([{ field: 'meanwhile', words: 'Choose first: the words saved meanwhile, or yours' }])
      return
    }
    const made = settlementOf(standing.question.id, draft, agreement)
    setProblems(made.ok ? NO_PROBLEMS : made.problems)
    if (!made.ok) return
    setTyped({ draft, after: typed?.after ?? number })
    const answer = await send(made.command)
    if (answer.status === 'saved') announce(`The final grade of ${standing.question.outcome} is saved`)
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title="There is something to mend first" lines={problems} />
      <ErrorSummary title="The final grade was not saved" lines={refused} />
      <div id="choice">
        <Radios<SettlementChoice>
          legend="What is the final grade?"
          hint={hintOf(comparisonBase(standing))}
          error={errorOf('choice')}
          name="choice"
          value={draft.choice}
          onChange={(choice) => change({ choice })}
          options={choicesFor(agreement).map((choice) => ({
            value: choice,
            label: (
              <ChoiceLabel choice={choice} framework={framework} wasSplit={comparisonBase(standing) === 'split'} />
            ),
            hint: choiceHint(choice, standing, framework),
          }))}
        />
      </div>
      {comparison !== 'same' && (
        <Notice tone="warn" live="polite" title={WHY_ASKED[comparison]}>
          <p>The reason and the second person’s name stand in the report, beside what the room said.</p>
        </Notice>
      )}
      {comparison !== 'same' && (
        <>
          <TextArea
            id="reason"
            label="Reason"
            hint="Why this, and not only what the room said? Do not name or describe a patient."
            limit={LIMITS.reason}
            error={errorOf('reason')}
            value={draft.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <Field
            id="secondSignatory"
            label="Second signatory"
            hint="Name and post of the second person who answers for this grade."
            error={errorOf('secondSignatory')}
            value={draft.secondSignatory}
            autoComplete="off"
            onChange={(event) => change({ secondSignatory: event.currentTarget.value })}
          />
        </>
      )}
      <TextArea
        id="rationale"
        label="Rationale (optional)"
        hint="What in the evidence and the discussion led to this grade. It stands in the report."
        limit={LIMITS.rationale}
        error={errorOf('rationale')}
        value={draft.rationale}
        onChange={(event) => change({ rationale: event.currentTarget.value })}
      />
      <Field
        id="owner"
        label="Owner (optional)"
        hint="The department or lead who answers for this outcome. Filled in from the assessment where it names one."
        error={errorOf('owner')}
        value={draft.owner}
        autoComplete="off"
        onChange={(event) => change({ owner: event.currentTarget.value })}
      />
      {form === 'overtaken' && newest !== null && (
        <Meanwhile
          final={newest}
          framework={framework}
          onTheirs={() => leave('The form has the words that were saved')}
          onMine={() => {
            setTyped({ draft, after: number })
            setKnown(number)
            setProblems(NO_PROBLEMS)
            announce('Your words stay')
            document.getElementById('final')?.focus()
          }}
        />
      )}
      {isFromElsewhere && (
        <Notice tone="info" live="polite" title="Settled on another screen just now">
          <p>The form has the newest words.</p>
        </Notice>
      )}
      <div className="eds-buttons">
        <Button type="submit" busy={state.kind === 'sending' ? 'Saving…' : null}>
          {finalOf(standing) === null ? 'Settle this grade' : 'Settle it again'}
        </Button>
        {form === 'unsaved' && state.kind !== 'sending' && (
          <Button look="quiet" onClick={() => leave('Your changes are thrown away')}>
            Throw my changes away
          </Button>
        )}
      </div>
      {form === 'unsaved' && state.kind !== 'sending' && (
        <p className="eds-quiet">Not saved yet. Your words stay here if you look at other questions first.</p>
      )}
      {state.kind === 'done' && !isFromElsewhere && (
        <Notice tone="good" title="Saved">
          <p>
            The final grade is settled. You can settle it again until the report is published; every version stays in
            the trail.
          </p>
          <p>
            <Link className="eds-button" href={next.href}>
              {next.words}
            </Link>
          </p>
        </Notice>
      )}
    </form>
  )
}

const WHY_ASKED: Readonly<Record<Exclude<Comparison, 'same'>, string>> = {
  differs: 'This differs from what the room agreed',
  'room-split': 'The room was split, so this is your decision and not the room’s',
  'room-silent': 'The room recorded no agreement, so this is your decision and not the room’s',
}

const NO_GRADE_WORDS = {
  'no-evidence': { label: 'Not enough evidence', hint: 'There was not enough evidence to grade it.' },
  'not-applicable': { label: 'Not applicable', hint: 'The outcome does not apply to this organisation or service.' },
  'not-in-scope': { label: 'Not in scope this year', hint: 'It applies, but it was not to be graded this year.' },
  'not-graded': { label: 'No grade', hint: 'The report prints what the room recorded and gives no points.' },
} as const

function ChoiceLabel(props: { choice: SettlementChoice; framework: FrameworkId; wasSplit: boolean }) {
  const { choice, framework, wasSplit } = props
  const grade = gradeOf(choice)
  if (grade !== null) return <GradeMark framework={framework} grade={grade} />
  if (choice === 'not-graded' && wasSplit) return 'No grade: leave it as a split'
  return noGradeWords(choice)?.label ?? choice
}

const noGradeWords = (choice: SettlementChoice) =>
  Object.entries(NO_GRADE_WORDS).find(([name]) => name === choice)?.[1] ?? null

/** What a choice means, and whose word it already is. */
function choiceHint(choice: SettlementChoice, standing: Standing, framework: FrameworkId): string {
  const grade = gradeOf(choice)
  const outcome = agreementOf(standing)?.outcome
  const isRooms =
    outcome !== undefined &&
    ((outcome.kind === 'agreed' && outcome.grade === grade) ||
      (outcome.kind === 'no-evidence' && choice === 'no-evidence') ||
      (outcome.kind === 'no-grade' && choice === 'not-graded'))
  const meaning =
    grade === null
      ? noGradeWords(choice)?.hint
      : frameworkById(framework).grades.find((definition) => definition.grade === grade)?.meaning
  return [
    meaning,
    isRooms ? 'The room recorded this.' : null,
    grade !== null && standing.ownGrade === grade ? 'The organisation proposed this for itself.' : null,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
}

const isSame = (a: SettlementDraft, b: SettlementDraft): boolean =>
  Object.keys(SettlementDraft.shape).every((part) => Reflect.get(a, part) === Reflect.get(b, part))

const comparisonBase = (standing: Standing) => agreementOf(standing)?.outcome.kind ?? 'none'

function hintOf(base: ReturnType<typeof comparisonBase>): string {
  switch (base) {
    case 'agreed':
      return 'What the room agreed is chosen already. Another choice needs a reason and a second signatory.'
    case 'no-evidence':
      return 'The room recorded that there is not enough evidence. Another choice needs a reason and a second signatory.'
    case 'no-grade':
      return 'The room gave no grade: there were not enough voices. A grade needs a reason and a second signatory.'
    case 'split':
      return 'The room was split, so nothing is chosen for you. Whatever you choose needs a reason and a second signatory.'
    case 'none':
      return 'The room recorded no agreement. A grade needs a reason and a second signatory.'
    default:
      return unreachable(base)
  }
}

/** The owner that the assessment names for the question, by its evidence; empty if it names none. */
function ownerIn(
  { question }: Standing,
  evidence: readonly { question: string; from: { kind: string; owner?: Parameters<typeof wordsOf>[0] } }[],
): string {
  const own = evidence.find((item) => item.question === question.id && item.from.kind === 'organisation')
  return own?.from.owner === undefined ? '' : wordsOf(own.from.owner, '').replace(/\s*\n\s*/g, '; ')
}

function unreachable(value: never): never {
  throw new Error(`expected a known outcome, found ${String(value)}`)
}
