/** A tally as columns, with the vote before beside it, so that the room sees what moved. */
import type { Shown } from '@eds/consensus/room-result'
import type { Grade } from '@eds/frameworks/framework'
import { GRADES } from '@eds/frameworks/framework'
import type { Round, RoundId } from '@eds/session/session'

/** Of one vote on one grade: people, null for none, and the bar's height as a share of the tallest of all. */
export type Bar = { readonly count: number | null; readonly share: number }
/** `before` is null where there is no vote before to compare with. */
export type Column = { readonly grade: Grade; readonly now: Bar; readonly before: Bar | null }

type Histogram = readonly (number | null)[]

/** @returns a column per grade, lowest first; both votes are drawn to one scale. @param before null for none */
export function columnsOf(histogram: Histogram, before: Histogram | null): readonly Column[] {
  const most = Math.max(1, ...[...histogram, ...(before ?? [])].map((count) => count ?? 0))
  const barOf = (count: number | null): Bar => ({ count, share: (count ?? 0) / most })
  return GRADES.map((grade) => ({
    grade,
    now: barOf(histogram[grade] ?? null),
    before: before === null ? null : barOf(before[grade] ?? null),
  }))
}

/**
 * @param rounds of one question, in any order
 * @returns what the room saw of the vote on a grade before this round; null when there was none, or when its counts were
 * not shown
 */
export function shapeBefore(rounds: readonly Round[], round: RoundId): Histogram | null {
  const number = rounds.find(({ id }) => id === round)?.number ?? 0
  const last = rounds
    .filter((each) => each.number < number)
    .toSorted((left, right) => right.number - left.number)
    .flatMap((each): Shown[] =>
      each.state === 'revealed' && each.result.kind === 'grade' ? [each.result.room.overall] : [],
    )[0]
  return last?.show === 'histogram' ? last.histogram : null
}
