/** What a batch of commands has decided so far. Nobody sees it before it is on disk. */
import { JsonValue } from '@eds/audit/canonical'
import { sealTexts } from '@eds/audit/erasable'
import { appendEntry, type Head, headOf } from '@eds/audit/trail'
import { doerOf, isEntry } from '@eds/session/confidence'
import { evolve } from '@eds/session/evolve'
import { feedItemOf } from '@eds/session/projection'
import type { Command } from '@eds/session/protocol'
import type { Actor, EpochMs, RoundId } from '@eds/session/session'
import type { Decision, SessionState } from '@eds/session/state'
import { timeOfVote } from '@eds/session/turnout'
import { FORGOTTEN, type Given, savedAnswer } from './answers.ts'
import { ballotRows, isVote } from './ballot-box.ts'
import { freshSalt } from './fresh-ids.ts'
import type { Erasure } from './redaction.ts'
import { seatRowsOf, withSeats } from './seat-keys.ts'
import { type History, isEnd, isOpening } from './session-history.ts'
import type { Batch, ClosedRound, StoredAnswer } from './store.ts'

/** A command with who asks it and the id that makes it happen once. */
export type Asked = { by: Actor; commandId: string; command: Command }

/** `history` is as it will be; `batch` is what is still to be kept; `answers` are by command id. */
export type Draft = { history: History; batch: Omit<Batch, 'session' | 'answers'>; answers: Map<string, StoredAnswer> }

/** Events with the server's time for them, the ballots that leave the box with them, and the words they destroy. */
export type Happened = {
  decision: Extract<Decision, { ok: true }>
  at: EpochMs
  closed: ClosedRound | null
  /** Null for what is no redaction. */
  erased: Erasure | null
  /** The newest entry that anybody is told of. */
  told: Head
}

export const draftFrom = (history: History): Draft => ({
  history,
  batch: { entries: [], texts: [], seats: [], ballots: [], closed: [], discarded: [], erased: [] },
  answers: new Map(),
})

/**
 * Chains a decision's events to the draft: all of them, or nothing when it throws. While a round is open everybody's answer
 * names the newest entry that everybody is told of, so that no answer counts votes, helpers' neither.
 * @returns the answer to give
 */
export function addToDraft(draft: Draft, { by, commandId, command }: Asked, happened: Happened): Given {
  const { events, made } = happened.decision
  const { history, batch } = draft
  const ballots = events.flatMap((event) => ballotRows(history.state, event, command))
  if (!events.some(isEntry)) {
    draft.history = { ...history, state: events.reduce(evolve, history.state) }
    draft.batch = { ...batch, ballots: [...batch.ballots, ...ballots] }
    return savedAnswer(commandId, happened.told, made)
  }
  const at = isVote(command.type) ? timeOfVote(happened.at, history.at) : happened.at
  const actor = doerOf(by, command.type)
  const { sealed, texts } = sealTexts(JsonValue.parse(JSON.parse(JSON.stringify(events))), freshSalt)
  if (!Array.isArray(sealed)) throw new Error('expected sealed events in a list, found something else')
  const entry = appendEntry(history.head, { at, actor, commandId, command: command.type, events: sealed })
  const state = events.reduce(evolve, history.state)
  const seats = events.flatMap((event) => seatRowsOf(history.keys, event, command))
  const item = feedItemOf({ seq: entry.seq, at, actor, command: command.type, events }, state)
  draft.history = {
    ...history,
    state,
    head: headOf(entry),
    closedAt: events.some(isEnd) ? headOf(entry) : history.closedAt,
    openedAt: events.some(isOpening) ? headOf(entry) : history.openedAt,
    at,
    feed: item === null ? history.feed : [...history.feed, item],
    keys: withSeats(history.keys, seats),
  }
  draft.batch = {
    entries: [...batch.entries, entry],
    texts: [...batch.texts, ...texts],
    seats: [...batch.seats, ...seats],
    ballots: [...batch.ballots, ...ballots],
    closed: [...batch.closed, ...events.flatMap(({ type }) => (type === 'roundClosed' ? (happened.closed ?? []) : []))],
    discarded: [...batch.discarded, ...events.flatMap((event) => (event.type === 'roundVoided' ? event.round : []))],
    erased: [...batch.erased, ...(happened.erased?.digests ?? [])],
  }
  for (const id of happened.erased?.commandIds ?? []) {
    const known = draft.answers.get(id) ?? history.answers.get(id)
    if (known !== undefined) draft.answers.set(id, { ...known, fingerprint: FORGOTTEN })
  }
  const voting = openRound(history.state)
  const isAmidVote = voting !== null && openRound(state) === voting
  return savedAnswer(commandId, isAmidVote ? happened.told : headOf(entry), made)
}

const openRound = ({ rounds }: SessionState): RoundId | null =>
  [...rounds.values()].find((round) => round.state === 'open')?.id ?? null
