/** The built web app, held in memory as the build compressed it: no path of a request ever reaches the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
type Encoding = 'br' | 'gzip'
/** How the build names a file's compressed copies, which stand beside it. */
const COPIES: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' }

export type WebFile = {
  type: string
  /** Whether the name holds a hash of the content, so that it never changes. */
  isForGood: boolean
  body: Uint8Array<ArrayBuffer>
  /** @returns the body compressed, or null where the build found that it would gain nothing. */
  as(encoding: Encoding): Uint8Array<ArrayBuffer> | null
}

export type WebBuild = {
  /** The page of every screen. */
  index: WebFile
  /** @returns the file at a path such as `/assets/main-1a2b.js`, or null. */
  file(path: string): WebFile | null
}

/** @returns the build in a folder, or null when there is none. */
export function readWebBuild(folder: string): WebBuild | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const bodies = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const found of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!found.isFile()) continue
    const full = join(found.parentPath, found.name)
    bodies.set(`/${relative(folder, full).split(sep).join('/')}`, new Uint8Array(readFileSync(full)))
  }
  const files = new Map<string, WebFile>()
  for (const [path, body] of bodies) {
    if (!isCopy(path)) files.set(path, webFile(path, body, bodies))
  }
  const index = files.get('/index.html')
  return index === undefined ? null : { index, file: (path) => files.get(path) ?? null }
}

const isCopy = (path: string): boolean => Object.values(COPIES).includes(extname(path))

function webFile(
  path: string,
  body: Uint8Array<ArrayBuffer>,
  bodies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): WebFile {
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    isForGood: path.startsWith('/assets/'),
    body,
    as: (encoding) => bodies.get(`${path}${COPIES[encoding]}`) ?? null,
  }
}
