/** The trail as a reader may have it: every entry, and the words that this reader may read. */
import { JsonValue } from '@eds/audit/canonical'
import { TRAIL_FORMAT } from '@eds/audit/entry'
import { digestsIn } from '@eds/audit/erasable'
import type { Head, TrailFile } from '@eds/audit/trail'
import { seatInConfidence } from '@eds/session/confidence'
import type { SessionEvent } from '@eds/session/events'
import type { EpochMs } from '@eds/session/session'
import { mayShowOwnGrade, type SessionState } from '@eds/session/state'
import { openEntries } from './session-history.ts'
import type { StoredRecord } from './store.ts'

/**
 * Who reads a trail: `auditor` everything but which seat said what in confidence, which nobody reads; `staff` at the desk,
 * but for which seats took part; `room`, who sat in it; `public`, once it is published.
 */
export type TrailReader = 'auditor' | 'staff' | 'room' | 'public'

/**
 * The trail up to the head that was told: what came since counts votes that helpers have just entered, which nobody is told.
 * Words left out keep their digests in the entries, so that the chain can be checked all the same. The ballots' openings
 * are in no reader's file: small groups' choices could be read from them.
 */
export function trailFileOf(
  stored: StoredRecord,
  { state, toldHead }: { state: SessionState; toldHead: Head },
  reader: TrailReader,
  at: EpochMs,
): TrailFile {
  const entries = stored.entries.filter(({ seq }) => seq <= toldHead.seq)
  const mentioned = new Set(entries.flatMap(({ events }) => digestsIn(events)))
  const hidden = hiddenDigests(stored, state, reader)
  return {
    format: TRAIL_FORMAT,
    sessionId: stored.row.id,
    title: state.plan.title,
    exportedAt: at,
    entries,
    texts: stored.texts.filter(({ digest }) => mentioned.has(digest) && !hidden.has(digest)),
  }
}

/** What a reader may not have, as the digests that stand for it. */
function hiddenDigests({ entries }: StoredRecord, state: SessionState, reader: TrailReader): Set<string> {
  // Without their texts, the entries' words are their digests.
  const events = openEntries(entries, []).entries.flatMap((entry) => entry.events)
  const said = events.flatMap((event) => digestsIn(seatInConfidence(event)))
  if (reader === 'auditor') return new Set(said)
  const voters = events.flatMap((event) => (event.type === 'roundClosed' ? digestsIn(plainJson(event.voters)) : []))
  const hidden = events.flatMap((event) => {
    // The hash of a full result could be guessed back to the votes of a small group.
    if (event.type === 'roundRevealed') {
      return [...digestsIn(event.resultHash), ...(reader === 'public' ? digestsIn(event.result) : [])]
    }
    if (reader !== 'staff' && event.type === 'evidenceProposed') return digestsOfProposal(event, state)
    return reader === 'staff' || !isForStaff(event, state) ? [] : digestsIn(plainJson(event))
  })
  return new Set([...said, ...voters, ...hidden, ...hiddenOwnGrades(events, state)])
}

/** Who sits in which group, an objection, why evidence was declined, a helper's name, and grades not yet published. */
function isForStaff(event: SessionEvent, state: SessionState): boolean {
  switch (event.type) {
    case 'seatTaken':
    case 'seatAsked':
    case 'slipsIssued':
    case 'seatMoved':
    case 'objectionRaised':
    case 'evidenceDeclined':
    case 'ballotCast':
      return true
    case 'finalGradeSettled':
    case 'domain1RuleChosen':
      return state.publication === null
    default:
      return false
  }
}

/** Evidence that was not accepted; of what was, the group, which stands beside the seat. */
function digestsOfProposal(event: Extract<SessionEvent, { type: 'evidenceProposed' }>, state: SessionState): string[] {
  const { id, from } = event.evidence
  const isAccepted = state.proposals.get(id)?.proposal.standing.state === 'accepted'
  return digestsIn(plainJson(isAccepted ? from : event))
}

const plainJson = (record: object): JsonValue => JsonValue.parse(JSON.parse(JSON.stringify(record)))

function hiddenOwnGrades([created]: readonly SessionEvent[], state: SessionState): string[] {
  if (created?.type !== 'sessionCreated') return []
  return created.plan.ownGrades
    .filter(({ question }) => !mayShowOwnGrade(state, question))
    .flatMap(({ grade }) => digestsIn(grade))
}
