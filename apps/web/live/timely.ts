/** Acts that are right only at the moment at which they are asked for: carried out late, they would take a room by surprise. */
import type { Answer, CommandType } from '@eds/session/protocol'
import { type Posted, postUntilAnswered, type Unanswered } from './command-post.ts'

/** What the whole room sees happen, or one person feels at once. What was decided on its merits is as right later. */
const OF_THE_MOMENT: ReadonlySet<CommandType> = new Set([
  'openSession',
  'closeSession',
  'setDoor',
  'setAdmission',
  'reissueSeat',
  'openRound',
  'callClose',
  'keepOpen',
  'revealRound',
  'voidRound',
  'showQuestion',
  'showOnWall',
  'showCaptions',
])

/** A person has looked up again by then, and seen that nothing happened. */
const LATEST_MS = 15_000

/** @param sinceMs from when it was asked for @returns whether it must not be sent any more */
export const isTooLate = (type: CommandType, sinceMs: number): boolean => OF_THE_MOMENT.has(type) && sinceMs > LATEST_MS

/** After so many tries that the server was too busy to answer, the screen says so; at once where it asks for long. */
const BUSY_TRIES = 6
const LONG_MS = 10_000

const NOT_SENT: Unanswered = { kind: 'unknown', why: 'unreachable', afterMs: 0 }

/**
 * Posts until the server answers, and what is of the moment for a short while only.
 * @param line.post one try, which is given up when that time is over: it may have been done all the same @param line.wait as `postUntilAnswered` has it
 * @param line.now by the wall clock, in milliseconds: another may stand still while a laptop sleeps
 * @returns `too-late` when there was no connection in time, `too-busy` when there was one and no answer; it may have been done all the same
 */
export async function postInTime(
  type: CommandType,
  line: {
    post: (withinMs?: number) => Promise<Posted>
    wait: (ms: number, atLeastMs: number) => Promise<void>
    now: () => number
  },
): Promise<Answer | 'too-late' | 'too-busy'> {
  const askedAt = line.now()
  const isLate = () => isTooLate(type, line.now() - askedAt)
  const leftMs = () => askedAt + LATEST_MS + 1 - line.now()
  let wasReached = false
  const answer = await postUntilAnswered(
    // A computer that slept while it waited wakes up late.
    async () => (isLate() ? NOT_SENT : OF_THE_MOMENT.has(type) ? line.post(leftMs()) : line.post()),
    // No longer than until it is late: whoever waits is told so then.
    (ms, atLeastMs) => line.wait(OF_THE_MOMENT.has(type) ? Math.max(0, Math.min(ms, leftMs())) : ms, atLeastMs),
    ({ why, afterMs }, tries) => {
      wasReached ||= why === 'busy'
      return !isLate() && (why === 'unreachable' || (tries < BUSY_TRIES && afterMs < LONG_MS))
    },
  )
  return answer ?? (wasReached ? 'too-busy' : 'too-late')
}
