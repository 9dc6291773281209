/** What only this seat may see: where it took part, and what became of its evidence. */
import { OwnSeat } from '@eds/session/protocol'
import { useEffect, useRef } from 'react'
import { useAsked } from '../../live/asked.ts'
import { useConnection, useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'

/** Asked at the start, on every return of the connection, and after a helper has entered a vote, and after each act of the facilitator while something waits. */
export function useOwnSeat(seat: KeptSeat) {
  const connection = useConnection()
  const newest = useSession((room) => room.all('feed').reduce((seq, item) => Math.max(seq, item.seq), 0))
  // It may have been for this seat; the feed does not say.
  const helped = useSession((room) =>
    room.all('feed').reduce((seq, { act, seq: each }) => (act === 'castAssistedBallot' ? Math.max(seq, each) : seq), 0),
  )
  const own = useAsked(`/api/sessions/${encodeURIComponent(seat.session)}/seat`, OwnSeat, seat.secret)
  const { ask } = own
  const isWaiting = own.data?.proposals.some(({ standing }) => standing.state === 'waiting') ?? false
  const seen = useRef({ newest, helped, connection })
  useEffect(() => {
    const before = seen.current
    seen.current = { newest, helped, connection }
    const isBack = connection === 'live' && before.connection !== 'live'
    if (isBack || before.helped !== helped || (isWaiting && before.newest !== newest)) void ask()
  }, [connection, newest, helped, isWaiting, ask])
  return own
}
