import { type Ballot, tallyByGroup, type Vote } from '@eds/consensus/ballot'
import { disclosure } from '@eds/consensus/disclosure'
import { type ConsensusInput, consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { roomResult } from '@eds/consensus/room-result'
import { describe, expect, test } from 'vitest'

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)
const people = (prefix: string, n: number) => Array.from({ length: n }, (_, index) => `${prefix}${index}`)

function ballotsOf(room: Record<string, readonly Vote[]>): Ballot[] {
  return Object.entries(room).flatMap(([group, votes]) =>
    votes.map((vote, index) => ({ voter: `${group}-${index}`, group, vote })),
  )
}

function resultOf(room: Record<string, readonly Vote[]>, more: Partial<ConsensusInput> = {}) {
  const outcome = consensus({ groups: Object.keys(room).map((id) => ({ id })), ballots: ballotsOf(room), ...more })
  if (!outcome.ok) throw new Error(`expected a result, found ${outcome.error}`)
  return outcome.result
}

describe('at a threshold exactly', () => {
  test('a quarter two or more away is still near; one person more is split', () => {
    expect(resultOf({ a: [2, 2, 2, 0], b: [2, 2, 2, 0] }).state).toBe('near')
    expect(resultOf({ a: [2, 2, 2, 0], b: [2, 2, 0] }).state).toBe('split')
  })

  test('a third who say “not enough evidence” leave the room without a grade; fewer do not', () => {
    expect(resultOf({ a: [2, 2, 'nee'], b: [2, 2, 'nee'] })).toMatchObject({
      state: 'inquorate',
      grade: null,
      indicativeGrade: 2,
      reasons: ['insufficient-evidence'],
      next: 'gather-evidence',
    })
    expect(resultOf({ a: [2, 2, 'nee'], b: [2, 2, 2, 'nee'] }).state).toBe('agreed')
  })

  test('15 in 100 who changed their grade are not stable; fewer are', () => {
    const now = { a: times(10, 2), b: times(10, 2) }
    const earlier = (changed: number) => ballotsOf({ a: [...times(changed, 1), ...times(10 - changed, 2)], b: now.b })
    expect(resultOf(now, { round: 2, previous: earlier(3) }).stable).toBe(false)
    expect(resultOf(now, { round: 2, previous: earlier(2) }).stable).toBe(true)
  })

  test.each([
    [[2, 2, 2, 2, 2, 2, 2, 2, 2, 1], null],
    [[2, 2, 2, 2, 2, 2, 2, 2, 1, 1], '70-89'],
    [[2, 2, 2, 2, 2, 2, 2, 1, 1, 1], '70-89'],
    [[2, 2, 2, 2, 2, 2, 1, 1, 1, 1], '50-69'],
    [[2, 2, 2, 2, 2, 1, 1, 1, 3, 3], '50-69'],
    [[2, 2, 2, 2, 1, 1, 1, 3, 3, 3], '<50'],
  ])('the band of %j is %s; all of one mind but few, none is said', (votes, band) => {
    expect(roomOf({ a: votes, b: votes }, 8).supportBand).toBe(band)
  })

  test('the ends of the spread are said from eight grades on', () => {
    const seven = roomOf({ a: [0, 1, 2, 3], b: [0, 2, 3] }, 3)
    const eight = roomOf({ a: [0, 1, 2, 3], b: [0, 1, 2, 3] }, 3)
    expect([seven.overall.show, seven.spread]).toEqual(['histogram', null])
    expect([eight.overall.show, eight.spread]).toEqual(['histogram', { lowest: 0, highest: 3 }])
  })
})

describe('who is heard and who is counted', () => {
  test('a group that says only “not enough evidence” is heard, and has no grade to count', () => {
    const { groups } = resultOf({ a: ['nee'], b: times(9, 2), c: times(9, 2) })
    expect(groups[0]).toEqual({
      id: 'a',
      n: 0,
      nee: 1,
      abstain: 0,
      heard: true,
      counted: false,
      median: null,
      upper: null,
      distance: null,
      position: null,
    })
  })

  test('a group below its quorum is neither heard nor counted', () => {
    const room = { a: [0], b: [2, 2], c: [2, 2] }
    const groups = [{ id: 'a', quorum: 2 }, { id: 'b' }, { id: 'c' }]
    const result = resultOf(room, { groups })
    expect(result).toMatchObject({ state: 'agreed', grade: 2, supportPermille: 1000, outside: [] })
    expect(result.groups[0]).toMatchObject({ n: 1, heard: false, counted: false, position: null })
    expect(resultOf(room, { groups: groups.map((group) => ({ ...group, required: true })) })).toMatchObject({
      state: 'inquorate',
      reasons: ['missing-groups'],
      next: 'invite',
    })
  })

  test('“not enough evidence” counts as the lowest grade only when it is set so', () => {
    const room: Record<string, Vote[]> = { a: ['nee', 'nee', 'nee'], b: [0, 0, 0] }
    expect(resultOf(room)).toMatchObject({ state: 'inquorate', reasons: ['insufficient-evidence'] })
    const counted = resultOf(room, { config: { neeAsLowest: true } })
    expect(counted).toMatchObject({ state: 'agreed', grade: 0 })
    expect(counted.groups[0]).toMatchObject({ n: 3, nee: 0, median: 0 })
  })
})

describe('ballots that cannot be counted are refused with a reason', () => {
  const groups = [{ id: 'a' }, { id: 'b' }]

  test.each([4, -1, 1.5, Number.NaN, true, null, '2', 'yes'])('a vote of %j', (vote) => {
    // reason: a caller without types can send anything, and the policy must refuse it, not throw.
    const ballots = [{ voter: 'v', group: 'a', vote: vote as Vote }]
    expect(consensus({ groups, ballots })).toEqual({ ok: false, error: 'bad-vote' })
  })

  test('a group nobody declared', () => {
    const ballots: Ballot[] = [{ voter: 'v', group: 'c', vote: 1 }]
    expect(consensus({ groups, ballots })).toEqual({ ok: false, error: 'unknown-group' })
  })

  test('two ballots of one voter, in one group or in two, whatever else is wrong', () => {
    const ballots: Ballot[] = [
      { voter: 'v', group: 'a', vote: 9 },
      { voter: 'v', group: 'c', vote: 1 },
    ]
    expect(consensus({ groups, ballots })).toEqual({ ok: false, error: 'duplicate-voter' })
    expect(consensus({ groups, ballots: ballots.toReversed() })).toEqual({ ok: false, error: 'duplicate-voter' })
  })
})

describe('two rounds compared', () => {
  const spread = [2, 2, 2, 2]

  test('a group with one newcomer is withheld, and another with it, though the whole changed enough', () => {
    const groups = { a: spread, b: spread, c: [4, 3, 4, 3] }
    const previousVoters = { a: people('a', 8), b: people('b', 8), c: people('c', 8) }
    const voters = { a: [...people('a', 7), 'a-new'], b: people('b', 8), c: people('d', 14) }
    expect(disclosure({ k: 5, groups, voters, previousVoters })).toEqual({
      groups: {
        a: { show: 'withheld', why: 'roll' },
        b: { show: 'withheld', why: 'secondary' },
        c: { show: 'histogram', histogram: [4, 3, 4, 3] },
      },
      merged: null,
      overall: false,
    })
  })

  test('somebody who changed group counts as one who left and one who came', () => {
    const groups = { a: spread, b: spread }
    const previousVoters = { a: [...people('a', 7), 'x'], b: people('b', 8) }
    const voters = { a: people('a', 7), b: [...people('b', 8), 'x'] }
    expect(disclosure({ k: 5, groups, voters, previousVoters })).toMatchObject({ merged: null, overall: false })
  })

  test('a wholly new room of k people or more is shown', () => {
    const groups = { a: spread, b: spread }
    const previousVoters = { a: people('a', 8), b: people('b', 8) }
    const voters = { a: people('c', 8), b: people('d', 8) }
    expect(disclosure({ k: 8, groups, voters, previousVoters })).toMatchObject({ merged: null, overall: true })
  })
})

function roomOf(room: Record<string, readonly Vote[]>, k: number) {
  const groups = Object.keys(room).map((id) => ({ id }))
  const tallies = tallyByGroup(groups, ballotsOf(room), DEFAULT_CONFIG.grades)
  return roomResult({ result: resultOf(room), tallies, config: DEFAULT_CONFIG, k, shapeFloor: 1, round: 1 })
}
