/** The trail as a reader may have it: every entry, and the words that this reader may read. */
import { TRAIL_FORMAT } from '@eds/audit/entry'
import { digestsIn } from '@eds/audit/erasable'
import type { TrailFile } from '@eds/audit/trail'
import type { EpochMs } from '@eds/session/session'
import { lastRevealed, type SessionState } from '@eds/session/state'
import { openEntries } from './session-history.ts'
import type { StoredSession } from './store.ts'

/**
 * Words left out keep their digests in the entries, so that the chain can be checked all the same. The ballots' openings
 * are in no reader's file: small groups' choices could be read from them.
 * @param isStaff whether the reader is the facilitator or a lead, who may read everything
 */
export function trailFileOf(stored: StoredSession, state: SessionState, isStaff: boolean, at: EpochMs): TrailFile {
  const { entries } = stored
  const hidden = isStaff ? new Set<string>() : hiddenDigests(stored, state)
  return {
    format: TRAIL_FORMAT,
    sessionId: stored.row.id,
    title: state.plan.title,
    exportedAt: at,
    entries,
    texts: stored.texts.filter(({ digest }) => !hidden.has(digest)),
  }
}

/** What the room may not read: evidence that was not accepted, an objection's words, and grades not yet published. */
function hiddenDigests({ entries, texts }: StoredSession, state: SessionState): Set<string> {
  const opened = openEntries(entries, texts).entries
  return new Set([
    ...hiddenOwnGrades(entries, state),
    ...opened.flatMap(({ events }, n) => {
      const isHidden = events.some((event) => {
        switch (event.type) {
          case 'evidenceProposed':
            return state.proposals.get(event.evidence.id)?.proposal.standing.state !== 'accepted'
          case 'objectionRaised':
            return true
          case 'finalGradeSettled':
          case 'domain1RuleChosen':
            return state.publication === null
          default:
            return false
        }
      })
      return isHidden ? digestsIn(entries[n]?.events ?? []) : []
    }),
  ])
}

/** Read before the first blind vote, the organisation's own grade would anchor it. */
function hiddenOwnGrades(entries: StoredSession['entries'], state: SessionState): string[] {
  // Without their texts, the entries' words are their digests.
  const [created] = openEntries(entries.slice(0, 1), []).entries[0]?.events ?? []
  if (created?.type !== 'sessionCreated') return []
  return created.plan.ownGrades
    .filter(({ question }) => lastRevealed(state, question, 'grade') === null)
    .flatMap(({ grade }) => ('digest' in grade ? [grade.digest] : []))
}
