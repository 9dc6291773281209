/** Who is here, by stakeholder group, and who must still be heard. */
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import type { Presence } from '@eds/session/document'
import type { GroupId, Question, SessionGroup } from '@eds/session/session'

export type GroupHere = {
  readonly group: SessionGroup
  readonly seats: number
  readonly present: number
  /** The current question is not quorate without this group. */
  readonly mustHear: boolean
}

/** @returns groups in the order of the standard list, an assessment's own ones after them by name. */
export function groupsInOrder(groups: readonly SessionGroup[]): SessionGroup[] {
  const place = (group: SessionGroup) => {
    const at = STAKEHOLDER_GROUPS.findIndex(({ id }) => id === group.id)
    return at === -1 ? STAKEHOLDER_GROUPS.length : at
  }
  return groups.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'en'))
}

/** @returns every group in standard order, also those with nobody. @param question null between questions */
export function attendanceOf(
  groups: readonly SessionGroup[],
  presence: readonly Presence[],
  question: Question | null,
): GroupHere[] {
  return groupsInOrder(groups).map((group) => {
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
