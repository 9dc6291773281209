/** Which claims the wall shows first: some of the organisation's and the newest of the room's, never a page that turns by itself. */
import { isErased } from '@eds/audit/erasable'
import type { Evidence, QuestionId } from '@eds/session/session'

const PLACES = 4
/** Captions in other languages take the height of one claim. */
export const PLACES_BELOW_CAPTIONS = 3
const FOR_ROOM = 2

/** `more` counts what stands on the phones only. */
export type EvidenceChoice = { readonly shown: readonly Evidence[]; readonly more: number }

/**
 * @param places for how many claims there is room
 * @returns at most so many claims on a question: the organisation's in its order, then the room's newest; none taken out
 */
export function evidenceChoice(
  evidence: readonly Evidence[],
  question: QuestionId,
  places: number = PLACES,
): EvidenceChoice {
  const here = evidenceOn(evidence, question).filter(({ claim }) => !isErased(claim))
  const fromOrganisation = here.filter(({ from }) => from.kind === 'organisation')
  const newestOfRoom = here.filter(({ from }) => from.kind === 'room').toReversed()
  const forRoom = Math.max(Math.min(newestOfRoom.length, FOR_ROOM), places - fromOrganisation.length)
  const room = newestOfRoom.slice(0, forRoom)
  const shown = [...fromOrganisation.slice(0, places - room.length), ...room]
  return { shown, more: here.length - shown.length }
}

/** @returns a question's evidence in the order it came; the organisation's, which came together, in the order of its ids. */
export function evidenceOn(evidence: readonly Evidence[], question: QuestionId): Evidence[] {
  return evidence
    .filter((item) => item.question === question)
    .toSorted((a, b) => a.at - b.at || a.id.localeCompare(b.id, 'en', { numeric: true }))
}
