/** A join code only asks for a seat: what happens until the facilitator has answered. */
import { replay } from '@eds/session/evolve'
import { COMMAND_TYPES, mayAsk } from '@eds/session/permissions'
import { deskRecords, feedItemOf, roomRecords } from '@eds/session/projection'
import { type Command, CommandEnvelope, type CommandType, PROTOCOL_VERSION } from '@eds/session/protocol'
import {
  type Admission,
  EvidenceId,
  GroupId,
  MOST_ASKING,
  ObjectionId,
  type SeatId,
  SessionPlan,
  type SessionSettings,
} from '@eds/session/session'
import { seatsIssued } from '@eds/session/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPlan, DOOR, FACILITATOR, HELPER, JOIN_CODE, PERINATAL, seatActor, Workshop } from './a-workshop.ts'

/** A session whose code only asks. */
function aLobby(settings: Partial<SessionSettings> = {}): Workshop {
  return new Workshop(aPlan({ admission: 'ask', ...settings }))
}
const around = { head: { seq: 1, hash: '0'.repeat(64) }, feed: [], present: new Set<SeatId>(), turnout: null }
const admit = (...seats: SeatId[]): Command => ({ type: 'admitSeats', seats })
const turnAway = (...seats: SeatId[]): Command => ({ type: 'turnAwaySeats', seats })
const set = (admission: Admission): Command => ({ type: 'setAdmission', admission })
const slip = { slipHash: 'a'.repeat(64), codeHash: 'b'.repeat(64) }

test('the code asks for a seat, and the facilitator’s answer makes it one', () => {
  const s = aLobby()
  const [first, second] = [s.sit('patients'), s.sit('staff')]
  expect([...s.state.asking]).toEqual([
    [first, { group: 'patients' }],
    [second, { group: 'staff' }],
  ])
  expect(s.state.seats.size).toBe(0)
  s.must(FACILITATOR, admit(second))
  expect([...s.state.seats]).toEqual([[second, { group: 'staff', from: null }]])
  s.must(FACILITATOR, turnAway(first))
  expect([...s.state.turnedAway.keys()]).toEqual([first])
  expect(s.state.asking.size).toBe(0)
  // Whoever was turned away may ask anew, under another number.
  const again = s.sit('patients')
  expect([first, second, again].map((seat) => s.state.seatNumbers.get(seat))).toEqual([1, 2, 3])
})

test('an answer is given once, and what another desk has answered is passed over', () => {
  const s = aLobby()
  const [first, second] = [s.sit('patients'), s.sit('staff')]
  s.must(FACILITATOR, admit(first))
  expect(s.refused(FACILITATOR, admit(first))).toBe('unknown-seat')
  expect(s.refused(FACILITATOR, turnAway(first))).toBe('unknown-seat')
  s.must(FACILITATOR, admit(first, second, second))
  expect(s.events.at(-1)).toEqual({ type: 'seatsAdmitted', seats: [second] })
})

test('a closed door lets nobody in, those who were there before included; the end of the session stops all', () => {
  const s = aLobby()
  const [first, second, third] = [s.sit('patients'), s.sit('staff'), s.sit('staff')]
  s.must(FACILITATOR, { type: 'setDoor', open: false })
  expect(() => s.sit('staff')).toThrow('door-closed')
  expect(s.refused(FACILITATOR, admit(first))).toBe('door-closed')
  s.must(FACILITATOR, set('at-once'))
  s.must(FACILITATOR, set('ask'))
  expect(s.state.seats.size).toBe(0)
  s.must(FACILITATOR, turnAway(second))
  s.must(FACILITATOR, { type: 'setDoor', open: true })
  s.must(FACILITATOR, admit(first))
  s.must(FACILITATOR, { type: 'openSession' })
  s.must(FACILITATOR, { type: 'closeSession' })
  expect(s.refused(FACILITATOR, admit(third))).toBe('session-closed')
  expect(s.refused(FACILITATOR, set('at-once'))).toBe('session-closed')
  expect([...s.state.asking.keys()]).toEqual([third])
})

test('letting everybody straight in lets in those who are asking, and everybody can read that it was done', () => {
  const s = aLobby()
  const asking = [s.sit('patients'), s.sit('staff')]
  s.must(FACILITATOR, set('at-once'))
  expect([...s.state.seats.keys()]).toEqual(asking)
  const later = s.sit('unions')
  expect([...s.state.seats.keys()]).toEqual([...asking, later])
  s.must(FACILITATOR, set('ask'))
  const latest = s.sit('unions')
  expect([...s.state.asking.keys()]).toEqual([latest])
  const acts = s.events.flatMap((event) => {
    const entry = { seq: 2, at: s.now, actor: FACILITATOR, command: 'setAdmission', events: [event] }
    return event.type === 'admissionSet' ? [feedItemOf(entry, s.state)?.act] : []
  })
  expect(acts).toEqual(['letStraightIn', 'letInWhenAsked'])
})

test('a slip and a new slip for a lost phone seat at once, and a seat that is only asked for has no new slip', () => {
  const s = aLobby()
  s.must(FACILITATOR, { type: 'issueSlips', group: GroupId.parse('staff'), slips: [slip] })
  const [printed] = s.state.slips.keys()
  if (printed === undefined) throw new Error('expected a slip')
  s.slipShown = printed
  const claim = { type: 'claimSlip', slip: 'whatever', secretHash: 'c'.repeat(64) } as const
  s.must(DOOR, claim)
  expect(s.state.seats.has(printed)).toBe(true)
  s.must(FACILITATOR, { type: 'reissueSeat', seat: printed, ...slip })
  s.must(DOOR, claim)
  expect(s.state.slips.size).toBe(0)
  expect(s.refused(FACILITATOR, { type: 'reissueSeat', seat: s.sit('staff'), ...slip })).toBe('unknown-seat')
})

test('people who only ask use up no seat: whoever comes after a flood asks too, is let in, or has a slip', () => {
  const s = aLobby({ maxSeats: 3 })
  const flood = Array.from({ length: 20 }, () => s.sit('staff'))
  const late = s.sit('patients')
  s.must(FACILITATOR, { type: 'issueSlips', group: GroupId.parse('patients'), slips: [slip] })
  // Nobody is let in by halves: who is to have the last seats is for the facilitator to say.
  expect(s.refused(FACILITATOR, admit(...flood))).toBe('session-full')
  s.must(FACILITATOR, admit(late))
  s.must(FACILITATOR, turnAway(...flood.slice(1)))
  s.must(FACILITATOR, set('at-once'))
  expect([...s.state.seats.keys()]).toEqual([late, ...flood.slice(0, 1)])
  // Two have seats and one is printed: now the session is full, for those who ask as well.
  expect(() => s.sit('patients')).toThrow('session-full')
  s.must(FACILITATOR, set('ask'))
  expect(() => s.sit('patients')).toThrow('session-full')
})

test('so many may ask at once and no more, whatever the seats, and all of them can be turned away at once', () => {
  const s = aLobby({ maxSeats: 2 })
  const flood = Array.from({ length: MOST_ASKING }, () => s.sit('staff'))
  expect(() => s.sit('patients')).toThrow('too-many-asking')
  const all = CommandEnvelope.parse({ version: PROTOCOL_VERSION, commandId: 'a'.repeat(32), ...turnAway(...flood) })
  const { version: _version, commandId: _commandId, ...command } = all
  s.must(FACILITATOR, command)
  s.must(FACILITATOR, admit(s.sit('patients')))
  expect(s.state.seats.size).toBe(1)
})

test('those who ask stand in nobody’s way where the code seats at once', () => {
  const s = aLobby({ maxSeats: 3 })
  const flood = [s.sit('staff'), s.sit('staff'), s.sit('staff'), s.sit('staff')]
  s.must(FACILITATOR, set('at-once'))
  expect([...s.state.seats.keys()]).toEqual(flood.slice(0, 3))
  expect([...s.state.asking.keys()]).toEqual(flood.slice(3))
})

test('a session that was made before anybody was asked how people come in seats them at once', () => {
  const { admission: _, ...settings } = aPlan().settings
  const s = new Workshop(SessionPlan.parse({ ...aPlan(), settings }))
  const seat = s.sit('staff')
  expect([...s.state.seats.keys()]).toEqual([seat])
})

test('the room reads how many ask; who asks is on the desk alone, and nobody counts them as being here', () => {
  const s = aLobby()
  const empty = roomRecords(s.state, around)
  const seat = s.sit('patients')
  const { session, ...room } = roomRecords(s.state, { ...around, present: new Set([seat]) })
  expect(session.get('session')).toEqual({ ...empty.session.get('session'), asking: 1 })
  expect({ ...room, session: empty.session }).toEqual(empty)
  const desk = deskRecords(s.state, around)
  expect([...desk.asking.values()]).toEqual([{ seat, number: 1, group: 'patients' }])
  expect([...desk.seats]).toEqual([])
})

/** Something each command of a seat may be about, in a session where others have seats and a round is open. */
const byItself = (s: Workshop): Partial<Record<CommandType, Command>> => {
  const [round] = [...s.state.rounds.keys()]
  const [evidence] = [...s.state.proposals.keys()]
  const [objection] = [...s.state.objections.keys()]
  if (round === undefined) throw new Error('expected a round')
  return {
    castBallot: { type: 'castBallot', round, choice: '2', nonce: 'ab'.repeat(16) },
    proposeEvidence: {
      type: 'proposeEvidence',
      question: PERINATAL,
      claim: 'Me too',
      source: 'I',
      characteristics: [],
      showGroup: false,
    },
    withdrawEvidence: { type: 'withdrawEvidence', evidence: evidence ?? EvidenceId.parse('none') },
    raiseObjection: { type: 'raiseObjection', question: PERINATAL, reason: 'No' },
    withdrawObjection: { type: 'withdrawObjection', objection: objection ?? ObjectionId.parse('none') },
    moveSeat: { type: 'moveSeat', group: GroupId.parse('staff') },
    declareInterest: { type: 'declareInterest', question: PERINATAL },
    declareDualRole: { type: 'declareDualRole' },
    askForTime: { type: 'askForTime', round },
    callForHelp: { type: 'callForHelp' },
  }
}

type Step = { kind: 'sit' | 'admit' | 'turn-away' | 'slip' | 'claim' | 'straight' | 'ask' | 'shut' | 'open'; n: number }
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    ...(['sit', 'sit', 'sit', 'admit', 'admit', 'turn-away', 'slip', 'claim'] as const),
    ...(['straight', 'ask', 'ask', 'shut', 'open', 'open'] as const),
  ),
  n: fc.nat({ max: 40 }),
})

function take(s: Workshop, { kind, n }: Step): void {
  const known = [...s.state.seatNumbers.keys()]
  // Any seat that was ever heard of, also one that has had its answer.
  const some = [known[n % Math.max(1, known.length)], known[(n * 7) % Math.max(1, known.length)]].flatMap(
    (seat) => seat ?? [],
  )
  const group = GroupId.parse(['patients', 'staff', 'unions'][n % 3])
  const secretHash = '0'.repeat(64)
  if (kind === 'sit') s.ask(DOOR, { type: 'takeSeat', joinCode: JOIN_CODE, group, secretHash })
  if (kind === 'admit' && some.length > 0) s.ask(FACILITATOR, admit(...some))
  if (kind === 'turn-away' && some.length > 0) s.ask(FACILITATOR, turnAway(...some))
  if (kind === 'slip') s.ask(FACILITATOR, { type: 'issueSlips', group, slips: [slip] })
  if (kind === 'claim') {
    s.slipShown = some[0] ?? null
    s.ask(DOOR, { type: 'claimSlip', slip: 'whatever', secretHash })
  }
  if (kind === 'straight') s.ask(FACILITATOR, set('at-once'))
  if (kind === 'ask') s.ask(FACILITATOR, set('ask'))
  if (kind === 'shut' || kind === 'open') s.ask(FACILITATOR, { type: 'setDoor', open: kind === 'open' })
}

const played = (steps: readonly Step[], maxSeats: number): Workshop => {
  const s = aLobby({ maxSeats })
  for (const each of steps) take(s, each)
  return s
}
const plays = fc.array(step, { minLength: 5, maxLength: 60 })

test('[A1] a seat is asked for once and answered at most once, and never are there more than the session has', () => {
  let answered = 0
  fc.assert(
    fc.property(plays, fc.integer({ min: 1, max: 6 }), (steps, maxSeats) => {
      const s = aLobby({ maxSeats })
      for (const each of steps) {
        take(s, each)
        expect(seatsIssued(s.state)).toBeLessThanOrEqual(maxSeats)
      }
      const asked = s.events.flatMap((event) => (event.type === 'seatAsked' ? [event.seat] : []))
      const admitted = s.events.flatMap((event) => (event.type === 'seatsAdmitted' ? event.seats : []))
      const away = s.events.flatMap((event) => (event.type === 'seatsTurnedAway' ? event.seats : []))
      answered += admitted.length + away.length
      expect(new Set(asked).size).toBe(asked.length)
      expect([...admitted, ...away, ...s.state.asking.keys()].toSorted()).toEqual(asked.toSorted())
      for (const seat of admitted) expect(s.state.seats.has(seat)).toBe(true)
      for (const seat of away) expect(s.state.seats.has(seat)).toBe(false)
      expect(replay(s.events)).toEqual(s.state)
    }),
    { numRuns: 200 },
  )
  expect(answered).toBeGreaterThan(50)
})

test('[A2] whoever only asks, or was turned away, can do nothing, and no helper votes for them', () => {
  let refused = 0
  fc.assert(
    fc.property(plays, (steps) => {
      const s = played([...steps, { kind: 'open', n: 0 }], 100)
      s.must(FACILITATOR, set('at-once'))
      const voice = s.sit('staff')
      s.must(FACILITATOR, set('ask'))
      s.must(FACILITATOR, turnAway(s.sit('staff')))
      s.sit('patients')
      s.must(FACILITATOR, { type: 'openSession' })
      const round = s.openRound()
      const { proposeEvidence, raiseObjection } = byItself(s)
      for (const command of [proposeEvidence, raiseObjection]) if (command) s.must(seatActor(voice), command)
      const examples = byItself(s)
      const before = s.state
      const outside = [...s.state.asking.keys(), ...s.state.turnedAway.keys()]
      expect(outside.length).toBeGreaterThan(1)
      for (const seat of outside) {
        for (const type of COMMAND_TYPES.filter((each) => mayAsk('seat', each))) {
          const command = examples[type]
          if (command === undefined) throw new Error(`expected an example of ${type}`)
          s.refused(seatActor(seat), command)
          refused += 1
        }
        const assisted = { round, seat, choice: '2', nonce: 'ab'.repeat(16), helper: 'Sam' } as const
        expect(s.refused(HELPER, { type: 'castAssistedBallot', ...assisted })).toBe('not-allowed')
        expect(s.refused(FACILITATOR, { type: 'answerHelp', seat })).toBe('unknown-seat')
      }
      expect(s.state).toBe(before)
    }),
    { numRuns: 60 },
  )
  expect(refused).toBeGreaterThan(1000)
})

test('an asking seat changes no count of a vote: neither who must be heard nor who is alone', () => {
  const s = aLobby()
  const staff = Array.from({ length: 4 }, () => s.sit('staff'))
  s.must(FACILITATOR, admit(...staff))
  s.sit('patients')
  s.must(FACILITATOR, { type: 'openSession' })
  const round = s.playRound(new Map(staff.map((seat) => [seat, '2'])))
  expect(s.state.rounds.get(round)).toMatchObject({ received: 4, result: { room: { state: 'inquorate' } } })
})
