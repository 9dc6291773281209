/** Which evidence phones and the wall show, and in which order. */
import type { Evidence } from '@eds/session/session'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceOf, mixedEvidence } from '../apps/web/screens/phone/room-reading.ts'
import { evidenceChoice, PLACES_BELOW_CAPTIONS } from '../apps/web/screens/wall/evidence-choice.ts'

const evidence = (id: string, at: number, question = 'q1', claim: Evidence['claim'] = { words: id }) =>
  // reason: of evidence only what the choice is made of
  ({ id, at, question, claim, from: { kind: 'organisation' } }) as Evidence
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

test('what was taken out is no evidence any more: no phone counts it, and it takes no place on the wall', () => {
  const items = [
    ...['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6'].map((id) => evidence(id, 1)),
    evidence('a-0', 1, 'q1', { digest: '0'.repeat(64) }),
  ]
  const { shown, more } = evidenceChoice(items, evidence('x', 0).question)
  expect(idsOf(items)).toEqual(['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6'])
  expect([shown.map(({ id }) => id), more]).toEqual([['a-1', 'a-2', 'a-3', 'a-4'], 2])
})

test('below captions one claim fewer is shown, and the one that has no place is counted among the others', () => {
  const room = { from: { kind: 'room', group: null } } as const
  const items = [
    ...['a-1', 'a-2', 'a-3'].map((id) => evidence(id, 1)),
    ...['b-1', 'b-2', 'b-3'].map((id, place) => ({ ...evidence(id, 2 + place), ...room })),
  ]
  const idsOnWall = (places?: number) => {
    const { shown, more } = evidenceChoice(items, evidence('x', 0).question, places)
    return [shown.map(({ id }) => id), more]
  }
  expect(idsOnWall()).toEqual([['a-1', 'a-2', 'b-3', 'b-2'], 2])
  expect(idsOnWall(PLACES_BELOW_CAPTIONS)).toEqual([['a-1', 'b-3', 'b-2'], 3])
})

test('what a phone shows first has both voices, as on the wall, and every piece is listed once', () => {
  const room = { from: { kind: 'room', group: null } } as const
  const of = (names: readonly string[]) =>
    names.map((name, place) => ({ ...evidence(name, place), ...(name.startsWith('r') ? room : {}) }))
  const mixed = (...names: string[]) => mixedEvidence(of(names), 4).map(({ id }) => id)
  expect(mixed('a1', 'a2', 'a3', 'a4', 'a5', 'r1', 'r2', 'r3')).toEqual([
    'a1',
    'a2',
    'r3',
    'r2',
    'a3',
    'a4',
    'a5',
    'r1',
  ])
  expect(mixed('a1', 'a2', 'a3', 'a4', 'a5', 'r1')).toEqual(['a1', 'a2', 'a3', 'r1', 'a4', 'a5'])
  expect(mixed('a1', 'r1', 'r2', 'r3', 'r4')).toEqual(['a1', 'r4', 'r3', 'r2', 'r1'])
  expect(mixed('r1', 'r2')).toEqual(['r2', 'r1'])
  expect(mixed('a1', 'a2')).toEqual(['a1', 'a2'])
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
