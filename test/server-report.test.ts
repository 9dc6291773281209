/** A session from the workspace to the published report, over HTTP: who may read what, and when. */
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { SessionLinks, SessionSummary } from '@eds/session/protocol'
import { EvidenceId, GroupId, QuestionId, RoundId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type AServer,
  aNonce,
  aServer,
  aSessionOn,
  ask,
  codeOf,
  done,
  getJson,
  type Seated,
  takeSeat,
} from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const _STAFF = GroupId.parse('staff')
let server: AServer
let seats: Seated[]

/** A server whose one session is made through the workspace, with one question and no countdown. */
beforeAll(async () => {
  server = await aSessionOn(await aServer(), { question: QUESTION })
  seats = await Promise.all(Array.from({ length: 9 }, () => takeSeat(server)))
})
afterAll(() => server.stop())

const trailFor = async (token: string | null) => {
  const { status, body } = await getJson(server, `/api/sessions/${server.session}/trail`, token)
  return status === 200 ? TrailFile.parse(body) : status
}
const reportStatus = async (file: string, token: string | null) => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${server.base}/api/sessions/${server.session}/${file}`, { headers })
  await response.arrayBuffer()
  return response.status
}

test('the workspace lists what it made', async () => {
  const { body } = await getJson(server, '/api/sessions', server.workspace)
  const summary = z
    .array(SessionSummary)
    .parse(body)
    .find(({ links }) => links.session === server.session)
  expect(summary).toMatchObject({ title: 'A short workshop', phase: 'lobby', seats: 9, published: false })
  const own = await getJson(server, `/api/sessions/${server.session}/links`, server.lead)
  expect(SessionLinks.parse(own.body)).toEqual(summary?.links)
  expect((await getJson(server, `/api/sessions/${server.session}/links`, server.wall)).status).toBe(403)
  expect((await getJson(server, `/api/sessions/${server.session}/links`)).status).toBe(401)
})

test('a session of another one is not opened by its tokens', async () => {
  const list = z.array(SessionSummary).parse((await getJson(server, '/api/sessions', server.workspace)).body)
  const other = list.find(({ links }) => links.session !== server.session)?.links.session ?? ''
  for (const token of [server.facilitator, server.lead, server.wall, seats[0]?.token ?? '']) {
    expect((await getJson(server, `/api/sessions/${other}/me`, token)).status).toBe(401)
  }
})

test('until it is published, the trail is for those who take part and the report for staff', async () => {
  const [seat] = seats
  const words = { hidden: 'Nobody answers the phone', shown: 'There is a quiet room', why: 'It names the ward' }
  await done(server, server.facilitator, { type: 'openSession' })
  const propose = (claim: string) =>
    done(server, seat?.token ?? '', {
      type: 'proposeEvidence',
      question: QUESTION,
      claim,
      source: 'My own experience',
      characteristics: [],
      showGroup: false,
    })
  const hidden = EvidenceId.parse(await propose(words.hidden))
  await done(server, server.facilitator, { type: 'declineEvidence', evidence: hidden, reason: words.why })
  const accepted = EvidenceId.parse(await propose(words.shown))
  await done(server, server.facilitator, { type: 'acceptEvidence', evidence: accepted })

  expect(await trailFor(null)).toBe(401)
  const forRoom = await trailFor(seat?.token ?? '')
  const forStaff = await trailFor(server.lead)
  if (typeof forRoom === 'number' || typeof forStaff === 'number') throw new Error('expected trails, found refusals')
  expect(forRoom.entries).toEqual(forStaff.entries)
  for (const trail of [forRoom, forStaff]) expect(verifyTrail({ ...trail }).ok).toBe(true)
  const has = (trail: TrailFile, claim: string) => trail.texts.some((text) => text.words === claim)
  expect([has(forRoom, words.shown), has(forRoom, words.hidden)]).toEqual([true, false])
  expect([has(forStaff, words.shown), has(forStaff, words.hidden)]).toEqual([true, true])
  // The desk promises the facilitator that the author alone reads why.
  expect([has(forRoom, words.why), has(forStaff, words.why)]).toEqual([false, true])

  for (const file of ['report.json', 'report.html', 'report.docx']) {
    const statuses = [null, seat?.token ?? '', server.wall, server.facilitator, server.lead].map((token) =>
      reportStatus(file, token),
    )
    // A draft tells the organisation's own grades, which a facilitator learns with the room.
    expect(await Promise.all(statuses)).toEqual([403, 403, 403, 403, 200])
  }
  expect((await fetch(`${server.base}/report/${server.session}`)).status).toBe(404)
})

test('once it is published, everyone reads the report and the trail, and nothing changes any more', async () => {
  await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
  const ask2a = { type: 'openRound' as const, question: QUESTION, ask: { kind: 'grade' as const } }
  const round = RoundId.parse(await done(server, server.facilitator, ask2a))
  for (const { token } of seats) {
    await done(server, token, { type: 'castBallot', round, choice: '2', nonce: aNonce() })
  }
  await done(server, server.facilitator, { type: 'callClose', round })
  const reveal = () => ask(server, server.facilitator, { type: 'revealRound', round, override: null })
  for (let reply = await reveal(); codeOf(reply) !== 'saved'; reply = await reveal()) {
    expect(codeOf(reply)).toBe('round-not-closed')
  }
  const agreed = { kind: 'agreed' as const, grade: 2 as const }
  const agreement = { type: 'recordAgreement' as const, question: QUESTION, outcome: agreed }
  await done(server, server.facilitator, { ...agreement, reason: 'The room said so', dissent: null })
  await done(server, server.facilitator, { type: 'closeSession' })
  const graded = { status: 'graded' as const, grade: 2 as const }
  const final = { rationale: null, reason: null, secondSignatory: null, owner: null }
  await done(server, server.lead, { type: 'settleFinalGrade', question: QUESTION, status: graded, ...final })
  await done(server, server.lead, {
    type: 'publishReport',
    signatories: ['Ada Example', 'Ben Example'],
    textsChecked: true,
  })

  const page = await fetch(`${server.base}/report/${server.session}`)
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('Mid and South Essex')
  // Whoever reads the report finds the trail that it tells them to check.
  expect(html).toContain(`<a href="/api/sessions/${server.session}/trail" download=`)
  const policy = page.headers.get('content-security-policy') ?? ''
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString('base64')}'`)
  expect(
    await Promise.all(['report.json', 'report.html', 'report.docx'].map((file) => reportStatus(file, null))),
  ).toEqual([200, 200, 200])
  const trail = await trailFor(null)
  if (typeof trail === 'number') throw new Error(`expected a trail, found ${trail}`)
  expect(verifyTrail({ ...trail })).toMatchObject({ ok: true, entries: trail.entries.length })
  expect(codeOf(await ask(server, server.lead, { type: 'setDoor', open: true }))).toBe('not-allowed')
  expect(codeOf(await ask(server, server.facilitator, { type: 'setDoor', open: true }))).toBe('already-published')
})
