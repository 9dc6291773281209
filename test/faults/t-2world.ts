/** T-2WORLD: the same workshop twice, with other choices: until the close nothing that anybody can get differs. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sealWords } from '@eds/audit/seal-words'
import { HEARTBEAT } from '@eds/server/frames'
import { PROTOCOL_VERSION } from '@eds/session/protocol'
import { unzipSync } from 'fflate'
import { aFolder } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
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
  what: 'one script, two sets of choices: every byte of every answer to everybody, of every frame, of the log and of the database but its sealed tables is alike',
  sizes: { full: 6, short: 1 },
  async run({ size, seed }) {
    const violations: string[] = []
    const latencies: [number[], number[]] = [[], []]
    let bytes = 0
    let maskedBytes = 0
    for (let n = 0; n < size; n += 1) {
      const dice = diceOf(seed + n)
      const ours = Array.from({ length: VOTERS * 2 }, () => dice.pick(CHOICES))
      const theirs = Array.from({ length: VOTERS * 2 }, () => dice.pick(CHOICES))
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
    let newest = 0
    const heardAll = () =>
      until('everybody to hear of it', () =>
        readers.every(([name, { doc }]) => name === 'desk' || seqIn(doc) >= newest),
      )
    const ask = async (place: string, token: string | null, command: object) => {
      const body = { version: PROTOCOL_VERSION, commandId: dice.hex(32), ...command }
      const path = `/api/sessions/${meeting.session}/commands`
      const reply = await rawRequest(server.port, path, token, JSON.stringify(body))
      hear(place, reply)
      const { made = null, seq = null } = answerIn(reply)
      newest = seq ?? newest
      // One command at a time, and everybody has heard of it: frames then do not depend on what else is going on.
      if (!('type' in command && command.type === 'castBallot')) await heardAll()
      return made ?? ''
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
    await ask('facilitator', meeting.facilitator, { type: 'openSession' })
    const seats: { seat: string; token: string }[] = []
    for (let n = 0; n < VOTERS; n += 1) {
      const token = dice.hex(32)
      const secretHash = createHash('sha256').update(token).digest('hex')
      const command = { type: 'takeSeat', joinCode: meeting.joinCode, group: GROUPS[n % GROUPS.length], secretHash }
      seats.push({ token, seat: await ask(`seat ${n}`, null, command) })
    }
    const at = { base: server.base, session: meeting.session }
    readers.push(['wall', await readRoom({ ...at, token: meeting.wall })])
    const desk = await readRoom({ ...at, token: meeting.facilitator, document: 'desk' })
    readers.push(['desk', desk])
    // It is told how many desks there are, a little after it has come: in a frame of its own in both worlds.
    await until('the desk to hear of itself', () => hasDesk(desk.doc))
    readers.push(['lead', await readRoom({ ...at, token: meeting.lead })])
    readers.push(['helper', await readRoom({ ...at, token: meeting.helper })])
    const question = QUESTIONS[0]
    await ask('facilitator', meeting.facilitator, { type: 'showQuestion', question })
    const round = await ask('facilitator', meeting.facilitator, { type: 'openRound', question, ask: { kind: 'grade' } })
    for (const [n, choice] of choices.entries()) {
      const voter = seats[n % seats.length]
      const startedAt = performance.now()
      await ask(`seat ${n % seats.length}`, voter?.token ?? '', {
        type: 'castBallot',
        round,
        choice,
        nonce: dice.hex(32),
      })
      voteMs.push(performance.now() - startedAt)
      if (n === VOTERS) await everybodyReads(round)
      // Turnout is told in steps: here after every fifth vote, in both worlds.
      if (n % 5 === 4) {
        server.signal('SIGUSR2')
        // A vote moves no head: that a step was told is heard by its number.
        const told = Math.min(n + 1, VOTERS)
        await until('the step to be told', () =>
          readers.every(([name, { doc }]) => name === 'desk' || receivedIn(doc) === told),
        )
      }
      if (n % 5 === 0) await get(`seat ${n % seats.length}`, 'seat', voter?.token ?? '')
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

function answerIn(reply: Buffer): { made?: string | null; seq?: number | null } {
  const text = reply.toString('utf8')
  const body: unknown = JSON.parse(text.slice(text.indexOf('\n\n') + 2))
  if (typeof body !== 'object' || body === null) return {}
  const made = 'made' in body && typeof body.made === 'string' ? body.made : null
  return { made, seq: 'seq' in body && typeof body.seq === 'number' ? body.seq : null }
}

function seqIn(doc: RoomReader['doc']): number {
  const head: unknown = doc.getMap('trail').get('head')
  return typeof head === 'object' && head !== null && 'seq' in head ? Number(head.seq) : 0
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
