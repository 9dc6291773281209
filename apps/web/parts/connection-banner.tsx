/** Says when the connection is lost and when it is back, on screen and aloud. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.tsx'
import { announce } from './live-region.tsx'

/** As `useConnection` tells it; named here so that parts need not know the network. */
type ConnectionState = 'connecting' | 'live' | 'offline' | { gone: Gone }
type Gone = 'not-signed-in' | 'not-allowed' | 'unknown-session' | 'needs-https' | 'staff-needs-https'

/** A short loss is not worth a word: phones drop for a second whenever they change cell. */
const PATIENCE_MS = 1_500
const BACK_MS = 4_000

/**
 * @param waiting how many things this device still has to send; said while offline
 * @param lost what is said of a lost connection; left out, what fits everybody
 */
export function ConnectionBanner(props: { connection: ConnectionState; waiting?: number; lost?: string }) {
  const { connection, waiting = 0 } = props
  const t = useWords()
  const lost = props.lost ?? t('connection.lost')
  const [shown, show] = useShownInPlace()
  const wasLost = useRef(false)
  useEffect(() => {
    if (connection === 'offline') {
      const timer = setTimeout(() => {
        if (!wasLost.current) announce(lost)
        wasLost.current = true
        show('lost')
      }, PATIENCE_MS)
      return () => clearTimeout(timer)
    }
    if (connection === 'live' && wasLost.current) {
      wasLost.current = false
      announce(t('connection.back'))
      show('back')
      const timer = setTimeout(() => show('none'), BACK_MS)
      return () => clearTimeout(timer)
    }
    return undefined
  }, [connection, show, t, lost])
  if (typeof connection === 'object') {
    return (
      <aside className="eds-connection">
        <p>{goneWords(connection.gone, t)}</p>
      </aside>
    )
  }
  if (shown === 'none') return null
  return (
    <aside className={shown === 'back' ? 'eds-connection eds-connection--back' : 'eds-connection'}>
      <p>
        {shown === 'back' ? t('connection.back') : lost}
        {shown === 'lost' && waiting > 0 ? ` ${t('connection.waiting', { count: waiting })}` : ''}
      </p>
    </aside>
  )
}

type Shown = 'none' | 'lost' | 'back'

/**
 * The banner takes its height at the top of the page, and gives it back: the page is scrolled by as much, so that no choice
 * moves from under a thumb. Browsers do this by themselves only when they are not at the very top, and some not at all.
 */
function useShownInPlace(): [Shown, (next: Shown) => void] {
  const [shown, setShown] = useState<Shown>('none')
  const topBefore = useRef<number | null>(null)
  const show = useCallback((next: Shown) => {
    topBefore.current = topOfMain()
    setShown(next)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: what is shown is not read here but has moved the page
  useLayoutEffect(() => {
    const moved = topBefore.current === null ? 0 : topOfMain() - topBefore.current
    topBefore.current = null
    if (moved !== 0) window.scrollBy(0, moved)
  }, [shown])
  return [shown, show]
}

const topOfMain = (): number => document.getElementById('main')?.getBoundingClientRect().top ?? 0

/** Where https is needed it is said in the words of the refusal; a phone is also told how it comes back. */
function goneWords(gone: Gone, t: ReturnType<typeof useWords>): string {
  if (gone === 'needs-https') return `${t('refusal.needs-https')} ${t('refusal.needs-https.next')}`
  return t(gone === 'staff-needs-https' ? 'refusal.staff-needs-https' : `connection.gone.${gone}`)
}
