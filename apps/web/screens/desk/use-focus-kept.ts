/** Keeps the focus on the desk: what has it may go by itself, when its record changes or another desk acts first. */
import { useEffect } from 'react'
import { focusNextAction } from './next-action.tsx'

/** When what had the focus is gone, the next step has it: a keyboard is never left at the top of the page. */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Element | null = null
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const changes = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      focusNextAction()
    })
    document.addEventListener('focusin', remember)
    // `open` too: while a dialog is closing nothing outside it can have the focus yet.
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] })
    return () => {
      document.removeEventListener('focusin', remember)
      changes.disconnect()
    }
  }, [])
}
