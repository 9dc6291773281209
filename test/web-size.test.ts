/** How much a phone must fetch before its first vote: the build that `npm run build` made is weighed as it is sent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { en } from '../apps/web/words/en.ts'
import { protectedEn } from '../apps/web/words/protected-en.ts'

const DIST = fileURLToPath(new URL('../apps/web/dist', import.meta.url))

/**
 * The budget: scripts and styles from an empty phone until a vote can be cast, as they are sent over plain http, where
 * browsers take gzip only. That is the usual room: a laptop and thirty phones on one network.
 */
const BUDGET_BYTES = 150_000

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
  }),
)

/** The page's own scripts and the one it fetches for a seat; the browser tests see that nothing else is fetched before a vote. */
const ROOTS = ['early', 'index', 'seat']
/** What may come when the vote is on the screen. */
const AFTER_VOTE = ['live', 'later']

function builtFiles(): z.infer<typeof Manifest> {
  const path = join(DIST, '.vite', 'manifest.json')
  if (!existsSync(path)) throw new Error(`expected a build at ${DIST}: run npm run build first`)
  return Manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** @param roots names of scripts @returns them and whatever they cannot run without */
function filesOf(roots: readonly string[]): string[] {
  const manifest = builtFiles()
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
  for (const root of roots) {
    const key = Object.keys(manifest).find((each) => manifest[each]?.name === root)
    if (key === undefined) throw new Error(`expected a script named ${root} in the manifest of the build`)
    take(key)
  }
  return [...files]
}

const filesBeforeVote = (): string[] => filesOf(ROOTS)

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

test('over plain http a phone fetches at most 150 kB of scripts and styles before its first vote', async ({
  annotate,
}) => {
  const { total, list } = weigh('.gz')
  await annotate(`${total} bytes by gzip, ${weigh('.br').total} by brotli`, 'weighed')
  expect(total, list).toBeLessThanOrEqual(BUDGET_BYTES)
})

test('on a slow line, what must be fetched and waited for leaves a slow processor half a second of a first visit’s five', async ({
  annotate,
}) => {
  // To connect, then the page, its scripts, and the seat with what it shows: one waits for the other. The seat's own script
  // travels while a group is chosen (fetching.spec.ts).
  const [trips, tripMs, bytesPerMs, pageAndRoom] = [4, 400, 400_000 / 8 / 1000, 8_000]
  const lineMs = trips * tripMs + (weigh('.gz').total + pageAndRoom) / bytesPerMs
  await annotate(
    `${Math.round(lineMs)} ms on the line alone; a browser measures the rest: npm run test:speed`,
    'counted',
  )
  expect(lineMs).toBeLessThanOrEqual(4500)
})

test('a phone neither fetches nor builds the shapes of commands that it never keeps', () => {
  const text = filesBeforeVote()
    .map((file) => readFileSync(join(DIST, file), 'utf8'))
    .join('\n')
  // As the argument of a call, which makes the literal that a shape is told by; the words for an act have other names.
  const hasShapeOf = (command: string) => new RegExp(`\\([\`'"]${command}[\`'"]\\)`).test(text)
  expect(['castBallot', 'proposeEvidence'].filter(hasShapeOf)).toEqual(['castBallot', 'proposeEvidence'])
  expect(['issueSlips', 'recordAgreement', 'settleFinalGrade', 'publishReport'].filter(hasShapeOf)).toEqual([])
})

test('what keeps a room live and what follows a vote are not needed to cast it', () => {
  const before = filesBeforeVote()
  const after = AFTER_VOTE.flatMap((name) => filesOf([name])).filter((file) => !before.includes(file))
  const scripts = before.filter((file) => extname(file) === '.js').map((file) => readFileSync(join(DIST, file), 'utf8'))
  for (const part of ['phone-result', 'phone-speak', 'phone-seal', 'Yjs was already imported']) {
    expect(scripts.join('\n')).not.toContain(part)
  }
  // Yjs alone weighs more than a seat.
  expect(after.reduce((sum, file) => sum + sent(file, '.gz'), 0)).toBeGreaterThan(25_000)
})

test('the script that asks ahead comes first, fits one packet and waits for no other', () => {
  const [early, ...others] = filesOf(['early'])
  expect(others).toEqual([])
  expect(sent(early ?? '', '.gz')).toBeLessThan(1_400)
  const page = readFileSync(join(DIST, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, src]) => src)
  expect(scripts).toEqual([early, ...filesOf(['index']).filter((file) => extname(file) === '.js')])
})

test('a seat fetches no words, plain or other, of a language that nobody chose', () => {
  const languages = readdirSync(join(DIST, 'assets')).filter((file) =>
    /^(ar|bn|cy|easy|pa|pl|ro|ur)-.+\.js$/.test(file),
  )
  expect(languages.length).toBeGreaterThan(3)
  expect(filesBeforeVote().filter((file) => languages.some((language) => file.endsWith(language)))).toEqual([])
})

test('the words of the page on how a vote is protected come with that page', () => {
  const text = filesBeforeVote()
    .map((file) => readFileSync(join(DIST, file), 'utf8'))
    .join('\n')
  expect(text).toContain(en['protected.link'])
  expect(text).not.toContain(protectedEn['protected.limits'])
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
