import { type Ballot, readBallots, tallyByGroup, type Vote } from '@eds/consensus/ballot'
import { consentOutcome } from '@eds/consensus/consent'
import { explain, explainConsent, explainRounds, explainShown } from '@eds/consensus/explanation'
import { type ConsensusConfig, consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { type RoomResult, roomResult } from '@eds/consensus/room-result'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const NAMES = ['Undeveloped', 'Developing', 'Achieving', 'Excelling']
const VOICE_NOTE = 'Each group has the same say, however many people it has.'

type Room = Record<string, readonly Vote[]>
type Settings = {
  round?: number
  openObjections?: number
  required?: string
  config?: Partial<ConsensusConfig>
  k?: number
  shapeFloor?: number
}

describe('a result in plain English', () => {
  test('agreed', () => {
    expect(sentences({ patients: [2, 2, 2, 2], staff: [2, 2, 1, 1] })).toEqual({
      headline: 'Agreed: Achieving. At least 7 in 10 of the room chose it.',
      reasons: [],
      next: 'Record it and go on.',
      provisional: null,
      voiceNote: VOICE_NOTE,
      notes: [],
    })
  })

  test('nearly there, and ready for the consent check', () => {
    expect(sentences({ patients: [2, 2, 1], staff: [2, 2, 1], board: [2, 1, 2] })).toEqual({
      headline: 'Nearly there. The middle of the room is Achieving, and few are far from it.',
      reasons: ['No grade was chosen by 7 in 10 of the room.'],
      next: 'Ask: can you live with Achieving?',
      provisional: null,
      voiceNote: VOICE_NOTE,
      notes: [],
    })
  })

  test('nearly there, with a group apart: hear it, and after the last round write the dissent down', () => {
    const room = { a: [0], b: [2, 2], c: [2, 2], d: [2], e: [2], f: [2], g: [2] }
    expect(sentences(room)).toMatchObject({
      reasons: ['At least one group sees it very differently.'],
      next: 'Hear them, then vote again.',
    })
    expect(sentences(room, { round: 3 }).next).toBe('Record Achieving with the dissent in writing.')
  })

  test('a room that had not enough evidence is not told that it cast too few votes', () => {
    const nobody: Vote[] = Array.from({ length: 9 }, () => 'nee')
    expect(sentences({ patients: nobody, staff: nobody }).headline).toBe(
      'No grade yet: a third or more say there is not enough evidence.',
    )
  })

  test('once the votes are used up nobody is told to vote again, whatever the room', () => {
    const vote = fc.constantFrom<Vote>(0, 1, 2, 3, 'nee', 'abstain')
    const group = fc.array(vote, { maxLength: 9 })
    const rooms = fc.record({ patients: group, staff: group, board: group })
    void fc.assert(
      fc.property(rooms, fc.constantFrom(1, 3, 8), fc.boolean(), (room, shapeFloor, isRequired) => {
        const settings = { round: 3, shapeFloor, ...(isRequired ? { required: 'board' } : {}) }
        expect(sentences(room, settings).next).not.toMatch(/vote again|missing voices/)
      }),
    )
    expect(sentences({ patients: ['nee', 'nee'], staff: ['nee', 2] }, { round: 3, shapeFloor: 8 }).next).toBe(
      'Record where the room stands, and why.',
    )
  })

  test('a reasoned objection is heard before anything is recorded', () => {
    expect(sentences({ patients: [2, 2, 2], staff: [2, 2] }, { openObjections: 1 })).toMatchObject({
      reasons: ['Someone has raised a reasoned objection.'],
      next: 'Hear them, then vote again.',
    })
  })

  test('split, with the middle named apart and as not agreed', () => {
    const room = { patients: [0, 1, 1, 2, 1, 2, 0, 3], staff: [1, 2, 3, 0, 2, 1, 2, 0] }
    expect(sentences(room)).toEqual({
      headline: 'Not agreed yet. Views are spread from Undeveloped to Excelling.',
      reasons: ['No grade was chosen by 7 in 10 of the room.', 'Half of the people or fewer chose the middle grade.'],
      next: 'Go back to the evidence and what each grade means, then vote again.',
      provisional: 'For now the middle is Developing. It is not agreed.',
      voiceNote: VOICE_NOTE,
      notes: [],
    })
  })

  test('split in two camps', () => {
    expect(sentences({ patients: [0, 0, 0], board: [3, 3, 3] })).toMatchObject({
      headline: 'Not agreed yet. Two camps, at least two grades apart, each with a third of the room or more.',
      reasons: [
        'No grade was chosen by 7 in 10 of the room.',
        '15 in 100 or more are two or more grades away.',
        'At least one group sees it very differently.',
        'Half of the people or fewer chose the middle grade.',
      ],
      next: 'Let each camp give its best evidence, then vote again.',
      provisional: 'For now the middle is Undeveloped. It is not agreed.',
    })
  })

  test('split, without the ends of the spread where the whole is not shown', () => {
    expect(sentences({ patients: [0, 2, 1], staff: [1, 2, 3] }).headline).toBe(
      'Not agreed yet. Views are too far apart.',
    )
  })

  test('split after the last round', () => {
    expect(sentences({ patients: [0, 0, 0], board: [3, 3, 3] }, { round: 3 }).next).toBe(
      'Record that there is no agreement, both views, and who decides.',
    )
  })

  test('no grade, and every reason why', () => {
    expect(sentences({ patients: [], board: [2] }, { required: 'patients' })).toEqual({
      headline: 'No grade yet: we have not heard from every group we need; we need at least 2 groups; too few votes.',
      reasons: [],
      next: 'Bring in the missing voices.',
      provisional: null,
      voiceNote: VOICE_NOTE,
      notes: ['Fewer than five people gave a grade.'],
    })
    expect(sentences({ patients: [2, 2, 'nee', 'nee'], board: [2, 2, 'nee'] })).toMatchObject({
      headline: 'No grade yet: a third or more say there is not enough evidence.',
      next: 'Get the evidence, or record that there is none.',
    })
  })

  test('settings that were changed are said as they are', () => {
    const config: Partial<ConsensusConfig> = { support: [3, 4], neeAsLowest: true }
    expect(sentences({ patients: [2, 2, 1], staff: [2, 2, 1] }, { config })).toMatchObject({
      reasons: ['No grade was chosen by 3 in 4 of the room.'],
      notes: ['“Not enough evidence” was counted as Undeveloped.'],
    })
  })
})

describe('what changed between rounds', () => {
  const split: RoomResult = { ...roomOf({ patients: [0, 0, 0], board: [3, 3, 3] }), supportBand: '50-69' }
  const near: RoomResult = {
    ...roomOf({ patients: [2, 2, 1], board: [2, 2, 1] }, { round: 2 }),
    supportBand: '50-69',
  }

  test('a move is told in states and bands', () => {
    expect(explainRounds(split, near)).toBe(
      'From round 1 to round 2 the room went from not agreed to nearly there. The middle grade still has at least half of the room.',
    )
    const agreed = roomOf({ patients: [2, 2, 2], board: [2, 2, 2] }, { round: 3 })
    expect(explainRounds(near, { ...agreed, supportBand: '90-100' })).toBe(
      'From round 2 to round 3 the room went from nearly there to agreed. The middle grade had at least half of the room. Now it has at least 9 in 10.',
    )
  })

  test('no move, and a round without a grade', () => {
    expect(explainRounds(near, { ...near, round: 3 })).toBe(
      'From round 2 to round 3 the room stayed nearly there. The middle grade still has at least half of the room.',
    )
    expect(explainRounds(roomOf({ patients: [], board: [2] }), near)).toBe(
      'From round 1 to round 2 the room went from without a grade to nearly there.',
    )
  })
})

describe('a consent check in plain English', () => {
  test.each([
    [
      { a: { consent: 8 }, b: { consent: 6, standAside: 2 } },
      'The room can live with Achieving. 2 people stand aside.',
    ],
    [{ a: { consent: 5 } }, 'The room can live with Achieving.'],
    [{ a: { consent: 4, abstain: 9 } }, 'Too few answered to say whether the room can live with Achieving.'],
    [
      { a: { object: 1 }, b: { consent: 9 } },
      'Not agreed by consent: too many people or groups object to Achieving. Hear the objections.',
    ],
    [
      { a: { consent: 4, object: 4 } },
      'Not agreed by consent: more than 1 in 5 of the room objects to Achieving. Hear the objections.',
    ],
    [
      {
        a: { object: 5, consent: 3 },
        b: { consent: 6, standAside: 2 },
        c: { consent: 8 },
        d: { consent: 8 },
        e: { consent: 8 },
      },
      'Not agreed by consent: more than half of a group objects to Achieving. Hear the objections.',
    ],
    [{}, 'Nobody said whether they can live with Achieving.'],
  ])('%j', (responses, sentence) => {
    expect(explainConsent(consentOutcome(responses, { k: 8, shapeFloor: 3 }), 'Achieving')).toBe(sentence)
  })

  test('its counts and its reason are withheld as those of a grade are', () => {
    const mixed = { a: { consent: 7, object: 1 }, b: { consent: 7, standAside: 1 } }
    const counts = (responses: Parameters<typeof consentOutcome>[0], more = {}) =>
      consentOutcome(responses, { k: 8, shapeFloor: 3, ...more }).counts
    expect(counts(mixed)).toEqual({ consent: 14, standAside: 1, object: 1 })
    // Too few answers; a group too small beside one other; a very small one; all of one mind but one; a newcomer.
    expect(counts({ a: { consent: 3, object: 1 }, b: { consent: 3 } })).toBeNull()
    expect(counts({ ...mixed, b: { consent: 6, standAside: 1 } })).toBeNull()
    expect(counts({ ...mixed, c: { object: 2 } })).toBeNull()
    expect(counts({ a: { consent: 9, object: 1 } })).toBeNull()
    const named = (group: string) => Array.from({ length: 8 }, (_, n) => `${group}${n}`)
    const voters = { a: named('a'), b: named('b') }
    const shownTo = (roll: typeof voters) => ({ voters, earlier: [{ voters: roll, shown: [['a', 'b']] }] })
    expect(counts(mixed, shownTo({ ...voters, b: voters.b.slice(1) }))).toBeNull()
    expect(counts(mixed, shownTo(voters))).not.toBeNull()
  })
})

describe('what everybody may see', () => {
  const room: Room = {
    patients: [0, 1, 1, 1, 1, 2, 2, 2],
    managers: [2, 2, 2, 2, 2, 2, 2, 2, 1],
    staff: [1, 2, 2, 3],
    unions: [0],
    evaluators: [2, 'nee', 2],
    board: ['abstain', 3],
    healthwatch: [],
  }

  test('the whole record of a mixed room', () => {
    expect(roomOf(room)).toEqual({
      policy: 'eds-consensus/1',
      config: DEFAULT_CONFIG,
      round: 1,
      state: 'split',
      grade: 2,
      supportBand: '<50',
      tie: false,
      polarised: false,
      reasons: ['low-support', 'far-dissent', 'group-apart'],
      next: 'review-evidence',
      spread: { lowest: 0, highest: 3 },
      belowRevealFloor: false,
      counts: { received: 27, answers: { graded: 25, nee: 1, abstain: 1 } },
      groups: [
        { id: 'board', shown: { show: 'withheld', why: 'small' } },
        { id: 'evaluators', shown: { show: 'withheld', why: 'small' } },
        { id: 'healthwatch', shown: { show: 'nobody-voted' } },
        { id: 'managers', shown: { show: 'withheld', why: 'others' } },
        { id: 'patients', shown: { show: 'withheld', why: 'others' } },
        { id: 'staff', shown: { show: 'withheld', why: 'small' } },
        { id: 'unions', shown: { show: 'withheld', why: 'small' } },
      ],
      rest: {
        groups: ['board', 'evaluators', 'staff', 'unions'],
        shown: { show: 'withheld', why: 'others' },
      },
      // Managers are of one mind: the whole room's shape stands alone.
      overall: { show: 'histogram', histogram: [2, 6, 15, 2] },
    })
  })

  test('beside a group too small for it, the room sees the grade and nothing that tells how the votes divide', () => {
    const shown = roomOf(room, { shapeFloor: 3, round: 3 })
    const hidden = { show: 'withheld', why: 'few' }
    const voted = ['board', 'evaluators', 'managers', 'patients', 'staff', 'unions']
    expect(shown).toEqual({
      ...roomOf(room, { round: 3 }),
      supportBand: null,
      tie: false,
      polarised: false,
      reasons: [],
      next: 'escalate',
      spread: null,
      counts: { received: 27, answers: null },
      groups: roomOf(room).groups.map((group) => (voted.includes(group.id) ? { ...group, shown: hidden } : group)),
      rest: { groups: voted, shown: hidden },
      overall: hidden,
    })
    expect(explainShown(shown.overall, NAMES)).toBe('Not shown: in groups this small, votes could be worked out.')
    expect(roomOf(room, { shapeFloor: 2 })).not.toEqual(roomOf(room))
  })

  test('the fewer the groups, the larger each must be for the room to see how it divides', () => {
    const divided = (sizes: readonly number[], shapeFloor = 3) => {
      const votes = sizes.map((n, group) => [`g${group}`, Array.from({ length: n }, (_, vote) => vote % 3)] as const)
      return roomOf(Object.fromEntries(votes), { shapeFloor }).overall.show
    }
    const shown = [
      [8, 8],
      [8, 8, 8],
      [6, 6, 6, 6],
      [4, 4, 4, 4, 4],
      [3, 3, 3, 3, 3, 3],
    ]
    expect(shown.map((sizes) => divided(sizes))).toEqual(shown.map(() => 'histogram'))
    const hidden = [
      [12, 7],
      [9, 9, 7],
      [6, 6, 6, 5],
      [6, 6, 6, 6, 3],
      [6, 6, 6, 6, 6, 2],
    ]
    expect(hidden.map((sizes) => divided(sizes))).toEqual(hidden.map(() => 'withheld'))
    // Whoever asks for more gets more, and for a tally always gets that.
    expect([divided([3, 3, 3, 3, 3, 3], 4), divided([12, 7], 1)]).toEqual(['withheld', 'histogram'])
  })

  test('with the grade alone, an objection is still said, and what comes next follows from what is shown', () => {
    const near = { patients: [2, 2, 1], staff: [2, 2, 2], unions: [1] }
    const next = (settings: Settings) => roomOf(near, { shapeFloor: 3, ...settings })
    expect(next({})).toMatchObject({ state: 'near', reasons: [], next: 'consent-check' })
    expect(next({ openObjections: 1 })).toMatchObject({ reasons: ['objection'], next: 'hear-objection' })
    expect(next({ openObjections: 1, round: 3 })).toMatchObject({ next: 'close-with-dissent' })
  })

  test('a tally is read aloud with its grades, and a withheld one says why', () => {
    const said = roomOf(room).groups.map(({ id, shown }) => `${id}: ${explainShown(shown, NAMES)}`)
    expect(said).toEqual([
      'board: Not shown: too few people to keep each vote secret.',
      'evaluators: Not shown: too few people to keep each vote secret.',
      'healthwatch: Nobody voted.',
      'managers: Not shown: it would give a group’s votes away.',
      'patients: Not shown: it would give a group’s votes away.',
      'staff: Not shown: too few people to keep each vote secret.',
      'unions: Not shown: too few people to keep each vote secret.',
    ])
  })

  test('fewer than five ballots: how many, and nothing of what they say', () => {
    const { counts, belowRevealFloor, overall } = roomOf({ patients: [2, 2], board: [2, 'nee'] })
    expect({ counts, belowRevealFloor, overall }).toEqual({
      counts: { received: 4, answers: null },
      belowRevealFloor: true,
      overall: { show: 'withheld', why: 'small' },
    })
  })

  test('no sentence changes when only withheld votes change places', async () => {
    const grade = fc.integer({ min: 0, max: 3 })
    const rooms = fc.record({
      patients: fc.array(grade, { minLength: 8, maxLength: 10 }),
      small: fc.array(fc.array(grade, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 5 }),
    })
    let looked = 0
    await fc.assert(
      fc.property(rooms, ({ patients, small }) => {
        const named = (each: number[][]): Room => ({
          patients,
          ...Object.fromEntries(each.map((votes, index) => [`small-${index}`, votes])),
        })
        const [room, swapped] = [roomOf(named(small)), roomOf(named(small.toReversed()))]
        looked += room.groups.filter(({ shown }) => shown.show === 'withheld').length
        expect(everySentence(swapped)).toEqual(everySentence(room))
      }),
    )
    expect(looked).toBeGreaterThan(0)
  })
})

function everySentence(room: RoomResult) {
  return [
    explain(room, NAMES),
    ...room.groups.map(({ shown }) => explainShown(shown, NAMES)),
    room.rest === null ? null : explainShown(room.rest.shown, NAMES),
    explainShown(room.overall, NAMES),
  ]
}

function countedRound(room: Room, settings: Settings = {}) {
  const { round = 1, openObjections = 0, required, config, k = 8, shapeFloor = 1 } = settings
  const groups = Object.keys(room).map((id) => ({ id, required: id === required }))
  const ballots: Ballot[] = Object.entries(room).flatMap(([group, votes]) =>
    votes.map((vote, index) => ({ voter: `${group}-${index}`, group, vote })),
  )
  const policy = { ...DEFAULT_CONFIG, ...config }
  const read = readBallots(groups, ballots, policy)
  const outcome = consensus({ groups, ballots, round, openObjections, config: policy })
  if (!read.ok || !outcome.ok) throw new Error('expected ballots that can be counted')
  const tallies = tallyByGroup(groups, read.ballots, policy.grades)
  return { result: outcome.result, tallies, config: policy, k, shapeFloor, round, required: required ? [required] : [] }
}

function roomOf(room: Room, settings: Settings = {}): RoomResult {
  return roomResult(countedRound(room, settings))
}

function sentences(room: Room, settings: Settings = {}) {
  return explain(roomOf(room, settings), NAMES)
}
