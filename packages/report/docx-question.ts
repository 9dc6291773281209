/** One goal or domain in the Word document: the template's table, the sum, then how each grade was reached. */
import { Paragraph } from 'docx'
import {
  type Block,
  bullet,
  gradeCell,
  heading,
  labelled,
  paragraph,
  run,
  standingParagraph,
  table,
  underBullet,
} from './docx-parts.ts'
import type { Report, ReportDomain1, ReportQuestion } from './report-record.ts'
import { withoutGrade } from './steps.ts'

type Grouping = Report['groupings'][number]

/** @returns what stands under the heading of a goal or domain. @param domain1 null where services are not combined */
export function groupingBlocks(grouping: Grouping, domain1: ReportDomain1 | null): Block[] {
  const { heading: title, questions, score, arithmetic, distribution } = grouping
  return [
    ...table(
      `${title}: evidence, rating and owner`,
      [
        ['Outcome', 21],
        ['Evidence', 44],
        ['Rating', 17],
        ['Owner (Dept/Lead)', 18],
      ],
      questions.map((question) => [
        outcomeCell(question),
        evidenceCell(question),
        ratingCell(question),
        question.owner ?? 'Not stated',
      ]),
      score === null ? null : [`${title}: total`, '', score.words, ''],
    ),
    ...(arithmetic.length === 0
      ? []
      : [heading(2, `How the ${score?.words ?? 'total'} was added up`), ...arithmetic.map(paragraph)]),
    ...(domain1 === null ? [] : ruleBlocks(domain1)),
    heading(2, 'The spread of grades'),
    paragraph(`${distribution.sentence}${score === null ? '' : ' The framework has no rating for a single domain.'}`),
    heading(2, 'How each grade was reached'),
    ...questions.flatMap(stepBlocks),
  ]
}

function outcomeCell({ outcome, words, wordsConfirmed, service }: ReportQuestion): Paragraph[] {
  return [
    labelled(outcome, words),
    ...(wordsConfirmed ? [] : [paragraph('Unconfirmed wording: not read in an official copy.')]),
    ...(service === null ? [] : [labelled('Service', `${service.name} (${service.organisation})`)]),
  ]
}

function evidenceCell({ evidence, rationale }: ReportQuestion): Paragraph[] {
  return [
    ...(evidence.length === 0 ? [paragraph('No evidence was given.')] : []),
    ...evidence.flatMap(({ paragraphs, source, characteristics, from }) => {
      const [first = '', ...rest] = paragraphs
      const about = characteristics.length === 0 ? null : `About: ${characteristics.join(', ')}.`
      const foot = [source === null ? null : `Source: ${source}.`, about].filter((part) => part !== null)
      return [
        bullet(first, from),
        ...rest.map(underBullet),
        ...(foot.length === 0 ? [] : [underBullet(foot.join(' '))]),
      ]
    }),
    ...rationale.map((text, at) => (at === 0 ? labelled('Rationale', text) : paragraph(text))),
  ]
}

function ratingCell({ standing }: ReportQuestion): Paragraph[] {
  const score = standing.grade?.score ?? null
  return [
    standingParagraph(standing),
    ...(score === null ? [] : [labelled('Score', String(score))]),
    paragraph(standing.basisWords),
  ]
}

function ruleBlocks({ rule, chosen, service, reason, missing, alternatives }: ReportDomain1): Block[] {
  return [
    heading(2, 'How several services became one total'),
    rule === null
      ? paragraph(missing ?? 'No rule has been chosen yet.')
      : labelled(
          service === null ? rule.name : `${rule.name}: ${service}`,
          `${rule.sentence} ${chosen ? 'The lead chose this rule.' : 'This is the default for this number of services.'}`,
        ),
    ...(reason === null ? [] : [labelled('Reason', reason)]),
    ...table(
      'What each rule would give',
      [
        ['Rule', 56],
        ['Domain 1 total', 24],
        ['Used in this report', 20],
      ],
      alternatives.map(({ name, service: of, score, inUse }) => [
        of === null ? name : `${name}: ${of}`,
        score.words,
        inUse ? [new Paragraph({ style: 'TableText', children: [run('Yes', { bold: true })] })] : 'No',
      ]),
    ),
  ]
}

function stepBlocks(question: ReportQuestion): Block[] {
  const { outcome, service, steps } = question
  const name = service === null ? outcome : `${outcome}, ${service.name}`
  if (steps.length === 0)
    return [heading(3, name), paragraph('Nothing is recorded: this question was not put to the room.')]
  return [
    heading(3, name),
    ...table(
      `${name}: how the grade was reached, step by step`,
      [
        ['Step', 20],
        ['Grade', 18],
        ['What it said', 45],
        ['Date', 17],
      ],
      steps.map(({ kind, title, grade, result, when, notes }) => [
        title,
        grade === null ? withoutGrade(kind) : gradeCell(grade),
        [paragraph(result), ...notes.map(({ label, text }) => bullet(text, label))],
        when ?? '',
      ]),
      null,
      false,
    ),
  ]
}
