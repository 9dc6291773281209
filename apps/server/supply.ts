/** What only the store knows and a decision needs: read from the disk for those commands that need it. */
import { mayAsk } from '@eds/session/permissions'
import type { EpochMs } from '@eds/session/session'
import type { Supplied } from '@eds/session/state'
import { countBox, readBox } from './ballot-box.ts'
import type { Asked, Happened } from './draft.ts'
import { erasureOf } from './redaction.ts'
import { seatOfSlip } from './seat-keys.ts'
import type { History } from './session-history.ts'
import type { Store } from './store.ts'

/** `notBefore` is the earliest time at which the command can have come; 0 when any may be. */
export type Supply = Pick<Happened, 'closed' | 'erased'> & { supplied: Supplied; notBefore: EpochMs }

/** Reads nothing for whoever may not ask. @throws as the store does */
export async function supplyFor(
  { state, head, keys, row }: History,
  { by, command }: Asked,
  store: Store,
): Promise<Supply> {
  const supplied: Supplied = { closing: null, count: null, head: head.hash, slip: null }
  const nothing: Supply = { supplied, closed: null, erased: null, notBefore: 0 }
  if (!mayAsk(by.kind, command.type)) return nothing
  switch (command.type) {
    case 'closeRound': {
      const round = state.rounds.get(command.round)
      if (round?.state !== 'open') return nothing
      const { closing, closed } = await readBox(store, state, round.id)
      // The countdown has run, on a clock that cannot be set back.
      return { ...nothing, supplied: { ...supplied, closing }, closed, notBefore: round.closesAt ?? 0 }
    }
    case 'revealRound':
      return { ...nothing, supplied: { ...supplied, count: await countBox(store, state, command.round) } }
    case 'claimSlip': {
      const seat = seatOfSlip(keys, command.slip)
      return { ...nothing, supplied: { ...supplied, slip: seat === null ? null : { seat } } }
    }
    case 'redactEvidence':
    case 'redactText': {
      const { erased, history } = erasureOf(await store.record(row.id), command)
      return { ...nothing, supplied: { ...supplied, history }, erased }
    }
    default:
      return nothing
  }
}
