/** The arithmetic of the report: domain totals, the Domain 1 rule, the organisation's total and rating, each with its sum. */
import type { Framework, Grade, Grouping } from '@eds/frameworks/framework'
import { Domain1Rule, type OutcomeStatus } from '@eds/frameworks/outcome-status'
import {
  type Distribution as Counts,
  DOMAIN_1_RULES,
  type Domain1Refusal,
  type Domain1Result,
  domain1,
  type OrganisationScore,
  organisationScore,
  type Points,
  scoreOf,
} from '@eds/frameworks/scoring'
import { oneLine } from './plain-text.ts'
import { titleOf } from './questions.ts'
import type { Distribution, Report, ReportDomain1, ReportQuestion, Score } from './report-record.ts'

type Service = { readonly id: string; readonly name: string }
/** How the services become one total, as far as somebody said so; `rule` null for the default. */
export type RuleInUse = {
  readonly rule: Domain1Rule | null
  readonly service: string | null
  readonly reason: string | null
}
type ScoredParts = Pick<Report, 'groupings' | 'domain1' | 'overall'>

/**
 * @returns the report's figures from what stands for each question now. A missing grade widens a total to a range.
 * @param isPublished then what is missing is missing for good, and is not said to be so "yet"
 * @throws when the questions are not those of the framework and the services: the assessment is broken
 */
export function scoreParts(
  framework: Framework,
  services: readonly Service[],
  questions: readonly ReportQuestion[],
  choice: RuleInUse,
  isPublished: boolean,
): ScoredParts {
  const scored = organisationScore({
    framework,
    services,
    scores: questions.map(({ outcome, service, standing }) => ({
      outcome,
      service: service?.id ?? null,
      status: standing.status,
    })),
    rule: choice.rule,
    chosenService: choice.service,
  })
  if (!scored.ok) {
    const { code, outcome, service } = scored.refusal
    throw new Error(`expected the framework's own questions, found ${code}: ${outcome} for ${service ?? 'no service'}`)
  }
  return {
    groupings: framework.groupings.map((grouping, at) => {
      const inGrouping = questions.filter(({ outcome }) => grouping.outcomes.some(({ code }) => code === outcome))
      const part = scored.groupings[at]
      return {
        code: grouping.code,
        heading: headingOf(framework, grouping),
        questions: inGrouping,
        score: part?.points ? scoreWords(part.points) : null,
        distribution: distribution(framework, part?.distribution ?? [0, 0, 0, 0], inGrouping.length),
        arithmetic: !framework.hasTotal
          ? []
          : grouping.perService
            ? domain1Lines(services, inGrouping, scored.domain1, isPublished)
            : [sumLine(inGrouping)],
      }
    }),
    domain1:
      scored.domain1 === null || !framework.hasTotal
        ? null
        : domain1Part(framework, services, questions, scored, choice, isPublished),
    overall: overallPart(framework, questions, scored, isPublished),
  }
}

/** @returns "Domain 1: Commissioned or provided services". */
export function headingOf({ groupingWord }: Framework, { code, name }: Grouping): string {
  return `${groupingWord === 'goal' ? 'Goal' : 'Domain'} ${code}: ${name}`
}

function overallPart(
  framework: Framework,
  questions: readonly ReportQuestion[],
  scored: OrganisationScore,
  isPublished: boolean,
): Report['overall'] {
  const { points, rating } = scored
  const band = framework.bands?.find((candidate) => candidate.rating === rating)
  const parts = scored.groupings.map(({ code, points: part }) => `Domain ${code}: ${part ? rangeWords(part) : '0'}`)
  return {
    score: points === null ? null : scoreWords(points),
    rating,
    ratingWords:
      points === null
        ? `${framework.name} has no total and no overall grade.`
        : (rating ?? noRating(points, isPublished)),
    arithmetic:
      points === null
        ? []
        : [
            `${parts.join(' + ')}. Together ${rangeWords(points)}.`,
            band === undefined
              ? `The possible totals do not all lie in one band, so there is no rating${isPublished ? '' : ' yet'}.`
              : band.from === band.to
                ? `A total of ${band.from} is rated ${band.rating}.`
                : `Totals from ${band.from} to ${band.to} are rated ${band.rating}.`,
          ],
    distribution: distribution(framework, scored.distribution, questions.length),
    unscored: questions
      .filter(({ standing }) => scoreOf(standing.status) === null)
      .map((question) => ({ question: titleOf(question), state: question.standing.words })),
  }
}

const noRating = ({ low, high }: Points, isPublished: boolean): string =>
  isPublished
    ? `No rating: the total lies between ${low} and ${high}.`
    : `No rating yet: the total can still lie between ${low} and ${high}.`

function domain1Part(
  framework: Framework,
  services: readonly Service[],
  questions: readonly ReportQuestion[],
  { domain1: result }: OrganisationScore,
  choice: RuleInUse,
  isPublished: boolean,
): ReportDomain1 | null {
  const grouping = framework.groupings.find(({ perService }) => perService)
  if (result === null || grouping === undefined) return null
  const outcomes = grouping.outcomes.map(({ code }) => code)
  const rows = services.map(({ id, name }) => ({
    id,
    name,
    statuses: outcomes.map((code) => statusOf(questions, code, id)),
  }))
  const reckoned = Domain1Rule.options.flatMap((rule) =>
    (rule === 'chosen-service' ? services : [null]).flatMap((service) => {
      const would = domain1({ outcomes, services: rows, rule, chosenService: service?.id ?? null })
      return would.ok ? [{ rule, service, would }] : []
    }),
  )
  const first = reckoned[0]?.would
  return {
    rule: result.ok ? ruleOf(result.rule) : null,
    chosen: choice.rule !== null,
    service: result.ok && result.rule === 'chosen-service' ? nameOf(services, choice.service) : null,
    reason: choice.reason,
    missing: result.ok ? null : missingWords(result, isPublished),
    services: (first?.services ?? []).map((service) => ({
      id: service.id,
      name: oneLine(service.name),
      score: scoreWords({ low: service.low, high: service.high, max: first?.max ?? 0 }),
    })),
    alternatives: reckoned
      .map(({ rule, service, would }) => ({
        ...ruleOf(rule),
        rule,
        service: service === null ? null : oneLine(service.name),
        score: scoreWords(would),
        inUse: result.ok && result.rule === rule && (service === null || service.id === choice.service),
      }))
      .map(({ id: _, ...alternative }) => alternative),
  }
}

const MISSING: Readonly<Record<Domain1Refusal['refusal']['code'], string>> = {
  'no-services': 'No service has been chosen for Domain 1, so it has no total yet.',
  'uneven-services': 'The services do not have the same outcomes, so Domain 1 has no total yet.',
  'choose-a-rule': 'Two services have no middle one. Somebody must choose the rule that makes one total of them.',
  'choose-a-service': 'The rule takes the total of one chosen service, and no service has been chosen yet.',
}

const MISSING_FOR_GOOD: typeof MISSING = {
  'no-services': 'No service was chosen for Domain 1, so it has no total.',
  'uneven-services': 'The services do not have the same outcomes, so Domain 1 has no total.',
  'choose-a-rule': 'Two services have no middle one, and no rule was chosen that makes one total of them.',
  'choose-a-service': 'The rule takes the total of one chosen service, and no service was chosen.',
}

const missingWords = ({ refusal }: Domain1Refusal, isPublished: boolean): string =>
  (isPublished ? MISSING_FOR_GOOD : MISSING)[refusal.code]

function domain1Lines(
  services: readonly Service[],
  questions: readonly ReportQuestion[],
  result: Domain1Result | Domain1Refusal | null,
  isPublished: boolean,
): string[] {
  const lines = services.map(
    ({ id, name }) => `${oneLine(name)}: ${sumLine(questions.filter(({ service }) => service?.id === id))}`,
  )
  if (result === null) return lines
  if (!result.ok) return [...lines, missingWords(result, isPublished)]
  const { name } = ruleOf(result.rule)
  const taken = result.fromServices.map((id) => nameOf(services, id) ?? id)
  const sum = sumOf(
    result.arithmetic.terms.map((points, at) => ({ name: result.line?.[at]?.outcome ?? null, points })),
    result,
  )
  return [
    ...lines,
    `Rule for several services: ${name}.`,
    `Domain 1: ${sum}${taken.length === 0 ? '' : ` (${taken.join(' and ')})`}`,
  ]
}

/** "2A 1 + 2B 1 + 2C (0 to 3) = 2 to 5". */
function sumLine(questions: readonly ReportQuestion[]): string {
  const terms = questions.map(({ outcome, standing }) => ({ name: outcome, points: pointsOf(standing.status) }))
  return sumOf(terms, {
    low: terms.reduce((sum, { points }) => sum + points.low, 0),
    high: terms.reduce((sum, { points }) => sum + points.high, 0),
  })
}

function sumOf(terms: readonly { name: string | null; points: Points }[], result: Points): string {
  const parts = terms.map(({ name, points }) => {
    const words = points.low === points.high ? `${points.low}` : `(${rangeWords(points)})`
    return name === null ? words : `${name} ${words}`
  })
  return parts.length < 2 && terms[0]?.name == null
    ? rangeWords(result)
    : `${parts.join(' + ')} = ${rangeWords(result)}`
}

function pointsOf(status: OutcomeStatus): Points {
  const score = scoreOf(status)
  return score === null ? { low: 0, high: 3 } : { low: score, high: score }
}

function statusOf(questions: readonly ReportQuestion[], outcome: string, service: string): OutcomeStatus {
  const found = questions.find((question) => question.outcome === outcome && question.service?.id === service)
  return found?.standing.status ?? { status: 'not-graded' }
}

const rangeWords = ({ low, high }: Points): string => (low === high ? `${low}` : `${low} to ${high}`)

function scoreWords({ low, high, max }: Points & { readonly max: number }): Score {
  return { low, high, max, total: low === high ? low : null, words: `${rangeWords({ low, high })} out of ${max}` }
}

function ruleOf(rule: Domain1Rule): { id: Domain1Rule; name: string; sentence: string } {
  const found = DOMAIN_1_RULES.find(({ id }) => id === rule)
  if (found === undefined) throw new Error(`expected every Domain 1 rule to be described, found no ${rule}`)
  return { id: found.id, name: found.name, sentence: found.sentence }
}

function nameOf(services: readonly Service[], id: string | null | undefined): string | null {
  const service = services.find((candidate) => candidate.id === id)
  return service === undefined ? null : oneLine(service.name)
}

function distribution(framework: Framework, counts: Counts, questions: number): Distribution {
  const grades = framework.grades.map(({ grade, name }) => ({ grade, name, count: countOf(counts, grade) }))
  const ungraded = questions - counts.reduce((sum, count) => sum + count, 0)
  const parts = grades.map(({ name, count }) => `${count} ${name}`)
  const asked = `${questions} ${questions === 1 ? 'question' : 'questions'}`
  return {
    grades,
    ungraded,
    sentence: `Of ${asked}: ${parts.join(', ')}${ungraded === 0 ? '' : `, ${ungraded} without a grade`}.`,
  }
}

const countOf = (counts: Counts, grade: Grade): number => counts[grade]
