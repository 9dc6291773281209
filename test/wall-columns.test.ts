/** What the wall draws of a tally: heights to one scale, and the vote before only where the room saw its counts. */
import type { FeedItem } from '@eds/session/document'
import { expect, test } from 'vitest'
import { withoutRepeats } from '../apps/web/screens/room/feed.ts'
import { columnsOf, shapeBefore } from '../apps/web/screens/wall/columns.ts'
import { aRound, consent, grades } from './a-desk.ts'

const seen = (...histogram: (number | null)[]) => grades({ overall: { show: 'histogram', histogram } })

test('a column for each grade, the tallest filling the height, a grade that nobody chose being none', () => {
  expect(columnsOf([6, 24, 12, null], null)).toEqual([
    { grade: 0, now: { count: 6, share: 0.25 }, before: null },
    { grade: 1, now: { count: 24, share: 1 }, before: null },
    { grade: 2, now: { count: 12, share: 0.5 }, before: null },
    { grade: 3, now: { count: null, share: 0 }, before: null },
  ])
})

test('the vote before is drawn to the scale of the taller of the two', () => {
  const columns = columnsOf([null, 10, 5, null], [5, 5, 20, null])
  expect(columns.map(({ now, before }) => [now.share, before?.count, before?.share])).toEqual([
    [0, 5, 0.25],
    [0.5, 5, 0.25],
    [0.25, 20, 1],
    [0, null, 0],
  ])
})

test('a tally of nobody has no heights', () => {
  expect(columnsOf([null, null, null, null], null).map(({ now }) => now.share)).toEqual([0, 0, 0, 0])
})

test('the vote before is the newest earlier one on the grade that was revealed', () => {
  const first = aRound('1a', 1, { state: 'revealed', result: seen(1, 2, 3, null) })
  const second = aRound('1a', 2, { state: 'revealed', result: seen(null, 6, null, null) })
  const check = aRound('1a', 3, { state: 'revealed', result: consent(1, true) })
  const aside = aRound('1a', 4, { state: 'void' })
  const last = aRound('1a', 5, { state: 'revealed', result: seen(null, 6, 1, null) })
  const rounds = [last, aside, check, second, first]
  expect(shapeBefore(rounds, last.id)).toEqual([null, 6, null, null])
  expect(shapeBefore(rounds, second.id)).toEqual([1, 2, 3, null])
  expect(shapeBefore(rounds, first.id)).toBeNull()
})

test('where the vote before was not shown, nothing older stands in for it', () => {
  const first = aRound('1a', 1, { state: 'revealed', result: seen(1, 2, 3, null) })
  const hidden = aRound('1a', 2, { state: 'revealed', result: grades({}) })
  const last = aRound('1a', 3, { state: 'revealed', result: seen(null, 6, 1, null) })
  expect(shapeBefore([first, hidden, last], last.id)).toBeNull()
})

test('an act done again and again within a minute is one line of the wall’s list', () => {
  const item = (seq: number, act: string, at: number) =>
    // reason: of an act only what its line is made of
    ({ seq, act, at }) as FeedItem
  const feed = [
    item(6, 'openRound', 130_000),
    item(5, 'issueSlips', 70_000),
    item(4, 'issueSlips', 65_000),
    item(3, 'issueSlips', 10_000),
    item(2, 'openDoor', 9_000),
    item(1, 'issueSlips', 8_000),
  ]
  expect(withoutRepeats(feed).map(({ seq }) => seq)).toEqual([6, 5, 3, 2, 1])
})
