/** Long answers are for everybody in a hall behind one address, and without end for nobody. */
import { Report } from '@eds/report/report-record'
import { openAccess } from '@eds/server/access'
import { readingGate } from '@eds/server/reading-gate'
import { openThrottle } from '@eds/server/throttle'
import { QuestionId, RoundId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AServer, aNonce, aServer, done, getJson, takeSeat } from './a-server.ts'
import { hangUp, requestFrom } from './faults/http-client.ts'

let server: AServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(async () => {
  hangUp()
  await server.stop()
})

const HALL = '203.0.113.7'

test('three hundred people behind one address read the room, the record and the report several times in a minute', async () => {
  const throttle = openThrottle()
  const waits: number[] = []
  for (let person = 0; person < 300; person += 1) {
    // The server was away twice, and once the session ends: each phone fetches the room and proves the record anew.
    for (let time = 0; time < 4; time += 1) waits.push(await throttle.read('room', HALL))
    for (let time = 0; time < 4; time += 1) waits.push(await throttle.read('record', HALL))
    for (let time = 0; time < 2; time += 1) waits.push(await throttle.read('report', HALL))
  }
  expect(waits).toHaveLength(3000)
  expect(waits.filter((seconds) => seconds > 0)).toEqual([])
})

test('whoever reads without end is told when to come again; others, and other readings, go on', async () => {
  const throttle = openThrottle()
  const flood = await Promise.all(Array.from({ length: 4000 }, () => throttle.read('record', '2001:db8:0:7::1')))
  const refused = flood.filter((seconds) => seconds > 0)
  expect(refused.length).toBeGreaterThan(2000)
  expect(refused.every((seconds) => Number.isInteger(seconds) && seconds <= 60)).toBe(true)
  // Another address of the same house is the same house.
  expect(await throttle.read('record', '2001:db8:0:7::2')).toBeGreaterThan(0)
  expect(await throttle.read('record', '2001:db8:0:8::1')).toBe(0)
  expect(await throttle.read('room', '2001:db8:0:7::1')).toBe(0)
})

test('the addresses of one house share what they may ask at the door', async () => {
  const throttle = openThrottle()
  const asked = await Promise.all(
    Array.from({ length: 400 }, (_, n) => throttle.takeSeat(`2001:db8:0:9::${n.toString(16)}`)),
  )
  expect(asked.filter((seconds) => seconds > 0).length).toBeGreaterThan(50)
})

test('every long answer has its budget, whatever the spelling of its path, and says when to come again', async () => {
  const spent = (reading: string) => {
    const read = async (asked: string) => (asked === reading ? 7 : 0)
    const callerOf = () => ({ address: HALL, isPrivate: false })
    const access = openAccess(new Uint8Array(32))
    const app = readingGate({ throttle: { ...openThrottle(), read }, callerOf, access, rooms: { byId: () => null } })
    return async (path: string) => {
      const reply = await app.request(path)
      return [reply.status, reply.headers.get('retry-after')]
    }
  }
  const paths = {
    room: ['/api/sessions/a/room', '/api/sessions/%61/r%6fom'],
    record: ['/api/sessions/a/trail', '/api/sessions/a/audit', '/api/sessions/a/rounds/b/commitments'],
    report: [...['json', 'html', 'docx'].map((kind) => `/api/sessions/a/report.${kind}`), '/report/a'],
  }
  // Nothing stands behind the gate here: what it lets through is not found.
  for (const reading of Object.keys(paths)) {
    const answer = spent(reading)
    for (const [other, those] of Object.entries(paths))
      for (const path of those)
        expect([reading, path, ...(await answer(path))]).toEqual([
          reading,
          path,
          ...(other === reading ? [429, '7'] : [404, null]),
        ])
    for (const path of ['/api/sessions/a/me', '/api/sessions/a/seat', '/api/join/ABCD', '/'])
      expect([path, ...(await answer(path))]).toEqual([path, 404, null])
  }
})

test('over HTTP somebody without a key who reads without end is refused, and nobody with a key beside them is', async () => {
  const { session, lead, wall, workspace } = server
  const [one, other] = [await takeSeat(server), await takeSeat(server)]
  const from = (address: string, what: string, token?: string) =>
    requestFrom(address, {
      base: server.base,
      path: `/api/sessions/${session}/${what}`,
      ...(token === undefined ? {} : { token }),
    })
  /** @returns the first refusal for asking too often, and how many were answered otherwise */
  const floodUntilRefused = async (what: string, most: number, token?: string) => {
    let answered = 0
    while (answered < most) {
      const replies = await Promise.all(Array.from({ length: 60 }, () => from('127.0.0.50', what, token)))
      const refused = replies.find(({ status }) => status === 429)
      answered += replies.filter(({ status }) => status !== 429).length
      if (refused !== undefined) return { answered, refused }
    }
    throw new Error(`expected a refusal, found ${answered} answers`)
  }
  // Refusals cost as well: without a key, nothing of these is told.
  for (const [what, token] of [['room'], ['trail', aNonce()], ['report.json']] as const) {
    const { answered, refused } = await floodUntilRefused(what, 6000, token)
    expect(answered).toBeGreaterThan(850)
    expect(refused.body).toMatchObject({ status: 'refused', refusal: { code: 'too-many-requests' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  }
  const told = async (what: string, token: string) => [what, (await from('127.0.0.50', what, token)).status]
  for (const what of ['me', 'seat', 'room', 'trail']) expect(await told(what, one.token)).toEqual([what, 200])
  for (const what of ['room', 'trail']) expect(await told(what, wall)).toEqual([what, 200])
  for (const what of ['trail', 'report.json']) expect(await told(what, lead)).toEqual([what, 200])
  expect((await told('report.json', workspace))[1]).not.toBe(429)
  // A seat has a budget of its own, and spends no other seat's.
  const { answered } = await floodUntilRefused('room', 1000, one.token)
  expect(answered).toBeGreaterThan(60)
  expect(await told('room', other.token)).toEqual(['room', 200])
  expect(await told('trail', one.token)).toEqual(['trail', 200])
})

test('while a round is open, the draft of the report ends where the room’s trail does: its length would count the votes', async () => {
  const question = QuestionId.parse('2a')
  const seats = [await takeSeat(server), await takeSeat(server)]
  await done(server, server.facilitator, { type: 'openSession' })
  await done(server, server.facilitator, { type: 'showQuestion', question })
  const opening = { type: 'openRound' as const, question, ask: { kind: 'grade' as const } }
  const round = RoundId.parse(await done(server, server.facilitator, opening))
  const trailIn = async (token: string) =>
    Report.parse((await getJson(server, `/api/sessions/${server.session}/report.json`, token)).body).trail
  const before = await trailIn(server.lead)
  for (const { token } of seats) await done(server, token, { type: 'castBallot', round, choice: '2', nonce: aNonce() })
  expect(await trailIn(server.lead)).toEqual(before)
})
