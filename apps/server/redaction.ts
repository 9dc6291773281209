/** Finds every stored copy of words that are taken out, so that they can be destroyed. */
import type { Entry } from '@eds/audit/entry'
import type { Words } from '@eds/audit/erasable'
import type { SessionEvent } from '@eds/session/events'
import type { CommandOf } from '@eds/session/protocol'
import { openEntries } from './session-history.ts'

/** What a redaction destroys beside the state: texts by their digests, and what the answers to these commands tell of them. */
export type Erasure = { readonly digests: readonly string[]; readonly commandIds: readonly string[] }

/** @returns the digests of the words wherever the entries mention them, and the commands that brought them */
export function erasureOf(
  entries: readonly Entry[],
  command: CommandOf<'redactEvidence'> | CommandOf<'redactText'>,
): Erasure {
  // Without their texts, the entries' words are their digests.
  const found = openEntries(entries, []).entries.flatMap(({ commandId, events }) => {
    const words = events.flatMap((event) => wordsIn(event, command))
    return words.length === 0 ? [] : [{ commandId, words }]
  })
  return {
    digests: found.flatMap(({ words }) => words.flatMap((each) => ('digest' in each ? [each.digest] : []))),
    commandIds: found.map(({ commandId }) => commandId),
  }
}

function wordsIn(event: SessionEvent, command: CommandOf<'redactEvidence'> | CommandOf<'redactText'>): Words[] {
  return candidates(event, command).filter((words) => words !== null)
}

function candidates(
  event: SessionEvent,
  command: CommandOf<'redactEvidence'> | CommandOf<'redactText'>,
): (Words | null)[] {
  if (command.type === 'redactEvidence') {
    const { evidence: id } = command
    if (event.type === 'evidenceDeclined') return event.evidence === id ? [event.reason] : []
    const all =
      event.type === 'evidenceProposed' ? [event.evidence] : event.type === 'sessionCreated' ? event.plan.evidence : []
    return all.filter((each) => each.id === id).flatMap(({ claim, source }) => [claim, source])
  }
  const { text } = command
  switch (text.kind) {
    case 'objection':
      return event.type === 'objectionRaised' && event.objection.id === text.objection ? [event.objection.reason] : []
    case 'decline-reason':
      return event.type === 'evidenceDeclined' && event.evidence === text.evidence ? [event.reason] : []
    case 'agreement': {
      if (event.type !== 'agreementRecorded') return []
      const { question, number, [text.part]: words } = event.agreement
      return question === text.question && number === text.number ? [words] : []
    }
  }
}
