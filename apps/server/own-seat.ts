/** What only the seat itself may see. */
import { whyNotMove } from '@eds/session/moving'
import type { OwnSeat } from '@eds/session/protocol'
import type { SeatId } from '@eds/session/session'
import { numberOf } from '@eds/session/state'
import type { Room } from './room.ts'

/** @returns null when the seat is nobody's yet. */
export function ownSeat({ state }: Room, seat: SeatId): OwnSeat | null {
  const known = state.seats.get(seat)
  if (known === undefined) return null
  return {
    seat,
    number: numberOf(state, seat),
    group: known.group,
    tookPart: [...state.voters].flatMap(([round, voters]) => (voters.has(seat) ? [round] : [])),
    assisted: [...state.assisted].flatMap(([round, seats]) => (seats.has(seat) ? [round] : [])),
    proposals: [...state.proposals.values()].flatMap((each) => (each.seat === seat ? [each.proposal] : [])),
    objections: [...state.objections.values()].flatMap((each) => (each.seat === seat ? [each.objection] : [])),
    interests: [...state.interests].flatMap(([question, seats]) => (seats.has(seat) ? [question] : [])),
    askedForTime: [...state.moreTime].flatMap(([round, seats]) => (seats.has(seat) ? [round] : [])),
    dualRole: state.dualRoles.has(seat),
    calledForHelp: state.helpCalls.has(seat),
    mayMove: whyNotMove(state, seat) === null,
  }
}
