/** The thread that owns the database: a slow disk stops it and nobody else. */
import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { checkBesideTrail, checkSessionRows, sealOf } from './record-seals.ts'
import { type BallotRow, type Batch, type SessionRow, StoreRefusal } from './store.ts'
import { openDatabaseFile, openLocked, refusalOf } from './store-file.ts'
import { checkHeads, type HeadNotes, openHeadNotes, type SavedHead, savedAfter, savedIn } from './store-heads.ts'
import { openSweep, truncateLog } from './store-sweep.ts'

/** One call from the main thread. Each is one transaction at most. */
export type StoreCall =
  | { op: 'open' }
  | { op: 'assessments' }
  | { op: 'saveAssessment'; id: string; json: string; digest: string }
  | { op: 'sessions' }
  | { op: 'load'; session: string }
  | { op: 'record'; session: string }
  | { op: 'create'; row: SessionRow; batch: Batch }
  | { op: 'append'; batch: Batch }
  | { op: 'openBallots'; session: string; round: string }
  | { op: 'openings'; session: string; round: string }
  | { op: 'settle' }
  | { op: 'recover' }
  | { op: 'close' }
export type StoreMessage = { id: number; call: StoreCall }

/** `value` holds rows as SQLite gives them; the main thread parses them. An error's words hold no stored value. */
export type StoreReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; refusal: StoreRefusal['reason'] | null; message: string }

if (parentPort === null) throw new Error('expected to run as a worker thread, found no parent')
const port = parentPort
const path = String(workerData)
let connection: DatabaseSync | null = null
let heads: HeadNotes | null = null
/** What was noted last, by session. */
const saved = new Map<string, SavedHead>()
const sweep = openSweep(db)
/** Calls of a start, whose failures must be told to the person who starts the server. */
const READING: ReadonlySet<StoreCall['op']> = new Set(['assessments', 'sessions', 'load'])

port.on('message', ({ id, call }: StoreMessage) => {
  port.postMessage(reply(id, call))
  if (call.op === 'close') port.close()
})

function reply(id: number, call: StoreCall): StoreReply {
  try {
    return { id, ok: true, value: answer(call) }
  } catch (error) {
    const refusal = READING.has(call.op) ? refusalOf(error, path) : error
    const message = refusal instanceof Error ? refusal.message : String(refusal)
    return { id, ok: false, refusal: refusal instanceof StoreRefusal ? refusal.reason : null, message }
  }
}

function answer(call: StoreCall): unknown {
  switch (call.op) {
    case 'open':
      connection = openDatabaseFile(path)
      openNotes()
      sweep.begin()
      return null
    case 'assessments':
      return db().prepare('SELECT json, digest FROM assessments ORDER BY id').all()
    case 'saveAssessment': {
      const earlier = db().prepare('SELECT digest FROM assessments WHERE id = ?').get(call.id)
      db()
        .prepare(
          `INSERT INTO assessments (id, json, digest) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET json = excluded.json, digest = excluded.digest`,
        )
        .run(call.id, call.json, call.digest)
      // Words may have been taken out of it.
      sweep.after(earlier !== undefined && earlier.digest !== call.digest)
      return null
    }
    case 'sessions':
      checkSessionRows(db(), path)
      return db().prepare(`SELECT ${SESSION_COLUMNS} FROM sessions ORDER BY created_at, id`).all()
    case 'load':
      return load(call.session)
    case 'record':
      return record(call.session)
    case 'create':
      inTransaction(() => {
        const { id, assessment, createdAt, joinCode } = call.row
        const values = [id, assessment, createdAt, joinCode]
        db()
          .prepare('INSERT INTO sessions (id, assessment, created_at, join_code, seal) VALUES (?, ?, ?, ?, ?)')
          .run(...values, sealOf(values))
        write(call.batch)
      })
      noteHead(call.batch)
      return null
    case 'append':
      inTransaction(() => write(call.batch))
      noteHead(call.batch)
      // What a deleted ballot or text left in the log goes with it.
      sweep.after(isDestroying(call.batch))
      return null
    case 'openBallots':
      return db()
        .prepare('SELECT seat, choice, nonce FROM open_ballots WHERE session = ? AND round = ? ORDER BY key')
        .all(call.session, call.round)
    case 'openings':
      return db().prepare('SELECT json FROM openings WHERE session = ? AND round = ?').get(call.session, call.round)
    case 'settle':
      sweep.settle()
      return null
    case 'recover':
      recover()
      openNotes()
      return null
    case 'close':
      if (connection !== null) sweep.end()
      connection?.close()
      connection = null
      heads?.close()
      heads = null
      return null
  }
}

const SESSION_COLUMNS = 'id, assessment, created_at AS createdAt, join_code AS joinCode'

function record(session: string): object {
  const all = (sql: string) => db().prepare(sql).all(session)
  return {
    row: db().prepare(`SELECT ${SESSION_COLUMNS} FROM sessions WHERE id = ?`).get(session),
    entries: all('SELECT json FROM entries WHERE session = ? ORDER BY seq'),
    texts: all('SELECT digest, salt, words FROM texts WHERE session = ?'),
  }
}

function load(session: string): unknown {
  const all = (sql: string) => db().prepare(sql).all(session)
  checkBesideTrail(db(), path, session)
  return {
    ...record(session),
    answers: all('SELECT command_id AS commandId, actor, fingerprint, answer FROM answers WHERE session = ?'),
    seats: all(
      'SELECT seat, secret_hash AS secretHash, slip_hash AS slipHash, code_hash AS codeHash FROM seats WHERE session = ?',
    ),
    box: all('SELECT round, seat FROM open_ballots WHERE session = ? ORDER BY key'),
  }
}

function write(batch: Batch): void {
  const { session } = batch
  expectNext(batch)
  const entry = db().prepare('INSERT INTO entries (session, seq, json) VALUES (?, ?, ?)')
  for (const added of batch.entries) entry.run(session, added.seq, JSON.stringify(added))
  const text = db().prepare('INSERT INTO texts (session, digest, salt, words) VALUES (?, ?, ?, ?)')
  for (const { digest, salt, words } of batch.texts) text.run(session, digest, salt, words)
  const given = db().prepare(
    `INSERT INTO answers (session, command_id, actor, fingerprint, answer, seal) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (session, command_id) DO UPDATE SET fingerprint = excluded.fingerprint, seal = excluded.seal
       WHERE excluded.fingerprint = '' AND excluded.answer = answers.answer AND excluded.actor = answers.actor`,
  )
  for (const { commandId, actor, fingerprint, answer: words } of batch.answers) {
    const values = [session, commandId, actor, fingerprint, words]
    // An answer is for good: all that may change is that its command's fingerprint is forgotten.
    if (given.run(...values, sealOf(values)).changes !== 1) throw new Error('expected a new answer, found another kept')
  }
  const seat = db().prepare(
    `INSERT INTO seats (session, seat, secret_hash, slip_hash, code_hash, seal) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (session, seat) DO UPDATE SET secret_hash = excluded.secret_hash,
       slip_hash = excluded.slip_hash, code_hash = excluded.code_hash, seal = excluded.seal`,
  )
  for (const row of batch.seats) {
    const values = [session, row.seat, row.secretHash, row.slipHash, row.codeHash]
    seat.run(...values, sealOf(values))
  }
  for (const ballot of batch.ballots) putInBox(session, ballot)
  const opened = db().prepare('INSERT INTO openings (session, round, json, seal) VALUES (?, ?, ?, ?)')
  for (const { round, openings, received } of batch.closed) {
    const values = [session, round, JSON.stringify(openings)]
    opened.run(...values, sealOf(values))
    const left = emptyBox(session, round)
    if (left !== received) throw new Error('expected as many ballots in the box as are counted, found another number')
  }
  const forget = db().prepare('DELETE FROM openings WHERE session = ? AND round = ?')
  for (const round of batch.discarded) {
    emptyBox(session, round)
    forget.run(session, round)
  }
  const erase = db().prepare('DELETE FROM texts WHERE session = ? AND digest = ?')
  for (const digest of batch.erased) erase.run(session, digest)
}

/** Two writers of one session would fork its trail: the second is stopped here. */
function expectNext({ session, entries }: Batch): void {
  const [first] = entries
  if (first === undefined) return
  const newest = Number(
    db().prepare('SELECT coalesce(max(seq), 0) AS seq FROM entries WHERE session = ?').get(session)?.seq,
  )
  if (first.seq !== newest + 1) throw new Error(`expected entry ${newest + 1}, found ${first.seq}`)
}

function putInBox(session: string, { round, seat, choice, nonce }: BallotRow): void {
  // Replaced whole, under a new key: a row that keeps its place would tell who changed their mind.
  db().prepare('DELETE FROM open_ballots WHERE session = ? AND round = ? AND seat = ?').run(session, round, seat)
  const values = [session, round, seat, Buffer.from(choice, 'latin1'), Buffer.from(nonce, 'hex')]
  db()
    .prepare('INSERT INTO open_ballots (key, session, round, seat, choice, nonce, seal) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(randomBytes(16), ...values, sealOf(values))
}

function emptyBox(session: string, round: string): number {
  return Number(db().prepare('DELETE FROM open_ballots WHERE session = ? AND round = ?').run(session, round).changes)
}

const isDestroying = ({ closed, discarded, erased }: Batch): boolean =>
  closed.length + discarded.length + erased.length > 0

function inTransaction(work: () => void): null {
  db().exec('BEGIN IMMEDIATE')
  try {
    work()
    db().exec('COMMIT')
    return null
  } catch (error) {
    if (db().isTransaction) db().exec('ROLLBACK')
    throw error
  }
}

function openNotes(): void {
  try {
    heads ??= openHeadNotes(path)
  } catch (error) {
    warnOfNotes(error)
  }
}

function noteHead(batch: Batch): void {
  const { session } = batch
  try {
    const before = saved.get(session)
    const now = before === undefined ? savedIn(db(), session) : savedAfter(before, batch)
    saved.set(session, now)
    heads?.note(now)
  } catch (error) {
    warnOfNotes(error)
  }
}

/** The commit stands; what is noted is older, and says less. */
function warnOfNotes(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'warn', event: 'head-not-noted', why: String(error) })}\n`)
}

/**
 * A fresh connection, everything in the log written to the file anew, and one transaction that works. After a failed
 * sync the pages that were lost look clean to the system, so that a plain retry would promise what is not there.
 */
function recover(): null {
  try {
    connection?.close()
  } finally {
    connection = null
  }
  connection = openLocked(path)
  saved.clear()
  // What was acknowledged must be there, or nothing more is.
  checkHeads(connection, path)
  truncateLog(connection)
  return inTransaction(() => {
    db()
      .prepare(
        "INSERT INTO meta (key, value) VALUES ('recovered', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      )
      .run(randomBytes(8).toString('hex'))
  })
}

function db(): DatabaseSync {
  if (connection === null) throw new Error('expected an open database, found none')
  return connection
}
