/** What only this seat may see: where it took part, and what became of its evidence. */
import { OwnSeat } from '@eds/session/protocol'
import { useEffect, useRef } from 'react'
import { useAsked } from '../../live/asked.ts'
import { useConnection, useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'

/** Acts that may have changed what became of somebody's evidence, or have taken out its words. */
const ABOUT_EVIDENCE = new Set(['acceptEvidence', 'declineEvidence', 'returnEvidence', 'redactEvidence', 'redactText'])
const BY_A_HELPER = new Set(['castAssistedBallot'])

/** Asked at the start, on every return of the connection, after a helper has entered a vote, and, by a seat that has sent evidence, after each act that may have been about it. */
export function useOwnSeat(seat: KeptSeat) {
  const connection = useConnection()
  // They may have been about this seat; the feed does not say.
  const decided = useNewest(ABOUT_EVIDENCE)
  const helped = useNewest(BY_A_HELPER)
  const own = useAsked(`/api/sessions/${encodeURIComponent(seat.session)}/seat`, OwnSeat, seat.secret)
  const { ask } = own
  const hasSent = (own.data?.proposals.length ?? 0) > 0
  const seen = useRef({ decided, helped, connection })
  useEffect(() => {
    const before = seen.current
    seen.current = { decided, helped, connection }
    const isBack = connection === 'live' && before.connection !== 'live'
    if (isBack || before.helped !== helped || (hasSent && before.decided !== decided)) void ask()
  }, [connection, decided, helped, hasSent, ask])
  return own
}

/** @returns the place in the trail of the newest of these acts that everybody can read; 0 before the first */
const useNewest = (acts: ReadonlySet<string>): number =>
  useSession((room) => room.all('feed').reduce((seq, item) => (acts.has(item.act) ? Math.max(seq, item.seq) : seq), 0))
