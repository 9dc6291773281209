/** What only this seat may see: where it took part, and what became of its evidence. */
import { OwnSeat } from '@eds/session/protocol'
import { useEffect, useRef } from 'react'
import { useAsked } from '../../live/asked.ts'
import { useConnection, useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'

/** Asked at the start, on every return of the connection, and after each act of the facilitator while something waits. */
export function useOwnSeat(seat: KeptSeat) {
  const connection = useConnection()
  const newest = useSession((room) => room.all('feed').reduce((seq, item) => Math.max(seq, item.seq), 0))
  const own = useAsked(`/api/sessions/${encodeURIComponent(seat.session)}/seat`, OwnSeat, seat.secret)
  const { ask } = own
  const isWaiting = own.data?.proposals.some(({ standing }) => standing.state === 'waiting') ?? false
  const seen = useRef({ newest, connection })
  useEffect(() => {
    const before = seen.current
    seen.current = { newest, connection }
    const isBack = connection === 'live' && before.connection !== 'live'
    if (isBack || (isWaiting && before.newest !== newest)) void ask()
  }, [connection, newest, isWaiting, ask])
  return own
}
