/** Who may import whom. The README's map is true as long as this passes. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = resolve(fileURLToPath(import.meta.url), '../..')

/** Module names that each place may import beside its own files; `*` ends a prefix. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  'packages/frameworks': ['zod/mini'],
  'packages/audit': ['zod/mini', '@noble/hashes/*'],
  'packages/assessment': ['zod', '@eds/frameworks/*'],
  'packages/consensus': ['zod/mini', '@eds/frameworks/*'],
  'packages/session': ['zod/mini', '@eds/frameworks/*', '@eds/consensus/*', '@eds/audit/*', '@eds/assessment/*'],
  'packages/report': ['zod', 'docx', '@eds/*'],
  'apps/server': [
    'zod',
    '@eds/*',
    'node:*',
    'hono*',
    '@hono/node-server*',
    'ws',
    'yjs',
    'y-protocols/*',
    'lib0/*',
    'uqr',
    'rate-limiter-flexible',
    '@noble/*',
  ],
  'apps/web': [
    'zod',
    'zod/mini',
    '@eds/*',
    'react*',
    'wouter*',
    '@tanstack/react-query',
    'lucide-react',
    'uqr',
    '@noble/*',
  ],
  'apps/rehearsal': ['zod', '@eds/*', 'node:*', 'ws', 'yjs', 'y-websocket'],
  'apps/verifier': ['zod', '@eds/audit/*', '@eds/consensus/*', '@eds/session/*', 'node:*'],
}

/** What a phone loads: schemas there are made with zod's small form, which is half as heavy to fetch. */
const ON_PHONES = /^apps\/web\/(live|words|parts)\//

/** Narrower rules: what only the named files may import, and what a place may not although the list above would let it. */
const yjsIn: readonly RegExp[] = [
  /^packages\/session\/document(-writer)?\.ts$/,
  /^apps\/server\//,
  /^apps\/web\/live\//,
  /^apps\/rehearsal\//,
]
const DECISIONS = /^@eds\/session\/(decide.*|evolve|counting|document-writer|projection|plan)$/

type Import = { from: string; what: string }

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [path.split(sep).join('/')] : []
  })
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g)
  return [...found].map(([, what]) => ({ from: file, what: what ?? '' }))
}

const placeOf = (file: string): string => file.split('/').slice(0, 2).join('/')
const imports = ['packages', 'apps'].flatMap(sources).flatMap(importsOf)
const isOwn = ({ what }: Import): boolean => what.startsWith('.')
const matches = (pattern: string, what: string): boolean =>
  pattern.endsWith('*') ? what.startsWith(pattern.slice(0, -1)) : what === pattern

test('it looked at the imports of every place on the map', () => {
  expect(new Set(imports.map(({ from }) => placeOf(from)))).toEqual(new Set(Object.keys(MAY)))
  expect(imports.length).toBeGreaterThan(300)
})

test('every place imports only what the map lets it', () => {
  const strangers = imports.filter(
    (each) =>
      !isOwn(each) &&
      !isYjs(each.what) &&
      !/\.(s?css)$/.test(each.what) &&
      !(MAY[placeOf(each.from)] ?? []).some((pattern) => matches(pattern, each.what)),
  )
  expect(strangers).toEqual([])
})

test('what a phone loads makes its schemas with the small form of zod', () => {
  const onPhones = imports.filter(({ from, what }) => ON_PHONES.test(from) && /^zod(\/|$)/.test(what))
  expect(onPhones.length).toBeGreaterThan(5)
  expect(onPhones.filter(({ what }) => what !== 'zod/mini')).toEqual([])
})

test('nobody reaches into another place by a path', () => {
  const reaching = imports.filter((each) => isOwn(each) && placeOf(landing(each)) !== placeOf(each.from))
  expect(reaching).toEqual([])
})

test('Yjs is known only where documents are read, written or sent', () => {
  const users = imports.filter(({ what }) => isYjs(what))
  expect(users.length).toBeGreaterThan(3)
  expect(users.filter(({ from }) => !yjsIn.some((place) => place.test(from)))).toEqual([])
})

test('the web decides nothing, and web, server, rehearsal and verifier do not import each other', () => {
  const deciding = imports.filter(({ from, what }) => from.startsWith('apps/web') && DECISIONS.test(what))
  expect(deciding).toEqual([])
  const apps = imports.filter(
    ({ from, what }) => from.startsWith('apps') && /^@eds\/(web|server|rehearsal|verifier)/.test(what),
  )
  // A rehearsal starts a server, or finds the key of the one it plays on as that makes it.
  const allowed = ['@eds/server/access', '@eds/server/run', '@eds/server/run-file']
  expect(apps.filter(({ from, what }) => !(placeOf(from) === 'apps/rehearsal' && allowed.includes(what)))).toEqual([])
})

test('in the web, screens use parts and live; parts use packages and parts only', () => {
  const fromParts = imports.filter((each) => each.from.startsWith('apps/web/parts/') && isOwn(each))
  expect(fromParts.length).toBeGreaterThan(0)
  expect(fromParts.filter((each) => !/^apps\/web\/(parts|words|styles)\//.test(landing(each)))).toEqual([])
  const fromLive = imports.filter((each) => each.from.startsWith('apps/web/live/') && isOwn(each))
  expect(fromLive.filter((each) => !landing(each).startsWith('apps/web/live/'))).toEqual([])
})

test('the pure packages read no clock, roll no dice and touch no network', () => {
  const files = sources('packages')
  expect(files.length).toBeGreaterThan(30)
  const impure =
    /\b(Date\.now|new Date\(\)|Math\.random|crypto\.|fetch\(|process\.(env|argv|exit|cwd|std)|setTimeout|setInterval)/
  const found = files.filter((file) =>
    impure.test(readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(\/?\*|\/\/).*$/gm, '')),
  )
  expect(found).toEqual([])
})

const isYjs = (what: string): boolean => /^(yjs|y-websocket|y-protocols|y-indexeddb)(\/|$)/.test(what)
const landing = ({ from, what }: Import): string =>
  relative(root, resolve(root, dirname(from), what))
    .split(sep)
    .join('/')
