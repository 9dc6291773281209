import type { Next, Reason } from '@eds/consensus/policy'
import { QuestionId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { draftOf, needsReason } from '../apps/web/screens/desk/agreement-draft.ts'
import { atDoor } from '../apps/web/screens/desk/at-door.ts'
import { nextStep, type RoomNow, suggestedOutcome } from '../apps/web/screens/desk/next-step.ts'
import { otherActs } from '../apps/web/screens/desk/other-acts.ts'
import { anAgreement, aQuestion, aRound, consent, grades } from './a-desk.ts'

const NAMES = ['Undeveloped', 'Developing', 'Achieving', 'Excelling']
const QUESTIONS = [aQuestion('1a', 0), aQuestion('1b', 1), aQuestion('2a', 2)]
const FIRST = QuestionId.parse('1a')

const aRoom = (room: Partial<RoomNow> = {}): RoomNow => ({
  phase: 'open',
  currentQuestion: FIRST,
  wallView: 'question',
  revealFloor: 5,
  questions: QUESTIONS,
  rounds: [],
  agreements: [],
  openObjections: 0,
  asking: 0,
  seatsFree: 100,
  gradeNames: NAMES,
  ...room,
})
const act = (room: Partial<RoomNow>) => nextStep(aRoom(room)).act
const after = (next: Next, room: Partial<RoomNow> = {}) =>
  act({ rounds: [aRound('1a', 1, { state: 'revealed', result: grades({ next, state: 'near' }) })], ...room })

test('a lobby is opened, a closed session is finished', () => {
  expect(act({ phase: 'lobby', currentQuestion: null })).toEqual({ kind: 'send', command: { type: 'openSession' } })
  expect(act({ phase: 'closed' })).toEqual({ kind: 'finished' })
})

test('whoever asks to come in is let in before the session opens and before a vote, and the meeting may go on without them', () => {
  const vote = { kind: 'send', command: { type: 'openRound', question: '1a', ask: { kind: 'grade' } } }
  const lobby = aRoom({ phase: 'lobby', currentQuestion: null, asking: 3 })
  expect(nextStep(lobby)).toMatchObject({ act: { kind: 'admit' }, label: 'Let 3 people in' })
  expect(otherActs(lobby).map(({ id, act: other }) => [id, other])).toEqual([
    ['go-on', { kind: 'send', command: { type: 'openSession' } }],
    ['close', { kind: 'form', form: { name: 'close-session' } }],
  ])
  expect(nextStep(aRoom({ asking: 1 })).label).toBe('Let 1 person in')
  expect(otherActs(aRoom({ asking: 1 }))[0]).toEqual({ id: 'go-on', label: 'Open voting', act: vote })
  // One more at the door is the same step: a press that was meant for it is not one too soon.
  expect(nextStep(aRoom({ asking: 2 })).act).toEqual(nextStep(aRoom({ asking: 1 })).act)
})

test('when more ask than there are seats, nobody is let in by one press: the facilitator looks, or goes on without', () => {
  // Also before the first question: whoever comes in then has heard nothing of it.
  expect(nextStep(aRoom({ currentQuestion: null, asking: 15 })).label).toBe('Let 15 people in')
  const many = aRoom({ asking: 300, seatsFree: 40 })
  expect(nextStep(many)).toEqual({
    act: { kind: 'look', panel: 'asking' },
    label: 'Choose who comes in',
    why: '300 people ask to come in, and 40 seats are free.',
  })
  expect(otherActs(many)[0]).toMatchObject({ id: 'go-on', label: 'Open voting' })
  expect(nextStep(aRoom({ asking: 40, seatsFree: 40 }))).toMatchObject({ act: { kind: 'admit' } })
  // Without a free seat nobody can be let in: the meeting goes on as if nobody asked.
  expect(nextStep(aRoom({ asking: 300, seatsFree: 0 }))).toEqual(nextStep(aRoom()))
  expect(otherActs(aRoom({ asking: 300, seatsFree: 0 }))).toEqual(otherActs(aRoom()))
})

test('the door says how many can come in, and never offers more', () => {
  expect(atDoor(1, 1, true)).toMatchObject({ first: 1, label: 'Let them in' })
  expect(atDoor(12, 40, true)).toMatchObject({ first: 12, label: 'Let all 12 in' })
  expect(atDoor(300, 40, true)).toMatchObject({ first: 40, label: 'Let the first 40 in' })
  expect(atDoor(300, 40, true).hint).toContain('Only 40 seats are free.')
  expect(atDoor(2, 1, true)).toMatchObject({ first: 1, label: 'Let the first one in' })
  expect(atDoor(2, 1, true).hint).toContain('Only 1 seat is free.')
  expect(atDoor(3, 0, true)).toMatchObject({ first: 0, label: null })
  expect(atDoor(3, 0, true).hint).toContain('No seat is free')
  expect(atDoor(3, 40, false)).toMatchObject({ first: 0, label: null })
  expect(atDoor(3, 40, false).hint).toContain('The door is closed')
})

test('whoever asks does not stand in the way of a vote that runs, of its result, or of the end', () => {
  const open = [aRound('1a', 1, { state: 'open' })]
  const closed = [aRound('1a', 1, { state: 'closed' })]
  for (const room of [{ rounds: open }, { rounds: closed }, { phase: 'closed' as const }]) {
    expect(act({ ...room, asking: 5 })).toEqual(act(room))
    expect(otherActs(aRoom({ ...room, asking: 5 }))).toEqual(otherActs(aRoom(room)))
  }
})

test('a vote again is offered once beside letting people in', () => {
  const rounds = [aRound('1a', 1, { state: 'revealed', result: grades({ next: 'discuss-positions', state: 'split' }) })]
  const ids = otherActs(aRoom({ rounds, wallView: 'discussion', asking: 2 })).map(({ id }) => id)
  expect(ids).not.toContain('vote-again')
  expect(ids[0]).toBe('go-on')
})

test('an open session without a question shows the first one of the agenda, whatever the order of records', () => {
  expect(act({ currentQuestion: null, questions: QUESTIONS.toReversed() })).toEqual({
    kind: 'send',
    command: { type: 'showQuestion', question: '1a' },
  })
})

test('a round goes from open to called to closed to revealed', () => {
  expect(act({})).toEqual({ kind: 'send', command: { type: 'openRound', question: '1a', ask: { kind: 'grade' } } })
  expect(act({ rounds: [aRound('1a', 1, { state: 'open' })] })).toEqual({
    kind: 'send',
    command: { type: 'callClose', round: 'round-1a-1' },
  })
  expect(act({ rounds: [aRound('1a', 1, { state: 'open', closesAt: 9000 })] })).toEqual({ kind: 'wait', until: 9000 })
  expect(act({ rounds: [aRound('1a', 1, { state: 'closed' })] })).toEqual({
    kind: 'send',
    command: { type: 'revealRound', round: 'round-1a-1', override: null },
  })
})

test('a round of too few ballots asks for a reason, one of none is set aside', () => {
  expect(act({ rounds: [aRound('1a', 1, { state: 'closed' }, 4)] })).toEqual({
    kind: 'form',
    form: { name: 'override', round: 'round-1a-1' },
  })
  expect(act({ rounds: [aRound('1a', 1, { state: 'closed' }, 0)] })).toEqual({
    kind: 'form',
    form: { name: 'void', round: 'round-1a-1' },
  })
})

test('after a void round the vote is opened again', () => {
  expect(nextStep(aRoom({ rounds: [aRound('1a', 1, { state: 'void' })] })).label).toBe('Open voting again')
})

test('each advice of the policy leads to its act', () => {
  const vote = { kind: 'send', command: { type: 'openRound', question: '1a', ask: { kind: 'grade' } } }
  const wall = (view: string) => ({ kind: 'send', command: { type: 'showOnWall', view } })
  const record = (suggested: unknown) => ({ kind: 'form', form: { name: 'agreement', question: '1a', suggested } })
  const agreed = { kind: 'agreed', grade: 2 }
  expect(after('record')).toEqual(record(agreed))
  expect(after('consent-check')).toEqual({
    kind: 'send',
    command: { type: 'openRound', question: '1a', ask: { kind: 'consent', grade: 2 } },
  })
  for (const next of ['hear-group', 'hear-objection', 'discuss-positions'] as const) {
    expect(after(next)).toEqual(wall('discussion'))
    expect(after(next, { wallView: 'discussion' })).toEqual(vote)
  }
  for (const next of ['review-evidence', 'gather-evidence'] as const) {
    expect(after(next)).toEqual(wall('evidence'))
    expect(after(next, { wallView: 'evidence' })).toEqual(vote)
  }
  expect(after('invite')).toEqual(wall('join'))
  expect(after('close-with-dissent')).toEqual(record(agreed))
  expect(after('escalate')).toEqual(record({ kind: 'split' }))
})

test('a split is suggested as a split, never as its provisional middle', () => {
  const split = [aRound('1a', 1, { state: 'revealed', result: grades({ state: 'split', grade: 1, next: 'escalate' }) })]
  expect(suggestedOutcome(split, FIRST)).toEqual({ kind: 'split' })
})

test('with the votes used up the room records where it stands', () => {
  const rounds = [1, 2, 3].map((number) =>
    aRound('1a', number, {
      state: 'revealed',
      result: grades({ state: 'inquorate', grade: null, next: 'gather-evidence', reasons: ['insufficient-evidence'] }),
    }),
  )
  expect(act({ rounds })).toEqual({
    kind: 'form',
    form: { name: 'agreement', question: '1a', suggested: { kind: 'no-evidence' } },
  })
})

test('a room that had not enough evidence is not suggested to lack voices, unless a group is missing', () => {
  const suggested = (reasons: Reason[]) =>
    suggestedOutcome(
      [
        aRound('1a', 1, {
          state: 'revealed',
          result: grades({ state: 'inquorate', grade: null, next: 'invite', reasons }),
        }),
      ],
      FIRST,
    )
  expect(suggested(['too-few-ballots', 'insufficient-evidence'])).toEqual({ kind: 'no-evidence' })
  expect(suggested(['missing-groups', 'insufficient-evidence'])).toEqual({ kind: 'no-grade' })
})

test('where why there is no grade stays untold, nothing is chosen for the facilitator', () => {
  const untold = [
    grades({ state: 'inquorate', grade: null, next: 'review-evidence', reasons: [] }),
    grades({ state: 'grade-alone', grade: null, next: 'review-evidence', reasons: [] }),
  ]
  for (const result of untold) {
    const rounds = [1, 2, 3].map((number) => aRound('1a', number, { state: 'revealed', result }))
    expect(nextStep(aRoom({ rounds }))).toEqual({
      act: { kind: 'form', form: { name: 'agreement', question: '1a', suggested: null } },
      label: 'Record the outcome',
      why: 'The votes are used up.',
    })
    expect(draftOf(suggestedOutcome(rounds, FIRST))).toEqual({ outcome: null, reason: '', dissent: '' })
  }
})

test('the desk names no middle of a split room, and offers none between two camps', () => {
  const asks = (result: Parameters<typeof grades>[0]) =>
    otherActs(aRoom({ rounds: [aRound('1a', 1, { state: 'revealed', result: grades(result) })] }))
      .filter(({ id }) => id === 'consent')
      .map(({ label }) => label)
  const split = { state: 'split', grade: 0, next: 'discuss-positions' } as const
  expect(asks({ state: 'near', grade: 2, next: 'consent-check' })).toEqual(['Ask: can you live with Achieving?'])
  expect(asks(split)).toEqual(['Ask: can you live with the middle grade?'])
  expect(asks({ ...split, polarised: true })).toEqual([])
  expect(asks({ ...split, tie: true })).toEqual([])
})

test('a vote of too few voices is suggested as no grade, and needs a reason to be called a split', () => {
  const rounds = [1, 2, 3].map((number) =>
    aRound('1a', number, {
      state: 'revealed',
      result: grades({ state: 'inquorate', grade: null, next: 'invite', reasons: ['missing-groups'] }),
    }),
  )
  expect(nextStep(aRoom({ rounds }))).toEqual({
    act: { kind: 'form', form: { name: 'agreement', question: '1a', suggested: { kind: 'no-grade' } } },
    label: 'Record no grade',
    why: 'The votes are used up.',
  })
  const draft = { reason: '', dissent: '' }
  const asks = (['no-grade', 'split', 'no-evidence', 2] as const).map((outcome) =>
    needsReason({ ...draft, outcome }, rounds, FIRST),
  )
  expect(asks).toEqual([false, true, true, true])
})

test('a consent check is recorded when adopted, and talked about when not', () => {
  const near = aRound('1a', 1, { state: 'revealed', result: grades({ state: 'near', next: 'consent-check' }) })
  const check = (adopted: boolean) => [near, aRound('1a', 2, { state: 'revealed', result: consent(2, adopted) })]
  expect(act({ rounds: check(true) })).toEqual({
    kind: 'form',
    form: { name: 'agreement', question: '1a', suggested: { kind: 'agreed', grade: 2 } },
  })
  expect(act({ rounds: check(false) })).toEqual({ kind: 'send', command: { type: 'showOnWall', view: 'discussion' } })
})

test('an open objection is heard before a grade is recorded', () => {
  expect(after('record', { openObjections: 1 })).toEqual({ kind: 'look', panel: 'objections' })
  expect(after('hear-objection', { openObjections: 1 })).toEqual({ kind: 'look', panel: 'objections' })
  expect(after('consent-check', { openObjections: 1 })).toEqual({ kind: 'look', panel: 'objections' })
  expect(after('escalate', { openObjections: 1 })).toMatchObject({ kind: 'form' })
})

test('what is recorded leads to the next unrecorded question, then back to earlier ones, then to the close', () => {
  const done = (id: string) => anAgreement(id, { kind: 'split', fallback: null })
  const show = (question: string) => ({ kind: 'send', command: { type: 'showQuestion', question } })
  expect(act({ agreements: [done('1a')] })).toEqual(show('1b'))
  expect(act({ currentQuestion: QuestionId.parse('2a'), agreements: [done('2a')] })).toEqual(show('1a'))
  expect(act({ agreements: QUESTIONS.map(({ id }) => done(id)) })).toEqual({
    kind: 'form',
    form: { name: 'close-session' },
  })
})

test('a vote after the record opens the question again', () => {
  const rounds = [aRound('1a', 7, { state: 'revealed', result: grades({}) })]
  const agreements = [anAgreement('1a', { kind: 'agreed', grade: 1, by: 'vote' }, 5000)]
  expect(act({ rounds, agreements })).toMatchObject({ kind: 'form', form: { name: 'agreement' } })
})

test('what else may be done follows the round', () => {
  const ids = (room: Partial<RoomNow>) => otherActs(aRoom(room)).map(({ id }) => id)
  const revealed = (number: number) => aRound('1a', number, { state: 'revealed', result: grades({ state: 'near' }) })
  expect(ids({ phase: 'lobby', currentQuestion: null })).toEqual(['close'])
  expect(ids({})).toEqual(['record', 'close'])
  expect(ids({ rounds: [aRound('1a', 1, { state: 'open' })] })).toEqual(['void'])
  expect(ids({ rounds: [aRound('1a', 1, { state: 'open', closesAt: 9000 })] })).toEqual(['keep-open', 'void'])
  expect(ids({ rounds: [aRound('1a', 1, { state: 'closed' })] })).toEqual(['void'])
  expect(ids({ rounds: [revealed(1)] })).toEqual(['vote-again', 'consent', 'record', 'close'])
  expect(ids({ rounds: [revealed(1), revealed(2), revealed(3)] })).toEqual(['consent', 'record', 'close'])
  expect(ids({ phase: 'closed' })).toEqual([])
})
