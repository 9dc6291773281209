/** Who cast the vote that the server counts for a seat, as far as its phone can know. Pure. */
import type { OwnSeat } from '@eds/session/protocol'
import type { RoundId } from '@eds/session/session'
import type { OutboxEntry } from '../../live/outbox.ts'

/** `elsewhere`: another phone that had this seat before, a phone that has forgotten it, or somebody who should not have. */
export type WhoseVote = 'nobody' | 'this-phone' | 'helper' | 'elsewhere'

/**
 * @param kept what this phone has sent for the seat; null until it has been read
 * @param own what the server says of the seat; null until it has been heard
 */
export function whoseVote(
  round: RoundId,
  kept: readonly OutboxEntry[] | null,
  own: Pick<OwnSeat, 'tookPart' | 'assisted'> | null,
): WhoseVote {
  const ofRound = (kept ?? []).filter(({ about }) => about.type === 'castBallot' && about.round === round)
  // A vote that this phone has saved is never replaced by a helper's.
  if (ofRound.some(({ state }) => state === 'saved')) return 'this-phone'
  if (own?.assisted.includes(round)) return 'helper'
  if (!own?.tookPart.includes(round)) return 'nobody'
  // One on its way may have arrived already, and only its answer be missing.
  return kept === null || ofRound.some(({ state }) => state === 'waiting') ? 'this-phone' : 'elsewhere'
}
