import { replay } from '@eds/session/evolve'
import { deskRecords } from '@eds/session/projection'
import { OwnSeat, SeatList, SessionLinks } from '@eds/session/protocol'
import { GroupId, QuestionId, RoundId, SeatId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AServer, aNonce, aServer, done, getJson, takeSeat } from './a-server.ts'
import { aWorkshop, DOOR, FACILITATOR } from './a-workshop.ts'

let server: AServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

test('a seat keeps its number whatever happens to it, and no number is given twice', () => {
  const s = aWorkshop({ patients: 1 })
  const slip = { slipHash: 'a'.repeat(64), codeHash: 'b'.repeat(64) }
  s.must(FACILITATOR, { type: 'issueSlips', group: GroupId.parse('patients'), slips: [slip, slip] })
  const last = s.sit('staff')
  const [second, third] = [...s.state.slips.keys()]
  if (second === undefined || third === undefined) throw new Error('expected two slips')
  s.slipShown = third
  s.must(DOOR, { type: 'claimSlip', slip: 'whatever', secretHash: 'c'.repeat(64) })
  s.must(FACILITATOR, { type: 'reissueSeat', seat: third, ...slip })
  const numbers = new Map([
    [s.seats[0], 1],
    [second, 2],
    [third, 3],
    [last, 4],
  ])
  expect(s.state.seatNumbers).toEqual(numbers)
  expect(replay(s.events).seatNumbers).toEqual(numbers)
  const desk = deskRecords(s.state, {
    head: { seq: 1, hash: '0'.repeat(64) },
    feed: [],
    present: new Set(),
    turnout: null,
  })
  expect(desk.seats.get(third)).toMatchObject({ number: 3, standing: 'reissued' })
})

test('only the helper reads the list of seats: numbers, groups and who has a ballot in, never a choice', async () => {
  const { body } = await getJson(server, `/api/sessions/${server.session}/links`, server.facilitator)
  const helper = new URLSearchParams(new URL(SessionLinks.parse(body).helper).hash.slice(1)).get('t')
  const first = await takeSeat(server, 'staff')
  const second = await takeSeat(server, 'patients-and-service-users')
  await done(server, server.facilitator, { type: 'openSession' })
  const question = QuestionId.parse('2a')
  await done(server, server.facilitator, { type: 'showQuestion', question })
  const round = await done(server, server.facilitator, { type: 'openRound', question, ask: { kind: 'grade' } })
  if (helper === null || round === null) throw new Error('expected a helper and a round')
  await done(server, helper, {
    type: 'castAssistedBallot',
    round: RoundId.parse(round),
    seat: SeatId.parse(second.seat),
    choice: '2',
    nonce: aNonce(),
    helper: 'Sam',
  })
  const path = `/api/sessions/${server.session}/seats`
  const list = await getJson(server, path, helper)
  expect(SeatList.parse(list.body)).toEqual([
    { seat: first.seat, number: 1, group: 'staff', hasBallot: false, votedByPhone: false },
    { seat: second.seat, number: 2, group: 'patients-and-service-users', hasBallot: true, votedByPhone: false },
  ])
  for (const token of [null, first.token, server.facilitator, server.lead, server.wall]) {
    expect((await getJson(server, path, token)).status).toBe(403)
  }
  const own = await getJson(server, `/api/sessions/${server.session}/seat`, second.token)
  expect(OwnSeat.parse(own.body)).toMatchObject({
    number: 2,
    group: 'patients-and-service-users',
    tookPart: [round],
    assisted: [round],
  })
  // Whoever was helped may vote anew by phone, and the helper does not see it.
  const anew = { type: 'castBallot' as const, round: RoundId.parse(round), choice: '3' as const, nonce: aNonce() }
  await done(server, second.token, anew)
  expect((await getJson(server, path, helper)).body).toEqual(list.body)
})
