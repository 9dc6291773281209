/** Whether a vote that this phone cast is in the set of votes that was closed. */
import { isInClosedSet } from '@eds/audit/merkle'
import type { ClosedSet } from '@eds/session/protocol'
import type { Round } from '@eds/session/session'
import type { OutboxEntry } from '../../live/outbox.ts'

/** A round whose votes can no longer change. */
export type ClosedRound = Extract<Round, { state: 'closed' | 'revealed' }>

/** `in`: it is there; `missing`: the set is the room's and it is not there; `other`: the set is not the room's. */
export type ClosedSetFinding = 'in' | 'missing' | 'other'

/**
 * @param round as the room's record has it: its root and its count bind the set
 * @param own the commitment that this phone made when it voted
 */
export function checkClosedSet(round: ClosedRound, set: ClosedSet, own: string): ClosedSetFinding {
  const { root, commitments } = set
  const isRooms = set.round === round.id && root === round.root && commitments.length === round.received
  const [first] = commitments
  // Asked for one that is there, the check says whether the set has its root at all.
  if (!isRooms || first === undefined || !isInClosedSet({ commitments, root, own: first })) return 'other'
  return isInClosedSet({ commitments, root, own }) ? 'in' : 'missing'
}

/** @returns the commitment of the newest saved vote of a round, or null: this phone has none to check. */
export function ownCommitment(entries: readonly OutboxEntry[], round: Round['id']): string | null {
  const saved = entries.findLast(
    ({ state, about }) => state === 'saved' && about.type === 'castBallot' && about.round === round,
  )
  return saved?.about.type === 'castBallot' ? saved.about.commitment : null
}
