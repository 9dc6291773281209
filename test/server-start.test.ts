/** What a person sees who starts and stops the server. */
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { bannerOf } from '@eds/server/banner'
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
  TRUSTED_PROXY: '',
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
})

test('something else where saved heads are noted is refused plainly', async () => {
  const folder = await aFolder()
  const first = await aServerProcess({ dataDir: folder, webDir })
  await first.stop()
  const notes = join(folder, 'eds-workshop.sqlite-heads')
  await rm(notes)
  mkdirSync(notes)
  expect(await refusalOf({ DATA_DIR: folder })).toBe(
    `${notes} is not a file, so the server cannot note there what was saved. Nothing was changed. Move it away and start again.\n`,
  )
  await rm(folder, { recursive: true, force: true })
})

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
  const { WEB_DIST, ...config } = readConfig({ PORT: '', PUBLIC_URL: ' ', TRUSTED_PROXY: '' }, [], [])
  expect(config).toEqual({
    PORT: 3000,
    HOST: '0.0.0.0',
    DATA_DIR: 'data',
    PUBLIC_URL: null,
    TRUSTED_PROXY: [],
    ALLOWED_HOSTS: [],
  })
  expect(WEB_DIST).toMatch(/apps[/\\]web[/\\]dist$/)
})

const HTTPS = { PUBLIC_URL: 'https://eds.example.org' }
const PROXY = { TRUSTED_PROXY: '127.0.0.1' }

const safe: readonly [string, Record<string, string>][] = [
  ['nothing set', {}],
  ['this computer alone', { HOST: '127.0.0.1', PORT: '8080' }],
  ['this computer by name', { HOST: 'localhost', PUBLIC_URL: 'http://localhost:8080' }],
  ['https behind a proxy', { ...HTTPS, ...PROXY, HOST: '127.0.0.1' }],
  ['https behind a proxy on another computer', { ...HTTPS, TRUSTED_PROXY: '10.1.0.0/16, fd00::/64', HOST: '10.1.2.3' }],
  ['an address of the room', { PUBLIC_URL: 'http://192.168.1.20:3000/' }],
  ['a name of the room', { PUBLIC_URL: 'http://workshop.local' }],
  ['a name of one word', { PUBLIC_URL: 'http://laptop:3000' }],
  ['an address of the internet that is this computer’s own', { PUBLIC_URL: 'http://203.0.113.9:3000' }],
  ['plain http handed on by a proxy here', { ...PROXY, HOST: '127.0.0.1', PUBLIC_URL: 'http://10.0.0.7' }],
  ['an address that the listening will find fault with', { HOST: '203.0.113.77' }],
  ['options of Node that show nothing', { NODE_OPTIONS: '--max-old-space-size=512', NODE_DEBUG: 'timer' }],
  ['settings of other programs', { XDG_DATA_DIRS: '/usr/share', npm_config_data_dir: 'x', BASE_URL: '/' }],
]
test.each(safe)('it starts with %s', (_name, env) => {
  expect(() => readConfig(env, [], ['203.0.113.9', '10.1.2.3'])).not.toThrow()
})

const unsafe: readonly [string, Record<string, string>, string][] = [
  ['a port that is a word', { PORT: 'eighty' }, 'PORT is set to "eighty". Set it to a whole number'],
  ['a port that there is not', { PORT: '65536' }, 'PORT is set to "65536"'],
  ['a port below nothing', { PORT: '-1' }, 'PORT is set to "-1"'],
  ['a port with a point', { PORT: '3000.5' }, 'PORT is set to "3000.5"'],
  ['a host with a scheme', { HOST: 'http://localhost' }, 'HOST is set to "http://localhost". Set it to an address'],
  ['one address of the network', { HOST: '10.1.2.3' }, 'could not reach itself there as localhost. Set HOST=0.0.0.0'],
  ['a name of the network', { HOST: 'laptop' }, 'Set HOST=0.0.0.0, or set PUBLIC_URL to an https:// address'],
  ['a public address without a scheme', { PUBLIC_URL: 'example.org' }, 'begins with http:// or https://'],
  ['a public address of files', { PUBLIC_URL: 'ftp://example.org' }, 'begins with http:// or https://'],
  ['a public address with a script', { PUBLIC_URL: 'javascript:alert(1)' }, 'begins with http:// or https://'],
  ['a public address with a path', { ...PROXY, PUBLIC_URL: 'https://example.org/eds' }, 'has no path'],
  ['a public address with a question', { ...PROXY, PUBLIC_URL: 'https://example.org/?a=1' }, 'has no path'],
  ['a public address with a fragment', { ...PROXY, PUBLIC_URL: 'https://example.org/#t=1' }, 'has no path'],
  [
    'a public address with a password',
    { ...PROXY, PUBLIC_URL: 'https://me:hush@example.org' },
    '"https://…@example.org"',
  ],
  ['https without a proxy', HTTPS, 'so another server must speak https before this one'],
  ['a proxy that is a name', { ...HTTPS, TRUSTED_PROXY: 'nginx' }, 'TRUSTED_PROXY is set to "nginx"'],
  ['an allowed host with a scheme', { ALLOWED_HOSTS: 'http://workshop.lan' }, 'ALLOWED_HOSTS is set to'],
  ['allowed hosts in the singular', { ALLOWED_HOST: 'workshop.lan' }, 'Set ALLOWED_HOSTS instead'],
  ['a proxy that is everybody', { ...HTTPS, TRUSTED_PROXY: '0.0.0.0/0' }, 'no wider than /8'],
  ['a proxy that is everybody of IPv6', { ...HTTPS, TRUSTED_PROXY: '::/0' }, 'no wider than /8'],
  ['a proxy with too many bits', { ...HTTPS, TRUSTED_PROXY: '10.0.0.0/33' }, 'TRUSTED_PROXY is set to'],
  [
    'plain http over the internet',
    { PUBLIC_URL: 'http://eds.example.org' },
    'an address of the internet without https',
  ],
  ['plain http to an address of the internet', { PUBLIC_URL: 'http://203.0.113.5' }, 'of the internet without https'],
  ['plain http to one of IPv6', { PUBLIC_URL: 'http://[2001:db8::1]:3000' }, 'of the internet without https'],
  ['phones sent to themselves', { PUBLIC_URL: 'http://localhost:3000' }, 'on a phone means that phone itself'],
  [
    'phones sent past the ear',
    { HOST: '127.0.0.1', PUBLIC_URL: 'http://192.168.1.20' },
    'listens to this computer alone',
  ],
  ['a debugger', { NODE_OPTIONS: '--inspect=0.0.0.0:9229' }, 'Node is started with --inspect'],
  ['a debugger that waits', { NODE_OPTIONS: '--trace-gc --inspect-brk' }, 'Node is started with --inspect-brk'],
  ['pictures of the memory', { NODE_OPTIONS: '--heapsnapshot-signal=SIGUSR2' }, 'read votes that are still secret'],
  ['a log of every request', { NODE_DEBUG: 'http,timer' }, 'NODE_DEBUG is set to "http,timer"'],
  [
    'a misspelt folder',
    { DATADIR: '/srv/eds' },
    'DATADIR is set, but this program has no setting of that name. Set DATA_DIR',
  ],
  ['a setting in small letters', { data_dir: '/srv/eds' }, 'Set DATA_DIR instead'],
  ['a setting with the program’s name before it', { EDS_PUBLIC_URL: 'https://x.example' }, 'Set PUBLIC_URL instead'],
  ['a proxy in the plural', { TRUSTED_PROXIES: '127.0.0.1' }, 'Set TRUSTED_PROXY instead'],
  [
    'data among the files that everybody may fetch',
    { WEB_DIST: '/srv/web', DATA_DIR: '/srv/web/data' },
    'lies in WEB_DIST',
  ],
  ['data and files in one folder', { WEB_DIST: '/srv/web', DATA_DIR: '/srv/web' }, 'lies in WEB_DIST'],
]
test.each(unsafe)('it does not start with %s', (_name, env, words) => {
  const start = () => readConfig(env, [], ['203.0.113.9', '10.1.2.3'])
  expect(start).toThrow(StartRefusal)
  expect(start).toThrow(words)
  expect(start).not.toThrow('hush')
  // One or two sentences that end: a person reads them.
  expect(start).toThrow(/^[^\n]{20,400}[.)]$/)
})

test('it does not start under a debugger that Node itself was given', () => {
  expect(() => readConfig({}, ['--inspect'], [])).toThrow('Node is started with --inspect')
})

test('it does not start on a secret or a database that others on the computer can read', async () => {
  for (const name of ['secret', 'eds-workshop.sqlite']) {
    const folder = await aFolder()
    const first = await aServerProcess({ dataDir: folder, webDir })
    await first.stop()
    chmodSync(join(folder, name), 0o644)
    expect(await refusalOf({ DATA_DIR: folder })).toBe(
      `The file ${join(folder, name)} can be read by others on this computer (its mode is 644). Run: chmod 600 "${join(folder, name)}"\n`,
    )
    chmodSync(join(folder, name), 0o600)
    const again = await aServerProcess({ dataDir: folder, webDir })
    await again.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

test('it says which links work from where, and what an open network means', () => {
  const told = { workspace: 'http://localhost:3000/workspace#t=x', session: null, dataDir: 'data' }
  const at = (local: string, network: string) =>
    bannerOf({ ...told, local, network })
      .split('\n')
      .slice(5)
  expect(at('https://eds.example', 'https://eds.example')[0]).toBe(
    'Every link works wherever https://eds.example can be reached.',
  )
  expect(at('http://localhost:3000', 'http://127.0.0.1:3000')[0]).toContain('Only this computer can reach it')
  const open = at('http://localhost:3000', 'http://192.168.1.20:3000').join('\n')
  expect(open).toContain('links work on this computer alone')
  expect(open).toContain('http://192.168.1.20:3000 instead of http://localhost:3000')
  expect(open).toContain('whoever controls it could read or change them')
})

test('screens come with a strict policy; what is missing is not a page', async () => {
  const server = await aServer({ webDir })
  try {
    const page = await fetch(`${server.base}/desk/anything`)
    expect(await page.text()).toContain('<title>EDS workshop</title>')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default")
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
