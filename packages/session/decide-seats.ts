/** Seats: asked for, admitted, printed, claimed, reissued, moved; and what the person in one says about themselves. */
import type { SessionEvent } from './events.ts'
import { whyNotMove } from './moving.ts'
import type { CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import { COMBINED_GROUP, MOST_ASKING, SeatId } from './session.ts'
import {
  type Circumstance,
  type Decision,
  happened,
  type SessionState,
  type Supplied,
  seatOf,
  seatsIssued,
} from './state.ts'
import { unreachable } from './unreachable.ts'

type SeatCommand = CommandOf<
  | 'takeSeat'
  | 'claimSlip'
  | 'setAdmission'
  | 'admitSeats'
  | 'turnAwaySeats'
  | 'issueSlips'
  | 'reissueSeat'
  | 'moveSeat'
  | 'declareInterest'
  | 'declareDualRole'
  | 'askForTime'
  | 'callForHelp'
  | 'answerHelp'
>

export function decideSeats(
  state: SessionState,
  command: SeatCommand,
  here: Circumstance,
  supplied: Supplied,
): Decision {
  if (command.type === 'takeSeat') return takeSeat(state, command, here)
  if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
  switch (command.type) {
    case 'claimSlip': {
      const seat = supplied.slip?.seat
      if (seat === undefined) return refuse('unknown-slip', 'no slip of this session has this code')
      if (!state.slips.has(seat)) return refuse('slip-used', 'somebody has taken this seat; ask the facilitator')
      return happened([{ type: 'slipClaimed', seat }], seat)
    }
    case 'setAdmission': {
      const { admission } = command
      const set: SessionEvent = { type: 'admissionSet', admission }
      // Whoever asked before must not stay outside while those who come later walk in.
      const seats = admission === 'at-once' && state.doorOpen ? [...state.asking.keys()].slice(0, seatsFree(state)) : []
      return happened(seats.length === 0 ? [set] : [set, { type: 'seatsAdmitted', seats }])
    }
    case 'admitSeats':
    case 'turnAwaySeats': {
      // What the wall says was issued when the door closed is what there is; who waits outside may still be turned away.
      if (command.type === 'admitSeats' && !state.doorOpen) {
        return refuse('door-closed', 'a closed door lets nobody in; open it first')
      }
      // Two desks may answer at once: what one has answered is no fault of the other.
      const seats = [...new Set(command.seats)].filter((seat) => state.asking.has(seat))
      if (seats.length === 0) return refuse('unknown-seat', 'none of these seats is asking to come in')
      const free = seatsFree(state)
      if (command.type === 'admitSeats' && seats.length > free) {
        return refuse('session-full', `${seats.length} people ask, and ${free} seats are free`)
      }
      return happened([{ type: command.type === 'admitSeats' ? 'seatsAdmitted' : 'seatsTurnedAway', seats }])
    }
    case 'issueSlips':
      return issueSlips(state, command, here)
    case 'reissueSeat':
      if (!state.seats.has(command.seat) && !state.slips.has(command.seat)) {
        return refuse('unknown-seat', 'this session has no such seat')
      }
      return happened([{ type: 'seatReissued', seat: command.seat }], command.seat)
    case 'answerHelp':
      if (!state.helpCalls.has(command.seat)) return refuse('unknown-seat', 'this seat has not called for help')
      return happened([{ type: 'helpAnswered', seat: { words: command.seat } }])
    case 'moveSeat':
    case 'declareInterest':
    case 'declareDualRole':
    case 'askForTime':
    case 'callForHelp':
      return ownSeat(state, command, here)
    default:
      return unreachable(command)
  }
}

function takeSeat(state: SessionState, command: CommandOf<'takeSeat'>, here: Circumstance): Decision {
  if (command.joinCode !== state.plan.joinCode) return refuse('unknown-join-code', 'no session has this code')
  // Whoever only asks uses up no seat: a flood of them would keep people in the room from asking as well.
  const closed = mayNotIssue(state, seatsIssued(state) + 1)
  if (closed !== null) return closed
  const group = state.plan.groups.find((g) => g.id === command.group)
  if (group === undefined || group.id === COMBINED_GROUP) {
    return refuse('unknown-group', 'this session has no such group')
  }
  if (state.admission === 'ask' && state.asking.size >= MOST_ASKING) {
    return refuse('too-many-asking', `${MOST_ASKING} people are asking already`)
  }
  const seat = SeatId.parse(here.freshId)
  const type = state.admission === 'ask' ? 'seatAsked' : 'seatTaken'
  return happened([{ type, seat, group: { words: group.id } }], seat)
}

function issueSlips(state: SessionState, command: CommandOf<'issueSlips'>, here: Circumstance): Decision {
  // People who only ask do not stand in the way of slips: whoever floods the door would keep the room from being served.
  const closed = mayNotIssue(state, seatsIssued(state) + command.slips.length)
  if (closed !== null) return closed
  if (!state.plan.groups.some((g) => g.id === command.group)) {
    return refuse('unknown-group', 'this session has no such group')
  }
  const seats = command.slips.map((_, i) => SeatId.parse(`${here.freshId}-${i + 1}`))
  return happened([{ type: 'slipsIssued', group: { words: command.group }, seats }], here.freshId)
}

/** A closed door issues no more seats, whoever asks. @returns null when the session may have `total` seats. */
function mayNotIssue(state: SessionState, total: number): Decision | null {
  if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
  if (!state.doorOpen) return refuse('door-closed', 'the facilitator has closed the door')
  const { maxSeats } = state.plan.settings
  return total > maxSeats ? refuse('session-full', `all ${maxSeats} seats are taken`) : null
}

const seatsFree = (state: SessionState): number => Math.max(0, state.plan.settings.maxSeats - seatsIssued(state))

function ownSeat(
  state: SessionState,
  command: CommandOf<'moveSeat' | 'declareInterest' | 'declareDualRole' | 'askForTime' | 'callForHelp'>,
  here: Circumstance,
): Decision {
  const known = seatOf(state, here)
  if (known === null) return refuse('not-allowed', 'this is not a seat of the session')
  const { seat } = known
  const declared = () => refuse('already-declared', 'it is noted already')
  switch (command.type) {
    case 'moveSeat': {
      if (command.group !== COMBINED_GROUP) return refuse('unknown-group', 'there is no such group to move to')
      const why = whyNotMove(state, seat)
      if (why !== null) return { ok: false, refusal: why }
      return happened([{ type: 'seatMoved', seat, group: { words: command.group } }])
    }
    case 'declareInterest':
      if (!state.plan.questions.some((q) => q.id === command.question)) {
        return refuse('unknown-question', 'this session has no such question')
      }
      if (state.interests.get(command.question)?.has(seat)) return declared()
      return happened([{ type: 'interestDeclared', seat: { words: seat }, question: command.question }])
    case 'declareDualRole':
      return state.dualRoles.has(seat) ? declared() : happened([{ type: 'dualRoleDeclared', seat: { words: seat } }])
    case 'askForTime': {
      const round = state.rounds.get(command.round)
      if (round?.state !== 'open') return refuse('round-not-open', 'the round takes no ballots')
      if (state.moreTime.get(command.round)?.has(seat)) return declared()
      return happened([{ type: 'timeAsked', seat: { words: seat }, round: command.round }])
    }
    case 'callForHelp': {
      const events: SessionEvent[] = [{ type: 'helpCalled', seat: { words: seat } }]
      return state.helpCalls.has(seat) ? declared() : happened(events)
    }
    default:
      return unreachable(command)
  }
}
