/**
 * Counts of people as a published report may print them. Sources: NHS Digital's rule for counts below 8 and rounding
 * to the nearest 5; each count, a total too, is rounded by itself, so that no difference gives a small one away.
 */

/** People that a count must reach to be printed as a number. */
export const SMALLEST_COUNT = 8
/** Ballots that a round must have before its distribution of grades is printed. */
export const SMALLEST_DISTRIBUTION = 30

/** What the notes that hold such counts are called. */
export const ROUNDED_NOTES = { ballots: 'Ballots', spread: 'How the grades were spread' } as const

/** @returns "none", "fewer than 8", or the count to the nearest 5: "about 15". */
export function disclosedCount(people: number): string {
  if (people === 0) return 'none'
  if (people < SMALLEST_COUNT) return `fewer than ${SMALLEST_COUNT}`
  return `about ${Math.round(people / 5) * 5}`
}
