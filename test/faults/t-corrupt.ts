/** T-CORRUPT: a database that is not what was written: found at the start, or harmless, never silently another. */
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { extendsHead } from '@eds/audit/trail'
import { StoreRefusal } from '@eds/server/store'
import { aFolder, aServer } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { must, openRound, seated, staff } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History } from './history.ts'
import { DATABASE, type KeptSession, readKept } from './kept-session.ts'
import { aMeeting } from './meeting.ts'
import { copyData, startServerProcess } from './server-process.ts'

/** What became of a damaged copy. */
type Ending = 'found at the start' | 'harmless' | `silent: ${string}`

type Damage = (path: string, dice: Dice, base: Base) => void
type Base = {
  dataDir: string
  earlier: string
  session: string
  kept: KeptSession
  head: { seq: number; hash: string }
}

const PAGE = 4096
/** Tables whose records are changed one bit at a time, as a bad disk changes them below SQLite's notice. */
const TABLES = ['entries', 'texts', 'answers', 'seats', 'open_ballots', 'openings', 'sessions', 'assessments'] as const

const FILE_DAMAGES: Readonly<Record<string, Damage>> = {
  'one bit': (path, dice) => edit(path, (bytes) => flip(bytes, dice)),
  'one bit in the log': (path, dice) => edit(`${path}-wal`, (bytes) => flip(bytes, dice)),
  'a page of zeros': (path, dice) => edit(path, (bytes) => bytes.fill(0, ...pageOf(bytes, dice))),
  'a page of noise': (path, dice) => edit(path, (bytes) => bytes.fill(dice.hex(64), ...pageOf(bytes, dice), 'hex')),
  'a page written twice': (path, dice) =>
    edit(path, (bytes) => {
      const [from] = pageOf(bytes, dice)
      const [to] = pageOf(bytes, dice)
      bytes.copy(bytes, to, from, from + PAGE)
    }),
  'cut short': (path, dice) => truncateSync(path, dice.below(readFileSync(path).length)),
  'the log cut short': (path, dice) => truncateSync(`${path}-wal`, dice.below(readFileSync(`${path}-wal`).length)),
  'one bit in the notes of heads': (path, dice) => edit(`${path}-heads`, (bytes) => flip(bytes, dice)),
  'the notes of heads cut short': (path, dice) => truncateSync(`${path}-heads`, dice.below(200)),
  'the log lost': (path) => rmSync(`${path}-wal`, { force: true }),
  'an older copy': (path, _dice, base) => {
    rmSync(`${path}-wal`, { force: true })
    copyFileSync(join(base.earlier, DATABASE), path)
    if (existsSync(join(base.earlier, `${DATABASE}-wal`)))
      copyFileSync(join(base.earlier, `${DATABASE}-wal`), `${path}-wal`)
  },
  "another program's": (path) => {
    rmSync(path)
    rmSync(`${path}-wal`, { force: true })
    const db = new DatabaseSync(path)
    db.exec('CREATE TABLE notes (text TEXT)')
    db.close()
  },
  'not a database': (path, dice) => writeFileSync(path, Buffer.from(dice.hex(20_000), 'hex')),
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  ...FILE_DAMAGES,
  ...Object.fromEntries(TABLES.map((table) => [`one bit of a record of ${table}`, recordDamage(table)])),
}

export const corrupt: FaultTest = {
  id: 'T-CORRUPT',
  what: 'damaged, cut, old and foreign databases: found at the start or harmless, never silently another record',
  sizes: { full: 380, short: 38 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const violations: string[] = []
    const timesMs: number[] = []
    const endings = new Map<string, number>()
    try {
      const base = await aBase(folder, dice)
      const names = Object.keys(DAMAGES)
      for (let n = 0; n < size; n += 1) {
        const name = names[n % names.length] ?? ''
        const dataDir = copyData(base.dataDir, join(folder, `variant-${n}`))
        DAMAGES[name]?.(join(dataDir, DATABASE), dice, base)
        const startedAt = performance.now()
        const ending = await endingOf(dataDir, base)
        timesMs.push(performance.now() - startedAt)
        if (ending.startsWith('silent')) violations.push(`${name}, variant ${n}: ${ending}`)
        endings.set(ending, (endings.get(ending) ?? 0) + 1)
        rmSync(dataDir, { recursive: true, force: true })
      }
      const told = [...endings]
        .filter(([ending]) => !ending.startsWith('silent'))
        .map(([ending, times]) => `${times} ${ending}`)
      return { size, violations, timesMs, note: `${told.join('; ')}; times: a start` }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** A killed server's folder with a log, a closed round, an open one with ballots, texts and refusals; and an older copy. */
async function aBase(folder: string, dice: Dice): Promise<Base> {
  const dataDir = join(folder, 'base')
  const history = new History()
  const server = await startServerProcess({ dataDir })
  const meeting = await aMeeting(server)
  const wire = { server: () => server, meeting, history }
  await must(wire, meeting.facilitator, { type: 'openSession' })
  const crowd = await seated(wire, dice, 12)
  const vote = async (round: string) => {
    for (const { token } of crowd) await must(wire, token, aVote(dice, round))
  }
  const first = await openRound(wire, 0)
  await vote(first)
  await must(wire, meeting.facilitator, { type: 'callClose', round: first })
  for (const { token } of crowd.slice(0, 6)) {
    const words = {
      claim: 'The ramp is too steep',
      source: 'I use it',
      characteristics: ['disability'],
      showGroup: true,
    }
    await must(wire, token, { type: 'proposeEvidence', question: '2a', ...words })
  }
  const revealed = await staff(wire, meeting.facilitator, { type: 'revealRound', round: first, override: null })
  if (revealed.status !== 'saved') throw new Error(`expected a reveal, found ${revealed.refusal.code}`)
  const earlier = copyData(dataDir, join(folder, 'earlier'))
  await vote(await openRound(wire, 1))
  await staff(wire, meeting.facilitator, { type: 'openSession' })
  await server.end('SIGKILL')
  const kept = readKept(copyData(dataDir, join(folder, 'read')), meeting.session)
  const last = kept.entries.at(-1)
  if (last === undefined || kept.ballots.length !== 12 || kept.openings.size !== 1)
    throw new Error('the base is not whole')
  return { dataDir, earlier, session: meeting.session, kept, head: { seq: last.seq, hash: last.hash } }
}

/** Starts a server on a damaged copy. What it makes of it is compared record by record. */
async function endingOf(dataDir: string, base: Base): Promise<Ending> {
  try {
    const server = await aServer({ dataDir })
    await server.stop()
  } catch (error) {
    if (error instanceof StoreRefusal) return 'found at the start'
    return `silent: it could not start, with no word why: ${error instanceof Error ? error.message : error}`
  }
  const found = keptOrNull(dataDir, base.session)
  if (found === null) return 'silent: it started on records that cannot be read'
  const { integrity, ...kept } = found
  const { integrity: _, ...whole } = base.kept
  const differing = differences(kept, whole)
  if (differing.length === 0 && integrity === 'ok') return 'harmless'
  if (!extendsHead(kept.entries, base.head)) return 'silent: it does not hold the newest entry that was acknowledged'
  return `silent: ${differing.join(', ') || integrity} changed`
}

function keptOrNull(dataDir: string, session: string): KeptSession | null {
  try {
    return readKept(dataDir, session)
  } catch {
    // Not what was written; the server should have said so.
    return null
  }
}

function differences(a: Omit<KeptSession, 'integrity'>, b: Omit<KeptSession, 'integrity'>): string[] {
  const parts: [string, (kept: Omit<KeptSession, 'integrity'>) => unknown][] = [
    ['the session', (kept) => kept.row],
    ['entries', (kept) => kept.entries],
    ['texts', (kept) => kept.texts],
    // A refusal is no promise: one that is forgotten is decided anew.
    ['answers', (kept) => kept.answers.filter(({ answer }) => answer.includes('"saved"'))],
    ['seats', (kept) => kept.seats],
    ['ballots', (kept) => kept.ballots],
    ['openings', (kept) => [...kept.openings]],
  ]
  return parts.flatMap(([name, of]) => (JSON.stringify(of(a)) === JSON.stringify(of(b)) ? [] : [name]))
}

/** Flips a bit of one value and writes the record back as SQLite would have written it. */
function recordDamage(table: (typeof TABLES)[number]): Damage {
  return (path, dice) => {
    const db = new DatabaseSync(path)
    try {
      db.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
      const rows = db.prepare(`SELECT * FROM ${table}`).all()
      const row = dice.pick(rows)
      const columns = Object.keys(row).filter((name) => row[name] !== null && row[name] !== '')
      const column = dice.pick(columns)
      const keys = Object.keys(row).filter((name) => row[name] !== null)
      const where = keys.map((name) => `${name} = ?`).join(' AND ')
      const same = keys.map((name): SQLInputValue => row[name] ?? null)
      db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(flipped(row[column] ?? null, dice), ...same)
    } catch {
      // A change that the tables themselves forbid was not made: the copy stays whole and must open.
    } finally {
      db.close()
    }
  }
}

function flipped(value: SQLInputValue, dice: Dice): SQLInputValue {
  if (typeof value === 'number') return value ^ (1 << dice.below(20))
  const isText = typeof value === 'string'
  const bytes = isText ? Buffer.from(value) : Buffer.from(value instanceof Uint8Array ? value : [])
  const at = dice.below(bytes.length)
  // Within ASCII, so that the text stays one.
  bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << dice.below(isText ? 5 : 8)), at)
  return isText ? bytes.toString('utf8') : bytes
}

function edit(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path)
  change(bytes)
  writeFileSync(path, bytes)
}

function flip(bytes: Buffer, dice: Dice): void {
  const at = dice.below(bytes.length)
  bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << dice.below(8)), at)
}

function pageOf(bytes: Buffer, dice: Dice): [number, number] {
  const from = dice.below(Math.floor(bytes.length / PAGE)) * PAGE
  return [from, from + PAGE]
}
