/** Who is here, by stakeholder group, and who must still be heard. */
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import type { Presence } from '@eds/session/document'
import { COMBINED_GROUP, type Question, type SessionGroup } from '@eds/session/session'

export type GroupHere = {
  readonly group: SessionGroup
  /** Slips printed that nobody has claimed yet. */
  readonly slips: number
  readonly seats: number
  readonly present: number
  /** Seats whose person also works for those who are graded; null where that would name one. */
  readonly dualRoles: number | null
  /** The current question is not quorate without this group, or without one that moved to it. */
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

/**
 * @returns every group in standard order, also those with nobody but not those that moved; the combined group only once
 * somebody has joined it.
 * @param question null between questions
 */
export function attendanceOf(
  groups: readonly SessionGroup[],
  presence: readonly Presence[],
  question: Question | null,
): GroupHere[] {
  const isMoved = (id: string) => presence.some((record) => record.group === id && record.isMoved)
  const mustHear = question?.mustHear.map((id) => (isMoved(id) ? COMBINED_GROUP : id)) ?? []
  return groupsInOrder(groups).flatMap((group) => {
    const here = presence.find((record) => record.group === group.id)
    if (here?.isMoved === true && here.slips === 0) return []
    if (group.id === COMBINED_GROUP && (here?.seats ?? 0) === 0) return []
    return [
      {
        group,
        slips: here?.slips ?? 0,
        seats: here?.seats ?? 0,
        present: here?.present ?? 0,
        dualRoles: here === undefined ? 0 : here.dualRoles,
        mustHear: mustHear.includes(group.id),
      },
    ]
  })
}

/** @returns groups that the question needs and that have nobody connected now. */
export const missingGroups = (attendance: readonly GroupHere[]): GroupHere[] =>
  attendance.filter((here) => here.mustHear && here.present === 0)

/** @returns groups with a row of their own, because somebody is there or must be, and those of which nobody came or holds a slip. */
export function byPresence(attendance: readonly GroupHere[]): { listed: GroupHere[]; absent: GroupHere[] } {
  const isListed = ({ seats, slips, mustHear }: GroupHere) => seats > 0 || slips > 0 || mustHear
  return { listed: attendance.filter(isListed), absent: attendance.filter((here) => !isListed(here)) }
}

/** Over all groups: slips not claimed, seats taken, phones connected. */
export function totalsOf(presence: readonly Presence[]): Omit<Presence, 'group' | 'dualRoles' | 'isMoved'> {
  return presence.reduce(
    (total, record) => ({
      slips: total.slips + record.slips,
      seats: total.seats + record.seats,
      present: total.present + record.present,
    }),
    { slips: 0, seats: 0, present: 0 },
  )
}

/** Whether there are voices without a phone of their own here: on paper, on a shared phone, or gone. */
export const hasSeatsWithoutPhone = ({ seats, present }: Pick<Presence, 'seats' | 'present'>): boolean =>
  seats !== present

/**
 * @param floor the session's `shapeFloor`
 * @returns groups whose votes could be worked out: their people are told before voting and offered a combined group, and
 * the room sees the grade alone. Somebody alone is told whatever the floor.
 */
export const verySmallGroups = (attendance: readonly GroupHere[], floor: number): GroupHere[] =>
  attendance.filter(
    ({ seats, group }) => seats > 0 && seats < (group.id === COMBINED_GROUP ? floor : Math.max(floor, 2)),
  )
