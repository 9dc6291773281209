/** A database that is not what was written is refused in plain words, and left as it was. */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from '@eds/server/store'
import { QuestionId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFolder, aServer, done, takeSeat } from './a-server.ts'

const NAME = 'eds-workshop.sqlite'
let folder: string
let whole: string

beforeAll(async () => {
  folder = await aFolder()
  whole = join(folder, 'whole')
  const server = await aServer({ dataDir: whole })
  await done(server, server.facilitator, { type: 'openSession' })
  const { token } = await takeSeat(server)
  await done(server, token, {
    type: 'proposeEvidence',
    question: QuestionId.parse('2a'),
    claim: 'The ramp is too steep',
    source: 'I use it',
    characteristics: [],
    showGroup: false,
  })
  await server.stop()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let copies = 0
function aCopy(change: (path: string) => void): string {
  copies += 1
  const dataDir = join(folder, `copy-${copies}`)
  mkdirSync(dataDir)
  for (const name of readdirSync(whole)) copyFileSync(join(whole, name), join(dataDir, name))
  change(join(dataDir, NAME))
  return dataDir
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function withSql(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

/** Opens as the server does. @returns why it was refused, having checked that the file is as before. */
async function refusalOf(dataDir: string): Promise<{ reason: string; message: string }> {
  const path = join(dataDir, NAME)
  const before = hashOf(path)
  try {
    const server = await aServer({ dataDir })
    await server.stop()
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error
    expect(hashOf(path)).toBe(before)
    return { reason: error.reason, message: error.message }
  }
  throw new Error('expected a refusal, found that it opened')
}

test('the whole one opens', async () => {
  const server = await aServer({ dataDir: aCopy(() => {}) })
  await server.stop()
})

const damages: readonly [string, (path: string) => void][] = [
  ['random bytes', (path) => writeFileSync(path, createHash('sha512').update('seed').digest())],
  ['a text file', (path) => writeFileSync(path, 'Dear colleague,\n'.repeat(1000))],
  ['a header cut short', (path) => truncateSync(path, 60)],
  ['a file cut in half', (path) => truncateSync(path, 4096 * 9 + 100)],
  ['a page of noise', (path) => overwrite(path, 4096 * 4, Buffer.alloc(4096, 0xa7))],
  ['a page of zeros', (path) => overwrite(path, 4096 * 6, Buffer.alloc(4096))],
  ['a dropped table', (path) => withSql(path, 'DROP TABLE openings')],
]
test.each(damages)('%s is damage', async (_name, change) => {
  const { reason, message } = await refusalOf(aCopy(change))
  expect(reason).toBe('damaged')
  expect(message).toContain('is damaged')
  expect(message).toContain('Nothing was changed. Restore a backup, or set DATA_DIR')
})

test('every third page of noise is found', async () => {
  const pages = readFileSync(join(whole, NAME)).length / 4096
  expect(pages).toBeGreaterThan(20)
  for (let page = 0; page < pages; page += 3) {
    const dataDir = aCopy((path) => overwrite(path, page * 4096, Buffer.alloc(4096, 0x5c)))
    expect((await refusalOf(dataDir)).reason).toBe('damaged')
  }
})

const changes: readonly [string, string, string][] = [
  [
    'an entry changed',
    'UPDATE entries SET json = replace(json, \'"openSession"\', \'"shutSession"\') WHERE seq = 3',
    'entry 3',
  ],
  ['an entry missing', 'DELETE FROM entries WHERE seq = 3', 'entry 3'],
  ['an entry that is not JSON', "UPDATE entries SET json = '{' WHERE seq = 2", 'entry 2'],
  ['words changed', "UPDATE texts SET words = 'The ramp is fine' WHERE words = 'The ramp is too steep'", 'entry 5'],
  ['an answer missing', 'DELETE FROM answers', 'entry 1'],
  ['a seat missing', 'DELETE FROM seats', 'seats'],
]
test.each(changes)('%s is found and named', async (_name, sql, named) => {
  const { reason, message } = await refusalOf(aCopy((path) => withSql(path, sql)))
  expect(reason).toBe('damaged')
  expect(message).toContain(named)
})

test('a newer version and another program are told apart from damage', async () => {
  const newer = await refusalOf(aCopy((path) => withSql(path, 'PRAGMA user_version = 99')))
  expect(newer.reason).toBe('newer')
  expect(newer.message).toContain('written by a newer version')
  const foreign = await refusalOf(aCopy((path) => withSql(path, 'PRAGMA application_id = 7')))
  expect(foreign.reason).toBe('foreign')
  expect(foreign.message).toContain('belongs to another program')
})

test('a second server on the same data is turned away while the first runs', async () => {
  const dataDir = aCopy(() => {})
  const server = await aServer({ dataDir })
  try {
    await expect(aServer({ dataDir })).rejects.toThrow('is in use by another server')
  } finally {
    await server.stop()
  }
})

test('an empty or missing database is not begun afresh over what it was', async () => {
  const emptied = aCopy((path) => truncateSync(path, 0))
  expect((await refusalOf(emptied)).message).toContain('it is empty, although')
  const removed = aCopy((path) => rmSync(path))
  await expect(aServer({ dataDir: removed })).rejects.toThrow('it is missing, although')
  expect(existsSync(join(removed, NAME))).toBe(false)
  const orphaned = aCopy((path) => {
    rmSync(join(path, '..', 'secret'))
    rmSync(path)
    writeFileSync(`${path}-wal`, 'the last votes')
  })
  await expect(aServer({ dataDir: orphaned })).rejects.toThrow('it is missing, although')
  expect(readFileSync(join(orphaned, `${NAME}-wal`), 'utf8')).toBe('the last votes')
})

test('a secret of the wrong length is refused and kept', async () => {
  const dataDir = aCopy((path) => writeFileSync(join(path, '..', 'secret'), 'short'))
  await expect(aServer({ dataDir })).rejects.toThrow('has 5 bytes and not 32')
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('short')
})

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = readFileSync(path)
  if (at + bytes.length > file.length) throw new Error(`expected more than ${at} bytes, found ${file.length}`)
  bytes.copy(file, at)
  writeFileSync(path, file)
}
