/** Digests of records that no chain of hashes covers: a disk that flips a bit inside a record is found at the next start. */
import { createHash } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { damaged } from './store-file.ts'

const SEAL_BYTES = 16

/** Records of a session beside its trail, with their fields in the order in which they are sealed. */
const BESIDE_TRAIL = [
  ['an answer', 'SELECT session, command_id, actor, fingerprint, answer, seal FROM answers WHERE session = ?'],
  ['a seat', 'SELECT session, seat, secret_hash, slip_hash, code_hash, seal FROM seats WHERE session = ?'],
  ['a ballot', 'SELECT session, round, seat, choice, nonce, seal FROM open_ballots WHERE session = ?'],
  ['a closed round', 'SELECT session, round, json, seal FROM openings WHERE session = ?'],
] as const

/** @returns 16 bytes of SHA-256 over the values, each with its kind and length, so that none can pass for another. */
export function sealOf(values: readonly SQLOutputValue[]): Buffer {
  const hash = createHash('sha256')
  for (const value of values) {
    const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value))
    hash.update(`${value === null ? 'null' : typeof value} ${bytes.length} `).update(bytes)
  }
  return hash.digest().subarray(0, SEAL_BYTES)
}

/** @throws StoreRefusal when the record of a session is not what was written */
export function checkSessionRows(db: DatabaseSync, path: string): void {
  check(db, path, 'a session', 'SELECT id, assessment, created_at, join_code, seal FROM sessions', [])
}

/** @throws StoreRefusal when an answer, a seat, a ballot or a closed round of the session is not what was written */
export function checkBesideTrail(db: DatabaseSync, path: string, session: string): void {
  for (const [what, sql] of BESIDE_TRAIL) check(db, path, what, sql, [session])
}

/** Its words say nothing of what the record holds. */
function check(db: DatabaseSync, path: string, what: string, sql: string, of: readonly string[]): void {
  const records = db.prepare(sql)
  for (const row of records.iterate(...of)) {
    const { seal, ...values } = row
    if (!(seal instanceof Uint8Array) || !sealOf(Object.values(values)).equals(seal)) {
      throw damaged(path, `the record of ${what} is not what was written`)
    }
  }
}
