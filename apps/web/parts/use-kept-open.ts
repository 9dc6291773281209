/** Keeps what a header's button opens, while the page around it becomes the next one at the same address. */
import { type RefObject, useEffect, useRef, useState } from 'react'

/** The address at which it is open; null while it is closed. One header stands in a window. */
let openAt: string | null = null

/**
 * @returns `isOpen` stays true when the page is put up anew: connecting becomes the desk, asking becomes a seat. `close` gives
 * focus back to `button`, which may not be the element that was pressed.
 */
export function useKeptOpen(): {
  isOpen: boolean
  button: RefObject<HTMLButtonElement | null>
  open: () => void
  close: () => void
} {
  const [isOpen, setOpen] = useState(() => openAt === location.pathname)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  const turn = (on: boolean) => {
    openAt = on ? location.pathname : null
    setOpen(on)
  }
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return { isOpen, button, open: () => turn(true), close: () => turn(false) }
}
