// What a published report prints about totals and ratings, held against what its own grades make.
import { type Framework, type Grade, Rating } from '@eds/frameworks/framework'
import { frameworkById, gradeName, groupingOf } from '@eds/frameworks/frameworks'
import type { Domain1Rule } from '@eds/frameworks/outcome-status'
import { DOMAIN_1_RULES, ratingBetween } from '@eds/frameworks/scoring'
import {
  type Assessment,
  ownGradesOf,
  ownStatusOf,
  type Published,
  scoreAssessment,
  serviceName,
} from './assessment.ts'
import type { Finding } from './finding.ts'

/** A way to reckon Domain 1: a rule, with the service's id where the rule takes one chosen service. */
export type Reckoning = { readonly rule: Domain1Rule; readonly service: string | null }

/** The rules under which the own grades make exactly this Domain 1 total, in the order in which rules are offered. */
export function rulesThatFit(assessment: Assessment, domainTotal: number): Reckoning[] {
  return reckonings(assessment)
    .filter(({ low, high }) => low === domainTotal && high === domainTotal)
    .map(({ rule, service }) => ({ rule, service }))
}

/** Domain 1 under every rule, and once per service for the rule that takes a chosen one. */
export function reckonings(assessment: Assessment): (Reckoning & { low: number; high: number })[] {
  return DOMAIN_1_RULES.flatMap(({ id: rule }) =>
    (rule === 'chosen-service' ? assessment.services.map(({ id }) => id) : [null]).flatMap((service) => {
      const score = scoreAssessment(
        { ...assessment, domain1Rule: rule, chosenService: service },
        ownStatusOf(assessment),
      )
      return score.ok && score.domain1?.ok ? [{ rule, service, low: score.domain1.low, high: score.domain1.high }] : []
    }),
  )
}

/**
 * What the printed totals, labels and rating do not agree with: the own grades, each other, or the framework.
 * Expects an assessment whose questions all belong to its framework.
 */
export function publishedFindings(assessment: Assessment, published: Published): Finding[] {
  const framework = frameworkById(assessment.framework)
  const score = scoreAssessment(assessment, ownStatusOf(assessment))
  if (!score.ok) return []
  const findings: Finding[] = []
  for (const domain of published.domains) {
    const grouping = framework.groupings.find(({ code }) => code === domain.code)
    const points = score.groupings.find(({ code }) => code === domain.code)?.points ?? null
    if (grouping === undefined || points === null) {
      findings.push({
        code: 'domain-total-wrong',
        severity: 'problem',
        about: domain.code,
        sentence: `The report prints a total of ${domain.total} for ${framework.groupingWord} ${domain.code}, but ${framework.name} has no such total.`,
      })
      continue
    }
    if (grouping.perService && assessment.domain1Rule === null)
      findings.push(...totalUnderRules(assessment, domain.code, domain.total))
    else if (domain.total < points.low || domain.total > points.high)
      findings.push({
        code: 'domain-total-wrong',
        severity: 'problem',
        about: domain.code,
        sentence: `Domain ${domain.code} is printed as ${domain.total}, but its grades make ${inWords(points)}.`,
      })
    if (domain.label !== null) findings.push(labelled(assessment, framework, domain.code, domain.total, domain.label))
  }
  const sum = published.domains.reduce((total, domain) => total + domain.total, 0)
  if (sum !== published.total)
    findings.push({
      code: 'organisation-total-wrong',
      severity: 'problem',
      about: null,
      sentence: `The organisation's total is printed as ${published.total}, but the printed domains add up to ${sum}.`,
    })
  const rating = ratingBetween(published.total, published.total)
  if (framework.hasTotal && rating !== published.rating)
    findings.push({
      code: 'rating-wrong',
      severity: 'problem',
      about: null,
      sentence:
        rating === null
          ? `The organisation's total is printed as ${published.total}, which is outside 0 to ${score.points?.max ?? 0}.`
          : `The organisation is printed as ${published.rating}, but a total of ${published.total} is ${rating}.`,
    })
  if (!framework.hasTotal)
    findings.push({
      code: 'rating-wrong',
      severity: 'problem',
      about: null,
      sentence: `The report prints a total and an overall rating, but ${framework.name} has neither.`,
    })
  return findings
}

/** The services' printed total when no rule is stored: which rules explain it? */
function totalUnderRules(assessment: Assessment, about: string, total: number): Finding[] {
  const all = reckonings(assessment)
  const fitting = all.filter(({ low, high }) => low <= total && total <= high)
  const inAll = fitting.length === all.length
  if (fitting.length === 0) {
    const possible = [...new Set(all.map(inWords))].join(', ')
    return [
      {
        code: 'domain-total-wrong',
        severity: 'problem',
        about,
        sentence: `Domain ${about} is printed as ${total}, which no rule makes of the services' grades (${possible}).`,
      },
    ]
  }
  if (inAll) return []
  const names = fitting.map(({ rule, service }) => ruleInWords(assessment, rule, service)).join('; ')
  const others = all.filter((reckoning) => !fitting.includes(reckoning))
  const otherTotals = [...new Set(others.map(inWords))].join(' or ')
  return [
    {
      code: 'rule-not-stated',
      severity: 'warning',
      about,
      sentence: `Domain ${about} is printed as ${total}, but the report does not say how the services were put together. These rules make ${total}: ${names}. Other rules make ${otherTotals}.`,
    },
  ]
}

/** EDS 2022 rates organisations, not domains; a label is worse still if no grade in the domain bears it out. */
function labelled(assessment: Assessment, framework: Framework, code: string, total: number, label: string): Finding {
  const grades = ownGradesOf(assessment)
    .filter(({ outcome }) => groupingOf(framework, outcome)?.code === code)
    .flatMap(({ grade }) => (grade === null ? [] : [grade]))
  const about = { about: code }
  const start = `Domain ${code} is printed as ${total} and “${label}”. That is a rating which the framework does not have: its bands are for the organisation's total`
  const name = Rating.safeParse(label)
  const present = new Set(grades.map((grade) => gradeName(framework, grade)))
  if (name.success && grades.length > 0 && outsideGrades(framework, name.data, grades))
    return {
      code: 'label-contradicts-grades',
      severity: 'problem',
      ...about,
      sentence: `${start}. ${present.size === 1 ? `Every outcome in it is graded ${[...present].join('')}.` : `No outcome in it is graded that ${isBelow(framework, name.data, grades) ? 'low' : 'high'}.`}`,
    }
  return { code: 'label-not-in-framework', severity: 'warning', ...about, sentence: `${start}.` }
}

function outsideGrades(framework: Framework, label: string, grades: readonly Grade[]): boolean {
  return isBelow(framework, label, grades) || gradeNamed(framework, label) > Math.max(...grades)
}

function isBelow(framework: Framework, label: string, grades: readonly Grade[]): boolean {
  return gradeNamed(framework, label) < Math.min(...grades)
}

function gradeNamed(framework: Framework, name: string): number {
  return framework.grades.findIndex((definition) => definition.name === name)
}

function ruleInWords(assessment: Assessment, rule: Domain1Rule, service: string | null): string {
  const name = DOMAIN_1_RULES.find(({ id }) => id === rule)?.name ?? rule
  return service === null ? name : `${name} (${serviceName(assessment, service)})`
}

function inWords({ low, high }: { low: number; high: number }): string {
  return low === high ? `${low}` : `${low} to ${high}`
}
