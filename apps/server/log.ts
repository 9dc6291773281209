/** Log lines on stderr: one JSON object each. No token, body, choice or person ever goes in. */

export type LogFields = { readonly [name: string]: string | number | boolean | null }
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void

/** @param write takes one whole line. */
export function lineLog(write: (line: string) => void): Log {
  return (level, event, fields = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
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
