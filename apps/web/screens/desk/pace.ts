/** How much of the meeting is left, and what that gives each question that is still to do. Advice only: nothing waits for it. */
import { type EpochMs, LONGEST_MEETING_MINUTES } from '@eds/session/session'

const MINUTE_MS = 60_000

/**
 * `unplanned`: nobody said how long the meeting is. `before`: the session is not open, so its clock does not run.
 * `done`: every question has its outcome. `running` and `over` count whole minutes, `eachMinutes` rounded down; 0 is
 * less than a minute. `endsAt` in milliseconds by the server's clock.
 */
export type Pace =
  | { readonly kind: 'unplanned' }
  | { readonly kind: 'before'; readonly minutes: number; readonly eachMinutes: number }
  | { readonly kind: 'done'; readonly leftMinutes: number }
  | {
      readonly kind: 'running'
      readonly leftMinutes: number
      readonly eachMinutes: number
      readonly remaining: number
      readonly endsAt: EpochMs
    }
  | { readonly kind: 'over'; readonly overMinutes: number; readonly remaining: number }

/**
 * @param plan.minutes how long the meeting is to be, from the opening of the session; null when nobody said
 * @param plan.openedAt null before the session is open
 * @param plan.remaining questions without a recorded outcome, the current one with them
 */
export function paceOf(plan: {
  readonly minutes: number | null
  readonly openedAt: EpochMs | null
  readonly now: EpochMs
  readonly remaining: number
}): Pace {
  const { minutes, openedAt, remaining } = plan
  if (minutes === null) return { kind: 'unplanned' }
  if (openedAt === null) return { kind: 'before', minutes, eachMinutes: shareOf(minutes, remaining) }
  const endsAt = openedAt + minutes * MINUTE_MS
  // A screen looks at the clock only now and then: its last look may be from before the opening.
  const now = Math.max(plan.now, openedAt)
  // The minute that has begun counts as left, so that the number and the clock on the wall of the room agree.
  const leftMinutes = Math.ceil((endsAt - now) / MINUTE_MS)
  if (remaining === 0) return { kind: 'done', leftMinutes: Math.max(0, leftMinutes) }
  if (leftMinutes <= 0) return { kind: 'over', overMinutes: Math.floor((now - endsAt) / MINUTE_MS), remaining }
  return { kind: 'running', leftMinutes, eachMinutes: shareOf(leftMinutes, remaining), remaining, endsAt }
}

/**
 * Reads what a person typed. @returns whole minutes, null for an empty field, or 'not-minutes' for anything that is not
 * a whole number from 1 to `LONGEST_MEETING_MINUTES`
 */
export function minutesFrom(typed: string): number | null | 'not-minutes' {
  const text = typed.trim()
  if (text === '') return null
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return minutes >= 1 && minutes <= LONGEST_MEETING_MINUTES ? minutes : 'not-minutes'
}

/** @returns minutes as people say them: "45 minutes", "1 hour", "2 hours 5 minutes". @param minutes 0 or more */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [counted(hours, 'hour'), counted(rest, 'minute')].filter((part) => part !== null)
  return parts.length === 0 ? 'less than a minute' : parts.join(' ')
}

const counted = (count: number, word: string): string | null =>
  count === 0 ? null : `${count} ${word}${count === 1 ? '' : 's'}`

const shareOf = (minutes: number, remaining: number): number => (remaining === 0 ? 0 : Math.floor(minutes / remaining))
