/** The records of one live workshop, as events carry them and documents show them. */
import { Words } from '@eds/audit/erasable'
import { ConsentOutcome } from '@eds/consensus/consent'
import { RoomResult } from '@eds/consensus/room-result'
import { CharacteristicId } from '@eds/frameworks/characteristics'
import { FrameworkId, Grade } from '@eds/frameworks/framework'
import { Domain1Rule, OutcomeStatus } from '@eds/frameworks/outcome-status'
import { z } from 'zod/mini'

/** Milliseconds since 1970 by the server's clock. */
export const EpochMs = z.int().check(z.minimum(0))
export type EpochMs = z.infer<typeof EpochMs>

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,119}$/))

/** Made by the server: 26 letters and digits. */
export const SessionId = id.brand('SessionId')
export type SessionId = z.infer<typeof SessionId>
/** Outcome code and service, as the assessment names it: `2a`, `1a-perinatal`. */
export const QuestionId = id.brand('QuestionId')
export type QuestionId = z.infer<typeof QuestionId>
/** A stakeholder group's id in this session: `trade-unions`. */
export const GroupId = id.brand('GroupId')
export type GroupId = z.infer<typeof GroupId>
export const SeatId = id.brand('SeatId')
export type SeatId = z.infer<typeof SeatId>
export const RoundId = id.brand('RoundId')
export type RoundId = z.infer<typeof RoundId>
export const EvidenceId = id.brand('EvidenceId')
export type EvidenceId = z.infer<typeof EvidenceId>
export const ObjectionId = id.brand('ObjectionId')
export type ObjectionId = z.infer<typeof ObjectionId>
export const ServiceId = id.brand('ServiceId')
export type ServiceId = z.infer<typeof ServiceId>

/** SHA-256 in lower-case hexadecimal. */
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Who did something. A seat is a voice in a group, never a named person. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facilitator') }),
  z.object({ kind: z.literal('lead') }),
  z.object({ kind: z.literal('seat'), seat: SeatId }),
  z.object({ kind: z.literal('door') }),
  /** Enters paper and assisted ballots for seats; never the facilitator. */
  z.object({ kind: z.literal('helper') }),
  z.object({ kind: z.literal('wall') }),
  z.object({ kind: z.literal('server') }),
])
export type Actor = z.infer<typeof Actor>
export type Role = Actor['kind']

/** Who the trail says did something: whoever asked, or `room`, somebody in it who is counted and not named. */
export const Doer = z.discriminatedUnion('kind', [Actor, z.object({ kind: z.literal('room') })])
export type Doer = z.infer<typeof Doer>

/** The strictest rules that a session may have: beyond these hardly any round could be shown. */
export const MOST_REVEAL_FLOOR = 10
export const MOST_DISCLOSURE_THRESHOLD = 50

/** The most seats a session can have. */
export const MOST_SEATS = 1000
export const MOST_SHAPE_FLOOR = 8

/** Seats from which on it may be said of a group what one of them said: of fewer it would name the seat. */
export const LEAST_GROUP_TOLD = 3

/**
 * The most people who may ask for a seat at one time, beside those who have one: all of them can be answered at once. A
 * quarter of it is a hall that comes to ask after somebody flooded the door: see the server's `asking-places.ts`.
 */
export const MOST_ASKING = 1500

/**
 * What a join code is good for: to ask for a seat, which the facilitator then gives, or for a seat `at-once`. The code is
 * on a wall that anybody can photograph; slips seat at once either way.
 */
export const Admission = z.enum(['ask', 'at-once'])
export type Admission = z.infer<typeof Admission>

/** Rules of one session, shown before the first round and then fixed. */
export const SessionSettings = z.object({
  /** A round with fewer ballots is not shown without a recorded reason; one of fewer than three never. */
  revealFloor: z.int().check(z.minimum(3), z.maximum(MOST_REVEAL_FLOOR)),
  /** The smallest group whose votes may be shown apart. Source: NHS Digital disclosure control (1-7 suppressed). */
  disclosureThreshold: z.int().check(z.minimum(8), z.maximum(MOST_DISCLOSURE_THRESHOLD)),
  /**
   * Ballots, whatever they say, that every group in which somebody votes must have in for the room to see how its votes
   * divide; with fewer it sees the grade alone.
   * 1: always. Beside the grade, in which each group has the same say, a tally can tell how one or two people voted.
   */
  shapeFloor: z._default(z.int().check(z.minimum(1), z.maximum(MOST_SHAPE_FLOOR)), 3),
  /** Announced time between "closing" and closed. A server for people asks for 5 or more; less is for simulated ones. */
  countdownSeconds: z.int().check(z.minimum(0), z.maximum(120)),
  maxSeats: z.int().check(z.minimum(1), z.maximum(MOST_SEATS)),
  /** How the session begins; the facilitator may change it. Absent where nobody was asked yet how people come in. */
  admission: z._default(Admission, 'at-once'),
})
export type SessionSettings = z.infer<typeof SessionSettings>

export const DEFAULT_SETTINGS: SessionSettings = {
  revealFloor: 5,
  disclosureThreshold: 8,
  shapeFloor: 3,
  countdownSeconds: 10,
  maxSeats: 200,
  admission: 'ask',
}

export const SessionGroup = z.object({ id: GroupId, name: z.string().check(z.minLength(1), z.maxLength(80)) })
export type SessionGroup = z.infer<typeof SessionGroup>

/** What one vote is about: an outcome, or an outcome for one service. */
export const Question = z.object({
  id: QuestionId,
  /** Place in the agenda, from 0. */
  order: z.int().check(z.minimum(0)),
  /** Outcome code within the session's framework, such as `1A`. */
  outcome: z.string(),
  service: z.nullable(z.object({ id: ServiceId, name: z.string(), organisation: z.string() })),
  grouping: z.object({ code: z.string(), name: z.string() }),
  title: z.string(),
  question: z.string(),
  /** The framework's official wording, exact. */
  words: z.string(),
  /** False: the wording could not be checked against an official copy; a screen says so. */
  wordsConfirmed: z.boolean(),
  /** Groups without whom this question is not quorate. */
  mustHear: z.array(GroupId),
})
export type Question = z.infer<typeof Question>

/** A claim about a question. The room sees only accepted evidence. */
export const Evidence = z.object({
  id: EvidenceId,
  question: QuestionId,
  claim: Words,
  /** Null where the claim names none. */
  source: z.nullable(Words),
  characteristics: z.array(CharacteristicId),
  /** Who brought it: the organisation's owner, or somebody in the room who may let their group be named. */
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('organisation'), owner: Words }),
    z.object({ kind: z.literal('room'), group: z.nullable(GroupId) }),
  ]),
  at: EpochMs,
})
export type Evidence = z.infer<typeof Evidence>

/** Evidence proposed in the room and where it stands; read by its author and the desk. */
export const Proposal = z.object({
  evidence: Evidence,
  standing: z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('accepted'), at: EpochMs }),
    z.object({ state: z.literal('declined'), at: EpochMs, reason: Words }),
    z.object({ state: z.literal('withdrawn'), at: EpochMs }),
  ]),
})
export type Proposal = z.infer<typeof Proposal>

/** A reasoned objection to the grade the room is heading for; it denies "agreed" until it is heard. */
export const Objection = z.object({
  id: ObjectionId,
  question: QuestionId,
  group: GroupId,
  reason: Words,
  at: EpochMs,
  state: z.enum(['open', 'heard', 'withdrawn']),
})
export type Objection = z.infer<typeof Objection>

/** Words in a session, beside evidence, that may have to be taken out: whose words, and of which record. */
export const RedactableText = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('objection'), objection: ObjectionId }),
  z.object({ kind: z.literal('decline-reason'), evidence: EvidenceId }),
  z.object({
    kind: z.literal('agreement'),
    question: QuestionId,
    number: z.int().check(z.minimum(1)),
    part: z.enum(['reason', 'dissent']),
  }),
  /** All that staff wrote in one entry of the trail, reasons and names; never a seat, a group, a result or a grade. */
  z.object({ kind: z.literal('entry'), seq: z.int().check(z.minimum(1)) }),
])
export type RedactableText = z.infer<typeof RedactableText>

/** The record that keeps what staff wrote in an entry. Of some acts nothing but the trail does. */
export const WrittenRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposal'), evidence: EvidenceId }),
  z.object({ kind: z.literal('round'), round: RoundId }),
  z.object({ kind: z.literal('agreement'), question: QuestionId, number: z.int().check(z.minimum(1)) }),
  z.object({ kind: z.literal('final'), question: QuestionId, number: z.int().check(z.minimum(1)) }),
  /** `number`: the how manyth choice of a rule. */
  z.object({ kind: z.literal('domain-1'), number: z.int().check(z.minimum(1)) }),
  z.object({ kind: z.literal('publication') }),
])
export type WrittenRecord = z.infer<typeof WrittenRecord>

/** What a round asks: a grade, or whether the room can live with one. */
export const RoundAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grade') }),
  z.object({ kind: z.literal('consent'), grade: Grade }),
])
export type RoundAsk = z.infer<typeof RoundAsk>

/** What everybody may know of a counted round; never a choice of a group too small to show. */
export const RoundResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grade'), room: RoomResult, changed: z.nullable(z.string()) }),
  z.object({ kind: z.literal('consent'), grade: Grade, outcome: ConsentOutcome }),
])
export type RoundResult = z.infer<typeof RoundResult>

const round = {
  id: RoundId,
  question: QuestionId,
  /** 1, 2, 3 … per question, over grade and consent rounds alike. */
  number: z.int().check(z.minimum(1)),
  ask: RoundAsk,
  openedAt: EpochMs,
  /** Hash of the question, its wording, the grades and the disclosure rule as they stood at opening. */
  frozen: Hash,
}
/**
 * Seats that had a ballot in when the round ended; while it is open, see `turnout.ts`. Exact, also below five: it tells how
 * many took part and not what they chose, the trail says it at the close, and every phone counts the closed set by it.
 */
const received = z.int().check(z.minimum(0))
export const Round = z.discriminatedUnion('state', [
  z.object({ ...round, state: z.literal('open'), closesAt: z.nullable(EpochMs) }),
  z.object({ ...round, received, state: z.literal('closed'), root: Hash }),
  z.object({
    ...round,
    received,
    state: z.literal('revealed'),
    root: Hash,
    result: RoundResult,
    override: z.nullable(Words),
  }),
  /** `received` is null where the round was set aside while it was open: so many votes are told in steps only. */
  z.object({ ...round, received: z.nullable(received), state: z.literal('void'), reason: Words }),
])
export type Round = z.infer<typeof Round>

/** What the facilitator records as the room's agreement. A later one stands beside the earlier, never over it. */
export const Agreement = z.object({
  question: QuestionId,
  number: z.int().check(z.minimum(1)),
  round: z.nullable(RoundId),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('agreed'), grade: Grade, by: z.enum(['vote', 'consent', 'facilitator']) }),
    /** A split recorded as a split; `fallback` is the provisional middle, for arithmetic only. */
    z.object({ kind: z.literal('split'), fallback: z.nullable(Grade) }),
    z.object({ kind: z.literal('no-evidence') }),
    /** Too few voices, or none of a group that must be heard: neither a split nor the lowest grade. */
    z.object({ kind: z.literal('no-grade') }),
  ]),
  /** Needed when the facilitator's grade is not the computed one. */
  reason: z.nullable(Words),
  dissent: z.nullable(Words),
  at: EpochMs,
})
export type Agreement = z.infer<typeof Agreement>

/** What the lead settles afterwards. */
export const FinalGrade = z.object({
  question: QuestionId,
  number: z.int().check(z.minimum(1)),
  status: OutcomeStatus,
  rationale: z.nullable(Words),
  /** Needed, with a second signatory, when it differs from the agreed grade. */
  reason: z.nullable(Words),
  secondSignatory: z.nullable(Words),
  owner: z.nullable(Words),
  at: EpochMs,
})
export type FinalGrade = z.infer<typeof FinalGrade>

/** The named rule by which several services become one Domain 1 total. */
export const Domain1Choice = z.object({
  rule: Domain1Rule,
  service: z.nullable(ServiceId),
  reason: z.nullable(Words),
  at: EpochMs,
})
export type Domain1Choice = z.infer<typeof Domain1Choice>

export const Publication = z.object({
  signatories: z.array(Words).check(z.minLength(2)),
  /** The signatories confirmed that they had read all free text in it. */
  textsChecked: z.literal(true),
  at: EpochMs,
  /** The trail's newest entry when the report was published. */
  head: Hash,
})
export type Publication = z.infer<typeof Publication>

/** What the projector shows. */
export const WallView = z.enum(['join', 'question', 'evidence', 'vote', 'result', 'discussion', 'grades', 'end'])
export type WallView = z.infer<typeof WallView>

/** At most this many languages stand above the wall's English. */
export const MOST_CAPTIONS = 2
/** The wall's captions: language codes such as `ur`, in the order in which they stand; a wall leaves out what it does not know. */
export const Captions = z.array(z.string().check(z.regex(/^[a-z]{2,8}$/))).check(z.maxLength(MOST_CAPTIONS))

/** The longest meeting that can be planned: a whole day. */
export const LONGEST_MEETING_MINUTES = 600
/** How long the meeting is to be, in whole minutes from the opening; null for no plan. Advice to the facilitators: nothing waits for it. */
export const MeetingMinutes = z.nullable(z.int().check(z.minimum(1), z.maximum(LONGEST_MEETING_MINUTES)))

export const Phase = z.enum(['lobby', 'open', 'closed'])
export type Phase = z.infer<typeof Phase>

/** The group that people alone in theirs may join, so that nobody's group is one person. */
export const COMBINED_GROUP = GroupId.parse('small-groups-together')

/** How a session starts: everything that is fixed before the first phone joins. */
export const SessionPlan = z.object({
  id: SessionId,
  assessment: z.string().check(z.minLength(1), z.maxLength(64)),
  framework: FrameworkId,
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  organisation: z.string().check(z.minLength(1), z.maxLength(200)),
  year: z.string().check(z.minLength(1), z.maxLength(20)),
  /** Eight characters without 0, O, 1, I, L. */
  joinCode: z.string().check(z.regex(/^[2-9A-HJKMNP-Z]{8}$/)),
  settings: SessionSettings,
  groups: z.array(SessionGroup).check(z.minLength(1), z.maxLength(30)),
  questions: z.array(Question).check(z.minLength(1), z.maxLength(200)),
  evidence: z.array(Evidence),
  /**
   * What the organisation proposes for itself; hidden until a question's first round is revealed. As words, so that the
   * chain holds only a digest of them: whoever reads the trail earlier learns nothing.
   */
  ownGrades: z.array(z.object({ question: QuestionId, grade: Words })),
})
export type SessionPlan = z.infer<typeof SessionPlan>
