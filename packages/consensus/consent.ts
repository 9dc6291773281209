/** The consent check: "can you live with this grade?", asked when a round came near. */
import { z } from 'zod/mini'
import { compareToThreshold, leastCommonMultiple, permille, type Ratio, ratio } from './ratio.ts'
import { sum } from './tally.ts'

/** One group's answers, as counts. "Rather not say" is no answer and is not counted. */
export const ConsentAnswers = z.object({
  consent: z.optional(z.int().check(z.minimum(0))),
  standAside: z.optional(z.int().check(z.minimum(0))),
  object: z.optional(z.int().check(z.minimum(0))),
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
 * What everybody may know of a consent check. `reasons` says why it was not adopted, empty when it was. `counts` are
 * people, null when fewer than five answered. No group is named: a group of one would be its person's answer.
 */
export const ConsentOutcome = z.object({
  adopted: z.boolean(),
  reasons: z.array(z.enum(['nobody-answered', 'over-a-fifth-object', 'most-of-a-group-objects'])),
  counts: z.nullable(
    z.object({
      consent: z.int().check(z.minimum(0)),
      standAside: z.int().check(z.minimum(0)),
      object: z.int().check(z.minimum(0)),
    }),
  ),
})
export type ConsentOutcome = z.infer<typeof ConsentOutcome>

const FEWEST_ANSWERS_COUNTED = 5

/** @returns the consent check as the room may see it. @param responses answers by group */
export function consentOutcome(responses: Readonly<Record<string, ConsentAnswers>>): ConsentOutcome {
  const { objecting, blockingGroups, people } = weigh(responses)
  const reasons: ConsentOutcome['reasons'] = []
  if (objecting === null) reasons.push('nobody-answered')
  if (objecting !== null && isOverAFifth(objecting)) reasons.push('over-a-fifth-object')
  if (blockingGroups.length > 0) reasons.push('most-of-a-group-objects')
  const answers = people.consent + people.standAside + people.object
  return { adopted: reasons.length === 0, reasons, counts: answers < FEWEST_ANSWERS_COUNTED ? null : people }
}

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
