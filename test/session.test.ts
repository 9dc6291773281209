import { feedItemOf } from '@eds/session/projection'
import { EvidenceId, GroupId } from '@eds/session/session'
import { lastRevealed } from '@eds/session/state'
import { describe, expect, test } from 'vitest'
import {
  all,
  aPlan,
  aWorkshop,
  DOOR,
  FACILITATOR,
  JOIN_CODE,
  LEAD,
  PERINATAL,
  SUPPORT,
  WALL,
  Workshop,
} from './a-workshop.ts'

const seatCommand = (group: string, joinCode = JOIN_CODE) =>
  ({ type: 'takeSeat', joinCode, group: GroupId.parse(group), secretHash: 'a'.repeat(64) }) as const

describe('the door', () => {
  test('a wrong code, an unknown group, a full room, a closed door and an ended session each say which it was', () => {
    const room = new Workshop(aPlan({ maxSeats: 1 }))
    expect(room.refused(DOOR, seatCommand('patients', 'WRONGCDE'))).toBe('unknown-join-code')
    expect(room.refused(DOOR, seatCommand('nobody'))).toBe('unknown-group')
    room.sit('patients')
    expect(room.refused(DOOR, seatCommand('patients'))).toBe('session-full')
    const closedDoor = aWorkshop()
    closedDoor.must(FACILITATOR, { type: 'setDoor', open: false })
    expect(closedDoor.refused(DOOR, seatCommand('patients'))).toBe('door-closed')
    closedDoor.must(FACILITATOR, { type: 'closeSession' })
    expect(closedDoor.refused(DOOR, seatCommand('patients'))).toBe('session-closed')
  })
})

describe('a round', () => {
  test('[V1] a second ballot replaces the first until close', () => {
    const s = aWorkshop({ patients: 3, staff: 3 })
    const round = s.openRound()
    for (const [seat, choice] of all(s.seats, '0')) s.vote(seat, round, choice)
    for (const [seat, choice] of all(s.seats, '2')) s.vote(seat, round, choice)
    expect(s.state.voters.get(round)?.size).toBe(6)
    s.close(round)
    s.reveal(round)
    expect(lastRevealed(s.state, PERINATAL, 'grade')).toMatchObject({
      received: 6,
      result: { room: { state: 'agreed', grade: 2 } },
    })
  })

  test('[V2] a ballot after the countdown has run out is too late even before the round is closed', () => {
    const s = aWorkshop({ patients: 3 }, aPlan({ countdownSeconds: 10 }))
    const [first, second] = s.seats
    if (!first || !second) throw new Error('expected seats')
    const round = s.openRound()
    expect(s.vote(first, round, '1').ok).toBe(true)
    s.must(FACILITATOR, { type: 'callClose', round })
    s.now += 9_999
    expect(s.vote(second, round, '1').ok).toBe(true)
    s.now += 1
    expect(s.vote(first, round, '2')).toMatchObject({ refusal: { code: 'round-not-open' } })
  })

  test('[V3] a choice that the round does not offer is refused and counts nothing', () => {
    const s = aWorkshop({ patients: 1 })
    const [seat] = s.seats
    if (!seat) throw new Error('expected a seat')
    const round = s.openRound()
    expect(s.vote(seat, round, 'c')).toMatchObject({ refusal: { code: 'bad-choice' } })
    expect(s.state.voters.get(round)?.size).toBe(0)
  })

  test('only one round at a time, only on the question shown, never reopened, never more than three votes on a grade', () => {
    const s = aWorkshop({ patients: 3, staff: 3 }, aPlan({ revealFloor: 5 }))
    expect(s.refused(FACILITATOR, { type: 'openRound', question: PERINATAL, ask: { kind: 'grade' } })).toBe(
      'not-current-question',
    )
    const round = s.openRound()
    expect(s.refused(FACILITATOR, { type: 'openRound', question: PERINATAL, ask: { kind: 'grade' } })).toBe(
      'round-already-open',
    )
    expect(s.refused(FACILITATOR, { type: 'showQuestion', question: SUPPORT })).toBe('round-already-open')
    for (const seat of s.seats.slice(0, 4)) s.vote(seat, round, '1')
    s.close(round)
    expect(s.refused(FACILITATOR, { type: 'callClose', round })).toBe('round-not-open')
    expect(s.refused(FACILITATOR, { type: 'revealRound', round, override: null })).toBe('too-few-ballots')
    s.must(FACILITATOR, { type: 'revealRound', round, override: 'Four people could stay' })
    s.playRound(all(s.seats, '1'))
    s.playRound(all(s.seats, '1'))
    expect(s.refused(FACILITATOR, { type: 'openRound', question: PERINATAL, ask: { kind: 'grade' } })).toBe(
      'rounds-used-up',
    )
    expect([...s.state.rounds.values()].map((r) => r.number)).toEqual([1, 2, 3])
  })

  test('a void round stays on the record with its reason and can be followed by another', () => {
    const s = aWorkshop({ patients: 3 })
    const round = s.openRound()
    s.must(FACILITATOR, { type: 'voidRound', round, reason: 'The question was read out wrongly' })
    expect(s.state.rounds.get(round)).toMatchObject({
      state: 'void',
      reason: { words: 'The question was read out wrongly' },
    })
    expect(s.openRound()).not.toBe(round)
  })
})

describe('grades never overwrite each other', () => {
  test('own, rounds, result, agreed and final stand side by side', () => {
    const s = aWorkshop({ patients: 4, staff: 4, unions: 4 })
    const first = s.playRound(new Map(s.seats.map((seat, i) => [seat, i % 3 === 0 ? '0' : '2'])))
    const second = s.playRound(all(s.seats, '2'))
    s.must(FACILITATOR, {
      type: 'recordAgreement',
      question: PERINATAL,
      outcome: { kind: 'agreed', grade: 2 },
      reason: null,
      dissent: 'Some patients had waited too long',
    })
    s.must(FACILITATOR, { type: 'closeSession' })
    const settle = {
      type: 'settleFinalGrade',
      question: PERINATAL,
      status: { status: 'graded', grade: 1 },
      rationale: null,
      reason: null,
      secondSignatory: null,
      owner: null,
    } as const
    expect(s.refused(LEAD, settle)).toBe('reason-needed')
    expect(s.refused(LEAD, { ...settle, reason: 'New figures' })).toBe('second-signatory-needed')
    s.must(LEAD, { ...settle, reason: 'New figures', secondSignatory: 'A. Director' })
    expect(s.state.plan.ownGrades).toContainEqual({ question: PERINATAL, grade: { words: '1' } })
    expect(s.state.rounds.get(first)).toMatchObject({ number: 1, state: 'revealed' })
    expect(s.state.rounds.get(second)).toMatchObject({ number: 2, state: 'revealed', result: { room: { grade: 2 } } })
    expect(s.state.agreements.get(PERINATAL)).toMatchObject([{ outcome: { kind: 'agreed', grade: 2, by: 'vote' } }])
    expect(s.state.finals.get(PERINATAL)).toMatchObject([{ status: { status: 'graded', grade: 1 } }])
  })

  test('a split is recorded as a split, and a grade against the votes needs a reason', () => {
    const s = aWorkshop({ patients: 6, staff: 6 })
    s.playRound(new Map(s.seats.map((seat, i) => [seat, i % 2 === 0 ? '0' : '3'])))
    const record = { type: 'recordAgreement', question: PERINATAL, reason: null, dissent: null } as const
    expect(s.refused(FACILITATOR, { ...record, outcome: { kind: 'agreed', grade: 3 } })).toBe('reason-needed')
    s.must(FACILITATOR, { ...record, outcome: { kind: 'split' } })
    expect(s.state.agreements.get(PERINATAL)).toMatchObject([{ outcome: { kind: 'split', fallback: 0 } }])
  })

  test('a vote of too few voices is recorded as no grade, and as a split only with a reason', () => {
    const s = aWorkshop({ patients: 6 })
    s.playRound(all(s.seats, '2'))
    expect(lastRevealed(s.state, PERINATAL, 'grade')).toMatchObject({
      result: { room: { state: 'inquorate', grade: null } },
    })
    const record = { type: 'recordAgreement', question: PERINATAL, reason: null, dissent: null } as const
    expect(s.refused(FACILITATOR, { ...record, outcome: { kind: 'split' } })).toBe('reason-needed')
    expect(s.refused(FACILITATOR, { ...record, outcome: { kind: 'no-evidence' } })).toBe('reason-needed')
    s.must(FACILITATOR, { ...record, outcome: { kind: 'no-grade' } })
    expect(s.state.agreements.get(PERINATAL)).toMatchObject([{ outcome: { kind: 'no-grade' }, reason: null }])
  })

  test('no grade needs a reason where the voices were enough, and may be recorded before any vote with one', () => {
    const outcome = { kind: 'no-grade' } as const
    const record = { type: 'recordAgreement', question: PERINATAL, outcome, reason: null, dissent: null } as const
    const quorate = aWorkshop({ patients: 6, staff: 6 })
    quorate.playRound(all(quorate.seats, '2'))
    expect(quorate.refused(FACILITATOR, record)).toBe('reason-needed')
    const unasked = aWorkshop({ patients: 3 })
    unasked.must(FACILITATOR, { type: 'showQuestion', question: PERINATAL })
    expect(unasked.refused(FACILITATOR, record)).toBe('reason-needed')
    unasked.must(FACILITATOR, { ...record, reason: 'The staff networks were called away' })
    expect(unasked.state.agreements.get(PERINATAL)).toMatchObject([{ round: null, outcome }])
  })

  test('a lead follows a vote of too few voices by leaving it without a grade', () => {
    const s = aWorkshop({ patients: 6 })
    s.playRound(all(s.seats, '2'))
    const outcome = { kind: 'no-grade' } as const
    s.must(FACILITATOR, { type: 'recordAgreement', question: PERINATAL, outcome, reason: null, dissent: null })
    s.must(FACILITATOR, { type: 'closeSession' })
    const nothing = { rationale: null, reason: null, secondSignatory: null, owner: null }
    const settle = { type: 'settleFinalGrade', question: PERINATAL, ...nothing } as const
    expect(s.refused(LEAD, { ...settle, status: { status: 'graded', grade: 2 } })).toBe('reason-needed')
    s.must(LEAD, { ...settle, status: { status: 'not-graded' } })
    expect(s.state.finals.get(PERINATAL)).toMatchObject([{ status: { status: 'not-graded' } }])
  })

  test('a near result is closed by a consent check that the room adopts', () => {
    const s = aWorkshop({ patients: 5, staff: 5 })
    s.playRound(new Map(s.seats.map((seat, i) => [seat, i % 5 < 3 ? '2' : '1'])))
    expect(lastRevealed(s.state, PERINATAL, 'grade')).toMatchObject({
      result: { room: { state: 'near', next: 'consent-check', grade: 2 } },
    })
    s.playRound(all(s.seats, 'c'), PERINATAL, { kind: 'consent', grade: 2 })
    s.must(FACILITATOR, {
      type: 'recordAgreement',
      question: PERINATAL,
      outcome: { kind: 'agreed', grade: 2 },
      reason: null,
      dissent: null,
    })
    expect(s.state.agreements.get(PERINATAL)).toMatchObject([{ outcome: { by: 'consent', grade: 2 } }])
  })
})

test('publishing needs an ended session, every question settled, and two people; afterwards nothing changes but words that must go', () => {
  const s = aWorkshop({ patients: 3, staff: 3 })
  for (const question of [PERINATAL, SUPPORT]) {
    s.playRound(all(s.seats, '1'), question)
    s.must(FACILITATOR, {
      type: 'recordAgreement',
      question,
      outcome: { kind: 'agreed', grade: 1 },
      reason: null,
      dissent: 'Mrs Example said no',
    })
  }
  const publish = { type: 'publishReport', signatories: ['Ann Lead', 'Bo Sponsor'], textsChecked: true } as const
  expect(s.refused(LEAD, { ...publish, signatories: [...publish.signatories] })).toBe('session-not-open')
  s.must(FACILITATOR, { type: 'closeSession' })
  expect(s.refused(LEAD, { ...publish, signatories: [...publish.signatories] })).toBe('final-grade-missing')
  for (const question of [PERINATAL, SUPPORT]) {
    s.must(LEAD, {
      type: 'settleFinalGrade',
      question,
      status: { status: 'graded', grade: 1 },
      rationale: null,
      reason: null,
      secondSignatory: null,
      owner: null,
    })
  }
  const alike = ['ann lead', 'Ann  Lead', 'Ann\u200b Lead', 'Ａnn\u00a0Lead', 'ANN\u00ad LE\ufe0fAD', 'Ann\u2800Lead']
  for (const twin of alike) {
    const signatories = ['Ann Lead', twin]
    expect([twin, s.refused(LEAD, { ...publish, signatories })]).toEqual([twin, 'second-signatory-needed'])
    expect(s.refused(LEAD, { ...publish, signatories: [...signatories, 'Ben'] })).toBe('second-signatory-needed')
  }
  s.must(LEAD, { ...publish, signatories: [...publish.signatories] })
  expect(s.refused(FACILITATOR, { type: 'setDoor', open: true })).toBe('already-published')
  expect(s.refused(WALL, { type: 'setDoor', open: true })).toBe('not-allowed')
  const dissent = { kind: 'agreement', question: PERINATAL, number: 1, part: 'dissent' } as const
  const redact = { type: 'redactText', text: dissent, reason: 'It names a person' } as const
  expect(s.refused(LEAD, { ...redact, text: { ...dissent, number: 2 } })).toBe('unknown-text')
  s.must(LEAD, redact)
  expect(s.state.agreements.get(PERINATAL)).toMatchObject([{ dissent: { digest: '0'.repeat(64) }, reason: null }])
  expect(s.state.agreements.get(SUPPORT)).toMatchObject([{ dissent: { words: 'Mrs Example said no' } }])
})

test('evidence reaches the room only once accepted, and its author alone may withdraw it', () => {
  const s = aWorkshop({ patients: 2 })
  const [author, other] = s.seats
  if (!author || !other) throw new Error('expected seats')
  const by = (seat: typeof author) => ({ kind: 'seat', seat }) as const
  const propose = {
    type: 'proposeEvidence',
    question: PERINATAL,
    claim: 'The waiting room has no hearing loop',
    source: 'I was there',
    characteristics: ['disability' as const],
    showGroup: true,
  } as const
  const ids = [0, 1].map(() => s.must(by(author), { ...propose, characteristics: ['disability'] }))
  const evidence = [...s.state.proposals.keys()]
  expect(evidence).toEqual(ids)
  const [first, second] = evidence
  if (!first || !second) throw new Error('expected evidence')
  expect(s.refused(by(other), { type: 'withdrawEvidence', evidence: first })).toBe('evidence-not-yours')
  s.must(FACILITATOR, { type: 'acceptEvidence', evidence: first })
  expect(s.refused(FACILITATOR, { type: 'declineEvidence', evidence: first, reason: 'late' })).toBe(
    'evidence-not-waiting',
  )
  s.must(FACILITATOR, { type: 'declineEvidence', evidence: second, reason: 'It is there already' })
  expect([...s.state.proposals.values()].map(({ proposal }) => proposal.standing.state)).toEqual([
    'accepted',
    'declined',
  ])
})

test('evidence that was accepted or declined may be put back to wait, and what a seat withdrew may not', () => {
  const s = aWorkshop({ patients: 2 })
  s.must(FACILITATOR, { type: 'showQuestion', question: PERINATAL })
  const [author] = s.seats
  if (!author) throw new Error('expected a seat')
  const by = { kind: 'seat', seat: author } as const
  const claim = { claim: 'The waiting room has no hearing loop', source: 'I was there', showGroup: true }
  s.must(by, { type: 'proposeEvidence', question: PERINATAL, characteristics: [], ...claim })
  const [evidence] = s.state.proposals.keys()
  if (!evidence) throw new Error('expected evidence')
  const standing = () => s.state.proposals.get(evidence)?.proposal.standing.state
  const returned = { type: 'returnEvidence', evidence } as const
  expect(s.refused(FACILITATOR, returned)).toBe('unknown-evidence')
  s.must(FACILITATOR, { type: 'acceptEvidence', evidence })
  s.must(FACILITATOR, returned)
  expect(standing()).toBe('waiting')
  s.must(FACILITATOR, { type: 'declineEvidence', evidence, reason: 'It is there already' })
  s.must(FACILITATOR, returned)
  expect(standing()).toBe('waiting')
  s.must(by, { type: 'withdrawEvidence', evidence })
  expect(s.refused(FACILITATOR, returned)).toBe('unknown-evidence')
})

test('accepted evidence stays before the room while its question is voted on, until the result is shown', () => {
  const s = aWorkshop({ patients: 3 })
  const [author] = s.seats
  if (!author) throw new Error('expected a seat')
  const claim = { claim: 'The waiting room has no hearing loop', source: 'I was there', showGroup: false }
  const propose = (question: typeof PERINATAL) =>
    EvidenceId.parse(
      s.must({ kind: 'seat', seat: author }, { type: 'proposeEvidence', question, characteristics: [], ...claim }),
    )
  const [accepted, declined, elsewhere] = [propose(PERINATAL), propose(PERINATAL), propose(SUPPORT)]
  s.must(FACILITATOR, { type: 'acceptEvidence', evidence: accepted })
  s.must(FACILITATOR, { type: 'acceptEvidence', evidence: elsewhere })
  s.must(FACILITATOR, { type: 'declineEvidence', evidence: declined, reason: 'It is there already' })
  const round = s.openRound()
  const hide = { type: 'returnEvidence', evidence: accepted } as const
  expect(s.refused(FACILITATOR, hide)).toBe('round-already-open')
  s.must(FACILITATOR, { type: 'returnEvidence', evidence: declined })
  s.must(FACILITATOR, { type: 'returnEvidence', evidence: elsewhere })
  for (const seat of s.seats) s.vote(seat, round, '2')
  s.close(round)
  expect(s.refused(FACILITATOR, hide)).toBe('round-already-open')
  s.reveal(round)
  s.must(FACILITATOR, hide)
  const entry = { seq: 9, at: s.now, actor: FACILITATOR, command: 'returnEvidence', events: s.events.slice(-1) }
  expect(feedItemOf(entry, s.state)).toMatchObject({ act: 'returnEvidence', question: PERINATAL })
})

test('why evidence was declined is for its author: everybody reads that it was, and not why', () => {
  const s = aWorkshop({ patients: 3 })
  const [author] = s.seats
  if (!author) throw new Error('expected a seat')
  const claim = { claim: 'Mrs Example was turned away', source: 'I was there', showGroup: false }
  const evidence = EvidenceId.parse(
    s.must(
      { kind: 'seat', seat: author },
      { type: 'proposeEvidence', question: PERINATAL, characteristics: [], ...claim },
    ),
  )
  s.must(FACILITATOR, { type: 'declineEvidence', evidence, reason: 'Leave Mrs Example out' })
  const events = s.events.slice(-1)
  expect(events).toMatchObject([{ type: 'evidenceDeclined', reason: { words: 'Leave Mrs Example out' } }])
  const entry = { seq: 9, at: s.now, actor: FACILITATOR, command: 'declineEvidence', events }
  expect(feedItemOf(entry, s.state)).toMatchObject({ act: 'declineEvidence', question: PERINATAL, reason: null })
})

test('"heard" may be taken back, and the objection then denies "agreed" again', () => {
  const s = aWorkshop({ patients: 3, staff: 3 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  s.must(FACILITATOR, { type: 'showQuestion', question: PERINATAL })
  s.must({ kind: 'seat', seat }, { type: 'raiseObjection', question: PERINATAL, reason: 'Nobody asked Deaf people' })
  const [objection] = s.state.objections.keys()
  if (!objection) throw new Error('expected an objection')
  expect(s.refused(FACILITATOR, { type: 'reopenObjection', objection })).toBe('unknown-objection')
  s.must(FACILITATOR, { type: 'answerObjection', objection })
  s.must(FACILITATOR, { type: 'reopenObjection', objection })
  s.playRound(all(s.seats, '2'))
  expect(lastRevealed(s.state, PERINATAL, 'grade')).toMatchObject({ result: { room: { next: 'hear-objection' } } })
})

test('an announced close may be taken back while the countdown runs, and called again', () => {
  const s = aWorkshop({ patients: 3 }, aPlan({ countdownSeconds: 10 }))
  s.must(FACILITATOR, { type: 'showQuestion', question: PERINATAL })
  s.must(FACILITATOR, { type: 'openRound', question: PERINATAL, ask: { kind: 'grade' } })
  const [round] = s.state.rounds.keys()
  if (!round) throw new Error('expected a round')
  expect(s.refused(FACILITATOR, { type: 'keepOpen', round })).toBe('bad-request')
  s.must(FACILITATOR, { type: 'callClose', round })
  s.must(FACILITATOR, { type: 'keepOpen', round })
  expect(s.state.rounds.get(round)).toMatchObject({ state: 'open', closesAt: null })
  s.must(FACILITATOR, { type: 'callClose', round })
  s.now += 3_600_000
  expect(s.refused(FACILITATOR, { type: 'keepOpen', round })).toBe('round-not-open')
})

test('how long the meeting is to be is known to every desk until the session is closed', () => {
  const s = aWorkshop({ patients: 1 })
  s.must(FACILITATOR, { type: 'planMeeting', minutes: 90 })
  expect(s.state.meetingMinutes).toBe(90)
  s.must(FACILITATOR, { type: 'planMeeting', minutes: null })
  expect(s.state.meetingMinutes).toBeNull()
  s.must(FACILITATOR, { type: 'closeSession' })
  expect(s.refused(FACILITATOR, { type: 'planMeeting', minutes: 90 })).toBe('session-closed')
})

test('the wall’s languages are the facilitator’s choice, each named once', () => {
  const s = aWorkshop({ patients: 1 })
  s.must(FACILITATOR, { type: 'showCaptions', languages: ['ur', 'ur'] })
  expect(s.state.captions).toEqual(['ur'])
  s.must(FACILITATOR, { type: 'showCaptions', languages: [] })
  expect(s.state.captions).toEqual([])
})

test('an open objection denies "agreed" until it is heard', () => {
  const s = aWorkshop({ patients: 3, staff: 3 })
  const [seat] = s.seats
  if (!seat) throw new Error('expected a seat')
  const by = { kind: 'seat', seat } as const
  s.must(FACILITATOR, { type: 'showQuestion', question: PERINATAL })
  const reason = 'Nobody asked Deaf people'
  s.must(by, { type: 'raiseObjection', question: PERINATAL, reason })
  s.playRound(all(s.seats, '2'))
  expect(lastRevealed(s.state, PERINATAL, 'grade')).toMatchObject({
    result: { room: { state: 'near', next: 'hear-objection' } },
  })
  const [objection] = s.state.objections.keys()
  if (!objection) throw new Error('expected an objection')
  s.must(FACILITATOR, { type: 'answerObjection', objection })
  s.playRound(all(s.seats, '2'))
  expect(lastRevealed(s.state, PERINATAL, 'grade')).toMatchObject({ result: { room: { state: 'agreed' } } })
})
