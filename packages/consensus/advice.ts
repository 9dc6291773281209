/** What a room is told beside its result: why it has no grade, and what to do next where that can still be done. */
import type { Next, Reason } from './policy.ts'
import type { RoomResult } from './room-result.ts'

/** `record-standing`: no vote is left that could mend it, or none that would tell more. */
export type Advice = Next | 'record-standing'

/** @returns the policy's next step; what asks for another vote becomes the record once the votes on a question are used up */
export function adviceOf({ next, round, config }: Pick<RoomResult, 'next' | 'round' | 'config'>): Advice {
  const isLast = round >= config.maxRounds
  return isLast && (next === 'review-evidence' || next === 'invite') ? 'record-standing' : next
}

/**
 * @returns why there is no grade, without what only follows: where many had not enough evidence, few are left who gave a grade,
 * and that is not too few votes
 */
export function whyNoGrade(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.includes('insufficient-evidence') ? reasons.filter((reason) => reason !== 'too-few-ballots') : reasons
}
