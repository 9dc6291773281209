/** Commands and readings over real HTTP. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { TrailFile } from '@eds/audit/trail'
import { SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, EvidenceId, QuestionId, RoundId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type AServer,
  aNonce,
  aServer,
  ask,
  codeOf,
  done,
  freshCommandId,
  getJson,
  post,
  sha256,
  takeSeat,
} from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
let server: AServer

beforeAll(async () => {
  server = await aServer()
  await done(server, server.facilitator, { type: 'openSession' })
  await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
})
afterAll(() => server.stop())

async function openRound(): Promise<RoundId> {
  const made = await done(server, server.facilitator, { type: 'openRound', question: QUESTION, ask: { kind: 'grade' } })
  return RoundId.parse(made)
}

test('everybody is who their token says, and nobody else', async () => {
  const seat = await takeSeat(server)
  const me = (token: string | null) => getJson(server, `/api/sessions/${server.session}/me`, token)
  const { session } = server
  expect(await me(server.facilitator)).toEqual({ status: 200, body: { role: 'facilitator', session, seat: null } })
  expect(await me(server.lead)).toEqual({ status: 200, body: { role: 'lead', session, seat: null } })
  expect(await me(server.wall)).toEqual({ status: 200, body: { role: 'wall', session, seat: null } })
  expect(await me(seat.token)).toEqual({ status: 200, body: { role: 'seat', session, seat: seat.seat } })
  for (const wrong of [null, 'a'.repeat(43), server.workspace, sha256('x').slice(0, 32)]) {
    expect((await me(wrong)).status).toBe(401)
  }
})

test('a session that does not exist answers like a wrong token', async () => {
  const elsewhere = { base: server.base, session: 'no-such-session' }
  const unknown = await ask(elsewhere, server.facilitator, { type: 'openSession' }, 'a'.repeat(16))
  const wrong = await ask(server, 'b'.repeat(43), { type: 'openSession' }, 'a'.repeat(16))
  expect(unknown).toEqual(wrong)
  expect(codeOf(unknown)).toBe('not-signed-in')
})

test('a whole round: cast, called to a close, closed by the server, revealed', async () => {
  const seats = await Promise.all(Array.from({ length: 9 }, () => takeSeat(server)))
  const round = await openRound()
  const replies = await Promise.all(
    seats.map(({ token }) => ask(server, token, { type: 'castBallot', round, choice: '2', nonce: aNonce() })),
  )
  expect(replies.map(({ status }) => status)).toEqual(seats.map(() => 200))
  const own = await getJson(server, `/api/sessions/${server.session}/seat`, seats[0]?.token)
  expect(own.body).toMatchObject({ seat: seats[0]?.seat, group: 'staff', tookPart: [round], proposals: [] })
  await done(server, server.facilitator, { type: 'voidRound', round, reason: 'only to try' })
})

test('the same id gets the same answer byte for byte, for a saved and for a refused command', async () => {
  const { token } = await takeSeat(server)
  const proposal = {
    type: 'proposeEvidence' as const,
    question: QUESTION,
    claim: 'The ramp is too steep',
    source: 'I use it',
    characteristics: [],
    showGroup: false,
  }
  const savedId = freshCommandId()
  const first = await ask(server, token, proposal, savedId)
  const again = await Promise.all([1, 2, 3].map(() => ask(server, token, proposal, savedId)))
  expect(codeOf(first)).toBe('saved')
  for (const reply of again) expect(reply).toEqual(first)

  const refusedId = freshCommandId()
  const late = {
    type: 'castBallot' as const,
    round: RoundId.parse('no-such-round'),
    choice: '1' as const,
    nonce: aNonce(),
  }
  const refused = await ask(server, token, late, refusedId)
  expect(codeOf(refused)).toBe('unknown-round')
  expect(await ask(server, token, late, refusedId)).toEqual(refused)

  const other = await takeSeat(server)
  expect(codeOf(await ask(server, other.token, proposal, savedId))).toBe('command-id-reused')
  expect(codeOf(await ask(server, token, { ...proposal, claim: 'Another' }, savedId))).toBe('command-id-reused')
})

test('a ballot whose secret would stand in the trail as its id is not taken', async () => {
  const { token } = await takeSeat(server)
  const nonce = aNonce()
  const ballot = { type: 'castBallot', round: RoundId.parse('any-round'), choice: '1', nonce } as const
  expect(codeOf(await ask(server, token, ballot, nonce))).toBe('bad-request')
  expect(codeOf(await ask(server, token, ballot))).toBe('unknown-round')
})

test('the id of an entry that the trail shows cannot be used again', async () => {
  const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, server.wall)
  const { entries } = TrailFile.parse(body)
  const { token } = await takeSeat(server)
  const [first, second] = entries
  for (const entry of [first, second]) {
    const reply = await ask(server, token, { type: 'callForHelp' }, entry?.commandId)
    expect(codeOf(reply)).toBe('command-id-reused')
  }
})

test('a command that arrives many times at once happens once', async () => {
  const secret = aNonce()
  const command = { type: 'takeSeat' as const, joinCode: server.joinCode, group: 'staff', secretHash: sha256(secret) }
  const commandId = freshCommandId()
  const envelope = { version: 1, commandId, ...command }
  // As many as a seat that is known already may ask in a minute: on a busy machine most come after the first is answered.
  const replies = await Promise.all(Array.from({ length: 10 }, () => post(server, null, envelope)))
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  expect(replies.map(codeOf)).toEqual(replies.map(() => 'saved'))
})

test('what cannot be read is refused without being kept', async () => {
  const refusals = [
    [await post(server, server.facilitator, 'not json'), 400, 'bad-request'],
    [
      await post(server, server.facilitator, { version: 1, commandId: 'short', type: 'openSession' }),
      400,
      'bad-request',
    ],
    [
      await post(server, server.facilitator, { version: 2, commandId: freshCommandId(), type: 'openSession' }),
      400,
      'unknown-version',
    ],
    [
      await post(server, server.facilitator, { version: 1, commandId: freshCommandId(), type: 'rule' }),
      400,
      'bad-request',
    ],
    [await post(server, server.facilitator, 'x'.repeat(70_000)), 413, 'bad-request'],
    [await ask(server, server.wall, { type: 'openSession' }), 403, 'not-allowed'],
    [await ask(server, null, { type: 'openSession' }), 401, 'not-signed-in'],
  ] as const
  for (const [reply, status, code] of refusals) expect([reply.status, codeOf(reply)]).toEqual([status, code])
})

test('a wrong code opens no door, and one address may not try for ever', async () => {
  const at = await aServer()
  try {
    const tryCode = (code: string) => getJson(at, `/api/join/${code}`)
    const typed = at.joinCode.toLowerCase()
    expect((await tryCode(`${typed.slice(0, 4)}-${typed.slice(4)}`)).status).toBe(200)
    const statuses: number[] = []
    for (let n = 0; n < 30; n++) statuses.push((await tryCode('AAAAAAAA')).status)
    expect(statuses[0]).toBe(404)
    expect(statuses.at(-1)).toBe(429)
    expect((await tryCode(at.joinCode)).status).toBe(200)
  } finally {
    await at.stop()
  }
})

test('a seat may not send commands without end', async () => {
  const { token } = await takeSeat(server)
  const help = () => ask(server, token, { type: 'withdrawEvidence', evidence: EvidenceId.parse('none') })
  const codes = (await Promise.all(Array.from({ length: 30 }, help))).map(codeOf)
  expect(codes.filter((code) => code === 'too-many-requests').length).toBe(10)
})

test('the workspace makes sessions, and only with its own token', async () => {
  const list = await getJson(server, '/api/assessments', server.workspace)
  expect(list.status).toBe(200)
  expect((await getJson(server, '/api/assessments', server.lead)).status).toBe(401)
  expect((await getJson(server, '/api/sessions', null)).status).toBe(401)
  const response = await fetch(`${server.base}/api/assessments/mid-and-south-essex-2022-23/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.workspace}`, 'content-type': 'application/json' },
    body: '{}',
  })
  expect([400, 404]).toContain(response.status)
})

test('an announced close is a promise: a server for people makes no session that warns them less than five seconds', async () => {
  const strict = await aServer({ shortCountdowns: false })
  const made = async (at: AServer, countdownSeconds: number) => {
    const settings = { ...DEFAULT_SETTINGS, countdownSeconds }
    const groups = [{ id: 'staff', name: 'Staff' }]
    const response = await fetch(`${at.base}/api/assessments/${midAndSouthEssex.id}/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${at.workspace}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'A workshop', questions: ['2a'], groups, settings }),
    })
    return [countdownSeconds, response.status, (await response.text()).includes('5 seconds or more')]
  }
  try {
    for (const seconds of [0, 1, 4]) expect(await made(strict, seconds)).toEqual([seconds, 400, true])
    expect(await made(strict, 5)).toEqual([5, 201, false])
    expect(await made(server, 0)).toEqual([0, 201, false])
  } finally {
    await strict.stop()
  }
})

test('no token, choice or body is in the log', async () => {
  expect(server.lines.length).toBeGreaterThan(0)
  const log = server.lines.join('')
  for (const secret of [server.facilitator, server.lead, server.wall, server.workspace, 'The ramp is too steep']) {
    expect(log).not.toContain(secret)
  }
})

test('the organisation’s own grade is in nobody’s trail before the first blind vote is revealed', async () => {
  const server = await aServer()
  try {
    const seat = await takeSeat(server, 'staff')
    const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, seat.token)
    const { entries, texts } = TrailFile.parse(body)
    const [created] = entries[0]?.events ?? []
    expect(JSON.stringify(created)).toContain('"ownGrades":[{"grade":{"digest"')
    expect(texts.filter(({ words }) => /^[0-3]$/.test(words))).toEqual([])

    // Once the session has ended there is no vote left that it could anchor.
    await done(server, server.facilitator, { type: 'closeSession' })
    const ended = TrailFile.parse((await getJson(server, `/api/sessions/${server.session}/trail`, seat.token)).body)
    expect(ended.texts.filter(({ words }) => /^[0-3]$/.test(words)).length).toBeGreaterThan(0)
  } finally {
    await server.stop()
  }
})

test('a facilitator’s key does not open the lead’s work', async () => {
  const server = await aServer()
  try {
    const links = async (token: string) =>
      SessionLinks.parse((await getJson(server, `/api/sessions/${server.session}/links`, token)).body)
    expect((await links(server.facilitator)).finalise).not.toContain('#')
    expect((await links(server.lead)).finalise).toContain('#t=')
  } finally {
    await server.stop()
  }
})
