/** What the desk says of who is here: of very small groups, of those who are needed, and of phones and seats. */
import { COMBINED_GROUP } from '@eds/session/session'
import type { GroupHere } from '../room/attendance.ts'

/**
 * @param small groups whose votes could be worked out @param combined name of the combined group; null where there is none
 * @param fewest votes that each group needs for the room to see how its votes divide
 * @returns sentences for the facilitator; none where no group is very small
 */
export function smallGroupWords(
  small: readonly GroupHere[],
  { combined, fewest }: { combined: string | null; fewest: number },
): string[] {
  const own = small.filter(({ group }) => group.id !== COMBINED_GROUP)
  const together = small.find(({ group }) => group.id === COMBINED_GROUP)
  const names = own.map(({ group, seats }) => `${group.name} (${seats})`).join(', ')
  return [
    ...(own.length === 0
      ? []
      : [
          `Very small: ${names}. ${
            combined === null
              ? 'A result could tell how somebody there voted.'
              : `Their phones tell them so before they vote, and offer to join “${combined}”.`
          }`,
        ]),
    ...(together === undefined
      ? []
      : [
          `“${together.group.name}” (${together.seats}) is very small itself. It grows when people of other very small groups join it on their phones; until it has ${fewest} votes, the room sees the grade and whether it is agreed, and not how its votes divide.`,
        ]),
  ]
}

/** @param missing groups that the question needs and that have no phone connected @returns a sentence or two; none where nobody is missing */
export function missingWords(missing: readonly GroupHere[]): string | null {
  if (missing.length === 0) return null
  const names = (groups: readonly GroupHere[]) => groups.map(({ group }) => group.name).join(' and ')
  const absent = missing.filter(({ seats }) => seats === 0)
  const seated = missing.filter(({ seats }) => seats > 0)
  return [
    `This question needs ${names(missing)}.`,
    ...(absent.length === 0
      ? []
      : [`Nobody from ${absent.length === missing.length ? 'there' : names(absent)} has a seat.`]),
    ...(seated.length === 0
      ? []
      : [
          `${seated.length === missing.length ? '' : `${names(seated)}: `}${seated.length === missing.length ? 'No' : 'no'} phone of theirs is connected. Look whether they are here: on paper, or sharing a phone.`,
        ]),
  ].join(' ')
}

/** "1 phone connected, 3 seats". */
export const connectedWords = ({ present, seats }: Pick<GroupHere, 'present' | 'seats'>): string =>
  `${present} ${present === 1 ? 'phone' : 'phones'} connected, ${seats} ${seats === 1 ? 'seat' : 'seats'}`
