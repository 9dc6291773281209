/** Exact fractions: every share in this package is one, because doubles put exactly 70% below 70%. */
import { z } from 'zod/mini'

/** A fraction in lowest terms with a denominator above 0. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint }

/** A threshold as `[part, whole]`: 7 in 10 is `[7, 10]`. */
export const Threshold = z.tuple([z.int().check(z.minimum(0)), z.int().check(z.minimum(1))])
export type Threshold = z.infer<typeof Threshold>

/** @returns numerator / denominator in lowest terms. @param denominator above 0 */
export function ratio(numerator: bigint, denominator: bigint): Ratio {
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** @returns the fraction as text, `2/3`; whole numbers keep their denominator, `1/1`. */
export function ratioText({ numerator, denominator }: Ratio): string {
  return `${numerator}/${denominator}`
}

/** @returns thousandths, rounded down. */
export function permille({ numerator, denominator }: Ratio): number {
  return Number((1000n * numerator) / denominator)
}

/** @returns below 0, 0 or above 0, as `left` is below, at or above the threshold. */
export function compareToThreshold(left: Ratio, [part, whole]: Threshold): number {
  const difference = left.numerator * BigInt(whole) - BigInt(part) * left.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** @returns the smallest number that every one of the given sizes divides; 1 for none. @param sizes each above 0 */
export function leastCommonMultiple(sizes: readonly bigint[]): bigint {
  return sizes.reduce((multiple, size) => (multiple / greatestCommonDivisor(multiple, size)) * size, 1n)
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left < 0n ? -left : left, right]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
