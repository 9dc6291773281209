/** What the shared documents hold, and the only way to read them: one flat Y.Map per kind, records whole and frozen. */
import { Words } from '@eds/audit/erasable'
import { FrameworkId, Grade } from '@eds/frameworks/framework'
import { z } from 'zod/mini'
import type { RecordSource } from './document-copy.ts'
import {
  Admission,
  Agreement,
  Captions,
  Domain1Choice,
  EpochMs,
  Evidence,
  FinalGrade,
  GroupId,
  Hash,
  Objection,
  Phase,
  Proposal,
  Publication,
  Question,
  QuestionId,
  Round,
  RoundId,
  SeatId,
  SessionGroup,
  SessionId,
  SessionSettings,
  WallView,
} from './session.ts'
import { Turnout } from './turnout.ts'

/** The session as the room sees it; one record under the key `session`. */
export const SessionRecord = z.object({
  id: SessionId,
  title: z.string(),
  organisation: z.string(),
  year: z.string(),
  framework: FrameworkId,
  phase: Phase,
  doorOpen: z.boolean(),
  admission: Admission,
  /** How many ask to come in; from which groups is on the desk. */
  asking: z.int().check(z.minimum(0)),
  joinCode: z.string(),
  settings: SessionSettings,
  currentQuestion: z.nullable(QuestionId),
  wallView: WallView,
  captions: z._default(Captions, []),
  /** Seats that declared a dual role, over all groups. */
  dualRoles: z._default(z.int().check(z.minimum(0)), 0),
  published: z.boolean(),
})
export type SessionRecord = z.infer<typeof SessionRecord>

/**
 * Per group: slips printed and not claimed, seats taken, phones connected now, seats that declared a dual role; null of a
 * very small group, where that would name the seat, and then of another too, or their difference from all would.
 */
export const Presence = z.object({
  group: GroupId,
  slips: z.int().check(z.minimum(0)),
  seats: z.int().check(z.minimum(0)),
  present: z.int().check(z.minimum(0)),
  dualRoles: z.nullable(z.int().check(z.minimum(0))),
  /** Everybody of it who came sits in the combined group now, and is heard there. */
  isMoved: z.boolean(),
})
export type Presence = z.infer<typeof Presence>

/** One act of the facilitator, a lead, a helper or the server, for everybody to read. */
export const FeedItem = z.object({
  /** Its place in the trail; until that is told, while a round is open, a number above every place. */
  seq: z.int(),
  at: EpochMs,
  by: z.enum(['facilitator', 'lead', 'helper', 'server']),
  /** The command, or for `setAdmission` what it did: `letStraightIn` or `letInWhenAsked`. */
  act: z.string(),
  question: z.nullable(QuestionId),
  reason: z.nullable(Words),
  /** There while it holds reasons or names that can be taken out, also where nobody but the trail's readers reads them. */
  written: z.optional(z.literal(true)),
})
export type FeedItem = z.infer<typeof FeedItem>

/** `room`: everyone with a seat, the wall and staff. Unmoderated evidence and drafts are absent. */
export const ROOM = {
  session: SessionRecord,
  groups: SessionGroup,
  questions: Question,
  presence: Presence,
  evidence: Evidence,
  rounds: Round,
  /** Key `now`, while a round is open. */
  turnout: Turnout,
  /** Key `question.number`. */
  agreements: Agreement,
  /** Present only for questions whose first blind round is revealed. */
  ownGrades: z.object({ question: QuestionId, grade: Grade }),
  /** Open and heard objections per question; their words are on the desk. */
  objections: z.object({ question: QuestionId, open: z.int(), heard: z.int() }),
  /** How many declared an interest in a question; nobody is named. */
  interests: z.object({ question: QuestionId, count: z.int().check(z.minimum(1)) }),
  feed: FeedItem,
  /** Key `head`: the newest entry of the trail; key `closed`, once there is one: the entry that ended the session. */
  trail: z.object({ seq: z.int().check(z.minimum(1)), head: Hash }),
} as const

/** `desk`: facilitator and leads. Never a choice. */
export const DESK = {
  proposals: Proposal,
  objections: Objection,
  /** `slip`: printed, nobody has claimed it; `reissued`: its phone is lost and the new slip waits. */
  seats: z.object({
    seat: SeatId,
    /** What people call the seat: 1, 2, 3 … in the session. */
    number: z.int().check(z.minimum(1)),
    group: GroupId,
    present: z.boolean(),
    standing: z.enum(['taken', 'slip', 'reissued']),
  }),
  /** Seats that were asked for and wait for the facilitator's answer. */
  asking: z.object({ seat: SeatId, number: z.int().check(z.minimum(1)), group: GroupId }),
  helpCalls: z.object({ seat: SeatId, number: z.int().check(z.minimum(1)), group: GroupId }),
  /** Seats that asked for more time in a round: a number, never who. */
  moreTime: z.object({ round: RoundId, count: z.int().check(z.minimum(1)) }),
  /** Key `question.number`. */
  finals: FinalGrade,
  /** Key `chosen`: the newest choice. */
  domain1: Domain1Choice,
  /** Key `meeting`: how long it is to be. Absent without a plan. */
  plan: z.object({ minutes: z.int().check(z.minimum(1)) }),
  /** Key `desks`: on how many screens the desk is open now. */
  open: z.object({ count: z.int().check(z.minimum(0)) }),
  /** Key `publication`. */
  publication: Publication,
} as const

type Shelf = Readonly<Record<string, z.ZodMiniType>>
const parsed = new WeakMap<object, unknown>()

/** Reader of one document. The same stored record always gives the same object. @throws when the server wrote a shape it should not have. */
function reader<S extends Shelf>(shelf: S) {
  function parse<M extends keyof S & string>(map: M, raw: unknown): z.infer<S[M]> {
    const known = typeof raw === 'object' && raw !== null ? parsed.get(raw) : undefined
    // reason: the cache holds only what this map's schema has parsed from this very object
    if (known !== undefined) return known as z.infer<S[M]>
    const schema = shelf[map]
    if (schema === undefined) throw new Error(`expected a map of the document, found ${map}`)
    // reason: zod types parse() by the schema, which an index by a generic key loses
    const record = Object.freeze(schema.parse(raw)) as z.infer<S[M]>
    if (typeof raw === 'object' && raw !== null) parsed.set(raw, record)
    return record
  }
  return {
    one<M extends keyof S & string>(doc: RecordSource, map: M, key: string): z.infer<S[M]> | null {
      const raw = doc.getMap(map).get(key)
      return raw === undefined ? null : parse(map, raw)
    },
    /** In no particular order. */
    all<M extends keyof S & string>(doc: RecordSource, map: M): z.infer<S[M]>[] {
      return [...doc.getMap(map).values()].map((raw) => parse(map, raw))
    },
  }
}

export const room = reader(ROOM)
export const desk = reader(DESK)
