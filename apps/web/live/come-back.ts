/** When to come back to a server that closed a socket with 1013, "try again later". */
import { LONGEST_MS as LONGEST_ASKED_MS, waitMs } from './retry-after.ts'

/** At first a second, then twice as long each time, and not longer than this: a page that waits longer looks dead. */
export const LONGEST_MS = 15_000
/** Who was let in for so long begins anew. */
const STAYED_MS = 60_000

/** How often this page was turned away in a row, and when it was last let in; null since it was turned away. */
export type TurnedAway = { readonly times: number; readonly liveSince: number | null }

export const NEVER: TurnedAway = { times: 0, liveSince: null }

/** @param now by a clock that is never set back, in milliseconds */
export const letIn = (before: TurnedAway, now: number): TurnedAway => ({
  ...before,
  liveSince: before.liveSince ?? now,
})

export const turnedAway = ({ times, liveSince }: TurnedAway, now: number): TurnedAway => ({
  times: liveSince !== null && now - liveSince >= STAYED_MS ? 1 : times + 1,
  liveSince: null,
})

/**
 * @param reason what the server said as it closed: it may end in "come back in 5 s"
 * @param luck 0 to below 1: spreads a room @returns milliseconds, never less than the server asked for, of which a minute is heard
 */
export function comeBackMs({ times }: TurnedAway, reason: string, luck: number): number {
  const said = /come back in (\d{1,2}) s$/.exec(reason)?.[1]
  const own = Math.min(1_000 * 2 ** (times - 1), LONGEST_MS)
  return waitMs(Math.min(Number(said ?? 0) * 1_000, LONGEST_ASKED_MS), Math.round(own * (0.75 + luck / 2)), luck)
}
