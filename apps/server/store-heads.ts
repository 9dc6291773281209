/**
 * The newest saved entry of every session, and how many commands were answered, noted beside the database.
 *
 * SQLite cannot tell a damaged log from one that ends: after a crash it takes in its log as far as the checksums are
 * right and drops the rest without a word. A half-written end is normal, since nobody was told that it is saved. But one
 * flipped bit in the middle drops everything behind it too, and that was acknowledged. So whatever is acknowledged is
 * noted here first, and a database without it is refused at the start. A vote makes no entry, but it has its answer.
 *
 * The note is written after the commit is on disk, so it never says too much. It is not forced to disk itself, which
 * would double the cost of a vote: a killed server leaves it whole, as the system holds it; after a power cut it may
 * be older or torn, and then says less or nothing. Nothing but the entry's number and hash and the number of answers is in it.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { Entry } from '@eds/audit/entry'
import { type Batch, StoreRefusal } from './store.ts'

/** The newest entry of a session, as it was acknowledged, and how many answers it has. */
export type SavedHead = { session: string; seq: number; hash: string; answers: number }

const LINE = /^([a-z0-9-]{1,64}) +(\d{1,10}) ([0-9a-f]{64}) +(\d{1,10}) ([0-9a-f]{64})$/
const LINE_BYTES = 64 + 1 + 10 + 1 + 64 + 1 + 10 + 1 + 64 + 1

export const headsFile = (database: string): string => `${database}-heads`

/** Notes heads, each in its session's own line. */
export type HeadNotes = {
  /** @throws as the file system does, where the line cannot be written */
  note(head: SavedHead): void
  close(): void
}

export function openHeadNotes(database: string): HeadNotes {
  const path = headsFile(database)
  const places = new Map<string, number>()
  const lines = linesOf(path)
  for (const [n, line] of lines.entries()) {
    const head = headIn(line)
    if (head !== null) places.set(head.session, n)
  }
  let next = lines.length
  const file = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
  return {
    note(head) {
      const known = places.get(head.session)
      const place = known ?? next
      writeSync(file, lineOf(head), place * LINE_BYTES)
      if (known !== undefined) return
      places.set(head.session, place)
      next += 1
    },
    close: () => closeSync(file),
  }
}

/** @returns what a database holds of a session, to be noted */
export function savedIn(db: DatabaseSync, session: string): SavedHead {
  const newest = db.prepare('SELECT seq, json FROM entries WHERE session = ? ORDER BY seq DESC LIMIT 1').get(session)
  const { hash } = Entry.parse(JSON.parse(String(newest?.json)))
  return { session, seq: Number(newest?.seq), hash, answers: answersIn(db, session) }
}

/** @returns what is saved once a batch is, without another look at the disk: counting thousands of answers at each vote is slow */
export function savedAfter(before: SavedHead, { entries, answers }: Batch): SavedHead {
  const newest = entries.at(-1)
  // One whose fingerprint is forgotten was kept before.
  const added = answers.filter(({ fingerprint }) => fingerprint !== '').length
  const { seq, hash } = newest ?? before
  return { session: before.session, seq, hash, answers: before.answers + added }
}

const answersIn = (db: DatabaseSync, session: string): number =>
  Number(db.prepare('SELECT count(*) AS answers FROM answers WHERE session = ?').get(session)?.answers)

/**
 * Looks whether a database holds every entry that was noted as saved. Changes nothing.
 * @throws StoreRefusal that names the first entry it does not hold
 */
export function checkHeads(db: DatabaseSync, database: string): void {
  const path = headsFile(database)
  const entry = db.prepare('SELECT json FROM entries WHERE session = ? AND seq = ?')
  for (const line of linesOf(path)) {
    const head = headIn(line)
    if (head === null) continue
    const found = entry.get(head.session, head.seq)?.json
    // The hash stands in the entry, and whether the entry has that hash is looked at when its session is opened.
    const hasEntry = typeof found === 'string' && found.includes(head.hash)
    if (hasEntry && answersIn(db, head.session) >= head.answers) continue
    const missing = hasEntry ? 'an answer' : `entry ${head.seq}`
    throw new StoreRefusal(
      'damaged',
      `The database ${database} is damaged: ${missing} of session ${head.session}, which was saved, is missing. Nothing was changed. Restore a backup, or set DATA_DIR to another folder. To go on with an older copy on purpose, delete ${path} and start again.`,
    )
  }
}

function linesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isFile()) {
    throw new StoreRefusal(
      'not-writable',
      `${path} is not a file, so the server cannot note there what was saved. Nothing was changed. Move it away and start again.`,
    )
  }
  const text = readFileSync(path, 'latin1')
  return Array.from({ length: Math.ceil(text.length / LINE_BYTES) }, (_, n) =>
    text.slice(n * LINE_BYTES, (n + 1) * LINE_BYTES - 1),
  )
}

function lineOf({ session, seq, hash, answers }: SavedHead): string {
  const told = `${session.padEnd(64)} ${String(seq).padStart(10)} ${hash} ${String(answers).padStart(10)}`
  return `${told} ${digestOf(told)}\n`
}

/** @returns null for a line that is torn or damaged: it says nothing. */
function headIn(line: string): SavedHead | null {
  const [, session, seq, hash, answers, digest] = LINE.exec(line) ?? []
  if (session === undefined || hash === undefined || digest !== digestOf(line.slice(0, -65))) return null
  return { session, seq: Number(seq), hash, answers: Number(answers) }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
