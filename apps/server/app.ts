/** The HTTP interface: what holds for every request, and the routes. */
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import { FRAMEWORKS } from '@eds/frameworks/frameworks'
import { EDS2_GROUP_COUNTS } from '@eds/frameworks/group-counts'
import type { Health } from '@eds/session/protocol'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import { faulty } from './answers.ts'
import { type AppEnv, type AppParts, type Asking, callerIn, send, tokenOf, turnAway } from './asking.ts'
import { doorRoutes } from './door-routes.ts'
import { formGate, type GateParts, openHttpsGate, openNameGate } from './gate.ts'
import { whyOf } from './log.ts'
import { readingGate } from './reading-gate.ts'
import { readyJson, sendReady } from './ready-bytes.ts'
import { openRoomCopies } from './room-copy.ts'
import { screenRoutes } from './screen-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { workspaceRoutes } from './workspace-routes.ts'

const BODY_LIMIT_BYTES = 64 * 1024

/** The whole HTTP interface. Its tests may call `request()` without a port. */
export function openApp(parts: AppParts & GateParts): Hono<AppEnv> {
  const { clock, log, isSafe, version } = parts
  const app = new Hono<AppEnv>()

  app.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    if (isSafe) c.header('Strict-Transport-Security', 'max-age=31536000')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    // A route that has its own policy keeps it.
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', "default-src 'none'")
    if (!headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(openNameGate(parts))
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: BODY_LIMIT_BYTES,
      onError: (c) => turnAway(c, 'bad-request', 'the request is too long', { status: 413 }),
    }),
  )
  // Before every route, so that none can forget it. A key that was sent in the open is refused, not obeyed.
  const guard = async (c: Asking, next: () => Promise<void>) => {
    const session = c.req.param('session') ?? null
    if (!parts.access.isForStaff(session, tokenOf(c)) || callerIn(c, parts).isPrivate) return next()
    return turnAway(c, 'staff-needs-https', 'this link works over https, or on the computer that runs the server')
  }
  app.use('/api/*', guard)
  app.use('/api/sessions/:session/*', guard)
  // Staff are told first why their key is not obeyed.
  app.use(openHttpsGate(parts))
  app.use('/api/*', formGate)
  app.route('/', readingGate(parts))
  app.onError((error, c) => {
    // Whoever hangs up in the middle of a request has no fault of ours to tell of, and could fill the log.
    if (!isHungUp(error)) log('error', 'request-failed', { method: c.req.method, why: whyOf(error) })
    return send(c, faulty(null))
  })

  const health = (): z.infer<typeof Health> => ({ status: 'ok', version, now: clock.now() })
  app.get('/api/health', (c) => c.json(health()))
  const frameworks = readyJson(FRAMEWORKS.map(wholeFramework))
  app.get('/api/frameworks', async (c) => sendReady(c, await frameworks, { isPublic: true }))
  const copyOfRoom = openRoomCopies()
  app.route('/', doorRoutes(parts, copyOfRoom))
  app.route('/', sessionRoutes(parts, copyOfRoom))
  app.route('/', workspaceRoutes(parts))
  app.all('/api/*', (c) => turnAway(c, 'bad-request', 'there is no such address', { status: 404 }))
  app.all('/ws/*', (c) => turnAway(c, 'bad-request', 'this address is for WebSockets', { status: 426 }))
  app.route('/', screenRoutes(parts))
  app.notFound((c) => c.text('Not found', 404))
  return app
}

const isHungUp = (error: Error): boolean => 'code' in error && error.code === 'ECONNRESET'

/** A framework with what its grading refers to: the nine characteristics, and EDS2's count of groups. */
const wholeFramework = (framework: (typeof FRAMEWORKS)[number]) => ({
  ...framework,
  characteristics: CHARACTERISTICS,
  groupCounts: framework.id === 'eds2' ? EDS2_GROUP_COUNTS : null,
})
