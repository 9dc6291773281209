/** The consent check: "can you live with this grade?", asked when a round came near. */
import { z } from 'zod/mini'
import { dominantGrade, mayTellAfter, type Published, type Roll, together } from './disclosure.ts'
import { compareToThreshold, leastCommonMultiple, permille, type Ratio, ratio } from './ratio.ts'
import { REVEAL_FLOOR } from './room-result.ts'
import { sum } from './tally.ts'

/** One group's answers, as counts. "Rather not say" (`abstain`) is no answer: it only counts for how small a group is. */
export const ConsentAnswers = z.object({
  consent: z.optional(z.int().check(z.minimum(0))),
  standAside: z.optional(z.int().check(z.minimum(0))),
  object: z.optional(z.int().check(z.minimum(0))),
  abstain: z.optional(z.int().check(z.minimum(0))),
})
export type ConsentAnswers = z.infer<typeof ConsentAnswers>

/**
 * The full answer, for the server and an auditor. `blockingGroups` are those in which more than half object, sorted;
 * `objectPermille` is the equal voice that objects, null when nobody answered; `standAside` counts people.
 */
export const ConsentCheck = z.object({
  adopted: z.boolean(),
  blockingGroups: z.array(z.string()),
  objectPermille: z.nullable(z.int().check(z.minimum(0), z.maximum(1000))),
  standAside: z.int().check(z.minimum(0)),
})
export type ConsentCheck = z.infer<typeof ConsentCheck>

/**
 * Adopted when at most a fifth of the equal voice objects and in no group more than half do. Nobody answering adopts
 * nothing. @param responses answers by group; groups without an answer have no voice
 */
export function consentCheck({ responses }: { responses: Readonly<Record<string, ConsentAnswers>> }): ConsentCheck {
  const { objecting, blockingGroups, people } = weigh(responses)
  return {
    adopted: objecting !== null && !isOverAFifth(objecting) && blockingGroups.length === 0,
    blockingGroups: blockingGroups.toSorted(),
    objectPermille: objecting === null ? null : permille(objecting),
    standAside: people.standAside,
  }
}

/**
 * What everybody may know of a consent check. `reasons` says why it was not adopted, empty when it was; `objections`
 * stands for either reason where the counts are withheld, as which of them holds could tell a small group's answers.
 * `too-few-answers`: of fewer than five, whether the room can live with it would tell how each of them answered.
 * `roll`: fewer people than may be shown came or went since a check before, so that both answers would tell theirs; what
 * the room can live with is then recorded by hand. `counts` are people, null where they could give somebody's answer away. No group is ever named.
 */
export const ConsentOutcome = z.object({
  adopted: z.boolean(),
  reasons: z.array(
    z.enum([
      'nobody-answered',
      'too-few-answers',
      'roll',
      'over-a-fifth-object',
      'most-of-a-group-objects',
      'objections',
    ]),
  ),
  counts: z.nullable(
    z.object({
      consent: z.int().check(z.minimum(0)),
      standAside: z.int().check(z.minimum(0)),
      object: z.int().check(z.minimum(0)),
    }),
  ),
})
export type ConsentOutcome = z.infer<typeof ConsentOutcome>

/**
 * As for a grade: fewest ballots counted, fewest in each group in which somebody voted, who voted, and the earlier checks
 * on the question, see {@link publishedConsent}.
 */
export type ConsentRule = {
  readonly k: number
  readonly shapeFloor: number
  readonly voters?: Roll | undefined
  readonly earlier?: readonly Published[] | undefined
}

/** @returns the consent check as the room may see it. @param responses answers by group */
export function consentOutcome(responses: Readonly<Record<string, ConsentAnswers>>, rule: ConsentRule): ConsentOutcome {
  const { objecting, blockingGroups, people } = weigh(responses)
  const ballots = total(Object.values(responses).flatMap(ballotsOf))
  if (ballots === 0) return { adopted: false, reasons: ['nobody-answered'], counts: null }
  // Before anything that depends on what people chose.
  if (ballots >= REVEAL_FLOOR && !mayTellAfter(rule)) return { adopted: false, reasons: ['roll'], counts: null }
  const answers = people.consent + people.standAside + people.object
  if (objecting === null || answers < REVEAL_FLOOR)
    return { adopted: false, reasons: ['too-few-answers'], counts: null }
  const reasons: ConsentOutcome['reasons'] = []
  if (isOverAFifth(objecting)) reasons.push('over-a-fifth-object')
  if (blockingGroups.length > 0) reasons.push('most-of-a-group-objects')
  const adopted = reasons.length === 0
  if (mayCount(responses, rule)) return { adopted, reasons, counts: people }
  return { adopted, reasons: adopted ? [] : ['objections'], counts: null }
}

/**
 * @returns what a consent check has told, to compare later ones with: something of everybody, counted out or not, as
 * whether it is adopted tells of everybody too; nothing where too few voted, or where few came or went.
 */
export function publishedConsent({ reasons }: ConsentOutcome, voters: Roll): Published {
  const ballots = total(Object.values(voters).map((people) => people.length))
  return { voters, shown: ballots < REVEAL_FLOOR || reasons.includes('roll') ? [] : [Object.keys(voters)] }
}

/**
 * No group too small to show, and not all of one mind but one. Beside the counts, that more than half of a group objects
 * would name a smaller group and tell how many in it do, and so would that it was not adopted.
 */
function mayCount(responses: Readonly<Record<string, ConsentAnswers>>, { k, shapeFloor }: ConsentRule): boolean {
  const groups = Object.values(responses).map(ballotsOf)
  const sizes = groups.map(total).filter((size) => size > 0)
  const whole = together(groups)
  const fewest = Math.max(k, shapeFloor)
  return (
    sizes.length > 0 &&
    sizes.every((size) => size >= fewest) &&
    dominantGrade(whole) === null &&
    dominantGrade(whole.slice(0, -1)) === null
  )
}

/** Everybody who voted, also those who would rather not say: whether counts are shown must not tell who did. */
const ballotsOf = ({ consent = 0, standAside = 0, object = 0, abstain = 0 }: ConsentAnswers): number[] => [
  consent,
  standAside,
  object,
  abstain,
]

const total = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0)

type People = { consent: number; standAside: number; object: number }
type Weighed = { objecting: Ratio | null; blockingGroups: string[]; people: People }

function weigh(responses: Readonly<Record<string, ConsentAnswers>>): Weighed {
  const people = { consent: 0, standAside: 0, object: 0 }
  const answered: { people: bigint; object: bigint }[] = []
  const blockingGroups: string[] = []
  for (const [id, { consent = 0, standAside = 0, object = 0 }] of Object.entries(responses)) {
    people.consent += consent
    people.standAside += standAside
    people.object += object
    const answers = consent + standAside + object
    if (answers > 0) answered.push({ people: BigInt(answers), object: BigInt(object) })
    if (2 * object > answers) blockingGroups.push(id)
  }
  if (answered.length === 0) return { objecting: null, blockingGroups, people }
  const perGroup = leastCommonMultiple(answered.map((group) => group.people))
  const voice = sum(answered.map((group) => (perGroup / group.people) * group.object))
  return { objecting: ratio(voice, perGroup * BigInt(answered.length)), blockingGroups, people }
}

/** A fifth exactly may object and the grade still stands. */
function isOverAFifth(objecting: Ratio): boolean {
  return compareToThreshold(objecting, [1, 5]) > 0
}
