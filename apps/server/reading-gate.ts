/** Long answers cost more than their questions: how often a seat, or an address without a key, may have them. */
import { Hono } from 'hono'
import { type AppEnv, type AppParts, type Asking, askerIn, callerIn, tokenOf, turnAway } from './asking.ts'
import type { Rooms } from './rooms.ts'
import type { Reading } from './throttle.ts'

const PATHS: readonly (readonly [path: string, reading: Reading])[] = [
  ['/api/sessions/:id/room', 'room'],
  ['/api/sessions/:id/trail', 'record'],
  ['/api/sessions/:id/audit', 'record'],
  ['/api/sessions/:id/rounds/:round/commitments', 'record'],
  ['/api/sessions/:id/:file{report\\.(json|html|docx)}', 'report'],
  ['/report/:id', 'report'],
]

type GateParts = Pick<AppParts, 'throttle' | 'callerOf' | 'access'> & { rooms: Pick<Rooms, 'byId'> }

/** Stands before the routes of these paths. Whoever asks too often is told when to ask again. */
export function readingGate(parts: GateParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const [path, reading] of PATHS) {
    routes.get(path, async (c, next) => {
      const seconds = await secondsToWait(c, parts, reading)
      if (seconds === 0) return next()
      if (c.req.path.startsWith('/api/')) {
        return turnAway(c, 'too-many-requests', 'wait a little and ask again', { seconds })
      }
      c.header('Retry-After', String(seconds))
      return c.text('Many people ask for this page at once. Wait a few seconds, then load it again.', 429)
    })
  }
  return routes
}

/** Whoever has a right key waits for nobody who has none: somebody without one must not shut a whole hall out. */
async function secondsToWait(c: Asking, parts: GateParts, reading: Reading): Promise<number> {
  if (parts.access.isWorkspace(tokenOf(c))) return 0
  const session = c.req.param('id') ?? ''
  const who = askerIn(c, parts, session)
  if (who === null) return parts.throttle.read(reading, callerIn(c, parts).address)
  return who.kind === 'seat' ? parts.throttle.readOfSeat(reading, session, who.seat) : 0
}
