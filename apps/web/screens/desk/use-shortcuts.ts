/** Listens for the desk's keys. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { type Shortcut, shortcutFor } from './shortcuts.ts'

/** @param press called once per key press that is the desk's to take; the newest function is used */
export function useShortcuts(press: (shortcut: Shortcut) => void): void {
  const newest = useRef(press)
  // With the drawing itself: a key that is pressed for what the eye has just seen must not do what stood there before.
  useLayoutEffect(() => {
    newest.current = press
  }, [press])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = shortcutFor({
        key: event.key,
        ctrlKey: event.ctrlKey,
        altKey: event.altKey,
        metaKey: event.metaKey,
        repeat: event.repeat,
        isTaken: event.defaultPrevented || isTaken(event.target),
      })
      if (shortcut === null) return
      event.preventDefault()
      newest.current(shortcut)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Letters are text in a field, jump in a list and belong to an open dialog. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}
