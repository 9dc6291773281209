import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aServerProcess, startMain } from './a-server.ts'
import { aWebBuild } from './a-web-build.ts'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../apps/rehearsal/main.ts', import.meta.url))
let folder = ''
let webDir = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eds-rehearsal-test-'))
  webDir = await aWebBuild()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function rehearse(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const json = join(folder, `${name}.json`)
  const { stdout } = await run(process.execPath, [main, '--json', json, ...args], {
    env: { ...process.env, WEB_DIST: webDir, ...env },
  })
  const outcome: unknown = JSON.parse(await readFile(json, 'utf8'))
  return { stdout, outcome }
}

test('forty people play a whole workshop on a server of their own, and the trail verifies', async () => {
  // What an earlier rehearsal left is cleared away in the end; what was left just now may still be read.
  const own = { TMPDIR: join(folder, 'tmp'), TMP: join(folder, 'tmp'), TEMP: join(folder, 'tmp') }
  const kept = ['old', 'new'].map((name) => join(own.TMPDIR, `eds-rehearsal-report-${name}`))
  for (const path of kept) await mkdir(path, { recursive: true })
  await utimes(kept[0] ?? '', 1, 1)
  const { stdout, outcome } = await rehearse('forty', [], own)
  const left = await readdir(own.TMPDIR)
  expect(left.filter((name) => name.startsWith('eds-rehearsal-report-'))).toHaveLength(2)
  expect(left).not.toContain('eds-rehearsal-report-old')
  expect(outcome).toMatchObject({
    people: 40,
    refused: 1,
    trail: { ok: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
    total: 17,
    rating: 'Developing',
  })
  expect(stdout).toMatch(/Watch it on its wall: http:\S+\/wall\/\S+#t=\S+/)
  expect(stdout).toContain('recorded as a split')
  expect(stdout).toContain('declined with a reason')
  expect(stdout).toContain('A late vote was refused')
}, 120_000)

test('on a server that runs already, by its plain address; the same seed plays the same minds', async () => {
  const dataDir = join(folder, 'data')
  const server = await aServerProcess({ dataDir, webDir })
  try {
    const plays = []
    for (const name of ['first', 'second']) {
      plays.push(
        await rehearse(name, ['--url', server.base, '--people', '15', '--seed', '7', '--countdown', '0'], {
          DATA_DIR: dataDir,
        }),
      )
    }
    const told = plays.map(({ stdout }) => stdout.split('\n').filter((line) => /round \d|split|can live/.test(line)))
    expect(told[0]?.length).toBeGreaterThan(15)
    expect(told[1]).toEqual(told[0])
    const reply = await fetch(`${server.base}${new URL(reportUrlIn(plays[0]?.outcome)).pathname}`)
    expect(reply.status).toBe(200)
  } finally {
    await server.stop()
  }
}, 180_000)

test('on a server that people use, nobody is surprised by a close: the rehearsal gives the warning that is asked for', async () => {
  const dataDir = join(folder, 'in-use')
  const started = await startMain({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, WEB_DIST: webDir, PUBLIC_URL: '' })
  const workspace = /http:\S+\/workspace#t=\S+/.exec(started.out)?.[0] ?? ''
  try {
    await expect(rehearse('hasty', ['--url', workspace, '--people', '3', '--countdown', '0'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('5 seconds or more'),
    })
  } finally {
    const ended = once(started.child, 'exit')
    started.child.kill('SIGTERM')
    await ended
  }
})

test('words that are no options are answered with the usage', async () => {
  await expect(run(process.execPath, [main, '--people', 'many'])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Usage:'),
  })
})

const reportUrlIn = (outcome: unknown): string =>
  typeof outcome === 'object' && outcome !== null && 'reportUrl' in outcome ? String(outcome.reportUrl) : ''
