/** Ballots counted by grade, and the grade in their middle. */
import { leastCommonMultiple, type Ratio, ratio } from './ratio.ts'

/** Ballots, or voice, per grade: index 0 is the lowest grade. Never negative. */
export type Tally = readonly (number | bigint)[]

/**
 * The middle of a tally. `grade` is the lower middlemost ballot, `upper` the upper one; they differ at an exact tie.
 * Both null when nothing was cast.
 */
export type Median = { grade: number | null; upper: number | null; tie: boolean }

/**
 * The majority grade: a majority gives at least this grade, and at least half give at most it. At an exact half the
 * lower grade stands. Source: Balinski and Laraki, majority judgment.
 */
export function lowerMedian(tally: Tally): Median {
  const counts = tally.map(BigInt)
  const whole = sum(counts)
  if (whole === 0n) return { grade: null, upper: null, tie: false }
  const grade = firstAtHalf(counts, whole)
  const upper = counts.length - 1 - firstAtHalf(counts.toReversed(), whole)
  return { grade, upper, tie: grade !== upper }
}

/**
 * What the room says when every group has the same say, however many people it has.
 * `voice` is whole numbers per grade that add up to `whole`; `shares` the same as fractions of 1.
 */
export type EqualVoice = {
  grade: number
  upper: number
  voice: readonly bigint[]
  whole: bigint
  shares: readonly Ratio[]
}

/**
 * Weighs each group's ballots so that its voice is the same as any other group's, and takes the lower median.
 * @param groups one tally per group, all of the same length; groups in which nothing was cast are left out
 * @returns null when nothing was cast at all
 */
export function equalVoice(groups: readonly Tally[]): EqualVoice | null {
  const cast = groups.map((tally) => tally.map(BigInt)).filter((counts) => sum(counts) > 0n)
  const perGroup = leastCommonMultiple(cast.map(sum))
  const whole = perGroup * BigInt(cast.length)
  const voice = (cast[0] ?? []).map((_, grade) =>
    sum(cast.map((counts) => (perGroup / sum(counts)) * (counts[grade] ?? 0n))),
  )
  const { grade, upper } = lowerMedian(voice)
  if (grade === null || upper === null) return null
  return { grade, upper, voice, whole, shares: voice.map((part) => ratio(part, whole)) }
}

/** @returns the total of whole numbers. */
export function sum(counts: readonly bigint[]): bigint {
  return counts.reduce((total, count) => total + count, 0n)
}

/** @returns the first index by which half of the whole, or more, has been counted. */
function firstAtHalf(counts: readonly bigint[], whole: bigint): number {
  let counted = 0n
  return counts.findIndex((count) => {
    counted += count
    return 2n * counted >= whole
  })
}
