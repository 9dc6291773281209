/** T-FUZZ: mangled frames through the decoder, and mangled frames and bodies over the wire. */
import { rmSync } from 'node:fs'
import { Channel, type ReaderSocket } from '@eds/server/channel'
import { systemClock } from '@eds/server/clock'
import { readFrame } from '@eds/server/frames'
import { PROTOCOL_VERSION } from '@eds/session/protocol'
import * as Y from 'yjs'
import { type AServer, aFolder, aServer } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { must, openRound, seated } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { FORGED_FRAMES } from './forged-frames.ts'
import { aVote, History } from './history.ts'
import { aMeeting } from './meeting.ts'
import { until } from './pause.ts'
import { freshRecords, openSocket } from './room-reader.ts'

/** Wire frames and bodies per frame in process: a socket costs a thousand decodings. */
const WIRE_SHARE = 1 / 250
const SLOW_FRAME_MS = 20
const FRAMES_PER_SOCKET = 12

export const fuzz: FaultTest = {
  id: 'T-FUZZ',
  what: 'mangled frames and bodies, in process and over the wire: no crash, no hang, no fault answered, no document changed',
  sizes: { full: 1_000_000, short: 30_000 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const violations: string[] = []
    const inProcess = decode(size, dice, violations)
    const dataDir = await aFolder()
    const server = await aServer({ dataDir })
    try {
      const timesMs = await overTheWire(server, Math.ceil(size * WIRE_SHARE), dice, violations)
      const faults = server.lines.filter((line) => line.includes('"error"'))
      violations.push(...faults.slice(0, 3).map((line) => `the server logged a fault: ${line.trim()}`))
      return {
        size: inProcess.frames + timesMs.length,
        violations,
        timesMs: inProcess.slowest,
        note: `${inProcess.frames} frames in process (${inProcess.kinds}), ${timesMs.length} over the wire; times: the slowest decodings`,
      }
    } finally {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** Honest and forged frames of a small document, from which mangled ones are made. */
function corpus(dice: Dice): Uint8Array[] {
  const doc = new Y.Doc()
  for (let n = 0; n < 20; n += 1) doc.getMap('evidence').set(`e-${n}`, { claim: { words: 'x'.repeat(n * 7) } })
  doc.getMap('session').set('session', { phase: 'open' })
  const forged = Object.values(FORGED_FRAMES).map((forgery) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    return Buffer.from(forgery(copy, dice))
  })
  const honest = [Uint8Array.of(0, 0, 1, 0), Uint8Array.of(0, 1, 2, 0, 0), Uint8Array.of(1, 1, 0), Uint8Array.of(3)]
  return [...honest, ...forged.filter((frame) => frame.length < 20_000)]
}

/** Six ways to mangle bytes. */
function mangled(frames: readonly Uint8Array[], dice: Dice): Uint8Array {
  const bytes = Uint8Array.from(dice.pick(frames))
  const at = dice.below(bytes.length + 1)
  switch (dice.below(6)) {
    case 0:
      for (let n = 0; n <= dice.below(4); n += 1) bytes[dice.below(bytes.length)] = dice.below(256)
      return bytes
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Uint8Array.from([
        ...bytes.subarray(0, at),
        ...Array.from({ length: 1 + dice.below(9) }, () => dice.below(256)),
        ...bytes.subarray(at),
      ])
    case 3:
      return Uint8Array.from([...bytes.subarray(0, at), ...dice.pick(frames).subarray(0, 400)])
    case 4:
      // The largest numbers there are, where a length or a clock is expected.
      return Uint8Array.from([
        ...bytes.subarray(0, Math.min(at, 6)),
        255,
        255,
        255,
        255,
        255,
        255,
        255,
        dice.below(256),
        ...bytes.subarray(at),
      ])
    default:
      return Uint8Array.from({ length: dice.below(64) }, (_, n) => (n < 2 ? dice.below(4) : dice.below(256)))
  }
}

function decode(count: number, dice: Dice, violations: string[]) {
  const frames = corpus(dice)
  const doc = new Y.Doc()
  doc.getMap('session').set('session', { phase: 'open' })
  const before = Buffer.from(Y.encodeStateAsUpdate(doc))
  const channel = new Channel(doc, systemClock)
  const sink: ReaderSocket = { bufferedAmount: 0, send: () => {}, close: () => {}, terminate: () => {} }
  const kinds = new Map<string, number>()
  const slowest: number[] = []
  for (let n = 0; n < count; n += 1) {
    const bytes = mangled(frames, dice)
    const startedAt = performance.now()
    // Judged by the processor's time: on a busy machine another program may have its turn in between.
    const used = process.cpuUsage()
    try {
      const frame = readFrame(bytes)
      kinds.set(frame.kind, (kinds.get(frame.kind) ?? 0) + 1)
      if (frame.kind === 'state') channel.join(sink, frame.clocks)
    } catch (error) {
      violations.push(`frame ${Buffer.from(bytes).toString('hex').slice(0, 200)} threw ${error}`)
    }
    const ms = performance.now() - startedAt
    if (ms > 0.05) slowest.push(ms)
    const { user, system } = process.cpuUsage(used)
    const workedMs = (user + system) / 1000
    if (workedMs > SLOW_FRAME_MS * 10)
      violations.push(`frame ${Buffer.from(bytes).toString('hex').slice(0, 200)} took ${workedMs.toFixed(0)} ms`)
  }
  channel.leave(sink)
  if (Buffer.compare(before, Y.encodeStateAsUpdate(doc)) !== 0) violations.push('the document has changed')
  const told = [...kinds].map(([kind, times]) => `${times} ${kind}`).join(', ')
  return { frames: count, kinds: told, slowest }
}

/** Mangled frames on sockets with right tokens, and mangled bodies of honest commands. @returns times of answers */
async function overTheWire(server: AServer, count: number, dice: Dice, violations: string[]): Promise<number[]> {
  const meeting = await aMeeting(server)
  const wire = { server: () => server, meeting, history: new History() }
  const crowd = await seated(wire, dice, 20)
  await must(wire, meeting.facilitator, { type: 'openSession' })
  const round = await openRound(wire, 0)
  const at = { base: server.base, session: meeting.session, token: meeting.facilitator }
  const before = (await freshRecords(at)) + (await freshRecords({ ...at, document: 'desk' }))
  const frames = corpus(dice)
  const timesMs: number[] = []
  for (let sent = 0; sent < count; sent += FRAMES_PER_SOCKET) {
    const token = dice.pick([dice.pick(crowd).token, meeting.wall, meeting.facilitator])
    const startedAt = performance.now()
    let isOver = false
    const socket = openSocket({ ...at, token })
    socket.on('open', () => {
      for (let n = 0; n < FRAMES_PER_SOCKET; n += 1) socket.send(mangled(frames, dice))
      socket.ping()
    })
    socket.on('pong', () => {
      isOver = true
    })
    socket.on('close', () => {
      isOver = true
    })
    await until('an answer to mangled frames', () => isOver)
    socket.terminate()
    const ms = performance.now() - startedAt
    for (let n = 0; n < FRAMES_PER_SOCKET; n += 1) timesMs.push(ms / FRAMES_PER_SOCKET)
  }
  for (let n = 0; n < count / 4; n += 1) {
    const honest = { version: PROTOCOL_VERSION, commandId: dice.hex(32), ...aVote(dice, round) }
    const bytes = mangled([Buffer.from(JSON.stringify(honest))], dice)
    const startedAt = performance.now()
    const response = await fetch(`${server.base}/api/sessions/${meeting.session}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${meeting.wall}` },
      body: Buffer.from(bytes),
    })
    await response.arrayBuffer()
    timesMs.push(performance.now() - startedAt)
    if (response.status >= 500 || response.status < 400) {
      violations.push(`body ${Buffer.from(bytes).toString('hex').slice(0, 300)} was answered ${response.status}`)
    }
  }
  const after = (await freshRecords(at)) + (await freshRecords({ ...at, document: 'desk' }))
  if (after !== before) violations.push('a document has changed over the wire')
  return timesMs
}
