/** Acts that are right only at the moment at which they are asked for: carried out late, they would take a room by surprise. */
import type { CommandType } from '@eds/session/protocol'

const OF_THE_MOMENT: ReadonlySet<CommandType> = new Set([
  'openRound',
  'callClose',
  'keepOpen',
  'revealRound',
  'showQuestion',
  'showOnWall',
])

/** A person has looked up again by then, and seen that nothing happened. */
const LATEST_MS = 15_000

/** @param sinceMs from when it was asked for @returns whether it must not be sent any more */
export const isTooLate = (type: CommandType, sinceMs: number): boolean => OF_THE_MOMENT.has(type) && sinceMs > LATEST_MS
