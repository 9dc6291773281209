/** How many votes are in while a round is open: told in steps, and never of a few. */
import { z } from 'zod/mini'
import { type EpochMs, GroupId, RoundId } from './session.ts'
import type { SessionState } from './state.ts'

/** Time between two tellings. Told at once, the count and a glance round the table would say who has just voted. */
export const TURNOUT_EVERY_MS = 5000

/** Fewer votes than this are not told, of the room or of a group. */
export const LEAST_TURNOUT = 5

const Told = z.nullable(z.int().check(z.minimum(LEAST_TURNOUT)))

/** `received` is null below five; `groups` are those with seats enough to be shown apart, each null below five. */
export const Turnout = z.object({
  round: RoundId,
  received: Told,
  groups: z.array(z.object({ group: GroupId, received: Told })),
})
export type Turnout = z.infer<typeof Turnout>

/** @returns what may be told now of the open round, or null when none is open. */
export function turnoutOf(state: SessionState): Turnout | null {
  const round = [...state.rounds.values()].find((each) => each.state === 'open')
  if (round === undefined) return null
  const voters = [...(state.voters.get(round.id) ?? [])]
  const seatsIn = (group: GroupId) => [...state.seats.values()].filter((seat) => seat.group === group).length
  return {
    round: round.id,
    received: told(voters.length),
    groups: state.plan.groups
      .filter(({ id }) => seatsIn(id) >= state.plan.settings.disclosureThreshold)
      .map(({ id }) => ({
        group: id,
        received: told(voters.filter((seat) => state.seats.get(seat)?.group === id).length),
      })),
  }
}

const told = (votes: number): number | null => (votes < LEAST_TURNOUT ? null : votes)

/**
 * @param previous time of the entry before
 * @returns when the trail says that a vote was cast: no nearer than the step in which it is told, and no earlier than the
 * entry before, unless the clock was set back
 */
export function timeOfVote(at: EpochMs, previous: EpochMs): EpochMs {
  const step = at - (at % TURNOUT_EVERY_MS)
  return at < previous ? step : Math.max(step, previous)
}
