/** In which order a phone lists evidence. */
import type { Evidence } from '@eds/session/session'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceOf } from '../apps/web/screens/phone/room-reading.ts'

// reason: of evidence only what its order is made of
const evidence = (id: string, at: number, question = 'q1') => ({ id, at, question }) as Evidence
const idsOf = (items: readonly Evidence[]) => evidenceOf(items, evidence('x', 0).question).map(({ id }) => id)

test('evidence is listed as it came, and what came together as its numbers go', () => {
  const items = [
    evidence('a-10', 5),
    evidence('b-1', 3),
    evidence('a-2', 5),
    evidence('a-2-1', 5),
    evidence('c', 4, 'q2'),
  ]
  expect(idsOf(items)).toEqual(['b-1', 'a-2', 'a-2-1', 'a-10'])
})

test('the order is that of a dictionary that reads numbers, whichever way the items come', () => {
  const byDictionary = new Intl.Collator('en', { numeric: true })
  const id = fc.array(fc.constantFrom('a', 'b', 'ev', '-', '1', '2', '10', '0'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(
      fc.uniqueArray(
        id.map((parts) => `m${parts.join('')}`),
        { maxLength: 8, comparator: (left, right) => byDictionary.compare(left, right) === 0 },
      ),
      (ids) => {
        expect(idsOf(ids.map((each) => evidence(each, 1)))).toEqual(ids.toSorted(byDictionary.compare))
      },
    ),
  )
})
