/** Finds the stored words of a piece of evidence, so that they can be destroyed. */
import type { Entry } from '@eds/audit/entry'
import type { Words } from '@eds/audit/erasable'
import type { EvidenceId } from '@eds/session/session'
import { openEntries } from './session-history.ts'

/** @returns the digests of its claim and its source, wherever the entries mention them. */
export function digestsOfEvidence(entries: readonly Entry[], id: EvidenceId): string[] {
  // Without their texts, the entries' words are their digests.
  const events = openEntries(entries, []).entries.flatMap((entry) => entry.events)
  const found = events.flatMap((event) => {
    if (event.type === 'evidenceProposed') return [event.evidence]
    return event.type === 'sessionCreated' ? event.plan.evidence : []
  })
  return found
    .filter((evidence) => evidence.id === id)
    .flatMap(({ claim, source }) => [...digest(claim), ...digest(source)])
}

const digest = (words: Words | null): string[] => (words !== null && 'digest' in words ? [words.digest] : [])
