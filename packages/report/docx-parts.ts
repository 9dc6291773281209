/** The small pieces that the Word document is made of: text, headings, tables with header rows, a grade in words, shape and colour. */
import type { Grade, Rating } from '@eds/frameworks/framework'
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  InternalHyperlink,
  type ISectionOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { BULLET_INDENT, BULLETS } from './docx-styles.ts'
import { plainText } from './plain-text.ts'
import type { Standing } from './report-record.ts'

/** What may stand in the body of the document. */
export type Block = ISectionOptions['children'][number]
/** What may stand in a cell: a text is one paragraph. */
export type Cell = string | readonly Paragraph[]

/** Width between the margins of an upright A4 page, in twentieths of a point. */
const TEXT_WIDTH = 9638

const GRADE_LOOK: Readonly<Record<Grade, { shape: string; fill: string; ink: string }>> = {
  0: { shape: '○', fill: 'F7D4D1', ink: '5C0B06' },
  1: { shape: '◐', fill: 'FFF0C7', ink: '4A3200' },
  2: { shape: '●', fill: 'CFE9D8', ink: '003D1C' },
  3: { shape: '★', fill: 'DDD5EC', ink: '2A0A55' },
}

/** @returns a run of text that XML can hold. */
export function run(
  text: string,
  look: { bold?: boolean; color?: string; size?: number; font?: string } = {},
): TextRun {
  return new TextRun({ ...look, text: plainText(text) })
}

/** @returns one paragraph of plain text. */
export const paragraph = (text: string): Paragraph => new Paragraph({ children: [run(text)] })

/** @returns "Label: text", the label in bold. */
export const labelled = (label: string, text: string): Paragraph =>
  new Paragraph({ children: [run(`${label}: `, { bold: true }), run(text)] })

/** @returns a bullet point. @param label put before it in bold, null for none */
export const bullet = (text: string, label: string | null = null): Paragraph =>
  new Paragraph({
    numbering: { reference: BULLETS, level: 0 },
    spacing: { after: 80 },
    children: [...(label === null ? [] : [run(`${label}: `, { bold: true })]), run(text)],
  })

/** @returns a paragraph that goes on under a bullet point. */
export const underBullet = (text: string): Paragraph =>
  new Paragraph({ indent: { left: BULLET_INDENT }, spacing: { after: 80 }, children: [run(text)] })

/** @returns a heading that links can lead to. @param anchor its place, null for none */
export function heading(level: 1 | 2 | 3, text: string, anchor: string | null = null, onNewPage = false): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }
  const words = run(text)
  return new Paragraph({
    heading: levels[level],
    keepNext: true,
    pageBreakBefore: onNewPage,
    children: anchor === null ? [words] : [new Bookmark({ id: anchor, children: [words] })],
  })
}

/** @returns a line of the contents that leads to a heading within the document. */
export const contentsLine = (text: string, anchor: string): Paragraph =>
  new Paragraph({
    spacing: { after: 40 },
    children: [
      new InternalHyperlink({ anchor, children: [new TextRun({ text: plainText(text), style: 'Hyperlink' })] }),
    ],
  })

/** @returns a grade as shape and word on its colour. */
export function gradeRuns({ grade, name }: { readonly grade: Grade; readonly name: Rating }): TextRun[] {
  const { shape, fill, ink } = GRADE_LOOK[grade]
  const look = { bold: true, color: ink, shading: { type: ShadingType.CLEAR, color: 'auto', fill } }
  // Arial has none of the shapes; where this font is missing too, the reader's own choice stands in.
  return [
    new TextRun({ ...look, text: `\u00a0${shape}`, font: 'Segoe UI Symbol' }),
    new TextRun({ ...look, text: `\u00a0${name}\u00a0` }),
  ]
}

/** @returns a grade as the only thing in a cell. */
export const gradeCell = (grade: { readonly grade: Grade; readonly name: Rating }): Paragraph[] => [
  new Paragraph({ style: 'TableText', children: gradeRuns(grade) }),
]

/** @returns the grade, or why there is none. */
export function standingParagraph({ grade, status, words }: Standing): Paragraph {
  if (grade === null) return new Paragraph({ children: [run(words, { bold: true })] })
  const from = status.status === 'carried-forward' ? [run(` carried forward from ${status.fromYear}`)] : []
  return new Paragraph({ children: [...gradeRuns(grade), ...from] })
}

/**
 * @returns a caption and a table whose first row is a header row, repeated on each page.
 * @param columns heading and share of the width of each. @param total a last row in bold, null for none
 * @param mayBreakRows false for short rows, which then stay on one page
 */
export function table(
  caption: string,
  columns: readonly (readonly [heading: string, share: number])[],
  rows: readonly (readonly Cell[])[],
  total: readonly string[] | null = null,
  mayBreakRows = true,
): Block[] {
  const whole = columns.reduce((sum, [, share]) => sum + share, 0)
  const widths = columns.map(([, share]) => Math.floor((TEXT_WIDTH * share) / whole))
  const row = (cells: readonly Cell[], look: 'header' | 'body' | 'total') =>
    new TableRow({
      tableHeader: look === 'header',
      cantSplit: look !== 'body' || !mayBreakRows,
      children: cells.map((cell, at) => tableCell(cell, widths[at] ?? 0, look)),
    })
  return [
    new Paragraph({ style: 'TableCaption', keepNext: true, children: [run(caption)] }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.LEFT,
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      borders: TABLE_BORDERS,
      rows: [
        row(
          columns.map(([words]) => words),
          'header',
        ),
        ...rows.map((cells) => row(cells, 'body')),
        ...(total === null ? [] : [row(total, 'total')]),
      ],
    }),
    new Paragraph({ spacing: { after: 120 }, children: [] }),
  ]
}

/** @returns names with their values as a table of two columns. */
export const facts = (caption: string, pairs: readonly (readonly [string, string])[]): Block[] =>
  table(
    caption,
    [
      ['What', 30],
      ['Details', 70],
    ],
    pairs.map(([name, value]) => [
      [new Paragraph({ style: 'TableText', children: [run(name, { bold: true })] })],
      value,
    ]),
  )

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'AEB7BD' }
const TABLE_BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}

function tableCell(cell: Cell, width: number, look: 'header' | 'body' | 'total'): TableCell {
  const text = (words: string) =>
    new Paragraph({
      style: 'TableText',
      children: [run(words, look === 'header' ? { bold: true, color: 'FFFFFF' } : { bold: look === 'total' })],
    })
  const children = typeof cell === 'string' ? [text(cell)] : cell.length === 0 ? [text('')] : cell
  const fill = look === 'header' ? '005EB8' : look === 'total' ? 'E8EDEE' : null
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children,
  })
}
