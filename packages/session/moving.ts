/** Who may leave a very small group for the combined one. */
import type { Refusal } from './refusals.ts'
import { COMBINED_GROUP, type GroupId, type RoundId, type SeatId } from './session.ts'
import { type SessionState, unfinishedRound } from './state.ts'

/** @returns groups of which everybody who came sits in the combined group now, and is heard there. */
export function movedGroups({ seats }: SessionState): ReadonlySet<GroupId> {
  const moved = new Set([...seats.values()].flatMap(({ from }) => from ?? []))
  for (const { group } of seats.values()) moved.delete(group)
  return moved
}

/**
 * @returns groups of which nobody voted in a round under their own name and somebody did in the combined group: they were
 * heard there. Of a group that moved and kept silent nobody was heard.
 */
export function heardTogether({ seats, voters }: SessionState, round: RoundId): ReadonlySet<GroupId> {
  const voted = [...(voters.get(round) ?? [])].flatMap((seat) => seats.get(seat) ?? [])
  const heard = new Set(voted.flatMap(({ from }) => from ?? []))
  for (const { group } of voted) heard.delete(group)
  return heard
}

/**
 * The offer is for people whose votes a result could tell, and for nobody else: a voice that could change groups at will
 * could change what is agreed.
 * @returns why a seat may not move to the combined group, or null when it may
 */
export function whyNotMove(state: SessionState, seat: SeatId): Refusal | null {
  const group = state.seats.get(seat)?.group
  const isOffered = state.plan.groups.some(({ id }) => id === COMBINED_GROUP)
  if (group === undefined || group === COMBINED_GROUP || !isOffered) {
    return { code: 'unknown-group', detail: 'there is no such group to move to' }
  }
  // Groups are fixed before anybody votes: moving later would move a voice between counts.
  const hasVoted = [...state.voters.values()].some((voters) => voters.has(seat))
  if (hasVoted) return { code: 'seat-has-voted', detail: 'a seat that has voted keeps its group' }
  const unfinished = unfinishedRound(state)
  if (unfinished !== null) {
    return {
      code: 'round-already-open',
      detail: `groups stay as they are until round ${unfinished.number} is finished`,
    }
  }
  const size = [...state.seats.values()].filter((each) => each.group === group).length
  const few = Math.max(2, state.plan.settings.shapeFloor)
  return size < few ? null : { code: 'not-allowed', detail: `only people in groups of fewer than ${few} may move` }
}
