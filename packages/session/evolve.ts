/** Event → state. The only place where state is made. */
import type { Words } from '@eds/audit/erasable'
import { OutcomeStatus } from '@eds/frameworks/outcome-status'
import { seatIn } from './confidence.ts'
import { withoutWords } from './erasing.ts'
import { RuleAndService, type SessionEvent } from './events.ts'
import { evolveSeat } from './evolve-seat.ts'
import {
  type Domain1Choice,
  type EvidenceId,
  type FinalGrade,
  type Proposal,
  type QuestionId,
  type Round,
  type RoundId,
  RoundResult,
  type SeatId,
  type SessionPlan,
} from './session.ts'
import { groupIn, hasLastWord, lastOf, type SessionState } from './state.ts'
import { unreachable } from './unreachable.ts'

/** @returns the session as it stands before anybody has joined. */
export const startState = (plan: SessionPlan): SessionState => ({
  plan,
  phase: 'lobby',
  doorOpen: true,
  admission: plan.settings.admission,
  currentQuestion: null,
  wallView: 'join',
  meetingMinutes: null,
  captions: [],
  seats: new Map(),
  asking: new Map(),
  turnedAway: new Map(),
  seatNumbers: new Map(),
  slips: new Map(),
  interests: new Map(),
  dualRoles: new Set(),
  moreTime: new Map(),
  helpCalls: new Set(),
  proposals: new Map(),
  objections: new Map(),
  rounds: new Map(),
  voters: new Map(),
  assisted: new Map(),
  helped: new Map(),
  closings: new Map(),
  agreements: new Map(),
  finals: new Map(),
  domain1: [],
  publication: null,
})

/** @throws when the events are not a session's history: the first must be `sessionCreated`. */
export function replay(events: Iterable<SessionEvent>): SessionState {
  let state: SessionState | null = null
  for (const event of events) state = evolve(state, event)
  if (state === null) throw new Error('expected a session to begin with sessionCreated, found no events')
  return state
}

/** @throws on an event that no decision could have made in this state: the log is broken. */
export function evolve(state: SessionState | null, event: SessionEvent): SessionState {
  if (state === null) {
    if (event.type === 'sessionCreated') return startState(event.plan)
    throw new Error(`expected a session to begin with sessionCreated, found ${event.type}`)
  }
  switch (event.type) {
    case 'sessionCreated':
      throw new Error('expected sessionCreated once, found it twice')
    case 'meetingPlanned':
      return { ...state, meetingMinutes: event.minutes }
    case 'sessionOpened':
      return { ...state, phase: 'open', wallView: 'join' }
    case 'sessionClosed':
      return { ...state, phase: 'closed', doorOpen: false, wallView: 'end' }
    case 'doorSet':
      return { ...state, doorOpen: event.open }
    case 'seatTaken':
    case 'seatAsked':
    case 'seatsAdmitted':
    case 'seatsTurnedAway':
    case 'admissionSet':
    case 'slipsIssued':
    case 'slipClaimed':
    case 'seatReissued':
    case 'seatMoved':
    case 'interestDeclared':
    case 'dualRoleDeclared':
    case 'timeAsked':
    case 'helpCalled':
    case 'helpAnswered':
      return evolveSeat(state, event)
    case 'settingsTightened': {
      const { revealFloor, disclosureThreshold, shapeFloor } = event
      const settings = { ...state.plan.settings, revealFloor, disclosureThreshold, shapeFloor }
      return { ...state, plan: { ...state.plan, settings } }
    }
    case 'questionShown':
      return { ...state, currentQuestion: event.question, wallView: 'question' }
    case 'wallViewShown':
      return { ...state, wallView: event.view }
    case 'captionsShown':
      return { ...state, captions: event.languages }
    case 'evidenceProposed': {
      const { from } = event.evidence
      const group = from.kind === 'room' && from.group !== null ? groupIn(from.group) : null
      const evidence = { ...event.evidence, from: from.kind === 'room' ? { kind: from.kind, group } : from }
      const proposal: Proposal = { evidence, standing: { state: 'waiting' } }
      return {
        ...state,
        proposals: withEntry(state.proposals, event.evidence.id, { proposal, seat: seatIn(event.seat) }),
      }
    }
    case 'evidenceAccepted':
      return withStanding(state, event.evidence, { state: 'accepted', at: event.at })
    case 'evidenceDeclined':
      return withStanding(state, event.evidence, { state: 'declined', at: event.at, reason: event.reason })
    case 'evidenceReturned':
      return withStanding(state, event.evidence, { state: 'waiting' })
    case 'evidenceWithdrawn':
      return withStanding(state, event.evidence, { state: 'withdrawn', at: event.at })
    case 'evidenceRedacted':
    case 'textRedacted':
      return withoutWords(state, event)
    case 'objectionRaised': {
      const objection = { ...event.objection, group: groupIn(event.objection.group) }
      return {
        ...state,
        objections: withEntry(state.objections, objection.id, { objection, seat: seatIn(event.seat) }),
      }
    }
    case 'objectionHeard':
    case 'objectionReopened':
    case 'objectionWithdrawn': {
      const found = present(state.objections, event.objection)
      const objection = { ...found.objection, state: OBJECTION_STATE[event.type] }
      return { ...state, objections: withEntry(state.objections, event.objection, { ...found, objection }) }
    }
    case 'roundOpened': {
      const round: Round = {
        id: event.round,
        question: event.question,
        number: event.number,
        ask: event.ask,
        openedAt: event.at,
        frozen: event.frozen,
        state: 'open',
        closesAt: null,
      }
      return {
        ...state,
        rounds: withEntry(state.rounds, round.id, round),
        voters: withEntry(state.voters, round.id, new Set<SeatId>()),
        assisted: withEntry(state.assisted, round.id, new Set<SeatId>()),
        helped: withEntry(state.helped, round.id, new Set<SeatId>()),
        wallView: 'vote',
      }
    }
    case 'ballotCast': {
      const round = present(state.rounds, event.round)
      if (round.state !== 'open') throw new Error(`expected a vote in an open round, found it ${round.state}`)
      const seat = seatIn(event.seat)
      if ('words' in event.seat) present(state.seats, seat)
      const voters = new Set(present(state.voters, event.round)).add(seat)
      const assisted = new Set(state.assisted.get(event.round))
      const helped = new Set(state.helped.get(event.round))
      if (event.helper !== null) helped.add(seat)
      if (event.helper === null) assisted.delete(seat)
      else if (!hasLastWord(state, event.round, seat)) assisted.add(seat)
      return {
        ...state,
        voters: withEntry(state.voters, event.round, voters),
        assisted: withEntry(state.assisted, event.round, assisted),
        helped: withEntry(state.helped, event.round, helped),
      }
    }
    case 'closeCalled':
      return withRound(state, event.round, 'open', (round) => ({ ...round, closesAt: event.closesAt }))
    case 'closeWithdrawn':
      return withRound(state, event.round, 'open', (round) => ({ ...round, closesAt: null }))
    case 'roundClosed': {
      const voters = votersAt(state, event)
      return {
        ...withRound(state, event.roundId, 'open', ({ closesAt: _, ...round }) => ({
          ...round,
          state: 'closed',
          received: event.received,
          root: event.commitmentsRoot,
        })),
        voters: withEntry(state.voters, event.roundId, voters),
        closings: withEntry(state.closings, event.roundId, {
          openObjections: event.openObjections,
          mustHear: event.mustHear,
        }),
      }
    }
    case 'roundRevealed': {
      const result = resultIn(event.result)
      // In a file for a reader who may not have the result, the round stays closed.
      if (result === null) return state
      return {
        ...withRound(state, event.round, 'closed', (round) => ({
          ...round,
          state: 'revealed',
          result,
          override: event.override,
        })),
        wallView: 'result',
      }
    }
    case 'roundVoided': {
      const voided = present(state.rounds, event.round)
      const { id, question, number, ask, openedAt, frozen } = voided
      const round: Round = {
        id,
        question,
        number,
        ask,
        openedAt,
        frozen,
        received: voided.state === 'open' ? null : voided.received,
        state: 'void',
        reason: event.reason,
      }
      return { ...state, rounds: withEntry(state.rounds, event.round, round), wallView: 'question' }
    }
    case 'agreementRecorded': {
      const { question } = event.agreement
      const earlier = state.agreements.get(question) ?? []
      return {
        ...state,
        agreements: withEntry(state.agreements, question, [...earlier, event.agreement]),
        wallView: 'grades',
      }
    }
    case 'finalGradeSettled': {
      const status = statusIn(event.final.status)
      // In a file for a reader who may not know the grade yet, it is not settled.
      if (status === null) return state
      const { question } = event.final
      const earlier: readonly FinalGrade[] = state.finals.get(question) ?? []
      return { ...state, finals: withEntry(state.finals, question, [...earlier, { ...event.final, status }]) }
    }
    case 'domain1RuleChosen': {
      const choice = choiceIn(event.choice)
      return choice === null ? state : { ...state, domain1: [...state.domain1, choice] }
    }
    case 'reportPublished':
      return { ...state, publication: event.publication }
    case 'auditorsFileTaken':
      return state
    default:
      return unreachable(event)
  }
}

const OBJECTION_STATE = { objectionHeard: 'heard', objectionReopened: 'open', objectionWithdrawn: 'withdrawn' } as const

/** @returns the grade or other standing that the record holds for a question now, or null. */
export const latestFinal = (state: SessionState, question: QuestionId): FinalGrade | null =>
  lastOf(state.finals.get(question))

/** @returns the result that the words of a reveal hold, or null when they are not there. @throws when they hold no result */
function resultIn(words: Words): RoundResult | null {
  return 'words' in words ? RoundResult.parse(JSON.parse(words.words)) : null
}

type SettledStatus = Extract<SessionEvent, { type: 'finalGradeSettled' }>['final']['status']
/** @returns null when its words are not there. @throws when they hold no standing of an outcome */
function statusIn(status: SettledStatus): FinalGrade['status'] | null {
  if ('status' in status) return status
  return 'words' in status ? OutcomeStatus.parse(JSON.parse(status.words)) : null
}

type ChosenRule = Extract<SessionEvent, { type: 'domain1RuleChosen' }>['choice']
/** @returns null when its words are not there. @throws when they hold no rule */
function choiceIn(choice: ChosenRule): Domain1Choice | null {
  if (!('chosen' in choice)) return choice
  const { chosen, ...beside } = choice
  return 'words' in chosen ? { ...RuleAndService.parse(JSON.parse(chosen.words)), ...beside } : null
}

function present<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error('expected the history to know what an event names, found nothing')
  return value
}

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value)

function withStanding(state: SessionState, id: EvidenceId, standing: Proposal['standing']): SessionState {
  const { proposal, seat } = present(state.proposals, id)
  return { ...state, proposals: withEntry(state.proposals, id, { proposal: { ...proposal, standing }, seat }) }
}

function withRound<S extends Round['state']>(
  state: SessionState,
  id: RoundId,
  expected: S,
  change: (round: Extract<Round, { state: S }>) => Round,
): SessionState {
  const round = present(state.rounds, id)
  if (!isIn(round, expected)) throw new Error(`expected round ${id} to be ${expected}, found ${round.state}`)
  return { ...state, rounds: withEntry(state.rounds, id, change(round)) }
}

const isIn = <S extends Round['state']>(round: Round, state: S): round is Extract<Round, { state: S }> =>
  round.state === state

/**
 * The seats that took part, as the close says: with the ballot box at hand all that voted, from the trail alone at least
 * those for whom a helper did.
 * @throws when there are more votes than seats, or a seat voted and is left out
 */
function votersAt(state: SessionState, event: Extract<SessionEvent, { type: 'roundClosed' }>): ReadonlySet<SeatId> {
  const cast = present(state.voters, event.roundId)
  const voters = new Set(event.voters.map(seatIn))
  const isEachOne = event.received === voters.size && event.received === event.voters.length
  const isTold = (seat: SeatId) => state.seats.has(seat)
  const areSeats =
    voters.size <= state.seats.size && event.voters.every((seat) => !('words' in seat) || isTold(seatIn(seat)))
  const hasAll = ![...voters].every(isTold) || [...cast].filter(isTold).every((seat) => voters.has(seat))
  if (!isEachOne || !areSeats || !hasAll)
    throw new Error('expected one vote of each seat that voted, found another number or other seats')
  return voters
}
