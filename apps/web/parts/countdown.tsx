/** Seconds until a round closes, by the server's clock. */
import { useEffect, useRef } from 'react'
import { useWords } from '../words/use-words.tsx'
import { announce } from './live-region.tsx'

/** How far a device's idea of the server's clock may be off: a countdown of eight seconds must not begin with nine. */
const UNSURE_MS = 100

/**
 * @param closesAt and now in milliseconds by the server's clock
 * @returns whole seconds left, rounded up; never below 0, and 0 a moment early rather than late
 */
export const secondsLeft = (closesAt: number, now: number): number =>
  Math.max(0, Math.ceil((closesAt - now - UNSURE_MS) / 1000))

/** Said aloud once when it begins and at five seconds; a number every second would drown everything else. */
export function Countdown({ closesAt, now }: { closesAt: number; now: number }) {
  const t = useWords()
  const left = secondsLeft(closesAt, now)
  const said = useRef(new Set<number>())
  useEffect(() => {
    const step = left > 5 ? 1000 : left > 0 ? 5 : null
    if (step === null || said.current.has(step)) return
    said.current.add(step)
    announce(t('countdown', { count: left }))
  }, [left, t])
  return <p className="eds-countdown">{left === 0 ? t('countdown.over') : t('countdown', { count: left })}</p>
}
