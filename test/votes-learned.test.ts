/** What somebody who knows who voted could work out from results: earlier rounds, reasons given, and silence. */
import { consentOutcome, publishedConsent } from '@eds/consensus/consent'
import { areCrowds, disclosure } from '@eds/consensus/disclosure'
import type { RoomResult } from '@eds/consensus/room-result'
import type { Choice } from '@eds/session/ballot'
import { GroupId, QuestionId, type Round, type RoundAsk, type RoundId, SeatId } from '@eds/session/session'
import { describe, expect, test } from 'vitest'
import { needsReason } from '../apps/web/screens/desk/agreement-draft.ts'
import { nextStep, type RoomNow } from '../apps/web/screens/desk/next-step.ts'
import { isNeverTold } from '../apps/web/screens/room/never-told.ts'
import { aQuestion, aRound, grades } from './a-desk.ts'
import { all, aPlan, aWorkshop, FACILITATOR, GROUPS, PERINATAL, type Workshop } from './a-workshop.ts'

const CONSENT: RoundAsk = { kind: 'consent', grade: 2 }
const GRADES: readonly Choice[] = ['0', '1', '2', '3']

/** Everybody votes as they did in any other round: only who is here differs. */
const steady = (seats: readonly SeatId[], choices: readonly Choice[] = GRADES): Map<SeatId, Choice> =>
  new Map(seats.map((seat, n) => [seat, choices[n % choices.length] ?? '0']))

function gradeOf(s: Workshop, round: RoundId): RoomResult {
  const found = s.state.rounds.get(round)
  if (found?.state !== 'revealed' || found.result.kind !== 'grade') throw new Error('expected a revealed vote')
  return found.result.room
}

function consentOf(s: Workshop, round: RoundId) {
  const found = s.state.rounds.get(round)
  if (found?.state !== 'revealed' || found.result.kind !== 'consent') throw new Error('expected a revealed check')
  return found.result.outcome
}

const tallies = ({ groups, rest, overall }: RoomResult) =>
  [overall, ...groups.map(({ shown }) => shown), ...(rest === null ? [] : [rest.shown])].filter(
    ({ show }) => show === 'histogram' || show === 'mainly',
  )

describe('a round is compared with all rounds before it', () => {
  test('once somebody has left, no later vote of those who stayed is shown beside the first', () => {
    const s = aWorkshop({ patients: 12, staff: 12 })
    const choices = steady(s.seats)
    const stayed = new Map([...choices].slice(1))
    const [first, second, third] = [choices, stayed, stayed].map((votes) => gradeOf(s, s.playRound(votes)))
    if (!first || !second || !third) throw new Error('expected three rounds')
    expect(tallies(first)).toHaveLength(3)
    for (const later of [second, third]) {
      expect(tallies(later)).toEqual([])
      expect(later).toMatchObject({
        overall: { show: 'withheld', why: 'roll' },
        counts: { received: 23, answers: null },
        // Less the first round's tally, these would tell what the one who left had chosen.
        supportBand: null,
        spread: null,
        reasons: [],
        tie: false,
        polarised: false,
      })
    }
  })

  test('when the one who left is back, the votes of the whole room are shown again', () => {
    const s = aWorkshop({ patients: 12, staff: 12 })
    const choices = steady(s.seats)
    s.playRound(choices)
    s.playRound(new Map([...choices].slice(1)))
    expect(tallies(gradeOf(s, s.playRound(choices)))).toHaveLength(3)
  })

  test('once somebody has left, no later consent check of those who stayed is counted out', () => {
    const s = aWorkshop({ patients: 12, staff: 12 })
    s.playRound(steady(s.seats))
    const answers = steady(s.seats, ['c', 's', 'o'])
    const stayed = new Map([...answers].slice(1))
    const counts = [answers, stayed, stayed].map((votes) => consentOf(s, s.playRound(votes, PERINATAL, CONSENT)).counts)
    expect(counts).toEqual([{ consent: 8, standAside: 8, object: 8 }, null, null])
  })

  test('once somebody has left, no later consent check says whether the room can live with it, until all are back', () => {
    const s = aWorkshop({ patients: 23 })
    s.playRound(steady(s.seats))
    const answers = new Map(s.seats.map((seat, n): [SeatId, Choice] => [seat, n < 5 ? 'o' : 'c']))
    const check = (votes: ReadonlyMap<SeatId, Choice>) => consentOf(s, s.playRound(new Map(votes), PERINATAL, CONSENT))
    const all23 = {
      adopted: false,
      reasons: ['over-a-fifth-object'],
      counts: { consent: 18, standAside: 0, object: 5 },
    }
    const nothing = { adopted: false, reasons: ['roll'], counts: null }
    expect(check(answers)).toEqual(all23)
    expect(check(new Map([...answers].slice(1)))).toEqual(nothing)
    expect(check(answers)).toEqual(all23)
  })

  test('a consent check that was not counted out is compared too, also in a small room', () => {
    const responses = { a: { consent: 6 } }
    const rule = { k: 8, shapeFloor: 3 }
    const voters = { a: people('a', 6) }
    const first = consentOutcome(responses, { ...rule, voters })
    expect(first).toEqual({ adopted: true, reasons: [], counts: null })
    const earlier = [publishedConsent(first, voters)]
    expect(consentOutcome(responses, { ...rule, voters, earlier })).toEqual(first)
    const nothing = { adopted: false, reasons: ['roll'], counts: null }
    for (const chosen of [{ consent: 5 }, { object: 5 }, { consent: 1, abstain: 4 }]) {
      expect(consentOutcome({ a: chosen }, { ...rule, voters: { a: people('a', 5) }, earlier })).toEqual(nothing)
    }
    // Two who stayed and are counted in another group now stand out as well.
    const moved = { a: people('a', 4), b: ['a4', 'a5'] }
    expect(consentOutcome({ a: { consent: 4 }, b: { consent: 2 } }, { ...rule, voters: moved, earlier })).toEqual(
      nothing,
    )
  })

  test('rounds that each differ from each by enough people, and together tell of one, are not all shown', () => {
    const [early, late] = [people('early', 8), people('late', 8)]
    const [both, half] = [{ a: [...early, ...late] }, { a: early }].map((voters) => ({ voters, shown: [['a']] }))
    if (!both || !half) throw new Error('expected two rounds')
    expect(areCrowds([both, half], 8)).toBe(true)
    // (both less half) are the late: with one newcomer they are a round, and that less this is the newcomer.
    const round = { k: 8, groups: { a: [2, 2, 2, 3] }, voters: { a: [...late, 'newcomer'] } }
    expect(disclosure({ ...round, earlier: [half] })).toMatchObject({ overall: true })
    expect(disclosure({ ...round, earlier: [both, half] })).toEqual({
      groups: { a: { show: 'withheld', why: 'roll' } },
      merged: null,
      overall: false,
    })
  })

  test('a group shown apart before is not shown as part of others, less which it would uncover a small group', () => {
    const before = { a: people('a', 9), b: people('b', 12), c: people('c', 3), d: people('d', 6) }
    const now = { ...before, d: [...before.d, ...people('new', 8)] }
    const earlier = [{ voters: before, shown: [['a'], ['b'], ['c', 'd']] }]
    const groups = { a: [2, 2, 2, 3], b: [3, 3, 3, 3], c: [1, 1, 1, 0], d: [3, 4, 4, 3] }
    const alone = disclosure({ k: 8, groups, voters: now })
    expect(alone).toMatchObject({ overall: true, groups: { a: { why: 'secondary' }, c: { why: 'small' } } })
    // Less the nine of a, shown before, it would be the three of c: they stay with those they stood with, and those who came.
    expect(disclosure({ k: 8, groups, voters: now, earlier })).toEqual({
      groups: {
        a: { show: 'histogram', histogram: groups.a },
        b: { show: 'histogram', histogram: groups.b },
        c: { show: 'withheld', why: 'small' },
        d: { show: 'withheld', why: 'roll' },
      },
      merged: [4, 5, 5, 3],
      overall: true,
    })
  })

  test('as many newcomers as may be shown together are a crowd of their own, and what showed nothing hides nothing', () => {
    const groups = { a: [2, 2, 2, 2], b: [4, 4, 4, 4] }
    const before = { a: people('a', 8), b: people('b', 8) }
    const voters = { ...before, b: [...before.b, ...people('new', 8)] }
    const shown = [['a'], ['b'], ['a', 'b']]
    expect(disclosure({ k: 8, groups, voters, earlier: [{ voters: before, shown }] })).toMatchObject({ overall: true })
    const fewer = { ...voters, a: people('a', 7) }
    expect(disclosure({ k: 8, groups, voters, earlier: [{ voters: fewer, shown }] })).toMatchObject({ overall: false })
    expect(disclosure({ k: 8, groups, voters, earlier: [{ voters: fewer, shown: [] }] })).toMatchObject({
      overall: true,
    })
  })

  test('numbers raised between two votes hold for what both tell together', () => {
    const s = aWorkshop({ patients: 9, staff: 9 })
    s.playRound(steady(s.seats))
    s.must(FACILITATOR, { type: 'tightenSettings', revealFloor: 5, disclosureThreshold: 12, shapeFloor: 3 })
    expect(tallies(gradeOf(s, s.playRound(steady(s.seats))))).toEqual([])
  })
})

describe('beside an earlier vote, how somebody voted who has left or has come is not told', () => {
  const divided = (seats: readonly SeatId[], divisions: readonly (readonly number[])[]): Map<SeatId, Choice> =>
    new Map(
      divisions
        .flatMap((counts) =>
          counts.flatMap((count, grade) => Array.from({ length: count }, () => GRADES[grade] ?? '0')),
        )
        .flatMap((choice, n) => (seats[n] === undefined ? [] : [[seats[n], choice] as const])),
    )
  const withoutGrade = ({ grade: _, ...others }: RoomResult) => JSON.stringify(others)

  test('of every room that was tried, the second vote tells of the leaver nothing but by the grade', () => {
    const patients = [
      [0, 2, 8, 2],
      [0, 1, 9, 2],
      [0, 3, 7, 2],
      [0, 2, 7, 3],
      [1, 2, 7, 2],
      [0, 4, 6, 2],
    ]
    const staff = [
      [0, 3, 8, 1],
      [0, 3, 7, 2],
      [0, 3, 6, 3],
      [0, 4, 6, 2],
      [0, 2, 8, 2],
      [1, 3, 6, 2],
    ]
    for (const counts of patients) {
      for (const others of staff) {
        const leavers = counts.flatMap((count, grade) => (count > 0 ? [grade] : []))
        const seen = leavers.map((grade) => {
          const s = aWorkshop({ patients: 12, staff: 12 })
          const votes = divided(s.seats, [counts, others])
          s.playRound(votes)
          const leaver = [...votes].find(([, choice]) => choice === GRADES[grade])?.[0]
          votes.delete(leaver ?? s.seats[0] ?? SeatId.parse('nobody'))
          return gradeOf(s, s.playRound(votes))
        })
        expect(seen.every(({ state }) => state === 'grade-alone')).toBe(true)
        expect(new Set(seen.map(({ grade, next }) => `${grade} ${next}`)).size).toBe(
          new Set(seen.map((r) => r.grade)).size,
        )
        expect(new Set(seen.map(withoutGrade)).size).toBe(1)
      }
    }
  })

  test('two people who join in a group of their own are told apart by the grade at most', () => {
    const choices: readonly Choice[] = [...GRADES, 'e', 'x']
    const seen = choices.flatMap((one, n) =>
      choices.slice(n).map((other) => {
        const s = aWorkshop({ patients: 12, staff: 12 })
        const votes = divided(s.seats, [
          [0, 2, 8, 2],
          [0, 3, 7, 2],
        ])
        s.playRound(votes)
        return gradeOf(s, s.playRound(new Map([...votes, [s.sit('unions'), one], [s.sit('unions'), other]])))
      }),
    )
    expect(seen).toHaveLength(21)
    for (const grade of new Set(seen.map((room) => room.grade))) {
      expect(new Set(seen.filter((room) => room.grade === grade).map(withoutGrade)).size).toBe(1)
    }
  })

  test('where no tally was ever shown, the states of two votes are not compared either', () => {
    const s = aWorkshop({ patients: 3, staff: 3 })
    const votes = steady(s.seats, ['1', '2', '2'])
    expect(gradeOf(s, s.playRound(votes)).state).not.toBe('grade-alone')
    const stayed = new Map([...votes].slice(1))
    expect(gradeOf(s, s.playRound(stayed))).toMatchObject({ state: 'grade-alone', reasons: [] })
    // The same people as at first make no difference.
    expect(gradeOf(s, s.playRound(votes)).state).not.toBe('grade-alone')
  })

  test('that voices are missing is told: who voted tells it, and not what they chose', () => {
    const s = aWorkshop({ patients: 1, staff: 12, unions: 12 })
    const votes = steady(s.seats, ['1', '2', '2'])
    s.playRound(votes)
    expect(gradeOf(s, s.playRound(new Map([...votes].slice(1))))).toMatchObject({
      state: 'inquorate',
      reasons: ['missing-groups'],
      next: 'invite',
    })
  })

  test('a vote of which nothing was told but that voices are missing leaves the next one whole', () => {
    const s = aWorkshop({ patients: 0, staff: 5, unions: 6 })
    const choices = steady(s.seats, ['1', '2', '2'])
    const first = gradeOf(s, s.playRound(choices))
    expect(first).toMatchObject({ state: 'inquorate', reasons: ['missing-groups'], overall: { show: 'withheld' } })
    choices.set(s.sit('patients'), '2')
    expect(gradeOf(s, s.playRound(choices))).toMatchObject({ state: 'agreed', grade: 2, overall: { why: 'few' } })
    // Of that one the state was told: whoever leaves now is compared with it.
    expect(gradeOf(s, s.playRound(new Map([...choices].slice(1)))).state).toBe('grade-alone')
  })

  test('a vote that told that there is no grade for what people chose is compared with the next', () => {
    const s = aWorkshop({ patients: 2, staff: 5, unions: 6 })
    expect(gradeOf(s, s.playRound(all(s.seats, 'e')))).toMatchObject({ state: 'inquorate', reasons: [] })
    expect(gradeOf(s, s.playRound(all(s.seats.slice(1), '2'))).state).toBe('grade-alone')
  })

  test('where the lead has all votes drawn, a needed group that was silent has told something', () => {
    const s = aWorkshop({ patients: 2, staff: 2, unions: 2 }, aPlan({ shapeFloor: 1 }))
    const choices = new Map([...all(s.seats, '2'), ...all(s.seats.slice(0, 2), 'x')])
    expect(gradeOf(s, s.playRound(choices))).toMatchObject({ reasons: ['missing-groups'], overall: { why: 'small' } })
    expect(gradeOf(s, s.playRound(new Map([...choices].slice(0, -1)))).state).toBe('grade-alone')
  })

  test('beside a tally, that voices are missing does not make a vote one that told nothing', () => {
    const s = aWorkshop({ patients: 0, staff: 8, unions: 8 })
    const choices = steady(s.seats, ['1', '2', '2'])
    expect(gradeOf(s, s.playRound(choices))).toMatchObject({
      reasons: ['missing-groups'],
      overall: { show: 'histogram' },
    })
    expect(gradeOf(s, s.playRound(new Map([...choices, [s.sit('patients'), '2']]))).state).toBe('grade-alone')
  })

  test('an open objection is to be heard first', () => {
    const s = aWorkshop({ patients: 12, staff: 12 })
    const votes = steady(s.seats, ['1', '2', '2'])
    s.playRound(votes)
    const [first] = s.seats
    if (first === undefined) throw new Error('expected seats')
    s.must({ kind: 'seat', seat: first }, { type: 'raiseObjection', question: PERINATAL, reason: 'No interpreters' })
    const room = gradeOf(s, s.playRound(new Map([...votes].slice(1))))
    expect(room).toMatchObject({ state: 'grade-alone', reasons: ['objection'], next: 'hear-objection' })
    // After the last vote there is none to go back to.
    const last = gradeOf(s, s.playRound(new Map([...votes].slice(2))))
    expect(last).toMatchObject({ state: 'grade-alone', reasons: ['objection'], next: 'close-with-dissent' })
  })

  test('of fewer than five, who are never told whether they can live with a grade, more people are asked for', () => {
    const s = aWorkshop({ patients: 3, staff: 3 })
    const votes = steady(s.seats, ['2', '2', '2', '1'])
    s.playRound(votes)
    const round = s.openRound()
    for (const [seat, choice] of [...votes].slice(2)) s.vote(seat, round, choice)
    s.close(round)
    s.must(FACILITATOR, { type: 'revealRound', round, override: 'Two had to leave' })
    expect(gradeOf(s, round)).toMatchObject({ state: 'grade-alone', grade: 2, next: 'invite' })
  })

  test('a grade alone is recorded with a reason, as a grade or as a split, or after a check without one', () => {
    const play = () => {
      const s = aWorkshop({ patients: 12, staff: 12 })
      const votes = steady(s.seats, ['2', '2', '2', '1'])
      s.playRound(votes)
      const room = gradeOf(s, s.playRound(new Map([...votes].slice(1))))
      expect(room).toMatchObject({ state: 'grade-alone', grade: 2, next: 'consent-check' })
      return s
    }
    const record = { type: 'recordAgreement', question: PERINATAL, reason: null, dissent: null } as const
    const agreed = { kind: 'agreed', grade: 2 } as const
    const reason = 'We went round the table'
    for (const outcome of [agreed, { kind: 'split' }, { kind: 'no-grade' }, { kind: 'no-evidence' }] as const) {
      const s = play()
      expect(s.refused(FACILITATOR, { ...record, outcome })).toBe('reason-needed')
      s.must(FACILITATOR, { ...record, outcome, reason })
    }
    const s = play()
    s.must(FACILITATOR, { ...record, outcome: agreed, reason })
    expect(s.state.agreements.get(PERINATAL)?.at(-1)?.outcome).toEqual({ ...agreed, by: 'facilitator' })
    const asked = play()
    asked.playRound(all(asked.seats, 'c'), PERINATAL, CONSENT)
    asked.must(FACILITATOR, { ...record, outcome: agreed })
    expect(asked.state.agreements.get(PERINATAL)?.at(-1)?.outcome).toEqual({ ...agreed, by: 'consent' })
  })

  test('the desk asks for a reason where the server does', () => {
    const s = aWorkshop({ patients: 12, staff: 12 })
    const votes = steady(s.seats, ['2', '2', '2', '1'])
    s.playRound(votes)
    s.playRound(new Map([...votes].slice(1)))
    const rounds = [...s.state.rounds.values()]
    const draft = { outcome: 2, reason: '', dissent: '' } as const
    for (const outcome of [2, 'split', 'no-grade', 'no-evidence'] as const)
      expect(needsReason({ ...draft, outcome }, rounds, PERINATAL)).toBe(true)
  })
})

describe('below the floor no reason helps', () => {
  const closed = (choices: readonly Choice[], ask?: RoundAsk) => {
    const s = aWorkshop({ patients: 6, staff: 6 }, aPlan({ revealFloor: 5 }))
    if (ask !== undefined) s.playRound(steady(s.seats))
    const round = s.openRound(PERINATAL, ask)
    choices.forEach((choice, n) => {
      const seat = s.seats[(n % 2) * 6 + Math.floor(n / 2)]
      if (seat !== undefined) s.vote(seat, round, choice)
    })
    s.close(round)
    return { s, round }
  }
  const reveal = { type: 'revealRound', override: 'There is no time' } as const

  test.each([{ choices: ['3'] }, { choices: ['e', 'e'] }, { choices: ['c', 'o'], ask: CONSENT }] as const)(
    'fewer than three ballots are never shown, whatever they say: $choices',
    ({ choices, ask = undefined }) => {
      const { s, round } = closed(choices, ask)
      expect(s.refused(FACILITATOR, { ...reveal, round })).toBe('too-few-ballots')
      s.must(FACILITATOR, { type: 'voidRound', round, reason: 'Too few' })
      expect(s.state.rounds.get(round)).toMatchObject({ state: 'void', received: choices.length })
    },
  )

  test.each([[['e', '1', '1', '2']], [['x', '1', '1', '2']], [['2', '2', '2', '2']], [['0', '3', '0', '3']]] as const)(
    'of four votes %j the room sees the grade and the state alone',
    (choices) => {
      const { s, round } = closed(choices)
      s.must(FACILITATOR, { ...reveal, round })
      expect(gradeOf(s, round)).toMatchObject({
        supportBand: null,
        tie: false,
        polarised: false,
        reasons: [],
        spread: null,
        belowRevealFloor: true,
        counts: { received: 4, answers: null },
        overall: { show: 'withheld', why: 'small' },
      })
    },
  )

  test('why there is no grade is told of a few only as far as who voted tells it', () => {
    const reasonsOf = (choices: readonly Choice[]) => {
      const { s, round } = closed(choices)
      s.must(FACILITATOR, { ...reveal, round })
      const { state, reasons, next } = gradeOf(s, round)
      return { state, reasons, next }
    }
    const silent = { state: 'inquorate', reasons: [], next: 'review-evidence' }
    expect(reasonsOf(['e', 'e', 'e', 'e'])).toEqual(silent)
    expect(reasonsOf(['x', 'x', 'x', 'x'])).toEqual(silent)
    expect(reasonsOf(['x', '2', 'x', '2'])).toEqual(silent)
  })

  test('a consent check of three or four answers tells nothing of them', () => {
    const outcomes = [
      ['c', 'c', 'c', 'c'],
      ['o', 'c', 'c', 'c'],
      ['o', 'o', 'o', 'o'],
      ['x', 'x', 'x', 'x'],
    ] as const
    for (const choices of outcomes) {
      const { s, round } = closed(choices, CONSENT)
      s.must(FACILITATOR, { ...reveal, round })
      expect(consentOf(s, round)).toEqual({ adopted: false, reasons: ['too-few-answers'], counts: null })
    }
  })
})

test.each([[{ patients: 4, staff: 4 }], [{ patients: 3, staff: 3 }], [{ patients: 9, staff: 3 }]] as const)(
  'how much of the room is on the grade does not tell one mind from one dissenter: %j',
  (sizes) => {
    const rooms = (['2', '1'] as const).map((last) => {
      const s = aWorkshop(sizes)
      const votes = all(s.seats, '2')
      const seat = s.seats.at(-1)
      if (seat !== undefined) votes.set(seat, last)
      return gradeOf(s, s.playRound(votes))
    })
    expect(rooms.map(({ overall }) => overall.show)).not.toContain('histogram')
    expect(rooms.map(({ supportBand }) => supportBand)).toEqual([null, null])
  },
)

describe('the desk has a true next step for a vote of few', () => {
  const NAMES = ['Undeveloped', 'Developing', 'Achieving', 'Excelling']
  const step = (...rounds: RoomNow['rounds']) =>
    nextStep({
      phase: 'open',
      currentQuestion: QuestionId.parse('1a'),
      wallView: 'question',
      revealFloor: 5,
      questions: [aQuestion('1a', 0), aQuestion('1b', 1)],
      rounds,
      agreements: [],
      openObjections: 0,
      asking: 0,
      seatsFree: 9,
      gradeNames: NAMES,
    })
  const near = aRound('1a', 1, {
    state: 'revealed',
    result: grades({ state: 'near', grade: 1, next: 'consent-check' }),
  })
  const consenting: Round = { ...aRound('1a', 2, { state: 'closed' }, 4), ask: { kind: 'consent', grade: 1 } }

  test.each([1, 2])('of %i ballots the round can only be set aside', (received) => {
    const { act, why } = step(aRound('1a', 1, { state: 'closed' }, received))
    expect(act).toEqual({ kind: 'form', form: { name: 'void', round: 'round-1a-1' } })
    expect(why).toContain(`Only ${received} voted, and what so few chose is never shown.`)
  })

  test('of three and four a vote on the grade may be shown with a reason, and a consent check is set aside', () => {
    for (const received of [3, 4]) {
      const { act } = step(aRound('1a', 1, { state: 'closed' }, received))
      expect(act).toEqual({ kind: 'form', form: { name: 'override', round: 'round-1a-1' } })
    }
    expect(step(near, consenting).act).toEqual({ kind: 'form', form: { name: 'void', round: 'round-1a-2' } })
  })

  test('nor do the phones and the wall promise a result that will not come', () => {
    const never = (received: number, ask: RoundAsk) => {
      const round = aRound('1a', 1, { state: 'closed' }, received)
      return round.state === 'closed' && isNeverTold({ ...round, ask })
    }
    expect([0, 1, 2, 3, 4, 5].map((received) => never(received, { kind: 'grade' }))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect([0, 3, 4, 5].map((received) => never(received, CONSENT))).toEqual([true, true, true, false])
  })

  test('after a consent check that too few answered, the room stands where the vote before left it', () => {
    const outcome = { adopted: false, reasons: ['too-few-answers' as const], counts: null }
    const left = aRound('1a', 2, {
      state: 'revealed',
      result: { kind: 'consent', grade: 1, outcome: { ...outcome, reasons: ['roll'] } },
    })
    expect(step(near, left)).toMatchObject({
      label: 'Record Developing',
      why: 'Not shown: not quite the same people voted as before, and their votes must stay secret.',
    })
    const check = aRound('1a', 2, { state: 'revealed', result: { kind: 'consent', grade: 1, outcome } })
    expect(step(near, check)).toEqual({
      act: {
        kind: 'form',
        form: { name: 'agreement', question: '1a', suggested: { kind: 'agreed', grade: 1 } },
      },
      label: 'Record Developing',
      why: 'Too few answered to say whether the room can live with Developing.',
    })
  })

  test('when it may not be told why there is no grade, whoever records one says it in a reason', () => {
    const room = { state: 'inquorate' as const, grade: null, reasons: [], next: 'review-evidence' as const }
    const round = aRound('1a', 1, { state: 'revealed', result: grades(room) })
    expect(step(round).act).toEqual({ kind: 'send', command: { type: 'showOnWall', view: 'evidence' } })
    const draft = { outcome: 'no-grade', reason: '', dissent: '' } as const
    expect(needsReason(draft, [round], QuestionId.parse('1a'))).toBe(true)
    expect(needsReason({ ...draft, outcome: 'no-evidence' }, [round], QuestionId.parse('1a'))).toBe(true)
  })
})

describe('whether anything is hidden does not depend on what anybody chose', () => {
  const everyTwo = (choices: readonly Choice[]): [Choice, Choice][] =>
    choices.flatMap((one, n) => choices.slice(n).map((other): [Choice, Choice] => [one, other]))

  test('two people in a group look alike to the room, graded or not', () => {
    const pairs = everyTwo([...GRADES, 'e', 'x'])
    const seen = pairs.map(([one, other]) => {
      const s = aWorkshop({ patients: 12, staff: 12, unions: 2 })
      const choices = steady(s.seats, ['1', '1', '2'])
      const [first, second] = s.seats.slice(-2)
      if (!first || !second) throw new Error('expected a group of two')
      const {
        state: _,
        grade: __,
        next: ___,
        ...shown
      } = gradeOf(s, s.playRound(new Map([...choices, [first, one], [second, other]])))
      return JSON.stringify(shown)
    })
    expect(seen).toHaveLength(21)
    expect(new Set(seen).size).toBe(1)
  })

  test('of a group of two that must be heard, the room is not told that both would rather not say', () => {
    const s = aWorkshop({ staff: 12, unions: 12, patients: 2 })
    const choices = steady(s.seats, ['1', '1', '2'])
    for (const seat of s.seats.slice(-2)) choices.set(seat, 'x')
    expect(gradeOf(s, s.playRound(choices))).toMatchObject({
      state: 'inquorate',
      reasons: [],
      next: 'review-evidence',
      counts: { answers: null },
    })
  })

  /** A room that sees how it divides, of which patients must be heard. */
  const inADrawnRoom = (patients: readonly Choice[], others: readonly Choice[]) => {
    const groups = ['staff', 'unions', 'carers', 'managers', 'patients'].map((id) => ({
      id: GroupId.parse(id),
      name: id,
    }))
    const s = aWorkshop(
      { staff: 4, unions: 4, carers: 4, managers: 4, patients: patients.length },
      { ...aPlan(), groups },
    )
    const choices = steady(s.seats, others)
    s.seats.slice(-patients.length).forEach((seat, n) => {
      choices.set(seat, patients[n] ?? 'x')
    })
    return gradeOf(s, s.playRound(choices))
  }

  test('where the room sees how it divides, it is not told either that all of a small group would rather not say', () => {
    const silent = inADrawnRoom(['x', 'x', 'x', 'x'], ['1', '1', '2'])
    expect(silent).toMatchObject({ state: 'inquorate', reasons: [], next: 'review-evidence' })
    expect([silent.overall, silent.counts.answers]).toEqual([{ show: 'withheld', why: 'few' }, null])
    // It looks as where a third of the room has not enough evidence.
    expect(inADrawnRoom(['e', 'e', '1', '2'], ['1', 'e', '2'])).toEqual(silent)
    expect(inADrawnRoom(['x', 'x', 'x', '2'], ['1', '1', '2'])).toMatchObject({ overall: { show: 'histogram' } })
  })

  test('that half of the room or more has not enough evidence is told, and nothing of who keeps silent beside it', () => {
    const found = { state: 'inquorate', reasons: ['insufficient-evidence'], next: 'gather-evidence' }
    expect(inADrawnRoom(['1', '2', '1', 'x'], ['e', 'e', '2'])).toMatchObject(found)
    expect(inADrawnRoom(['x', 'x', 'x', 'x'], ['e', 'e', '2'])).toMatchObject(found)
  })

  test('where each group that voted is one of those that are shown, the room is told why there is no grade', () => {
    const s = aWorkshop({ staff: 8, unions: 8, patients: 8 })
    const third = steady(s.seats, ['e', '1', '2'])
    expect(gradeOf(s, s.playRound(third)).reasons).toEqual(['insufficient-evidence'])
  })

  test('a group of which nobody voted is named as missing, as everybody knows it', () => {
    const s = aWorkshop({ staff: 12, unions: 2, patients: 1 })
    expect(gradeOf(s, s.playRound(steady(s.seats.slice(0, -1))))).toMatchObject({
      state: 'inquorate',
      reasons: ['missing-groups'],
      next: 'invite',
    })
  })

  test('a consent check with a group of two is never counted out', () => {
    const pairs = everyTwo(['c', 's', 'o', 'x'])
    for (const [one, other] of pairs) {
      const responses = { a: { consent: 6, standAside: 6 }, b: answered(one, other) }
      expect(consentOutcome(responses, { k: 8, shapeFloor: 3 }).counts).toBeNull()
    }
    expect(pairs).toHaveLength(10)
  })

  test('a large group that hardly graded is hidden as one of one mind is', () => {
    const s = aWorkshop({ patients: 12, staff: 12 })
    const choices = steady(s.seats)
    for (const seat of s.seats.slice(12)) choices.set(seat, 'e')
    const room = gradeOf(s, s.playRound(choices))
    expect(room.overall.show).toBe('histogram')
    expect(room.groups.map(({ shown }) => shown)).toEqual([
      { show: 'withheld', why: 'others' },
      { show: 'withheld', why: 'others' },
      { show: 'nobody-voted' },
    ])
    const silent = gradeOf(s, s.playRound(all(s.seats, 'e')))
    expect(silent).toMatchObject({ overall: { show: 'withheld', why: 'others' }, counts: { answers: null } })
  })
})

test('how many voted is told the same everywhere once a round is over', () => {
  const s = aWorkshop({ patients: 2, staff: 2 })
  const round = s.playRound(all(s.seats, '2'))
  expect(s.state.rounds.get(round)).toMatchObject({ received: 4, result: { room: { counts: { received: 4 } } } })
})

test('a group may have any name, also one that every object has', () => {
  const plan = aPlan()
  const named = { id: GroupId.parse('constructor'), name: 'Constructor' }
  const s = aWorkshop({ patients: 8, staff: 8 }, { ...plan, groups: [...GROUPS, named] })
  const silent = { id: 'constructor', shown: { show: 'nobody-voted' } }
  expect(gradeOf(s, s.playRound(steady(s.seats))).groups).toContainEqual(silent)
  s.sit('constructor')
  const seats = [...s.state.seats.keys()]
  expect(tallies(gradeOf(s, s.playRound(all(seats, '2'))))).toEqual([])
  expect(consentOf(s, s.playRound(all(seats, 'c'), PERINATAL, CONSENT))).toEqual({
    adopted: true,
    reasons: [],
    counts: null,
  })
})

const people = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, index) => `${prefix}${index}`)

function answered(...choices: readonly Choice[]) {
  const count = (wanted: Choice) => choices.filter((choice) => choice === wanted).length
  return { consent: count('c'), standAside: count('s'), object: count('o'), abstain: count('x') }
}

test('a consent check does not tell that it is most of a small group who object', () => {
  const responses = { a: { object: 3, standAside: 2 }, b: { consent: 6 }, c: { consent: 6 } }
  expect(consentOutcome(responses, { k: 8, shapeFloor: 3 })).toEqual({
    adopted: false,
    reasons: ['objections'],
    counts: null,
  })
})
