/** What a room is advised to do next: what the policy says, where it can still be done. */
import type { Next } from './policy.ts'
import type { RoomResult } from './room-result.ts'

/** `record-standing`: no vote is left that could mend it, or none that would tell more. */
export type Advice = Next | 'record-standing'

/** @returns the policy's next step; what asks for another vote becomes the record once the votes on a question are used up */
export function adviceOf({ next, round, config }: Pick<RoomResult, 'next' | 'round' | 'config'>): Advice {
  const isLast = round >= config.maxRounds
  return isLast && (next === 'review-evidence' || next === 'invite') ? 'record-standing' : next
}
