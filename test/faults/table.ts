/** The table of a run, for a terminal and for the README. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Row } from './fault-test.ts'

const HEADINGS = ['test', 'size', 'violations', 'p50', 'p95', 'p99', 'worst', 'note'] as const
const OPENS = '<!-- reliability -->'
const CLOSES = '<!-- /reliability -->'

/** A row's cells. Times are in milliseconds. A test that could not run says why and shows no figure. */
function cellsOf(row: Row): string[] {
  if (row.notRun !== null) return [row.test, '', '', '', '', '', '', `not run: ${row.notRun}`]
  const times = [row.p50, row.p95, row.p99, row.worst].map(timeOf)
  return [row.test, row.size.toLocaleString('en-GB'), String(row.violations.length), ...times, row.note]
}

/** Three figures are enough: 0.012, 4.56, 789. */
function timeOf(ms: number | null): string {
  if (ms === null) return ''
  if (ms < 0.1) return ms.toFixed(3)
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0)
}

export function textTable(rows: readonly Row[]): string {
  const lines = [[...HEADINGS], ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, n) => Math.max(...lines.map((cells) => cells[n]?.length ?? 0)))
  return lines
    .map((cells) =>
      cells
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function markdownTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = HEADINGS.map((name) => (name === 'test' || name === 'note' ? '---' : '--:'))
  return [line(HEADINGS), line(rule), ...rows.map((row) => line(cellsOf(row)))].join('\n')
}

/** Writes the table between its two marks, and leaves everything else as it is. @throws when the marks are missing */
export function writeIntoReadme(path: string, rows: readonly Row[]): void {
  const text = readFileSync(path, 'utf8')
  const [from, to] = [text.indexOf(OPENS), text.indexOf(CLOSES)]
  if (from < 0 || to < from) throw new Error(`expected ${OPENS} and ${CLOSES} in ${path}, found no such place`)
  const head = text.slice(0, from + OPENS.length)
  writeFileSync(path, `${head}\n${markdownTable(rows)}\n${text.slice(to)}`)
}
