/** Long answers cost more than their questions: how often a seat, or an address without a key, may have them. */
import { Hono } from 'hono'
import { type AppEnv, type AppParts, type Asking, askerIn, callerIn, tokenOf, turnAway } from './asking.ts'
import type { Rooms } from './rooms.ts'
import type { Reading } from './throttle.ts'

/** `isPublished` says of what anybody may have it once the report is published. */
const PATHS: readonly { path: string; reading: Reading; isPublished: boolean }[] = [
  { path: '/api/sessions/:id/room', reading: 'room', isPublished: false },
  { path: '/api/sessions/:id/trail', reading: 'record', isPublished: true },
  { path: '/api/sessions/:id/audit', reading: 'record', isPublished: false },
  { path: '/api/sessions/:id/rounds/:round/commitments', reading: 'record', isPublished: true },
  { path: '/api/sessions/:id/:file{report\\.(json|html|docx)}', reading: 'report', isPublished: true },
  { path: '/report/:id', reading: 'report', isPublished: true },
]

type GateParts = Pick<AppParts, 'throttle' | 'callerOf' | 'access'> & { rooms: Pick<Rooms, 'byId'> }

/** Stands before the routes of these paths. Whoever asks too often is told when to ask again. */
export function readingGate(parts: GateParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const { path, reading, isPublished } of PATHS) {
    routes.get(path, async (c, next) => {
      // Made once and given to all: nobody can use it up, and so nobody behind the same address waits for another.
      if (isPublished && isForEverybody(parts, c.req.param('id') ?? '')) return next()
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

const isForEverybody = ({ rooms }: GateParts, session: string): boolean =>
  (rooms.byId(session)?.state.publication ?? null) !== null

/** Whoever has a right key waits for nobody who has none: somebody without one must not shut a whole hall out. */
async function secondsToWait(c: Asking, parts: GateParts, reading: Reading): Promise<number> {
  if (parts.access.isWorkspace(tokenOf(c))) return 0
  const session = c.req.param('id') ?? ''
  const who = askerIn(c, parts, session)
  if (who === null) return parts.throttle.read(reading, callerIn(c, parts).address)
  return who.kind === 'seat' ? parts.throttle.readOfSeat(reading, session, who.seat) : 0
}
