/** The seats a helper may vote for, asked again whenever somebody sits down or votes. */
import { SeatList } from '@eds/session/protocol'
import { useEffect, useRef } from 'react'
import { useAsked } from '../../live/asked.ts'
import { useSession, useSessionPlace } from '../../live/session.tsx'

/** `seats` is null until the server has answered; they are in the order of their numbers. */
export function useSeatList(session: string): {
  seats: SeatList | null
  error: unknown
  ask: () => Promise<void>
} {
  const { token } = useSessionPlace()
  const { data, error, ask } = useAsked(`/api/sessions/${encodeURIComponent(session)}/seats`, SeatList, token)
  // Each seat taken and each ballot is an entry.
  const seq = useSession((room) => room.one('trail', 'head')?.seq ?? 0)
  const seen = useRef(seq)
  useEffect(() => {
    if (seen.current === seq) return
    seen.current = seq
    void ask()
  }, [seq, ask])
  return { seats: data ?? null, error, ask }
}
