/** Who is here, by stakeholder group, and who must still be heard. */
import type { Presence } from '@eds/session/document'
import type { GroupId, Question, SessionGroup } from '@eds/session/session'

export type GroupHere = {
  readonly group: SessionGroup
  readonly seats: number
  readonly present: number
  /** The current question is not quorate without this group. */
  readonly mustHear: boolean
}

/** @returns every group in the session's order, also those with nobody. @param question null between questions */
export function attendanceOf(
  groups: readonly SessionGroup[],
  presence: readonly Presence[],
  question: Question | null,
): GroupHere[] {
  return groups.map((group) => {
    const here = presence.find((record) => record.group === group.id)
    return {
      group,
      seats: here?.seats ?? 0,
      present: here?.present ?? 0,
      mustHear: question?.mustHear.includes(group.id) ?? false,
    }
  })
}

/** @returns groups that the question needs and that have nobody connected now. */
export const missingGroups = (attendance: readonly GroupHere[]): GroupHere[] =>
  attendance.filter((here) => here.mustHear && here.present === 0)

/** Seats and connected phones over all groups. */
export function totalsOf(presence: readonly Presence[]): { seats: number; present: number } {
  return presence.reduce(
    (total, record) => ({ seats: total.seats + record.seats, present: total.present + record.present }),
    { seats: 0, present: 0 },
  )
}

/** @returns groups with exactly one seat: their member should be told before voting, and offered a combined group. */
export const aloneInGroup = (attendance: readonly GroupHere[]): GroupId[] =>
  attendance.filter((here) => here.seats === 1).map((here) => here.group.id)
