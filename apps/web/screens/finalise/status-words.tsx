/** The states of a question as short words with their marks, for lists. */
import type { FrameworkId } from '@eds/frameworks/framework'
import type { OutcomeStatus } from '@eds/frameworks/outcome-status'
import type { Agreement } from '@eds/session/session'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Tag } from '../../parts/notice.tsx'

/** What the room agreed. */
export function AgreementMark({ framework, agreement }: { framework: FrameworkId; agreement: Agreement | null }) {
  if (agreement === null) return <span className="eds-quiet">No agreement recorded</span>
  switch (agreement.outcome.kind) {
    case 'agreed':
      return <GradeMark framework={framework} grade={agreement.outcome.grade} />
    case 'split':
      return <Tag tone="warn">Split</Tag>
    case 'no-evidence':
      return <Tag>Not enough evidence</Tag>
    case 'no-grade':
      return <Tag>Not enough voices</Tag>
    default:
      return unreachable(agreement.outcome)
  }
}

/** What the lead settled. */
export function StatusMark({ framework, status }: { framework: FrameworkId; status: OutcomeStatus | null }) {
  if (status === null) return <Tag tone="info">To settle</Tag>
  switch (status.status) {
    case 'graded':
    case 'carried-forward':
      return <GradeMark framework={framework} grade={status.grade} />
    case 'no-evidence':
      return <Tag>Not enough evidence</Tag>
    case 'not-applicable':
      return <Tag>Not applicable</Tag>
    case 'not-in-scope':
      return <Tag>Not in scope</Tag>
    case 'not-graded':
      return <Tag tone="warn">No grade</Tag>
    default:
      return unreachable(status)
  }
}

function unreachable(value: never): never {
  throw new Error(`expected a known state, found ${JSON.stringify(value)}`)
}
