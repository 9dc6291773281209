/** The state of a session: a fold of its events, never stored as such. */
import { type Words, wordsOf } from '@eds/audit/erasable'
import { Grade } from '@eds/frameworks/framework'
import type { SessionEvent } from './events.ts'
import type { Refusal } from './refusals.ts'
import {
  type Actor,
  type Admission,
  type Agreement,
  type Domain1Choice,
  type EpochMs,
  type EvidenceId,
  type FinalGrade,
  GroupId,
  type Objection,
  type ObjectionId,
  type Phase,
  type Proposal,
  type Publication,
  type QuestionId,
  type Round,
  type RoundId,
  type RoundResult,
  type SeatId,
  type SessionPlan,
  type WallView,
} from './session.ts'

export type SessionState = {
  readonly plan: SessionPlan
  readonly phase: Phase
  readonly doorOpen: boolean
  /** What the join code is good for now. */
  readonly admission: Admission
  readonly currentQuestion: QuestionId | null
  readonly wallView: WallView
  /** As planned by a facilitator, from the opening; null without a plan. */
  readonly meetingMinutes: number | null
  /** Languages in which the wall says what it shows, beside English. */
  readonly captions: readonly string[]
  /** Voices that may vote. `from` is the group a person left to be less alone; null for everybody else. */
  readonly seats: ReadonlyMap<SeatId, { group: GroupId; from: GroupId | null }>
  /** Asked for with the join code, in the order of asking: neither seats nor heard until the facilitator admits them. */
  readonly asking: ReadonlyMap<SeatId, { group: GroupId }>
  /** Asked for and refused, for good; whoever was turned away may ask for another seat. */
  readonly turnedAway: ReadonlyMap<SeatId, { group: GroupId }>
  /** 1, 2, 3 … in the order in which seats were asked for, taken or their slips printed; what people call a seat. Never given twice. */
  readonly seatNumbers: ReadonlyMap<SeatId, number>
  /** Printed slips that nobody has claimed yet; for a reissued seat, the seat is in `seats` too. */
  readonly slips: ReadonlyMap<SeatId, { group: GroupId }>
  /** Seats that declared an interest, per question. */
  readonly interests: ReadonlyMap<QuestionId, ReadonlySet<SeatId>>
  readonly dualRoles: ReadonlySet<SeatId>
  /** Seats that asked for more time, per round. */
  readonly moreTime: ReadonlyMap<RoundId, ReadonlySet<SeatId>>
  readonly helpCalls: ReadonlySet<SeatId>
  readonly proposals: ReadonlyMap<EvidenceId, { proposal: Proposal; seat: SeatId }>
  readonly objections: ReadonlyMap<ObjectionId, { objection: Objection; seat: SeatId }>
  /** In order of opening. */
  readonly rounds: ReadonlyMap<RoundId, Round>
  /** Seats with a ballot in, per round: who took part, never what they chose. */
  readonly voters: ReadonlyMap<RoundId, ReadonlySet<SeatId>>
  /** Of those, the seats whose newest ballot a helper entered. */
  readonly assisted: ReadonlyMap<RoundId, ReadonlySet<SeatId>>
  /** All seats for which a helper ever entered one, whatever their own phones cast since. */
  readonly helped: ReadonlyMap<RoundId, ReadonlySet<SeatId>>
  /** What a closed round is counted by, beside its ballots: nothing that happens later may change it. */
  readonly closings: ReadonlyMap<RoundId, { openObjections: number; mustHear: readonly GroupId[] }>
  /** Every agreement ever recorded for a question, oldest first. */
  readonly agreements: ReadonlyMap<QuestionId, readonly Agreement[]>
  readonly finals: ReadonlyMap<QuestionId, readonly FinalGrade[]>
  readonly domain1: readonly Domain1Choice[]
  readonly publication: Publication | null
}

/** A reader who may not know who sits in which group sees everybody in this one. */
export const NOT_TOLD: GroupId = GroupId.parse('not-told')

/** @returns the group that the words beside a seat name. */
export const groupIn = (words: Words | GroupId): GroupId =>
  typeof words === 'string' ? words : GroupId.parse(wordsOf(words, NOT_TOLD))

/** A round counted from its openings; see `counting.ts`. */
export type RoundCount = { result: RoundResult; resultHash: string }

/** What only the store can know when a command is decided: ballots closed or counted, and the trail's newest hash. */
export type Supplied = {
  closing: { received: number; commitmentsRoot: string } | null
  count: RoundCount | null
  head: string
  /** The seat of a slip that somebody shows at the door, and whether it was claimed before. */
  slip?: { seat: SeatId } | null
  /** All that has happened, where words are taken out of an entry. */
  history?: readonly PastEntry[]
}

/** An entry of the trail with the words that are left of it. */
export type PastEntry = { readonly seq: number; readonly events: readonly SessionEvent[] }

/** `made` is the id of what the command made (a seat, a round, evidence, an objection), of a vote its round, or null. */
export type Decision = { ok: true; events: SessionEvent[]; made: string | null } | { ok: false; refusal: Refusal }

export const happened = (events: SessionEvent[], made: string | null = null): Decision => ({ ok: true, events, made })

/** Where decisions are made: who asks, when by the server's clock, and a fresh id for what is made. */
export type Circumstance = { by: Actor; at: EpochMs; freshId: string }

/** @returns what the organisation proposed for a question, or null when it proposed nothing. */
export function ownGradeOf(plan: SessionPlan, question: string): Grade | null {
  const own = plan.ownGrades.find((each) => each.question === question)
  const parsed = Grade.safeParse(own === undefined ? null : Number(wordsOf(own.grade, 'none')))
  return parsed.success ? parsed.data : null
}

export const roundsOf = (state: SessionState, question: QuestionId): Round[] =>
  [...state.rounds.values()].filter((round) => round.question === question)

/** @returns the round that takes ballots or waits for its reveal, or null. */
export const unfinishedRound = (state: SessionState): Round | null =>
  [...state.rounds.values()].find((round) => round.state === 'open' || round.state === 'closed') ?? null

/** @returns the question's newest revealed round of a kind, or null. */
export function lastRevealed(state: SessionState, question: QuestionId, kind: 'grade' | 'consent') {
  return roundsOf(state, question).findLast((round) => round.state === 'revealed' && round.result.kind === kind) ?? null
}

/**
 * Whether what the organisation proposed for a question may be seen: before the first blind vote is shown it would anchor that
 * vote, and once the session has ended no vote can come any more.
 */
export const mayShowOwnGrade = (state: SessionState, question: QuestionId): boolean =>
  state.phase === 'closed' || lastRevealed(state, question, 'grade') !== null

export const lastOf = <T>(records: readonly T[] | undefined): T | null => records?.at(-1) ?? null

/** Open objections to a question. */
export const openObjections = (state: SessionState, question: QuestionId): number =>
  [...state.objections.values()].filter((o) => o.objection.question === question && o.objection.state === 'open').length

/** @returns what people call a seat. @throws when the history never issued it. */
export function numberOf(state: SessionState, seat: SeatId): number {
  const number = state.seatNumbers.get(seat)
  if (number === undefined) throw new Error('expected a number for each seat, found none')
  return number
}

/** @returns whether a seat's ballot came from its own phone: no helper's takes its place. */
export const hasLastWord = (state: SessionState, round: RoundId, seat: SeatId): boolean =>
  state.voters.get(round)?.has(seat) === true && state.assisted.get(round)?.has(seat) !== true

/** @returns how many seats are issued: taken, or on a slip that nobody has claimed yet. */
export const seatsIssued = ({ seats, slips }: SessionState): number => new Set([...seats.keys(), ...slips.keys()]).size

/** @returns the seat that asks a command and its group, or null when this is no seat of the session. */
export function seatOf(state: SessionState, here: Circumstance) {
  if (here.by.kind !== 'seat') return null
  const known = state.seats.get(here.by.seat)
  return known === undefined ? null : { seat: here.by.seat, group: known.group }
}
