/** Says things to screen readers without moving focus. One region for the page, there before anything is said. */
import { useEffect, useState } from 'react'

type Heard = { polite: string; assertive: string }

let tell: ((change: Partial<Heard>) => void) | null = null
let turn = 0

/** Says a sentence after what is being read, or (`assertive`) at once. The same sentence twice is heard twice. */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  turn += 1
  // A no-break space that comes and goes makes the text new, or a screen reader would not read it again.
  const text = turn % 2 === 0 ? sentence : `${sentence}\u00a0`
  tell?.(urgency === 'polite' ? { polite: text } : { assertive: text })
}

/** Stands once, at the top of the app. */
export function LiveRegion() {
  const [heard, setHeard] = useState<Heard>({ polite: '', assertive: '' })
  useEffect(() => {
    tell = (change) => setHeard((before) => ({ ...before, ...change }))
    return () => {
      tell = null
    }
  }, [])
  return (
    <>
      <div className="eds-hidden" role="status" aria-live="polite" aria-atomic="true">
        {heard.polite}
      </div>
      <div className="eds-hidden" role="alert" aria-live="assertive" aria-atomic="true">
        {heard.assertive}
      </div>
    </>
  )
}
