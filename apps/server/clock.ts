/** Time as the server sees it; tests bring their own. */
import type { EpochMs } from '@eds/session/session'

export type Clock = {
  now(): EpochMs
  /** Runs once after a delay, even when the wall clock is set back meanwhile. @returns a function that cancels it. */
  after(delayMs: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
