/** The helper's name, kept for this tab: each vote they enter is recorded with it. */

const key = (session: string) => `eds.helper.${session}`

/** @returns the name given before, or null. */
export function keptHelperName(session: string): string | null {
  try {
    return window.sessionStorage.getItem(key(session))
  } catch {
    // Storage is forbidden: the name is asked again after a reload.
    return null
  }
}

export function keepHelperName(session: string, name: string): void {
  try {
    window.sessionStorage.setItem(key(session), name)
  } catch {
    // As above.
  }
}
