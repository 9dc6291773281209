/** What only this seat may see: where it took part, and what became of its evidence. */
import { OwnSeat } from '@eds/session/protocol'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getJson } from '../../live/api.ts'
import { useConnection, useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'

/** Asked at the start, on every return of the connection, and after each act of the facilitator while something waits. */
export function useOwnSeat(seat: KeptSeat) {
  const connection = useConnection()
  const newest = useSession((room) => room.all('feed').reduce((seq, item) => Math.max(seq, item.seq), 0))
  const query = useQuery({
    queryKey: ['seat', seat.session, seat.seat],
    queryFn: () => getJson(`/api/sessions/${encodeURIComponent(seat.session)}/seat`, OwnSeat, seat.secret),
    staleTime: 5_000,
  })
  const { refetch } = query
  const isWaiting = query.data?.proposals.some(({ standing }) => standing.state === 'waiting') ?? false
  const seen = useRef({ newest, connection })
  useEffect(() => {
    const before = seen.current
    seen.current = { newest, connection }
    const isBack = connection === 'live' && before.connection !== 'live'
    if (isBack || (isWaiting && before.newest !== newest)) void refetch({ cancelRefetch: false })
  }, [connection, newest, isWaiting, refetch])
  return query
}
