/** The workspace: assessments and the sessions made from them. */
import { NewSession, type SessionSummary, SHORTEST_COUNTDOWN_SECONDS } from '@eds/session/protocol'
import { Hono } from 'hono'
import type { Access } from './access.ts'
import { type AppEnv, type AppParts, flawOf, jsonOf, tokenOf, turnAway } from './asking.ts'
import { type Bases, linksOf } from './links.ts'
import type { Room } from './room.ts'

/** `GET /api/assessments`, `GET /api/assessments/:id`, `POST /api/assessments/:id/sessions` and `GET /api/sessions` */
export function workspaceRoutes(parts: AppParts): Hono<AppEnv> {
  const { rooms, access, assessments, basesFor } = parts
  const routes = new Hono<AppEnv>()

  for (const path of ['/api/assessments', '/api/assessments/*', '/api/sessions']) {
    routes.use(path, async (c, next) => {
      if (!access.isWorkspace(tokenOf(c))) return turnAway(c, 'not-signed-in', 'this needs the workspace link')
      return next()
    })
  }

  routes.get('/api/assessments', (c) =>
    c.json(
      [...assessments.values()].map(({ id, organisation, year, framework }) => {
        return { id, organisation, year, framework, title: `${organisation}, ${year}` }
      }),
    ),
  )

  routes.get('/api/assessments/:id', (c) => {
    const assessment = assessments.get(c.req.param('id'))
    if (assessment === undefined) return turnAway(c, 'bad-request', 'there is no such assessment', { status: 404 })
    return c.json(assessment)
  })

  routes.post('/api/assessments/:id/sessions', async (c) => {
    const assessment = assessments.get(c.req.param('id'))
    if (assessment === undefined) return turnAway(c, 'bad-request', 'there is no such assessment', { status: 404 })
    const choice = NewSession.safeParse(await jsonOf(c))
    if (!choice.success) return turnAway(c, 'bad-request', flawOf(choice.error))
    if (choice.data.settings.countdownSeconds < SHORTEST_COUNTDOWN_SECONDS && !parts.shortCountdowns) {
      const detail = `settings.countdownSeconds: people are warned ${SHORTEST_COUNTDOWN_SECONDS} seconds or more before a close`
      return turnAway(c, 'bad-request', detail)
    }
    const begun = await rooms.begin(assessment, choice.data, { kind: 'lead' })
    if (!begun.ok) return turnAway(c, begun.refusal.code, begun.refusal.detail)
    return c.json(linksOf(begun.room.row, access, basesFor(c.req.header('host'))), 201)
  })

  routes.get('/api/sessions', (c) =>
    c.json(rooms.all().map((room) => summaryOf(room, access, basesFor(c.req.header('host'))))),
  )

  return routes
}

const summaryOf = ({ row, state }: Room, access: Access, bases: Bases): SessionSummary => ({
  links: linksOf(row, access, bases),
  title: state.plan.title,
  assessment: row.assessment,
  phase: state.phase,
  createdAt: row.createdAt,
  seats: state.seats.size,
  published: state.publication !== null,
})
