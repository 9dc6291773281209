/** The built web app, held in memory: no path of a request ever reaches the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

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
const SMALLEST_COMPRESSED_BYTES = 1024

type Encoding = 'br' | 'gzip'
export type WebFile = {
  type: string
  /** Whether the name holds a hash of the content, so that it never changes. */
  isForGood: boolean
  body: Uint8Array<ArrayBuffer>
  /** @returns the body compressed, or null where that would gain nothing. */
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
  const files = new Map<string, WebFile>()
  for (const found of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!found.isFile()) continue
    const full = join(found.parentPath, found.name)
    const path = `/${relative(folder, full).split(sep).join('/')}`
    files.set(path, webFile(path, new Uint8Array(readFileSync(full))))
  }
  const index = files.get('/index.html')
  return index === undefined ? null : { index, file: (path) => files.get(path) ?? null }
}

function webFile(path: string, body: Uint8Array<ArrayBuffer>): WebFile {
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const isText = /^text|json|svg/.test(type) && body.length >= SMALLEST_COMPRESSED_BYTES
  const compressed = new Map<Encoding, Uint8Array<ArrayBuffer>>()
  return {
    type,
    isForGood: path.startsWith('/assets/'),
    body,
    as(encoding) {
      if (!isText) return null
      const known = compressed.get(encoding) ?? compress(encoding, body)
      compressed.set(encoding, known)
      return known
    },
  }
}

function compress(encoding: Encoding, body: Uint8Array): Uint8Array<ArrayBuffer> {
  if (encoding === 'gzip') return new Uint8Array(gzipSync(body))
  return new Uint8Array(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }))
}
