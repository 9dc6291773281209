/** Where a session stands, in words. */
import type { SessionSummary } from '@eds/session/protocol'
import { Tag, type Tone } from '../../parts/notice.tsx'

/** The words for a session's stage; the tag's colour only repeats them. */
export function PhaseTag({ session }: { session: Pick<SessionSummary, 'phase' | 'published'> }) {
  const { words, tone } = stageOf(session)
  return tone === null ? <Tag>{words}</Tag> : <Tag tone={tone}>{words}</Tag>
}

function stageOf({ phase, published }: Pick<SessionSummary, 'phase' | 'published'>): {
  words: string
  tone: Tone | null
} {
  if (published) return { words: 'Published', tone: 'good' }
  switch (phase) {
    case 'lobby':
      return { words: 'Not started', tone: null }
    case 'open':
      return { words: 'Running now', tone: 'info' }
    case 'closed':
      return { words: 'Final grades to settle', tone: 'warn' }
    default:
      return unreachable(phase)
  }
}

function unreachable(phase: never): never {
  throw new Error(`expected a phase, found ${String(phase)}`)
}
