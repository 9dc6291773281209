/** Whether somebody who asks for a seat was let in: asked of the server again and again, until it has an answer. */
import { SeatStanding } from '@eds/session/protocol'
import { useEffect } from 'react'
import { ApiError } from './api.ts'
import { useAsked } from './asked.ts'
import type { KeptSeat } from './token.ts'

/**
 * Between one answer and the next question: two seconds at first, six for whoever came long before the facilitator, to spare
 * the battery. Another length per phone and time, so that a room does not ask as one.
 */
const pauseMs = (asked: number) => Math.min(2_000 + asked * 100, 6_000) * (0.8 + Math.random() * 0.4)

/**
 * Null before the server was heard. Nothing but this may be asked with the key of a seat that is only asked for, so there
 * is no live connection to tell it.
 * @returns `isUnknown` when the server knows nothing of the seat; `isOffline` while it cannot be reached, beside the last answer
 */
export function useStanding({ session, secret }: KeptSeat): {
  standing: SeatStanding | null
  isUnknown: boolean
  isOffline: boolean
} {
  const { data, error, ask } = useAsked(`/api/sessions/${encodeURIComponent(session)}/standing`, SeatStanding, secret)
  const isUnknown = error instanceof ApiError && error.status === 401
  const isAnswered = isUnknown || (data !== null && data.standing !== 'asking')
  useEffect(() => {
    if (isAnswered) return
    let isOver = false
    let asked = 0
    const again = async () => {
      await ask()
      asked += 1
      if (!isOver) timer = setTimeout(() => void again(), pauseMs(asked))
    }
    let timer = setTimeout(() => void again(), pauseMs(0))
    // A phone that wakes, or finds its network again, has often been let in meanwhile.
    const woken = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    window.addEventListener('online', woken)
    document.addEventListener('visibilitychange', woken)
    return () => {
      isOver = true
      clearTimeout(timer)
      window.removeEventListener('online', woken)
      document.removeEventListener('visibilitychange', woken)
    }
  }, [ask, isAnswered])
  // A server that asks for time has been reached.
  const isBusy = error instanceof ApiError && error.afterMs > 0
  return { standing: data, isUnknown, isOffline: error !== null && !isUnknown && !isBusy }
}
