/** Watches that the record of the session only ever grows, as long as the phone's page is open and from one time to the next. */
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod/mini'
import { ApiError, getJson } from './api.ts'
import {
  headOfSoundTrail,
  judgeHead,
  rememberedHead,
  rememberHead,
  type SeenHead,
  witnessedWith,
} from './head-memory.ts'
import { useConnection, useSession, useSessionPlace } from './session.tsx'

/** After a restart of the server a whole room comes back at once: the phones ask for the trail one after another. */
const SPREAD_MS = 3_000
/** Where the server could not be asked: in a quiet room no other head may come for a long time. */
const AGAIN_MS = 5_000

/** Quiet while all is well. @returns the head that this phone saw and that the record no longer has; null while it does */
export function useHeadWatch(): SeenHead | null {
  const { session, token } = useSessionPlace()
  const connection = useConnection()
  const seen = useSession((room) => room.one('trail', 'head'))
  const isEnded = useSession((room) => room.one('session', 'session')?.phase === 'closed')
  const [lost, setLost] = useState<SeenHead | null>(null)
  const isUnbroken = useRef(false)
  const isChecking = useRef(false)
  const isLive = connection === 'live'
  /** Heads taken on trust while the page was open: looked for in the whole record when the session has ended. */
  const witnessed = useRef<readonly SeenHead[]>([])
  const isProved = useRef(false)

  const gaps = useRef(0)
  const [isResting, rest] = useState(false)

  useEffect(() => {
    if (isLive) return
    isUnbroken.current = false
    gaps.current += 1
  }, [isLive])

  useEffect(() => {
    // What is shown without a connection is what this phone knew before.
    if (!isLive || seen === null || lost !== null) return
    const remembered = rememberedHead(session)
    witnessed.current = witnessedWith(witnessed.current, seen)
    if (isEnded && !isProved.current) {
      void check(remembered ?? seen, seen)
      return
    }
    const judged = judgeHead(remembered, seen, isUnbroken.current)
    switch (judged) {
      case 'keep':
        rememberHead(session, seen)
        isUnbroken.current = true
        return
      case 'same':
        isUnbroken.current = true
        return
      case 'changed':
        setLost(remembered)
        return
      case 'check':
        if (remembered !== null) void check(remembered, seen)
    }

    async function check(before: SeenHead, now: SeenHead) {
      if (isChecking.current || isResting) return
      isChecking.current = true
      const gapsBefore = gaps.current
      try {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS))
        const path = `/api/sessions/${encodeURIComponent(session)}/trail`
        const file = await getJson(path, z.unknown(), token)
        const head = await headOfSoundTrail(file, { session, contain: [before, now, ...witnessed.current] })
        if (head === null) {
          setLost(before)
          return
        }
        isProved.current = isEnded
        rememberHead(session, head)
        isUnbroken.current = gaps.current === gapsBefore
      } catch (error) {
        const afterMs = error instanceof ApiError ? error.afterMs : 0
        // Not reached, or too busy for a time. What is no trail is none the next time either.
        if (afterMs === 0 && !(error instanceof TypeError)) return
        rest(true)
        setTimeout(() => rest(false), Math.max(afterMs, AGAIN_MS))
      } finally {
        isChecking.current = false
      }
    }
  }, [isLive, isEnded, seen, lost, session, token, isResting])
  return lost
}
