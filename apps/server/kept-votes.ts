/** Votes that phones cast, read back: the trail has no entry of them, their answers say that they were saved. */
import type { SessionEvent } from '@eds/session/events'
import { Answer } from '@eds/session/protocol'
import { Actor, RoundId, type SeatId } from '@eds/session/session'
import type { SessionState } from '@eds/session/state'
import type { StoredSession } from './store.ts'

/** A seat that was told "saved" of a vote in a round. */
export type KeptVote = { round: RoundId; seat: SeatId }

/** In plain English what does not fit, and the entry it is about, or null. */
export type AnswerFlaw = { seq: number | null; why: string }

/**
 * Every saved answer belongs to an entry of its own, and names it or, where a round was open, an earlier one; or to a vote,
 * which made no entry. What was told while a round was open is the newest entry of which anybody was told then.
 */
export function keptVotes({ entries, answers }: Pick<StoredSession, 'entries' | 'answers'>): KeptVote[] | AnswerFlaw {
  const own = new Map(entries.map((entry) => [entry.commandId, entry]))
  const votes = new Map<string, KeptVote>()
  for (const { commandId, actor, answer: text } of answers) {
    const answer = Answer.safeParse(jsonIn(text))
    if (!answer.success || answer.data.commandId !== commandId)
      return { seq: null, why: 'The answer to one of its commands cannot be read.' }
    if (answer.data.status === 'refused') continue
    const { seq, head, made } = answer.data
    const entry = own.get(commandId)
    if (entry !== undefined) {
      if (seq > entry.seq || entries[seq - 1]?.hash !== head)
        return { seq: entry.seq, why: 'The answer to its command is another one.' }
      own.delete(commandId)
      continue
    }
    const by = Actor.safeParse(jsonIn(actor))
    const round = RoundId.safeParse(made)
    const seat = by.success && by.data.kind === 'seat' ? by.data.seat : null
    if (seat === null || !round.success || entries[seq - 1]?.hash !== head)
      return { seq: null, why: 'Something was answered that is not in its entries.' }
    // A seat may have voted anew: that it did is told by the first.
    votes.set(`${round.data} ${seat}`, { round: round.data, seat })
  }
  for (const { seq } of own.values()) return { seq, why: 'The answer to its command is another one.' }
  return [...votes.values()]
}

/**
 * The history with the votes in it: before their round ends, or at the end while it is open. A phone has the last word
 * over its helper, so that the order of both does not matter.
 */
export function* withVotes(events: Iterable<SessionEvent>, votes: readonly KeptVote[]): Generator<SessionEvent> {
  const open = new Set<RoundId>()
  const votesIn = (round: RoundId): SessionEvent[] =>
    votes
      .filter((vote) => vote.round === round)
      .map(({ seat }) => ({ type: 'ballotCast', round, seat: { words: seat }, helper: null }))
  for (const event of events) {
    if (event.type === 'roundOpened') open.add(event.round)
    const ended = event.type === 'roundClosed' ? event.roundId : event.type === 'roundVoided' ? event.round : null
    if (ended !== null && open.delete(ended)) yield* votesIn(ended)
    yield event
  }
  for (const round of open) yield* votesIn(round)
}

/** @returns whether the box holds one ballot of each seat that voted in a round still open, and every saved vote is counted */
export function isBoxWhole(state: SessionState, votes: readonly KeptVote[], box: StoredSession['box']): boolean {
  const isCounted = votes.every(({ round, seat }) => state.voters.get(round)?.has(seat) === true)
  const open = [...state.rounds.values()].filter((round) => round.state === 'open')
  const wanted = open.flatMap(({ id }) => [...(state.voters.get(id) ?? [])].map((seat) => `${id} ${seat}`))
  const found = new Set(box.map(({ round, seat }) => `${round} ${seat}`))
  return isCounted && found.size === wanted.length && wanted.every((each) => found.has(each))
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Whatever it is, it is not what was written; the schema says so.
    return undefined
  }
}
