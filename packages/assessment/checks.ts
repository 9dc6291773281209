// What does not agree within an assessment, and between it and what its report printed. Nothing is corrected: it is said.
import { FrameworkId } from '@eds/frameworks/framework'
import { frameworkById, frameworksWith, outcomeOf, outcomesOf } from '@eds/frameworks/frameworks'
import { type Assessment, questionId, questionsOf, serviceName } from './assessment.ts'
import type { Finding } from './finding.ts'
import { publishedFindings } from './published-checks.ts'

/** Every finding, in the order of the report: structure, name, totals and labels, evidence, action plan. */
export function findingsOf(assessment: Assessment): Finding[] {
  const structure = strayQuestions(assessment)
  return [
    ...structure,
    ...wrongName(assessment),
    // Totals of a report whose questions do not fit the framework would only repeat the same fault.
    ...(assessment.published === null || structure.length > 0
      ? []
      : publishedFindings(assessment, assessment.published)),
    ...missingEvidence(assessment),
    ...duplicateEvidence(assessment),
    ...misheadedColumns(assessment),
    ...emptyActions(assessment),
    ...mixedDates(assessment),
  ]
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

function missingEvidence(assessment: Assessment): Finding[] {
  const answered = new Set(
    assessment.entries
      .filter(({ evidence }) => evidence.some(({ words }) => words !== null))
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

function sentencesOf(evidence: readonly { readonly words: string | null }[]): string[] {
  return evidence
    .flatMap(({ words }) => (words ?? '').split(/(?<=[.!?])\s+/))
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

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}
