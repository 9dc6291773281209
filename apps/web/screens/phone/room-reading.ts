/** What the phone reads out of the room's lists. Pure. */
import { isErased } from '@eds/audit/erasable'
import type { Agreement, Evidence, QuestionId, Round } from '@eds/session/session'

/** The rounds of a question, oldest first. */
export const roundsOfQuestion = (rounds: readonly Round[], question: QuestionId): Round[] =>
  rounds.filter((round) => round.question === question).toSorted((left, right) => left.number - right.number)

/** The newest agreement on a question, or null. Earlier ones stand beside it in the report. */
export const latestAgreement = (agreements: readonly Agreement[], question: QuestionId): Agreement | null =>
  agreements
    .filter((agreement) => agreement.question === question)
    .reduce<Agreement | null>((best, next) => (best === null || next.number > best.number ? next : best), null)

/**
 * Evidence for a question in the order it was brought: the organisation's first, as its numbers go. What was taken out is
 * evidence no more: that it was is among the facilitator's acts.
 */
export const evidenceOf = (evidence: readonly Evidence[], question: QuestionId): Evidence[] =>
  evidence
    .filter((item) => item.question === question && !isErased(item.claim))
    .toSorted((left, right) => left.at - right.at || (sortable(left.id) < sortable(right.id) ? -1 : 1))

/**
 * What stands before "Show more" has both voices, as the wall does: the organisation's first pieces and the room's newest,
 * which would otherwise come last. @param first how many there is room for
 * @returns every piece once: those that are shown first, then the others in their order
 */
export function mixedEvidence(items: readonly Evidence[], first: number): readonly Evidence[] {
  const newestOfRoom = items.filter(({ from }) => from.kind === 'room').toReversed()
  const organisations = items.length - newestOfRoom.length
  const room = newestOfRoom.slice(0, Math.max(first >> 1, first - organisations))
  const others = items.filter((item) => !room.includes(item))
  return [...others.slice(0, first - room.length), ...room, ...others.slice(first - room.length)]
}

/** `a-2` before `a-10`. By hand: a browser's own tables of sorting take a slow phone a tenth of a second to open. */
const sortable = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(12, '0'))
