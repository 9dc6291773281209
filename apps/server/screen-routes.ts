/** The web app's files, and its page for every address that is not another's. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv, AppParts, Asking } from './asking.ts'
import { hasAlready, tagOf } from './ready-bytes.ts'
import { REPORT_STYLE_SOURCE } from './report-page.ts'
import type { WebFile } from './web-build.ts'

/** What a seat is on a home screen; the build has it without the session, from which it is to open. */
const MANIFEST = '/seat.webmanifest'
const AnObject = z.record(z.string(), z.json())

/** Everything that no route before it has taken. */
export function screenRoutes({ web }: AppParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/assets/*', (c) => {
    const file = web?.file(c.req.path) ?? null
    return file === null ? c.text('Not found', 404) : answer(c, file)
  })
  routes.get('/s/:session/seat.webmanifest', (c) => {
    const file = web?.file(MANIFEST) ?? null
    const session = c.req.param('session')
    if (file === null || !/^[a-z0-9-]+$/.test(session)) return c.text('Not found', 404)
    const manifest = AnObject.parse(JSON.parse(new TextDecoder().decode(file.body)))
    const body = JSON.stringify({ ...manifest, start_url: `/s/${session}` })
    return c.body(body, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' })
  })
  routes.get('*', (c) => {
    if (web === null) return c.text('This server was started without the screens.', 404)
    return answer(c, web.file(c.req.path) ?? web.index)
  })
  return routes
}

/** Of files whose names say nothing of their content. */
const tags = new WeakMap<WebFile, string>()

function tagFor(file: WebFile): string {
  const tag = tags.get(file) ?? tagOf(file.body)
  tags.set(file, tag)
  return tag
}

function answer(c: Asking, file: WebFile) {
  const policy = { 'Content-Security-Policy': screenPolicy(c.req.header('host')) }
  const keeping = file.isForGood
    ? { 'Cache-Control': 'public, max-age=31536000, immutable' }
    : { 'Cache-Control': 'no-cache', ETag: tagFor(file) }
  if (!file.isForGood && hasAlready(c, tagFor(file))) return c.body(null, 304, { ...policy, ...keeping })
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const compressed = encoding === null ? null : file.as(encoding)
  return c.body(compressed ?? file.body, 200, {
    'Content-Type': file.type,
    ...policy,
    ...keeping,
    Vary: 'Accept-Encoding',
    ...(compressed === null || encoding === null ? {} : { 'Content-Encoding': encoding }),
  })
}

/** Nothing but this server's own files. Older Safari needs its sockets by name. */
function screenPolicy(host: string | undefined): string {
  const sockets = host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The lead's preview of the report is made by this page, and so it is under its policy.
    `style-src 'self' ${REPORT_STYLE_SOURCE}`,
    `connect-src 'self'${sockets}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // No text becomes a script, nor a page with scripts in it; `live/offline-shell.ts` has the one policy there is.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}
