/** What one bad phone with a good seat can do to a server: each kind of load, and how the server must end it. */
import { connect, type Socket } from 'node:net'
import { PROTOCOL_VERSION } from '@eds/session/protocol'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import type { Dice } from '../a-trail.ts'
import { FORGED_FRAMES } from './forged-frames.ts'
import { aVote } from './history.ts'
import { requestFrom } from './http-client.ts'
import { pause, until } from './pause.ts'
import { openSocket, readRoom } from './room-reader.ts'

export type Attacker = { base: string; session: string; round: string; token: string; dice: Dice }

/** @returns what the server let happen that it promises to stop, or null when it kept its bounds */
export type Attack = (attacker: Attacker) => Promise<string | null>

/** The bound is a second; a machine with other work is given more. */
const CLOSED_WITHIN_MS = 10_000
const FLOOD_FRAMES = 500
const STEP_ONE = Uint8Array.of(0, 0, 1, 0)
/** Nearly as large as a frame may be. */
const LARGE_BYTES = 60_000

/** Closed as forbidden, malformed, too fast, too big, in too many pieces; 1006 when it had gone before it could say so. */
const REFUSING: ReadonlySet<number> = new Set([1002, 1006, 1008, 1009, 1013, 4400, 4403])

type Say = (socket: Awaited<ReturnType<typeof readRoom>>['socket'], copy: Y.Doc, dice: Dice) => void

/** Joins as everybody does, says what is hostile, and must be closed. */
const closing =
  (say: Say): Attack =>
  async ({ dice, ...at }) => {
    const reader = await readRoom(at)
    say(reader.socket, reader.doc, dice)
    const startedAt = performance.now()
    while (reader.closeCode() === null && performance.now() - startedAt < CLOSED_WITHIN_MS) await pause(5)
    const code = reader.closeCode()
    await reader.leave()
    if (code === null) return `not closed within ${CLOSED_WITHIN_MS} ms`
    return REFUSING.has(code) ? null : `closed with ${code}`
  }

const flood =
  (frame: (n: number) => Uint8Array, frames = FLOOD_FRAMES): Say =>
  (socket) => {
    for (let n = 0; n < frames; n += 1) socket.send(frame(n))
  }

const forged =
  (kind: string, times: number): Say =>
  (socket, copy, dice) => {
    const frame = FORGED_FRAMES[kind]?.(copy, dice)
    if (frame === undefined) throw new Error(`expected a forged frame of the kind ${kind}`)
    for (let n = 0; n < times; n += 1) socket.send(frame)
  }

/** One update by somebody who is not the server, of as many changes as is wished. */
function updateOf(work: (doc: Y.Doc, n: number) => void, changes: number): Uint8Array {
  // What a key held before would else be thrown away, and the chain with it.
  const doc = new Y.Doc({ gc: false })
  doc.transact(() => {
    for (let n = 0; n < changes; n += 1) work(doc, n)
  })
  return message([0, 2], Y.encodeStateAsUpdate(doc))
}

function message(head: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  for (const number of head) writeVarUint(encoder, number)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

/** A kilobyte behind a gap in the clock, each from another writer: stock Yjs keeps every one for good. */
function pendingUpdate(n: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1000 + n
  doc.getMap('evidence').set('first', n)
  const before = Y.encodeStateVector(doc)
  doc.getMap('evidence').set('later', 'x'.repeat(1000))
  return message([0, 2], Y.encodeStateAsUpdate(doc, before))
}

const conflictChain = (changes: number) => updateOf((doc, n) => doc.getMap('session').set('session', n), changes)
const rootExplosion = (changes: number) => updateOf((doc, n) => doc.getArray(`root-${n}`).push([1]), changes)

/** Asks over HTTP again and again, several at once. @returns how many were answered with which status; 0 is cut off */
async function ask(times: number, request: () => ReturnType<typeof requestFrom>): Promise<Map<number, number>> {
  const statuses = new Map<number, number>()
  let next = 0
  const one = async () => {
    while (next < times) {
      next += 1
      const status = await request().then(
        (response) => response.status,
        () => 0,
      )
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  return statuses
}

const spoken = (statuses: ReadonlyMap<number, number>): string =>
  [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')

/** The address of the whole room, but connections of their own. */
const SHARED = '127.0.0.1'

/** A seat has 20 commands at once and then one and a half a second. */
const commandFlood: Attack = async ({ base, session, token, round, dice }) => {
  const startedAt = performance.now()
  const statuses = await ask(80, () =>
    requestFrom(SHARED, {
      base,
      path: `/api/sessions/${session}/commands`,
      method: 'POST',
      token,
      body: { version: PROTOCOL_VERSION, commandId: dice.hex(32), ...aVote(dice, round) },
    }),
  )
  const may = 30 + Math.ceil((performance.now() - startedAt) / 500)
  const isBounded = (statuses.get(200) ?? 0) <= may && (statuses.get(429) ?? 0) > 0
  return isBounded ? null : `commands were answered ${spoken(statuses)}`
}

const bigBodies: Attack = async ({ base, session, token }) => {
  const body = { version: PROTOCOL_VERSION, x: 'x'.repeat(2_000_000) }
  const statuses = await ask(8, () =>
    requestFrom(SHARED, { base, path: `/api/sessions/${session}/commands`, method: 'POST', token, body }),
  )
  return [...statuses.keys()].every((status) => status === 0 || (status >= 400 && status < 500))
    ? null
    : `bodies of 2 MB were answered ${spoken(statuses)}`
}

/** A seat reads 2 a second and, beyond that, 120 a minute. A connection on which it sent too much before may be cut. */
const readings =
  (what: 'room' | 'trail'): Attack =>
  async ({ base, session, token }) => {
    const startedAt = performance.now()
    const statuses = await ask(160, () =>
      requestFrom(SHARED, { base, path: `/api/sessions/${session}/${what}`, token }),
    )
    const may = 125 + Math.ceil((performance.now() - startedAt) / 400)
    const isBounded =
      (statuses.get(200) ?? 0) <= may &&
      [...statuses.keys()].every((each) => each === 0 || each === 200 || each === 429)
    return isBounded ? null : `readings of /${what} were answered ${spoken(statuses)}`
  }

function rawSocket(base: string): { socket: Socket; isClosed: () => boolean } {
  const { hostname, port } = new URL(base)
  const socket = connect(Number(port), hostname)
  let isClosed = false
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    isClosed = true
  })
  return { socket, isClosed: () => isClosed }
}

/** Thousands of requests in one breath, and not one answer read. */
const pipelined: Attack = async ({ base, session, token }) => {
  const { socket, isClosed } = rawSocket(base)
  const { host } = new URL(base)
  const one = `GET /api/sessions/${session}/room HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`
  socket.pause()
  const startedAt = performance.now()
  for (let n = 0; !isClosed() && performance.now() - startedAt < CLOSED_WITHIN_MS; n += 1) {
    // After the breath, now and then one more: only a writer hears that nobody listens.
    socket.write(n === 0 ? one.repeat(2000) : one)
    await pause(20)
  }
  const isCut = isClosed()
  socket.destroy()
  return isCut ? null : `2,000 requests unread and not cut off within ${CLOSED_WITHIN_MS} ms`
}

/** Comes and goes without end, and asks for the whole document each time: 20 times, and then once in two seconds. */
const reconnecting: Attack = async ({ dice: _dice, ...at }) => {
  const startedAt = performance.now()
  let letIn = 0
  for (let n = 0; n < 40; n += 1) {
    const socket = openSocket(at)
    let code: number | null = null
    let hasDocument = false
    socket.on('open', () => socket.send(STEP_ONE))
    socket.on('message', () => {
      hasDocument = true
    })
    socket.on('close', (closed) => {
      code = closed
    })
    await until('an answer to one more socket', () => hasDocument || code !== null, 30_000)
    if (hasDocument) letIn += 1
    socket.terminate()
  }
  const may = 20 + Math.ceil((performance.now() - startedAt) / 1000)
  return letIn <= may ? null : `${letIn} of 40 sockets were let in one after another`
}

/** By kind. Each takes one socket of its seat but the last two, so that a seat can do all of them. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'alloc bombs': closing(forged('F20 declare 33 million structs', 50)),
  'pending structs': closing(flood((n) => PENDING[n] ?? STEP_ONE, 1000)),
  'a chain of conflicts': closing(flood(() => CHAIN, 20)),
  'a chain of conflicts beyond a frame': closing(flood(() => LONG_CHAIN, 4)),
  'an explosion of roots': closing(flood(() => ROOTS, 20)),
  'an explosion of roots beyond a frame': closing(flood(() => MANY_ROOTS, 4)),
  'asking for the document': closing(flood(() => STEP_ONE)),
  'awareness of thousands': closing(flood(() => message([1], new Uint8Array(LARGE_BYTES)), 100)),
  'tiny fragments': closing((socket) => {
    for (let n = 0; n < 1000; n += 1) socket.send(Uint8Array.of(0), { fin: false })
  }),
  pings: closing((socket) => {
    for (let n = 0; n < FLOOD_FRAMES; n += 1) socket.ping(new Uint8Array(125))
  }),
  commands: commandFlood,
  'big bodies': bigBodies,
  'readings of the room': readings('room'),
  'readings of the trail': readings('trail'),
  'requests that nobody reads': pipelined,
  'coming and going': reconnecting,
}

const PENDING = Array.from({ length: 1000 }, (_, n) => pendingUpdate(n))
const CHAIN = conflictChain(2500)
const LONG_CHAIN = conflictChain(20_000)
const ROOTS = rootExplosion(2000)
const MANY_ROOTS = rootExplosion(8000)

/** Something that only waits: how long it may, and how to find out whether the server has ended it. */
export type Held = { kind: string; sinceMs: number; mayMs: number; isEnded: () => Promise<boolean>; drop: () => void }

/** A reader that asks for everything and reads nothing more, not even the signs of life: two heartbeats at most. */
export async function stalledReader({ dice: _dice, ...at }: Attacker): Promise<Held> {
  const reader = await readRoom(at)
  reader.socket.pause()
  for (let n = 0; n < 3; n += 1) reader.socket.send(STEP_ONE)
  return {
    kind: 'a reader who does not read',
    sinceMs: performance.now(),
    mayMs: 33_000,
    async isEnded() {
      // Who does not read does not hear the end either.
      reader.socket.resume()
      const giveUpAt = performance.now() + 2000
      while (reader.closeCode() === null && performance.now() < giveUpAt) await pause(10)
      return reader.closeCode() !== null
    },
    drop: () => reader.socket.terminate(),
  }
}

/** Sends a byte now and then, of a head or of a body, that is never whole. */
export function slowSender({ base, session, token }: Attacker, part: 'head' | 'body'): Held {
  const { socket, isClosed } = rawSocket(base)
  const { host } = new URL(base)
  const head = `POST /api/sessions/${session}/commands HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n`
  socket.resume()
  socket.write(
    part === 'head' ? `${head}X-Slow: ` : `${head}Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{`,
  )
  const drip = setInterval(() => {
    if (isClosed()) clearInterval(drip)
    else socket.write('x')
  }, 200)
  return {
    kind: `a slow ${part}`,
    sinceMs: performance.now(),
    mayMs: 25_000,
    isEnded: async () => isClosed(),
    drop() {
      clearInterval(drip)
      socket.destroy()
    },
  }
}
