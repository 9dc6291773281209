/** All sessions of this server, and how a new one begins. */
import type { Assessment } from '@eds/assessment/assessment'
import { canonicalJson, JsonValue } from '@eds/audit/canonical'
import { sealTexts } from '@eds/audit/erasable'
import { appendEntry, genesisHead } from '@eds/audit/trail'
import type { SessionEvent } from '@eds/session/events'
import { planSession } from '@eds/session/plan'
import type { NewSession } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import type { Actor } from '@eds/session/session'
import { isSame } from './access.ts'
import { savedAnswer } from './answers.ts'
import { freshId, freshJoinCode, freshSalt } from './fresh-ids.ts'
import { openRoom, type Room, type RoomParts } from './room.ts'
import type { Batch, SessionRow } from './store.ts'

/** The most sessions one server keeps live. */
export const MOST_SESSIONS = 200

export type Begun = { ok: true; room: Room } | { ok: false; refusal: Refusal }

export type Rooms = {
  /** Oldest first. */
  all(): readonly Room[]
  byId(session: string): Room | null
  /** Compares every code in full, so that the time taken tells nothing of a code that is nearly right. */
  byJoinCode(code: string): Room | null
  begin(assessment: Assessment, choice: NewSession, by: Actor): Promise<Begun>
  /** Calls back when evidence was taken out of a session, and when one was begun from evidence that may be gone meanwhile. */
  whenEvidenceMayBeGone(listener: () => Promise<void>): void
  /** Resolves when every room has answered what it took. */
  stop(): Promise<void>
}

/** Opens every stored session. @throws StoreRefusal when one of them is not what was written. */
export async function openRooms(given: Omit<RoomParts, 'evidenceGone'>): Promise<Rooms> {
  const rooms = new Map<string, Room>()
  let evidenceGone = async () => {}
  const parts: RoomParts = { ...given, evidenceGone: () => evidenceGone() }
  for (const row of await parts.store.sessions()) rooms.set(row.id, await openRoom(row, parts))
  return {
    all: () => [...rooms.values()],
    byId: (session) => rooms.get(session) ?? null,
    byJoinCode: (code) => [...rooms.values()].filter((room) => isSame(room.row.joinCode, code))[0] ?? null,
    async begin(assessment, choice, by) {
      if (rooms.size >= MOST_SESSIONS) {
        const detail = `this server keeps ${MOST_SESSIONS} sessions already`
        return { ok: false, refusal: { code: 'too-many-requests', detail } }
      }
      const at = parts.clock.now()
      const planned = planSession({ assessment, choice, id: freshId(), joinCode: freshJoinCode(), at })
      if (!planned.ok) return planned
      const { id, joinCode } = planned.plan
      const row: SessionRow = { id, assessment: assessment.id, createdAt: at, joinCode }
      await parts.store.create(row, firstBatch(row, { type: 'sessionCreated', plan: planned.plan }, by))
      const room = await openRoom(row, parts)
      rooms.set(id, room)
      await evidenceGone()
      return { ok: true, room }
    },
    whenEvidenceMayBeGone(listener) {
      evidenceGone = listener
    },
    async stop() {
      await Promise.all([...rooms.values()].map((room) => room.stop()))
    },
  }
}

function firstBatch({ id, createdAt: at }: SessionRow, event: SessionEvent, actor: Actor): Batch {
  const plain = JsonValue.parse(JSON.parse(JSON.stringify([event])))
  const { sealed, texts } = sealTexts(plain, freshSalt)
  const events = Array.isArray(sealed) ? sealed : []
  const commandId = freshId()
  const entry = appendEntry(genesisHead(id), { at, actor, commandId, command: 'createSession', events })
  // Nobody waits for this answer; it keeps everybody from using the id, which the trail shows, a second time.
  const { text: answer } = savedAnswer(commandId, entry, null)
  return {
    session: id,
    entries: [entry],
    texts,
    answers: [{ commandId, actor: canonicalJson(actor), fingerprint: '', answer }],
    seats: [],
    ballots: [],
    closed: [],
    discarded: [],
    erased: [],
  }
}
