/** Finds every stored copy of words that are taken out, so that they can be destroyed. */
import type { Words } from '@eds/audit/erasable'
import { wordsWritten } from '@eds/session/entry-words'
import type { SessionEvent } from '@eds/session/events'
import type { CommandOf } from '@eds/session/protocol'
import type { PastEntry } from '@eds/session/state'
import { openEntries } from './session-history.ts'
import type { StoredRecord } from './store.ts'

/** What a redaction destroys beside the state: texts by their digests, and what the answers to these commands tell of them. */
export type Erasure = { readonly digests: readonly string[]; readonly commandIds: readonly string[] }

type Redaction = CommandOf<'redactEvidence'> | CommandOf<'redactText'>

/**
 * @returns the digests of the words wherever the entries mention them, and the commands that brought them; `history` is
 * all that has happened, with the words that are left
 */
export function erasureOf(
  { entries, texts }: StoredRecord,
  command: Redaction,
): { erased: Erasure; history: readonly PastEntry[] } {
  const history = openEntries(entries, texts).entries
  const isMeant = meantBy(command, history)
  // Without their texts, the entries' words are their digests: the same words at the same place.
  const found = openEntries(entries, []).entries.flatMap(({ commandId, seq, events }, n) => {
    const words = events.flatMap((event, at) => isMeant(event, { seq, opened: history[n]?.events[at] }))
    return words.length === 0 ? [] : [{ commandId, words }]
  })
  const erased = {
    digests: found.flatMap(({ words }) => words.flatMap((each) => ('digest' in each ? [each.digest] : []))),
    commandIds: found.map(({ commandId }) => commandId),
  }
  return { erased, history }
}

/** What of an event must go; `opened` is the same event with the words that are left of it. */
type Meant = (event: SessionEvent, place: { seq: number; opened: SessionEvent | undefined }) => Words[]

function meantBy(command: Redaction, history: readonly PastEntry[]): Meant {
  if (command.type === 'redactEvidence') return (event) => wordsOfEvidence(event, command.evidence)
  const { text } = command
  switch (text.kind) {
    case 'objection':
      return (event) =>
        event.type === 'objectionRaised' && event.objection.id === text.objection ? [event.objection.reason] : []
    case 'decline-reason':
      return (event) =>
        event.type === 'evidenceDeclined' && event.evidence === text.evidence ? wordsWritten(event) : []
    case 'agreement':
      return (event) => {
        if (event.type !== 'agreementRecorded') return []
        const { question, number, [text.part]: words } = event.agreement
        return question === text.question && number === text.number && words !== null ? [words] : []
      }
    case 'entry': {
      const named = history.find(({ seq }) => seq === text.seq)?.events ?? []
      return (event, { seq, opened }) =>
        seq === text.seq || named.some((each) => isSaidAgain(each, opened)) ? wordsWritten(event) : []
    }
  }
}

function wordsOfEvidence(event: SessionEvent, id: string): Words[] {
  if (event.type === 'evidenceDeclined') return event.evidence === id ? [event.reason] : []
  const all =
    event.type === 'evidenceProposed' ? [event.evidence] : event.type === 'sessionCreated' ? event.plan.evidence : []
  return all
    .filter((each) => each.id === id)
    .flatMap(({ claim, source }) => [claim, source])
    .filter((words) => words !== null)
}

/** A helper's name stands beside every vote they entered; why evidence was declined, each time that it was. */
function isSaidAgain(named: SessionEvent, other: SessionEvent | undefined): boolean {
  if (named.type === 'evidenceDeclined' && other?.type === 'evidenceDeclined') return named.evidence === other.evidence
  if (named.type !== 'ballotCast' || other?.type !== 'ballotCast') return false
  const [name, again] = [named.helper, other.helper]
  return name !== null && again !== null && 'words' in name && 'words' in again && name.words === again.words
}
