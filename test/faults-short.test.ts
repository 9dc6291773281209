/** The fault plan in its short form: the same modules as `npm run test:faults`, a minute or less on one core. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { rowOf } from './faults/fault-test.ts'
import { PLAN } from './faults/plan.ts'

const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 31))
const short = PLAN.flatMap((each) => (each.sizes.short === null ? [] : [{ each, size: each.sizes.short }]))

describe(`faults, seed ${seed} (FAULT_SEED=${seed} repeats this run)`, () => {
  test.each(short.map(({ each, size }) => ({ id: each.id, what: each.what, each, size })))(
    '[$id] $what',
    async ({ each, size }) => {
      const row = await rowOf(each, { size, seed })
      expect({ violations: row.violations, notRun: row.notRun, seed }).toEqual({ violations: [], notRun: null, seed })
      expect(row.size).toBeGreaterThan(0)
    },
    120_000,
  )

  test('every test of the plan has a name of its own, and most of them a short form', () => {
    expect(new Set(PLAN.map(({ id }) => id)).size).toBe(PLAN.length)
    expect(short.length).toBeGreaterThan(8)
  })
})
