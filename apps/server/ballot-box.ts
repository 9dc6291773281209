/** The ballot box: where a choice lies while its round is open, and how it leaves without its seat. */

import { seatIn } from '@eds/session/confidence'
import { closeBallots, countRound } from '@eds/session/counting'
import type { SessionEvent } from '@eds/session/events'
import type { Command, CommandOf } from '@eds/session/protocol'
import { type RoundId, SeatId } from '@eds/session/session'
import { hasLastWord, type RoundCount, type SessionState, type Supplied } from '@eds/session/state'
import type { BallotRow, ClosedRound, Store } from './store.ts'

/** @param type of a command */
export const isVote = (type: string): boolean => type === 'castBallot' || type === 'castAssistedBallot'

const isBallot = (command: Command): command is CommandOf<'castBallot' | 'castAssistedBallot'> => isVote(command.type)

/**
 * The ballot that an event puts into the box, with the choice from its command: the only place a choice goes to.
 * @param state as it was before: what a phone has cast stays, whatever a helper enters
 */
export function ballotRows(state: SessionState, event: SessionEvent, command: Command): BallotRow[] {
  if (event.type !== 'ballotCast' || !isBallot(command)) return []
  if (event.helper !== null && hasLastWord(state, event.round, seatIn(event.seat))) return []
  return [{ round: event.round, seat: seatIn(event.seat), choice: command.choice, nonce: command.nonce }]
}

/** A command as it may be hashed and compared: nine guesses would find a choice again, so it and its nonce stay out. */
export function withoutChoice(command: Command): object {
  if (!isBallot(command)) return command
  const { choice: _choice, nonce: _nonce, ...told } = command
  return told
}

/**
 * What closing an open round needs: the figures for its event, and the unlinked ballots to keep. The caller keeps every
 * other command of the session waiting until both are stored.
 */
export async function readBox(
  store: Store,
  state: SessionState,
  round: RoundId,
): Promise<{ closing: NonNullable<Supplied['closing']>; closed: ClosedRound }> {
  const sessionId = state.plan.id
  const ballots = (await store.openBallots(sessionId, round)).map((ballot) => {
    const group = state.seats.get(SeatId.parse(ballot.seat))?.group
    if (group === undefined) throw new Error('expected every ballot to have its seat in the session, found one without')
    return { ...ballot, group }
  })
  const { received, commitmentsRoot, openings } = closeBallots({ sessionId, roundId: round, ballots })
  return { closing: { received, commitmentsRoot }, closed: { round, openings, received } }
}

/**
 * Counts a closed round from its stored ballots.
 * @returns null when the round is not closed
 * @throws when the ballots are not those that the round's root binds, and while their link to seats may be on the disk
 */
export async function countBox(store: Store, state: SessionState, id: RoundId): Promise<RoundCount | null> {
  const round = state.rounds.get(id)
  if (round?.state !== 'closed') return null
  // A result is shown only when nobody could still find out from the disk who is behind it.
  await store.settle()
  const openings = await store.openings(state.plan.id, id)
  if (openings === null) throw new Error(`expected the ballots of closed round ${id}, found none`)
  const ballots = openings.map((opening) => ({ ...opening, seat: '' }))
  const { commitmentsRoot } = closeBallots({ sessionId: state.plan.id, roundId: id, ballots })
  if (commitmentsRoot !== round.root)
    throw new Error(`expected the ballots of round ${id} to match its root, found others`)
  return countRound(state, id, openings)
}
