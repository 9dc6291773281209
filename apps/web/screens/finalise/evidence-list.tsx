/** The evidence the room saw for one question: the organisation's and what people added. */

import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import type { ReportQuestion } from '@eds/report/report-record'
import { Tag } from '../../parts/notice.tsx'

export function EvidenceList({ evidence }: { evidence: ReportQuestion['evidence'] }) {
  if (evidence.length === 0) return <p>The room had no evidence for this question.</p>
  return (
    <>
      <About evidence={evidence} />
      <details>
        <summary>{evidence.length === 1 ? 'Read the 1 item' : `Read all ${evidence.length} items`} of evidence</summary>
        <ul className="ws-evidence">
          {evidence.map(({ paragraphs, source, characteristics, from }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reason: the list comes whole and two claims may be alike
            <li key={at}>
              {paragraphs.map((paragraph) => (
                <p className="eds-line" key={paragraph}>
                  {paragraph}
                </p>
              ))}
              {source !== null && <p className="eds-quiet eds-line">Source: {source}</p>}
              <p className="eds-tags">
                {from !== null && <Tag tone="info">{from}</Tag>}
                {characteristics.map((name) => (
                  <Tag key={name}>{name}</Tag>
                ))}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** Whom the evidence is about, and about whom there is none: a grade that rests on a gap should know of it. */
function About({ evidence }: { evidence: ReportQuestion['evidence'] }) {
  const counts = CHARACTERISTICS.map(({ name }) => ({
    name,
    count: evidence.filter(({ characteristics }) => characteristics.includes(name)).length,
  }))
  const told = counts.filter(({ count }) => count > 0)
  const missing = counts.filter(({ count }) => count === 0)
  return (
    <dl className="fin-about">
      <dt>By protected characteristic</dt>
      <dd>
        {told.length === 0 ? 'None of it names one' : told.map(({ name, count }) => `${name} ${count}`).join(', ')}
      </dd>
      {told.length === 0 || missing.length === 0 ? null : (
        <>
          <dt>No evidence names</dt>
          <dd>{missing.map(({ name }) => name).join(', ')}</dd>
        </>
      )}
    </dl>
  )
}
