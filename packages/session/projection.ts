/** State → the records that the room and the desk may see. What an audience may not see is not in its records. */
import type { z } from 'zod/mini'
import type { DESK, FeedItem, Presence, ROOM } from './document.ts'
import { wordsWritten } from './entry-words.ts'
import type { SessionEvent } from './events.ts'
import { movedGroups } from './moving.ts'
import {
  type Doer,
  type EpochMs,
  LEAST_GROUP_TOLD,
  type QuestionId,
  type SeatId,
  type WrittenRecord,
} from './session.ts'
import { mayShowOwnGrade, numberOf, openObjections, ownGradeOf, type SessionState } from './state.ts'
import type { Turnout } from './turnout.ts'

type Records<S extends Record<string, z.ZodMiniType>> = { [M in keyof S]: ReadonlyMap<string, z.infer<S[M]>> }
export type RoomRecords = Records<typeof ROOM>
export type DeskRecords = Records<typeof DESK>

/** What the state does not hold: who is connected, the trail's newest entry, and the acts to list. */
export type Surroundings = {
  head: { seq: number; hash: string }
  /** The entry that ended the session; null or absent before. */
  closed?: { seq: number; hash: string } | null
  feed: readonly FeedItem[]
  present: ReadonlySet<SeatId>
  /** As last told; see `turnout.ts`. */
  turnout: Turnout | null
  /** Desks open now, each a screen of a facilitator; absent where nobody counts them. */
  desks?: number
}

export function roomRecords(state: SessionState, around: Surroundings): RoomRecords {
  const { plan } = state
  const accepted = [...state.proposals.values()].flatMap(({ proposal }) =>
    proposal.standing.state === 'accepted' ? [proposal.evidence] : [],
  )
  return {
    session: new Map([
      [
        'session',
        {
          id: plan.id,
          title: plan.title,
          organisation: plan.organisation,
          year: plan.year,
          framework: plan.framework,
          phase: state.phase,
          doorOpen: state.doorOpen,
          admission: state.admission,
          asking: state.asking.size,
          joinCode: plan.joinCode,
          settings: plan.settings,
          currentQuestion: state.currentQuestion,
          wallView: state.wallView,
          captions: [...state.captions],
          dualRoles: state.dualRoles.size,
          published: state.publication !== null,
        },
      ],
    ]),
    groups: byId(plan.groups),
    questions: byId(plan.questions),
    presence: presence(state, around.present),
    evidence: byId([...plan.evidence, ...accepted]),
    rounds: state.rounds,
    turnout: new Map(around.turnout === null ? [] : [['now', around.turnout]]),
    agreements: numbered(state.agreements),
    ownGrades: new Map(
      plan.ownGrades.flatMap(({ question }) => {
        const grade = ownGradeOf(plan, question)
        const isShown = grade !== null && mayShowOwnGrade(state, question)
        return isShown ? [[question, { question, grade }] as const] : []
      }),
    ),
    objections: new Map(
      plan.questions.flatMap(({ id }) => {
        const heard = [...state.objections.values()].filter(
          ({ objection }) => objection.question === id && objection.state === 'heard',
        ).length
        const open = openObjections(state, id)
        return open + heard === 0 ? [] : [[id, { question: id, open, heard }] as const]
      }),
    ),
    interests: new Map([...state.interests].map(([question, seats]) => [question, { question, count: seats.size }])),
    feed: new Map(around.feed.map((item) => [String(item.seq), item])),
    trail: new Map(
      [['head', around.head] as const, ['closed', around.closed ?? null] as const].flatMap(([key, entry]) =>
        entry === null ? [] : [[key, { seq: entry.seq, head: entry.hash }] as const],
      ),
    ),
  }
}

export function deskRecords(state: SessionState, around: Surroundings): DeskRecords {
  const chosen = state.domain1.at(-1)
  return {
    proposals: new Map([...state.proposals].map(([id, { proposal }]) => [id, proposal])),
    objections: new Map([...state.objections].map(([id, { objection }]) => [id, objection])),
    seats: new Map(
      [...state.slips, ...state.seats].map(([seat, { group }]) => [
        seat,
        {
          seat,
          number: numberOf(state, seat),
          group,
          present: around.present.has(seat),
          standing: standingOf(state, seat),
        },
      ]),
    ),
    asking: new Map(
      [...state.asking].map(([seat, { group }]) => [seat, { seat, number: numberOf(state, seat), group }]),
    ),
    helpCalls: new Map(
      [...state.helpCalls].flatMap((seat) => {
        const known = state.seats.get(seat)
        return known === undefined ? [] : [[seat, { seat, number: numberOf(state, seat), group: known.group }] as const]
      }),
    ),
    moreTime: new Map([...state.moreTime].map(([round, seats]) => [round, { round, count: seats.size }])),
    finals: numbered(state.finals),
    domain1: new Map(chosen === undefined ? [] : [['chosen', chosen]]),
    plan: new Map(state.meetingMinutes === null ? [] : [['meeting', { minutes: state.meetingMinutes }]]),
    open: new Map([['desks', { count: around.desks ?? 0 }]]),
    publication: new Map(state.publication === null ? [] : [['publication', state.publication]]),
  }
}

/**
 * @param state after the entry, or any later: it tells which question the entry is about
 * @returns an act of the facilitator, a lead, a helper or the server as the feed lists it; null for everybody else's
 */
export function feedItemOf(
  entry: {
    seq: number
    at: EpochMs
    actor: Doer
    command: string
    events: readonly SessionEvent[]
  },
  state: SessionState,
): FeedItem | null {
  const { seq, at, actor, command: act, events } = entry
  if (actor.kind === 'seat' || actor.kind === 'room' || actor.kind === 'door' || actor.kind === 'wall') return null
  const [event] = events
  return {
    seq,
    at,
    by: actor.kind,
    act: actOf(act, event),
    question: questionOf(event, state),
    reason: reasonOf(event),
    ...(events.flatMap(wordsWritten).some((words) => 'words' in words) ? { written: true } : {}),
  }
}

/** Why evidence was declined is for its author alone: it may say what the evidence said. */
function reasonOf(event: SessionEvent | undefined): FeedItem['reason'] {
  if (event === undefined || event.type === 'evidenceDeclined') return null
  if ('reason' in event) return event.reason
  if (event.type === 'roundRevealed') return event.override
  return event.type === 'agreementRecorded' ? event.agreement.reason : null
}

/** What is one command may be two acts to a reader: the door opened or closed, people let in one by one or all alike. */
function actOf(command: string, event: SessionEvent | undefined): string {
  if (event?.type === 'doorSet') return event.open ? 'openDoor' : 'closeDoor'
  if (event?.type !== 'admissionSet') return command
  return event.admission === 'at-once' ? 'letStraightIn' : 'letInWhenAsked'
}

function questionOf(event: SessionEvent | undefined, state: SessionState): QuestionId | null {
  if (event === undefined) return null
  if (event.type === 'agreementRecorded') return event.agreement.question
  if (event.type === 'finalGradeSettled') return event.final.question
  if ('question' in event) return event.question
  if ('round' in event) return state.rounds.get(event.round)?.question ?? null
  if ('roundId' in event) return state.rounds.get(event.roundId)?.question ?? null
  if (event.type === 'evidenceProposed' || event.type === 'objectionRaised') return null
  if ('evidence' in event) {
    const known = state.proposals.get(event.evidence)?.proposal.evidence
    return (known ?? state.plan.evidence.find(({ id }) => id === event.evidence))?.question ?? null
  }
  if (event.type === 'textRedacted') {
    const { text } = event
    if (text.kind === 'agreement') return text.question
    if (text.kind === 'entry') return questionOfRecord(event.record, state)
    if (text.kind === 'objection') return state.objections.get(text.objection)?.objection.question ?? null
    return state.proposals.get(text.evidence)?.proposal.evidence.question ?? null
  }
  if ('objection' in event) return state.objections.get(event.objection)?.objection.question ?? null
  // Never by its seat: a helper's vote, or an answered call, names nobody.
  return null
}

function questionOfRecord(record: WrittenRecord | null, state: SessionState): QuestionId | null {
  if (record?.kind === 'agreement' || record?.kind === 'final') return record.question
  if (record?.kind === 'round') return state.rounds.get(record.round)?.question ?? null
  return record?.kind === 'proposal' ? (state.proposals.get(record.evidence)?.proposal.evidence.question ?? null) : null
}

function standingOf(state: SessionState, seat: SeatId): 'taken' | 'slip' | 'reissued' {
  if (!state.slips.has(seat)) return 'taken'
  return state.seats.has(seat) ? 'reissued' : 'slip'
}

function presence(state: SessionState, present: ReadonlySet<SeatId>): RoomRecords['presence'] {
  const moved = movedGroups(state)
  const counts = new Map<string, Presence & { dualRoles: number }>(
    state.plan.groups.map(({ id }) => [
      id,
      { group: id, slips: 0, seats: 0, present: 0, dualRoles: 0, isMoved: moved.has(id) },
    ]),
  )
  for (const [seat, { group }] of state.seats) {
    const count = counts.get(group)
    if (count === undefined) continue
    count.seats += 1
    if (present.has(seat)) count.present += 1
    if (state.dualRoles.has(seat)) count.dualRoles += 1
  }
  for (const [seat, { group }] of state.slips) {
    const count = counts.get(group)
    if (count !== undefined && !state.seats.has(seat)) count.slips += 1
  }
  const untold = untoldGroups([...counts.values()])
  return new Map(
    [...counts].map(([id, count]) => [id, untold.has(id) ? { ...count, dualRoles: null } : count] as const),
  )
}

/** Very small groups; and further ones, the smallest first, while those together are few: all less the others is theirs. */
function untoldGroups(groups: readonly Presence[]): ReadonlySet<string> {
  const untold = new Set<string>()
  let seats = 0
  for (const each of groups.filter((one) => one.seats > 0).toSorted((a, b) => a.seats - b.seats)) {
    if (each.seats >= LEAST_GROUP_TOLD && (untold.size === 0 || seats >= LEAST_GROUP_TOLD)) break
    untold.add(each.group)
    seats += each.seats
  }
  return untold
}

const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]))

function numbered<T extends { number: number }>(lists: ReadonlyMap<string, readonly T[]>): ReadonlyMap<string, T> {
  return new Map(
    [...lists].flatMap(([key, list]) => list.map((record) => [`${key}.${record.number}`, record] as const)),
  )
}
