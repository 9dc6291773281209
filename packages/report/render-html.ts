/** The report as one accessible page: nothing from elsewhere, no script, one style sheet. */

import { type Html, html, ownMarkup } from './html.ts'
import { dataTable, facts, gradeMark, paragraphs, spreadOf, sumBox } from './html-parts.ts'
import { groupingSection } from './html-question.ts'
import type { Report } from './report-record.ts'
import { REPORT_STYLE } from './report-style.ts'
import { signedBy, TEXTS_CHECKED } from './signed-by.ts'

/** A section after the summary: where a link leads and what it is called. */
type Part = { readonly id: string; readonly heading: string; readonly body: Html }

/** @returns a whole HTML document. Its only style element holds exactly `REPORT_STYLE`. */
export function renderHtml(report: Report): string {
  const { title, organisation, framework, year, status } = report
  const before = [aboutPart(report), scoreCardPart(report), headerPart(report), previousPart(report)]
  const domains = report.groupings.map((grouping) => ({
    id: `part-${grouping.code}`,
    heading: grouping.heading,
    isPerService: grouping.questions.some(({ service }) => service !== null),
    grouping,
  }))
  const after = [
    overallPart(report),
    actionPart(report),
    methodPart(report),
    participationPart(report),
    findingsPart(report),
    trailPart(report),
  ]
  const links = [...before, ...domains, ...after]
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${status.kind === 'draft' && 'Draft: '}${title}</title>
<style>${ownMarkup(REPORT_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="band"><div class="wrap"><p>Equality Delivery System report</p></div></header>
<main id="main" tabindex="-1"><div class="wrap">
<h1>${organisation}</h1>
<p class="lede">${framework.name} report for ${year}</p>
${statusPart(report)}
${glancePart(report)}
<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2>
<ol>${links.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}</ol></nav>
${before.map(section)}
${domains.map(({ id, grouping, isPerService }) => groupingSection(grouping, id, isPerService ? report.domain1 : null))}
${after.map(section)}
</div></main>
<footer><div class="wrap"><p>${report.sessionTitle}. ${status.kind === 'draft' ? 'Draft of' : 'Published on'} ${status.date}.</p></div></footer>
</body>
</html>
`
  return page.markup
}

const section = ({ id, heading, body }: Part): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${body}</section>`

function statusPart({ status }: Report): Html {
  return status.kind === 'draft'
    ? html`<div class="status"><p><strong>Draft of ${status.date}.</strong> Nobody has signed it. Grades and totals can still change.</p></div>`
    : html`<div class="status"><p><strong>Published on ${status.date}.</strong> Signed by ${signedBy(status.signatories)}. ${TEXTS_CHECKED}</p></div>`
}

function glancePart({ overall, framework }: Report): Html {
  const { score, rating, ratingWords, distribution } = overall
  const grade = framework.grades.find(({ name }) => name === rating)
  return html`<section class="glance" aria-labelledby="glance">
<div><h2 id="glance">The result at a glance</h2>
${score !== null && html`<p class="total"><strong>${score.total ?? `${score.low} to ${score.high}`}</strong>out of ${score.max} points</p>`}
${grade === undefined ? html`<p>${ratingWords}</p>` : html`<p>Rating: ${gradeMark(grade)}</p>`}</div>
<div><p>${distribution.sentence}</p>
${spreadOf(distribution)}</div>
</section>`
}

function aboutPart({ framework, introduction }: Report): Part {
  const blocks: Html[] = []
  let bullets: string[] = []
  const flush = () => {
    if (bullets.length > 0) blocks.push(html`<ul>${bullets.map((words) => html`<li>${words}</li>`)}</ul>`)
    bullets = []
  }
  for (const { kind, words } of introduction) {
    if (kind === 'bullet') bullets.push(words)
    else {
      flush()
      blocks.push(kind === 'heading' ? html`<h3>${words}</h3>` : html`<p>${words}</p>`)
    }
  }
  flush()
  return {
    id: 'about',
    heading: 'About this report',
    body: html`<p>${framework.sentence}</p>
<p>EDS of itself does not satisfy the public sector equality duty.</p>
${blocks}`,
  }
}

function scoreCardPart({ framework }: Report): Part {
  const { grades, bands, gradingQuestion } = framework
  const hasScores = bands !== null
  return {
    id: 'score-card',
    heading: 'EDS rating and score card',
    body: html`${gradingQuestion !== null && html`<p>The question behind every grade: ${gradingQuestion}</p>`}
${dataTable(
  'What each grade means',
  [
    { heading: 'Grade' },
    ...(hasScores ? [{ heading: 'Score of an outcome', isNumber: true }] : []),
    { heading: 'The framework’s words' },
    { heading: 'In plain English' },
  ],
  grades.map((grade) => [
    gradeMark(grade),
    ...(hasScores ? [grade.score ?? ''] : []),
    grade.words ?? 'Not read in an official copy',
    grade.meaning,
  ]),
)}
${
  bands !== null &&
  dataTable(
    'Rating of the organisation, by its total. There is no rating for a single domain.',
    [{ heading: 'Rating' }, { heading: 'Total', isNumber: true }, { heading: 'The framework’s words' }],
    bands.map(({ rating, from, to, words }) => [rating, from === to ? `${from}` : `${from} to ${to}`, words]),
  )
}`,
  }
}

function headerPart({ organisation, sponsor, system, edsLead, year, framework }: Report): Part {
  return {
    id: 'organisation',
    heading: 'NHS Equality Delivery System (EDS)',
    body: facts([
      ['Name of organisation', organisation],
      ['Organisation board sponsor or lead', sponsor],
      ['Name of integrated care system', system],
      ['EDS lead', edsLead],
      ['Year', year],
      ['Framework', framework.name],
    ]),
  }
}

function previousPart({ previousActions }: Report): Part {
  return {
    id: 'previous',
    heading: 'Completed actions from previous year',
    body: previousActions.length === 0 ? html`<p>None stated.</p>` : paragraphs(previousActions),
  }
}

function overallPart({ overall, organisation, framework }: Report): Part {
  const { score, arithmetic, ratingWords, unscored, distribution } = overall
  return {
    id: 'overall',
    heading: 'EDS organisation rating (overall rating)',
    body: html`${facts([
      ['Organisation name', organisation],
      ...(score === null ? [] : [['Total', score.words] as const]),
      ['Rating', ratingWords],
    ])}
${arithmetic.length > 0 && sumBox(html`<h3>The arithmetic</h3>`, arithmetic)}
<p>${distribution.sentence} Where several services are graded, each service’s grades are counted.</p>
${framework.bands !== null && html`<ul>${framework.bands.map(({ words }) => html`<li>${words}</li>`)}</ul>`}
${
  unscored.length > 0 &&
  dataTable(
    'Questions without a score',
    [{ heading: 'Question' }, { heading: 'Why' }],
    unscored.map(({ question, state }) => [question, state]),
  )
}`,
  }
}

function actionPart({ actionPlan }: Report): Part {
  const { lead, sponsor, yearsActive, authorisationDate, groupings } = actionPlan
  return {
    id: 'actions',
    heading: 'EDS action plan',
    body: html`${facts([
      ['EDS lead', lead],
      ['EDS sponsor', sponsor],
      ['Years active', yearsActive],
      ['Authorisation date', authorisationDate],
    ])}
${groupings.map(({ heading, items }) =>
  items.length === 0
    ? html`<h3>${heading}</h3><p>No actions stated.</p>`
    : html`<h3>${heading}</h3>${dataTable(
        `Actions for ${heading}`,
        [{ heading: 'Outcome' }, { heading: 'Objective' }, { heading: 'Action' }, { heading: 'Completion date' }],
        items.map(({ outcome, words, service, isFirst, objective, action, completion }) => [
          html`<span class="code">${outcome}${service !== null && `, ${service}`}:</span> ${isFirst ? words : 'continued'}`,
          paragraphs(objective),
          paragraphs(action),
          paragraphs(completion),
        ]),
      )}`,
)}`,
  }
}

function methodPart({ method }: Report): Part {
  return {
    id: 'method',
    heading: 'How the grades were made',
    body: html`${method.map(({ title, paragraphs: texts }) => html`<h3>${title}</h3>${paragraphs(texts)}`)}`,
  }
}

function participationPart({ participation: { groups, total, note } }: Report): Part {
  return {
    id: 'who',
    heading: 'Who took part',
    body: html`${dataTable(
      'Seats taken, by stakeholder group',
      [{ heading: 'Stakeholder group' }, { heading: 'Seats' }],
      groups.map(({ name, seats }) => [name, seats]),
      ['Everybody', total],
    )}
<p>${note}</p>`,
  }
}

function findingsPart({ findings }: Report): Part {
  return {
    id: 'checks',
    heading: 'What the checks found',
    body:
      findings.length === 0
        ? html`<p>The checks of the assessment found nothing to mention.</p>`
        : html`<p>These are checks of the assessment that the organisation brought, and of figures that it had printed before. Nothing was corrected.</p>
<ul>${findings.map(({ severity, sentence }) => html`<li><strong>${severity}:</strong> ${sentence}</li>`)}</ul>`,
  }
}

function trailPart({ trail, session, status }: Report): Part {
  const { entries, head, sealWords, signedHead, signedSealWords, paragraphs: texts, grows } = trail
  const hash = (digits: string) => html`<span class="hash">${digits}</span>`
  return {
    id: 'trail',
    heading: 'The trail: how to check this report',
    body: html`${signedHead !== null && facts([['Eight words of this report', html`<span class="words">${signedSealWords.join(' ')}</span>`]])}
${paragraphs(texts)}
${status.kind === 'published' && html`<p><a href="/api/sessions/${session}/trail" download="eds-trail-${session}.json">Download the trail</a>, a file for the check</p>`}
${facts([
  ['Session', hash(session)],
  ...(signedHead === null ? [] : [['Head that was signed', hash(signedHead)] as const]),
])}
<p class="small">${grows}</p>
<p class="small">Now it has ${entries} entries. ${sealWords.length > 0 && `Newest eight words: ${sealWords.join(' ')}. `}Newest head: ${hash(head)}</p>`,
  }
}
