/** Opens the database file, and refuses one that is damaged, foreign, newer or in use, without changing it. */
import { chmodSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from './store.ts'
import { checkHeads, headsFile } from './store-heads.ts'
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './store-schema.ts'

const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
const SQLITE_IOERR = 10
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26
const SQLITE_IOERR_SHORT_READ = 522

/** How long a start waits for a server that is just stopping. */
const LOCK_WAIT_MS = 1500

/**
 * Opens or makes the database and locks it for this process. The lock is the operating system's: a killed server leaves
 * none behind.
 * @throws StoreRefusal with a sentence for the person who starts the server
 */
export function openDatabaseFile(path: string): DatabaseSync {
  try {
    const isNew = !existsSync(path) || statSync(path).size === 0
    // A journal is left only by a first start that was cut off while it made the tables; SQLite rolls it back.
    const isHalfMade = existsSync(`${path}-journal`)
    if (isNew && !isHalfMade) checkUnused(path)
    if (!isNew && !isHalfMade) {
      checkHeader(path)
      checkReadOnly(path)
    }
    return openLocked(path)
  } catch (error) {
    throw refusalOf(error, path)
  }
}

/** Opens a database that was checked before; for a fresh connection after a failure. @throws as SQLite does */
export function openLocked(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: LOCK_WAIT_MS, enableForeignKeyConstraints: true })
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE')
    // Made in rollback mode, so that the marks stand in the file itself and not in a log beside it.
    if (pragma(db, 'user_version') === 0) {
      db.exec(`BEGIN EXCLUSIVE; ${SCHEMA} COMMIT`)
      chmodSync(path, 0o600)
    }
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON')
    // A copy that is made while the file is written anew does not leave the memory.
    db.exec('PRAGMA temp_store = MEMORY')
    db.exec('BEGIN IMMEDIATE; COMMIT')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Words for a file in which something other than what was written was found. */
export function damaged(path: string, found: string): StoreRefusal {
  return new StoreRefusal(
    'damaged',
    `The database ${path} is damaged: ${found}. Nothing was changed. Restore a backup, or set DATA_DIR to another folder.`,
  )
}

/** The folder's secret is made after its database: where one is left without the other, work has been lost. */
function checkUnused(path: string): void {
  const left = [`${path}-wal`, `${path}-shm`, headsFile(path), join(dirname(path), 'secret')].find((file) =>
    existsSync(file),
  )
  if (left === undefined) return
  throw damaged(path, `it is ${existsSync(path) ? 'empty' : 'missing'}, although ${left} shows that it was used before`)
}

/** By the bytes alone: opening with SQLite could already write beside the file. */
function checkHeader(path: string): void {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  const read = readSync(file, header)
  closeSync(file)
  if (read < header.length || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw damaged(path, 'it does not begin like a database')
  }
  checkMarks(path, header.readUInt32BE(68), header.readUInt32BE(60))
}

function checkMarks(path: string, applicationId: number, version: number): void {
  if (applicationId !== APPLICATION_ID) {
    throw new StoreRefusal(
      'foreign',
      `The database ${path} belongs to another program. Nothing was changed. Move it away, or set DATA_DIR to another folder.`,
    )
  }
  if (version > SCHEMA_VERSION) {
    throw new StoreRefusal(
      'newer',
      `The database ${path} was written by a newer version of this program (tables ${version}, this one knows ${SCHEMA_VERSION}). Nothing was changed. Start the newer version, or set DATA_DIR to another folder.`,
    )
  }
  if (version < SCHEMA_VERSION) {
    throw new StoreRefusal(
      'older',
      `The database ${path} was written by an older version of this program (tables ${version}, this one knows ${SCHEMA_VERSION}). Nothing was changed. Read it with the version that wrote it, or set DATA_DIR to another folder.`,
    )
  }
}

/** A read-only connection neither repairs nor tidies: whatever is found, the file stays as it was. */
function checkReadOnly(path: string): void {
  const db = new DatabaseSync(path, { readOnly: true, timeout: LOCK_WAIT_MS })
  try {
    checkMarks(path, pragma(db, 'application_id'), pragma(db, 'user_version'))
    const faults = db.prepare('PRAGMA integrity_check(1)').all()
    const fault = faults.map((row) => String(row.integrity_check)).find((text) => text !== 'ok')
    if (faults.length === 0 || fault !== undefined) throw damaged(path, firstLine(fault ?? 'the check said nothing'))
    if (tablesOf(db) !== expectedTables()) throw damaged(path, 'its tables are not those of this program')
    if (db.prepare('PRAGMA foreign_key_check').all().length > 0) throw damaged(path, 'records refer to missing ones')
    checkHeads(db, path)
  } finally {
    db.close()
  }
}

/** The tables as they were asked for, in one text. */
function tablesOf(db: DatabaseSync): string {
  const tables = db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()
  return tables.map(({ name, sql }) => `${name}: ${sql}`).join('\n')
}

function expectedTables(): string {
  const db = new DatabaseSync(':memory:')
  try {
    db.exec(SCHEMA)
    return tablesOf(db)
  } finally {
    db.close()
  }
}

function pragma(db: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name])
}

/** Puts a failure of SQLite into words for the person who starts the server; anything else is given back as it is. */
export function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof StoreRefusal || !(error instanceof Error)) return error
  // The low byte is the kind of the failure.
  const extended = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null
  if (extended === SQLITE_IOERR_SHORT_READ) return damaged(path, 'it ends too early')
  switch (extended === null ? null : extended & 0xff) {
    case SQLITE_BUSY:
      return new StoreRefusal(
        'in-use',
        `The database ${path} is in use by another server. Stop that server, or set DATA_DIR to another folder.`,
      )
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return damaged(path, firstLine(error.message))
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
      return new StoreRefusal(
        'not-writable',
        `The database ${path} cannot be written: ${firstLine(error.message)}. Set DATA_DIR to a folder that this user may write to.`,
      )
    default:
      return error
  }
}

const firstLine = (text: string): string => text.replaceAll('*** in database main ***', '').trim().split('\n')[0] ?? ''
