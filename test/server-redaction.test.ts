/** Words that are taken out leave the server whole: its disk, its answers, its files and its reports. */
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Assessment } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { openRooms } from '@eds/server/rooms'
import { openSharedEvidence } from '@eds/server/shared-evidence'
import type { Store } from '@eds/server/store'
import { openSqliteStore } from '@eds/server/store-sqlite'
import { FeedItem } from '@eds/session/document'
import { SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, EvidenceId, GroupId, QuestionId, RoundId, SeatId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aClock } from './a-clock.ts'
import {
  type AServer,
  aFolder,
  aNonce,
  aServer,
  aSessionOn,
  ask,
  codeOf,
  done,
  freshCommandId,
  getJson,
  takeSeat,
} from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const NAME = 'Mrs Canary'
const CLAIM = `${NAME} of ward 3 was turned away twice by the same person, says her letter.`
const [ITEM, TWIN] = ['evidence-with-a-name', 'evidence-that-says-the-same']

/** The sample with a name in its evidence for 2A, and in what two services say of 1A. */
const withName: Assessment = {
  ...midAndSouthEssex,
  entries: midAndSouthEssex.entries.map((entry): Assessment['entries'][number] => {
    const item = { words: CLAIM, source: `A letter of ${NAME}`, characteristics: ['disability' as const] }
    if (entry.outcome === '2A') return { ...entry, evidence: [{ id: ITEM, ...item }, ...entry.evidence] }
    if (entry.outcome !== '2B') return entry
    return {
      ...entry,
      evidence: [...entry.evidence, { id: TWIN, ...item, words: 'There is a quiet room.', source: null }],
    }
  }),
}

let dataDir: string
let server: AServer

const keepAssessment = async (): Promise<void> => {
  const store = await openSqliteStore(join(dataDir, 'eds-workshop.sqlite'))
  await store.saveAssessment(withName)
  await store.close()
}

beforeAll(async () => {
  dataDir = await aFolder()
  await keepAssessment()
  server = await aServer({ dataDir })
})
afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Another session of the assessment. */
const aSession = (question = QUESTION): Promise<AServer> => aSessionOn(server, { question })

const onDisk = (words: string): string[] =>
  readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes(words))

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
    await textOf(at('report.json'), session.lead),
    await textOf(at('report.html'), session.lead),
  ]
  return texts.join('\n')
}

const WRITTEN = 'Mrs Example'

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
  await staff({ type: 'declineEvidence', evidence, reason: `${WRITTEN} was named` })
  await staff({ type: 'returnEvidence', evidence })
  const open = async () => RoundId.parse(await staff({ type: 'openRound', question: QUESTION, ask: { kind: 'grade' } }))
  const round = await open()
  const { helper } = await linksOf(session)
  for (const { seat } of [author, other]) {
    const vote = { choice: '1' as const, nonce: aNonce(), helper: `${WRITTEN} junior` }
    await done(session, helper, { type: 'castAssistedBallot', round, seat: SeatId.parse(seat), ...vote })
  }
  await staff({ type: 'voidRound', round, reason: `${WRITTEN} shouted` })
  await staff({ type: 'closeSession' })
  await done(session, session.lead, {
    type: 'settleFinalGrade',
    question: QUESTION,
    status: { status: 'graded', grade: 2 },
    rationale: `${WRITTEN} was right`,
    reason: `${WRITTEN} asked for it`,
    secondSignatory: `${WRITTEN}, chair`,
    owner: `${WRITTEN}, HR`,
  })
  const signatories = [`${WRITTEN}, lead`, 'Ben Other']
  await done(session, session.lead, { type: 'publishReport', signatories, textsChecked: true })
  expect(onDisk(WRITTEN)).not.toEqual([])
  const report = `/report/${session.session}`
  expect((await textOf(report, null)).split(WRITTEN).length).toBeGreaterThan(4)

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
  expect(onDisk(WRITTEN)).toEqual([])
  expect(await everythingOf(session, author.token)).not.toContain(WRITTEN)
  expect(await textOf(`/api/sessions/${session.session}/audit`, session.lead)).not.toContain(WRITTEN)
  const page = await textOf(report, null)
  expect(page).not.toContain(WRITTEN)
  expect(page).toContain('These words were taken out')
  const file = TrailFile.parse((await getJson(session, `/api/sessions/${session.session}/trail`)).body)
  expect(verifyTrail(file)).toMatchObject({ ok: true })
})

const linksOf = async (session: AServer) => {
  const { body } = await getJson(session, `/api/sessions/${session.session}/links`, session.lead)
  const { helper } = SessionLinks.parse(body)
  return { helper: new URL(helper).hash.replace('#t=', '') }
}

const feedOf = async (session: AServer): Promise<FeedItem[]> => {
  const { body } = await getJson(session, `/api/sessions/${session.session}/room`, session.lead)
  return Object.values(z.object({ feed: z.record(z.string(), FeedItem) }).parse(body).feed)
}

test('the organisation’s evidence goes from its assessment, from every session that has it, and from all reports', async () => {
  const [twin, elsewhere] = [await aSession(), await aSession(QuestionId.parse('2b'))]
  const [seat, other] = [await takeSeat(server), await takeSeat(twin)]
  // A report that is published, and kept: its session never had the evidence, and prints it from the assessment.
  await done(elsewhere, elsewhere.facilitator, { type: 'closeSession' })
  const settled = { rationale: null, reason: 'As before', secondSignatory: 'Ben Other', owner: null }
  const question = QuestionId.parse('2b')
  const status = { status: 'graded' as const, grade: 2 as const }
  await done(elsewhere, elsewhere.lead, { type: 'settleFinalGrade', question, status, ...settled })
  const signatories = ['Ann Other', 'Ben Other']
  await done(elsewhere, elsewhere.lead, { type: 'publishReport', signatories, textsChecked: true })
  const published = `/report/${elsewhere.session}`
  const assessment = `/api/assessments/${withName.id}`
  const everything = async () => [
    await everythingOf(server, seat.token),
    await everythingOf(twin, other.token),
    await textOf(published, null),
    await textOf(`/api/sessions/${elsewhere.session}/report.json`, null),
    await textOf(assessment, server.workspace),
  ]
  for (const text of await everything()) expect(text).toContain(NAME)
  expect(onDisk(NAME)).not.toEqual([])

  const redact = { type: 'redactEvidence' as const, evidence: EvidenceId.parse(ITEM), reason: 'It names a patient' }
  expect(codeOf(await ask(server, server.facilitator, redact))).toBe('saved')
  expect(onDisk(NAME)).toEqual([])
  for (const text of await everything()) {
    expect(text).not.toContain(NAME)
    expect(text).toContain('There is a quiet room.')
  }
  expect(await textOf(published, null)).toContain('These words were taken out')
  expect(Assessment.parse(JSON.parse(await textOf(assessment, server.workspace)))).toMatchObject({ id: withName.id })
  const acts = async (session: AServer) =>
    (await feedOf(session)).flatMap(({ act, by, reason }) => (act === 'redactEvidence' ? [{ by, reason }] : []))
  const inTwin = [
    {
      by: 'server',
      reason: { words: expect.stringMatching(/^It was taken out of “.+” \([a-z0-9]+\), another session/) },
    },
  ]
  expect(await acts(server)).toEqual([{ by: 'facilitator', reason: { words: redact.reason } }])
  expect(await acts(twin)).toEqual(inTwin)
  expect(await acts(elsewhere)).toEqual([])
  for (const session of [server, twin]) {
    const file = TrailFile.parse((await getJson(session, `/api/sessions/${session.session}/trail`, session.lead)).body)
    expect(verifyTrail(file)).toMatchObject({ ok: true })
  }
  const late = await aSession()
  expect(await everythingOf(late, (await takeSeat(late)).token)).not.toContain(NAME)

  // A second time there is nothing left to take out, in any session.
  expect(codeOf(await ask(twin, twin.lead, { ...redact, reason: 'Once more' }))).toBe('unknown-text')
  expect(await acts(server)).toHaveLength(1)
  expect(await acts(twin)).toHaveLength(1)
})

test('while the disk fails it is tried again, until no copy is left', async () => {
  const folder = await aFolder()
  const clock = aClock()
  const real = await openSqliteStore(join(folder, 'a.sqlite'))
  await real.saveAssessment(withName)
  let failures = 1
  const store: Store = {
    ...real,
    async saveAssessment(assessment) {
      failures -= 1
      if (failures >= 0) throw new Error('disk I/O error')
      return real.saveAssessment(assessment)
    },
  }
  const log: string[] = []
  const parts = { store, clock, log: (_level: string, event: string) => log.push(event) }
  const rooms = await openRooms({ ...parts, fingerprintKey: new Uint8Array(32) })
  const assessments = new Map([[withName.id, withName]])
  const shared = openSharedEvidence({ ...parts, rooms, assessments })
  rooms.whenEvidenceMayBeGone(shared.settle)
  try {
    const choice = {
      title: 'A workshop',
      questions: [QUESTION],
      groups: [{ id: GroupId.parse('staff'), name: 'Staff' }],
    }
    const begin = () => rooms.begin(withName, { ...choice, settings: DEFAULT_SETTINGS }, { kind: 'server' })
    const [first, second] = [await begin(), await begin()]
    if (!first.ok || !second.ok) throw new Error('expected two sessions')
    const command = { type: 'redactEvidence', evidence: EvidenceId.parse(ITEM), reason: 'It names a patient' } as const
    const given = await first.room.ask({ by: { kind: 'lead' }, commandId: freshCommandId(), command })
    expect(given.refusal).toBeNull()
    expect([log, assessments.get(withName.id)]).toEqual([['evidence-not-taken-out'], withName])
    clock.pass(1000)
    await shared.settle()
    expect(JSON.stringify([...assessments.values(), second.room.state.plan])).not.toContain(NAME)
    expect(JSON.stringify(await store.assessments())).not.toContain(NAME)
    // A session that was being made from what the assessment said before.
    const late = await begin()
    expect(late.ok && JSON.stringify(late.room.state.plan)).not.toContain(NAME)
  } finally {
    shared.stop()
    await rooms.stop()
    await real.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('what a server that was killed had still to take out, its next start does', async () => {
  const before = await feedOf(server)
  await server.stop()
  await keepAssessment()
  expect(onDisk(NAME)).not.toEqual([])
  const { session, lead } = server
  server = { ...(await aServer({ dataDir })), session, lead }
  expect(onDisk(NAME)).toEqual([])
  expect(await textOf(`/api/assessments/${withName.id}`, server.workspace)).not.toContain(NAME)
  expect((await feedOf(server)).length).toBe(before.length)
})
