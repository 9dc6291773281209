/** How long the facilitator wants the meeting to be. Kept on this computer only: it is advice and no rule of the session. */
import { minutesFrom } from './pace.ts'

const keyOf = (session: string) => `eds.meeting-minutes.${session}`

/** @returns whole minutes, or null when none was set here. */
export function keptMeetingMinutes(session: string): number | null {
  try {
    const kept = minutesFrom(window.localStorage.getItem(keyOf(session)) ?? '')
    return kept === 'not-minutes' ? null : kept
  } catch {
    // Storage is forbidden in some private windows: the length then lasts as long as the page.
    return null
  }
}

/** @param minutes null forgets it */
export function keepMeetingMinutes(session: string, minutes: number | null): void {
  try {
    if (minutes === null) window.localStorage.removeItem(keyOf(session))
    else window.localStorage.setItem(keyOf(session), String(minutes))
  } catch {
    // As above.
  }
}
