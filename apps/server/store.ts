/** The store as the rest of the server knows it: what must be kept, and what a successful answer promises. */
import type { Assessment } from '@eds/assessment/assessment'
import type { Entry } from '@eds/audit/entry'
import type { ErasableText } from '@eds/audit/erasable'
import type { OpenBallot, Opening } from '@eds/session/ballot'
import type { EpochMs, RoundId, SeatId, SessionId } from '@eds/session/session'

/** What is known of a session beside its entries. */
export type SessionRow = { id: SessionId; assessment: string; createdAt: EpochMs; joinCode: string }

/**
 * The answer to a command, for good: a retry gets `answer` byte for byte. `actor` is canonical JSON; `fingerprint` is a
 * keyed hash of the command without choice and nonce.
 */
export type StoredAnswer = { commandId: string; actor: string; fingerprint: string; answer: string }

/**
 * What opens a seat, as SHA-256: the secret that its phone holds, and the printed slip's secret and short code with
 * which a phone takes it. Null where there is none: a slip not yet claimed, a seat taken without one.
 */
export type SeatRow = { seat: SeatId; secretHash: string | null; slipHash: string | null; codeHash: string | null }

/** A ballot on its way into the box. A second one of the same seat and round takes the place of the first. */
export type BallotRow = { round: RoundId; seat: SeatId; choice: OpenBallot['choice']; nonce: string }

/** A closed round: its ballots without their seats, and how many open ballots must leave the box with it. */
export type ClosedRound = { round: RoundId; openings: readonly Opening[]; received: number }

/** Everything that several commands of one session change. It is kept whole or not at all. */
export type Batch = {
  session: SessionId
  entries: readonly Entry[]
  texts: readonly ErasableText[]
  /** One that is kept already may come again with an empty fingerprint, and with nothing else changed. */
  answers: readonly StoredAnswer[]
  /** A later row takes the place of an earlier one of the same seat: its old secret opens nothing any more. */
  seats: readonly SeatRow[]
  ballots: readonly BallotRow[]
  closed: readonly ClosedRound[]
  /** Voided rounds, whose ballots are destroyed uncounted, open or closed. */
  discarded: readonly RoundId[]
  /** Digests of texts whose words and salts are destroyed. */
  erased: readonly string[]
}

/**
 * A session as it was kept: entries in order, everything else in none. `box` says which seats have a ballot in it, in which
 * round.
 */
export type StoredSession = {
  row: SessionRow
  entries: Entry[]
  texts: ErasableText[]
  answers: StoredAnswer[]
  seats: SeatRow[]
  box: Pick<BallotRow, 'round' | 'seat'>[]
}

/** What the trail of a session is made of. */
export type StoredRecord = Pick<StoredSession, 'row' | 'entries' | 'texts'>

/**
 * A store of one server. A resolved promise of a writing call says that its whole transaction is safe on disk; a rejected
 * one says nothing: the caller stops, calls `recover` until it resolves, and loads again.
 */
export type Store = {
  assessments(): Promise<Assessment[]>
  /** Keeps an assessment under its id, in place of an earlier one, whose words are destroyed. */
  saveAssessment(assessment: Assessment): Promise<void>
  /** Oldest first. */
  sessions(): Promise<SessionRow[]>
  /** @throws StoreRefusal when what is kept is not what was written. */
  load(session: SessionId): Promise<StoredSession>
  /** The trail alone, without the answers, of which there may be many more. */
  record(session: SessionId): Promise<StoredRecord>
  /** Keeps a new session with its first entries. @throws when its id or join code is taken. */
  create(row: SessionRow, batch: Batch): Promise<void>
  /** @throws when the entries do not follow the newest kept, or a closed round's box holds another number of ballots. */
  append(batch: Batch): Promise<void>
  /** The ballots of a round that is still open, in no order that tells anything. */
  openBallots(session: SessionId, round: RoundId): Promise<Omit<OpenBallot, 'group'>[]>
  /** A closed round's ballots, sorted by commitment; null before the close, and when the round is void. */
  openings(session: SessionId, round: RoundId): Promise<Opening[] | null>
  /** Resolves once no file holds what was destroyed. @throws while one may. */
  settle(): Promise<void>
  /** Makes the store writable again after a failure. @throws while it is not. */
  recover(): Promise<void>
  close(): Promise<void>
}

/** Why a store cannot be opened, in words for the person who starts the server. */
export class StoreRefusal extends Error {
  readonly reason: 'in-use' | 'damaged' | 'foreign' | 'newer' | 'older' | 'not-writable'

  constructor(reason: StoreRefusal['reason'], message: string) {
    super(message)
    this.name = 'StoreRefusal'
    this.reason = reason
  }
}
