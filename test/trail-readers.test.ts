/** What each reader of the trail can put together: nobody's group, and no grade before the report. */
import type { JsonValue } from '@eds/audit/canonical'
import { openTexts } from '@eds/audit/erasable'
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { SessionEvent } from '@eds/session/events'
import { replay } from '@eds/session/evolve'
import { EvidenceId, QuestionId, RoundId, SeatId, ServiceId } from '@eds/session/session'
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
/** Words that stand nowhere else in a file. */
const GROUPS = ['the-first-group', 'the-second-group']
const SERVICE = 'perinatal-mental-health-service'
const HELPER = 'Anna who enters paper votes'
const LINKS = () => `/api/sessions/${server.session}/links`
let server: AServer
let seats: Seated[]

beforeAll(async () => {
  const groups = GROUPS.map((id, n) => ({ id, name: `People ${n}` }))
  server = await aSessionOn(await aServer(), { question: QUESTION, groups })
  seats = await Promise.all(Array.from({ length: 8 }, (_, n) => takeSeat(server, GROUPS[n % 2] ?? '')))
})
afterAll(() => server.stop())

async function fileFor(token: string | null): Promise<{ file: TrailFile; events: JsonValue[] }> {
  const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, token)
  const file = TrailFile.parse(body)
  expect(verifyTrail(file)).toMatchObject({ ok: true })
  return { file, events: file.entries.flatMap(({ events }) => events.map((event) => openTexts(event, file.texts))) }
}

/** Everything about seats, evidence and objections, with every group named by somebody; then all grades. */
async function play(): Promise<void> {
  const [author] = seats
  const token = author?.token ?? ''
  await done(server, server.facilitator, { type: 'openSession' })
  for (const showGroup of [true, false]) {
    const evidence = await done(server, token, {
      type: 'proposeEvidence',
      question: QUESTION,
      claim: 'There is a quiet room',
      source: 'My own experience',
      characteristics: [],
      showGroup,
    })
    await done(server, server.facilitator, { type: 'acceptEvidence', evidence: EvidenceId.parse(evidence) })
  }
  await done(server, token, { type: 'raiseObjection', question: QUESTION, reason: 'Nobody asked us' })
  await done(server, token, { type: 'declareInterest', question: QUESTION })
  await done(server, token, { type: 'declareDualRole' })
  await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
  const opening = { type: 'openRound' as const, question: QUESTION, ask: { kind: 'grade' as const } }
  const round = RoundId.parse(await done(server, server.facilitator, opening))
  const [helped, ...voters] = seats
  for (const seat of [...voters, ...voters.slice(0, 2)])
    await done(server, seat.token, { type: 'castBallot', round, choice: '2', nonce: aNonce() })
  const links = z.object({ helper: z.string() }).parse((await getJson(server, LINKS(), server.facilitator)).body)
  const entering = { type: 'castAssistedBallot' as const, round, choice: '2' as const, nonce: aNonce(), helper: HELPER }
  const helper = new URL(links.helper).hash.replace('#t=', '')
  await done(server, helper, { ...entering, seat: SeatId.parse(helped?.seat) })
  await done(server, server.facilitator, { type: 'callClose', round })
  const reveal = () => ask(server, server.facilitator, { type: 'revealRound', round, override: null })
  for (let reply = await reveal(); codeOf(reply) !== 'saved'; reply = await reveal()) {
    expect(codeOf(reply)).toBe('round-not-closed')
  }
  const outcome = { kind: 'agreed' as const, grade: 2 as const }
  const agreement = { type: 'recordAgreement' as const, question: QUESTION, outcome }
  await done(server, server.facilitator, { ...agreement, reason: 'The room said so', dissent: 'One objection' })
  await done(server, server.facilitator, { type: 'closeSession' })
  await done(server, server.lead, {
    type: 'settleFinalGrade',
    question: QUESTION,
    status: { status: 'graded', grade: 3 },
    rationale: null,
    reason: 'New evidence came',
    secondSignatory: 'Ben Example',
    owner: null,
  })
  const rule = { type: 'chooseDomain1Rule' as const, rule: 'lowest-total' as const, service: ServiceId.parse(SERVICE) }
  await done(server, server.lead, { ...rule, reason: null })
}

/** Events that name a seat, with what they tell of a group. */
const besideSeats = (events: readonly JsonValue[]) => {
  const withSeat = events.map((event) => JSON.stringify(event)).filter((event) => /"seats?":/.test(event))
  return { seen: withSeat.length, telling: withSeat.filter((event) => GROUPS.some((group) => event.includes(group))) }
}
const settled = (events: readonly JsonValue[]) =>
  events.map((event) => JSON.stringify(event)).filter((event) => /^\{.*"type":"(finalG|domain1)/.test(event))

test('no reader but the desk finds a group beside a seat, and nobody finds a grade before the report', async () => {
  await play()
  for (const token of [seats[1]?.token ?? '', server.wall]) {
    const { events } = await fileFor(token)
    const { seen, telling } = besideSeats(events)
    expect({ isMany: seen >= 8 + 2 + 1 + 1, telling }).toEqual({ isMany: true, telling: [] })
    expect(settled(events)).toHaveLength(2)
    for (const event of settled(events)) expect(event).not.toMatch(/graded|"grade|lowest|rule"/)
    const state = replay(events.map((event) => SessionEvent.parse(event)))
    expect([state.finals.size, state.domain1, state.objections.size]).toEqual([0, [], 1])
  }
  const { events } = await fileFor(server.lead)
  expect(besideSeats(events).telling.length).toBeGreaterThanOrEqual(8 + 1 + 1)
  const state = replay(events.map((event) => SessionEvent.parse(event)))
  expect(state.finals.get(QUESTION)).toMatchObject([{ status: { status: 'graded', grade: 3 } }])
  expect(state.domain1).toMatchObject([{ rule: 'lowest-total', service: null }])
  expect([...state.objections.values()].map(({ objection }) => objection.group)).toEqual([GROUPS[0]])
  expect([...state.proposals.values()].map(({ proposal }) => proposal.evidence.from)).toEqual([
    { kind: 'room', group: GROUPS[0] },
    { kind: 'room', group: null },
  ])
})

test('a vote is no entry, but where a helper entered it, and no reader finds for whom; who voted is for the auditor', async () => {
  const audit = await getJson(server, `/api/sessions/${server.session}/audit`, server.lead)
  const seat = seats[1]?.token ?? ''
  const files = await Promise.all(
    [server.lead, server.facilitator, server.wall, seat].map(async (token) => (await fileFor(token)).file),
  )
  for (const file of [TrailFile.parse(audit.body), ...files]) {
    const { votes, actors, closes } = votesIn(file)
    expect([votes.length, closes.length]).toEqual([1, 1])
    expect(actors).toEqual(['helper'])
    for (const { seat } of seats) expect(votes.join(' ')).not.toContain(seat)
  }
  expect(files.map((file) => votesIn(file).votes.join(' ').includes(HELPER))).toEqual([true, true, false, false])
  // Whom the auditor counts, once each.
  const [close = ''] = votesIn(TrailFile.parse(audit.body)).closes
  for (const { seat } of seats) expect(close.split(seat)).toHaveLength(2)
  for (const file of files) for (const each of seats) expect(votesIn(file).closes.join(' ')).not.toContain(each.seat)
})

function votesIn(file: TrailFile): { votes: string[]; actors: unknown[]; closes: string[] } {
  const told = (type: string) =>
    file.entries.flatMap((entry) => {
      const events = entry.events.map((event) => JSON.stringify(openTexts(event, file.texts)))
      return events.filter((event) => event.includes(`"type":"${type}"`)).map((event) => ({ event, entry }))
    })
  const votes = told('ballotCast')
  return {
    votes: votes.map(({ event }) => event),
    actors: votes.map(({ entry }) => entry.actor.kind),
    closes: told('roundClosed').map(({ event }) => event),
  }
}

const IN_CONFIDENCE = /^\{.*"type":"(interestDeclared|dualRoleDeclared|evidenceProposed|objectionRaised)/

test('what was said in confidence is counted, and no reader finds the seat that said it', async () => {
  const own = await getJson(server, `/api/sessions/${server.session}/seat`, seats[0]?.token ?? '')
  expect(own.body).toMatchObject({ interests: [QUESTION], dualRole: true })
  const { body } = await getJson(server, `/api/sessions/${server.session}/room`, server.wall)
  expect(JSON.stringify(body)).toContain(JSON.stringify({ question: QUESTION, count: 1 }))
  const tokens = [seats[1]?.token ?? '', server.wall, server.facilitator, server.lead]
  const audit = await getJson(server, `/api/sessions/${server.session}/audit`, server.lead)
  const files = [TrailFile.parse(audit.body), ...(await Promise.all(tokens.map(fileFor))).map(({ file }) => file)]
  for (const file of files) {
    const said = file.entries.flatMap((entry) => {
      const told = entry.events.map((event) => JSON.stringify(openTexts(event, file.texts)))
      return told.some((event) => IN_CONFIDENCE.test(event)) ? [{ actor: entry.actor, told: told.join(' ') }] : []
    })
    expect(said.map(({ actor }) => actor)).toEqual(Array.from({ length: 5 }, () => ({ kind: 'room' })))
    for (const { told } of said) for (const { seat } of seats) expect(told).not.toContain(seat)
    const events = file.entries.flatMap((entry) => entry.events.map((event) => openTexts(event, file.texts)))
    const state = replay(events.map((event) => SessionEvent.parse(event)))
    expect([state.interests.get(QUESTION)?.size, state.dualRoles.size]).toEqual([1, 1])
  }
})

test('once the report is published, everybody’s file holds the grades, and still no group beside a seat', async () => {
  await done(server, server.lead, {
    type: 'publishReport',
    signatories: ['Ada Example', 'Ben Example'],
    textsChecked: true,
  })
  for (const token of [null, seats[1]?.token ?? '']) {
    const { events } = await fileFor(token)
    expect(besideSeats(events).telling).toEqual([])
    expect(settled(events).join(' ')).toMatch(/graded.*lowest-total/)
    const state = replay(events.map((event) => SessionEvent.parse(event)))
    expect(state.finals.get(QUESTION)).toMatchObject([{ status: { status: 'graded', grade: 3 } }])
  }
})
