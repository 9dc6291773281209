import { LONGEST_MEETING_MINUTES } from '@eds/session/session'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationWords, minutesFrom, paceOf } from '../apps/web/screens/desk/pace.ts'

const OPENED = 1_000_000
const clockAt = (minutes: number) => OPENED + minutes * 60_000

describe('the pace of a meeting', () => {
  test('nobody has said how long it is: there is nothing to say', () => {
    expect(paceOf({ minutes: null, openedAt: OPENED, now: clockAt(5), remaining: 3 })).toEqual({ kind: 'unplanned' })
  })

  test('before the session is open the clock does not run', () => {
    expect(paceOf({ minutes: 90, openedAt: null, now: clockAt(500), remaining: 8 })).toEqual({
      kind: 'before',
      minutes: 90,
      eachMinutes: 11,
    })
  })

  test('while it runs, what is left is shared among the questions to do', () => {
    expect(paceOf({ minutes: 120, openedAt: OPENED, now: clockAt(30.5), remaining: 6 })).toEqual({
      kind: 'running',
      leftMinutes: 90,
      eachMinutes: 15,
      remaining: 6,
      endsAt: clockAt(120),
    })
  })

  test('a look at the clock from just before the opening gives no minute more', () => {
    const pace = paceOf({ minutes: 60, openedAt: OPENED, now: clockAt(-0.2), remaining: 3 })
    expect(pace).toMatchObject({ kind: 'running', leftMinutes: 60 })
  })

  test('more questions than minutes give each less than one', () => {
    const pace = paceOf({ minutes: 5, openedAt: OPENED, now: OPENED, remaining: 9 })
    expect(pace).toEqual({ kind: 'running', leftMinutes: 5, eachMinutes: 0, remaining: 9, endsAt: clockAt(5) })
    expect(durationWords(0)).toBe('less than a minute')
  })

  test('at the planned end, and after it, it says so and by how much', () => {
    const at = (minutes: number) => paceOf({ minutes: 60, openedAt: OPENED, now: clockAt(minutes), remaining: 2 })
    expect([at(60), at(60.9), at(75)]).toEqual([
      { kind: 'over', overMinutes: 0, remaining: 2 },
      { kind: 'over', overMinutes: 0, remaining: 2 },
      { kind: 'over', overMinutes: 15, remaining: 2 },
    ])
  })

  test('with every question done nothing is late', () => {
    const at = (minutes: number) => paceOf({ minutes: 60, openedAt: OPENED, now: clockAt(minutes), remaining: 0 })
    expect([at(50), at(75)]).toEqual([
      { kind: 'done', leftMinutes: 10 },
      { kind: 'done', leftMinutes: 0 },
    ])
  })

  test('the shares never add up to more than is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LONGEST_MEETING_MINUTES }),
        fc.integer({ min: 0, max: 40_000_000 }),
        fc.integer({ min: 1, max: 200 }),
        (minutes, passedMs, remaining) => {
          const pace = paceOf({ minutes, openedAt: OPENED, now: OPENED + passedMs, remaining })
          if (pace.kind === 'over') return passedMs >= minutes * 60_000
          return pace.kind === 'running' && pace.leftMinutes > 0 && pace.eachMinutes * remaining <= pace.leftMinutes
        },
      ),
    )
  })
})

test('minutes are read as people type them, and anything else is refused', () => {
  expect([' 90 ', '', '   ', '1', '600'].map(minutesFrom)).toEqual([90, null, null, 1, 600])
  expect(['0', '601', '-5', '1.5', '90 min', '1e2', 'x'].map(minutesFrom)).toEqual(Array(7).fill('not-minutes'))
})

test('minutes are said as people say them', () => {
  expect([1, 45, 60, 61, 125, 600].map(durationWords)).toEqual([
    '1 minute',
    '45 minutes',
    '1 hour',
    '1 hour 1 minute',
    '2 hours 5 minutes',
    '10 hours',
  ])
})
