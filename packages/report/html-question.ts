/** One goal or domain on the page: its grades at a glance, each outcome with its evidence and the way to its grade, the sum. */

import { type Html, html } from './html.ts'
import { dataTable, facts, gradeMark, paragraphs, spreadOf, standingMark, sumBox } from './html-parts.ts'
import type { Report, ReportDomain1, ReportQuestion, Step } from './report-record.ts'
import { withoutGrade } from './steps.ts'

type Grouping = Report['groupings'][number]

/** @returns the section of a goal or domain. @param id of the section, for links. @param domain1 null where services are not combined */
export function groupingSection(grouping: Grouping, id: string, domain1: ReportDomain1 | null): Html {
  const { heading, questions, score, arithmetic, distribution } = grouping
  const outcomes = [...new Set(questions.map(({ outcome }) => outcome))]
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${gradesTable(grouping)}
${arithmetic.length > 0 && sumBox(html`<h3>How the ${score?.words ?? 'total'} was added up</h3>`, arithmetic)}
${domain1 !== null && rulePart(domain1)}
<h3>The spread of grades</h3>
<p>${distribution.sentence}${score !== null && ' The framework has no rating for a single domain.'}</p>
${spreadOf(distribution)}
${outcomes.map((outcome) => outcomePart(questions.filter((question) => question.outcome === outcome)))}
</section>`
}

function gradesTable({ heading, questions, score }: Grouping): Html {
  const hasServices = questions.some(({ service }) => service !== null)
  const hasScores = score !== null
  const columns = [
    { heading: 'Outcome' },
    ...(hasServices ? [{ heading: 'Service' }] : []),
    { heading: 'Rating' },
    ...(hasScores ? [{ heading: 'Score', isNumber: true }] : []),
    { heading: 'Owner (dept or lead)' },
  ]
  const rows = questions.map(({ outcome, words, service, standing, owner }) => [
    html`<span class="code">${outcome}:</span> ${words}`,
    ...(hasServices ? [service?.name ?? ''] : []),
    standingMark(standing),
    ...(hasScores ? [standing.grade?.score ?? 'No score'] : []),
    owner ?? 'Not stated',
  ])
  const total =
    score === null
      ? null
      : [`${heading}: total`, ...(hasServices ? [''] : []), '', html`<span class="nowrap">${score.words}</span>`, '']
  return dataTable(`${heading}: rating, score and owner of each outcome`, columns, rows, total)
}

function rulePart({ rule, chosen, service, reason, missing, alternatives }: ReportDomain1): Html {
  return html`<h3>How several services became one total</h3>
${
  rule === null
    ? html`<p>${missing ?? 'No rule has been chosen yet.'}</p>`
    : html`<p><strong>${rule.name}</strong>${service !== null && `: ${service}`}. ${rule.sentence} ${
        chosen ? 'The lead chose this rule.' : 'This is the default for this number of services.'
      }</p>`
}
${reason !== null && html`<p>Reason: ${reason}</p>`}
${dataTable(
  'What each rule would give',
  [{ heading: 'Rule' }, { heading: 'Domain 1 total', isNumber: true }, { heading: 'Used in this report' }],
  alternatives.map((alternative) => [
    alternative.service === null ? alternative.name : `${alternative.name}: ${alternative.service}`,
    alternative.score.words,
    alternative.inUse ? html`<strong>Yes</strong>` : 'No',
  ]),
)}`
}

function outcomePart(questions: readonly ReportQuestion[]): Html | null {
  const [first] = questions
  if (first === undefined) return null
  const { outcome, words, wordsConfirmed, plainQuestion } = first
  return html`<section class="question">
<h3>${outcome}: ${words}</h3>
${!wordsConfirmed && html`<p class="small">Unconfirmed wording: these words were not read in an official copy.</p>`}
<p class="aside">In plain English: ${plainQuestion}</p>
${questions.map((question) =>
  question.service === null
    ? questionPart(question, 4, `${outcome}`)
    : html`<h4>${outcome}, ${question.service.name} (${question.service.organisation})</h4>${questionPart(question, 5, `${outcome}, ${question.service.name}`)}`,
)}
</section>`
}

function questionPart(question: ReportQuestion, level: 4 | 5, name: string): Html {
  const { standing, owner, rationale, evidence, steps } = question
  const heading = (text: string) => (level === 4 ? html`<h4>${text}</h4>` : html`<h5>${text}</h5>`)
  return html`${facts([
    ['Rating', html`${standingMark(standing)}`],
    ...(standing.grade?.score == null ? [] : [['Score', String(standing.grade.score)] as const]),
    ['How it stands', standing.basisWords],
    ['Owner (department or lead)', owner ?? 'Not stated'],
  ])}
${rationale.length > 0 && html`${heading('Rationale')}${paragraphs(rationale)}`}
${heading('Evidence')}
${
  evidence.length === 0
    ? html`<p>No evidence was given.</p>`
    : html`<ul class="evidence">${evidence.map(
        ({ paragraphs: words, source, characteristics, from }) =>
          html`<li>${words.map((text) => html`<p>${text}</p>`)}${evidenceFoot(source, characteristics, from)}</li>`,
      )}</ul>`
}
${
  steps.length === 0
    ? html`${heading('How the grade was reached')}<p>Nothing is recorded: this question was not put to the room.</p>`
    : stepsTable(steps, name)
}`
}

function evidenceFoot(source: string | null, characteristics: readonly string[], from: string | null): Html | null {
  const parts = [
    ...(from === null ? [] : [from]),
    ...(source === null ? [] : [`Source: ${source}`]),
    ...(characteristics.length === 0 ? [] : [`About: ${characteristics.join(', ')}`]),
  ]
  return parts.length === 0 ? null : html`<p class="source">${parts.join('. ')}.</p>`
}

function stepsTable(steps: readonly Step[], name: string): Html {
  return dataTable(
    `${name}: how the grade was reached, step by step`,
    [{ heading: 'Step' }, { heading: 'Grade' }, { heading: 'What it said' }, { heading: 'Date' }],
    steps.map(({ kind, title, grade, result, when, notes }) => [
      title,
      grade === null ? html`<span class="small">${withoutGrade(kind)}</span>` : gradeMark(grade),
      html`<p>${result}</p>${
        notes.length > 0 &&
        html`<ul>${notes.map(({ label, text }) => html`<li>${label !== null && html`<strong>${label}:</strong> `}${text}</li>`)}</ul>`
      }`,
      when === null ? '' : html`<span class="nowrap">${when}</span>`,
    ]),
  )
}
