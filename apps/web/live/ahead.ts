/** Questions that were asked of the server before the part of the page that wants the answer was here. */

/** What is read of a reply. */
export type Reply = Pick<Response, 'ok' | 'json'>

/** By token and path; `askedAt` by this device's clock. */
export type Ahead = Map<string, { askedAt: number; reply: Promise<Reply> }>

declare global {
  interface Window {
    /** Made by `early.ts`, which runs before everything else. */
    edsAhead?: Ahead
  }
}

/** An older answer may no longer be true. */
const FRESH_MS = 15_000

/** Keeps an answer that came along with another for the next part of the page, which will ask for it. */
export function answerAhead(path: string, token: string, answer: unknown): void {
  window.edsAhead ??= new Map()
  const reply = Promise.resolve({ ok: true, json: () => Promise.resolve(answer) })
  window.edsAhead.set(keyOf(path, token), { askedAt: Date.now(), reply })
}

/** @returns the answer that is on its way to this very question, once; null when nobody asked it, or too long ago */
export function takeAhead(path: string, token: string | null): Promise<Reply> | null {
  const key = keyOf(path, token)
  const found = window.edsAhead?.get(key)
  window.edsAhead?.delete(key)
  return found === undefined || Date.now() - found.askedAt > FRESH_MS ? null : found.reply
}

const keyOf = (path: string, token: string | null): string => `${token ?? ''} ${path}`
