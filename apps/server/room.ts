/** One live session: takes commands one after another, stores what they cause, then shows and answers it. */
import { createHmac } from 'node:crypto'
import { canonicalJson, JsonValue } from '@eds/audit/canonical'
import { decide } from '@eds/session/decide'
import { openDocuments, type SessionDocuments } from '@eds/session/document-writer'
import { mayAsk } from '@eds/session/permissions'
import type { Command } from '@eds/session/protocol'
import { refuse } from '@eds/session/refusals'
import type { RoundId, SeatId } from '@eds/session/session'
import type { Decision, SessionState } from '@eds/session/state'
import { answerAgain, FORGOTTEN, faulty, type Given, notStored, refusedAnswer } from './answers.ts'
import { isVote, withoutChoice } from './ballot-box.ts'
import type { Clock } from './clock.ts'
import { Countdown } from './countdown.ts'
import { type Asked, addToDraft, type Draft, draftFrom, type Happened } from './draft.ts'
import { freshId } from './fresh-ids.ts'
import { inBackground, type Log, whyOf } from './log.ts'
import { Presence } from './presence.ts'
import { hasKeyTwice, seatOfSlip } from './seat-keys.ts'
import { type History, readHistory } from './session-history.ts'
import type { SessionRow, Store } from './store.ts'
import { supplyFor } from './supply.ts'
import { Telling } from './telling.ts'
import { asWritten, toldActs } from './told-acts.ts'

export type RoomParts = {
  store: Store
  clock: Clock
  log: Log
  /** Keys the fingerprints of commands, so that erased words cannot be found again by guessing. */
  fingerprintKey: Uint8Array
  /** Called when somebody has taken evidence out, before they are told so: it may stand elsewhere too. */
  evidenceGone: () => Promise<void>
}

/** Commands that wait beyond this many are turned away. */
const LONGEST_QUEUE = 5000
const MOST_PER_BATCH = 500
const FIRST_RECOVERY_MS = 200
const LONGEST_RECOVERY_MS = 5000

type Waiting = Asked & { answer: (given: Given) => void }

/** Opens a stored session. @throws StoreRefusal when its history is not whole. */
export async function openRoom(row: SessionRow, parts: RoomParts): Promise<Room> {
  return new Room(readHistory(await parts.store.load(row.id)), parts)
}

export class Room {
  readonly #parts: RoomParts
  readonly #documents: SessionDocuments = openDocuments()
  /** Written to the documents, and never stored. */
  readonly presence: Presence
  readonly #queue: Waiting[] = []
  readonly #seatLost = new Set<(seat: SeatId) => void>()
  #history: History
  #running: Promise<void> | null = null
  #isFailing = false
  #isStopped = false
  readonly #countdown: Countdown
  readonly #telling: Telling
  #cancelRecovery = () => {}

  constructor(history: History, parts: RoomParts) {
    this.#history = history
    this.#parts = parts
    this.#countdown = new Countdown(parts.clock, (round) =>
      inBackground(parts.log, 'closing-failed', this.#closeRound(round)),
    )
    this.presence = new Presence(parts.clock, () => this.#show())
    this.#telling = new Telling(parts.clock, this, () => this.#show())
    this.#show()
    this.#countdown.arm(this.state)
  }

  get row(): SessionRow {
    return this.#history.row
  }
  /** The session as it stands on disk. */
  get state(): SessionState {
    return this.#history.state
  }
  get head(): History['head'] {
    return this.#history.head
  }
  /** The entry that opened the newest round; null before the first. */
  get openedAt(): History['openedAt'] {
    return this.#history.openedAt
  }
  /** The newest entry that anybody is told of: behind the head while a round is open. */
  get toldHead(): History['head'] {
    return this.#telling.head
  }
  /** By round, the seats that anybody is told have voted. */
  get toldVoters(): SessionState['voters'] {
    return this.#telling.voters
  }
  get documents(): Pick<SessionDocuments, 'room' | 'desk'> {
    return this.#documents
  }

  /** @returns the seat whose secret has this SHA-256, or null. A seat that is only asked for is opened by no secret. */
  seatOf(secretHash: string): SeatId | null {
    const seat = this.askedSeatOf(secretHash)
    return seat !== null && this.state.seats.has(seat) ? seat : null
  }

  /** @returns the seat that a secret with this SHA-256 was brought for, whatever became of it; null when there is none. */
  askedSeatOf(secretHash: string): SeatId | null {
    return this.#history.keys.bySecret.get(secretHash) ?? null
  }

  /** @returns the seat that somebody's slip, as shown or typed, belongs to, also when it was used; null when there is none. */
  seatOfSlip(slip: string): SeatId | null {
    return seatOfSlip(this.#history.keys, slip)
  }

  /** @returns whether a command can only be refused as the session stands, or be given an answer again. Reads no disk. */
  isInVain({ by, commandId, command }: Asked): boolean {
    const { answers, keys, state, head } = this.#history
    if (answers.has(commandId) || hasKeyTwice(keys, command)) return true
    const here = { by, at: this.#parts.clock.now(), freshId: freshId() }
    return !decide(state, command, here, { closing: null, count: null, head: head.hash, slip: null }).ok
  }

  /** Calls back when a seat's secret opens it no more. */
  whenSeatLost(listener: (seat: SeatId) => void): void {
    this.#seatLost.add(listener)
  }

  /** Resolves when the command is stored or refused, and never rejects. The same id gets the same answer, for good. */
  ask(asked: Asked): Promise<Given> {
    if (this.#isFailing || this.#isStopped) return Promise.resolve(notStored(asked.commandId))
    if (this.#queue.length >= LONGEST_QUEUE) {
      const detail = 'the server is busy; try again'
      return Promise.resolve(refusedAnswer(asked.commandId, { code: 'too-many-requests', detail }))
    }
    const given = new Promise<Given>((answer) => {
      this.#queue.push({ ...asked, answer })
      this.#running ??= this.#run()
    })
    const isRedaction = asked.command.type === 'redactEvidence' && asked.by.kind !== 'server'
    return isRedaction ? this.#everywhere(given) : given
  }

  async #everywhere(given: Promise<Given>): Promise<Given> {
    if ((await given).refusal === null) await this.#parts.evidenceGone()
    return given
  }

  /** Takes no more commands and resolves when those it took are answered. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#countdown.stop()
    this.presence.stop()
    this.#telling.stop()
    this.#cancelRecovery()
    await this.#running
  }

  async #run(): Promise<void> {
    // A turn of the event loop: what arrived together shares one commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#queue.length > 0) await this.#runBatch()
    this.#running = null
  }

  async #runBatch(): Promise<void> {
    const draft = draftFrom(this.#history)
    const taken: { asked: Waiting; given: Given }[] = []
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      // Ballots and texts are read from the disk: those decided in this batch must be there first.
      if (taken.length > 0 && (readsStore(next.command) || taken.length >= MOST_PER_BATCH)) break
      this.#queue.shift()
      taken.push({ asked: next, given: await this.#take(draft, next) })
    }
    try {
      await this.#commit(draft)
    } catch (error) {
      this.#parts.log('error', 'storing-failed', { session: this.row.id, commands: taken.length, why: whyOf(error) })
      this.#fail([...taken.map(({ asked }) => asked), ...this.#queue.splice(0)])
      return
    }
    for (const { asked, given } of taken) asked.answer(given)
  }

  /** Decides one command into the draft, which a fault leaves as it was. */
  async #take(draft: Draft, asked: Asked): Promise<Given> {
    const { by, commandId, command } = asked
    try {
      const actor = canonicalJson(by)
      const fingerprint = this.#fingerprint(command)
      const known = draft.answers.get(commandId) ?? draft.history.answers.get(commandId)
      if (known !== undefined) {
        const isSame = known.fingerprint === fingerprint || known.fingerprint === FORGOTTEN
        if (known.actor === actor && isSame) return answerAgain(known)
        const detail = 'this id was used for another command'
        return refusedAnswer(commandId, { code: 'command-id-reused', detail })
      }
      const { decision, ...circumstance } = await this.#decide(draft.history, asked)
      const given = decision.ok
        ? addToDraft(draft, asked, { decision, ...circumstance })
        : refusedAnswer(commandId, decision.refusal)
      // The countdown's own refusal must not stand in the way of its next try.
      if (decision.ok || by.kind !== 'server') {
        draft.answers.set(commandId, { commandId, actor, fingerprint, answer: given.text })
      }
      return given
    } catch (error) {
      // A fault of the program or of one record: this command alone is not carried out.
      this.#parts.log('error', 'deciding-failed', {
        session: this.row.id,
        command: command.type,
        why: whyOf(error),
      })
      // What reads the disk may do better next time; the rest would meet the same fault again.
      return readsStore(command) ? notStored(commandId) : faulty(commandId)
    }
  }

  async #decide(history: History, asked: Asked): Promise<Omit<Happened, 'decision'> & { decision: Decision }> {
    const { by } = asked
    const command = asWritten(asked.command, history.feed, this.toldHead)
    const { store, clock } = this.#parts
    const { supplied, notBefore, ...read } = await supplyFor(history, { ...asked, command }, store)
    const beside = { ...read, told: this.toldHead }
    const at = Math.max(clock.now(), notBefore)
    if (mayAsk(by.kind, command.type) && hasKeyTwice(history.keys, command))
      return { ...beside, at, decision: refuse('not-allowed', 'this key opens a seat already') }
    const here = { by, at: this.#countdown.timeOf(command, at), freshId: freshId() }
    return { ...beside, at, decision: decide(history.state, command, here, supplied) }
  }

  async #commit({ history, batch, answers }: Draft): Promise<void> {
    if (answers.size === 0) return
    await this.#parts.store.append({ session: this.row.id, ...batch, answers: [...answers.values()] })
    for (const [commandId, answer] of answers) history.answers.set(commandId, answer)
    if (batch.entries.length + batch.ballots.length === 0) return
    // Words that are taken out may stand anywhere in what is remembered, as a reason in the feed: the disk holds what is left.
    this.#history = batch.erased.length === 0 ? history : readHistory(await this.#parts.store.load(this.row.id))
    // Votes are told a little later, together: see turnout.ts.
    if (!batch.entries.every(({ command }) => isVote(command))) this.#showNow()
    this.#countdown.arm(this.state)
    for (const { seat } of batch.seats.filter(({ secretHash }) => secretHash === null)) {
      for (const listener of this.#seatLost) listener(seat)
    }
  }

  #show(): void {
    const { state, closedAt: closed } = this.#history
    const { head, turnout } = this.#telling
    const feed = toldActs(this.#history.feed, head)
    const { seats: present, desks } = this.presence
    this.#documents.show(state, { head, closed, turnout, feed, present, desks })
  }

  #showNow(): void {
    this.#telling.afterAct()
    this.#show()
  }

  async #closeRound(round: RoundId): Promise<void> {
    // Nobody else can know this id and take it first.
    const commandId = this.#keyedHash(`closeRound ${this.row.id} ${round}`)
    const { refusal } = await this.ask({ by: { kind: 'server' }, commandId, command: { type: 'closeRound', round } })
    if (refusal === null || this.#isStopped) return
    this.#parts.log('warn', 'round-not-closed', { session: this.row.id, round, refusal })
    // While the store fails, its recovery arms the countdown again.
    if (!this.#isFailing && this.state.rounds.get(round)?.state === 'open') this.#countdown.again(round)
  }

  #fail(waiting: readonly Waiting[]): void {
    this.#isFailing = true
    this.#countdown.pause()
    for (const { commandId, answer } of waiting) answer(notStored(commandId))
    this.#recoverAfter(FIRST_RECOVERY_MS)
  }

  #recoverAfter(pauseMs: number): void {
    const { clock, log } = this.#parts
    if (this.#isStopped) return
    this.#cancelRecovery = clock.after(pauseMs, () => inBackground(log, 'recovery-failed', this.#recover(pauseMs)))
  }

  /** Once a fresh transaction works, whatever the disk holds is the truth, also of the batch that failed. */
  async #recover(pauseMs: number): Promise<void> {
    const { store, log } = this.#parts
    try {
      await store.recover()
      this.#history = readHistory(await store.load(this.row.id))
    } catch (error) {
      log('error', 'still-not-storing', { session: this.row.id, why: whyOf(error) })
      this.#recoverAfter(Math.min(pauseMs * 2, LONGEST_RECOVERY_MS))
      return
    }
    this.#isFailing = false
    this.#showNow()
    this.#countdown.arm(this.state)
    log('info', 'storing-again', { session: this.row.id })
  }

  #fingerprint(command: Command): string {
    return this.#keyedHash(canonicalJson(JsonValue.parse(JSON.parse(JSON.stringify(withoutChoice(command))))))
  }

  #keyedHash(text: string): string {
    return createHmac('sha256', this.#parts.fingerprintKey).update(text).digest('hex')
  }
}

const readsStore = ({ type }: Command): boolean =>
  type === 'closeRound' || type === 'revealRound' || type === 'redactEvidence' || type === 'redactText'
