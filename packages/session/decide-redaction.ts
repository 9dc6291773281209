/** Words taken out for good: in every phase, and also when the report is published. */
import { wordsTakenOut } from './erasing.ts'
import type { CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import { type Circumstance, type Decision, happened, type SessionState } from './state.ts'

export function decideRedaction(
  state: SessionState,
  command: CommandOf<'redactEvidence' | 'redactText'>,
  { at }: Circumstance,
): Decision {
  const reason = { words: command.reason }
  if (command.type === 'redactEvidence') {
    const { evidence } = command
    const isKnown = state.proposals.has(evidence) || state.plan.evidence.some(({ id }) => id === evidence)
    if (!isKnown) return refuse('unknown-evidence', 'there is no such evidence')
    return happened([{ type: 'evidenceRedacted', evidence, at, reason }])
  }
  const { text } = command
  if (wordsTakenOut(state, { type: 'textRedacted', text, at, reason }).length === 0) {
    return refuse('unknown-text', 'there are no such words')
  }
  return happened([{ type: 'textRedacted', text, at, reason }])
}
