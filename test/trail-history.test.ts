/** A history that no session could have is not read as one. */
import { evolve } from '@eds/session/evolve'
import { RoundId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { aWorkshop, FACILITATOR } from './a-workshop.ts'

const close = (roundId: RoundId, received: number, voters: readonly string[]) => ({
  type: 'roundClosed' as const,
  roundId,
  received,
  voters: voters.map((words) => ({ words })),
  commitmentsRoot: '0'.repeat(64),
  openObjections: 0,
  mustHear: [],
})
const vote = (round: RoundId, seat: string) => ({
  type: 'ballotCast' as const,
  round,
  seat: { words: seat },
  helper: null,
})

test('a close that counts more or fewer votes than seats voted cannot have happened', () => {
  const workshop = aWorkshop({ patients: 8 })
  const round = workshop.openRound()
  for (const seat of workshop.seats) workshop.vote(seat, round, '1')
  const [first = '', ...others] = workshop.seats
  expect(evolve(workshop.state, close(round, 8, workshop.seats)).rounds.get(round)?.state).toBe('closed')
  for (const received of [7, 9, 38]) {
    expect(() => evolve(workshop.state, close(round, received, workshop.seats))).toThrow(
      'expected one vote of each seat',
    )
  }
  for (const voters of [others, [...others, 'a-ghost'], [...others, others[0] ?? ''], [...workshop.seats, first]]) {
    expect(() => evolve(workshop.state, close(round, voters.length, voters))).toThrow('expected one vote of each seat')
  }
})

test('a vote needs a seat of the session and an open round', () => {
  const workshop = aWorkshop({ patients: 3 })
  const [seat = ''] = workshop.seats
  const round = workshop.openRound()
  expect(evolve(workshop.state, vote(round, seat)).voters.get(round)).toEqual(new Set([seat]))
  expect(() => evolve(workshop.state, vote(round, 'a-ghost'))).toThrow('expected the history to know')
  workshop.must(FACILITATOR, { type: 'voidRound', round, reason: 'The question was misread' })
  expect(() => evolve(workshop.state, vote(round, seat))).toThrow('expected a vote in an open round, found it void')
  expect(() => evolve(workshop.state, vote(RoundId.parse('no-round'), seat))).toThrow('expected the history to know')
})
