/** Times as a report prints them. */

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })

/** @returns the day in London: "28 February 2026". @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return DAY.format(at)
}
