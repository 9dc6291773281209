/** The browser's own dialog: it keeps focus inside, closes on Escape and gives focus back. */
import { type ReactNode, useEffect, useId, useRef } from 'react'

/** @param onClose called for Escape too; set `open` to false there */
export function Dialog(props: { open: boolean; title: string; onClose: () => void; children: ReactNode }) {
  const { open, title, onClose, children } = props
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return
    if (open && !dialog.open) {
      dialog.showModal()
      enterAtChosen(dialog)
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  // The browser tells it a moment late: the same dialog may have been opened again meanwhile.
  const closed = () => element.current?.open || onClose()
  return (
    <dialog className="eds-dialog" ref={element} aria-labelledby={titleId} onClose={closed}>
      {open ? (
        <>
          <h2 id={titleId}>{title}</h2>
          {children}
        </>
      ) : null}
    </dialog>
  )
}

/**
 * The browser puts focus on the first radio button, chosen or not: a stray arrow key must not begin there. Only the open
 * dialog can do this, because before that nothing in it takes focus.
 */
function enterAtChosen(dialog: HTMLDialogElement): void {
  const focused = document.activeElement
  if (!(focused instanceof HTMLInputElement) || focused.type !== 'radio' || focused.checked) return
  const group = [...dialog.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')]
  group.find(({ name }) => name === focused.name)?.focus()
}
