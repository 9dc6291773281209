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
import { TrailFile } from '@eds/audit/trail'
import { StoreRefusal } from '@eds/server/store'
import { QuestionId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFolder, aServer, aServerProcess, done, getJson, takeSeat } from './a-server.ts'
import { aWebBuild } from './a-web-build.ts'

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
  ['an answer missing', 'DELETE FROM answers', 'an answer'],
  ['a seat missing', 'DELETE FROM seats', 'seats'],
]
test.each(changes)('%s is found and named', async (_name, sql, named) => {
  const { reason, message } = await refusalOf(aCopy((path) => withSql(path, sql)))
  expect(reason).toBe('damaged')
  expect(message).toContain(named)
})

test('a newer version, an older one and another program are told apart from damage', async () => {
  const older = await refusalOf(aCopy((path) => withSql(path, 'PRAGMA user_version = 1')))
  expect(older.reason).toBe('older')
  expect(older.message).toContain('Read it with the version that wrote it')
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

const HEADER = 32
const FRAME = 24 + 4096

/** A folder as a killed server leaves it: what was acknowledged last stands in the log alone. */
async function aKilledOne(): Promise<string> {
  const dataDir = join(folder, 'killed')
  const webDir = await aWebBuild()
  const server = await aServerProcess({ dataDir, webDir })
  await done(server, server.facilitator, { type: 'openSession' })
  for (let n = 0; n < 8; n++) await takeSeat(server)
  await server.kill('SIGKILL')
  await rm(webDir, { recursive: true, force: true })
  return dataDir
}

test('one flipped bit anywhere in the log of a killed server is found, and nothing is changed', async () => {
  const killed = await aKilledOne()
  const aKilledCopy = (change: (log: Buffer) => Buffer | null, heads = (text: Buffer): Buffer | null => text) => {
    copies += 1
    const dataDir = join(folder, `killed-${copies}`)
    mkdirSync(dataDir)
    for (const name of readdirSync(killed)) {
      const bytes = readFileSync(join(killed, name))
      const kept = name.endsWith('-wal') ? change(bytes) : name.endsWith('-heads') ? heads(bytes) : bytes
      if (kept !== null) writeFileSync(join(dataDir, name), kept, { mode: 0o600 })
    }
    return dataDir
  }
  const opens = async (dataDir: string) => {
    const server = await aServer({ dataDir })
    const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, server.lead)
    await server.stop()
    return TrailFile.parse(body).entries.length
  }
  const frames = (readFileSync(join(killed, `${NAME}-wal`)).length - HEADER) / FRAME
  expect(frames).toBeGreaterThan(20)
  const all = await opens(aKilledCopy((log) => log))
  expect(all).toBeGreaterThan(8)

  // In the first frame, in one after the other, and in the last, which holds the end of the newest commit.
  const places = [0, Math.floor(frames / 3), Math.floor(frames / 2), frames - 2, frames - 1]
  for (const place of places) {
    for (const within of [5, 20, 24 + 2000]) {
      const flipped = aKilledCopy((log) => {
        const at = HEADER + place * FRAME + within
        log.writeUInt8((log[at] ?? 0) ^ 4, at)
        return log
      })
      const logBefore = hashOf(join(flipped, `${NAME}-wal`))
      const { reason, message } = await refusalOf(flipped)
      expect([place, reason, message.includes('which was saved, is missing')]).toEqual([place, 'damaged', true])
      expect(hashOf(join(flipped, `${NAME}-wal`))).toBe(logBefore)
    }
  }
  // A log that is lost, cut or headless loses what was acknowledged just as well.
  for (const lost of [
    () => null,
    (log: Buffer) => log.subarray(0, HEADER + FRAME * 9),
    (log: Buffer) => log.fill(7, 0, 8),
  ])
    expect((await refusalOf(aKilledCopy(lost))).reason).toBe('damaged')

  // What a crash leaves of a commit that nobody was told of is dropped as before.
  const newest = (log: Buffer) => log.subarray(log.length - FRAME)
  for (const torn of [
    (log: Buffer) => newest(log).subarray(0, 10),
    (log: Buffer) => newest(log).subarray(0, 3000),
    newest,
  ])
    expect(await opens(aKilledCopy((log) => Buffer.concat([log, torn(log)])))).toBe(all)

  // Notes that are torn, damaged or gone say less, and stand in nobody's way.
  const noted = readFileSync(join(killed, `${NAME}-heads`))
  expect(noted.toString('latin1')).toMatch(/^[a-z0-9]+ +\d+ [0-9a-f]{64} +\d+ [0-9a-f]{64}\n$/)
  for (const notes of [null, noted.subarray(0, 90), Buffer.alloc(noted.length), Buffer.from(noted).fill('f', 150, 152)])
    expect(
      await opens(
        aKilledCopy(
          (log) => log,
          () => notes,
        ),
      ),
    ).toBe(all)
}, 120_000)

test('an older copy is not taken for the newest, unless whoever starts it says so', async () => {
  const older = aCopy(() => {})
  const server = await aServer({ dataDir: older })
  await takeSeat(server)
  await server.stop()
  copyFileSync(join(whole, NAME), join(older, NAME))
  const { message } = await refusalOf(older)
  expect(message).toContain('To go on with an older copy on purpose, delete')
  rmSync(join(older, `${NAME}-heads`))
  const again = await aServer({ dataDir: older })
  await again.stop()
})
