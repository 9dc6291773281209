/** How long the server asks to be left alone: it says so beside an answer that it is too busy to give. */

/** A page that waits longer looks dead, whatever was asked of it. */
export const LONGEST_MS = 60_000

/** Those who were turned away in one second do not all come back in one. */
const SPREAD_MS = 5_000

/**
 * Reads `Retry-After` of a 429 or 503. A date in place of seconds, which this server never sends, is not read.
 * @returns milliseconds, at most a minute; 0 where the server did not say
 */
export function retryAfterMs({ status, headers }: Pick<Response, 'status' | 'headers'>): number {
  const said = headers.get('retry-after')
  if ((status !== 429 && status !== 503) || said === null || !/^\d+$/.test(said.trim())) return 0
  return Math.min(Number(said) * 1_000, LONGEST_MS)
}

/**
 * @param afterMs what the server asked for; 0 for nothing @param ownMs what this device would wait by itself
 * @param luck 0 to below 1: spreads a room's retries @returns milliseconds, never less than the server asked for
 */
export const waitMs = (afterMs: number, ownMs: number, luck: number): number =>
  afterMs === 0 ? ownMs : Math.max(ownMs, Math.round(afterMs + luck * SPREAD_MS))
