/** How much a phone must fetch before its first vote: the build that `npm run build` made is weighed as it is sent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'

const DIST = fileURLToPath(new URL('../apps/web/dist', import.meta.url))

/** The budget: scripts and styles, compressed, from an empty phone until a vote can be cast. */
const BUDGET_BYTES = 150_000

/**
 * What the same files weigh where a browser takes gzip only, as they all do over plain http. This is above the budget:
 * React (68 kB), Yjs with its connection (27 kB) and zod (17 kB) leave 38 kB for the rest, which has 58 kB. It may not grow.
 */
const PLAIN_HTTP_BYTES = 172_000

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
  }),
)

/** The page's own script and the one it fetches for a seat; the browser tests see that nothing else is fetched before a vote. */
const ROOTS = ['index', 'seat']

function filesBeforeVote(): string[] {
  const path = join(DIST, '.vite', 'manifest.json')
  if (!existsSync(path)) throw new Error(`expected a build at ${DIST}: run npm run build first`)
  const manifest = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
  const seen = new Set<string>()
  const files = new Set<string>()
  const take = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`expected ${name} in the manifest of the build`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...chunk.css]) files.add(file)
    chunk.imports.forEach(take)
  }
  for (const root of ROOTS) {
    const key = Object.keys(manifest).find((each) => manifest[each]?.name === root)
    if (key === undefined) throw new Error(`expected a script named ${root} in the manifest of the build`)
    take(key)
  }
  return [...files]
}

/** What is sent of a file: its compressed copy, or itself where it is too small for one. */
function sent(file: string, copy: '.br' | '.gz'): number {
  const path = join(DIST, file)
  return readFileSync(existsSync(path + copy) ? path + copy : path).length
}

function weigh(copy: '.br' | '.gz'): { total: number; list: string } {
  const weights = filesBeforeVote()
    .map((file) => ({ file, bytes: sent(file, copy) }))
    .toSorted((left, right) => right.bytes - left.bytes)
  return {
    total: weights.reduce((sum, { bytes }) => sum + bytes, 0),
    list: weights.map(({ file, bytes }) => `${bytes} ${file}`).join('\n'),
  }
}

test('it weighed the scripts and styles of the door and of the seat', () => {
  const files = filesBeforeVote()
  expect(files.filter((file) => extname(file) === '.css').length).toBeGreaterThan(0)
  const text = files.map((file) => readFileSync(join(DIST, file), 'utf8')).join('\n')
  for (const part of ['Sit down', 'phone-vote', 'eds.v1']) expect(text).toContain(part)
})

test('a phone fetches at most 150 kB of scripts and styles before its first vote', () => {
  const { total, list } = weigh('.br')
  expect(total, list).toBeLessThanOrEqual(BUDGET_BYTES)
})

test('over plain http, where browsers take no brotli, it does not grow', () => {
  const { total, list } = weigh('.gz')
  expect(total, list).toBeLessThanOrEqual(PLAIN_HTTP_BYTES)
})

test('a seat fetches no words, plain or other, of a language that nobody chose', () => {
  const languages = readdirSync(join(DIST, 'assets')).filter((file) =>
    /^(ar|bn|cy|easy|pa|pl|ro|ur)-.+\.js$/.test(file),
  )
  expect(languages.length).toBeGreaterThan(3)
  expect(filesBeforeVote().filter((file) => languages.some((language) => file.endsWith(language)))).toEqual([])
})

test('every script, style and page that is worth it stands beside its compressed copies', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html)$/.test(file))
  const large = files.filter((file) => readFileSync(join(DIST, file)).length >= 1024)
  expect(large.length).toBeGreaterThan(5)
  for (const file of large) {
    const body = readFileSync(join(DIST, file))
    expect(brotliDecompressSync(readFileSync(join(DIST, `${file}.br`))).equals(body), file).toBe(true)
    expect(gunzipSync(readFileSync(join(DIST, `${file}.gz`))).equals(body), file).toBe(true)
  }
})
