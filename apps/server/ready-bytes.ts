/** Answers that are the same for everybody: made, compressed and named by their content once. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Asking } from './asking.ts'

/** `gzip` is null for what is compressed already; `tag` is a weak ETag, the same for both. */
export type ReadyBytes = {
  type: string
  body: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer> | null
  tag: string
}

export const readyText = async (type: string, text: string): Promise<ReadyBytes> => {
  const body = new TextEncoder().encode(text)
  return { type, body, gzip: new Uint8Array(await compressed(body)), tag: tagOf(body) }
}

export const readyFile = (type: string, body: Uint8Array<ArrayBuffer>): ReadyBytes => ({
  ...{ type, body, gzip: null },
  tag: tagOf(body),
})

export const readyJson = (value: unknown): Promise<ReadyBytes> => readyText('application/json', JSON.stringify(value))

/** A weak ETag: the same whether the bytes are sent compressed or not. */
export const tagOf = (body: Uint8Array): string => `W/"${createHash('sha256').update(body).digest('base64url')}"`

/** @returns whether the caller has these bytes already and asks only if they still hold */
export const hasAlready = (c: Asking, tag: string): boolean =>
  (c.req.header('if-none-match') ?? '').split(',').some((each) => each.trim() === tag)

/**
 * @param isPublic whether anybody may have them: then a browser may keep them, and asks each time whether they still hold, as
 * words may have been taken out since
 */
export function sendReady(
  c: Asking,
  ready: ReadyBytes,
  { isPublic, headers = {} }: { isPublic: boolean; headers?: Readonly<Record<string, string>> },
): Response {
  const keeping = isPublic ? { 'Cache-Control': 'no-cache', ETag: ready.tag } : {}
  if (isPublic && hasAlready(c, ready.tag)) return c.body(null, 304, { ...headers, ...keeping })
  const isShort = ready.gzip !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return c.body(isShort && ready.gzip !== null ? ready.gzip : ready.body, 200, {
    'Content-Type': ready.type,
    ...(ready.gzip === null ? {} : { Vary: 'Accept-Encoding' }),
    ...(isShort ? { 'Content-Encoding': 'gzip' } : {}),
    ...headers,
    ...keeping,
  })
}

const compressed = promisify(gzip)
