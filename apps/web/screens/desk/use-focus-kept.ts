/** Keeps the focus on the desk: what has it may go by itself, when its record changes or another desk acts first. */
import { useEffect } from 'react'
import { focusNextAction } from './next-action.tsx'

/**
 * When what had the focus is gone, the next step has it: a keyboard is never left at the top of the page. After evidence that
 * was answered the next that waits has it, as whoever reads one reads on.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Element | null = null
    /** What had it on the page itself: a dialog's own controls go with the dialog. */
    let onPage: Element | null = null
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
      if (last?.closest('dialog') === null) onPage = last
    }
    const changes = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      const wasInQueue = onPage?.isConnected === false && onPage.closest('[data-evidence]') !== null
      const waits = document.querySelector<HTMLElement>('[data-evidence] [data-first]')
      if (wasInQueue && waits !== null) waits.focus()
      else focusNextAction()
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
