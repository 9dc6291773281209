/** Long answers cost more than their questions: how often one address may have them. */
import { Hono } from 'hono'
import { type AppEnv, type AppParts, callerIn, turnAway } from './asking.ts'
import type { Reading } from './throttle.ts'

const PATHS: readonly (readonly [path: string, reading: Reading])[] = [
  ['/api/sessions/:id/room', 'room'],
  ['/api/sessions/:id/trail', 'record'],
  ['/api/sessions/:id/audit', 'record'],
  ['/api/sessions/:id/rounds/:round/commitments', 'record'],
  ['/api/sessions/:id/:file{report\\.(json|html|docx)}', 'report'],
  ['/report/:id', 'report'],
]

/** Stands before the routes of these paths. Whoever asks too often is told when to ask again. */
export function readingGate(parts: Pick<AppParts, 'throttle' | 'callerOf'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const [path, reading] of PATHS) {
    routes.get(path, async (c, next) => {
      const seconds = await parts.throttle.read(reading, callerIn(c, parts).address)
      if (seconds === 0) return next()
      c.header('Retry-After', String(seconds))
      if (c.req.path.startsWith('/api/')) return turnAway(c, 'too-many-requests', 'wait a little and ask again')
      return c.text('Many people ask for this page at once. Wait a few seconds, then load it again.', 429)
    })
  }
  return routes
}
