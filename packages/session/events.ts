/**
 * What happened in a session, in the order of its trail. A choice is in none of them. What a reader of the trail might
 * put together into one (who sits in which group, the counts by group), and which seat said something in confidence, stands
 * as words: the chain holds only their salted digests, and each reader's file only the words that this reader may have.
 */
import { Words } from '@eds/audit/erasable'
import { Domain1Rule, OutcomeStatus } from '@eds/frameworks/outcome-status'
import { z } from 'zod/mini'
import {
  Admission,
  Agreement,
  Captions,
  Domain1Choice,
  EpochMs,
  Evidence,
  EvidenceId,
  FinalGrade,
  GroupId,
  Hash,
  MeetingMinutes,
  Objection,
  ObjectionId,
  Publication,
  QuestionId,
  RedactableText,
  RoundAsk,
  RoundId,
  SeatId,
  ServiceId,
  SessionPlan,
  WallView,
  WrittenRecord,
} from './session.ts'

/** A group beside its seat; a plain one is from a trail of before. */
const GroupWords = z.union([Words, GroupId])

/** Evidence with its group as words: the group stands beside the seat. */
const ProposedEvidence = z.extend(Evidence, {
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('organisation'), owner: Words }),
    z.object({ kind: z.literal('room'), group: z.nullable(GroupWords) }),
  ]),
})

/** `status` is an `OutcomeStatus` as canonical JSON in words: nobody reads a grade before the report; a plain one is from before. */
const SettledGrade = z.extend(FinalGrade, { status: z.union([Words, OutcomeStatus]) })

/** `chosen` is rule and service as canonical JSON in words, for the same reason; a plain choice is from before. */
const ChosenRule = z.union([z.object({ chosen: Words, reason: z.nullable(Words), at: EpochMs }), Domain1Choice])

/** What the words of `ChosenRule` hold. */
export const RuleAndService = z.object({ rule: Domain1Rule, service: z.nullable(ServiceId) })

export const SessionEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sessionCreated'), plan: SessionPlan }),
  z.object({ type: z.literal('meetingPlanned'), minutes: MeetingMinutes }),
  z.object({ type: z.literal('sessionOpened') }),
  z.object({ type: z.literal('sessionClosed') }),
  z.object({ type: z.literal('doorSet'), open: z.boolean() }),
  z.object({ type: z.literal('seatTaken'), seat: SeatId, group: Words }),
  /** Somebody with the join code asks for a seat in a group; it is none until it is admitted. */
  z.object({ type: z.literal('seatAsked'), seat: SeatId, group: Words }),
  z.object({ type: z.literal('seatsAdmitted'), seats: z.array(SeatId) }),
  z.object({ type: z.literal('seatsTurnedAway'), seats: z.array(SeatId) }),
  z.object({ type: z.literal('admissionSet'), admission: Admission }),
  z.object({ type: z.literal('slipsIssued'), group: Words, seats: z.array(SeatId) }),
  z.object({ type: z.literal('slipClaimed'), seat: SeatId }),
  z.object({ type: z.literal('seatReissued'), seat: SeatId }),
  z.object({ type: z.literal('seatMoved'), seat: SeatId, group: Words }),
  z.object({ type: z.literal('interestDeclared'), seat: Words, question: QuestionId }),
  z.object({ type: z.literal('dualRoleDeclared'), seat: Words }),
  z.object({ type: z.literal('timeAsked'), seat: Words, round: RoundId }),
  z.object({ type: z.literal('helpCalled'), seat: Words }),
  z.object({ type: z.literal('helpAnswered'), seat: Words }),
  z.object({
    type: z.literal('settingsTightened'),
    revealFloor: z.int().check(z.minimum(3), z.maximum(10)),
    disclosureThreshold: z.int().check(z.minimum(8), z.maximum(50)),
    shapeFloor: z.int().check(z.minimum(1), z.maximum(8)),
  }),
  z.object({ type: z.literal('questionShown'), question: QuestionId }),
  z.object({ type: z.literal('wallViewShown'), view: WallView }),
  z.object({ type: z.literal('captionsShown'), languages: Captions }),
  z.object({ type: z.literal('evidenceProposed'), seat: Words, evidence: ProposedEvidence }),
  z.object({ type: z.literal('evidenceAccepted'), evidence: EvidenceId, at: EpochMs }),
  z.object({ type: z.literal('evidenceDeclined'), evidence: EvidenceId, at: EpochMs, reason: Words }),
  z.object({ type: z.literal('evidenceReturned'), evidence: EvidenceId }),
  z.object({ type: z.literal('evidenceWithdrawn'), evidence: EvidenceId, at: EpochMs }),
  z.object({ type: z.literal('evidenceRedacted'), evidence: EvidenceId, at: EpochMs, reason: Words }),
  z.object({
    type: z.literal('textRedacted'),
    text: RedactableText,
    /** Where the words of an entry stand in the state; null for other words, and where they stand nowhere. */
    record: z._default(z.nullable(WrittenRecord), null),
    at: EpochMs,
    reason: Words,
  }),
  z.object({
    type: z.literal('objectionRaised'),
    seat: Words,
    objection: z.extend(Objection, { group: GroupWords }),
  }),
  z.object({ type: z.literal('objectionHeard'), objection: ObjectionId }),
  z.object({ type: z.literal('objectionReopened'), objection: ObjectionId }),
  z.object({ type: z.literal('objectionWithdrawn'), objection: ObjectionId }),
  z.object({
    type: z.literal('roundOpened'),
    round: RoundId,
    question: QuestionId,
    number: z.int().check(z.minimum(1)),
    ask: RoundAsk,
    at: EpochMs,
    frozen: Hash,
    /** Which rule of showing its result is made by, see `SHOWING_RULE`; 1 in trails from before it was said. */
    showing: z._default(z.int().check(z.minimum(1)), 1),
  }),
  /**
   * Says that a seat has a ballot in; the choice is in the ballot box alone. One that a helper entered is an entry of the
   * trail; of a phone's there is none, see `isEntry` in `confidence.ts`.
   */
  z.object({
    type: z.literal('ballotCast'),
    round: RoundId,
    seat: Words,
    /** The helper who entered it from paper or for somebody; null when the seat's own phone did. */
    helper: z.nullable(Words),
  }),
  z.object({ type: z.literal('closeCalled'), round: RoundId, closesAt: EpochMs }),
  z.object({ type: z.literal('closeWithdrawn'), round: RoundId }),
  z.object({
    type: z.literal('roundClosed'),
    roundId: RoundId,
    received: z.int().check(z.minimum(0)),
    /** Each seat that took part, once, in no order that tells when. */
    voters: z.array(Words),
    /** Binds the ballots that were counted; it hides them. */
    commitmentsRoot: Hash,
    /** What else the count depends on, as it stood at the close. */
    openObjections: z.int().check(z.minimum(0)),
    mustHear: z.array(GroupId),
  }),
  z.object({
    type: z.literal('roundRevealed'),
    round: RoundId,
    /** The `RoundResult` that the room saw, as canonical JSON. */
    result: Words,
    /** Hash of the full result, for an auditor with the openings; few tallies are possible, so it could be guessed. */
    resultHash: Words,
    override: z.nullable(Words),
  }),
  z.object({ type: z.literal('roundVoided'), round: RoundId, reason: Words }),
  z.object({ type: z.literal('agreementRecorded'), agreement: Agreement }),
  z.object({ type: z.literal('finalGradeSettled'), final: SettledGrade }),
  z.object({ type: z.literal('domain1RuleChosen'), choice: ChosenRule }),
  z.object({ type: z.literal('reportPublished'), publication: Publication }),
  /** The lead took the file in which closed ballots stand by group: everybody may know that. */
  z.object({ type: z.literal('auditorsFileTaken') }),
])
export type SessionEvent = z.infer<typeof SessionEvent>
