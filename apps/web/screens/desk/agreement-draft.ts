/** What the facilitator is about to record, and what the record still lacks. */
import type { RoomResult } from '@eds/consensus/room-result'
import type { Grade } from '@eds/frameworks/framework'
import type { CommandOf } from '@eds/session/protocol'
import type { QuestionId, Round } from '@eds/session/session'
import { roundsOn } from './agenda.ts'
import { lastRevealed, type RecordedOutcome } from './next-step.ts'

/** `outcome` as one radio choice: a grade, or why there is none; null before anything is chosen. */
export type AgreementDraft = {
  readonly outcome: Grade | 'split' | 'no-evidence' | 'no-grade' | null
  readonly reason: string
  readonly dissent: string
}

/** A field and what to do about it, in words. */
export type DraftProblem = { readonly field: 'outcome' | 'reason' | 'dissent'; readonly words: string }

/** @param suggested null for nothing chosen yet */
export const draftOf = (suggested: RecordedOutcome | null): AgreementDraft => ({
  outcome: suggested === null ? null : suggested.kind === 'agreed' ? suggested.grade : suggested.kind,
  reason: '',
  dissent: '',
})

/** @returns the grade the votes bear out (agreed by vote, or adopted by a later consent check), or null. */
export function borneOutGrade(rounds: readonly Round[], question: QuestionId): Grade | null {
  const ofQuestion = roundsOn(rounds, question)
  const revealed = ofQuestion.filter((round) => round.state === 'revealed')
  const vote = revealed.findLast((round) => round.result.kind === 'grade')
  const check = lastRevealed(ofQuestion, question)
  if (check !== null && check.result.kind === 'consent' && check.result.outcome.adopted) return check.result.grade
  if (vote === undefined || vote.result.kind !== 'grade') return null
  return vote.result.room.state === 'agreed' ? vote.result.room.grade : null
}

/** @returns whether this choice goes against, or beyond, what the votes say, and so needs a reason. */
export function needsReason(draft: AgreementDraft, rounds: readonly Round[], question: QuestionId): boolean {
  if (draft.outcome === null) return false
  if (draft.outcome === 'no-evidence') return !saysNoEvidence(rounds, question)
  const borneOut = borneOutGrade(rounds, question)
  const lacks = lacksVoices(rounds, question)
  if (draft.outcome === 'no-grade') return !lacks || borneOut !== null
  if (draft.outcome !== 'split') return draft.outcome !== borneOut
  return borneOut !== null || lacks || isUntold(newestVote(rounds, question))
}

/** @returns whether a third or more of the voice said "not enough evidence" in the newest vote. */
function saysNoEvidence(rounds: readonly Round[], question: QuestionId): boolean {
  return newestVote(rounds, question)?.reasons.includes('insufficient-evidence') ?? false
}

/** @returns whether it was told that the newest vote gave no grade because voices were missing. */
function lacksVoices(rounds: readonly Round[], question: QuestionId): boolean {
  const vote = newestVote(rounds, question)
  return vote?.state === 'inquorate' && vote.reasons.some((reason) => reason !== 'insufficient-evidence')
}

/** @returns whether how far the room agrees, or why there is no grade, may not be told. */
const isUntold = (vote: RoomResult | null): boolean =>
  vote?.state === 'grade-alone' || (vote?.state === 'inquorate' && vote.reasons.length === 0)

function newestVote(rounds: readonly Round[], question: QuestionId): RoomResult | null {
  const results = roundsOn(rounds, question).flatMap((round) =>
    round.state === 'revealed' && round.result.kind === 'grade' ? [round.result.room] : [],
  )
  return results.at(-1) ?? null
}

/** @returns what must be mended before it is sent, in the order of the form; empty when it may be sent. */
export function problemsOf(
  draft: AgreementDraft,
  rounds: readonly Round[],
  question: QuestionId,
  openObjections: number,
): DraftProblem[] {
  const problems: DraftProblem[] = []
  const hasVoted = roundsOn(rounds, question).some((r) => r.state === 'revealed' && r.result.kind === 'grade')
  if (draft.outcome === null) problems.push({ field: 'outcome', words: 'Choose what to record' })
  else if (draft.outcome !== 'no-evidence' && draft.outcome !== 'no-grade' && !hasVoted) {
    problems.push({ field: 'outcome', words: 'The room has not voted: it cannot be a grade or a split' })
  }
  if (needsReason(draft, rounds, question) && draft.reason.trim() === '') {
    problems.push({ field: 'reason', words: 'Write why you record this: the votes do not say it' })
  }
  if (openObjections > 0 && draft.dissent.trim() === '') {
    problems.push({ field: 'dissent', words: 'An objection is open: hear it first, or write the dissent down' })
  }
  return problems
}

/** @returns the command for a draft without problems, or null while nothing is chosen. Empty texts become null. */
export function recordCommand(
  draft: AgreementDraft,
  rounds: readonly Round[],
  question: QuestionId,
): CommandOf<'recordAgreement'> | null {
  if (draft.outcome === null) return null
  const outcome: RecordedOutcome =
    typeof draft.outcome === 'number' ? { kind: 'agreed', grade: draft.outcome } : { kind: draft.outcome }
  // A reason written for a choice that was then changed back is not kept: it would explain nothing.
  const reason = needsReason(draft, rounds, question) ? textOrNull(draft.reason) : null
  return { type: 'recordAgreement', question, outcome, reason, dissent: textOrNull(draft.dissent) }
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
