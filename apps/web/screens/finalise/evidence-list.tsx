/** The evidence the room saw for one question: the organisation's and what people added. */
import type { ReportQuestion } from '@eds/report/report-record'
import { Tag } from '../../parts/notice.tsx'

export function EvidenceList({ evidence }: { evidence: ReportQuestion['evidence'] }) {
  if (evidence.length === 0) return <p>The room had no evidence for this question.</p>
  return (
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
  )
}
