/** T-SIM: the pure core under a virtual network, disk and clock; the same seed plays the same workshop. */
import { isDeepStrictEqual } from 'node:util'
import { type KeptVote, withVotes } from '@eds/server/kept-votes'
import type { OpenBallot, Opening } from '@eds/session/ballot'
import { isEntry } from '@eds/session/confidence'
import { closeBallots, countRound } from '@eds/session/counting'
import { decide } from '@eds/session/decide'
import { openDocuments } from '@eds/session/document-writer'
import type { SessionEvent } from '@eds/session/events'
import { evolve, replay } from '@eds/session/evolve'
import type { Command } from '@eds/session/protocol'
import { type Actor, GroupId, RoundId, SeatId } from '@eds/session/session'
import type { Decision, SessionState, Supplied } from '@eds/session/state'
import { type Dice, diceOf } from '../a-trail.ts'
import { aPlan, DOOR, FACILITATOR, GROUPS, JOIN_CODE, PERINATAL, SERVER, SUPPORT, seatActor } from '../a-workshop.ts'
import type { FaultTest } from './fault-test.ts'
import { recordsOf } from './room-reader.ts'

/** A command on its way, or its copy. */
type Message = { id: string; by: Actor; command: Command }
type Entry = { id: string; events: SessionEvent[] }
type Box = ReadonlyMap<string, OpenBallot>

/** What survives a crash. Replaced whole by a commit, never touched otherwise. */
type Disk = {
  log: readonly Entry[]
  answers: ReadonlyMap<string, string>
  boxes: ReadonlyMap<string, Box>
  openings: ReadonlyMap<string, readonly Opening[]>
}

const SEATS = 8
const STEPS = 300
const CHOICES = ['0', '1', '2', '3', 'e', 'x'] as const

export const sim: FaultTest = {
  id: 'T-SIM',
  what: 'seeded workshops of the pure core with crashes before and after the commit, duplicates, losses and reordering',
  sizes: { full: 10_000, short: 300 },
  async run({ size, seed }) {
    const violations: string[] = []
    const timesMs: number[] = []
    const seen = { crashes: 0, rounds: 0, commands: 0 }
    for (let n = 0; n < size; n += 1) {
      const startedAt = performance.now()
      try {
        const { found, ...counts } = play(seed + n, n % 50 === 0)
        violations.push(...found.map((each) => `simulation seed ${seed + n}: ${each}`))
        seen.crashes += counts.crashes
        seen.rounds += counts.rounds
        seen.commands += counts.commands
      } catch (error) {
        violations.push(`simulation seed ${seed + n}: ${error instanceof Error ? error.stack : error}`)
      }
      timesMs.push(performance.now() - startedAt)
    }
    if (size >= 100 && (seen.crashes < size || seen.rounds < size / 2))
      violations.push('too little happened to be a check')
    const { crashes, rounds, commands } = seen
    return {
      size,
      violations,
      timesMs,
      note: `${commands} commands, ${crashes} crashes, ${rounds} rounds counted; times: one workshop`,
    }
  },
}

/** One workshop, to its end: at last the network heals, everybody gets an answer, and the log is looked at. */
function play(seed: number, comparesDocuments: boolean) {
  const dice = diceOf(seed)
  const world = new World(dice)
  for (let step = 0; step < STEPS; step += 1) world.step()
  world.heal()
  const found = world.found
  found.push(...world.brokenAtEnd())
  if (comparesDocuments) found.push(...documentFaults(world.disk.log))
  return { found, crashes: world.crashes, rounds: world.disk.openings.size, commands: world.disk.log.length }
}

class World {
  disk: Disk = {
    log: [{ id: 'created', events: [{ type: 'sessionCreated', plan: aPlan() }] }],
    answers: new Map(),
    boxes: new Map(),
    openings: new Map(),
  }
  readonly found: string[] = []
  crashes = 0
  /** The fold of what is on a disk, as long as that is the one there is. */
  #onDisk: { disk: Disk; state: SessionState }
  #state: SessionState
  /** Decided and not yet on the disk; its answers are not given. */
  #draft: Disk
  #unanswered: { id: string; answer: string }[] = []
  readonly #network: Message[] = []
  /** Everything anybody ever wanted, by command id, and the first answer to it. */
  readonly #intents = new Map<string, Message>()
  readonly #told = new Map<string, string>()
  #isHealed = false
  #now = 1_700_000_000_000
  #ids = 0
  readonly #dice: Dice

  constructor(dice: Dice) {
    this.#dice = dice
    this.#draft = this.disk
    this.#onDisk = { disk: this.disk, state: this.#stateOf(this.disk) }
    this.#state = this.#onDisk.state
    this.#intend(FACILITATOR, { type: 'openSession' })
    // Lost or late, it leaves some people to sit down at once and some to ask.
    this.#intend(FACILITATOR, { type: 'setAdmission', admission: 'ask' })
    for (let n = 0; n < SEATS; n += 1) {
      const group = GroupId.parse(GROUPS[n % GROUPS.length]?.id)
      this.#intend(DOOR, { type: 'takeSeat', joinCode: JOIN_CODE, group, secretHash: dice.hex(64) })
    }
  }

  step(): void {
    const dice = this.#dice
    this.#now += dice.below(400)
    const roll = dice.below(100)
    if (roll < 40) this.#deliver()
    else if (roll < 55) this.#commit()
    else if (roll < 62) this.#network.splice(dice.below(this.#network.length + 1), 1)
    else if (roll < 72) this.#retry()
    else if (roll < 76) this.#crash()
    else if (roll < 90) this.#vote()
    else this.#lead()
  }

  /** No more faults: every intent is sent until it is answered. */
  heal(): void {
    this.#isHealed = true
    this.#commit()
    for (const message of this.#intents.values()) {
      if (this.#told.has(message.id)) continue
      this.#network.splice(0, this.#network.length, message)
      this.#deliver()
      this.#commit()
    }
  }

  brokenAtEnd(): string[] {
    const found: string[] = []
    const { log, answers } = this.disk
    const ids = log.slice(1).map(({ id }) => id)
    if (new Set(ids).size !== ids.length) found.push('[I1] a command is in the log twice')
    for (const [id, { command, by }] of this.#intents) {
      const told = this.#told.get(id)
      // The countdown tells nobody, and tries again.
      if (by.kind === 'server') continue
      if (told === undefined) found.push(`[I1] ${command.type} was never answered`)
      if (told !== answers.get(id)) found.push(`[I1] the answer to ${command.type} was not kept`)
      const isLogged = told?.startsWith('saved ') === true && command.type !== 'castBallot'
      if (isLogged !== ids.includes(id))
        found.push(`[I1] ${command.type} of ${by.kind} was told "${told}", which the log does not say`)
    }
    if (ids.some((id) => !this.#intents.has(id))) found.push('[I2] the log holds what nobody sent')
    const state = this.#replayed()
    if (!isDeepStrictEqual(state, this.#state)) found.push('[I5] the state in memory is not the fold of the log')
    found.push(...this.#brokenRounds(state))
    return found
  }

  /** [I3] against an oracle of its own: the last ballot per seat in the order of the answers, from what the phones sent. */
  #brokenRounds(state: SessionState): string[] {
    const found: string[] = []
    const last = new Map<string, Map<string, string>>()
    const closed = new Set<string>()
    for (const [id, answer] of this.disk.answers) {
      const { command, by } = this.#intents.get(id) ?? {}
      if (!answer.startsWith('saved ') || command === undefined) continue
      if (command.type === 'closeRound') closed.add(command.round)
      if (command.type !== 'castBallot' || by?.kind !== 'seat') continue
      if (closed.has(command.round)) found.push('[I3] a ballot is kept that came after its round closed')
      const box = last.get(command.round) ?? new Map<string, string>()
      last.set(command.round, box.set(by.seat, `${command.choice} ${command.nonce}`))
    }
    for (const [round, openings] of this.disk.openings) {
      const counted = openings.map(({ choice, nonce }) => `${choice} ${nonce}`).toSorted()
      const expected = [...(last.get(round)?.values() ?? [])].toSorted()
      if (counted.join() !== expected.join()) found.push(`[I3] round ${round} counted other ballots than came last`)
      if (this.disk.boxes.has(round)) found.push(`[I3] round ${round} keeps its link to seats`)
      if (counted.length > state.seats.size) found.push(`[I6] round ${round} has more ballots than seats`)
      const record = state.rounds.get(RoundId.parse(round))
      const said = record === undefined || record.state === 'open' ? null : record.received
      if (said !== counted.length) found.push(`[I3] round ${round} says ${said} ballots`)
    }
    return found
  }

  #intend(by: Actor, command: Command): void {
    this.#ids += 1
    const message = { id: `command-${this.#ids}`, by, command }
    this.#intents.set(message.id, message)
    this.#network.push(message)
  }

  /** Takes any message out of the network, whatever its age; now and then a copy stays behind. */
  #deliver(): void {
    const at = this.#isHealed ? 0 : this.#dice.below(this.#network.length + 1)
    const message = this.#network[at]
    if (message === undefined) return
    if (this.#dice.below(5) > 0) this.#network.splice(at, 1)
    const { id, by, command } = message
    const known = this.#draft.answers.get(id)
    if (known !== undefined) {
      this.#unanswered.push({ id, answer: known })
      return
    }
    this.#ids += 1
    const here = { by, at: this.#now, freshId: `made-${this.#ids}` }
    const { supplied, openings } = this.#supply(command)
    const decision = decide(this.#state, command, here, supplied)
    this.#take(message, decision, openings)
  }

  #take({ id, by, command }: Message, decision: Decision, openings: readonly Opening[] | null): void {
    const draft = this.#draft
    const answer = decision.ok ? `saved ${decision.made ?? ''}` : `refused ${decision.refusal.code}`
    // The countdown's own refusal must not stand in the way of its next try.
    const isKept = decision.ok || by.kind !== 'server'
    const answers = isKept ? new Map(draft.answers).set(id, answer) : draft.answers
    if (!decision.ok) {
      this.#draft = { ...draft, answers }
      if (isKept) this.#unanswered.push({ id, answer })
      return
    }
    const boxes = new Map(draft.boxes)
    if (command.type === 'castBallot' && by.kind === 'seat') {
      const group = this.#state.seats.get(by.seat)?.group ?? ''
      const ballot = { seat: by.seat, group, choice: command.choice, nonce: command.nonce }
      boxes.set(command.round, new Map(boxes.get(command.round)).set(by.seat, ballot))
    }
    if (command.type === 'closeRound' || command.type === 'voidRound') boxes.delete(command.round)
    const opened = new Map(draft.openings)
    if (command.type === 'closeRound' && openings !== null) opened.set(command.round, openings)
    const log = decision.events.some(isEntry) ? [...draft.log, { id, events: decision.events }] : draft.log
    this.#draft = { log, answers, boxes, openings: opened }
    this.#state = replayedOn(this.#state, decision.events)
    this.#unanswered.push({ id, answer })
  }

  #supply(command: Command): { supplied: Supplied; openings: readonly Opening[] | null } {
    const nothing: Supplied = { closing: null, count: null, head: '0'.repeat(64), slip: null }
    if (command.type === 'closeRound') {
      const ballots = [...(this.#draft.boxes.get(command.round)?.values() ?? [])]
      const { openings, ...closing } = closeBallots({ sessionId: 'a-session', roundId: command.round, ballots })
      return { supplied: { ...nothing, closing }, openings }
    }
    const openings = command.type === 'revealRound' ? this.#draft.openings.get(command.round) : undefined
    if (command.type !== 'revealRound' || openings === undefined) return { supplied: nothing, openings: null }
    return { supplied: { ...nothing, count: countRound(this.#state, command.round, openings) }, openings: null }
  }

  /** The transaction is on the disk; then the answers go out, and some of them get lost on the way. */
  #commit(): void {
    this.disk = this.#draft
    for (const { id, answer } of this.#unanswered.splice(0)) {
      if (!this.#isHealed && this.#dice.below(6) === 0) continue
      const before = this.#told.get(id)
      if (before !== undefined && before !== answer) this.found.push(`[I1] ${id} was told ${before} and then ${answer}`)
      this.#told.set(id, answer)
    }
  }

  /** Everything that is not on the disk is gone. Half of the crashes fall between commit and answers. */
  #crash(): void {
    this.crashes += 1
    if (this.#dice.below(2) === 0) this.disk = this.#draft
    this.#unanswered = []
    this.#draft = this.disk
    this.#state = this.#replayed()
  }

  #retry(): void {
    const open = [...this.#intents.values()].filter(({ id }) => !this.#told.has(id))
    if (open.length > 0) this.#network.push(this.#dice.pick(open))
  }

  /** A seat that knows of itself votes in a round that it saw open. */
  #vote(): void {
    const seats = [...this.#told.values()].flatMap((told) => told.match(/^saved (made-\d+)$/)?.[1] ?? [])
    const state = this.#replayed()
    const known = seats.filter((seat) => state.seats.has(SeatId.parse(seat)))
    const rounds = [...state.rounds.values()]
    const round = this.#dice.below(8) === 0 ? rounds[0] : rounds.at(-1)
    if (known.length === 0 || round === undefined) return
    const by = seatActor(SeatId.parse(this.#dice.pick(known)))
    const choice = this.#dice.pick(CHOICES)
    this.#intend(by, { type: 'castBallot', round: round.id, choice, nonce: this.#dice.hex(32) })
  }

  /** The facilitator and the countdown do the next sensible thing by what is on the disk. */
  #lead(): void {
    const state = this.#replayed()
    const round = [...state.rounds.values()].at(-1)
    if (state.phase !== 'open') return
    const [asks] = state.asking.keys()
    if (asks !== undefined && this.#dice.below(2) === 0) {
      const isTurnedAway = this.#dice.below(10) === 0
      const seats = isTurnedAway ? [asks] : [...state.asking.keys()]
      this.#intend(FACILITATOR, { type: isTurnedAway ? 'turnAwaySeats' : 'admitSeats', seats })
      return
    }
    if (state.currentQuestion === null || this.#dice.below(12) === 0) {
      this.#intend(FACILITATOR, { type: 'showQuestion', question: this.#dice.pick([PERINATAL, SUPPORT]) })
    } else if (round === undefined || round.state === 'revealed' || round.state === 'void') {
      this.#intend(FACILITATOR, { type: 'openRound', question: state.currentQuestion, ask: { kind: 'grade' } })
    } else if (round.state === 'closed') {
      this.#intend(FACILITATOR, { type: 'revealRound', round: round.id, override: 'Everybody here has voted' })
    } else if (round.closesAt !== null) {
      this.#intend(SERVER, { type: 'closeRound', round: round.id })
    } else if ((state.voters.get(round.id)?.size ?? 0) > 2 || this.#dice.below(6) === 0) {
      const isVoid = this.#dice.below(10) === 0
      if (isVoid) this.#intend(FACILITATOR, { type: 'voidRound', round: round.id, reason: 'The question was misread' })
      else this.#intend(FACILITATOR, { type: 'callClose', round: round.id })
    }
  }

  #replayed(): SessionState {
    if (this.#onDisk.disk !== this.disk) this.#onDisk = { disk: this.disk, state: this.#stateOf(this.disk) }
    return this.#onDisk.state
  }

  /** The log tells of no vote of a phone: that it was saved is in its answer. */
  #stateOf({ log, answers }: Disk): SessionState {
    const votes = [...answers].flatMap(([id, answer]): KeptVote[] => {
      const { command, by } = this.#intents.get(id) ?? {}
      const isKept = command?.type === 'castBallot' && by?.kind === 'seat' && answer.startsWith('saved ')
      return isKept ? [{ round: command.round, seat: by.seat }] : []
    })
    return replay(
      withVotes(
        log.flatMap(({ events }) => events),
        votes,
      ),
    )
  }
}

const replayedOn = (state: SessionState, events: readonly SessionEvent[]): SessionState => events.reduce(evolve, state)

/** [I5] A document that lived through everything says what one begun anew says. */
function documentFaults(log: readonly Entry[]): string[] {
  const live = openDocuments()
  const around = { head: { seq: 1, hash: '0'.repeat(64) }, feed: [], present: new Set<SeatId>(), turnout: null }
  const events: SessionEvent[] = []
  for (const entry of log) {
    events.push(...entry.events)
    live.show(replay(events), around)
  }
  const anew = openDocuments()
  anew.show(replay(events), around)
  const isSame = recordsOf(live.room) === recordsOf(anew.room) && recordsOf(live.desk) === recordsOf(anew.desk)
  return isSame ? [] : ['[I5] the live document is not the one begun anew']
}
