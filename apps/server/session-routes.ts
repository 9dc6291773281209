/** What one session shows over HTTP: to whom a token belongs, the trail, the report and the links. */
import { renderHtml } from '@eds/report/render-html'
import { mayRead } from '@eds/session/permissions'
import type { EvidenceElsewhere, Me, SeatList } from '@eds/session/protocol'
import { numberOf } from '@eds/session/state'
import { Hono } from 'hono'
import { type AppEnv, type AppParts, askerIn, send, tokenOf, turnAway } from './asking.ts'
import { closedSetOf, openedRounds } from './closed-rounds.ts'
import { freshId } from './fresh-ids.ts'
import { keptPerHead } from './kept-per-head.ts'
import { linksOf } from './links.ts'
import { ownSeat } from './own-seat.ts'
import { type ReadyBytes, readyFile, readyJson, readyText, sendReady } from './ready-bytes.ts'
import { NOT_PUBLISHED_PAGE, REPORT_POLICY, reportOfRoom } from './report-page.ts'
import type { Room } from './room.ts'
import type { RoomCopy } from './room-copy.ts'
import { keptElsewhere } from './shared-evidence.ts'
import { type TrailReader, trailFileOf } from './trail-file.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const HTML = 'text/html; charset=UTF-8'
/** By the ending of a report's file. */
const HEADERS = {
  json: {},
  html: { 'Content-Security-Policy': REPORT_POLICY },
  docx: { 'Content-Disposition': 'attachment; filename="eds-report.docx"' },
} as const
const kindOf = (file: string): keyof typeof HEADERS =>
  file === 'report.json' ? 'json' : file === 'report.html' ? 'html' : 'docx'

/** `GET /api/sessions/:id/{me,room,seat,seats,trail,report.json,report.html,report.docx,links}`, `…/evidence/:evidence/elsewhere` and `GET /report/:id` */
export function sessionRoutes(parts: AppParts, copyOfRoom: (room: Room) => RoomCopy): Hono<AppEnv> {
  const { rooms, store, access, assessments, clock, basesFor } = parts
  const routes = new Hono<AppEnv>()
  const trailFor = (reader: TrailReader) =>
    keptPerHead(async (room) => {
      // As told when it was asked for, and not when it has been read: what is kept is kept for this head.
      const { state, toldHead } = room
      return readyJson(trailFileOf(await store.record(room.row.id), { state, toldHead }, reader, clock.now()))
    })
  const trails = { staff: trailFor('staff'), room: trailFor('room'), public: trailFor('public') }
  // Words may be taken out of the assessment by another session.
  const assessmentOf = ({ row }: Room) => assessments.get(row.assessment)
  const page = keptPerHead((room) => readyText(HTML, renderHtml(reportFor(room))), assessmentOf)
  const published = {
    json: keptPerHead((room) => readyJson(reportFor(room)), assessmentOf),
    html: page,
    docx: keptPerHead(async (room) => readyFile(DOCX, await docxOf(reportFor(room))), assessmentOf),
  }
  const closedSets = keptPerHead(async () => new Map<string, ReadyBytes>())
  const closedSetFor = async (room: Room, round: string): Promise<ReadyBytes | null> => {
    const kept = await closedSets(room)
    const known = kept.get(round)
    if (known !== undefined) return known
    const set = await closedSetOf(store, room.state, round)
    if (set === null) return null
    const ready = await readyJson(set)
    kept.set(round, ready)
    return ready
  }

  routes.get('/api/sessions/:id/me', (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    if (who === null) return turnAway(c, 'not-signed-in', 'the token is missing or wrong')
    const room = rooms.byId(session)
    if (room === null) return turnAway(c, 'unknown-session', 'there is no such session')
    const seat = who.kind === 'seat' ? who.seat : null
    return c.json({ role: who.kind, session: room.row.id, seat } satisfies Me)
  })

  routes.get('/api/sessions/:id/room', (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    const room = rooms.byId(session)
    if (who === null) return turnAway(c, 'not-signed-in', 'the token is missing or wrong')
    if (room === null) return turnAway(c, 'unknown-session', 'there is no such session')
    if (!mayRead(who.kind, 'room')) return turnAway(c, 'not-allowed', 'the room is for those who take part')
    const { text, gzip } = copyOfRoom(room)
    const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    const headers = { 'Content-Type': 'application/json', Vary: 'Accept-Encoding' }
    return takesGzip ? c.body(gzip, 200, { ...headers, 'Content-Encoding': 'gzip' }) : c.body(text, 200, headers)
  })

  routes.get('/api/sessions/:id/seat', (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    if (who === null) return turnAway(c, 'not-signed-in', 'the token is missing or wrong')
    const room = rooms.byId(session)
    const own = room === null || who.kind !== 'seat' ? null : ownSeat(room, who.seat)
    return own === null ? turnAway(c, 'not-allowed', 'only a seat has a seat') : c.json(own)
  })

  routes.get('/api/sessions/:id/seats', (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    // The room does not hold them: who sits where is for the helper, who votes for others, and the desk alone.
    if (who?.kind !== 'helper') return turnAway(c, 'not-allowed', 'the list of seats is for the helper')
    const room = rooms.byId(session)
    return room === null ? turnAway(c, 'unknown-session', 'there is no such session') : c.json(seatList(room))
  })

  routes.get('/api/sessions/:id/trail', async (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    const room = rooms.byId(session)
    if (room === null || (who === null && !isPublished(room))) {
      return turnAway(c, 'not-signed-in', 'until the report is published, the trail is for those who take part')
    }
    const ready = await trails[who === null ? 'public' : isStaff(who) ? 'staff' : 'room'](room)
    return sendReady(c, ready, { isPublic: who === null })
  })

  routes.get('/api/sessions/:id/rounds/:round/commitments', async (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    const room = rooms.byId(session)
    if (room === null || (who === null && !isPublished(room))) {
      return turnAway(c, 'not-signed-in', 'until the report is published, the closed set is for those who take part')
    }
    const set = await closedSetFor(room, c.req.param('round'))
    if (set === null) return turnAway(c, 'round-not-closed', 'this round has no closed set')
    return sendReady(c, set, { isPublic: who === null })
  })

  routes.get('/api/sessions/:id/audit', async (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    if (who?.kind !== 'lead') return turnAway(c, 'not-allowed', 'the auditor’s file is for the lead')
    const room = rooms.byId(session)
    if (room === null) return turnAway(c, 'unknown-session', 'there is no such session')
    // First everybody is told, and then it is given.
    const told = await room.ask({ by: who, commandId: freshId(), command: { type: 'takeAuditorsFile' } })
    if (told.refusal !== null) return send(c, told)
    const trail = trailFileOf(await store.record(room.row.id), room, 'auditor', clock.now())
    const file = JSON.stringify({ ...trail, rounds: await openedRounds(store, room.state) })
    return c.body(file, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="eds-audit.json"',
    })
  })

  routes.get('/api/sessions/:id/:file{report\\.(json|html|docx)}', async (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    const room = rooms.byId(session)
    // As a draft it tells the organisation's own grades, which a facilitator learns with the room.
    if (room === null || !(who?.kind === 'lead' || isPublished(room))) {
      return turnAway(c, 'not-published', 'the report is not published yet')
    }
    const kind = kindOf(c.req.param('file'))
    if (isPublished(room)) return sendReady(c, await published[kind](room), { isPublic: true, headers: HEADERS[kind] })
    if (kind === 'json') return c.json(reportFor(room))
    if (kind === 'html') return c.html(renderHtml(reportFor(room)), 200, HEADERS.html)
    return c.body(await docxOf(reportFor(room)), 200, { 'Content-Type': DOCX, ...HEADERS.docx })
  })

  routes.get('/report/:id', async (c) => {
    const room = rooms.byId(c.req.param('id'))
    if (room === null || !isPublished(room)) return c.html(NOT_PUBLISHED_PAGE, 404, HEADERS.html)
    return sendReady(c, await page(room), { isPublic: true, headers: HEADERS.html })
  })

  routes.get('/api/sessions/:id/links', (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    if (!access.isWorkspace(tokenOf(c)) && !isStaff(who)) {
      return turnAway(c, who === null ? 'not-signed-in' : 'not-allowed', 'links are for the facilitator and the lead')
    }
    const room = rooms.byId(session)
    if (room === null) return turnAway(c, 'unknown-session', 'there is no such session')
    const links = linksOf(room.row, access, basesFor(c.req.header('host')))
    // The facilitator runs the meeting and does not settle it: the lead's key comes from the workspace.
    const finalise = who?.kind === 'facilitator' ? links.finalise.replace(/#.*$/, '') : links.finalise
    return c.json({ ...links, finalise })
  })

  routes.get('/api/sessions/:id/evidence/:evidence/elsewhere', (c) => {
    const session = c.req.param('id')
    const who = askerIn(c, parts, session)
    if (!isStaff(who)) return turnAway(c, 'not-allowed', 'only staff take evidence out')
    const room = rooms.byId(session)
    if (room === null) return turnAway(c, 'unknown-session', 'there is no such session')
    const voting = keptElsewhere(room, rooms.all(), c.req.param('evidence'), clock.now())
    return c.json({ voting } satisfies EvidenceElsewhere)
  })

  function reportFor(room: Room) {
    const assessment = assessmentOf(room)
    if (assessment === undefined) throw new Error(`expected assessment ${room.row.assessment}, found none`)
    return reportOfRoom(room, assessment, clock.now())
  }

  return routes
}

/** The library is as big as the rest of the server, so it is read when it is first needed. */
async function docxOf(report: ReturnType<typeof reportOfRoom>): Promise<Uint8Array<ArrayBuffer>> {
  const { renderDocx } = await import('@eds/report/render-docx')
  return new Uint8Array(await renderDocx(report))
}

const isStaff = (who: ReturnType<typeof askerIn>): boolean => who?.kind === 'facilitator' || who?.kind === 'lead'

const isPublished = ({ state }: Room): boolean => state.publication !== null

/**
 * In the order of their numbers. That a phone has voted is told in the steps in which the room is told of votes, and never of
 * a seat that was helped: whoever entered its vote must not see that it cast another.
 */
function seatList({ state, toldVoters }: Room): SeatList {
  const open = [...state.rounds.values()].find((round) => round.state === 'open')
  const told = open === undefined ? undefined : toldVoters.get(open.id)
  const helped = open === undefined ? undefined : state.helped.get(open.id)
  return [...state.seats]
    .map(([seat, { group }]) => {
      const isHelped = helped?.has(seat) === true
      const hasVoted = told?.has(seat) === true
      const votedByPhone = hasVoted && !isHelped
      return { seat, number: numberOf(state, seat), group, hasBallot: hasVoted || isHelped, votedByPhone }
    })
    .toSorted((left, right) => left.number - right.number)
}
