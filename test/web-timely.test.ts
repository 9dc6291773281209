/** What is right only at the moment is not sent late. */
import { expect, test } from 'vitest'
import { isTooLate } from '../apps/web/live/timely.ts'

test('the close of a vote is not called when the network comes back long after it was asked for; a record is kept all the same', () => {
  expect(isTooLate('callClose', 14_000)).toBe(false)
  expect(isTooLate('callClose', 16_000)).toBe(true)
  expect(isTooLate('revealRound', 60_000)).toBe(true)
  expect(isTooLate('recordAgreement', 60_000)).toBe(false)
  expect(isTooLate('castBallot', 600_000)).toBe(false)
})
