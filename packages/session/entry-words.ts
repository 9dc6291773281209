/** What staff wrote in an entry of the trail: reasons and names, which may have to go like any other words. */
import type { Words } from '@eds/audit/erasable'
import type { SessionEvent } from './events.ts'
import type { WrittenRecord } from './session.ts'
import type { PastEntry } from './state.ts'

/** @returns the reasons and names in an event; of what people in the room wrote, nothing: that has names of its own */
export function wordsWritten(event: SessionEvent): Words[] {
  return fieldsWritten(event).filter((words) => words !== null)
}

function fieldsWritten(event: SessionEvent): readonly (Words | null)[] {
  switch (event.type) {
    case 'evidenceDeclined':
    case 'evidenceRedacted':
    case 'textRedacted':
    case 'roundVoided':
      return [event.reason]
    case 'ballotCast':
      return [event.helper]
    case 'roundRevealed':
      return [event.override]
    case 'agreementRecorded':
      return [event.agreement.reason, event.agreement.dissent]
    case 'finalGradeSettled': {
      const { rationale, reason, secondSignatory, owner } = event.final
      return [rationale, reason, secondSignatory, owner]
    }
    case 'domain1RuleChosen':
      return [event.choice.reason]
    case 'reportPublished':
      return event.publication.signatories
    default:
      return []
  }
}

/** @returns the record that keeps what was written in an entry; null where none does @param history up to that entry at least */
export function recordWritten(history: readonly PastEntry[], seq: number): WrittenRecord | null {
  const event = history.find((entry) => entry.seq === seq)?.events.find((each) => wordsWritten(each).length > 0)
  switch (event?.type) {
    case 'evidenceDeclined':
      return { kind: 'proposal', evidence: event.evidence }
    case 'roundVoided':
    case 'roundRevealed':
      return { kind: 'round', round: event.round }
    case 'agreementRecorded': {
      const { question, number } = event.agreement
      return { kind: 'agreement', question, number }
    }
    case 'finalGradeSettled': {
      const { question, number } = event.final
      return { kind: 'final', question, number }
    }
    case 'domain1RuleChosen': {
      const chosen = history.filter((entry) => entry.seq <= seq).flatMap(({ events }) => events)
      return { kind: 'domain-1', number: chosen.filter(({ type }) => type === 'domain1RuleChosen').length }
    }
    case 'reportPublished':
      return { kind: 'publication' }
    default:
      return null
  }
}
