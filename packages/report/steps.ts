/** How a question came by its grade: every step in the order in which it happened, none replaced by a later one. */
import { type Words, wordsOf } from '@eds/audit/erasable'
import type { Framework, Grade } from '@eds/frameworks/framework'
import { gradeDefinition, gradeName } from '@eds/frameworks/frameworks'
import type { OutcomeStatus } from '@eds/frameworks/outcome-status'
import type { Agreement, FinalGrade, Objection, QuestionId, Round } from '@eds/session/session'
import { roundsOf, type SessionState } from '@eds/session/state'
import { dayOf } from './dates.ts'
import { oneLine } from './plain-text.ts'
import { publishedRound } from './published-round.ts'
import type { PrintedGrade, Step } from './report-record.ts'

/** What stands in a report where a text was taken out. */
export const ERASED = '[These words were taken out.]'

/** @returns the words on one line, or what says that they were taken out. */
export const printed = (words: Words): string => oneLine(wordsOf(words, ERASED))

/** @returns a name on one line, or what says that it was taken out: it stands within a sentence. */
export const printedName = (words: Words): string => oneLine(wordsOf(words, '[name taken out]'))

/** @returns what stands in the column of grades beside a step that gave none: a round's middle may be told and not agreed. */
export function withoutGrade(kind: Step['kind']): string {
  if (kind === 'round') return 'None agreed'
  return kind === 'void' || kind === 'objection' ? '' : 'No grade'
}

/** @returns the grade with its name and points. */
export function printedGrade(framework: Framework, grade: Grade): PrintedGrade {
  const { name, score } = gradeDefinition(framework, grade)
  return { grade, name, score }
}

/**
 * @returns the steps of one question, oldest first; a round still open or waiting for its reveal says only that.
 * @param ownGrade the organisation's own grade, null if it gave none; `mayShowOwn` false keeps it back until the first reveal
 */
export function stepsOf(
  state: SessionState,
  question: QuestionId,
  framework: Framework,
  ownGrade: Grade | null,
  mayShowOwn: boolean,
): Step[] {
  const dated = [
    ...roundsOf(state, question).map((round) => ({ at: round.openedAt, step: roundStep(round, framework, state) })),
    ...[...state.objections.values()]
      .map(({ objection }) => objection)
      .filter((objection) => objection.question === question && objection.state !== 'withdrawn')
      .map((objection) => ({ at: objection.at, step: objectionStep(objection) })),
    ...(state.agreements.get(question) ?? []).map((agreement) => ({
      at: agreement.at,
      step: agreementStep(agreement, framework),
    })),
    ...(state.finals.get(question) ?? []).map((final) => ({
      at: final.at,
      step: finalStep(final, agreedBefore(state, final), framework),
    })),
  ]
  const own = ownGrade === null ? [] : [ownStep(ownGrade, mayShowOwn, framework)]
  return [...own, ...dated.toSorted((a, b) => a.at - b.at).map(({ step }) => step)]
}

/** The state of a question in words: six different facts, which never read alike. */
export function statusWords(status: OutcomeStatus, framework: Framework): string {
  switch (status.status) {
    case 'graded':
      return gradeName(framework, status.grade)
    case 'carried-forward':
      return `Carried forward from ${oneLine(status.fromYear)}: ${gradeName(framework, status.grade)}`
    case 'no-evidence':
      return 'Not enough evidence'
    case 'not-applicable':
      return 'Not applicable'
    case 'not-in-scope':
      return 'Not in scope this year'
    case 'not-graded':
      return 'Not graded yet'
    default:
      return unreachable(status)
  }
}

/** @returns the grade of the year before, where this year begins. */
export function lastYearStep({ year, grade }: { year: string; grade: PrintedGrade }): Step {
  return {
    kind: 'last-year',
    title: 'The year before',
    grade,
    result: `In ${year} it was ${grade.name}.`,
    when: null,
    notes: [],
  }
}

function ownStep(grade: Grade, mayShow: boolean, framework: Framework): Step {
  return {
    kind: 'own',
    title: 'The organisation’s own grade',
    grade: mayShow ? printedGrade(framework, grade) : null,
    result: mayShow
      ? `The organisation proposed ${gradeName(framework, grade)} for itself.`
      : 'Held back until the room’s first vote is shown.',
    when: null,
    notes: [],
  }
}

function roundStep(round: Round, framework: Framework, state: SessionState): Step {
  const title =
    round.ask.kind === 'grade'
      ? `Round ${round.number}`
      : `Round ${round.number}: can you live with ${gradeName(framework, round.ask.grade)}?`
  const step = { kind: 'round' as const, title, grade: null, when: dayOf(round.openedAt), notes: [] }
  switch (round.state) {
    case 'open':
      return { ...step, result: 'Voting is open.' }
    case 'closed':
      return { ...step, result: 'Voting is closed. The result has not been shown yet.' }
    case 'void':
      return {
        ...step,
        kind: 'void',
        result: 'Void: this vote does not count.',
        notes: [{ label: 'Why', text: printed(round.reason) }],
      }
    case 'revealed': {
      const { grade, result, notes } = publishedRound(round, framework, state.plan.groups)
      const override = round.override === null ? [] : [{ label: 'Why it was shown', text: printed(round.override) }]
      return {
        ...step,
        grade: grade === null ? null : printedGrade(framework, grade),
        result,
        notes: [...notes, ...override].map(({ label, text }) => ({
          label: label === null ? null : oneLine(label),
          text: oneLine(text),
        })),
      }
    }
    default:
      return unreachable(round)
  }
}

function objectionStep(objection: Objection): Step {
  return {
    kind: 'objection',
    title: 'A reasoned objection',
    grade: null,
    result: objection.state === 'heard' ? 'Raised and heard.' : 'Raised; not recorded as heard.',
    when: dayOf(objection.at),
    // Nobody has read these words for what may be published; the dissent beside the agreement is where they stand.
    notes: [],
  }
}

const AGREED_BY = {
  vote: 'by vote',
  consent: 'by consent: the room can live with it',
  facilitator: 'as recorded by the facilitator, who gave a reason',
}

function agreementStep({ outcome, reason, dissent, at }: Agreement, framework: Framework): Step {
  const notes = [
    ...(reason === null ? [] : [{ label: 'Reason', text: printed(reason) }]),
    ...(dissent === null ? [] : [{ label: 'Dissent', text: printed(dissent) }]),
  ]
  const step = { title: 'The room’s agreement', grade: null, when: dayOf(at), notes }
  switch (outcome.kind) {
    case 'agreed':
      return {
        ...step,
        kind: 'agreed',
        grade: printedGrade(framework, outcome.grade),
        result: `Agreed: ${gradeName(framework, outcome.grade)}, ${AGREED_BY[outcome.by]}.`,
      }
    case 'split':
      return {
        ...step,
        kind: 'split',
        result: 'Split: the room did not agree on a grade.',
        notes: [
          ...(outcome.fallback === null
            ? []
            : [
                {
                  label: null,
                  text: `The provisional middle was ${gradeName(framework, outcome.fallback)}. It is not an agreed grade.`,
                },
              ]),
          ...notes,
        ],
      }
    case 'no-evidence':
      return { ...step, kind: 'no-evidence', result: 'The room recorded that there is not enough evidence to grade.' }
    case 'no-grade':
      return { ...step, kind: 'no-grade', result: 'No grade: there were not enough voices to give one.' }
    default:
      return unreachable(outcome)
  }
}

/** The grade that the room's newest agreement held when the final grade was settled; null without an agreed grade. */
function agreedBefore(state: SessionState, final: FinalGrade): Grade | null {
  const agreement = state.agreements.get(final.question)?.findLast(({ at }) => at <= final.at)
  return agreement?.outcome.kind === 'agreed' ? agreement.outcome.grade : null
}

function finalStep(final: FinalGrade, agreed: Grade | null, framework: Framework): Step {
  const { status, reason, secondSignatory } = final
  const scored = status.status === 'graded' || status.status === 'carried-forward'
  return {
    kind: 'final',
    title: 'The final grade',
    grade: scored ? printedGrade(framework, status.grade) : null,
    result:
      status.status === 'not-graded' ? 'Settled without a grade.' : `Settled as: ${statusWords(status, framework)}.`,
    when: dayOf(final.at),
    notes: [
      ...(agreed === null || (scored && status.grade === agreed)
        ? []
        : [{ label: null, text: `This differs from the room’s agreed grade, ${gradeName(framework, agreed)}.` }]),
      ...(reason === null ? [] : [{ label: 'Reason', text: printed(reason) }]),
      ...(secondSignatory === null ? [] : [{ label: 'Second signatory', text: printedName(secondSignatory) }]),
    ],
  }
}

function unreachable(value: never): never {
  throw new Error(`expected a known kind, found ${JSON.stringify(value)}`)
}
