/** Every wire shape between the server and its screens; both sides parse with these. */

import { CharacteristicId } from '@eds/frameworks/characteristics'
import { Grade } from '@eds/frameworks/framework'
import { Domain1Rule, OutcomeStatus } from '@eds/frameworks/outcome-status'
import { z } from 'zod/mini'
import { Choice, Nonce } from './ballot.ts'
import { Refusal } from './refusals.ts'
import {
  Admission,
  Captions,
  EpochMs,
  EvidenceId,
  GroupId,
  Hash,
  MeetingMinutes,
  MOST_ASKING,
  Objection,
  ObjectionId,
  Proposal,
  QuestionId,
  RedactableText,
  RoundAsk,
  RoundId,
  SeatId,
  ServiceId,
  SessionGroup,
  SessionId,
  SessionSettings,
  WallView,
} from './session.ts'
import { typedText } from './text.ts'

export const PROTOCOL_VERSION = 1

/**
 * Made by the sender, once per intent; a retry carries the same id and gets the same answer, to the byte and for good.
 * The answer is to the first command that came with the id: a ballot that comes again with another choice changes
 * nothing and is answered like the first, so that a choice cannot be found by trying; whoever changes their mind
 * sends a new id. With any other difference, or from another sender, it is refused as `command-id-reused`.
 */
export const CommandId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))

/** Longest evidence, in characters. */
export const EVIDENCE_LIMIT = 4000
const reason = typedText(2000)
const askingSeats = z.array(SeatId).check(z.minLength(1), z.maxLength(MOST_ASKING))

/** A seat's vote in an open round; the nonce hides the choice in what is told of it. */
export const CastBallot = z.object({ type: z.literal('castBallot'), round: RoundId, choice: Choice, nonce: Nonce })

/** Evidence from the room, which the facilitator lets in or not. */
export const ProposeEvidence = z.object({
  type: z.literal('proposeEvidence'),
  question: QuestionId,
  claim: typedText(EVIDENCE_LIMIT),
  source: typedText(500),
  characteristics: z.array(CharacteristicId).check(z.maxLength(9)),
  showGroup: z.boolean(),
})

/** What a person may ask of a session. The type names the act; `permissions.ts` says who may. */
export const Command = z.discriminatedUnion('type', [
  // door
  /** Takes a seat or only asks for one, as the session's admission is; either way it makes the seat's id. */
  z.object({
    type: z.literal('takeSeat'),
    joinCode: z.string().check(z.maxLength(20)),
    group: GroupId,
    /** SHA-256 of the seat's secret, which the phone keeps. */
    secretHash: Hash,
  }),
  /** A printed slip's secret, from its QR code or typed as its short code; good for one claim. */
  z.object({ type: z.literal('claimSlip'), slip: z.string().check(z.minLength(8), z.maxLength(64)), secretHash: Hash }),
  // seat
  CastBallot,
  ProposeEvidence,
  z.object({ type: z.literal('withdrawEvidence'), evidence: EvidenceId }),
  z.object({ type: z.literal('raiseObjection'), question: QuestionId, reason }),
  z.object({ type: z.literal('withdrawObjection'), objection: ObjectionId }),
  /** Moves this seat from a very small group to the combined one: before its first ballot, and never while a round runs. */
  z.object({ type: z.literal('moveSeat'), group: GroupId }),
  /** "I have an interest in this question": counted for everybody, named to nobody. */
  z.object({ type: z.literal('declareInterest'), question: QuestionId }),
  /** "I also work for those who are graded": counted per group. */
  z.object({ type: z.literal('declareDualRole') }),
  z.object({ type: z.literal('askForTime'), round: RoundId }),
  z.object({ type: z.literal('callForHelp') }),
  // helper
  /** For a seat whose own phone has not voted in this round; that phone may replace it, and the helper may too. */
  z.object({
    type: z.literal('castAssistedBallot'),
    round: RoundId,
    seat: SeatId,
    choice: Choice,
    nonce: Nonce,
    helper: typedText(200),
  }),
  // facilitator
  /** `at-once` also lets in those who are still asking, as long as there are seats. */
  z.object({ type: z.literal('setAdmission'), admission: Admission }),
  /** Those of the named seats that are asking; refused when none is, or when there is not a seat for each of them. */
  z.object({ type: z.literal('admitSeats'), seats: askingSeats }),
  z.object({ type: z.literal('turnAwaySeats'), seats: askingSeats }),
  z.object({
    type: z.literal('issueSlips'),
    group: GroupId,
    slips: z.array(z.object({ slipHash: Hash, codeHash: Hash })).check(z.minLength(1), z.maxLength(100)),
  }),
  /** A lost phone: the old token dies and the seat waits for its new slip. */
  z.object({ type: z.literal('reissueSeat'), seat: SeatId, slipHash: Hash, codeHash: Hash }),
  z.object({ type: z.literal('answerHelp'), seat: SeatId }),
  /** Takes words out for good, with the reason if it was declined; what remains says that they were there and why they went. */
  z.object({ type: z.literal('redactEvidence'), evidence: EvidenceId, reason }),
  /** The same for words that are no evidence. Both may be done at any time, also when the report is published. */
  z.object({ type: z.literal('redactText'), text: RedactableText, reason }),
  z.object({
    type: z.literal('tightenSettings'),
    revealFloor: SessionSettings.shape.revealFloor,
    disclosureThreshold: SessionSettings.shape.disclosureThreshold,
    shapeFloor: SessionSettings.shape.shapeFloor,
  }),
  z.object({ type: z.literal('planMeeting'), minutes: MeetingMinutes }),
  z.object({ type: z.literal('openSession') }),
  z.object({ type: z.literal('closeSession') }),
  z.object({ type: z.literal('setDoor'), open: z.boolean() }),
  z.object({ type: z.literal('showQuestion'), question: QuestionId }),
  z.object({ type: z.literal('showOnWall'), view: WallView }),
  /** In which languages the wall says what it shows, beside English; none for English alone. */
  z.object({ type: z.literal('showCaptions'), languages: Captions }),
  z.object({ type: z.literal('acceptEvidence'), evidence: EvidenceId }),
  z.object({ type: z.literal('declineEvidence'), evidence: EvidenceId, reason }),
  /** Takes an acceptance or a refusal back: the evidence waits again, and the room does not see it. Not while its question is voted on. */
  z.object({ type: z.literal('returnEvidence'), evidence: EvidenceId }),
  z.object({ type: z.literal('openRound'), question: QuestionId, ask: RoundAsk }),
  /** Announces the close; the server closes when the countdown has run. */
  z.object({ type: z.literal('callClose'), round: RoundId }),
  /** Takes the announced close back while the countdown runs: voting goes on. */
  z.object({ type: z.literal('keepOpen'), round: RoundId }),
  z.object({ type: z.literal('closeRound'), round: RoundId }),
  z.object({ type: z.literal('revealRound'), round: RoundId, override: z.nullable(reason) }),
  z.object({ type: z.literal('voidRound'), round: RoundId, reason }),
  z.object({ type: z.literal('answerObjection'), objection: ObjectionId }),
  /** Takes "heard" back: the objection is open again. */
  z.object({ type: z.literal('reopenObjection'), objection: ObjectionId }),
  z.object({
    type: z.literal('recordAgreement'),
    question: QuestionId,
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('agreed'), grade: Grade }),
      z.object({ kind: z.literal('split') }),
      z.object({ kind: z.literal('no-evidence') }),
      z.object({ kind: z.literal('no-grade') }),
    ]),
    reason: z.nullable(reason),
    dissent: z.nullable(reason),
  }),
  // lead
  z.object({
    type: z.literal('settleFinalGrade'),
    question: QuestionId,
    status: OutcomeStatus,
    rationale: z.nullable(typedText(EVIDENCE_LIMIT)),
    reason: z.nullable(reason),
    secondSignatory: z.nullable(typedText(200)),
    owner: z.nullable(typedText(300)),
  }),
  z.object({
    type: z.literal('chooseDomain1Rule'),
    rule: Domain1Rule,
    service: z.nullable(ServiceId),
    reason: z.nullable(reason),
  }),
  z.object({
    type: z.literal('publishReport'),
    signatories: z.array(typedText(200)).check(z.minLength(2), z.maxLength(6)),
    /** They have read all free text that becomes public, and nothing in it names or describes a patient. */
    textsChecked: z.literal(true),
  }),
  /** `GET /api/sessions/:id/audit` asks it before it answers: nobody takes that file in silence. */
  z.object({ type: z.literal('takeAuditorsFile') }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']

export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** Body of `POST /api/sessions/:id/commands`: a command with its version and id beside its fields. */
export const CommandEnvelope = z.intersection(
  z.object({ version: z.literal(PROTOCOL_VERSION), commandId: CommandId }),
  Command,
)

/**
 * The reply. `saved` is said only after the entry is safe on disk; `seq` and `head` name it. While a round is open they name
 * the newest entry that everybody is told of, which waits for the next step of the turnout: nobody's answer counts votes.
 */
export const Answer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('saved'),
    commandId: CommandId,
    seq: z.int().check(z.minimum(1)),
    head: Hash,
    /** Id of what the command made: a seat, a round, evidence, an objection; of a vote its round; null otherwise. */
    made: z.nullable(z.string()),
  }),
  z.object({ status: z.literal('refused'), commandId: z.nullable(CommandId), refusal: Refusal }),
])
export type Answer = z.infer<typeof Answer>

/** `GET /api/health` */
export const Health = z.object({ status: z.literal('ok'), version: z.string(), now: EpochMs })

/** `GET /api/join/:code`: what a phone needs to choose a seat. */
export const Lobby = z.object({
  session: SessionId,
  title: z.string(),
  organisation: z.string(),
  year: z.string(),
  groups: z.array(SessionGroup),
  /** The address that phones open to join, as the server is reached from the room. */
  join: z.string(),
  /** Printed ones are not left; those that are only asked for are. */
  seatsLeft: z.int().check(z.minimum(0)),
  admission: Admission,
})
export type Lobby = z.infer<typeof Lobby>

/**
 * `GET /api/sessions/:id/standing` with the token of a seat, also of one that was only asked for: that token opens
 * nothing else until the seat is admitted.
 */
export const SeatStanding = z.object({
  seat: SeatId,
  number: z.int().check(z.minimum(1)),
  group: SessionGroup,
  title: z.string(),
  /** `too-late`: it was still asking when the session closed. */
  standing: z.enum(['asking', 'seated', 'turned-away', 'too-late']),
  /** With which the same phone may ask again; null while the door is closed. */
  joinCode: z.nullable(z.string()),
})
export type SeatStanding = z.infer<typeof SeatStanding>

/**
 * `GET /api/sessions/:id/evidence/:evidence/elsewhere`, for staff: how many other sessions vote now and would keep it until
 * their vote has ended, a day at most, if it were taken out here.
 */
export const EvidenceElsewhere = z.object({ voting: z.int() })
export type EvidenceElsewhere = z.infer<typeof EvidenceElsewhere>

/** `GET /api/sessions/:id/seat` with a seat's token: what only this seat may see. */
export const OwnSeat = z.object({
  seat: SeatId,
  /** What people call the seat: 1, 2, 3 … in the session. */
  number: z.int().check(z.minimum(1)),
  group: GroupId,
  /** Rounds in which this seat has a ballot in. */
  tookPart: z.array(RoundId),
  /** Of those, the rounds in which a helper entered the ballot that stands. */
  assisted: z.array(RoundId),
  proposals: z.array(Proposal),
  objections: z.array(Objection),
  interests: z.array(QuestionId),
  askedForTime: z.array(RoundId),
  dualRole: z.boolean(),
  calledForHelp: z.boolean(),
  /** Whether the seat may move to the combined group now: see `moving.ts`. */
  mayMove: z.boolean(),
})
export type OwnSeat = z.infer<typeof OwnSeat>

/** `GET /api/sessions/:id/rounds/:round/commitments` of a closed round: the whole closed set, for phones to check. */
export const ClosedSet = z.object({ round: RoundId, root: Hash, commitments: z.array(Hash) })
export type ClosedSet = z.infer<typeof ClosedSet>

/** `GET /api/sessions/:id/seats` with the helper's token: seats by number and group, and who is told to have a ballot in the open round. */
export const SeatList = z.array(
  z.object({
    seat: SeatId,
    number: z.int().check(z.minimum(1)),
    group: GroupId,
    hasBallot: z.boolean(),
    /** A helper may enter no other in its place. */
    votedByPhone: z.boolean(),
  }),
)
export type SeatList = z.infer<typeof SeatList>

/** `GET /api/sessions/:id/me` with any token: who this token speaks for. */
export const Me = z.object({
  role: z.enum(['facilitator', 'lead', 'wall', 'helper', 'seat']),
  session: SessionId,
  seat: z.nullable(SeatId),
})
export type Me = z.infer<typeof Me>

/** An announced close is a promise: a server gives people no less than this, but where nobody is a person. */
export const SHORTEST_COUNTDOWN_SECONDS = 5

/** `POST /api/assessments/:id/sessions` with the workspace token. */
export const NewSession = z.object({
  title: typedText(200),
  questions: z.array(QuestionId).check(z.minLength(1), z.maxLength(200)),
  groups: z.array(z.extend(SessionGroup, { name: typedText(80) })).check(z.minLength(1), z.maxLength(30)),
  /** Who says nothing of how people come in gets the careful way; sessions from before the choice keep theirs. */
  settings: z.extend(SessionSettings, { admission: z._default(Admission, 'ask') }),
})
export type NewSession = z.infer<typeof NewSession>

/** Links are capabilities: the token stands in the fragment, which browsers never send. */
export const SessionLinks = z.object({
  session: SessionId,
  joinCode: z.string(),
  join: z.string(),
  desk: z.string(),
  finalise: z.string(),
  wall: z.string(),
  /** For the person who enters paper and assisted ballots. */
  helper: z.string(),
  report: z.string(),
})
export type SessionLinks = z.infer<typeof SessionLinks>

/** `GET /api/sessions` with the workspace token. */
export const SessionSummary = z.object({
  links: SessionLinks,
  title: z.string(),
  assessment: z.string(),
  phase: z.enum(['lobby', 'open', 'closed']),
  createdAt: EpochMs,
  seats: z.int().check(z.minimum(0)),
  published: z.boolean(),
})
export type SessionSummary = z.infer<typeof SessionSummary>

/** Which document of a session a socket reads: `/ws/sessions/:id/room` or `…/desk`. */
export const DocumentName = z.enum(['room', 'desk'])
export type DocumentName = z.infer<typeof DocumentName>

/** WebSocket subprotocol; the token follows as a second one, `token.<token>`, so that it is in no URL. */
export const SUBPROTOCOL = 'eds.v1'

/** Close codes: 4400-4499 are final for y-websocket, which then stops to reconnect. */
export const CLOSE = {
  badFrame: 4400,
  notSignedIn: 4401,
  notAllowed: 4403,
  unknownSession: 4404,
  /** The server has begun the document anew; throw the copy away and connect again. */
  documentRenewed: 4409,
  /** A facilitator's or a lead's key over an open network. */
  staffNeedsHttps: 4426,
  tooSlow: 1013,
} as const
