/** The small pieces that the page is made of: a grade, a table, facts, a spread of grades. */
import type { Grade, Rating } from '@eds/frameworks/framework'
import { type Html, html, type Insert } from './html.ts'
import type { Distribution, Standing } from './report-record.ts'

/** One shape for each grade, told apart without colour: ring, half disc, disc, star. */
const SHAPES: Readonly<Record<Grade, Html>> = {
  0: html`<circle cx="10" cy="10" r="7.5" fill="none" stroke-width="3.5"/>`,
  1: html`<circle cx="10" cy="10" r="8" fill="none" stroke-width="2.5"/><path d="M10 2a8 8 0 0 0 0 16z"/>`,
  2: html`<circle cx="10" cy="10" r="9"/>`,
  3: html`<path d="M10 .8l2.8 6.1 6.6.8-4.9 4.5 1.3 6.6L10 15.5l-5.8 3.3 1.3-6.6L.6 7.7l6.6-.8z"/>`,
}

/** @returns a grade as word, shape and colour. */
export function gradeMark({ grade, name }: { readonly grade: Grade; readonly name: Rating }): Html {
  return html`<span class="grade g${grade}"><svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">${SHAPES[grade]}</svg>${name}</span>`
}

/** @returns the grade, or the words for why there is none; a carried-forward grade says from when. */
export function standingMark({ grade, status, words }: Standing): Html {
  if (grade === null) return html`<span class="state">${words}</span>`
  if (status.status !== 'carried-forward') return gradeMark(grade)
  return html`${gradeMark(grade)} <span class="small">carried forward from ${status.fromYear}</span>`
}

/** A column: its heading, and whether it holds numbers. */
export type Column = { readonly heading: string; readonly isNumber?: boolean }

/**
 * @returns a table that becomes a list of cards on a narrow screen. The first cell of a row is its heading. Roles are
 * said outright, because some browsers forget a table's meaning once its display changes.
 * @param total a last row under the others, null for none
 */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Insert[])[],
  total: readonly Insert[] | null = null,
): Html {
  const row = (cells: readonly Insert[]) =>
    html`<tr role="row">${cells.map((cell, at) => {
      const { heading = '', isNumber = false } = columns[at] ?? {}
      const label = html`<span class="label" aria-hidden="true">${heading}</span>`
      return at === 0
        ? html`<th role="rowheader" scope="row">${label}${cell}</th>`
        : html`<td role="cell"${isNumber && html` class="number"`}>${!isEmpty(cell) && label}${cell}</td>`
    })}</tr>`
  return html`<table role="table" class="stacks">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    ({ heading, isNumber }) =>
      html`<th role="columnheader" scope="col"${isNumber === true && html` class="number"`}>${heading}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map(row)}</tbody>
${total !== null && html`<tfoot role="rowgroup">${row(total)}</tfoot>`}</table>`
}

/** @returns names with their values, in order. */
export function facts(pairs: readonly (readonly [name: string, value: Insert])[]): Html {
  return html`<dl class="facts">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** @returns how many questions have each grade, lowest first: word, shape, bar and number. */
export function spreadOf({ grades, ungraded }: Distribution): Html {
  const most = Math.max(1, ungraded, ...grades.map(({ count }) => count))
  const row = (name: Insert, count: number) =>
    html`<li>${name}<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round((100 * count) / most)}" height="10"/></svg><span class="count">${count}</span></li>`
  return html`<ul class="spread">${grades.map(({ count, ...grade }) => row(gradeMark(grade), count))}${
    ungraded > 0 && row(html`<span class="state">No grade</span>`, ungraded)
  }</ul>`
}

/** @returns each text as a paragraph. */
export const paragraphs = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${text}</p>`)}`

/** @returns a sum, line by line; the last line is the answer. */
export function sumBox(heading: Html, lines: readonly string[]): Html {
  return html`<div class="sum">${heading}<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol></div>`
}

const isEmpty = (cell: Insert): boolean => cell === '' || cell === null || cell === false
