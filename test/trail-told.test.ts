/** While a round is open, nobody reads in the trail who has just voted. */
import { type Head, TrailFile, verifyTrail } from '@eds/audit/trail'
import { QuestionId, RoundId } from '@eds/session/session'
import { TURNOUT_EVERY_MS, timeOfVote } from '@eds/session/turnout'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClock } from './a-clock.ts'
import { type AServer, aNonce, aServer, done, getJson, type Seated, takeSeat } from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const clock = aClock()
let server: AServer
let seats: Seated[]
let round: RoundId

beforeAll(async () => {
  server = await aServer({ clock })
  seats = await Promise.all(Array.from({ length: 6 }, () => takeSeat(server)))
  await done(server, server.facilitator, { type: 'openSession' })
  await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
  const opening = { type: 'openRound' as const, question: QUESTION, ask: { kind: 'grade' as const } }
  round = RoundId.parse(await done(server, server.facilitator, opening))
})
afterAll(() => server.stop())

/** The trail as each of those reads it who take part, with its head and how many votes it tells. */
async function told(): Promise<{ head: Head; votes: number }[]> {
  const readers = [seats[5]?.token ?? '', server.wall, server.facilitator, server.lead]
  return Promise.all(
    readers.map(async (token) => {
      const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, token)
      const file = TrailFile.parse(body)
      const check = verifyTrail(file)
      if (!check.ok) throw new Error(`expected a whole trail, found ${check.firstBroken.why}`)
      return { head: check.head, votes: file.entries.filter(({ command }) => command === 'castBallot').length }
    }),
  )
}
const inRoom = async () => (await getJson(server, `/api/sessions/${server.session}/room`, server.wall)).body
const vote = (seat: Seated | undefined) =>
  done(server, seat?.token ?? '', { type: 'castBallot', round, choice: '2', nonce: aNonce() })

test('votes come into everybody’s trail in the steps in which the room is told of them', async () => {
  const opened = await told()
  expect(opened.map(({ votes }) => votes)).toEqual([0, 0, 0, 0])
  await vote(seats[0])
  await vote(seats[1])
  expect(await told()).toEqual(opened)
  // Whoever asks for something in between brings no vote to light.
  await done(server, seats[5]?.token ?? '', { type: 'callForHelp' })
  expect(await told()).toEqual(opened)
  clock.pass(TURNOUT_EVERY_MS)
  // Fewer than five are not told, and the trail's length would tell them.
  expect(await told()).toEqual(opened)
  for (const seat of seats.slice(2, 5)) await vote(seat)
  expect(await told()).toEqual(opened)
  clock.pass(TURNOUT_EVERY_MS)
  const later = await told()
  expect(later.map(({ votes }) => votes)).toEqual([5, 5, 5, 5])
  await vote(seats[0])
  expect(await told()).toEqual(later)
})

test('nobody reads in the trail when within a step a vote was cast', async () => {
  const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, server.wall)
  const { entries } = TrailFile.parse(body)
  const votes = entries.flatMap(({ command }, n) => (command === 'castBallot' ? [n] : []))
  expect(votes.length).toBeGreaterThan(0)
  for (const n of votes) {
    const [at, before] = [entries[n]?.at ?? 0, entries[n - 1]?.at ?? 0]
    expect(at % TURNOUT_EVERY_MS === 0 || at === before).toBe(true)
  }
  const time = fc.integer({ min: 0, max: 2 ** 48 })
  fc.assert(
    fc.property(time, time, (at, previous) => {
      const told = timeOfVote(at, previous)
      expect(told).toBeLessThanOrEqual(at)
      expect(told).toBeGreaterThan(at - TURNOUT_EVERY_MS)
      if (at >= previous) expect(told).toBeGreaterThanOrEqual(previous)
      expect(told % TURNOUT_EVERY_MS === 0 || told === previous).toBe(true)
    }),
  )
})

test('the trail ends at the head that the room is told, and after the close it is whole', async () => {
  const [open] = await told()
  expect(JSON.stringify(await inRoom())).toContain(open?.head.hash)
  await done(server, server.facilitator, { type: 'callClose', round })
  await vote(seats[3])
  expect((await told()).map(({ votes }) => votes)).toEqual([5, 5, 5, 5])
  await done(server, server.facilitator, { type: 'voidRound', round, reason: 'The question was misread' })
  const [closed] = await told()
  expect(closed?.votes).toBe(7)
  expect(JSON.stringify(await inRoom())).toContain(closed?.head.hash)
})

test('nobody takes the auditor’s file in silence: the trail and everybody’s feed say that the lead took it', async () => {
  const path = `/api/sessions/${server.session}/audit`
  const refused = await Promise.all(
    [server.facilitator, server.wall, seats[0]?.token ?? '', server.lead].map(
      async (token) => (await getJson(server, path, token)).status,
    ),
  )
  expect(refused).toEqual([403, 403, 403, 409])
  expect(JSON.stringify(await inRoom())).not.toContain('takeAuditorsFile')
  await done(server, server.facilitator, { type: 'closeSession' })
  for (const times of [1, 2]) {
    const { status, body } = await getJson(server, path, server.lead)
    expect(status).toBe(200)
    const { entries } = TrailFile.parse(body)
    const taken = entries.filter(({ command }) => command === 'takeAuditorsFile')
    expect(taken.map(({ actor }) => actor)).toEqual(Array.from({ length: times }, () => ({ kind: 'lead' })))
    expect(JSON.stringify(await inRoom()).match(/"act":"takeAuditorsFile"/g)).toHaveLength(times)
  }
})
