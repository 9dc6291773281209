/** A rule of showing that changes gets another number, or a verifier would call trails of before false. */
import { canonicalJson, JsonValue } from '@eds/audit/canonical'
import { sha256Hex } from '@eds/audit/digest'
import type { Choice } from '@eds/session/ballot'
import { SHOWING_RULE } from '@eds/session/counting'
import { expect, test } from 'vitest'
import { type Dice, diceOf } from './a-trail.ts'
import { aPlan, aWorkshop, PERINATAL } from './a-workshop.ts'

const GRADES: readonly Choice[] = ['0', '1', '2', '3', 'e', 'x']
const ANSWERS: readonly Choice[] = ['c', 's', 'o', 'x']

/** Two votes, between which somebody may leave, and a consent check, of people who are more or less of one mind. */
function aMeeting(dice: Dice): JsonValue {
  const size = () => dice.pick([0, 1, 3, 5, 8, 12])
  const s = aWorkshop(
    { patients: size() + 2, staff: size() + 2, unions: size() },
    aPlan({ shapeFloor: dice.pick([1, 3, 3, 8]) }),
  )
  const votes = (choices: readonly Choice[]) => {
    const mind = dice.pick(choices)
    return new Map(s.seats.map((seat) => [seat, dice.below(3) === 0 ? dice.pick(choices) : mind]))
  }
  s.playRound(votes(GRADES))
  s.playRound(new Map([...votes(GRADES)].slice(dice.pick([0, 0, 0, 1]))))
  if (s.seats.length >= 5) s.playRound(votes(ANSWERS), PERINATAL, { kind: 'consent', grade: 2 })
  return JsonValue.parse(
    [...s.state.rounds.values()].map((round) => (round.state === 'revealed' ? round.result : null)),
  )
}

test('the rule of showing has another number whenever the same votes are shown otherwise', () => {
  const dice = diceOf(2)
  const shown = Array.from({ length: 150 }, () => aMeeting(dice))
  expect(new Set(shown.flatMap((results) => JSON.stringify(results).match(/"state":"[a-z-]+"/g) ?? [])).size).toBe(5)
  // When this fails, the rule has changed: raise SHOWING_RULE, and write both here.
  expect({ rule: SHOWING_RULE, shown: sha256Hex(canonicalJson(shown)) }).toEqual({
    rule: 2,
    shown: '8cf7ca5e5e5372322f118661eb8325d2d520f9c42c012ca64d543584afd48054',
  })
})
