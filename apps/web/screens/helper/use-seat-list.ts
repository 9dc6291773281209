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
  // Each seat taken is an entry; votes are told in steps.
  const seq = useSession((room) => room.one('trail', 'head')?.seq ?? 0)
  const received = useSession((room) => room.one('turnout', 'now')?.received ?? 0)
  const standing = `${seq} ${received}`
  const seen = useRef(standing)
  useEffect(() => {
    if (seen.current === standing) return
    seen.current = standing
    void ask()
  }, [standing, ask])
  return { seats: data ?? null, error, ask }
}
