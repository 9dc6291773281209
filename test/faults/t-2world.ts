/** T-2WORLD: the same workshop twice, with other choices: until the close nothing that anybody can get differs. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sealWords } from '@eds/audit/seal-words'
import { HEARTBEAT } from '@eds/server/frames'
import { Answer, PROTOCOL_VERSION } from '@eds/session/protocol'
import { LEAST_TURNOUT } from '@eds/session/turnout'
import { unzipSync } from 'fflate'
import * as Y from 'yjs'
import { aFolder } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { actAmidVote, type Reply } from './amid-a-vote.ts'
import type { FaultTest } from './fault-test.ts'
import { DATABASE } from './kept-session.ts'
import { aMeeting, GROUPS, type Meeting, QUESTIONS } from './meeting.ts'
import { until } from './pause.ts'
import { type RoomReader, readRoom } from './room-reader.ts'
import { copyData, startServerProcess } from './server-process.ts'

const VOTERS = 12
const PRELOAD = import.meta.resolve('./same-dice.ts')
/** The sealed tables: where a choice may lie. */
const SEALED = new Set(['open_ballots', 'openings'])

/** Everything that left the server or lies on its disk, but the sealed tables, by where it was seen. */
type World = { beforeClose: Map<string, Buffer>; afterClose: Map<string, Buffer>; voteMs: number[] }

export const twoWorlds: FaultTest = {
  id: 'T-2WORLD',
  what: 'one script, with helpers, staff and redactions amid the vote, and two sets of choices: every byte of every answer to everybody, of every frame, of the log and of the database but its sealed tables is alike',
  sizes: { full: 6, short: 1 },
  async run({ size, seed }) {
    const violations: string[] = []
    const latencies: [number[], number[]] = [[], []]
    let bytes = 0
    let maskedBytes = 0
    for (let n = 0; n < size; n += 1) {
      const dice = diceOf(seed + n)
      const ours = Array.from({ length: CHOICES_NEEDED }, () => dice.pick(CHOICES))
      const theirs = Array.from({ length: CHOICES_NEEDED }, () => dice.pick(CHOICES))
      // Both at once, so that whatever else the machine does slows both; which of them starts first is left to chance.
      const isSwapped = dice.below(2) === 1
      const together = aMeetingPoint()
      const [first, second] = await Promise.all([
        aWorld(seed + n, isSwapped ? theirs : ours, together),
        aWorld(seed + n, isSwapped ? ours : theirs, together),
      ])
      latencies[isSwapped ? 1 : 0].push(...first.voteMs)
      latencies[isSwapped ? 0 : 1].push(...second.voteMs)
      for (const [place, seen] of first.beforeClose) {
        bytes += seen.length
        const why = differenceOf(seen, second.beforeClose.get(place))
        if (why !== null) violations.push(`seed ${seed + n}, before the close, ${place}: ${why}`)
      }
      for (const [place, seen] of first.afterClose) {
        maskedBytes += seen.length
        const other = second.afterClose.get(place)
        const why = differenceOf(masked(seen), other === undefined ? other : masked(other))
        if (why !== null) violations.push(`seed ${seed + n}, closed and not revealed, ${place}: ${why}`)
      }
      if (first.beforeClose.size !== second.beforeClose.size)
        violations.push(`seed ${seed + n}: more was sent in one world`)
    }
    const apart = kolmogorovSmirnov(...latencies)
    // In the short form other tests run beside it, and take the processor from the one world for longer than from the other.
    if (size > 1 && apart < 0.0001)
      violations.push(`answers take another time in one world (p=${apart.toExponential(1)})`)
    return {
      size,
      violations,
      timesMs: latencies.flat(),
      note: `${bytes} bytes alike before the close; ${maskedBytes} after it, hashes masked as the ballots' root is one; answer times alike, p=${apart.toFixed(2)}; times: answers to votes`,
    }
  },
}

/** After which votes everybody else acts as well: of fewer than five, counting the helper's, and of more. */
const ACTS_AFTER: ReadonlyMap<number, { helped: readonly [number, number]; lost: number }> = new Map([
  [1, { helped: [2, 3], lost: 0 }],
  [6, { helped: [7, 8], lost: 5 }],
])
/** Each seat votes twice, and helpers choose besides. */
const CHOICES_NEEDED = VOTERS * 2 + 12

const CHOICES = ['0', '1', '2', '3', 'e', 'x'] as const

/** @returns waits until both worlds have come as far: while one reads, the other must not be timed. */
function aMeetingPoint(): () => Promise<void> {
  let arrived = 0
  return async () => {
    arrived += 1
    const both = Math.ceil(arrived / 2) * 2
    await until('the other world', () => arrived >= both)
  }
}

async function aWorld(seed: number, choices: readonly string[], together: () => Promise<void>): Promise<World> {
  const dice = diceOf(seed * 31 + 7)
  const folder = await aFolder()
  const dataDir = join(folder, 'data')
  const server = await startServerProcess({ dataDir, preload: PRELOAD, env: { FAULT_SEED: String(seed) } })
  const heard = new Map<string, Buffer[]>()
  const hear = (place: string, part: Buffer) => heard.set(place, [...(heard.get(place) ?? []), part])
  const voteMs: number[] = []
  const readers: [string, RoomReader][] = []
  try {
    // With a countdown, the call and the close come in frames of their own in both worlds.
    const meeting = await aMeeting(server, { countdownSeconds: 1 })
    const at = { base: server.base, session: meeting.session }
    /** Everybody has what somebody gets who comes just now: what is done next is in the next frame, in both worlds. */
    const heardAll = async () => {
      if (readers.length === 0) return
      const fresh = new Map<string, Y.Snapshot>()
      for (const document of ['room', 'desk']) {
        const copy = await readRoom({ ...at, token: meeting.lead, document })
        await copy.leave()
        // Its answer: after it an update may still come that waited for the others when this reader came.
        hear(`a fresh ${document}`, copy.frames.find((frame) => !frame.equals(HEARTBEAT)) ?? Buffer.alloc(0))
        fresh.set(document, Y.snapshot(copy.doc))
      }
      await until('everybody to hear of it', () =>
        readers.every(([name, { doc }]) => {
          const wanted = fresh.get(name === 'desk' ? 'desk' : 'room')
          return wanted !== undefined && Y.equalSnapshots(Y.snapshot(doc), wanted)
        }),
      )
    }
    const ask = async (
      place: string,
      token: string | null,
      command: object,
      commandId = dice.hex(32),
    ): Promise<Reply> => {
      const body = { version: PROTOCOL_VERSION, commandId, ...command }
      const path = `/api/sessions/${meeting.session}/commands`
      const reply = await rawRequest(server.port, path, token, JSON.stringify(body))
      hear(place, reply)
      // One command at a time, and everybody has heard of it: frames then do not depend on what else is going on.
      if (!('type' in command && command.type === 'castBallot')) await heardAll()
      return replyIn(reply)
    }
    /** @returns the id of what it made @throws when it is refused */
    const made = async (place: string, token: string | null, command: object) => {
      const reply = await ask(place, token, command)
      if (reply.code !== 'saved') throw new Error(`expected ${place} to be answered, found ${reply.code}`)
      return reply.made
    }
    const get = async (place: string, path: string, token: string) => {
      hear(place, await rawRequest(server.port, `/api/sessions/${meeting.session}/${path}`, token, null))
    }
    /** Everybody asks for everything there is, in one order, also for what they may not have. */
    const everybodyReads = async (round: string, plain = (answer: Buffer) => answer) => {
      await together()
      const everybody = [
        ['facilitator', meeting.facilitator],
        ['lead', meeting.lead],
        ['wall', meeting.wall],
        ['helper', meeting.helper],
        ['a seat', seats[1]?.token ?? ''],
        ['the workspace', server.workspace],
        ['nobody', null],
      ] as const
      for (const [who, token] of everybody) {
        for (const path of readings(meeting, round)) {
          const answer = await rawRequest(server.port, path, token, null)
          hear(`${who} of ${path}`, path.includes('/report.') ? plain(answer) : answer)
        }
      }
      await together()
    }
    await made('facilitator', meeting.facilitator, { type: 'openSession' })
    const seats: { seat: string; token: string }[] = []
    for (let n = 0; n < VOTERS; n += 1) {
      const token = dice.hex(32)
      const secretHash = createHash('sha256').update(token).digest('hex')
      const command = { type: 'takeSeat', joinCode: meeting.joinCode, group: GROUPS[n % GROUPS.length], secretHash }
      seats.push({ token, seat: await made(`seat ${n}`, null, command) })
    }
    const wall = await readRoom({ ...at, token: meeting.wall })
    readers.push(['wall', wall])
    const desk = await readRoom({ ...at, token: meeting.facilitator, document: 'desk' })
    readers.push(['desk', desk])
    // It is told how many desks there are, a little after it has come: in a frame of its own in both worlds.
    await until('the desk to hear of itself', () => hasDesk(desk.doc))
    readers.push(['lead', await readRoom({ ...at, token: meeting.lead })])
    readers.push(['helper', await readRoom({ ...at, token: meeting.helper })])
    const [question = ''] = QUESTIONS
    await made('facilitator', meeting.facilitator, { type: 'showQuestion', question })
    const round = await made('facilitator', meeting.facilitator, {
      type: 'openRound',
      question,
      ask: { kind: 'grade' },
    })
    const voted = new Set<number>()
    /** Turnout is told in steps, and here when the script says so, in both worlds. */
    const tellStep = async () => {
      server.signal('SIGUSR2')
      // A vote moves no head: that a step was told is heard by its number, and of a few nothing is told at all.
      const told = voted.size < LEAST_TURNOUT ? null : voted.size
      await until('the step to be told', () =>
        readers.every(([name, { doc }]) => name === 'desk' || receivedIn(doc) === told),
      )
      await heardAll()
    }
    const vote = async (n: number, choice: string) => {
      const place = n % seats.length
      const { seat = '', token = '' } = seats[place] ?? {}
      voted.add(place)
      const ballot = { round, choice, nonce: dice.hex(32) }
      // The last seat has no phone to vote on: its vote that stands is a helper's, and is replaced by another.
      if (place === seats.length - 1) {
        await made('helper', meeting.helper, { type: 'castAssistedBallot', seat, helper: 'Sam', ...ballot })
        return
      }
      const startedAt = performance.now()
      await made(`seat ${place}`, token, { type: 'castBallot', ...ballot })
      voteMs.push(performance.now() - startedAt)
    }
    const openVote = { meeting, round, question, seats, freshHex: () => dice.hex(32), ask, get, tellStep }
    for (const [n, choice] of choices.slice(0, VOTERS * 2).entries()) {
      await vote(n, choice)
      const acts = ACTS_AFTER.get(n)
      if (acts !== undefined) {
        await together()
        const { helped, lost } = acts
        for (const place of helped) voted.add(place)
        const ofHelper = choices.slice(VOTERS * 2 + n)
        const newestAct = () => newestIn(wall.doc)
        await actAmidVote({ ...openVote, newestAct }, { helped, lost, choices: ofHelper, evidence: n })
        await together()
      }
      if (n === VOTERS) await everybodyReads(round)
      if (n % 5 === 4) await tellStep()
      if (n % 5 === 0) await get(`seat ${n % seats.length}`, 'seat', seats[n % seats.length]?.token ?? '')
    }
    // Retries, refusals and a wrong choice are answers too.
    await ask('seat 0', seats[0]?.token ?? '', {
      type: 'castBallot',
      round: 'no-round',
      choice: choices[0],
      nonce: dice.hex(32),
    })
    for (const [place, token] of [
      ['facilitator', meeting.facilitator],
      ['lead', meeting.lead],
      ['seat 1', seats[1]?.token ?? ''],
    ] as const) {
      await get(place, 'trail', token)
      await get(place, 'me', token)
    }
    await everybodyReads(round)
    const beforeClose = pictureOf(heard, readers, server.log(), copyData(dataDir, join(folder, 'open')))
    await ask('facilitator', meeting.facilitator, { type: 'callClose', round })
    await until('the close', () =>
      readers.every(([name, { doc }]) => name === 'desk' || stateIn(doc, round) === 'closed'),
    )
    for (const [place, token] of [
      ['lead', meeting.lead],
      ['seat 1', seats[1]?.token ?? ''],
    ] as const)
      await get(place, 'trail', token)
    await everybodyReads(round, withoutSeals)
    const afterClose = pictureOf(heard, readers, server.log(), copyData(dataDir, join(folder, 'closed')))
    return { beforeClose, afterClose, voteMs }
  } finally {
    for (const [, reader] of readers) await reader.leave()
    await server.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every address that answers a question, once a round is there to ask about. */
function readings({ session, joinCode }: Meeting, round: string): string[] {
  const ofSession = ['me', 'room', 'seat', 'seats', 'standing', 'trail', 'audit', 'links', 'evidence/x/elsewhere']
  const files = ['report.json', 'report.html', 'report.docx', `rounds/${round}/commitments`]
  return [
    ...[...ofSession, ...files].map((path) => `/api/sessions/${session}/${path}`),
    ...[`/api/join/${joinCode}`, '/api/health', '/api/sessions', '/api/assessments', '/api/frameworks'],
    // What others would call metrics is no address of this server: a page, or nothing.
    ...[`/report/${session}`, `/wall/${session}`, `/desk/${session}`, '/metrics', '/api/metrics', '/sw.js'],
  ]
}

/** What everybody heard so far, the log, and the rows and the size of the database. */
function pictureOf(
  heard: ReadonlyMap<string, Buffer[]>,
  readers: readonly [string, RoomReader][],
  log: string,
  dataDir: string,
): Map<string, Buffer> {
  const picture = new Map<string, Buffer>()
  for (const [place, parts] of heard) picture.set(`answers to ${place}`, Buffer.concat(parts))
  // A heartbeat comes by the clock of the machine, and so between other frames in one world than in the other.
  for (const [name, { frames }] of readers)
    picture.set(`frames to ${name}`, Buffer.concat(frames.filter((frame) => !frame.equals(HEARTBEAT))))
  picture.set('the log', Buffer.from(log.replaceAll(/"port":\d+/g, '"port":0')))
  const db = new DatabaseSync(join(dataDir, DATABASE))
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
    for (const { name } of tables) {
      const table = String(name)
      const rows = SEALED.has(table)
        ? db.prepare(`SELECT count(*) AS rows FROM ${table}`).all()
        : db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()
      picture.set(`table ${table}`, Buffer.from(JSON.stringify(rows, hexBytes)))
    }
  } finally {
    db.close()
  }
  return picture
}

const hexBytes = (_key: string, value: unknown) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value

/** A report whose every head stands without its words, which are not all of one length, and whose Word file is unpacked. */
function withoutSeals(answer: Buffer): Buffer {
  const at = answer.indexOf('\n\n') + 2
  const head = answer.toString('latin1', 0, at).replace(/^content-length: .*$/im, '')
  const body = answer.subarray(at, -1)
  const isPacked = body.subarray(0, 2).toString('latin1') === 'PK'
  const parts = isPacked ? Object.entries(unzipSync(new Uint8Array(body))) : [['body', body] as const]
  let text = parts.map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('utf8')}`).join('\n')
  for (const hash of new Set(text.match(/\b[0-9a-f]{64}\b/g) ?? [])) {
    const words = sealWords(hash)
    text = text.replaceAll(words.join(' '), '#').replaceAll(JSON.stringify(words), '#')
  }
  return Buffer.from(`${head}${text}\n`)
}

/** Hashes hang on the ballots' root, which is to differ, and seals on hashes: their place and length may not. */
function masked(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replaceAll(/[0-9a-f]{64}/g, '#'.repeat(64))
  return Buffer.from(text.replaceAll(/"seal":"[0-9a-f]{32}"/g, '"seal":"#"'), 'latin1')
}

/** @returns where two buffers begin to differ, with what stands there, or null */
function differenceOf(a: Buffer, b: Buffer | undefined): string | null {
  if (b === undefined) return 'only in one world'
  if (a.equals(b)) return null
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const around = (bytes: Buffer) => JSON.stringify(bytes.toString('latin1', Math.max(0, at - 40), at + 40))
  return `${a.length} and ${b.length} bytes, from byte ${at}: ${around(a)} and ${around(b)}`
}

/** The whole answer but its date: status, headers in their order, body. */
function rawRequest(port: number, path: string, token: string | null, body: string | null): Promise<Buffer> {
  const headers = {
    ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  return new Promise((resolve, reject) => {
    const asking = request(
      { port, host: '127.0.0.1', path, method: body === null ? 'GET' : 'POST', headers },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const kept = response.rawHeaders.flatMap((name, n) => {
            return n % 2 === 0 && name.toLowerCase() !== 'date' ? [`${name}: ${response.rawHeaders[n + 1]}`] : []
          })
          const answer = `${response.statusCode}\n${kept.join('\n')}\n\n${Buffer.concat(parts).toString('latin1')}\n`
          // The system chose another port for each world.
          resolve(Buffer.from(answer.replaceAll(`127.0.0.1:${port}`, '127.0.0.1:0'), 'latin1'))
        })
      },
    )
    asking.on('error', reject)
    asking.end(body ?? undefined)
  })
}

function replyIn(reply: Buffer): Reply {
  const text = reply.toString('utf8')
  const answer = Answer.parse(JSON.parse(text.slice(text.indexOf('\n\n') + 2)))
  return answer.status === 'saved'
    ? { code: 'saved', made: answer.made ?? '' }
    : { code: answer.refusal.code, made: '' }
}

/** @returns the greatest number in the room's list of acts */
function newestIn(doc: RoomReader['doc']): number {
  return Math.max(0, ...[...doc.getMap('feed').keys()].map(Number))
}

function receivedIn(doc: RoomReader['doc']): unknown {
  const record: unknown = doc.getMap('turnout').get('now')
  return typeof record === 'object' && record !== null && 'received' in record ? record.received : null
}

function hasDesk(doc: RoomReader['doc']): boolean {
  const record: unknown = doc.getMap('open').get('desks')
  return typeof record === 'object' && record !== null && 'count' in record && record.count === 1
}

function stateIn(doc: RoomReader['doc'], round: string): unknown {
  const record: unknown = doc.getMap('rounds').get(round)
  return typeof record === 'object' && record !== null && 'state' in record ? record.state : null
}

/** @returns the probability that two samples of one distribution lie this far apart */
function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((ms) => ({ ms, isA: true })), ...b.map((ms) => ({ ms, isA: false }))].toSorted(
    (x, y) => x.ms - y.ms,
  )
  let [shareA, shareB, apart] = [0, 0, 0]
  for (const { isA } of all) {
    if (isA) shareA += 1 / a.length
    else shareB += 1 / b.length
    apart = Math.max(apart, Math.abs(shareA - shareB))
  }
  const lambda = Math.sqrt((a.length * b.length) / (a.length + b.length)) * apart
  const terms = Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? 2 : -2) * Math.exp(-2 * (n + 1) ** 2 * lambda ** 2))
  return lambda < 0.2
    ? 1
    : Math.min(
        1,
        Math.max(
          0,
          terms.reduce((sum, term) => sum + term, 0),
        ),
      )
}
