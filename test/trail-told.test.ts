/** While a round is open, nobody reads in the trail that somebody has voted, or voted anew. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { type Head, TrailFile, verifyTrail } from '@eds/audit/trail'
import { FeedItem } from '@eds/session/document'
import { SessionLinks } from '@eds/session/protocol'
import { EvidenceId, QuestionId, RoundId, SeatId } from '@eds/session/session'
import { TURNOUT_EVERY_MS, timeOfVote } from '@eds/session/turnout'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aClock } from './a-clock.ts'
import { type AServer, aNonce, aServer, ask, done, freshCommandId, getJson, type Seated, takeSeat } from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const clock = aClock()
let server: AServer
let seats: Seated[]
let round: RoundId
let helper: string

beforeAll(async () => {
  server = await aServer({ clock })
  seats = await Promise.all(Array.from({ length: 6 }, () => takeSeat(server)))
  const { body } = await getJson(server, `/api/sessions/${server.session}/links`, server.facilitator)
  helper = new URL(SessionLinks.parse(body).helper).hash.replace('#t=', '')
  await done(server, server.facilitator, { type: 'openSession' })
  await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
  const opening = { type: 'openRound' as const, question: QUESTION, ask: { kind: 'grade' as const } }
  round = RoundId.parse(await done(server, server.facilitator, opening))
})
afterAll(() => server.stop())

/** The trail as each of those reads it who take part, with its head and how many helpers' votes it tells. */
async function told(): Promise<{ head: Head; helped: number }[]> {
  const readers = [seats[5]?.token ?? '', server.wall, server.facilitator, server.lead]
  return Promise.all(
    readers.map(async (token) => {
      const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, token)
      const file = TrailFile.parse(body)
      const check = verifyTrail(file)
      if (!check.ok) throw new Error(`expected a whole trail, found ${check.firstBroken.why}`)
      expect(file.entries.filter(({ command }) => command === 'castBallot')).toEqual([])
      return { head: check.head, helped: file.entries.filter(({ command }) => command === 'castAssistedBallot').length }
    }),
  )
}
const inRoom = async () => (await getJson(server, `/api/sessions/${server.session}/room`, server.wall)).body
const ballot = () => ({ type: 'castBallot' as const, round, choice: '2' as const, nonce: aNonce() })
const vote = (seat: Seated | undefined) => done(server, seat?.token ?? '', ballot())
const voteFor = (seat: Seated | undefined) =>
  done(server, helper, { ...ballot(), type: 'castAssistedBallot', seat: SeatId.parse(seat?.seat), helper: 'Sam' })

test('a phone’s vote, and a vote changed, make no entry, no act in the feed, and no number in anybody’s answer', async () => {
  const opened = await told()
  const before = await inRoom()
  await vote(seats[0])
  await vote(seats[1])
  await vote(seats[1])
  await vote(seats[2])
  expect([await told(), await inRoom()]).toEqual([opened, before])
  clock.pass(TURNOUT_EVERY_MS)
  // A vote's own answer is told the newest entry that everybody is told of, whatever has come since.
  const { answer } = await ask(server, seats[0]?.token ?? '', ballot())
  expect(answer).toMatchObject({ status: 'saved', seq: opened[0]?.head.seq, head: opened[0]?.head.hash, made: round })
})

test('whoever acts before and after a helper’s vote learns from no answer and from no list of acts that it came between', async () => {
  const [open] = await told()
  const captions = async (languages: string[]) => {
    const id = freshCommandId()
    const { answer } = await ask(server, server.facilitator, { type: 'showCaptions', languages }, id)
    // Again, with the same id: the same answer.
    const again = await ask(server, server.facilitator, { type: 'showCaptions', languages }, id)
    expect(again.answer).toEqual(answer)
    expect(answer).toMatchObject({ status: 'saved', seq: open?.head.seq, head: open?.head.hash })
    return acts()
  }
  /** By the numbers that the room is told, those of acts since the told head. */
  const acts = async () => {
    const { feed } = z.object({ feed: z.record(z.string(), FeedItem) }).parse(await inRoom())
    return Object.entries(feed).flatMap(([key, { seq, act }]) => {
      expect(key).toBe(String(seq))
      return seq > (open?.head.seq ?? 0) ? [{ seq, act }] : []
    })
  }
  const first = await captions(['cy'])
  const second = await captions([])
  await voteFor(seats[3])
  const { answer } = await ask(server, seats[0]?.token ?? '', ballot())
  expect(answer).toMatchObject({ status: 'saved', seq: open?.head.seq })
  const third = await captions(['cy'])
  const numbers = third.map(({ seq }) => seq)
  expect(third.map(({ act }) => act)).toEqual(['showCaptions', 'showCaptions', 'showCaptions'])
  expect(numbers.map((seq) => seq - (numbers[0] ?? 0))).toEqual([0, 1, 2])
  // Each keeps the number that it was told with.
  expect([third.slice(0, 1), third.slice(0, 2)]).toEqual([first, second])
  await done(server, server.facilitator, { type: 'showCaptions', languages: [] })
})

test('nobody finds out by trying to take words out of an entry whether a helper’s vote is there', async () => {
  const [open] = await told()
  const before = await inRoom()
  for (let seq = (open?.head.seq ?? 0) + 1; seq <= (open?.head.seq ?? 0) + 20; seq += 1) {
    const command = { type: 'redactText' as const, text: { kind: 'entry' as const, seq }, reason: 'Is it there?' }
    const { answer } = await ask(server, server.facilitator, command)
    expect(answer).toMatchObject({ status: 'refused', refusal: { code: 'unknown-text' } })
  }
  expect(await inRoom()).toEqual(before)
})

test('votes that a helper enters come into everybody’s trail in the steps in which the room is told of them', async () => {
  const before = await told()
  // The one entered before is not told of either.
  expect(before.map(({ helped }) => helped)).toEqual([0, 0, 0, 0])
  // Whoever asks for something in between brings no vote to light.
  await done(server, seats[5]?.token ?? '', { type: 'callForHelp' })
  expect(await told()).toEqual(before)
  clock.pass(TURNOUT_EVERY_MS)
  // Fewer than five are not told, and the trail would tell of them.
  expect(await told()).toEqual(before)
  await voteFor(seats[4])
  expect(await told()).toEqual(before)
  clock.pass(TURNOUT_EVERY_MS)
  const later = await told()
  expect(later.map(({ helped }) => helped)).toEqual([2, 2, 2, 2])
  await vote(seats[0])
  await voteFor(seats[4])
  expect(await told()).toEqual(later)
})

test('what was written in an act goes by the number that it is told with, also once its place in the trail is told', async () => {
  const [first, second] = midAndSouthEssex.entries.flatMap(({ evidence }) => evidence.map(({ id }) => id))
  const reason = 'It names Mrs Canary'
  const numberOf = async (evidence = '') => {
    await done(server, server.facilitator, { type: 'redactEvidence', evidence: EvidenceId.parse(evidence), reason })
    const { feed } = z.object({ feed: z.record(z.string(), FeedItem) }).parse(await inRoom())
    return Object.values(feed).find((item) => item.written && JSON.stringify(item).includes(reason))?.seq ?? 0
  }
  const takeOut = (seq: number) =>
    done(server, server.facilitator, { type: 'redactText', text: { kind: 'entry', seq }, reason: 'It named somebody' })
  await takeOut(await numberOf(first))
  expect(JSON.stringify(await inRoom())).not.toContain(reason)
  const seq = await numberOf(second)
  clock.pass(TURNOUT_EVERY_MS)
  await takeOut(seq)
  expect(JSON.stringify(await inRoom())).not.toContain(reason)
})

test('nobody reads in the trail when within a step a helper entered a vote', async () => {
  const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, server.wall)
  const { entries } = TrailFile.parse(body)
  const votes = entries.flatMap(({ command }, n) => (command === 'castAssistedBallot' ? [n] : []))
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
  await voteFor(seats[5])
  expect((await told()).map(({ helped }) => helped)).toEqual([3, 3, 3, 3])
  await done(server, server.facilitator, { type: 'voidRound', round, reason: 'The question was misread' })
  const [closed] = await told()
  expect(closed?.helped).toBe(4)
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
