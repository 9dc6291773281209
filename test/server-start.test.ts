/** What a person sees who starts and stops the server. */
import { statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { readConfig } from '@eds/server/config'
import { StartRefusal } from '@eds/server/start-refusal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFolder, aServer, aServerProcess, getJson, startMain } from './a-server.ts'
import { aWebBuild } from './a-web-build.ts'

let webDir: string
let dataDir: string
beforeAll(async () => {
  webDir = await aWebBuild()
  dataDir = await aFolder()
})
afterAll(async () => {
  await rm(webDir, { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
})

const env = (changes: Record<string, string>) => ({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
  WEB_DIST: webDir,
  PUBLIC_URL: '',
  ...changes,
})

test('it prints every link, the join address with its code, and a code to scan', async () => {
  const { child, out } = await startMain(env({ HOST: '0.0.0.0' }))
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(out).toContain('Mid and South Essex EDS 2022/23 grading workshop')
  expect(out).toMatch(/Workspace +http:\/\/localhost:\d+\/workspace#t=[\w-]{43}\n/)
  expect(out).toMatch(/Facilitator +http:\/\/localhost:\d+\/desk\/[a-z0-9]{26}#t=[\w-]{43}\n/)
  expect(out).toMatch(/Lead +http:\/\/localhost:\d+\/finalise\/[a-z0-9]{26}#t=[\w-]{43}\n/)
  expect(out).toMatch(/Wall +http:\/\/localhost:\d+\/wall\/[a-z0-9]{26}#t=[\w-]{43}\n/)
  expect(out).toMatch(/Address +http:\/\/[\w.-]+:\d+\/join\/[2-9A-HJKMNP-Z]{8}\n/)
  expect(out).toMatch(/Join code +[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4}\n/)
  expect(out).toContain('█▀')
})

test('a restart prints the same links', async () => {
  const links = (text: string) =>
    [...text.matchAll(/\/(?:desk|finalise|wall|join|workspace)\S*/g)].map(([link]) => link)
  const texts: string[] = []
  for (let n = 0; n < 2; n++) {
    const { child, out } = await startMain(env({}))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    texts.push(out)
  }
  expect(links(texts[0] ?? '')).toHaveLength(5)
  expect(links(texts[1] ?? '')).toEqual(links(texts[0] ?? ''))
})

test('the secret and the database are for their owner alone', () => {
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'secret')).size).toBe(32)
  expect(statSync(join(dataDir, 'eds-workshop.sqlite')).mode & 0o777).toBe(0o600)
})

/** Starts in vain. @returns what was said, having checked that it was said plainly. */
async function refusalOf(changes: Record<string, string>): Promise<string> {
  const { code, out, err } = await startMain(env(changes))
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err()).not.toMatch(/\n\s+at |node:internal|Error:/)
  return err()
}

test('it refuses plainly what it cannot start with', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const other = await aFolder()
  writeFileSync(join(other, 'eds-workshop.sqlite'), 'not a database'.repeat(100))
  writeFileSync(join(other, 'a-file'), '')
  try {
    expect(await refusalOf({ PORT: String(port) })).toBe(
      `Port ${port} is in use by another program. Stop it, or set PORT=${port + 1}.\n`,
    )
    expect(await refusalOf({ PORT: 'eighty' })).toBe(
      'PORT is set to "eighty". Set it to a whole number from 0 to 65535, such as PORT=3000.\n',
    )
    expect(await refusalOf({ PUBLIC_URL: 'example.org' })).toContain('begins with http:// or https://')
    expect(await refusalOf({ HOST: '203.0.113.77' })).toContain('which is no address of this computer')
    expect(await refusalOf({ WEB_DIST: join(other, 'nowhere') })).toContain('The web app is not built')
    expect(await refusalOf({ DATA_DIR: join(other, 'a-file') })).toContain('cannot be written')
    expect(await refusalOf({ DATA_DIR: other })).toMatch(
      /^The database .* is damaged: .*\. Nothing was changed\. Restore a backup, or set DATA_DIR to another folder\.\n$/,
    )
  } finally {
    taken.close()
    await rm(other, { recursive: true, force: true })
  }
}, 30_000)

test('two servers do not share a data folder', async () => {
  const first = await aServerProcess({ dataDir, webDir })
  try {
    expect(await refusalOf({})).toContain('is in use by another server')
  } finally {
    await first.stop()
  }
})

test('a data folder that cannot be written is refused', async () => {
  // Under a file nobody can make a folder, the superuser no more than others.
  const file = join(await aFolder(), 'a-file')
  writeFileSync(file, '')
  expect(await refusalOf({ DATA_DIR: join(file, 'data') })).toContain('cannot be written')
})

test('settings that are not set have their defaults, and an empty one is not set', () => {
  const { WEB_DIST, ...config } = readConfig({ PORT: '', PUBLIC_URL: 'https://eds.example.org/workshop/' })
  expect(config).toEqual({
    PORT: 3000,
    HOST: '0.0.0.0',
    DATA_DIR: 'data',
    PUBLIC_URL: 'https://eds.example.org/workshop',
  })
  expect(WEB_DIST).toMatch(/apps[/\\]web[/\\]dist$/)
  expect(() => readConfig({ PORT: '65536' })).toThrow(StartRefusal)
})

test('screens come with a strict policy; what is missing is not a page', async () => {
  const server = await aServer({ webDir })
  try {
    const page = await fetch(`${server.base}/desk/anything`)
    expect(await page.text()).toContain('<title>EDS workshop</title>')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const asset = await fetch(`${server.base}/assets/main-1a2b.js`, { headers: { 'accept-encoding': 'br' } })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-encoding')).toBe('br')
    expect(await asset.text()).toContain('xxxx')
    for (const path of ['/assets/none.js', '/assets/..%2f..%2fsecret', '/assets/%5c..%5cindex.html']) {
      expect((await fetch(`${server.base}${path}`)).status).toBe(404)
    }
    expect((await getJson(server, '/api/nothing')).status).toBe(404)
    const report = await fetch(`${server.base}/report/${server.session}`)
    expect([report.status, (await report.text()).includes('not published yet')]).toEqual([404, true])
    for (const { headers } of [page, asset, report]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  } finally {
    await server.stop()
  }
})
