/** Words that are taken out leave the server whole: its disk, its answers, its files and its reports. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { FeedItem } from '@eds/session/document'
import { type NewSession, SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, EvidenceId, GroupId, QuestionId, RoundId, SeatId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AServer, aNonce, aServer, ask, codeOf, done, getJson, takeSeat } from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const NAME = 'Mrs Example'
let server: AServer

beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

/** Makes another session of the sample assessment. */
async function aSession(): Promise<AServer> {
  const [assessment] = z
    .array(z.object({ id: z.string() }))
    .parse((await getJson(server, '/api/assessments', server.workspace)).body)
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
  expect(response.status).toBe(201)
  const links = SessionLinks.parse(await response.json())
  const token = (link: string) => new URL(link).hash.replace('#t=', '')
  const keys = { facilitator: token(links.desk), lead: token(links.finalise), wall: token(links.wall) }
  return { ...server, session: links.session, joinCode: links.joinCode, ...keys }
}

const onDisk = (words: string): string[] =>
  readdirSync(server.dataDir).filter((name) => readFileSync(join(server.dataDir, name)).includes(words))

const textOf = async (path: string, token: string | null): Promise<string> => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${server.base}${path}`, { headers })
  expect([path, response.status]).toEqual([path, 200])
  return response.text()
}

/** Everything that staff and people in the room can read of a session. */
async function everythingOf(session: AServer, seat: string): Promise<string> {
  const at = (path: string) => `/api/sessions/${session.session}/${path}`
  const texts = [
    await textOf(at('room'), seat),
    await textOf(at('seat'), seat),
    await textOf(at('trail'), seat),
    await textOf(at('trail'), session.facilitator),
    await textOf(at('audit'), session.lead),
    await textOf(at('report.json'), session.lead),
    await textOf(at('report.html'), session.lead),
  ]
  return texts.join('\n')
}

test('what staff wrote goes by its entry from the disk, the trail and the report, and the chain stays whole', async () => {
  const session = await aSession()
  const seats = await Promise.all(Array.from({ length: 6 }, () => takeSeat(session)))
  const [author, other] = seats
  if (author === undefined || other === undefined) throw new Error('expected seats')
  const staff = (command: Parameters<typeof done>[2]) => done(session, session.facilitator, command)
  await staff({ type: 'openSession' })
  await staff({ type: 'showQuestion', question: QUESTION })
  const claim = { claim: 'There is no ramp', source: 'I saw it', characteristics: [], showGroup: false }
  const made = await done(session, author.token, { type: 'proposeEvidence', question: QUESTION, ...claim })
  const evidence = EvidenceId.parse(made)
  await staff({ type: 'declineEvidence', evidence, reason: `${NAME} was named` })
  await staff({ type: 'returnEvidence', evidence })
  const open = async () => RoundId.parse(await staff({ type: 'openRound', question: QUESTION, ask: { kind: 'grade' } }))
  const round = await open()
  const { helper } = await linksOf(session)
  for (const { seat } of [author, other]) {
    const vote = { choice: '1' as const, nonce: aNonce(), helper: `${NAME} junior` }
    await done(session, helper, { type: 'castAssistedBallot', round, seat: SeatId.parse(seat), ...vote })
  }
  await staff({ type: 'voidRound', round, reason: `${NAME} shouted` })
  await staff({ type: 'closeSession' })
  await done(session, session.lead, {
    type: 'settleFinalGrade',
    question: QUESTION,
    status: { status: 'graded', grade: 2 },
    rationale: `${NAME} was right`,
    reason: `${NAME} asked for it`,
    secondSignatory: `${NAME}, chair`,
    owner: `${NAME}, HR`,
  })
  const signatories = [`${NAME}, lead`, 'Ben Other']
  await done(session, session.lead, { type: 'publishReport', signatories, textsChecked: true })
  expect(onDisk(NAME)).not.toEqual([])
  const report = `/report/${session.session}`
  expect((await textOf(report, null)).split(NAME).length).toBeGreaterThan(4)

  const { body } = await getJson(session, `/api/sessions/${session.session}/room`, session.lead)
  const feed = z.object({ feed: z.record(z.string(), FeedItem) }).parse(body).feed
  const takeOut = (act: string) => {
    const [first] = Object.values(feed).filter((item) => item.act === act)
    const text = { kind: 'entry' as const, seq: first?.seq ?? 0 }
    return ask(session, session.lead, { type: 'redactText', text, reason: 'It names a person' })
  }
  const acts = ['declineEvidence', 'castAssistedBallot', 'voidRound', 'settleFinalGrade', 'publishReport']
  for (const act of acts) {
    expect([act, codeOf(await takeOut(act))]).toEqual([act, 'saved'])
    expect([act, codeOf(await takeOut(act))]).toEqual([act, 'unknown-text'])
  }
  expect(onDisk(NAME)).toEqual([])
  expect(await everythingOf(session, author.token)).not.toContain(NAME)
  const page = await textOf(report, null)
  expect(page).not.toContain(NAME)
  expect(page).toContain('These words were taken out')
  const file = TrailFile.parse((await getJson(session, `/api/sessions/${session.session}/trail`)).body)
  expect(verifyTrail(file)).toMatchObject({ ok: true })
})

const linksOf = async (session: AServer) => {
  const { body } = await getJson(session, `/api/sessions/${session.session}/links`, session.lead)
  const { helper } = SessionLinks.parse(body)
  return { helper: new URL(helper).hash.replace('#t=', '') }
}
