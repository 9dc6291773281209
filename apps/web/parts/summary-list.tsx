/** Facts as names and values, one to a row. */
import type { ReactNode } from 'react'

/** @param rows a value of null is said as "Not given" */
export function SummaryList({ rows }: { rows: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="eds-summary">
      {rows.map(({ name, value }) => (
        <div className="eds-summary__row" key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === '' ? 'Not given' : value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Text with its line breaks as lines. */
export function Lines({ words }: { words: string }) {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (
      <p className="eds-line" key={line}>
        {line}
      </p>
    ))
}
