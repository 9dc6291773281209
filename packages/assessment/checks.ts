// What does not agree within an assessment, and between it and what its report printed. Nothing is corrected: it is said.
import { type Framework, FrameworkId, type Grade, Rating } from '@eds/frameworks/framework'
import { frameworkById, frameworksWith, gradeName, groupingOf, outcomeOf, outcomesOf } from '@eds/frameworks/frameworks'
import { DOMAIN_1_RULES, type Domain1Rule, ratingBetween } from '@eds/frameworks/scoring'
import { z } from 'zod'
import {
  type Assessment,
  ownGradesOf,
  ownStatusOf,
  type Published,
  questionId,
  questionsOf,
  scoreAssessment,
} from './assessment.ts'

/** What a finding is about; screens turn the code into an icon and a place to go. */
export const FindingCode = z.enum([
  'wrong-framework',
  'unknown-question',
  'question-twice',
  'wrong-framework-name',
  'domain-total-wrong',
  'rule-not-stated',
  'label-not-in-framework',
  'label-contradicts-grades',
  'organisation-total-wrong',
  'rating-wrong',
  'duplicate-evidence',
  'no-evidence',
  'action-columns-misheaded',
  'no-actions',
  'mixed-dates',
])
export type FindingCode = z.infer<typeof FindingCode>

/**
 * One finding. A `problem` contradicts the framework or the arithmetic, a `warning` wants a look, a `note` is for knowing.
 * `about` is a question's id or a goal's or domain's code; null for the whole report.
 */
export const Finding = z.object({
  code: FindingCode,
  severity: z.enum(['problem', 'warning', 'note']),
  about: z.string().nullable(),
  sentence: z.string().min(1),
})
export type Finding = z.infer<typeof Finding>

/** A way to reckon Domain 1: a rule, with the service's id where the rule takes one chosen service. */
export type Reckoning = { readonly rule: Domain1Rule; readonly service: string | null }

/** Every finding, in the order of the report: structure, name, totals and labels, evidence, action plan. */
export function findingsOf(assessment: Assessment): Finding[] {
  const structure = strayQuestions(assessment)
  return [
    ...structure,
    ...wrongName(assessment),
    // Totals of a report whose questions do not fit the framework would only repeat the same fault.
    ...(assessment.published === null || structure.length > 0 ? [] : publishedTotals(assessment, assessment.published)),
    ...missingEvidence(assessment),
    ...duplicateEvidence(assessment),
    ...misheadedColumns(assessment),
    ...emptyActions(assessment),
    ...mixedDates(assessment),
  ]
}

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

function strayQuestions(assessment: Assessment): Finding[] {
  const framework = frameworkById(assessment.framework)
  const codes = assessment.entries.map(({ outcome }) => outcome)
  const fitting = frameworksWith(codes)
  if (codes.length > 0 && fitting.length > 0 && !fitting.includes(framework))
    return [
      {
        code: 'wrong-framework',
        severity: 'problem',
        about: null,
        sentence: `The assessment is set to ${framework.name}, but its outcomes are those of ${fitting.map(({ name }) => name).join(' or ')}.`,
      },
    ]
  const known = new Set(questionsOf(assessment).map(({ id }) => id))
  const entries = assessment.entries.map(({ outcome, service }) => ({ outcome, service }))
  const actions = assessment.actionPlan.items.map(({ outcome, service }) => ({ outcome, service }))
  const stray = [...entries, ...actions]
    .filter(({ outcome, service }) => !known.has(questionId(outcome, service)))
    .map(({ outcome, service }): Finding => {
      const why =
        outcomeOf(framework, outcome) === null
          ? `${framework.name} has no outcome ${outcome}.`
          : `${outcome} does not go with ${service === null ? 'the whole organisation' : `the service “${service}”`} in this assessment.`
      return { code: 'unknown-question', severity: 'problem', about: questionId(outcome, service), sentence: why }
    })
  const ids = entries.map(({ outcome, service }) => questionId(outcome, service))
  const twice = ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map(
      (id): Finding => ({
        code: 'question-twice',
        severity: 'problem',
        about: id,
        sentence: `The question ${id} is answered more than once.`,
      }),
    )
  return [...stray, ...twice]
}

/** A document is of the framework whose outcomes it has, whatever it calls itself. */
function wrongName(assessment: Assessment): Finding[] {
  const framework = frameworkById(assessment.framework)
  const text = [...assessment.introduction.map(({ words }) => words), ...assessment.previousActions].join('\n')
  return FrameworkId.options
    .filter((id) => id !== framework.id && NAME_IN_TEXT[id].test(text))
    .map((id) => ({
      code: 'wrong-framework-name',
      severity: 'warning',
      about: null,
      sentence: `The document calls itself ${frameworkById(id).name}, but its ${outcomesOf(framework).length} outcomes are those of ${framework.name}.`,
    }))
}

function publishedTotals(assessment: Assessment, published: Published): Finding[] {
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

function missingEvidence(assessment: Assessment): Finding[] {
  const answered = new Set(
    assessment.entries
      .filter(({ evidence }) => evidence.length > 0)
      .map(({ outcome, service }) => questionId(outcome, service)),
  )
  return questionsOf(assessment)
    .filter(({ id }) => !answered.has(id))
    .map(({ id, title }) => ({
      code: 'no-evidence',
      severity: 'warning',
      about: id,
      sentence: `There is no evidence for “${title}” (${id}).`,
    }))
}

/** Sentences of eight words or more that two services' evidence for one outcome share word for word. */
function duplicateEvidence(assessment: Assessment): Finding[] {
  return assessment.entries.flatMap((later, at) =>
    assessment.entries.slice(0, at).flatMap((earlier): Finding[] => {
      if (later.outcome !== earlier.outcome || later.service === earlier.service) return []
      const known = new Set(sentencesOf(earlier.evidence).map(bare))
      const shared = sentencesOf(later.evidence).filter((sentence) => known.has(bare(sentence)))
      const first = shared[0]
      if (first === undefined) return []
      const [is, it] = shared.length === 1 ? ['1 sentence', 'stands'] : [`${shared.length} sentences`, 'stand']
      return [
        {
          code: 'duplicate-evidence',
          severity: 'warning',
          about: questionId(later.outcome, later.service),
          sentence: `${later.outcome}: ${is} of the evidence for ${serviceName(assessment, later.service)} ${it} word for word in the evidence for ${serviceName(assessment, earlier.service)}, beginning with “${openingOf(first)} …”.`,
        },
      ]
    }),
  )
}

function misheadedColumns(assessment: Assessment): Finding[] {
  return assessment.actionPlan.headings
    .filter(({ columns }) => bare(columns.join('|')) !== bare(ACTION_COLUMNS.join('|')))
    .map(({ grouping, columns }) => ({
      code: 'action-columns-misheaded',
      severity: 'warning',
      about: grouping,
      sentence: `The action plan for ${frameworkById(assessment.framework).groupingWord} ${grouping} is headed ${quoted(columns)}; the template's columns are ${quoted(ACTION_COLUMNS)}.`,
    }))
}

function emptyActions(assessment: Assessment): Finding[] {
  const planned = new Set(
    assessment.actionPlan.items
      .filter(({ action }) => NO_ACTION.exec(action) === null)
      .map(({ outcome, service }) => questionId(outcome, service)),
  )
  return questionsOf(assessment)
    .filter(({ id }) => !planned.has(id))
    .map(({ id, title }) => ({
      code: 'no-actions',
      severity: 'note',
      about: id,
      sentence: `The action plan has no action for “${title}” (${id}).`,
    }))
}

/** Dates that a machine cannot order are kept as written and only counted here. */
function mixedDates(assessment: Assessment): Finding[] {
  const dates = assessment.actionPlan.items.flatMap(({ completion }) => (completion === null ? [] : [completion]))
  const plain = dates.filter((date) => MONTH_AND_YEAR.test(date))
  const other = [...new Set(dates.filter((date) => !MONTH_AND_YEAR.test(date)))]
  if (plain.length === 0 || other.length === 0) return []
  return [
    {
      code: 'mixed-dates',
      severity: 'note',
      about: null,
      sentence: `${dates.length - plain.length} of ${dates.length} completion dates are not a month and a year: ${quoted(other)}.`,
    },
  ]
}

// Not "EDS" alone: every version calls itself that. "EDS2022" must not count as EDS2.
const NAME_IN_TEXT: Record<FrameworkId, RegExp> = {
  'eds-2011': /\bEDS \(?2011\b/,
  eds2: /\bEDS ?2\b/,
  'eds-2022': /\bEDS ?\(?2022\b/,
}
const ACTION_COLUMNS = ['Outcome', 'Objective', 'Action', 'Completion date']
const NO_ACTION = /^(-|–|none|n\/a|no actions? identified\.?)$/i
const MONTH_AND_YEAR = /^(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}$/
const SHORTEST_SHARED_SENTENCE = 8

function sentencesOf(evidence: readonly { readonly words: string }[]): string[] {
  return evidence
    .flatMap(({ words }) => words.split(/(?<=[.!?])\s+/))
    .filter((sentence) => sentence.split(' ').length >= SHORTEST_SHARED_SENTENCE)
}

/** Letters and digits only, so that a full stop or a capital does not hide a copy. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|]+/gu, ' ')
    .trim()
}

function openingOf(sentence: string): string {
  return sentence.split(' ').slice(0, 8).join(' ')
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

function serviceName(assessment: Assessment, service: string | null): string {
  return assessment.services.find(({ id }) => id === service)?.name ?? service ?? 'the organisation'
}

function inWords({ low, high }: { low: number; high: number }): string {
  return low === high ? `${low}` : `${low} to ${high}`
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}
