/** The form that settles a final grade: what it opens with, what it needs, and the command it becomes. */

import { wordsOf } from '@eds/audit/erasable'
import type { Grade } from '@eds/frameworks/framework'
import type { OutcomeStatus } from '@eds/frameworks/outcome-status'
import type { CommandOf } from '@eds/session/protocol'
import type { Agreement, QuestionId } from '@eds/session/session'
import { z } from 'zod/mini'
import { agreementOf, finalOf, type Standing } from './standing.ts'

/** One answer on the form: a grade, or why there is none. `not-graded` leaves a split, or a vote of too few voices, as it is. */
const SettlementChoice = z.enum(['0', '1', '2', '3', 'no-evidence', 'not-applicable', 'not-in-scope', 'not-graded'])
export type SettlementChoice = z.infer<typeof SettlementChoice>

/** What the lead has typed; `choice` is null until something is chosen. */
export const SettlementDraft = z.object({
  choice: z.nullable(SettlementChoice),
  rationale: z.string(),
  reason: z.string(),
  secondSignatory: z.string(),
  owner: z.string(),
})
export type SettlementDraft = z.infer<typeof SettlementDraft>

/** What is typed and not saved; `after` is the number of the final grade that it began from, 0 before there is one. */
export const Typed = z.object({ draft: SettlementDraft, after: z.int() })
export type Typed = z.infer<typeof Typed>

/** How the choice stands to what the room agreed: what must be written down beside it. */
export type Comparison = 'same' | 'differs' | 'room-split' | 'room-silent'

const GRADE_CHOICES: readonly SettlementChoice[] = ['0', '1', '2', '3']

/** Where what is typed for a question is kept while it is not saved. */
export const unsavedPlace = (question: QuestionId): string => `final.${question}`

/** Longest texts in characters; the server refuses longer ones. */
export const LIMITS = { rationale: 4000, reason: 2000, secondSignatory: 200, owner: 300 } as const

/** The form as it opens: the newest final grade, else what the room agreed; a split preselects nothing. */
export function draftOf(standing: Standing, ownerInAssessment: string): SettlementDraft {
  const final = finalOf(standing)
  if (final !== null) {
    return {
      choice: choiceOf(final.status),
      rationale: wordsIn(final.rationale),
      reason: wordsIn(final.reason),
      secondSignatory: wordsIn(final.secondSignatory),
      owner: wordsIn(final.owner),
    }
  }
  return {
    choice: preselected(agreementOf(standing)),
    rationale: '',
    reason: '',
    secondSignatory: '',
    owner: ownerInAssessment.slice(0, LIMITS.owner),
  }
}

/**
 * How the form stands to what is saved, which another lead may change meanwhile. `typed` null: nobody has typed here.
 * `saved`: the form says what is saved. `unsaved`: it has words of its own. `overtaken`: it has, and the grade was settled since.
 */
export function stateOfForm(typed: Typed | null, standing: Standing, opened: SettlementDraft): FormState {
  if (typed === null || isAlike(typed.draft, opened, standing)) return 'saved'
  return typed.after < (finalOf(standing)?.number ?? 0) ? 'overtaken' : 'unsaved'
}

export type FormState = 'saved' | 'unsaved' | 'overtaken'

/** Whether two drafts would be saved as the same: spaces around words, and a reason that nobody asks for, are not. */
function isAlike(a: SettlementDraft, b: SettlementDraft, standing: Standing): boolean {
  const agreement = agreementOf(standing)
  const kept = ({ choice, ...words }: SettlementDraft) => {
    const asksWhy = choice !== null && compare(choice, agreement) !== 'same'
    const { rationale, reason, secondSignatory, owner } = words
    return [choice, rationale, asksWhy ? reason : '', asksWhy ? secondSignatory : '', owner].map(
      (part) => part?.trim() ?? null,
    )
  }
  const other = kept(b)
  return kept(a).every((part, at) => part === other[at])
}

/** The choices to offer, in order; what the room left without a grade may stay so. */
export function choicesFor(agreement: Agreement | null): readonly SettlementChoice[] {
  const rest: SettlementChoice[] = ['no-evidence', 'not-applicable', 'not-in-scope']
  const mayStay = agreement?.outcome.kind === 'split' || agreement?.outcome.kind === 'no-grade'
  return mayStay ? [...GRADE_CHOICES, 'not-graded', ...rest] : [...GRADE_CHOICES, ...rest]
}

/**
 * What a choice says beside the room's agreement. Everything but `same` needs a reason and a second signatory.
 * The server holds the same rule; this one only asks for the words in time.
 */
export function compare(choice: SettlementChoice, agreement: Agreement | null): Comparison {
  const graded = GRADE_CHOICES.includes(choice)
  if (agreement === null) return graded ? 'room-silent' : 'same'
  switch (agreement.outcome.kind) {
    case 'agreed':
      return choice === String(agreement.outcome.grade) ? 'same' : 'differs'
    case 'no-evidence':
      return choice === 'no-evidence' ? 'same' : 'differs'
    case 'no-grade':
      return choice === 'not-graded' ? 'same' : 'differs'
    case 'split':
      return 'room-split'
    default:
      return unreachable(agreement.outcome)
  }
}

/** Something to mend; `field` is the id of the control to move to. */
export type Problem = { field: 'choice' | 'meanwhile' | keyof typeof LIMITS; words: string }

/** The command, or every problem in the order of the form. */
export function settlementOf(
  question: QuestionId,
  draft: SettlementDraft,
  agreement: Agreement | null,
): { ok: true; command: CommandOf<'settleFinalGrade'> } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const { choice } = draft
  const asksWhy = choice !== null && compare(choice, agreement) !== 'same'
  if (choice === null) problems.push({ field: 'choice', words: 'Choose the final grade, or why there is none' })
  if (asksWhy && draft.reason.trim() === '') problems.push({ field: 'reason', words: 'Write the reason' })
  if (asksWhy && draft.secondSignatory.trim() === '')
    problems.push({ field: 'secondSignatory', words: 'Enter the name of the second person who signs this grade' })
  for (const field of ['reason', 'secondSignatory', 'rationale', 'owner'] as const) {
    if (draft[field].trim().length > LIMITS[field])
      problems.push({ field, words: `${FIELD_NAMES[field]} must be ${LIMITS[field]} characters or fewer` })
  }
  if (choice === null || problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    command: {
      type: 'settleFinalGrade',
      question,
      status: statusOf(choice),
      rationale: orNull(draft.rationale),
      reason: asksWhy ? orNull(draft.reason) : null,
      secondSignatory: asksWhy ? orNull(draft.secondSignatory) : null,
      owner: orNull(draft.owner),
    },
  }
}

/** The grade inside a choice; null where it is not a grade. */
export function gradeOf(choice: SettlementChoice): Grade | null {
  const status = statusOf(choice)
  return status.status === 'graded' ? status.grade : null
}

/** Whether the room agreed something else after the final grade was settled: the lead must then look at it again. */
export function isOvertaken(standing: Standing): boolean {
  const final = finalOf(standing)
  const agreement = agreementOf(standing)
  if (final === null || agreement === null || agreement.at <= final.at) return false
  return compare(choiceOf(final.status), agreement) !== 'same'
}

const FIELD_NAMES = {
  reason: 'Reason',
  secondSignatory: 'Second signatory',
  rationale: 'Rationale',
  owner: 'Owner',
} as const

function preselected(agreement: Agreement | null): SettlementChoice | null {
  switch (agreement?.outcome.kind) {
    case 'agreed':
      return choiceOf({ status: 'graded', grade: agreement.outcome.grade })
    case 'no-evidence':
      return 'no-evidence'
    case 'no-grade':
      return 'not-graded'
    default:
      return null
  }
}

/** The answer on the form that a settled status stands for. */
function choiceOf(status: OutcomeStatus): SettlementChoice {
  switch (status.status) {
    case 'graded':
    case 'carried-forward':
      return GRADE_CHOICES[status.grade] ?? '0'
    default:
      return status.status
  }
}

function statusOf(choice: SettlementChoice): OutcomeStatus {
  switch (choice) {
    case '0':
      return { status: 'graded', grade: 0 }
    case '1':
      return { status: 'graded', grade: 1 }
    case '2':
      return { status: 'graded', grade: 2 }
    case '3':
      return { status: 'graded', grade: 3 }
    case 'no-evidence':
    case 'not-applicable':
    case 'not-in-scope':
    case 'not-graded':
      return { status: choice }
    default:
      return unreachable(choice)
  }
}

const wordsIn = (words: Parameters<typeof wordsOf>[0] | null): string => (words === null ? '' : wordsOf(words, ''))

function orNull(typed: string): string | null {
  const trimmed = typed.trim()
  return trimmed === '' ? null : trimmed
}

function unreachable(value: never): never {
  throw new Error(`expected a known outcome, found ${JSON.stringify(value)}`)
}
