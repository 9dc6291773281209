/** Log lines on stderr: one JSON object each. No token, body, choice or person ever goes in. */

export type LogFields = { readonly [name: string]: string | number | boolean | null }
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void

/** @param write takes one whole line. */
export function lineLog(write: (line: string) => void): Log {
  return (level, event, fields = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
  }
}

const LINES_A_MINUTE = 20
const A_MINUTE_MS = 60_000

/**
 * Writes so many lines of one event in a minute, as some are caused by whoever sends nonsense and could fill the disk. The
 * next line of the event says how many were left out.
 * @param now in milliseconds; may be set back
 */
export function sparingLog(log: Log, now: () => number): Log {
  const budgets = new Map<string, { since: number; written: number; leftOut: number }>()
  return (level, event, fields = {}) => {
    const at = now()
    const known = budgets.get(event)
    const isCurrent = known !== undefined && at >= known.since && at - known.since < A_MINUTE_MS
    if (isCurrent && known.written >= LINES_A_MINUTE) {
      known.leftOut += 1
      return
    }
    const leftOut = isCurrent ? 0 : (known?.leftOut ?? 0)
    if (isCurrent) known.written += 1
    else budgets.set(event, { since: at, written: 1, leftOut: 0 })
    log(level, event, leftOut === 0 ? fields : { ...fields, leftOut })
  }
}

/** What went wrong, in one line. @returns the error's name and message, never a stack or a stored value. */
export function whyOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n')[0] ?? ''
}

/** Lets a promise run on its own, and logs it when it fails. */
export function inBackground(log: Log, event: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log('error', event, { why: whyOf(error) }))
}
