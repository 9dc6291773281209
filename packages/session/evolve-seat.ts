/** What happens to seats and the people in them. */
import { seatIn } from './confidence.ts'
import type { SessionEvent } from './events.ts'
import type { SeatId } from './session.ts'
import { groupIn, type SessionState } from './state.ts'
import { unreachable } from './unreachable.ts'

type SeatEvent = Extract<
  SessionEvent,
  {
    type:
      | 'seatTaken'
      | 'seatAsked'
      | 'seatsAdmitted'
      | 'seatsTurnedAway'
      | 'admissionSet'
      | 'slipsIssued'
      | 'slipClaimed'
      | 'seatReissued'
      | 'seatMoved'
      | 'interestDeclared'
      | 'dualRoleDeclared'
      | 'timeAsked'
      | 'helpCalled'
      | 'helpAnswered'
  }
>

/** @throws on an event about a seat that the history does not know. */
export function evolveSeat(state: SessionState, event: SeatEvent): SessionState {
  switch (event.type) {
    case 'seatTaken': {
      const seats = new Map(state.seats).set(event.seat, { group: groupIn(event.group), from: null })
      return { ...state, seats, seatNumbers: numbered(state, [event.seat]) }
    }
    case 'seatAsked': {
      const asking = new Map(state.asking).set(event.seat, { group: groupIn(event.group) })
      return { ...state, asking, seatNumbers: numbered(state, [event.seat]) }
    }
    case 'seatsAdmitted': {
      const seats = new Map(state.seats)
      for (const seat of event.seats) seats.set(seat, { group: known(state.asking, seat).group, from: null })
      return { ...state, seats, asking: without(state.asking, event.seats) }
    }
    case 'seatsTurnedAway': {
      const turnedAway = new Map(state.turnedAway)
      for (const seat of event.seats) turnedAway.set(seat, known(state.asking, seat))
      return { ...state, turnedAway, asking: without(state.asking, event.seats) }
    }
    case 'admissionSet':
      return { ...state, admission: event.admission }
    case 'slipsIssued': {
      const slips = new Map(state.slips)
      for (const seat of event.seats) slips.set(seat, { group: groupIn(event.group) })
      return { ...state, slips, seatNumbers: numbered(state, event.seats) }
    }
    case 'slipClaimed': {
      const { group } = known(state.slips, event.seat)
      const slips = new Map(state.slips)
      slips.delete(event.seat)
      // A reissued seat keeps what it was, the group it left included.
      const seat = state.seats.get(event.seat) ?? { group, from: null }
      return { ...state, slips, seats: new Map(state.seats).set(event.seat, seat) }
    }
    case 'seatReissued': {
      const { group } = state.seats.get(event.seat) ?? known(state.slips, event.seat)
      return { ...state, slips: new Map(state.slips).set(event.seat, { group }) }
    }
    case 'seatMoved': {
      const { group } = known(state.seats, event.seat)
      return { ...state, seats: new Map(state.seats).set(event.seat, { group: groupIn(event.group), from: group }) }
    }
    case 'interestDeclared':
      return { ...state, interests: withMember(state.interests, event.question, seatIn(event.seat)) }
    case 'dualRoleDeclared':
      return { ...state, dualRoles: new Set(state.dualRoles).add(seatIn(event.seat)) }
    case 'timeAsked':
      return { ...state, moreTime: withMember(state.moreTime, event.round, seatIn(event.seat)) }
    case 'helpCalled':
      return { ...state, helpCalls: new Set(state.helpCalls).add(seatIn(event.seat)) }
    case 'helpAnswered': {
      const helpCalls = new Set(state.helpCalls)
      helpCalls.delete(seatIn(event.seat))
      return { ...state, helpCalls }
    }
    default:
      return unreachable(event)
  }
}

/** @returns the numbers of all seats, with the next ones for those that are new. */
function numbered(state: SessionState, seats: readonly SeatId[]): SessionState['seatNumbers'] {
  const numbers = new Map(state.seatNumbers)
  for (const seat of seats) if (!numbers.has(seat)) numbers.set(seat, numbers.size + 1)
  return numbers
}

function without<V>(map: ReadonlyMap<SeatId, V>, seats: readonly SeatId[]): ReadonlyMap<SeatId, V> {
  const rest = new Map(map)
  for (const seat of seats) rest.delete(seat)
  return rest
}

const withMember = <K>(sets: ReadonlyMap<K, ReadonlySet<SeatId>>, key: K, seat: SeatId) =>
  new Map(sets).set(key, new Set(sets.get(key)).add(seat))

function known<V>(map: ReadonlyMap<SeatId, V>, seat: SeatId): V {
  const value = map.get(seat)
  if (value === undefined) throw new Error('expected the history to know a seat, found nothing')
  return value
}
