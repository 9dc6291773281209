import type { SessionEvent } from '@eds/session/events'
import { replay } from '@eds/session/evolve'
import { feedItemOf, roomRecords } from '@eds/session/projection'
import { COMBINED_GROUP, EvidenceId, GroupId, SeatId } from '@eds/session/session'
import { lastRevealed } from '@eds/session/state'
import { expect, test } from 'vitest'
import { attendanceOf, missingGroups } from '../apps/web/screens/room/attendance.ts'
import { all, aPlan, aWorkshop, DOOR, FACILITATOR, HELPER, LEAD, PERINATAL, seatActor } from './a-workshop.ts'

const slip = { slipHash: 'a'.repeat(64), codeHash: 'b'.repeat(64) }
const patients = GroupId.parse('patients')

test('slips are issued for a group, claimed once, and not issued through a closed door', () => {
  const s = aWorkshop()
  s.must(FACILITATOR, { type: 'issueSlips', group: patients, slips: [slip, slip] })
  const [first] = s.state.slips.keys()
  if (!first) throw new Error('expected a slip')
  const claim = { type: 'claimSlip', slip: 'whatever', secretHash: 'c'.repeat(64) } as const
  expect(s.refused(DOOR, claim)).toBe('unknown-slip')
  s.slipShown = first
  s.must(DOOR, claim)
  expect(s.state.seats.get(first)).toEqual({ group: 'patients', from: null })
  expect(s.refused(DOOR, claim)).toBe('slip-used')
  s.must(FACILITATOR, { type: 'setDoor', open: false })
  expect(s.refused(FACILITATOR, { type: 'issueSlips', group: patients, slips: [slip] })).toBe('door-closed')
})

test('slips count against the seats of the session', () => {
  const s = aWorkshop({}, aPlan({ maxSeats: 2 }))
  s.must(FACILITATOR, { type: 'issueSlips', group: patients, slips: [slip, slip] })
  expect(() => s.sit('staff')).toThrow('session-full')
})

test('a reissued seat keeps its group and its ballot, and is claimed again with its new slip', () => {
  const s = aWorkshop({ patients: 1 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const round = s.openRound()
  s.vote(seat, round, '2')
  s.must(FACILITATOR, { type: 'reissueSeat', seat, ...slip })
  s.slipShown = seat
  s.must(DOOR, { type: 'claimSlip', slip: 'whatever', secretHash: 'c'.repeat(64) })
  s.vote(seat, round, '1')
  expect(s.state.voters.get(round)?.size).toBe(1)
  expect(s.state.seats.size).toBe(1)
})

test('a helper, and nobody else, enters a ballot for a seat; the trail says who and never what', () => {
  const s = aWorkshop({ patients: 1, staff: 2 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const round = s.openRound()
  const assisted = {
    type: 'castAssistedBallot',
    round,
    seat,
    choice: '3',
    nonce: 'ab'.repeat(16),
    helper: 'Sam Helper',
  } as const
  expect(s.refused(FACILITATOR, assisted)).toBe('not-allowed')
  expect(s.refused(HELPER, { ...assisted, seat: SeatId.parse('nobody') })).toBe('not-allowed')
  s.must(HELPER, assisted)
  expect(s.events.at(-1)).toEqual({ type: 'ballotCast', round, seat: { words: seat }, helper: { words: 'Sam Helper' } })
})

test('a helper takes the place of no vote from a phone, and a phone that votes later has the last word', () => {
  const s = aWorkshop({ patients: 2 })
  const [first, second] = s.seats
  if (!first || !second) throw new Error('expected seats')
  const round = s.openRound()
  const enter = (seat: SeatId, choice: '0' | '3') =>
    ({ type: 'castAssistedBallot', round, seat, choice, nonce: 'ab'.repeat(16), helper: 'Sam' }) as const
  s.vote(first, round, '2')
  expect(s.refused(HELPER, enter(first, '0'))).toBe('voted-by-phone')
  s.must(HELPER, enter(second, '0'))
  s.must(HELPER, enter(second, '3'))
  expect(s.state.assisted.get(round)).toEqual(new Set([second]))
  s.vote(second, round, '1')
  expect(s.state.assisted.get(round)).toEqual(new Set())
  // The helper who entered one is told as ever, or would learn that the person voted anew; the phone's stays.
  s.must(HELPER, enter(second, '0'))
  expect(s.state.assisted.get(round)).toEqual(new Set())
  expect(s.ballots.get(round)?.get(second)?.choice).toBe('1')
  const next = s.state.voters.get(round)
  expect(next).toEqual(new Set([first, second]))
})

test('everybody reads in the feed that a helper entered a vote, on which question, and never for which seat', () => {
  const s = aWorkshop({ patients: 1 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const round = s.openRound()
  const events: SessionEvent[] = [{ type: 'ballotCast', round, seat: { words: seat }, helper: { words: 'Sam' } }]
  const entry = { seq: 9, at: s.now, command: 'castAssistedBallot', events }
  expect(feedItemOf({ ...entry, actor: HELPER }, s.state)).toEqual({
    seq: 9,
    at: s.now,
    by: 'helper',
    act: 'castAssistedBallot',
    question: PERINATAL,
    reason: null,
    written: true,
  })
  expect(feedItemOf({ ...entry, command: 'castBallot', actor: seatActor(seat) }, s.state)).toBeNull()
})

test('somebody alone in a group that must be heard may join the combined group before voting, and is heard there', () => {
  const plan = aPlan()
  const s = aWorkshop(
    { patients: 1, staff: 4 },
    { ...plan, groups: [...plan.groups, { id: COMBINED_GROUP, name: 'Small groups together' }] },
  )
  const [alone, other] = s.seats
  if (!alone || !other) throw new Error('expected seats')
  s.must(seatActor(alone), { type: 'moveSeat', group: COMBINED_GROUP })
  s.playRound(all(s.seats, '2'))
  const revealed = lastRevealed(s.state, PERINATAL, 'grade')
  expect(revealed).toMatchObject({ result: { room: { state: 'agreed', grade: 2 } } })
  // Nobody says of a group that moved that it was silent, or that it is missing.
  const shown = revealed?.state === 'revealed' && revealed.result.kind === 'grade' ? revealed.result.room.groups : []
  expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining([COMBINED_GROUP]))
  expect(shown.map(({ id }) => id)).not.toContain('patients')
  const around = { head: { seq: 1, hash: '0'.repeat(64) }, feed: [], present: new Set(s.seats), turnout: null }
  const presence = [...roomRecords(s.state, around).presence.values()]
  const question = s.state.plan.questions.find(({ id }) => id === PERINATAL) ?? null
  expect(question?.mustHear).toContain('patients')
  const attendance = attendanceOf(s.state.plan.groups, presence, question)
  expect(missingGroups(attendance)).toEqual([])
  expect(attendance.map(({ group }) => group.id)).not.toContain('patients')
  const gone = presence.map((each) => (each.group === COMBINED_GROUP ? { ...each, present: 0 } : each))
  expect(missingGroups(attendanceOf(s.state.plan.groups, gone, question)).map(({ group }) => group.id)).toEqual([
    COMBINED_GROUP,
  ])
  expect(s.refused(seatActor(other), { type: 'moveSeat', group: COMBINED_GROUP })).toBe('seat-has-voted')
})

test('a needed group that moved is heard by its own votes alone, and not by those of others who sit there', () => {
  const plan = aPlan()
  const s = aWorkshop(
    { patients: 1, unions: 1, staff: 5 },
    { ...plan, groups: [...plan.groups, { id: COMBINED_GROUP, name: 'Small groups together' }] },
  )
  const [patient, union, ...staff] = s.seats
  if (!patient || !union) throw new Error('expected seats')
  for (const seat of [patient, union]) s.must(seatActor(seat), { type: 'moveSeat', group: COMBINED_GROUP })
  const roomAfter = (voters: readonly SeatId[]) => {
    const round = s.playRound(all(voters, '2'))
    const revealed = s.state.rounds.get(round)
    if (revealed?.state !== 'revealed' || revealed.result.kind !== 'grade') throw new Error('expected a result')
    return { state: revealed.result.room.state, groups: revealed.result.room.groups.map(({ id }) => id) }
  }
  expect(s.state.plan.questions.find(({ id }) => id === PERINATAL)?.mustHear).toEqual(['patients'])
  const silent = roomAfter([union, ...staff])
  expect([silent.state, silent.groups.includes(patients)]).toEqual(['inquorate', true])
})

test('only people in a very small group move, the last of a pair too, and nobody while a round runs', () => {
  const plan = aPlan({ shapeFloor: 1 })
  const s = aWorkshop(
    { patients: 2, staff: 2, unions: 1 },
    { ...plan, groups: [...plan.groups, { id: COMBINED_GROUP, name: 'Small groups together' }] },
  )
  const [patient, , staff, lastStaff, union] = s.seats
  if (!patient || !staff || !lastStaff || !union) throw new Error('expected seats')
  const move = { type: 'moveSeat', group: COMBINED_GROUP } as const
  expect(s.refused(seatActor(patient), move)).toBe('not-allowed')
  const round = s.openRound()
  expect(s.refused(seatActor(union), move)).toBe('round-already-open')
  for (const seat of [patient, staff, lastStaff]) s.vote(seat, round, '2')
  s.close(round)
  expect(s.refused(seatActor(union), move)).toBe('round-already-open')
  s.reveal(round)
  s.must(seatActor(union), move)
  expect(s.refused(seatActor(union), move)).toBe('unknown-group')

  const pairs = aWorkshop({ staff: 2 }, { ...s.state.plan, settings: { ...s.state.plan.settings, shapeFloor: 3 } })
  for (const seat of pairs.seats) pairs.must(seatActor(seat), move)
  expect([...pairs.state.seats.values()].map(({ group }) => group)).toEqual([COMBINED_GROUP, COMBINED_GROUP])
})

test('interests and dual roles are declared once and counted', () => {
  const s = aWorkshop({ staff: 1 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const by = seatActor(seat)
  s.must(by, { type: 'declareInterest', question: PERINATAL })
  s.must(by, { type: 'declareDualRole' })
  expect(s.refused(by, { type: 'declareInterest', question: PERINATAL })).toBe('already-declared')
  expect(s.state.interests.get(PERINATAL)?.size).toBe(1)
  expect(s.state.dualRoles.size).toBe(1)
})

test('a dual role is counted for its group only where that names no seat, also not by the difference from all', () => {
  const around = { head: { seq: 1, hash: '0'.repeat(64) }, feed: [], present: new Set<SeatId>(), turnout: null }
  const told = (sizes: Record<string, number>) => {
    const s = aWorkshop(sizes)
    for (const seat of s.seats) s.must(seatActor(seat), { type: 'declareDualRole' })
    const { presence, session } = roomRecords(s.state, around)
    return [session.get('session')?.dualRoles, ...[...presence.values()].map(({ dualRoles }) => dualRoles)]
  }
  expect(told({ patients: 3, staff: 4, unions: 5 })).toEqual([12, 3, 4, 5])
  expect(told({ patients: 3, staff: 4 })).toEqual([7, 3, 4, 0])
  expect(told({ patients: 1, staff: 4, unions: 5 })).toEqual([10, null, null, 5])
  expect(told({ patients: 1, staff: 2, unions: 5 })).toEqual([8, null, null, 5])
  expect(told({ patients: 1, staff: 1, unions: 5 })).toEqual([7, null, null, null])
  expect(told({ patients: 2 })).toEqual([2, null, 0, 0])
})

test('the numbers that protect people may only be raised, and not while a round runs', () => {
  const s = aWorkshop()
  const tighten = { type: 'tightenSettings', revealFloor: 6, disclosureThreshold: 10, shapeFloor: 4 } as const
  s.must(FACILITATOR, tighten)
  expect(s.refused(FACILITATOR, { ...tighten, disclosureThreshold: 9 })).toBe('only-tighter')
  expect(s.refused(FACILITATOR, { ...tighten, shapeFloor: 3 })).toBe('only-tighter')
  s.openRound()
  expect(s.refused(FACILITATOR, { ...tighten, revealFloor: 7 })).toBe('round-already-open')
})

test('redacted words are gone from the state, and a history whose text was erased gives the same state', () => {
  const s = aWorkshop({ patients: 1 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const made = s.must(seatActor(seat), {
    type: 'proposeEvidence',
    question: PERINATAL,
    claim: 'Mrs Smith of 4 High Street was turned away',
    source: 'Her neighbour',
    characteristics: [],
    showGroup: false,
  })
  const evidence = EvidenceId.parse(made)
  s.must(FACILITATOR, { type: 'acceptEvidence', evidence })
  s.must(LEAD, { type: 'redactEvidence', evidence, reason: 'It names a patient' })
  expect(s.refused(LEAD, { type: 'redactEvidence', evidence, reason: 'Again' })).toBe('unknown-text')
  expect(JSON.stringify([...s.state.proposals])).not.toContain('Smith')
  const erased: typeof s.events = JSON.parse(
    JSON.stringify(s.events, (_, value: unknown) =>
      isWords(value) && /Smith|neighbour/.test(value.words) ? { digest: 'd'.repeat(64) } : value,
    ),
  )
  expect(replay(erased)).toEqual(s.state)
})

const isWords = (value: unknown): value is { words: string } =>
  typeof value === 'object' && value !== null && 'words' in value && typeof value.words === 'string'

test('calls for time and help are answered one by one', () => {
  const s = aWorkshop({ staff: 1 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const round = s.openRound()
  s.must(seatActor(seat), { type: 'askForTime', round })
  expect(s.state.moreTime.get(round)?.size).toBe(1)
  s.must(seatActor(seat), { type: 'callForHelp' })
  s.must(FACILITATOR, { type: 'answerHelp', seat })
  expect(s.state.helpCalls.size).toBe(0)
  expect(s.refused(FACILITATOR, { type: 'answerHelp', seat })).toBe('unknown-seat')
})
