/** What is published is for everybody at any time: nobody can use it up for others, and a browser need not fetch it twice. */
import { readingGate } from '@eds/server/reading-gate'
import { openThrottle } from '@eds/server/throttle'
import { type NewSession, SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, EvidenceId, GroupId, QuestionId, RoundId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AServer, aNonce, aServer, ask, codeOf, done, getJson, takeSeat } from './a-server.ts'
import { aWebBuild } from './a-web-build.ts'

const QUESTION = QuestionId.parse('2a')
let server: AServer
let round: RoundId
let paths: string[]

beforeAll(async () => {
  server = await aServer({ webDir: await aWebBuild() })
  const { body } = await getJson(server, '/api/assessments', server.workspace)
  const [assessment] = z.array(z.object({ id: z.string() })).parse(body)
  const wish: NewSession = {
    title: 'A short workshop',
    questions: [QUESTION],
    groups: [{ id: GroupId.parse('staff'), name: 'Staff' }],
    settings: { ...DEFAULT_SETTINGS, countdownSeconds: 0, admission: 'at-once' },
  }
  const response = await fetch(`${server.base}/api/assessments/${assessment?.id}/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.workspace}`, 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  const links = SessionLinks.parse(await response.json())
  const token = (link: string) => new URL(link).hash.replace('#t=', '')
  const { session, joinCode } = links
  server = { ...server, session, joinCode, facilitator: token(links.desk), lead: token(links.finalise) }
  const seats = await Promise.all(Array.from({ length: 5 }, () => takeSeat(server)))
  const staff = (command: Parameters<typeof done>[2]) => done(server, server.facilitator, command)
  await staff({ type: 'openSession' })
  await staff({ type: 'showQuestion', question: QUESTION })
  round = RoundId.parse(await staff({ type: 'openRound', question: QUESTION, ask: { kind: 'grade' } }))
  for (const seat of seats) {
    await done(server, seat.token, { type: 'castBallot', round, choice: '2', nonce: aNonce() })
  }
  await staff({ type: 'callClose', round })
  const reveal = () => ask(server, server.facilitator, { type: 'revealRound', round, override: null })
  for (let reply = await reveal(); codeOf(reply) !== 'saved'; reply = await reveal()) {
    expect(codeOf(reply)).toBe('round-not-closed')
  }
  const at = `/api/sessions/${session}`
  const reports = ['json', 'html', 'docx'].map((kind) => `${at}/report.${kind}`)
  paths = [`/report/${session}`, ...reports, `${at}/trail`, `${at}/rounds/${round}/commitments`]
})
afterAll(async () => {
  await server.stop()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.base}${path}`, { headers })

test('until it is published nobody without a key has it, nor is anything of it kept', async () => {
  for (const path of paths) {
    const reply = await get(path)
    expect([path, [401, 403, 404].includes(reply.status)]).toEqual([path, true])
    expect([path, reply.headers.get('etag'), reply.headers.get('cache-control')]).toEqual([path, null, 'no-store'])
  }
  // What somebody with a key has of it is for them.
  const mine = await get(`/api/sessions/${server.session}/trail`, { authorization: `Bearer ${server.facilitator}` })
  expect([mine.status, mine.headers.get('etag'), mine.headers.get('cache-control')]).toEqual([200, null, 'no-store'])
})

test('once it is published everybody has it again and again, whatever one of them asks for, and only anew when it has changed', async () => {
  await done(server, server.facilitator, { type: 'closeSession' })
  const settled = { rationale: null, reason: 'As before', secondSignatory: 'Ben Other', owner: null }
  const status = { status: 'graded' as const, grade: 2 as const }
  await done(server, server.lead, { type: 'settleFinalGrade', question: QUESTION, status, ...settled })
  await done(server, server.lead, {
    type: 'publishReport',
    signatories: ['Ann Other', 'Ben Other'],
    textsChecked: true,
  })
  for (const path of paths) {
    const first = await get(path, { 'accept-encoding': 'gzip' })
    const tag = first.headers.get('etag') ?? ''
    expect([path, first.status, first.headers.get('cache-control'), tag.length > 40]).toEqual([
      ...[path, 200, 'no-cache', true],
    ])
    const whole = await get(path, { 'accept-encoding': 'identity' })
    expect([path, whole.headers.get('content-encoding'), whole.headers.get('etag')]).toEqual([path, null, tag])
    expect(Buffer.from(await first.arrayBuffer())).toEqual(Buffer.from(await whole.arrayBuffer()))
    const again = await get(path, { 'if-none-match': `"another", ${tag}` })
    expect([path, again.status, await again.text(), again.headers.get('etag')]).toEqual([path, 304, '', tag])
  }
  const policy = (await get(`/report/${server.session}`)).headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/)
})

test('of what is published nobody is told to wait, though the budgets of all who read are spent; of all else they are', async () => {
  const spent = async () => 7
  const rooms = { byId: () => ({ state: { publication: {} } }) }
  const callerOf = () => ({ address: '203.0.113.7', isPrivate: false })
  const access = { isWorkspace: () => false, whoIs: () => null }
  const throttle = { ...openThrottle(), read: spent, readOfSeat: spent }
  // reason: the gate reads nothing else of a session than whether it is published
  const parts = { throttle, callerOf, access, rooms } as unknown as Parameters<typeof readingGate>[0]
  const gate = readingGate(parts)
  // Nothing stands behind the gate here: what it lets through is not found.
  for (const path of paths) expect([path, (await gate.request(path)).status]).toEqual([path, 404])
  const at = `/api/sessions/${server.session}`
  for (const path of [`${at}/room`, `${at}/audit`])
    expect([path, (await gate.request(path)).status]).toEqual([path, 429])
})

test('words that are taken out of what is published are gone for those who ask whether it still holds', async () => {
  const [page = ''] = paths
  const before = await get(page)
  const tag = before.headers.get('etag') ?? ''
  const { body } = await getJson(server, `/api/sessions/${server.session}/room`, server.lead)
  const { evidence } = z.object({ evidence: z.record(z.string(), z.unknown()) }).parse(body)
  const [item] = Object.keys(evidence)
  const redact = { type: 'redactEvidence' as const, evidence: EvidenceId.parse(item), reason: 'It names a patient' }
  await done(server, server.lead, redact)
  const after = await get(page, { 'if-none-match': tag })
  expect(after.status).toBe(200)
  expect(after.headers.get('etag')).not.toBe(tag)
  expect(await after.text()).not.toBe(await before.text())
})

test('the page of every screen is named by its content too, and a name that holds its hash is kept for good', async () => {
  const first = await get('/')
  const tag = first.headers.get('etag') ?? ''
  expect([first.status, first.headers.get('cache-control'), tag.length > 40]).toEqual([200, 'no-cache', true])
  const again = await get('/join/ABCD', { 'if-none-match': tag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('content-security-policy')).toContain("script-src 'self'")
})
