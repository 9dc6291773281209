/** Words taken out for good: in every phase, and also when the report is published. */

import { recordWritten, wordsWritten } from './entry-words.ts'
import { type Redaction, wordsTakenOut } from './erasing.ts'
import type { CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import type { EpochMs } from './session.ts'
import { type Circumstance, type Decision, happened, type SessionState, type Supplied } from './state.ts'

export function decideRedaction(
  state: SessionState,
  command: CommandOf<'redactEvidence' | 'redactText'>,
  { at }: Circumstance,
  { history = [] }: Supplied,
): Decision {
  const reason = { words: command.reason }
  if (command.type === 'redactEvidence') {
    const { evidence } = command
    const isKnown = state.proposals.has(evidence) || state.plan.evidence.some(({ id }) => id === evidence)
    if (!isKnown) return refuse('unknown-evidence', 'there is no such evidence')
    const redacted = { type: 'evidenceRedacted' as const, evidence, at, reason }
    if (!hasWords(state, redacted)) return refuse('unknown-text', 'its words are gone already')
    return happened([redacted])
  }
  const { text } = command
  if (text.kind === 'entry') {
    const written = history.find(({ seq }) => seq === text.seq)?.events.flatMap(wordsWritten) ?? []
    if (!written.some((words) => 'words' in words)) return refuse('unknown-text', 'there are no such words')
    const record = recordWritten(history, text.seq)
    return happened([{ type: 'textRedacted', text, record, at, reason }])
  }
  const redacted = { type: 'textRedacted' as const, text, record: null, at, reason }
  if (!hasWords(state, redacted)) return refuse('unknown-text', 'there are no such words')
  return happened([redacted])
}

/** A vote that nobody ends must not keep words for ever that somebody took out. */
const LONGEST_IN_THE_WAY_MS = 24 * 60 * 60 * 1000

/**
 * Nobody elsewhere may change what people have before them while they vote. A round that was opened afterwards keeps nothing.
 * @param takenOutAt when another session took it out
 * @returns whether evidence stays for now: people voted on it then and still do, since a day ago at most
 */
export const hasVoteInTheWay = (state: SessionState, takenOutAt: EpochMs, now: EpochMs): boolean =>
  now - takenOutAt < LONGEST_IN_THE_WAY_MS &&
  [...state.rounds.values()].some((round) => round.state === 'open' && round.openedAt <= takenOutAt)

const hasWords = (state: SessionState, redaction: Redaction): boolean =>
  wordsTakenOut(state, redaction).some((words) => 'words' in words)
