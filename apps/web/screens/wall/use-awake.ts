/** Keeps the projector's laptop awake while the wall is shown, where the browser can. */
import { useEffect } from 'react'

/** Asks for a screen wake lock, again each time the page comes back to the front. Absent on plain http: then does nothing. */
export function useAwake(): void {
  useEffect(() => {
    let lock: { release: () => Promise<void> } | null = null
    let isOver = false
    const ask = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      try {
        const granted = await navigator.wakeLock.request('screen')
        if (isOver) await granted.release()
        else lock = granted
      } catch {
        // Refused, for instance on low battery: the facilitator then moves the mouse.
      }
    }
    const again = () => void ask()
    document.addEventListener('visibilitychange', again)
    again()
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release().catch(() => undefined)
    }
  }, [])
}
