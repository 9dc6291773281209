/** A session read back from its entries: checked, opened and replayed. */
import type { JsonValue } from '@eds/audit/canonical'
import type { Entry } from '@eds/audit/entry'
import { type ErasableText, openTexts } from '@eds/audit/erasable'
import { type Head, verifyTrail } from '@eds/audit/trail'
import type { FeedItem } from '@eds/session/document'
import { SessionEvent } from '@eds/session/events'
import { replay } from '@eds/session/evolve'
import { feedItemOf } from '@eds/session/projection'
import { Answer } from '@eds/session/protocol'
import { Doer, type EpochMs } from '@eds/session/session'
import type { SessionState } from '@eds/session/state'
import { z } from 'zod'
import { type SeatKeys, seatKeys } from './seat-keys.ts'
import { type SessionRow, type StoredAnswer, type StoredSession, StoreRefusal } from './store.ts'

/** What a room holds in memory of its session. */
export type History = {
  row: SessionRow
  state: SessionState
  head: Head
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
  const state = stateOf(row, opened.entries)
  const history: History = {
    row,
    state,
    head: checked.head,
    at: entries.at(-1)?.at ?? 0,
    feed: opened.entries.flatMap((entry) => feedItemOf(entry, state) ?? []),
    answers: new Map(stored.answers.map((answer) => [answer.commandId, answer])),
    keys: seatKeys(stored.seats),
  }
  checkBeside(history, stored)
  return history
}

/** Beside the trail, every seat and slip must have its keys, those that were never admitted included, and every command its answer. */
function checkBeside({ row, state, answers, keys }: History, { entries }: StoredSession): void {
  const { asking, turnedAway, slips } = state
  const seats = new Set([asking, turnedAway, slips, state.seats].flatMap((each) => [...each.keys()]))
  if (seats.size !== keys.rows.size || [...seats].some((seat) => !keys.rows.has(seat))) {
    throw broken(row, null, 'Its seats are not those of its entries.')
  }
  const saidSaved = new Map<string, string>()
  for (const { commandId, answer } of answers.values()) {
    const given = parseAnswer(answer)
    if (given?.commandId !== commandId) throw broken(row, null, 'The answer to one of its commands cannot be read.')
    if (given.status === 'saved') saidSaved.set(commandId, `${given.seq} ${given.head}`)
  }
  for (const { seq, hash, commandId } of entries) {
    if (saidSaved.get(commandId) !== `${seq} ${hash}`)
      throw broken(row, seq, 'The answer to its command is another one.')
  }
  if (saidSaved.size !== entries.length) throw broken(row, null, 'Something was answered that is not in its entries.')
}

function parseAnswer(text: string): Answer | null {
  try {
    return Answer.parse(JSON.parse(text))
  } catch {
    // Whatever it is, it is not an answer.
    return null
  }
}

function stateOf(row: SessionRow, entries: readonly OpenedEntry[]): SessionState {
  let seq = 0
  try {
    return replay(
      (function* () {
        for (const entry of entries) {
          seq = entry.seq
          yield* entry.events
        }
      })(),
    )
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
