import type { Choice } from '@eds/session/ballot'
import { RoundId, SeatId, SessionId } from '@eds/session/session'
import { expect, test } from 'vitest'
import type { OutboxEntry } from '../apps/web/live/outbox.ts'
import { choiceThatCounts } from '../apps/web/live/own-choice.ts'
import { voteDistance } from '../apps/web/screens/phone/vote-distance.ts'
import { consent, grades } from './a-desk.ts'

const round = RoundId.parse('a-round')

/** A ballot in the outbox, by the number of its command. */
function anEntry(n: number, state: 'waiting' | 'saved' | 'refused', of = round): OutboxEntry {
  const entry = {
    commandId: idOf(n),
    session: SessionId.parse('a-session'),
    seat: SeatId.parse('a-seat'),
    order: n,
    about: { type: 'castBallot' as const, round: of, commitment: 'c'.repeat(64) },
  }
  switch (state) {
    case 'waiting':
      return {
        ...entry,
        state,
        tries: 1,
        command: { type: 'castBallot', round: of, choice: '3', nonce: 'a'.repeat(32) },
      }
    case 'saved':
      return { ...entry, state, made: null, seq: n, head: 'a'.repeat(64) }
    case 'refused':
      return { ...entry, state, refusal: { code: 'round-not-open', detail: '' }, command: null }
  }
}
const idOf = (n: number) => `command-${String(n).padStart(10, '0')}`
const memory = new Map<string, Choice>([
  [idOf(1), '0'],
  [idOf(2), '2'],
])

test('the last saved ballot of a round is the choice that counts', () => {
  expect([
    choiceThatCounts([anEntry(1, 'saved')], memory, round),
    choiceThatCounts([anEntry(1, 'saved'), anEntry(2, 'saved')], memory, round),
    choiceThatCounts([anEntry(1, 'saved'), anEntry(2, 'refused')], memory, round),
    choiceThatCounts([anEntry(1, 'saved'), anEntry(2, 'saved', RoundId.parse('another-round'))], memory, round),
  ]).toEqual(['0', '2', '0', '0'])
})

test('nothing is said of a vote that was not answered, was refused, was not cast, or was cast before the page was loaded', () => {
  expect([
    choiceThatCounts([anEntry(1, 'saved'), anEntry(2, 'waiting')], memory, round),
    choiceThatCounts([anEntry(1, 'refused')], memory, round),
    choiceThatCounts([], memory, round),
    choiceThatCounts([anEntry(1, 'saved')], new Map(), round),
  ]).toEqual([null, null, null, null])
})

test('the distance is counted in grades from the middle of the room', () => {
  const near = grades({ state: 'near', grade: 2 })
  expect((['0', '1', '2', '3'] as const).map((choice) => voteDistance(choice, near))).toEqual([
    { kind: 'below', grades: 2 },
    { kind: 'below', grades: 1 },
    { kind: 'middle' },
    { kind: 'above', grades: 1 },
  ])
})

test('the provisional middle of a split room is not given away by a distance', () => {
  const split = grades({ state: 'split', grade: 1 })
  expect((['0', '1', '2', '3'] as const).map((choice) => voteDistance(choice, split))).toEqual(
    Array(4).fill({ kind: 'split' }),
  )
})

test('without two grades there is nothing to compare', () => {
  expect([
    voteDistance('e', grades({ grade: 1 })),
    voteDistance('x', grades({ grade: 1 })),
    voteDistance('1', grades({ state: 'inquorate', grade: null })),
    voteDistance('c', consent(2, true)),
  ]).toEqual([null, null, null, null])
})
