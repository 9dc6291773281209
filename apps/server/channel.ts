/** One document and everybody who reads it: joins, updates in ticks, and readers who fall behind. */
import { CLOSE } from '@eds/session/protocol'
import type { EpochMs } from '@eds/session/session'
import * as Y from 'yjs'
import type { Clock } from './clock.ts'
import { HEARTBEAT, stepTwoFrame, updateFrame } from './frames.ts'

/** A connection as a channel needs it; `ws` sockets are such. */
export type ReaderSocket = {
  readonly bufferedAmount: number
  send(frame: Uint8Array, sent: (error?: Error) => void): void
  close(code: number, reason: string): void
  terminate(): void
}

/** Above this, a reader gets nothing more until it has read what lies there. */
export const BEHIND_BYTES = 1024 * 1024
/** Above this, it is disconnected. */
export const LOST_BYTES = 4 * BEHIND_BYTES
const CAUGHT_UP_BYTES = 64 * 1024
const TICK_MS = 25
const LONGEST_PAUSE_MS = 1000
/** A reader that has not caught up for this long is better off with a fresh copy than with what lies before it. */
const LONGEST_BEHIND_MS = 60_000

type Reader = {
  /** The document's clock up to which frames were sent. */
  sentClock: number
  /** Null while it keeps up. */
  behindSince: EpochMs | null
}

/** Sends one document, which only the server writes, to its readers. */
export class Channel {
  readonly #doc: Y.Doc
  readonly #clock: Clock
  readonly #readers = new Map<ReaderSocket, Reader>()
  /** Step-two frames of this version, by the state vector they answer: those who join together share one. */
  readonly #answers = new Map<string, Uint8Array>()
  #pending: Uint8Array[] = []
  #pauseMs = TICK_MS
  #nextFlushAt = 0
  #cancelFlush: (() => void) | null = null

  constructor(doc: Y.Doc, clock: Clock) {
    this.#doc = doc
    this.#clock = clock
    doc.on('update', (update: Uint8Array) => this.#updated(update))
  }

  /**
   * Brings a reader up to date and keeps it so.
   * @param clocks the reader's state vector
   * @returns false when it holds what this document never held: it must begin with an empty copy
   */
  join(socket: ReaderSocket, clocks: ReadonlyMap<number, number>): boolean {
    const clock = this.#clockOfDocument()
    for (const [client, known] of clocks) if (client !== this.#doc.clientID || known > clock) return false
    this.#readers.set(socket, { sentClock: clock, behindSince: null })
    this.#send(socket, this.#answerTo(clocks.get(this.#doc.clientID) ?? 0))
    return true
  }

  leave(socket: ReaderSocket): void {
    this.#readers.delete(socket)
  }

  heartbeat(): void {
    const now = this.#clock.now()
    for (const [socket, { behindSince }] of this.#readers) {
      if (behindSince === null) this.#send(socket, HEARTBEAT)
      else if (now - behindSince > LONGEST_BEHIND_MS) this.#giveUp(socket)
    }
  }

  /** Disconnects every reader that is behind, so that what waits for it need not be held. */
  giveUpThoseBehind(): void {
    for (const [socket, { behindSince }] of this.#readers) if (behindSince !== null) this.#giveUp(socket)
  }

  #updated(update: Uint8Array): void {
    this.#answers.clear()
    if (this.#readers.size === 0) return
    this.#pending.push(update)
    // At once when it is quiet; together with its neighbours when it is not.
    if (this.#cancelFlush !== null) return
    const pauseMs = Math.max(0, this.#nextFlushAt - this.#clock.now())
    // A clock that was set back must not stop the room until it has caught up.
    this.#cancelFlush = this.#clock.after(Math.min(pauseMs, this.#pauseMs), () => this.#flush())
  }

  #flush(): void {
    this.#cancelFlush = null
    const [first, ...others] = this.#pending.splice(0)
    if (first === undefined) return
    const startedAt = this.#clock.now()
    const frame = updateFrame(others.length === 0 ? first : Y.mergeUpdates([first, ...others]))
    const clock = this.#clockOfDocument()
    for (const [socket, reader] of this.#readers) {
      if (reader.behindSince !== null) continue
      if (socket.bufferedAmount > BEHIND_BYTES) {
        reader.behindSince = startedAt
        continue
      }
      reader.sentClock = clock
      this.#send(socket, frame)
    }
    // A flush that takes long is followed by a pause of its own length.
    const now = this.#clock.now()
    this.#pauseMs = Math.min(Math.max(TICK_MS, now - startedAt), LONGEST_PAUSE_MS)
    this.#nextFlushAt = now + this.#pauseMs
  }

  #send(socket: ReaderSocket, frame: Uint8Array): void {
    if (socket.bufferedAmount > LOST_BYTES) {
      this.#giveUp(socket)
      return
    }
    socket.send(frame, () => this.#sent(socket))
  }

  #giveUp(socket: ReaderSocket): void {
    this.leave(socket)
    socket.close(CLOSE.tooSlow, 'too slow')
    // A close frame waits behind everything that is not read.
    socket.terminate()
  }

  /** The reader has taken a frame. One that fell behind gets everything it missed as one diff. */
  #sent(socket: ReaderSocket): void {
    const reader = this.#readers.get(socket)
    if (reader === undefined || reader.behindSince === null || socket.bufferedAmount > CAUGHT_UP_BYTES) return
    reader.behindSince = null
    const missed = this.#answerTo(reader.sentClock)
    reader.sentClock = this.#clockOfDocument()
    this.#send(socket, missed)
  }

  #answerTo(knownClock: number): Uint8Array {
    const vector = Y.encodeStateVector(new Map(knownClock === 0 ? [] : [[this.#doc.clientID, knownClock]]))
    const key = String(knownClock)
    const cached = this.#answers.get(key)
    if (cached !== undefined) return cached
    const frame = stepTwoFrame(Y.encodeStateAsUpdate(this.#doc, vector))
    this.#answers.set(key, frame)
    return frame
  }

  #clockOfDocument(): number {
    return Y.getState(this.#doc.store, this.#doc.clientID)
  }
}
