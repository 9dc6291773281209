/** A session read back from its entries: checked, opened and replayed. */
import type { JsonValue } from '@eds/audit/canonical'
import type { Entry } from '@eds/audit/entry'
import { type ErasableText, openTexts } from '@eds/audit/erasable'
import { type Head, headOf, verifyTrail } from '@eds/audit/trail'
import type { FeedItem } from '@eds/session/document'
import { SessionEvent } from '@eds/session/events'
import { replay } from '@eds/session/evolve'
import { feedItemOf } from '@eds/session/projection'
import { Doer, type EpochMs } from '@eds/session/session'
import type { SessionState } from '@eds/session/state'
import { z } from 'zod'
import { isBoxWhole, type KeptVote, keptVotes, withVotes } from './kept-votes.ts'
import { type SeatKeys, seatKeys } from './seat-keys.ts'
import { type SessionRow, type StoredAnswer, type StoredSession, StoreRefusal } from './store.ts'

/** What a room holds in memory of its session. */
export type History = {
  row: SessionRow
  state: SessionState
  head: Head
  /** The entry that ended the session; null before. */
  closedAt: Head | null
  /** The entry that opened the newest round; null before the first. */
  openedAt: Head | null
  /** Of the newest entry; 0 before the first. */
  at: EpochMs
  feed: readonly FeedItem[]
  /** By command id; grows in place, once an answer is on disk. */
  answers: Map<string, StoredAnswer>
  keys: SeatKeys
}

/** @throws StoreRefusal that names the first entry in which what is kept is not what was written. */
export function readHistory(stored: StoredSession): History {
  const { row, entries, texts } = stored
  const checked = verifyTrail({ sessionId: row.id, entries, texts })
  if (!checked.ok) throw broken(row, checked.firstBroken.seq, checked.firstBroken.why)
  const opened = openEntries(entries, texts)
  if (opened.unreadable !== null) throw broken(row, opened.unreadable, 'Its events cannot be read.')
  const votes = keptVotes(stored)
  if (!Array.isArray(votes)) throw broken(row, votes.seq, votes.why)
  const state = stateOf(row, opened.entries, votes)
  const history: History = {
    row,
    state,
    head: checked.head,
    closedAt: lastWith(opened.entries, isEnd),
    openedAt: lastWith(opened.entries, isOpening),
    at: entries.at(-1)?.at ?? 0,
    feed: opened.entries.flatMap((entry) => feedItemOf(entry, state) ?? []),
    answers: new Map(stored.answers.map((answer) => [answer.commandId, answer])),
    keys: seatKeys(stored.seats),
  }
  checkSeats(history)
  if (!isBoxWhole(state, votes, stored.box)) throw broken(row, null, 'Its votes are not those that were saved.')
  return history
}

function lastWith(entries: readonly OpenedEntry[], isSuch: (event: SessionEvent) => boolean): Head | null {
  const last = entries.findLast(({ events }) => events.some(isSuch))
  return last === undefined ? null : headOf(last)
}

/** @returns whether the session ended with it */
export const isEnd = ({ type }: SessionEvent): boolean => type === 'sessionClosed'

/** @returns whether a round was opened with it */
export const isOpening = ({ type }: SessionEvent): boolean => type === 'roundOpened'

/** Beside the trail, every seat and slip must have its keys, those that were never admitted included. */
function checkSeats({ row, state, keys }: History): void {
  const { asking, turnedAway, slips } = state
  const seats = new Set([asking, turnedAway, slips, state.seats].flatMap((each) => [...each.keys()]))
  if (seats.size !== keys.rows.size || [...seats].some((seat) => !keys.rows.has(seat))) {
    throw broken(row, null, 'Its seats are not those of its entries.')
  }
}

function stateOf(row: SessionRow, entries: readonly OpenedEntry[], votes: readonly KeptVote[]): SessionState {
  let seq = 0
  function* events() {
    for (const entry of entries) {
      seq = entry.seq
      yield* entry.events
    }
  }
  try {
    return replay(withVotes(events(), votes))
  } catch {
    throw broken(row, seq, 'It cannot have happened after the entries before it.')
  }
}

/** An entry with the words of its events put back. */
export type OpenedEntry = Omit<Entry, 'actor' | 'events'> & { actor: Doer; events: SessionEvent[] }

const OpenedParts = z.object({ actor: Doer, events: z.array(SessionEvent) })

/** @returns the entries up to the first that is no entry of a session, and that one's number or null. */
export function openEntries(
  entries: readonly Entry[],
  texts: readonly ErasableText[],
): { entries: OpenedEntry[]; unreadable: number | null } {
  // One pass over all events: the words are looked up in one index.
  const events = openTexts(
    entries.map((entry) => entry.events),
    texts,
  )
  const opened: OpenedEntry[] = []
  for (const [n, entry] of entries.entries()) {
    const parts = OpenedParts.safeParse({ actor: entry.actor, events: itemOf(events, n) })
    if (!parts.success) return { entries: opened, unreadable: entry.seq }
    opened.push({ ...entry, ...parts.data })
  }
  return { entries: opened, unreadable: null }
}

const itemOf = (list: JsonValue, n: number): unknown => (Array.isArray(list) ? list[n] : undefined)

function broken(row: SessionRow, seq: number | null, why: string): StoreRefusal {
  const where = seq === null ? `session ${row.id}` : `entry ${seq} of session ${row.id}`
  return new StoreRefusal(
    'damaged',
    `The database is damaged: ${where} is not what was written. ${why} Nothing was changed. Restore a backup, or set DATA_DIR to another folder.`,
  )
}
