/** How closely a tally agrees, by Leik's measure: exact, and it never falls when somebody moves to the middle. */
import { type Ratio, ratio } from './ratio.ts'
import { sum, type Tally } from './tally.ts'

/** `d` is dispersion, 0 (everyone alike) … 1 (half at each end); `consensus` is 1 − d. Null when nothing was cast. */
export type Leik = { d: Ratio; consensus: Ratio } | { d: null; consensus: null }

/**
 * Leik's ordinal dispersion of a tally: twice the mean distance from the median, over the width of the scale.
 * A scale of one grade has no width: everyone agrees. Not comparable between scales of different length.
 * Source: R. K. Leik, "A measure of ordinal consensus", Pacific Sociological Review 9 (1966).
 */
export function leik(tally: Tally): Leik {
  const counts = tally.map(BigInt)
  const ballots = sum(counts)
  if (ballots === 0n) return { d: null, consensus: null }
  let below = 0n
  let smallerSides = 0n
  for (const count of counts.slice(0, -1)) {
    below += count
    smallerSides += below < ballots - below ? below : ballots - below
  }
  const width = ballots * BigInt(Math.max(1, counts.length - 1))
  return { d: ratio(2n * smallerSides, width), consensus: ratio(width - 2n * smallerSides, width) }
}
