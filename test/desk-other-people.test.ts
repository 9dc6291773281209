import type { Round } from '@eds/session/session'
import type { Turnout } from '@eds/session/turnout'
import { expect, test } from 'vitest'
import { lossOf } from '../apps/web/screens/desk/other-people.ts'
import { aRound, consent, grades } from './a-desk.ts'

const FIRST = aRound('1a', 1, { state: 'revealed', result: grades({ state: 'split' }) }, 16)
const open = (closesAt: number | null = null) => aRound('1a', 2, { state: 'open', closesAt })
const told = (round: Round, received: number | null): Turnout => ({ round: round.id, received, groups: [] })

function loss(received: number | null, more: { rounds?: Round[]; round?: Round; seats?: number } = {}) {
  const { round = open(), rounds = [FIRST], seats = 18 } = more
  return lossOf({ round, rounds: [...rounds, round], turnout: told(round, received), seats, k: 8 })
}

test('before the close of a later vote it is said what is lost when fewer have voted than before', () => {
  expect(loss(13)).toBe(
    '16 voted last time, 13 so far. If you close now, the room sees the grade and nothing else. Wait for everybody, or go on.',
  )
  expect(loss(null)).toBe(
    '16 voted last time, fewer than 5 so far. If you close now, the room sees the grade and nothing else. Wait for everybody, or go on.',
  )
})

test('while the countdown runs, what is offered is what can still be done', () => {
  expect(loss(13, { round: open(9000) })).toBe(
    '16 voted last time, 13 so far. If it closes now, the room sees the grade and nothing else. Keep voting open, or let it close.',
  )
})

test('after the close it is said before the result is shown, as that cannot be taken back', () => {
  const round = aRound('1a', 2, { state: 'closed' }, 13)
  expect(lossOf({ round, rounds: [FIRST, round], turnout: null, seats: 18, k: 8 })).toBe(
    '16 voted last time, 13 this time. The room sees the grade and nothing else. Or set the round aside, and vote again.',
  )
})

test('a consent check is compared with the check before it, and not with a vote', () => {
  const check = aRound('1a', 3, { state: 'revealed', result: consent(2, false) }, 16)
  const round: Round = { ...aRound('1a', 4, { state: 'open' }), ask: { kind: 'consent', grade: 2 } }
  expect(loss(13, { round, rounds: [FIRST] })).toBeNull()
  expect(loss(13, { round, rounds: [FIRST, check] })).toBe(
    '16 voted last time, 13 so far. If you close now, the room is not told whether it can live with the grade. Wait for everybody, or go on.',
  )
})

test('nothing is said when nothing is lost', () => {
  expect(loss(16)).toBeNull()
  expect(loss(13, { rounds: [] })).toBeNull()
  // What told nothing is compared with nothing, and another question with its own rounds.
  const alone = aRound('1a', 1, { state: 'revealed', result: grades({ state: 'grade-alone' }) }, 16)
  expect(loss(13, { rounds: [alone] })).toBeNull()
  expect(loss(13, { rounds: [aRound('1b', 1, { state: 'revealed', result: grades({}) }, 16)] })).toBeNull()
  expect(loss(13, { rounds: [aRound('1a', 1, { state: 'void' }, 16)] })).toBeNull()
  // So few that it is not told how many: they may be as many as before.
  expect(loss(null, { rounds: [aRound('1a', 1, { state: 'revealed', result: grades({}) }, 4)] })).toBeNull()
  expect(lossOf({ round: FIRST, rounds: [FIRST], turnout: null, seats: 18, k: 8 })).toBeNull()
})

test('the newest round that told anything counts', () => {
  const second = aRound('1a', 2, { state: 'revealed', result: grades({ state: 'grade-alone' }) }, 13)
  const round = aRound('1a', 3, { state: 'open' })
  expect(loss(13, { round, rounds: [second, FIRST] })).toContain('16 voted last time, 13 so far.')
})

test('nobody is asked to wait where waiting does not help', () => {
  expect(loss(13, { seats: 13 })).toContain('Waiting does not change that.')
  expect(loss(17)).toBe(
    '16 voted last time, 17 so far. If you close now, the room sees the grade and nothing else. Waiting does not change that.',
  )
  // Eight who came are a crowd of their own.
  expect(loss(17, { seats: 24 })).toContain('Wait for everybody, or go on.')
  expect(loss(24, { seats: 24 })).toBeNull()
  expect(loss(8)).toContain('the room may see the grade and nothing else.')
})
