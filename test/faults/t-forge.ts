/** T-FORGE: every kind of forged frame and command, by every role, in every phase: nothing is accepted. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type Clock, systemClock } from '@eds/server/clock'
import { COMMAND_TYPES, mayAsk } from '@eds/session/permissions'
import { PROTOCOL_VERSION } from '@eds/session/protocol'
import type { Role } from '@eds/session/session'
import { TURNOUT_EVERY_MS } from '@eds/session/turnout'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder } from 'lib0/encoding'
import { readSyncMessage } from 'y-protocols/sync'
import * as Y from 'yjs'
import { type AServer, aFolder, aServer, codeOf, post } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { must, openRound, seated } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { FORGED_FRAMES, TOLERATED } from './forged-frames.ts'
import { aVote, History } from './history.ts'
import { aMeeting, type Meeting, QUESTIONS } from './meeting.ts'
import { until } from './pause.ts'
import { openSocket, readRoom, recordsOf } from './room-reader.ts'

type Forger = { role: Role; token: string; document: 'room' | 'desk' }
type Scene = {
  server: AServer
  meeting: Meeting
  forgers: readonly Forger[]
  round: string | null
  seatTokens: string[]
}

const CLOSED_FAST_MS = 5000
/** An id under which every scene has sent a command already. */
const USED_ID = 'used-once-used-once'

const bodyOf = (command: object, commandId = randomBytes(16).toString('hex')) => ({
  version: PROTOCOL_VERSION,
  commandId,
  ...command,
})

export const forge: FaultTest = {
  id: 'T-FORGE',
  what: 'forged frames and commands of every kind by every role in every phase: none is accepted, no document changes',
  sizes: { full: 2, short: 1 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const dataDir = await aFolder()
    const server = await aServer({ dataDir, clock: hasty })
    const violations: string[] = []
    const timesMs: number[] = []
    let tried = 0
    try {
      for (let n = 0; n < size; n += 1) {
        for (const [phase, scene] of scenes(server, dice)) {
          // The short form looks at one phase of chance with everything in it.
          if (size === 1 && phase !== 'voting') continue
          const ready = await scene()
          const before = await pictureOf(ready)
          for (const forger of ready.forgers) {
            for (const [kind, forgery] of Object.entries(FORGED_FRAMES)) {
              tried += 1
              const startedAt = performance.now()
              // One seat that came so often would be told to wait before it could forge anything.
              const token = forger.role === 'seat' ? dice.pick(ready.seatTokens) : forger.token
              const ending = await sendForged(ready, { ...forger, token }, forgery, dice)
              timesMs.push(performance.now() - startedAt)
              if (!isRefused(kind, ending)) violations.push(`${kind} by ${forger.role} while ${phase}: ${ending}`)
            }
          }
          for (const [kind, body, token, expected] of forgedCommands(ready, dice)) {
            tried += 1
            const code = codeOf(await post({ base: server.base, session: ready.meeting.session }, token, body))
            if (!expected.includes(code)) violations.push(`${kind} while ${phase}: ${code}`)
          }
          const after = await pictureOf(ready)
          if (after !== before) violations.push(`while ${phase}, a document or the trail has changed`)
        }
      }
      const faults = server.lines.filter((line) => line.includes('"error"'))
      violations.push(...faults.map((line) => `the server logged a fault: ${line.trim()}`))
      const kinds = Object.keys(FORGED_FRAMES).length
      const stock = await acceptedByStock(server, dice)
      if (stock < 10) violations.push(`only ${stock} kinds would change an unguarded document: this shows nothing`)
      return {
        size: tried,
        violations,
        timesMs,
        note: `${kinds} kinds of frames (a stock server would take ${stock}), ${COMMAND_TYPES.length} commands, 6 roles and somebody who only asks for a seat; times: frame to refusal`,
      }
    } finally {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** Sessions in each phase. They are made when they are asked for. */
function scenes(server: AServer, dice: Dice): [string, () => Promise<Scene>][] {
  const at = async (steps: readonly string[]): Promise<Scene> => {
    const meeting = await aMeeting(server)
    const wire = { server: () => server, meeting, history: new History() }
    const crowd = await seated(wire, dice, 8)
    const [first] = crowd
    if (first === undefined) throw new Error('expected a seat')
    await must(wire, meeting.facilitator, { type: 'setAdmission', admission: 'ask' })
    const [newcomer] = await seated(wire, dice, 1)
    if (newcomer === undefined) throw new Error('expected somebody who asks')
    let round: string | null = null
    for (const step of steps) {
      if (step === 'open') {
        await must(wire, meeting.facilitator, { type: 'openSession' })
        const claim = { claim: 'The ramp is too steep', source: 'I use it', characteristics: [], showGroup: false }
        const evidence = await must(wire, first.token, { type: 'proposeEvidence', question: QUESTIONS[0], ...claim })
        await must(wire, meeting.facilitator, { type: 'acceptEvidence', evidence })
      }
      if (step === 'round') round = await openRound(wire, 0)
      if (step === 'vote') {
        for (const { token } of crowd) await must(wire, token, aVote(dice, round ?? ''))
        await until('the votes to be told', async () => (await toldIn(server, meeting)) === crowd.length)
      }
      if (step === 'close') {
        await must(wire, meeting.facilitator, { type: 'callClose', round })
        await until('the close', async () => (await stateOfRound(server, meeting, round)) === 'closed')
      }
      if (step === 'reveal') await must(wire, meeting.facilitator, { type: 'revealRound', round, override: null })
      if (step === 'end') await must(wire, meeting.facilitator, { type: 'closeSession' })
    }
    await post(
      { base: server.base, session: meeting.session },
      meeting.facilitator,
      bodyOf({ type: 'setDoor', open: true }, USED_ID),
    )
    // While a round is open the head is told in steps: what comes now must not be told in the middle of the forging.
    await until('the newest entry to be told', () => isAllTold(server, meeting))
    const forgers: Forger[] = [
      { role: 'seat', token: first.token, document: 'room' },
      { role: 'facilitator', token: meeting.facilitator, document: 'desk' },
      { role: 'lead', token: meeting.lead, document: 'room' },
      { role: 'wall', token: meeting.wall, document: 'room' },
      { role: 'helper', token: meeting.helper, document: 'room' },
      { role: 'door', token: dice.hex(32), document: 'room' },
      // Only asks for a seat: their key opens no more than a stranger's does.
      { role: 'door', token: newcomer.token, document: 'room' },
    ]
    return { server, meeting, forgers, round, seatTokens: crowd.map(({ token }) => token) }
  }
  const path = ['open', 'round', 'vote', 'close', 'reveal', 'end']
  return [
    ['in the lobby', () => at([])],
    ['discussing', () => at(path.slice(0, 1))],
    ['voting', () => at(path.slice(0, 3))],
    ['counted', () => at(path.slice(0, 4))],
    ['revealed', () => at(path.slice(0, 5))],
    ['ended', () => at(path)],
  ]
}

/** Tells turnout at once, as nobody waits here to see who votes. */
const hasty: Clock = {
  now: systemClock.now,
  after: (delayMs, run) => systemClock.after(delayMs === TURNOUT_EVERY_MS ? 50 : delayMs, run),
}

async function toldIn(server: AServer, meeting: Meeting): Promise<unknown> {
  const reader = await readRoom({ base: server.base, session: meeting.session, token: meeting.wall })
  await reader.leave()
  const turnout: unknown = reader.doc.getMap('turnout').get('now')
  return typeof turnout === 'object' && turnout !== null && 'received' in turnout ? turnout.received : null
}

/** @returns whether the trail's head that is told is that of the newest act, which has its place in the trail then */
async function isAllTold(server: AServer, meeting: Meeting): Promise<boolean> {
  const reader = await readRoom({ base: server.base, session: meeting.session, token: meeting.wall })
  await reader.leave()
  const head: unknown = reader.doc.getMap('trail').get('head')
  const told = typeof head === 'object' && head !== null && 'seq' in head ? Number(head.seq) : 0
  return Math.max(...[...reader.doc.getMap('feed').keys()].map(Number)) === told
}

async function stateOfRound(server: AServer, meeting: Meeting, round: string | null): Promise<unknown> {
  const reader = await readRoom({ base: server.base, session: meeting.session, token: meeting.wall })
  await reader.leave()
  const record: unknown = reader.doc.getMap('rounds').get(round ?? '')
  return typeof record === 'object' && record !== null && 'state' in record ? record.state : null
}

/** How many of the forgeries change a document that takes updates as a stock server does: they must have teeth. */
async function acceptedByStock(server: AServer, dice: Dice): Promise<number> {
  const reader = await readRoom({ base: server.base, session: server.session, token: server.wall })
  await reader.leave()
  const whole = Y.encodeStateAsUpdate(reader.doc)
  // Yjs prints what it chokes on.
  const { error: printed } = console
  console.error = () => {}
  const changed = Object.values(FORGED_FRAMES).filter((forgery) => {
    const [copy, victim] = [new Y.Doc(), new Y.Doc()]
    for (const doc of [copy, victim]) Y.applyUpdate(doc, whole)
    const frame = forgery(copy, dice)
    const before = Y.encodeStateAsUpdate(victim)
    if (typeof frame === 'string' || frame[0] !== 0) return false
    try {
      const decoder = createDecoder(frame)
      readVarUint(decoder)
      readSyncMessage(decoder, createEncoder(), victim, 'socket')
    } catch {
      // What throws half-way may have changed it all the same.
    }
    return Buffer.compare(before, Y.encodeStateAsUpdate(victim)) !== 0
  })
  console.error = printed
  return changed.length
}

/** Both documents and the trail's head, as a fresh reader gets them. */
async function pictureOf({ server, meeting }: Scene): Promise<string> {
  const at = { base: server.base, session: meeting.session, token: meeting.facilitator }
  const room = await readRoom(at)
  const desk = await readRoom({ ...at, document: 'desk' })
  await Promise.all([room.leave(), desk.leave()])
  return recordsOf(room.doc) + recordsOf(desk.doc)
}

/** @returns how the server ended it: a close code, or `nothing` when it stayed silent and open */
async function sendForged(
  { server, meeting }: Scene,
  forger: Forger,
  forgery: (typeof FORGED_FRAMES)[string],
  dice: Dice,
): Promise<string> {
  const at = { base: server.base, session: meeting.session, ...forger }
  if (forger.role === 'door') {
    const socket = openSocket(at)
    let code: number | null = null
    socket.on('open', () => socket.send(forgery(new Y.Doc(), dice)))
    socket.on('close', (closed) => {
      code = closed
    })
    await until('the close of a socket without a right token', () => code !== null, CLOSED_FAST_MS)
    return `closed ${code}`
  }
  const reader = await readRoom(at)
  const before = recordsOf(reader.doc)
  // The copy that the forger works on is not the one that goes on listening.
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(reader.doc))
  reader.socket.send(forgery(copy, dice))
  // The server answers frames in order: when the pong is there, it has dealt with the forged one.
  let isAnswered = false
  reader.socket.once('pong', () => {
    isAnswered = true
  })
  if (reader.socket.readyState === reader.socket.OPEN) reader.socket.ping()
  await until('an end of a forged frame', () => isAnswered || reader.closeCode() !== null, CLOSED_FAST_MS)
  await reader.leave()
  if (recordsOf(reader.doc) !== before) return 'accepted'
  const code = reader.closeCode()
  return code === null || code === 1006 ? 'nothing' : `closed ${code}`
}

function isRefused(kind: string, ending: string): boolean {
  if (TOLERATED.has(kind) && ending === 'nothing') return true
  return /^closed (4400|4401|4403|4409)$/.test(ending)
}

type ForgedCommand = [kind: string, body: unknown, token: string | null, expected: readonly string[]]

/** F25 to F27, and requests that are no commands at all. */
function forgedCommands({ meeting, forgers, round, seatTokens }: Scene, dice: Dice): ForgedCommand[] {
  const wrongRole = forgers.flatMap(({ role, token }) =>
    COMMAND_TYPES.filter((type) => !mayAsk(role, type) && !mayAsk('door', type)).map((type): ForgedCommand => {
      return [`F27 ${type} by ${role}`, bodyOf({ type }), token, ['not-allowed', 'not-signed-in']]
    }),
  )
  const seat = () => dice.pick(seatTokens)
  const vote = aVote(dice, round ?? 'no-round')
  const bad = ['bad-request', 'bad-choice', 'unknown-version', 'too-many-requests']
  const choices = [2.5, null, '-0', '1e309', '9', ['3'], { toString: '3' }, '3\u0000'].map(
    (choice): ForgedCommand => [`F25 a ballot for ${JSON.stringify(choice)}`, bodyOf({ ...vote, choice }), seat(), bad],
  )
  return [
    ...wrongRole,
    ...choices,
    [
      'F25 a consent in a round on a grade',
      bodyOf({ ...vote, choice: 'o' }),
      seat(),
      [...bad, 'bad-choice', 'round-not-open', 'unknown-round'],
    ],
    [
      'F25 a ballot in another session’s round',
      bodyOf({ ...vote, round: 'another-round' }),
      seat(),
      [...bad, 'unknown-round'],
    ],
    ['F25 a short nonce', bodyOf({ ...vote, nonce: 'ab' }), seat(), bad],
    [
      'F25 a ballot for another seat',
      bodyOf({ ...vote, type: 'castAssistedBallot', seat: 'x' }),
      seat(),
      ['not-allowed'],
    ],
    ['F28 another version', { ...bodyOf(vote), version: 0 }, seat(), ['unknown-version', 'bad-request']],
    ['F28 no version', { ...bodyOf(vote), version: undefined }, seat(), bad],
    [
      'F26 a used id with other content',
      bodyOf({ type: 'setDoor', open: false }, USED_ID),
      meeting.facilitator,
      ['command-id-reused'],
    ],
    [
      'F26 a used id by somebody else',
      bodyOf({ type: 'callForHelp' }, USED_ID),
      seat(),
      ['command-id-reused', 'too-many-requests'],
    ],
    ['F26 no command id', { version: PROTOCOL_VERSION, ...vote }, seat(), bad],
    ['a type that is a property of every object', bodyOf({ type: '__proto__' }), meeting.facilitator, bad],
    ['a constructor as a type', bodyOf({ type: 'constructor' }), meeting.facilitator, bad],
    ['a list', [bodyOf({ type: 'openSession' })], meeting.facilitator, bad],
    ['half a body', '{"version":1,', meeting.facilitator, bad],
    ['a body beyond the limit', 'x'.repeat(70_000), meeting.facilitator, bad],
    [
      'the closing that only the server may ask',
      bodyOf({ type: 'closeRound', round }),
      meeting.facilitator,
      ['not-allowed'],
    ],
    [
      'a seat by a wrong code',
      bodyOf({ type: 'takeSeat', joinCode: 'ABCDEFGH', group: 'staff', secretHash: dice.hex(64) }),
      null,
      ['unknown-join-code', 'too-many-requests'],
    ],
  ]
}
