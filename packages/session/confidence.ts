/**
 * What people in the room say in confidence: the trail tells that somebody did, and no reader of it learns from which seat.
 * Of a phone's vote it tells nothing before the close: whoever was made to show a screen may vote again, and nobody can
 * find out that somebody did.
 */
import type { Words } from '@eds/audit/erasable'
import type { SessionEvent } from './events.ts'
import type { CommandType } from './protocol.ts'
import { type Actor, type Doer, SeatId } from './session.ts'

const IN_CONFIDENCE: ReadonlySet<CommandType> = new Set([
  'declareInterest',
  'declareDualRole',
  'askForTime',
  'callForHelp',
  'proposeEvidence',
  'withdrawEvidence',
  'raiseObjection',
  'withdrawObjection',
])

/** @returns who the trail says asked for it */
export const doerOf = (by: Actor, command: CommandType): Doer =>
  by.kind === 'seat' && IN_CONFIDENCE.has(command) ? { kind: 'room' } : by

/** @returns whether the trail holds it: a vote from a phone is known from the ballot box and its answer, until the close */
export const isEntry = (event: SessionEvent): boolean => event.type !== 'ballotCast' || event.helper !== null

/** @returns the seat that said something in confidence, as the chain holds it; null for any other event */
export function seatInConfidence(event: SessionEvent): Words | null {
  switch (event.type) {
    case 'interestDeclared':
    case 'dualRoleDeclared':
    case 'timeAsked':
    case 'helpCalled':
    case 'helpAnswered':
    case 'ballotCast':
    case 'evidenceProposed':
    case 'objectionRaised':
      return event.seat
    default:
      return null
  }
}

/** @returns the seat; for whoever may not have it another name, which stands for this one saying only */
export const seatIn = (seat: Words): SeatId => SeatId.parse('words' in seat ? seat.words : seat.digest)
