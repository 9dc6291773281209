/** The report as a Word document in the order of the EDS Reporting Template. */
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import {
  type Block,
  bullet,
  contentsLine,
  facts,
  gradeCell,
  gradeRuns,
  heading,
  labelled,
  paragraph,
  run,
  table,
} from './docx-parts.ts'
import { groupingBlocks } from './docx-question.ts'
import { DOCX_NUMBERING, DOCX_STYLES } from './docx-styles.ts'
import { plainText } from './plain-text.ts'
import type { Report } from './report-record.ts'
import { signedBy, TEXTS_CHECKED } from './signed-by.ts'

/** A chapter: where the contents lead, its heading, and what stands under it. */
type Chapter = {
  readonly anchor: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly onNewPage?: boolean
}

/** @returns the bytes of a .docx file without any link to the outside; the docx package stamps it with the machine's time. */
export async function renderDocx(report: Report): Promise<Uint8Array> {
  const chapters = chaptersOf(report)
  const title = plainText(`${report.status.kind === 'draft' ? 'Draft: ' : ''}${report.title}`)
  const file = new Document({
    title,
    subject: 'Equality Delivery System',
    description: plainText(report.sessionTitle),
    creator: 'EDS workshop',
    lastModifiedBy: 'EDS workshop',
    styles: DOCX_STYLES,
    numbering: DOCX_NUMBERING,
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } },
        },
        footers: { default: footer(report) },
        children: [
          ...frontBlocks(report),
          heading(2, 'Contents'),
          ...chapters.map(({ anchor, title: words }) => contentsLine(words, anchor)),
          ...chapters.flatMap(({ anchor, title: words, blocks, onNewPage }) => [
            heading(1, words, anchor, onNewPage),
            ...blocks,
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function chaptersOf(report: Report): Chapter[] {
  return [
    about(report),
    scoreCard(report),
    organisation(report),
    {
      anchor: 'previous',
      title: 'Completed actions from previous year',
      blocks: (report.previousActions.length === 0 ? ['None stated.'] : report.previousActions).map(paragraph),
    },
    ...report.groupings.map((grouping, at) => ({
      anchor: `part-${at + 1}`,
      title: grouping.heading,
      onNewPage: true,
      blocks: groupingBlocks(
        grouping,
        grouping.questions.some(({ service }) => service !== null) ? report.domain1 : null,
      ),
    })),
    overall(report),
    actionPlan(report),
    {
      anchor: 'method',
      title: 'How the grades were made',
      blocks: report.method.flatMap((passage) => [heading(2, passage.title), ...passage.paragraphs.map(paragraph)]),
    },
    participation(report),
    {
      anchor: 'checks',
      title: 'What the checks found',
      blocks:
        report.findings.length === 0
          ? [paragraph('The checks of the assessment found nothing to mention.')]
          : [
              paragraph(
                'These are checks of the assessment that the organisation brought, and of figures that it had printed before. Nothing was corrected.',
              ),
              ...report.findings.map(({ severity, sentence }) => bullet(sentence, severity)),
            ],
    },
    trail(report),
  ]
}

function frontBlocks({
  organisation: name,
  framework,
  year,
  status,
  overall: { score, rating, ratingWords, distribution },
}: Report): Block[] {
  const grade = framework.grades.find((candidate) => candidate.name === rating)
  return [
    new Paragraph({ style: 'Title', children: [run(name)] }),
    new Paragraph({ style: 'Subtitle', children: [run(`${framework.name} report for ${year}`)] }),
    status.kind === 'draft'
      ? labelled(`Draft of ${status.date}`, 'Nobody has signed it. Grades and totals can still change.')
      : labelled(`Published on ${status.date}`, `Signed by ${signedBy(status.signatories)}. ${TEXTS_CHECKED}`),
    heading(2, 'The result at a glance'),
    ...(score === null ? [] : [labelled('Total', score.words)]),
    grade === undefined
      ? labelled('Rating', ratingWords)
      : new Paragraph({ children: [run('Rating: ', { bold: true }), ...gradeRuns(grade)] }),
    paragraph(distribution.sentence),
  ]
}

function about({ framework, introduction }: Report): Chapter {
  return {
    anchor: 'about',
    title: 'About this report',
    blocks: [
      paragraph(framework.sentence),
      paragraph('EDS of itself does not satisfy the public sector equality duty.'),
      ...introduction.map(({ kind, words }) =>
        kind === 'heading' ? heading(2, words) : kind === 'bullet' ? bullet(words) : paragraph(words),
      ),
    ],
  }
}

function scoreCard({ framework: { grades, bands, gradingQuestion } }: Report): Chapter {
  const hasScores = bands !== null
  return {
    anchor: 'score-card',
    title: 'EDS rating and score card',
    blocks: [
      ...(gradingQuestion === null ? [] : [paragraph(`The question behind every grade: ${gradingQuestion}`)]),
      ...table(
        'What each grade means',
        [
          ['Grade', 20],
          ...(hasScores ? ([['Score of an outcome', 14]] as const) : []),
          ['The framework’s words', 36],
          ['In plain English', 30],
        ],
        grades.map((grade) => [
          gradeCell(grade),
          ...(hasScores ? [String(grade.score ?? '')] : []),
          grade.words ?? 'Not read in an official copy',
          grade.meaning,
        ]),
      ),
      ...(bands === null
        ? []
        : table(
            'Rating of the organisation, by its total. There is no rating for a single domain.',
            [
              ['Rating', 20],
              ['Total', 14],
              ['The framework’s words', 66],
            ],
            bands.map(({ rating, from, to, words }) => [rating, from === to ? `${from}` : `${from} to ${to}`, words]),
          )),
    ],
  }
}

function organisation({ organisation: name, sponsor, system, edsLead, year, framework }: Report): Chapter {
  return {
    anchor: 'organisation',
    title: 'NHS Equality Delivery System (EDS)',
    blocks: facts('The organisation', [
      ['Name of organisation', name],
      ['Organisation board sponsor or lead', sponsor],
      ['Name of integrated care system', system],
      ['EDS lead', edsLead],
      ['Year', year],
      ['Framework', framework.name],
    ]),
  }
}

function overall({ overall: result, organisation: name, framework }: Report): Chapter {
  const { score, ratingWords, arithmetic, distribution, unscored } = result
  return {
    anchor: 'overall',
    title: 'EDS organisation rating (overall rating)',
    blocks: [
      ...facts('Overall rating', [
        ['Organisation name', name],
        ...(score === null ? [] : [['Total', score.words] as const]),
        ['Rating', ratingWords],
      ]),
      ...(arithmetic.length === 0 ? [] : [heading(2, 'The arithmetic'), ...arithmetic.map(paragraph)]),
      ...table(
        'The spread of grades beside the rating. Where several services are graded, each service’s grades are counted.',
        [
          ['Grade', 70],
          ['Questions', 30],
        ],
        [
          ...distribution.grades.map((grade) => [gradeCell(grade), String(grade.count)]),
          ...(distribution.ungraded === 0 ? [] : [['No grade', String(distribution.ungraded)]]),
        ],
      ),
      ...(framework.bands ?? []).map(({ words }) => bullet(words)),
      ...(unscored.length === 0
        ? []
        : table(
            'Questions without a score',
            [
              ['Question', 70],
              ['Why', 30],
            ],
            unscored.map(({ question, state }) => [question, state]),
          )),
    ],
  }
}

function actionPlan({ actionPlan: plan }: Report): Chapter {
  return {
    anchor: 'actions',
    title: 'EDS action plan',
    onNewPage: true,
    blocks: [
      ...facts('Who and when', [
        ['EDS lead', plan.lead],
        ['EDS sponsor', plan.sponsor],
        ['Years active', plan.yearsActive],
        ['Authorisation date', plan.authorisationDate],
      ]),
      ...plan.groupings.flatMap(({ heading: title, items }) =>
        items.length === 0
          ? [heading(2, title), paragraph('No actions stated.')]
          : [
              heading(2, title),
              ...table(
                `Actions for ${title}`,
                [
                  ['Outcome', 24],
                  ['Objective', 29],
                  ['Action', 31],
                  ['Completion date', 16],
                ],
                items.map(({ outcome, words, service, isFirst, objective, action, completion }) => [
                  [labelled(service === null ? outcome : `${outcome}, ${service}`, isFirst ? words : 'continued')],
                  objective.map(paragraph),
                  action.map(paragraph),
                  completion.map(paragraph),
                ]),
              ),
            ],
      ),
    ],
  }
}

function participation({ participation: { groups, total, note } }: Report): Chapter {
  return {
    anchor: 'who',
    title: 'Who took part',
    blocks: [
      ...table(
        'Seats taken, by stakeholder group',
        [
          ['Stakeholder group', 65],
          ['Seats', 35],
        ],
        groups.map(({ name, seats }) => [name, seats]),
        ['Everybody', total],
      ),
      paragraph(note),
    ],
  }
}

function trail({ trail: record, session }: Report): Chapter {
  const { entries, head, sealWords, signedHead, signedSealWords, paragraphs, grows } = record
  const words = sealWords.length === 0 ? '' : `Newest eight words: ${sealWords.join(' ')}. `
  return {
    anchor: 'trail',
    title: 'The trail: how to check this report',
    blocks: [
      ...(signedHead === null ? [] : [labelled('Eight words of this report', signedSealWords.join(' '))]),
      ...paragraphs.map(paragraph),
      ...facts('The trail', [
        ['Session', session],
        ...(signedHead === null ? [] : [['Head that was signed', signedHead] as const]),
      ]),
      smallPrint(grows),
      smallPrint(`Now it has ${entries} entries. ${words}Newest head: ${head}`),
    ],
  }
}

const smallPrint = (words: string): Block => new Paragraph({ children: [run(words, { size: 18 })] })

function footer({ title, status }: Report): Footer {
  const state = status.kind === 'draft' ? `Draft of ${status.date}` : `Published on ${status.date}`
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          run(`${title}. ${state}. Page `, { size: 18 }),
          new TextRun({ size: 18, children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}
