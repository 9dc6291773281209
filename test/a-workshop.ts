/** Builds sessions in any state by playing real commands, as given/when/then tests want them. */
import type { Grade } from '@eds/frameworks/framework'
import type { Choice, OpenBallot, Opening } from '@eds/session/ballot'
import { isEntry } from '@eds/session/confidence'
import { closeBallots, countRound } from '@eds/session/counting'
import { decide } from '@eds/session/decide'
import type { SessionEvent } from '@eds/session/events'
import { evolve, startState } from '@eds/session/evolve'
import type { Command } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import {
  type Actor,
  DEFAULT_SETTINGS,
  GroupId,
  QuestionId,
  type RoundAsk,
  RoundId,
  SeatId,
  ServiceId,
  SessionId,
  type SessionPlan,
  type SessionSettings,
} from '@eds/session/session'
import { type Decision, hasLastWord, type PastEntry, type SessionState, type Supplied } from '@eds/session/state'

const group = (id: string) => ({ id: GroupId.parse(id), name: id })
export const GROUPS = ['patients', 'staff', 'unions'].map(group)
export const PERINATAL = QuestionId.parse('1a-perinatal')
export const SUPPORT = QuestionId.parse('2a')
export const JOIN_CODE = 'HPMK4739'

/** A plan with two questions, three groups and one piece of evidence. */
export function aPlan(settings: Partial<SessionSettings> = {}): SessionPlan {
  const grouping = { code: '1', name: 'Commissioned or provided services' }
  return {
    id: SessionId.parse('a-session'),
    assessment: 'an-assessment',
    framework: 'eds-2022',
    title: 'A workshop',
    organisation: 'Anytown Trust',
    year: '2022/23',
    joinCode: JOIN_CODE,
    settings: { ...DEFAULT_SETTINGS, countdownSeconds: 0, revealFloor: 3, admission: 'at-once', ...settings },
    groups: GROUPS,
    questions: [
      {
        id: PERINATAL,
        order: 0,
        outcome: '1A',
        service: { id: ServiceId.parse('perinatal'), name: 'Perinatal', organisation: 'EPUT' },
        grouping,
        title: 'Getting the service',
        question: 'Can everyone who needs this service get it?',
        words: 'Patients (service users) have required levels of access to the service',
        wordsConfirmed: true,
        mustHear: [GroupId.parse('patients')],
      },
      {
        id: SUPPORT,
        order: 1,
        outcome: '2A',
        service: null,
        grouping: { code: '2', name: 'Workforce health and well-being' },
        title: 'Help to stay well',
        question: 'Do staff get help to stay well?',
        words:
          'When at work, staff are provided with support to manage obesity, diabetes, asthma, COPD and mental health conditions',
        wordsConfirmed: true,
        mustHear: [],
      },
    ],
    evidence: [],
    ownGrades: [
      { question: PERINATAL, grade: { words: '1' } },
      { question: SUPPORT, grade: { words: '1' } },
    ],
  }
}

/** A session being played: every `ask` is decided, its events applied and kept; a refusal changes nothing. */
export class Workshop {
  state: SessionState
  readonly events: SessionEvent[] = []
  /** The same by entry: one for the plan, and one for each command that was granted, but for a phone’s vote. */
  readonly entries: PastEntry[] = []
  readonly ballots = new Map<string, Map<string, OpenBallot>>()
  readonly openings = new Map<string, Opening[]>()
  now = 1_700_000_000_000
  /** The seat of the slip that is shown at the door; the store would know it. */
  slipShown: SeatId | null = null
  #made = 0

  constructor(plan: SessionPlan = aPlan()) {
    this.events.push({ type: 'sessionCreated', plan })
    this.entries.push({ seq: 1, events: [...this.events] })
    this.state = startState(plan)
  }

  /** Decides and applies; @returns what was decided. */
  ask(by: Actor, command: Command): Decision {
    this.#made += 1
    const freshId = `id-${String(this.#made).padStart(6, '0')}`
    const decision = decide(this.state, command, { by, at: this.now, freshId }, this.#supply(command))
    if (!decision.ok) return decision
    const isOutvoted = command.type === 'castAssistedBallot' && hasLastWord(this.state, command.round, command.seat)
    for (const event of decision.events) {
      this.state = evolve(this.state, event)
      this.events.push(event)
    }
    if (decision.events.some(isEntry)) this.entries.push({ seq: this.entries.length + 1, events: decision.events })
    if (!isOutvoted) this.#keep(by, command)
    return decision
  }

  /** Asks what must be granted; @returns the id of what was made. @throws when refused. */
  must(by: Actor, command: Command): string {
    const decision = this.ask(by, command)
    if (!decision.ok) throw new Error(`expected ${command.type} to be granted, found ${decision.refusal.code}`)
    return decision.made ?? ''
  }

  /** @returns the refusal. @throws when granted. */
  refused(by: Actor, command: Command): Refusal['code'] {
    const decision = this.ask(by, command)
    if (decision.ok) throw new Error(`expected ${command.type} to be refused`)
    return decision.refusal.code
  }

  sit(groupName: string): SeatId {
    const secretHash = '0'.repeat(64)
    return SeatId.parse(
      this.must(DOOR, { type: 'takeSeat', joinCode: JOIN_CODE, group: GroupId.parse(groupName), secretHash }),
    )
  }

  /** Shows a question and opens a round on it. */
  openRound(question = PERINATAL, ask: RoundAsk = { kind: 'grade' }): RoundId {
    if (this.state.currentQuestion !== question) this.must(FACILITATOR, { type: 'showQuestion', question })
    return RoundId.parse(this.must(FACILITATOR, { type: 'openRound', question, ask }))
  }

  vote(seat: SeatId, round: RoundId, choice: Choice): Decision {
    return this.ask(seatActor(seat), { type: 'castBallot', round, choice, nonce: nonceOf(seat) })
  }

  close(round: RoundId): void {
    this.must(FACILITATOR, { type: 'callClose', round })
    this.now += this.state.plan.settings.countdownSeconds * 1000
    this.must(SERVER, { type: 'closeRound', round })
  }

  reveal(round: RoundId): void {
    this.must(FACILITATOR, { type: 'revealRound', round, override: null })
  }

  /** A whole round: `choices` by seat, in any order. */
  playRound(choices: ReadonlyMap<SeatId, Choice>, question = PERINATAL, ask: RoundAsk = { kind: 'grade' }): RoundId {
    const round = this.openRound(question, ask)
    for (const [seat, choice] of choices) this.vote(seat, round, choice)
    this.close(round)
    this.reveal(round)
    return round
  }

  #supply(command: Command): Supplied {
    const slip = this.slipShown === null ? null : { seat: this.slipShown }
    const nothing: Supplied = { closing: null, count: null, head: '0'.repeat(64), slip, history: this.entries }
    if (command.type === 'closeRound') {
      const ballots = [...(this.ballots.get(command.round)?.values() ?? [])]
      const closed = closeBallots({ sessionId: this.state.plan.id, roundId: command.round, ballots })
      this.openings.set(command.round, closed.openings)
      const { received, commitmentsRoot } = closed
      return { ...nothing, closing: { received, commitmentsRoot } }
    }
    const openings = command.type === 'revealRound' ? this.openings.get(command.round) : undefined
    if (command.type === 'revealRound' && openings !== undefined && this.state.rounds.has(command.round)) {
      return { ...nothing, count: countRound(this.state, command.round, openings) }
    }
    return nothing
  }

  #keep(by: Actor, command: Command): void {
    if (command.type !== 'castBallot' && command.type !== 'castAssistedBallot') return
    const seat = command.type === 'castAssistedBallot' ? command.seat : by.kind === 'seat' ? by.seat : null
    if (seat === null) return
    const box = this.ballots.get(command.round) ?? new Map<string, OpenBallot>()
    const { choice, nonce } = command
    box.set(seat, { seat, group: this.state.seats.get(seat)?.group ?? '', choice, nonce })
    this.ballots.set(command.round, box)
  }
}

export const FACILITATOR: Actor = { kind: 'facilitator' }
export const LEAD: Actor = { kind: 'lead' }
export const DOOR: Actor = { kind: 'door' }
export const SERVER: Actor = { kind: 'server' }
export const HELPER: Actor = { kind: 'helper' }
export const WALL: Actor = { kind: 'wall' }
export const seatActor = (seat: SeatId): Actor => ({ kind: 'seat', seat })

/** An open session with `seats` people per group. */
export function aWorkshop(
  seats: Readonly<Record<string, number>> = {},
  plan = aPlan(),
): Workshop & { seats: SeatId[] } {
  const workshop = new Workshop(plan)
  workshop.must(FACILITATOR, { type: 'openSession' })
  const taken = Object.entries(seats).flatMap(([name, count]) =>
    Array.from({ length: count }, () => workshop.sit(name)),
  )
  return Object.assign(workshop, { seats: taken })
}

/** Everybody in `seats` chooses the same. */
export const all = (seats: readonly SeatId[], choice: Choice): Map<SeatId, Choice> =>
  new Map(seats.map((seat) => [seat, choice]))

export const gradeChoice = (grade: Grade): Choice => (['0', '1', '2', '3'] as const)[grade]

const nonceOf = (seat: string): string =>
  Array.from({ length: 32 }, (_, i) => (seat.charCodeAt(i % seat.length) % 16).toString(16)).join('')
