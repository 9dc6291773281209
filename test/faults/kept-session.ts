/** Reads what a server kept of a session, without the server, and checks it against what its clients were told. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { rootOfOpenings } from '@eds/audit/commitment'
import { Entry } from '@eds/audit/entry'
import { ErasableText } from '@eds/audit/erasable'
import { extendsHead, verifyTrail } from '@eds/audit/trail'
import { keptVotes, withVotes } from '@eds/server/kept-votes'
import { openEntries } from '@eds/server/session-history'
import { Opening } from '@eds/session/ballot'
import { replay } from '@eds/session/evolve'
import { Answer } from '@eds/session/protocol'
import { type SessionState, seatsIssued } from '@eds/session/state'
import { z } from 'zod'
import { type History, voteIn } from './history.ts'

export const DATABASE = 'eds-workshop.sqlite'

const Rows = {
  entries: z.array(z.object({ json: z.string() })),
  texts: z.array(ErasableText),
  answers: z.array(z.object({ commandId: z.string(), actor: z.string(), fingerprint: z.string(), answer: z.string() })),
  seats: z.array(z.object({ seat: z.string(), secretHash: z.string().nullable() })),
  ballots: z.array(
    z.object({
      round: z.string(),
      seat: z.string(),
      choice: z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('latin1')),
      nonce: z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('hex')),
    }),
  ),
  openings: z.array(z.object({ round: z.string(), json: z.string() })),
}

export type KeptSession = {
  /** The session's own row and its assessment, as text: for comparing. */
  row: string
  integrity: string
  entries: Entry[]
  texts: ErasableText[]
  answers: { commandId: string; actor: string; fingerprint: string; answer: string }[]
  seats: { seat: string; secretHash: string | null }[]
  ballots: { round: string; seat: string; choice: string; nonce: string }[]
  openings: Map<string, Opening[]>
}

/** Opens a copy of a data folder, as a restart would: what the log holds is taken in. */
export function readKept(dataDir: string, session: string): KeptSession {
  const db = new DatabaseSync(join(dataDir, DATABASE))
  try {
    const all = <S extends z.ZodType>(schema: S, sql: string): z.infer<S> => schema.parse(db.prepare(sql).all(session))
    const checked = db.prepare('PRAGMA integrity_check(1)').all()
    const row = db
      .prepare('SELECT s.*, a.json FROM sessions s JOIN assessments a ON a.id = s.assessment WHERE s.id = ?')
      .get(session)
    return {
      row: JSON.stringify(row),
      integrity: checked.map((row) => String(row.integrity_check)).join('; '),
      entries: all(Rows.entries, 'SELECT json FROM entries WHERE session = ? ORDER BY seq').map(({ json }) =>
        Entry.parse(JSON.parse(json)),
      ),
      texts: all(Rows.texts, 'SELECT digest, salt, words FROM texts WHERE session = ? ORDER BY digest'),
      answers: all(
        Rows.answers,
        'SELECT command_id AS commandId, actor, fingerprint, answer FROM answers WHERE session = ? ORDER BY command_id',
      ),
      seats: all(Rows.seats, 'SELECT seat, secret_hash AS secretHash FROM seats WHERE session = ? ORDER BY seat'),
      ballots: all(
        Rows.ballots,
        'SELECT round, seat, choice, nonce FROM open_ballots WHERE session = ? ORDER BY round, seat',
      ),
      openings: new Map(
        all(Rows.openings, 'SELECT round, json FROM openings WHERE session = ? ORDER BY round').map(
          ({ round, json }) => [round, z.array(Opening).parse(JSON.parse(json))],
        ),
      ),
    }
  } finally {
    db.close()
  }
}

/** The state that the entries and the answers to votes tell. @throws when they are no history of a session */
export function stateOfKept(kept: KeptSession): SessionState {
  const opened = openEntries(kept.entries, kept.texts)
  if (opened.unreadable !== null) throw new Error(`entry ${opened.unreadable} cannot be read`)
  const votes = keptVotes(kept)
  if (!Array.isArray(votes)) throw new Error(votes.why)
  const events = opened.entries.flatMap((entry) => entry.events)
  return replay(withVotes(events, votes))
}

/**
 * The invariants that no fault may break; see each line.
 * @param history everything that was sent; an unanswered command may be there or not, once
 * @returns what is broken, with the ids that are needed to look at it
 */
export function broken(kept: KeptSession, session: string, history: History): string[] {
  const found: string[] = []
  const { entries, texts } = kept
  if (kept.integrity !== 'ok') found.push(`[I10] the database is not whole: ${kept.integrity}`)

  const checked = verifyTrail({ sessionId: session, entries, texts })
  if (!checked.ok) found.push(`[I4] entry ${checked.firstBroken.seq} is broken: ${checked.firstBroken.why}`)
  const lost = history.heads.filter((head) => !extendsHead(entries, head))
  if (lost.length > 0) found.push(`[I4] ${lost.length} heads that clients saw are gone, first ${lost[0]?.seq}`)

  const bySeq = new Map(entries.map((entry) => [entry.commandId, entry]))
  if (bySeq.size !== entries.length) found.push('[I1] a command is in the trail twice')
  const answers = new Map(kept.answers.map(({ commandId, answer }) => [commandId, answer]))
  for (const { commandId, saved, answers: given, command } of history.sent.values()) {
    const entry = bySeq.get(commandId)
    if (given.size > 1) found.push(`[I1] ${command.type} ${commandId} was answered in ${given.size} ways`)
    // A vote has no entry of its own and lies in the box. What is told while a round is open may be an earlier entry.
    const told = entries[(saved?.seq ?? 0) - 1]
    const isThere = command.type === 'castBallot' || (entry !== undefined && entry.seq >= (saved?.seq ?? 0))
    if (saved !== null && (!isThere || told?.hash !== saved.head))
      found.push(`[I1] acknowledged ${command.type} ${commandId} (entry ${saved.seq}) is not in the trail`)
    const [text] = given
    if (text !== undefined && answers.get(commandId) !== text)
      found.push(`[I1] the answer to ${command.type} ${commandId} is not kept as it was given`)
    if (text !== undefined && saved === null && entry !== undefined)
      found.push(`[I1] refused ${command.type} ${commandId} is in the trail`)
  }
  for (const { commandId, command, seq } of entries) {
    if (!history.sent.has(commandId) && command !== 'createSession' && command !== 'closeRound')
      found.push(`[I2] entry ${seq} (${command}) was never sent`)
  }

  found.push(...brokenBallots(kept, session, history))
  try {
    const state = stateOfKept(kept)
    if (seatsIssued(state) + state.asking.size + state.turnedAway.size !== kept.seats.length)
      found.push('[I6] the seats are not those of the trail')
    if (seatsIssued(state) > state.plan.settings.maxSeats)
      found.push('[I6] there are more seats than the session may have')
    for (const [round, voters] of state.voters) {
      if (voters.size > state.seats.size) found.push(`[I6] round ${round} has more ballots than there are seats`)
    }
  } catch (error) {
    found.push(`[I7] the trail is no path of a session: ${error instanceof Error ? error.message : error}`)
  }
  return found
}

/**
 * [I3] For each round, the box or its openings hold exactly each seat's last ballot of those that were kept: a seat sends
 * one only when it knows what became of the one before. Of a round that was set aside after its close nothing is left; the
 * trail's root of it still tells which ballots were closed.
 */
function brokenBallots(kept: KeptSession, session: string, history: History): string[] {
  const found: string[] = []
  const last = new Map<string, Map<string, string>>()
  const group = new Map<string, string>()
  const closed = new Map<string, { root: string; seq: number }>()
  const voided = new Set<string>()
  const words = new Map(kept.texts.map((text) => [text.digest, text.words]))
  // A seat's group is an erasable text; in older entries it is the id itself.
  const Group = z.union([
    z.string(),
    z.looseObject({ digest: z.string() }).transform(({ digest }) => words.get(digest) ?? ''),
  ])
  const Event = z.looseObject({ type: z.string(), group: Group.optional().catch(undefined) })
  for (const { events, seq } of kept.entries) {
    for (const raw of events) {
      const event = Event.parse(raw)
      if (event.type === 'seatTaken' || event.type === 'seatAsked') group.set(String(event.seat), event.group ?? '')
      if (event.type === 'roundClosed') closed.set(String(event.roundId), { root: String(event.commitmentsRoot), seq })
      if (event.type === 'roundVoided') voided.add(String(event.round))
      if (event.type === 'ballotCast') found.push(`[I3] entry ${seq} tells of a vote`)
    }
  }
  const answers = new Map(kept.answers.map((each) => [each.commandId, Answer.parse(JSON.parse(each.answer))]))
  for (const sent of history.sent.values()) {
    const vote = voteIn(sent)
    const answer = answers.get(sent.commandId)
    if (vote === null || sent.seat === null || answer?.status !== 'saved') continue
    if (answer.seq >= (closed.get(vote.round)?.seq ?? Number.POSITIVE_INFINITY))
      found.push(`[I3] the ballot ${sent.commandId} came after its round's close`)
    const box = last.get(vote.round) ?? new Map<string, string>()
    last.set(vote.round, box.set(sent.seat, `${group.get(sent.seat)} ${vote.choice} ${vote.nonce}`))
  }
  for (const [round, box] of last) {
    const expected = [...box.values()].toSorted()
    const inBox = kept.ballots.filter((ballot) => ballot.round === round)
    const kind = closed.has(round) ? 'counted' : 'in the box'
    const actual = closed.has(round)
      ? (kept.openings.get(round) ?? []).map((opening) => `${opening.group} ${opening.choice} ${opening.nonce}`)
      : inBox.map(({ seat, choice, nonce }) => `${group.get(seat)} ${choice} ${nonce}`)
    if ((closed.has(round) || voided.has(round)) && inBox.length > 0)
      found.push(`[I3] ${inBox.length} ballots of ended round ${round} are still linked to seats`)
    if (voided.has(round)) {
      const left = kept.openings.get(round)?.length ?? 0
      if (left > 0) found.push(`[I3] ${left} ballots of round ${round}, which was set aside, are still there`)
      const root = closed.get(round)?.root
      if (root !== undefined && root !== rootOf(session, round, expected))
        found.push(`[I3] round ${round}: the root is not that of the ${expected.length} ballots that came last`)
      continue
    }
    if (actual.toSorted().join('\n') !== expected.join('\n'))
      found.push(`[I3] round ${round}: ${actual.length} ballots ${kind}, not the ${expected.length} that came last`)
  }
  const strange = kept.ballots.filter(({ round }) => !last.has(round))
  if (strange.length > 0) found.push(`[I3] ${strange.length} ballots lie in the box of which nobody was told`)
  return found
}

/** @param ballots each as group, choice and nonce */
function rootOf(sessionId: string, roundId: string, ballots: readonly string[]): string {
  const openings = ballots.map((ballot) => {
    const [group = '', choice = '', nonce = ''] = ballot.split(' ')
    return { group, choice, nonce }
  })
  return rootOfOpenings({ sessionId, roundId, openings })
}
