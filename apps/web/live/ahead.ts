/** Questions that were asked of the server before the part of the page that wants the answer was here. */

/** By token and path; `askedAt` by this device's clock. */
export type Ahead = Map<string, { askedAt: number; reply: Promise<Response> }>

declare global {
  interface Window {
    /** Made by `early.ts`, which runs before everything else. */
    edsAhead?: Ahead
  }
}

/** An older answer may no longer be true. */
const FRESH_MS = 15_000

/** Asks what the next part of the page will want, while something else is still being waited for. */
export function askAhead(path: string, token: string): void {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` }
  const reply = fetch(path, { headers, cache: 'no-store' })
  // Whoever takes the answer hears of it; a question that nobody takes must not be an uncaught error.
  reply.catch(() => null)
  window.edsAhead ??= new Map()
  window.edsAhead.set(keyOf(path, token), { askedAt: Date.now(), reply })
}

/** @returns the answer that is on its way to this very question, once; null when nobody asked it, or too long ago */
export function takeAhead(path: string, token: string | null): Promise<Response> | null {
  const key = keyOf(path, token)
  const found = window.edsAhead?.get(key)
  window.edsAhead?.delete(key)
  return found === undefined || Date.now() - found.askedAt > FRESH_MS ? null : found.reply
}

const keyOf = (path: string, token: string | null): string => `${token ?? ''} ${path}`
