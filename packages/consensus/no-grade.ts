/** Why a room has no grade, as far as it may be told: that a group was not heard can tell what everybody in it chose. */
import { hearingOf, shareWithoutEvidence } from './measures.ts'
import type { ConsensusResult, Reason } from './policy.ts'
import { compareToThreshold, type Threshold } from './ratio.ts'
import type { CountedRound } from './room-result.ts'

/** So much of the voice saying "not enough evidence" is told in any room that sees how it divides. */
const TOLD_EVIDENCE: Threshold = [1, 2]

/**
 * @returns why there can be no grade, whatever those who voted chose: who voted tells it. A group that voted and was not
 * heard has said nothing but "rather not say".
 */
export function missingVoices({ tallies, config, required = [] }: CountedRound): Reason[] {
  const voted = tallies.filter(({ histogram, nee, abstain }) => sum(histogram) + nee + abstain > 0)
  const ballots = sum(voted.map(({ histogram, nee, abstain }) => sum(histogram) + nee + abstain))
  const reasons: Reason[] = []
  if (required.some((id) => !voted.some((tally) => tally.id === id))) reasons.push('missing-groups')
  if (voted.length < config.minGroups) reasons.push('too-few-groups')
  if (ballots < config.minBallots) reasons.push('too-few-ballots')
  return reasons
}

/**
 * Of a room without a grade in which a group is too small to show. Its silence must not be seen, so that a room in which
 * a third or more have not enough evidence looks like one in which a group that is needed was silent; half or more is told.
 * @returns the policy's reasons without those that follow from a group's silence; null when neither they nor how the votes
 * divide may be told
 */
export function reasonsBesideSilence(result: ConsensusResult, counted: CountedRound): Reason[] | null {
  const missing = missingVoices(counted)
  const heard = counted.tallies.map((tally) => hearingOf(tally, [])).filter((hearing) => hearing.heard)
  const isTold = missing.length > 0 || compareToThreshold(shareWithoutEvidence(heard), TOLD_EVIDENCE) >= 0
  if (!isTold) return null
  return result.reasons.filter((reason) => reason === 'insufficient-evidence' || missing.includes(reason))
}

const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0)
