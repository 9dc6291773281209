import { canonicalJson } from '@eds/audit/canonical'
import { desk, room } from '@eds/session/document'
import { openDocuments } from '@eds/session/document-writer'
import { SessionEvent } from '@eds/session/events'
import { replay } from '@eds/session/evolve'
import { COMMAND_TYPES, mayAsk } from '@eds/session/permissions'
import { deskRecords, roomRecords } from '@eds/session/projection'
import { Command, type CommandType } from '@eds/session/protocol'
import {
  type Actor,
  COMBINED_GROUP,
  EvidenceId,
  GroupId,
  ObjectionId,
  QuestionId,
  RoundId,
  SeatId,
} from '@eds/session/session'
import { turnoutOf } from '@eds/session/turnout'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPlan, DOOR, FACILITATOR, JOIN_CODE, LEAD, PERINATAL, SERVER, SUPPORT, WALL, Workshop } from './a-workshop.ts'

const someId = fc.integer({ min: 1, max: 60 }).map((n) => `id-${String(n).padStart(6, '0')}`)
const round = someId.map((id) => RoundId.parse(id))
const seat = someId.map((id) => SeatId.parse(id))
const evidence = someId.map((id) => EvidenceId.parse(id))
const objection = someId.map((id) => ObjectionId.parse(id))
const question = fc.constantFrom(PERINATAL, SUPPORT, QuestionId.parse('9z'))
const words = fc.constantFrom('Because', 'Tak', 'وجہ')
const maybeWords = fc.option(words, { nil: null })
const grade = fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3)
const nonce = fc.constant('ab'.repeat(16))

const commands: Record<CommandType, fc.Arbitrary<Command>> = {
  takeSeat: fc.record({
    type: fc.constant('takeSeat'),
    joinCode: fc.constantFrom(JOIN_CODE, 'WRONG'),
    group: fc.constantFrom('patients', 'staff', 'unions', 'nobody').map((id) => GroupId.parse(id)),
    secretHash: fc.constant('0'.repeat(64)),
  }),
  claimSlip: fc.record({
    type: fc.constant('claimSlip'),
    slip: fc.constant('ABCDEFGH'),
    secretHash: fc.constant('1'.repeat(64)),
  }),
  moveSeat: fc.record({
    type: fc.constant('moveSeat'),
    group: fc.constantFrom('staff', COMBINED_GROUP).map((id) => GroupId.parse(id)),
  }),
  declareInterest: fc.record({ type: fc.constant('declareInterest'), question }),
  declareDualRole: fc.constant({ type: 'declareDualRole' }),
  askForTime: fc.record({ type: fc.constant('askForTime'), round }),
  callForHelp: fc.constant({ type: 'callForHelp' }),
  castAssistedBallot: fc.record({
    type: fc.constant('castAssistedBallot'),
    round,
    seat,
    choice: fc.constantFrom('0', '3', 'x', 'o'),
    nonce,
    helper: words,
  }),
  setAdmission: fc.record({
    type: fc.constant('setAdmission'),
    admission: fc.constantFrom('ask', 'at-once'),
  }),
  admitSeats: fc.record({ type: fc.constant('admitSeats'), seats: fc.array(seat, { minLength: 1, maxLength: 4 }) }),
  turnAwaySeats: fc.record({
    type: fc.constant('turnAwaySeats'),
    seats: fc.array(seat, { minLength: 1, maxLength: 4 }),
  }),
  issueSlips: fc.record({
    type: fc.constant('issueSlips'),
    group: fc.constantFrom('patients', 'nobody').map((id) => GroupId.parse(id)),
    slips: fc.array(fc.constant({ slipHash: '2'.repeat(64), codeHash: '3'.repeat(64) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  reissueSeat: fc.record({
    type: fc.constant('reissueSeat'),
    seat,
    slipHash: fc.constant('2'.repeat(64)),
    codeHash: fc.constant('3'.repeat(64)),
  }),
  answerHelp: fc.record({ type: fc.constant('answerHelp'), seat }),
  redactText: fc.record({
    type: fc.constant('redactText'),
    text: fc.oneof(
      fc.record({ kind: fc.constant('objection' as const), objection }),
      fc.record({ kind: fc.constant('decline-reason' as const), evidence }),
      fc.record({
        kind: fc.constant('agreement' as const),
        question,
        number: fc.integer({ min: 1, max: 3 }),
        part: fc.constantFrom('reason' as const, 'dissent' as const),
      }),
      fc.record({ kind: fc.constant('entry' as const), seq: fc.integer({ min: 1, max: 40 }) }),
    ),
    reason: words,
  }),
  redactEvidence: fc.record({ type: fc.constant('redactEvidence'), evidence, reason: words }),
  tightenSettings: fc.record({
    type: fc.constant('tightenSettings'),
    revealFloor: fc.integer({ min: 3, max: 10 }),
    disclosureThreshold: fc.integer({ min: 8, max: 50 }),
    shapeFloor: fc.integer({ min: 1, max: 8 }),
  }),
  castBallot: fc.record({
    type: fc.constant('castBallot'),
    round,
    choice: fc.constantFrom('0', '1', '2', '3', 'e', 'x', 'c', 's', 'o'),
    nonce,
  }),
  proposeEvidence: fc.record({
    type: fc.constant('proposeEvidence'),
    question,
    claim: words,
    source: words,
    characteristics: fc.array(fc.constantFrom('age', 'disability'), { maxLength: 2 }),
    showGroup: fc.boolean(),
  }),
  withdrawEvidence: fc.record({ type: fc.constant('withdrawEvidence'), evidence }),
  raiseObjection: fc.record({ type: fc.constant('raiseObjection'), question, reason: words }),
  withdrawObjection: fc.record({ type: fc.constant('withdrawObjection'), objection }),
  planMeeting: fc.record({ type: fc.constant('planMeeting'), minutes: fc.constantFrom(null, 90, 600) }),
  openSession: fc.constant({ type: 'openSession' }),
  closeSession: fc.constant({ type: 'closeSession' }),
  setDoor: fc.record({ type: fc.constant('setDoor'), open: fc.boolean() }),
  showQuestion: fc.record({ type: fc.constant('showQuestion'), question }),
  showOnWall: fc.record({ type: fc.constant('showOnWall'), view: fc.constantFrom('join', 'result', 'grades') }),
  showCaptions: fc.record({ type: fc.constant('showCaptions'), languages: fc.subarray(['ur', 'pl']) }),
  returnEvidence: fc.record({ type: fc.constant('returnEvidence'), evidence }),
  reopenObjection: fc.record({ type: fc.constant('reopenObjection'), objection }),
  acceptEvidence: fc.record({ type: fc.constant('acceptEvidence'), evidence }),
  declineEvidence: fc.record({ type: fc.constant('declineEvidence'), evidence, reason: words }),
  openRound: fc.record({
    type: fc.constant('openRound'),
    question,
    ask: fc.oneof(
      fc.constant({ kind: 'grade' as const }),
      grade.map((g) => ({ kind: 'consent' as const, grade: g })),
    ),
  }),
  callClose: fc.record({ type: fc.constant('callClose'), round }),
  keepOpen: fc.record({ type: fc.constant('keepOpen'), round }),
  closeRound: fc.record({ type: fc.constant('closeRound'), round }),
  revealRound: fc.record({ type: fc.constant('revealRound'), round, override: maybeWords }),
  voidRound: fc.record({ type: fc.constant('voidRound'), round, reason: words }),
  answerObjection: fc.record({ type: fc.constant('answerObjection'), objection }),
  recordAgreement: fc.record({
    type: fc.constant('recordAgreement'),
    question,
    outcome: fc.oneof(
      grade.map((g) => ({ kind: 'agreed' as const, grade: g })),
      fc.constant({ kind: 'split' as const }),
      fc.constant({ kind: 'no-evidence' as const }),
      fc.constant({ kind: 'no-grade' as const }),
    ),
    reason: maybeWords,
    dissent: maybeWords,
  }),
  settleFinalGrade: fc.record({
    type: fc.constant('settleFinalGrade'),
    question,
    status: fc.oneof(
      grade.map((g) => ({ status: 'graded' as const, grade: g })),
      fc.constant({ status: 'no-evidence' as const }),
    ),
    rationale: maybeWords,
    reason: maybeWords,
    secondSignatory: maybeWords,
    owner: maybeWords,
  }),
  chooseDomain1Rule: fc.record({
    type: fc.constant('chooseDomain1Rule'),
    rule: fc.constantFrom('highest-total', 'chosen-service'),
    service: fc.constant(null),
    reason: maybeWords,
  }),
  publishReport: fc.record({
    type: fc.constant('publishReport'),
    signatories: fc.array(fc.constantFrom('Ann', 'Bo'), { minLength: 2, maxLength: 2 }),
    textsChecked: fc.constant(true as const),
  }),
  takeAuditorsFile: fc.constant({ type: 'takeAuditorsFile' as const }),
}

const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(FACILITATOR, FACILITATOR, DOOR, LEAD, SERVER, WALL) },
  { weight: 3, arbitrary: seat.map((id): Actor => ({ kind: 'seat', seat: id })) },
)

/** Mostly sensible steps, so that random play gets deep; any step by anybody in between. */
const step = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.tuple(actor, fc.oneof(...Object.values(commands))).map(([by, command]) => ({ by, command })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('sit', 'show', 'open', 'vote', 'vote', 'vote', 'close', 'reveal', 'record', 'settle'),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Takes one step; a word stands for the sensible command of that name in the present state. */
function take(s: Workshop, next: Step): void {
  if (typeof next === 'object') {
    s.ask(next.by, next.command)
    return
  }
  const rounds = [...s.state.rounds.values()]
  const open = rounds.find((r) => r.state === 'open')
  const closed = rounds.find((r) => r.state === 'closed')
  const current = s.state.currentQuestion ?? PERINATAL
  if (next === 'sit') s.ask(DOOR, seatIn(s.events.length % 3))
  if (next === 'show') s.ask(FACILITATOR, { type: 'showQuestion', question: PERINATAL })
  if (next === 'open') s.ask(FACILITATOR, { type: 'openRound', question: current, ask: { kind: 'grade' } })
  if (next === 'vote' && open !== undefined) {
    const seats = [...s.state.seats.keys()]
    const voter = seats[s.events.length % Math.max(1, seats.length)]
    if (voter !== undefined)
      s.vote(voter, open.id, (['0', '1', '2', '3', 'e', 'x'] as const)[s.events.length % 6] ?? '0')
  }
  if (next === 'close' && open !== undefined) {
    s.ask(FACILITATOR, { type: 'callClose', round: open.id })
    s.ask(SERVER, { type: 'closeRound', round: open.id })
  }
  if (next === 'reveal' && closed !== undefined) {
    s.ask(FACILITATOR, { type: 'revealRound', round: closed.id, override: 'All who are here have voted' })
  }
  if (next === 'record') {
    const outcome = { kind: 'split' } as const
    s.ask(FACILITATOR, { type: 'recordAgreement', question: current, outcome, reason: null, dissent: 'Some disagree' })
  }
  if (next === 'settle') {
    const texts = { rationale: null, reason: 'Why', secondSignatory: 'Who', owner: null }
    s.ask(LEAD, { type: 'settleFinalGrade', question: current, status: { status: 'no-evidence' }, ...texts })
  }
}

const seatIn = (n: number): Command => ({
  type: 'takeSeat',
  joinCode: JOIN_CODE,
  group: GroupId.parse(['patients', 'staff', 'unions'][n]),
  secretHash: '0'.repeat(64),
})

function play(steps: readonly Step[]): Workshop {
  const s = new Workshop(aPlan())
  s.must(FACILITATOR, { type: 'openSession' })
  for (const next of steps) take(s, next)
  return s
}

const plays = fc.array(step, { minLength: 5, maxLength: 60 })

describe('laws of a session', () => {
  test('[S1] decide never throws, a refusal changes nothing, and every event is one that the log can hold', () => {
    let refused = 0
    let granted = 0
    fc.assert(
      fc.property(plays, fc.tuple(actor, fc.oneof(...Object.values(commands))), (steps, [anybody, command]) => {
        const s = play(steps)
        const seated = [...s.state.seats.keys()].map((seat): Actor => ({ kind: 'seat', seat }))
        // Whoever comes, and everybody who may: most of what is asked by whoever comes is refused for who asks.
        const allowed = [FACILITATOR, DOOR, LEAD, SERVER, ...seated].filter(({ kind }) => mayAsk(kind, command.type))
        for (const by of [anybody, ...allowed]) {
          const before = s.state
          if (s.ask(by, command).ok) granted += 1
          else {
            refused += 1
            expect(s.state).toBe(before)
          }
        }
        for (const event of s.events) expect(SessionEvent.parse(event)).toEqual(event)
      }),
      { numRuns: 150 },
    )
    expect(refused).toBeGreaterThan(0)
    expect(granted).toBeGreaterThan(0)
  })

  test('[S2] the state is the fold of the events, however far the session has got', () => {
    fc.assert(
      fc.property(plays, (steps) => {
        const s = play(steps)
        expect(replay(s.events)).toEqual(s.state)
        // What is hashed must survive the trip through canonical JSON.
        expect(replay(s.events.map((event) => SessionEvent.parse(JSON.parse(canonicalJson(event)))))).toEqual(s.state)
      }),
      { numRuns: 100 },
    )
  })

  test('[S3] only the role that the table names may ask, whatever the phase', () => {
    const roles: Actor[] = [FACILITATOR, LEAD, DOOR, SERVER, WALL, { kind: 'seat', seat: SeatId.parse('id-000001') }]
    let looked = 0
    fc.assert(
      fc.property(plays, fc.record(commands), (steps, examples) => {
        const s = play(steps)
        for (const by of roles) {
          for (const type of COMMAND_TYPES) {
            if (mayAsk(by.kind, type)) continue
            expect(s.refused(by, examples[type])).toBe('not-allowed')
            looked += 1
          }
        }
      }),
      { numRuns: 20 },
    )
    expect(looked).toBeGreaterThan(1000)
  })

  test('[S4] nothing that anybody can read tells one choice from another before the reveal', () => {
    const choice = fc.constantFrom<'0' | '1' | '2' | '3' | 'e' | 'x'>('0', '1', '2', '3', 'e', 'x')
    const votes = fc.array(choice, { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(votes, votes, (ours, theirs) => {
        const worlds = [ours, theirs].map((choices) => {
          const s = new Workshop(aPlan())
          s.must(FACILITATOR, { type: 'openSession' })
          const seats = choices.map((_, i) => s.sit(['patients', 'staff', 'unions'][i % 3] ?? 'staff'))
          const opened = s.openRound()
          for (const [i, id] of seats.entries()) s.vote(id, opened, choices[i] ?? 'x')
          const around = { head: { seq: 1, hash: '0'.repeat(64) }, feed: [], present: new Set(seats), turnout: null }
          return JSON.stringify({
            events: s.events,
            room: Object.entries(roomRecords(s.state, around)).map(([k, v]) => [k, [...v]]),
            desk: Object.entries(deskRecords(s.state, around)).map(([k, v]) => [k, [...v]]),
          })
        })
        expect(worlds[0]).toBe(worlds[1])
      }),
      { numRuns: 100 },
    )
  })

  test('[S5] the documents say what the state says, step by step, and a document begun anew says the same', () => {
    fc.assert(
      fc.property(plays, (steps) => {
        const s = new Workshop(aPlan())
        s.must(FACILITATOR, { type: 'openSession' })
        const live = openDocuments()
        const around = () => ({
          head: { seq: s.events.length, hash: '0'.repeat(64) },
          feed: [],
          present: new Set(s.state.seats.keys()),
          turnout: turnoutOf(s.state),
        })
        for (const next of steps) {
          take(s, next)
          live.show(s.state, around())
        }
        const anew = openDocuments()
        anew.show(s.state, around())
        expect(live.room.toJSON()).toEqual(anew.room.toJSON())
        expect(live.desk.toJSON()).toEqual(anew.desk.toJSON())
        expect(room.one(live.room, 'session', 'session')?.id).toBe(s.state.plan.id)
        expect(room.all(live.room, 'rounds')).toEqual([...s.state.rounds.values()])
        expect(desk.all(live.desk, 'seats').length).toBe(
          new Set([...s.state.seats.keys(), ...s.state.slips.keys()]).size,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('[S6] commands that a stranger makes up are refused at the edge or by the decision, never accepted by accident', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (made) => {
        expect(Command.safeParse(made).success).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.oneof(...Object.values(commands)), fc.string({ minLength: 1, maxLength: 5 }), (command, noise) => {
        expect(Command.safeParse({ ...command, type: `${command.type}${noise}` }).success).toBe(false)
      }),
    )
  })
})
