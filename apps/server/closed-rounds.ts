/** What may be handed on of closed rounds: the set that binds the ballots, and for an auditor the ballots themselves. */
import { commitmentOf, type RoundOpenings } from '@eds/audit/commitment'
import { type ClosedSet, ClosedSet as ClosedSetShape } from '@eds/session/protocol'
import { type Round, RoundId } from '@eds/session/session'
import type { SessionState } from '@eds/session/state'
import type { Store } from './store.ts'

/** @returns every commitment of a closed round, sorted; null while it is open, void or unknown. */
export async function closedSetOf(store: Store, state: SessionState, id: string): Promise<ClosedSet | null> {
  const round = RoundId.safeParse(id)
  const known = round.success ? state.rounds.get(round.data) : undefined
  if (known === undefined || !isClosed(known)) return null
  const openings = (await store.openings(state.plan.id, known.id)) ?? []
  const names = { sessionId: state.plan.id, roundId: known.id }
  const commitments = openings.map((opening) => commitmentOf({ ...names, ...opening })).toSorted()
  return ClosedSetShape.parse({ round: known.id, root: known.root, commitments })
}

/** The auditor's part of a trail file. Small groups' choices can be read in it: it is for nobody else. */
export async function openedRounds(store: Store, state: SessionState): Promise<RoundOpenings[]> {
  const closed = [...state.rounds.values()].filter(isClosed)
  return Promise.all(
    closed.map(async ({ id, root }) => ({
      roundId: id,
      root,
      openings: (await store.openings(state.plan.id, id)) ?? [],
    })),
  )
}

const isClosed = (round: Round): round is Extract<Round, { state: 'closed' | 'revealed' }> =>
  round.state === 'closed' || round.state === 'revealed'
