/** What the organisation's report printed, and every finding about it in a sentence. */
import type { Assessment } from '@eds/assessment/assessment'
import type { findingsOf } from '@eds/assessment/checks'
import { Tag, type Tone } from '../../parts/notice.tsx'

type Finding = ReturnType<typeof findingsOf>[number]

/** @param findings in the order of the report; shown with the gravest first */
export function PublishedView({ assessment, findings }: { assessment: Assessment; findings: readonly Finding[] }) {
  const { published } = assessment
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  return (
    <>
      {published !== null && (
        <table className="ws-table ws-table--small">
          <caption>As the report was published</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Points</th>
              <th scope="col">Printed beside it</th>
            </tr>
          </thead>
          <tbody>
            {published.domains.map(({ code, total, label }) => (
              <tr key={code}>
                <th scope="row">Domain {code}</th>
                <td>{total}</td>
                <td>{label ?? 'Nothing'}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">Total</th>
              <td>{published.total}</td>
              <td>{published.rating}</td>
            </tr>
          </tbody>
        </table>
      )}
      {sorted.length === 0 ? (
        <p>The checks found nothing to mend.</p>
      ) : (
        <ul className="ws-findings">
          {sorted.map(({ code, severity, sentence }) => (
            <li key={`${code} ${sentence}`}>
              <span>
                <Tag tone={SEVERITIES[severity].tone}>{SEVERITIES[severity].words}</Tag>
              </span>
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const ORDER: readonly Finding['severity'][] = ['problem', 'warning', 'note']

const SEVERITIES: Readonly<Record<Finding['severity'], { words: string; tone: Tone }>> = {
  problem: { words: 'Wrong', tone: 'bad' },
  warning: { words: 'Look at this', tone: 'warn' },
  note: { words: 'Note', tone: 'info' },
}
