/** Says things to screen readers without moving focus. One region for the page, there before anything is said. */
import { useEffect, useState } from 'react'

type Urgency = 'polite' | 'assertive'
type Said = { id: number; sentence: string; urgency: Urgency }

/** Long enough to be read out, short enough not to be met again when reading through the page. */
const STAYS_MS = 8_000

let tell: ((said: Said) => void) | null = null
let count = 0

/** Says a sentence after what is being read, or (`assertive`) at once. Two sentences in a row are both heard. */
export function announce(sentence: string, urgency: Urgency = 'polite'): void {
  count += 1
  tell?.({ id: count, sentence, urgency })
}

/** Stands once, at the top of the app. */
export function LiveRegion() {
  const [said, setSaid] = useState<readonly Said[]>([])
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    tell = (next) => {
      setSaid((before) => [...before, next])
      const timer = setTimeout(() => {
        timers.delete(timer)
        setSaid((before) => before.filter(({ id }) => id !== next.id))
      }, STAYS_MS)
      timers.add(timer)
    }
    return () => {
      tell = null
      for (const timer of timers) clearTimeout(timer)
    }
  }, [])
  // Sentences are added, never replaced: a replaced one is lost if it was not read out yet.
  return (
    <>
      <div className="eds-hidden" role="status" aria-live="polite" aria-atomic="false" aria-relevant="additions">
        {said.flatMap(({ id, sentence, urgency }) => (urgency === 'polite' ? [<p key={id}>{sentence}</p>] : []))}
      </div>
      <div className="eds-hidden" role="alert" aria-live="assertive" aria-atomic="false" aria-relevant="additions">
        {said.flatMap(({ id, sentence, urgency }) => (urgency === 'assertive' ? [<p key={id}>{sentence}</p>] : []))}
      </div>
    </>
  )
}
