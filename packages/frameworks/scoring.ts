// The arithmetic above outcomes: bands, the ways to make one Domain 1 out of several services, and the organisation's score.
// Whole numbers only. A missing grade is never a nought: it widens the answer to a range.

import { eds2022 } from './eds-2022.ts'
import type { Framework, Grade, Rating } from './framework.ts'
import { EDS2_GROUP_COUNTS } from './group-counts.ts'
import { Domain1Rule, type OutcomeStatus } from './outcome-status.ts'

/** Each rule with its name and a plain sentence, the default for three services first. */
export const DOMAIN_1_RULES: readonly { readonly id: Domain1Rule; readonly name: string; readonly sentence: string }[] =
  [
    {
      id: 'middle-total',
      name: 'Middle service total',
      sentence:
        'Add up each service’s points, put the totals in order, and take the middle one; of two in the middle, the lower.',
    },
    {
      id: 'middle-by-outcome',
      name: 'Middle score for each outcome',
      sentence:
        'For each outcome put the services’ points in order and take the middle one, of two the lower; then add them up.',
    },
    {
      id: 'mean-by-outcome-half-up',
      name: 'Average for each outcome, halves rounded up',
      sentence: 'For each outcome take the average of the services’ points, with halves rounded up; then add them up.',
    },
    {
      id: 'highest-by-outcome',
      name: 'Highest score for each outcome',
      sentence: 'For each outcome take the points of the service that did best; then add them up.',
    },
    {
      id: 'chosen-service',
      name: 'One chosen service',
      sentence: 'Take the total of one service that the organisation named.',
    },
    { id: 'highest-total', name: 'Highest service total', sentence: 'Take the total of the service that did best.' },
    {
      id: 'lowest-total',
      name: 'Lowest service total',
      sentence: 'Take the total of the service that did least well.',
    },
  ]

/**
 * The rule that applies if nobody chooses: the middle total; null for two services, which have no middle.
 * Source: Avon and Wiltshire ("the middle score (i.e median) out of the three service").
 */
export function defaultDomain1Rule(serviceCount: number): Domain1Rule | null {
  return serviceCount === 2 ? null : 'middle-total'
}

/** The rule to offer first: for two services the lower total, out of the same prudence as a lower middle. */
export function suggestedDomain1Rule(serviceCount: number): Domain1Rule {
  return defaultDomain1Rule(serviceCount) ?? 'lowest-total'
}

/** The points of a status; null if it does not score. */
export function scoreOf(status: OutcomeStatus): Grade | null {
  return status.status === 'graded' || status.status === 'carried-forward' ? status.grade : null
}

/**
 * The organisation's rating for a total of 0 to 33 points: under 8, 8 to 21, 22 to 32, 33. Never for a domain's total.
 * Refuses what is not such a total. Source: EDS Reporting Template, "EDS Rating and Score Card".
 */
export function edsBand(total: number): { rating: Rating } | { error: 'bad-total' } {
  const rating = ratingBetween(total, total)
  return rating === null ? { error: 'bad-total' } : { rating }
}

/** The rating if both ends of a range of points fall in one band; null if they do not, or are no totals. */
export function ratingBetween(low: number, high: number): Rating | null {
  if (!Number.isInteger(low) || !Number.isInteger(high)) return null
  const lowBand = BANDS.find(({ from, to }) => from <= low && low <= to)
  const highBand = BANDS.find(({ from, to }) => from <= high && high <= to)
  return lowBand !== undefined && lowBand === highBand ? lowBand.rating : null
}

/**
 * The EDS2 grade from how many of the nine protected groups fare as well as people overall: 9, 6 to 8, 3 to 5, 0 to 2.
 * Null means that there is no evidence, which EDS2 grades Undeveloped. Refuses other numbers.
 * Source: NHS grading deck 2014/15; two or fewer by elimination; Frimley Health for no evidence.
 */
export function eds2Grade(faringWell: number | null): { grade: Grade } | { error: 'bad-count' } {
  const groups = faringWell ?? 0
  const count = EDS2_GROUP_COUNTS.find(({ from, to }) => Number.isInteger(groups) && from <= groups && groups <= to)
  return count === undefined ? { error: 'bad-count' } : { grade: count.grade }
}

/** Why services' points make no Domain 1 total. */
export type Domain1Error = 'no-services' | 'uneven-services' | 'bad-score' | 'unknown-rule' | 'choose-a-service'

/**
 * Domain 1 from complete points: one row per service, one column per outcome (or one column holding the service's total).
 * @param input.chosen the row of the chosen service, for that rule only
 * @returns the total under the rule and each service's total in the order given; an error is a value
 */
export function domain1FromServices(input: {
  readonly services: readonly (readonly number[])[]
  readonly rule: string
  readonly chosen?: number
}): { domainTotal: number; serviceTotals: number[] } | { error: Domain1Error } {
  const { services, chosen = null } = input
  const rule = Domain1Rule.safeParse(input.rule)
  if (!rule.success) return { error: 'unknown-rule' }
  if (services.length === 0) return { error: 'no-services' }
  if (services.some((row) => row.length === 0 || row.length !== services[0]?.length))
    return { error: 'uneven-services' }
  if (services.flat().some((points) => !Number.isInteger(points) || points < 0)) return { error: 'bad-score' }
  if (rule.data === 'chosen-service' && (chosen === null || services[chosen] === undefined))
    return { error: 'choose-a-service' }
  return { domainTotal: sum(termsOf(services, rule.data, chosen)), serviceTotals: services.map(sum) }
}

/**
 * The organisation's total from a Domain 1 total and the points of Domains 2 and 3; null is a missing outcome.
 * @returns points known so far per domain, the total's range, and rating and total, each null while it is not certain
 */
export function overallFrom(input: {
  readonly domain1Total: number
  readonly domain2: readonly (number | null)[]
  readonly domain3: readonly (number | null)[]
}): { domainTotals: number[]; range: [number, number]; rating: Rating | null; total: number | null } {
  const domains = [[input.domain1Total], input.domain2, input.domain3]
  const domainTotals = domains.map((points) => sum(points.map((point) => point ?? 0)))
  const missing = domains.flat().filter((point) => point === null).length
  const low = sum(domainTotals)
  const high = low + MOST_POINTS * missing
  return { domainTotals, range: [low, high], rating: ratingBetween(low, high), total: low === high ? low : null }
}

/** Points from `low` to `high`, both included; equal when nothing is missing. */
export type Points = { readonly low: number; readonly high: number }

/** Domain 1 as reckoned by one rule, with everything that a report prints. */
export type Domain1Result = {
  readonly ok: true
  readonly rule: Domain1Rule
  /** In the order given; `total` null while an outcome of the service has no grade. */
  readonly services: readonly (Points & { readonly id: string; readonly name: string; readonly total: number | null })[]
  readonly low: number
  readonly high: number
  readonly max: number
  /** Null while it is a range. */
  readonly total: number | null
  /** One score per outcome; null under a rule that takes a whole service's total, for then there is none. */
  readonly line: readonly (Points & { readonly outcome: string })[] | null
  /** Under a rule that takes a service's total: the services that have it (several at a tie); else, or in doubt, empty. */
  readonly fromServices: readonly string[]
  /** The sum as printed: its terms, and one sentence such as "7 and 10; highest-by-outcome: 2+2+3+3 = 10". */
  readonly arithmetic: { readonly terms: readonly Points[]; readonly sentence: string }
}

/** Why there is no Domain 1 total yet; `suggestion` is the rule to offer. */
export type Domain1Refusal = {
  readonly ok: false
  readonly refusal: {
    readonly code: 'no-services' | 'uneven-services' | 'choose-a-rule' | 'choose-a-service'
    readonly suggestion: Domain1Rule
  }
}

/**
 * Domain 1 of an assessment from the state of every outcome for every service.
 * @param input.outcomes the codes, in official order
 * @param input.services each with one status per outcome, in the same order
 * @param input.rule null for the default, which two services do not have: then a rule must be chosen
 * @param input.chosenService the id of the service that counts, for the rule 'chosen-service'
 */
export function domain1(input: {
  readonly outcomes: readonly string[]
  readonly services: readonly {
    readonly id: string
    readonly name: string
    readonly statuses: readonly OutcomeStatus[]
  }[]
  readonly rule: Domain1Rule | null
  readonly chosenService?: string | null
}): Domain1Result | Domain1Refusal {
  const { outcomes, services } = input
  const refuse = (code: Domain1Refusal['refusal']['code']): Domain1Refusal => ({
    ok: false,
    refusal: { code, suggestion: suggestedDomain1Rule(services.length) },
  })
  if (services.length === 0) return refuse('no-services')
  if (outcomes.length === 0 || services.some(({ statuses }) => statuses.length !== outcomes.length))
    return refuse('uneven-services')
  const rule = input.rule ?? defaultDomain1Rule(services.length)
  if (rule === null) return refuse('choose-a-rule')
  const chosen = services.findIndex(({ id }) => id === input.chosenService)
  if (rule === 'chosen-service' && chosen < 0) return refuse('choose-a-service')

  // Every rule is monotone in every grade, so the two ends of the range come from the two extreme completions.
  const lowRows = services.map(({ statuses }) => statuses.map((status) => scoreOf(status) ?? 0))
  const highRows = services.map(({ statuses }) => statuses.map((status) => scoreOf(status) ?? MOST_POINTS))
  const highTerms = termsOf(highRows, rule, chosen)
  const terms = termsOf(lowRows, rule, chosen).map((low, at) => ({ low, high: highTerms[at] ?? low }))
  const totals = services.map(({ id, name }, at) => {
    const points = { low: sum(lowRows[at] ?? []), high: sum(highRows[at] ?? []) }
    return { id, name, ...points, total: exactly(points) }
  })
  const result = { low: sum(terms.map(({ low }) => low)), high: sum(terms.map(({ high }) => high)) }
  const takesWholeService = TAKES_WHOLE_SERVICE.has(rule)
  const complete = totals.every(({ total }) => total !== null)
  return {
    ok: true,
    rule,
    services: totals,
    ...result,
    max: MOST_POINTS * outcomes.length,
    total: exactly(result),
    line: takesWholeService
      ? null
      : outcomes.map((outcome, at) => ({ outcome, ...(terms[at] ?? { low: 0, high: 0 }) })),
    fromServices:
      rule === 'chosen-service'
        ? [services[chosen]?.id ?? '']
        : takesWholeService && complete
          ? totals.filter(({ total }) => total === result.low).map(({ id }) => id)
          : [],
    arithmetic: { terms, sentence: `${listed(totals.map(inWords))}; ${rule}: ${sumInWords(terms, result)}` },
  }
}

/** The state of one question: an outcome, and the service where the outcome is graded per service (else null). */
export type ScoredQuestion = {
  readonly outcome: string
  readonly service: string | null
  readonly status: OutcomeStatus
}

/** How many questions have each grade, Undeveloped first. Every service's grades count. */
export type Distribution = readonly [number, number, number, number]

/** A goal's or domain's part. Points are null in a framework without a total. There is no band for a domain. */
export type GroupingScore = {
  readonly code: string
  readonly name: string
  readonly points: (Points & { readonly max: number; readonly total: number | null }) | null
  readonly distribution: Distribution
}

/** The score of an organisation. `points`, `rating` and `sentence` are null in a framework without a total. */
export type OrganisationScore = {
  readonly ok: true
  readonly groupings: readonly GroupingScore[]
  readonly points: (Points & { readonly max: number; readonly total: number | null }) | null
  /** Null unless both ends of the range fall in one band. */
  readonly rating: Rating | null
  readonly distribution: Distribution
  /** Every question that does not score, in framework order, with the reason. */
  readonly unscored: readonly ScoredQuestion[]
  /** Null if no grouping is graded per service. A refusal leaves the domain the range over all rules. */
  readonly domain1: Domain1Result | Domain1Refusal | null
  /** "10 + 4 + 3 = 17". */
  readonly sentence: string | null
}

/** Why the questions given cannot be scored in this framework. */
export type OrganisationScoreRefusal = {
  readonly ok: false
  readonly refusal: {
    readonly code: 'unknown-question' | 'question-twice'
    readonly outcome: string
    readonly service: string | null
  }
}

/**
 * The organisation's score from the state of every question; a question not given counts as not graded.
 * Refuses a question that the framework or the list of services does not have, and one given twice.
 * Source: EDS Reporting Template: "Add the scores of all outcomes together".
 */
export function organisationScore(input: {
  readonly framework: Framework
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly scores: readonly ScoredQuestion[]
  readonly rule: Domain1Rule | null
  readonly chosenService?: string | null
}): OrganisationScore | OrganisationScoreRefusal {
  const { framework, services } = input
  const asked = framework.groupings.map((grouping) => ({
    grouping,
    questions: (grouping.perService ? services.map(({ id }) => id) : [null]).flatMap((service) =>
      grouping.outcomes.map(({ code }) => ({ outcome: code, service })),
    ),
  }))
  const known = new Set(asked.flatMap(({ questions }) => questions.map(keyOf)))
  const given = new Map<string, OutcomeStatus>()
  for (const { outcome, service, status } of input.scores) {
    const key = keyOf({ outcome, service })
    if (!known.has(key)) return { ok: false, refusal: { code: 'unknown-question', outcome, service } }
    if (given.has(key)) return { ok: false, refusal: { code: 'question-twice', outcome, service } }
    given.set(key, status)
  }
  const statusOf = (outcome: string, service: string | null): OutcomeStatus =>
    given.get(keyOf({ outcome, service })) ?? { status: 'not-graded' }

  let perService: Domain1Result | Domain1Refusal | null = null
  const unscored: ScoredQuestion[] = []
  const groupings = asked.map(({ grouping, questions }): GroupingScore => {
    const states = questions.map((question) => ({ ...question, status: statusOf(question.outcome, question.service) }))
    unscored.push(...states.filter(({ status }) => scoreOf(status) === null))
    const max = MOST_POINTS * grouping.outcomes.length
    let points: Points = rangeOf(states.map(({ status }) => status))
    if (grouping.perService) {
      const rows = services.map(({ id, name }) => ({
        id,
        name,
        statuses: grouping.outcomes.map(({ code }) => statusOf(code, id)),
      }))
      const outcomes = grouping.outcomes.map(({ code }) => code)
      perService = domain1({
        outcomes,
        services: rows,
        rule: input.rule,
        chosenService: input.chosenService ?? null,
      })
      points = perService.ok ? perService : rangeOverRules(outcomes, rows, max)
    }
    return {
      code: grouping.code,
      name: grouping.name,
      points: framework.hasTotal ? { low: points.low, high: points.high, max, total: exactly(points) } : null,
      distribution: distributionOf(states.map(({ status }) => status)),
    }
  })
  const parts = groupings.flatMap(({ points }) => (points === null ? [] : [points]))
  const whole = { low: sum(parts.map(({ low }) => low)), high: sum(parts.map(({ high }) => high)) }
  const rest = {
    groupings,
    distribution: distributionOf([...given.values()]),
    unscored,
    domain1: perService,
  }
  if (!framework.hasTotal) return { ok: true, ...rest, points: null, rating: null, sentence: null }
  return {
    ok: true,
    ...rest,
    points: { ...whole, max: sum(parts.map(({ max }) => max)), total: exactly(whole) },
    rating: ratingBetween(whole.low, whole.high),
    sentence: `${parts.map(inWords).join(' + ')} = ${inWords(whole)}`,
  }
}

const MOST_POINTS = 3
const BANDS = eds2022.bands ?? []
const TAKES_WHOLE_SERVICE: ReadonlySet<Domain1Rule> = new Set([
  'middle-total',
  'chosen-service',
  'highest-total',
  'lowest-total',
])

/** The numbers that add up to the domain's total: one per outcome, or the one total of a whole service. */
function termsOf(rows: readonly (readonly number[])[], rule: Domain1Rule, chosen: number | null): number[] {
  const totals = rows.map(sum)
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0))
  switch (rule) {
    case 'middle-total':
      return [lowerMiddle(totals)]
    case 'highest-total':
      return [Math.max(...totals)]
    case 'lowest-total':
      return [Math.min(...totals)]
    case 'chosen-service':
      return [totals[chosen ?? 0] ?? 0]
    case 'middle-by-outcome':
      return columns.map(lowerMiddle)
    case 'highest-by-outcome':
      return columns.map((column) => Math.max(...column))
    case 'mean-by-outcome-half-up':
      return columns.map(meanHalfUp)
    default:
      return unreachable(rule)
  }
}

/** The element at (k - 1) / 2, rounded down, of the sorted numbers: the middle one, or the lower of two. */
function lowerMiddle(numbers: readonly number[]): number {
  const middle = numbers.length % 2 === 0 ? numbers.length / 2 - 1 : (numbers.length - 1) / 2
  return numbers.toSorted((a, b) => a - b)[middle] ?? 0
}

/** sum / k rounded to the nearest whole number, halves up, without leaving the whole numbers: (2 sum + k) div 2k. */
function meanHalfUp(numbers: readonly number[]): number {
  const doubled = 2 * sum(numbers) + numbers.length
  const divisor = 2 * numbers.length
  return (doubled - (doubled % divisor)) / divisor
}

/** While no rule is chosen Domain 1 may become what any of them makes of it. */
function rangeOverRules(
  outcomes: readonly string[],
  services: readonly { id: string; name: string; statuses: readonly OutcomeStatus[] }[],
  max: number,
): Points {
  const results = Domain1Rule.options
    .flatMap((rule) =>
      rule === 'chosen-service'
        ? services.map(({ id }) => domain1({ outcomes, services, rule, chosenService: id }))
        : [domain1({ outcomes, services, rule })],
    )
    .filter((result) => result.ok)
  if (results.length === 0) return { low: 0, high: max }
  return {
    low: Math.min(...results.map(({ low }) => low)),
    high: Math.max(...results.map(({ high }) => high)),
  }
}

function rangeOf(statuses: readonly OutcomeStatus[]): Points {
  const scores = statuses.map(scoreOf)
  const low = sum(scores.map((score) => score ?? 0))
  return { low, high: low + MOST_POINTS * scores.filter((score) => score === null).length }
}

function distributionOf(statuses: readonly OutcomeStatus[]): Distribution {
  const scores = statuses.map(scoreOf)
  const count = (grade: Grade): number => scores.filter((score) => score === grade).length
  return [count(0), count(1), count(2), count(3)]
}

function keyOf({ outcome, service }: { outcome: string; service: string | null }): string {
  return JSON.stringify([outcome, service])
}

function exactly({ low, high }: Points): number | null {
  return low === high ? low : null
}

function inWords({ low, high }: Points): string {
  return low === high ? `${low}` : `(${low} to ${high})`
}

/** "2+2+3+3 = 10", or only "10" where there is nothing to add. */
function sumInWords(terms: readonly Points[], result: Points): string {
  return terms.length < 2 ? inWords(result) : `${terms.map(inWords).join('+')} = ${inWords(result)}`
}

/** "7", "7 and 10", "6, 5 and 4". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function unreachable(value: never): never {
  throw new Error(`expected a Domain 1 rule, found ${String(value)}`)
}
