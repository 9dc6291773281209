/**
 * A revealed round in the words a published report may use. Stricter than the wall: below 30 ballots only the middle
 * grade and the band of agreement, below 8 not even the band; counts to the nearest 5.
 */
import { explain, explainConsent } from '@eds/consensus/explanation'
import type { RoomResult, Shown } from '@eds/consensus/room-result'
import { lowerMedian } from '@eds/consensus/tally'
import type { Framework, Grade } from '@eds/frameworks/framework'
import { gradeName } from '@eds/frameworks/frameworks'
import type { Round, SessionGroup } from '@eds/session/session'
import { disclosedCount, ROUNDED_NOTES, SMALLEST_COUNT, SMALLEST_DISTRIBUTION } from './disclosed-count.ts'
import type { Step } from './report-record.ts'

type Note = Step['notes'][number]

/** What a revealed round says: its middle grade if the room is known to be at it or near, one sentence, and what stands beside it. */
export type PublishedRound = { grade: Grade | null; result: string; notes: Note[] }

/** @returns the round's result without any figure that gives away how few people voted. @param groups names for the ids */
export function publishedRound(
  round: Extract<Round, { state: 'revealed' }>,
  framework: Framework,
  groups: readonly SessionGroup[],
): PublishedRound {
  const ballots: Note = { label: ROUNDED_NOTES.ballots, text: disclosedCount(round.received) }
  if (round.result.kind === 'consent') {
    const { outcome, grade } = round.result
    const sentence = explainConsent({ ...outcome, counts: null }, gradeName(framework, grade))
    return { grade: outcome.adopted ? grade : null, result: sentence, notes: [ballots] }
  }
  const { room, changed } = round.result
  const names = framework.grades.map(({ name }) => name)
  const said = explain(publishable(room, round.received), names)
  return {
    grade: room.state === 'split' || room.state === 'grade-alone' ? null : room.grade,
    result: said.headline,
    notes: [
      ...(said.provisional === null ? [] : [note(null, said.provisional)]),
      ...said.reasons.map((reason) => note(null, reason)),
      ...said.notes.map((exception) => note(null, exception)),
      ...(changed === null || round.received < SMALLEST_COUNT ? [] : [note('Since the round before', changed)]),
      ballots,
      ...groupNotes(room, framework, groups),
      ...distributionNotes(room, framework, round.received),
    ],
  }
}

/** The room's record less what a published report holds back. */
function publishable(room: RoomResult, received: number): RoomResult {
  return {
    ...room,
    spread: received < SMALLEST_DISTRIBUTION ? null : room.spread,
    supportBand: received < SMALLEST_COUNT ? null : room.supportBand,
  }
}

/** Groups that the room saw apart, each by its middle grade; the others together, where the room saw them together. */
function groupNotes(room: RoomResult, framework: Framework, groups: readonly SessionGroup[]): Note[] {
  const apart = room.groups.flatMap(({ id, shown }) => {
    const words = middleOf(shown, framework)
    return words === null ? [] : [note(groups.find((group) => group.id === id)?.name ?? id, words)]
  })
  const rest = room.rest === null ? null : middleOf(room.rest.shown, framework)
  if (rest === null) return apart
  // Several groups counted as one may have another middle than the room, where a small group weighs as much as a large one.
  const counted = `${rest}, where each vote has the same say; in the room’s middle each group has the same say`
  return [...apart, note(apart.length === 0 ? 'All groups together' : 'The other groups together', counted)]
}

function middleOf(shown: Shown, framework: Framework): string | null {
  if (shown.show === 'mainly') return `mainly ${gradeName(framework, shown.grade)}`
  if (shown.show !== 'histogram') return null
  const middle = framework.grades[lowerMedian(shown.histogram.map((count) => count ?? 0))?.grade ?? -1]
  return middle === undefined ? null : `in the middle, ${middle.name}`
}

function distributionNotes(room: RoomResult, framework: Framework, received: number): Note[] {
  if (room.overall.show !== 'histogram' || received < SMALLEST_DISTRIBUTION) return []
  const grades = room.overall.histogram
  if (grades.reduce<number>((sum, count) => sum + (count ?? 0), 0) < SMALLEST_DISTRIBUTION) return []
  return [
    note(
      ROUNDED_NOTES.spread,
      framework.grades.map(({ name }, grade) => `${name} ${disclosedCount(grades[grade] ?? 0)}`).join(', '),
    ),
  ]
}

const note = (label: string | null, text: string): Note => ({ label, text })
