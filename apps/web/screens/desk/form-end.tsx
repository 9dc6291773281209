/** The end of a form in a dialog: its buttons, and above them why it was refused. It stays in view while the form scrolls. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { SendState } from '../../live/send.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'

/** @param children the buttons */
export function FormEnd({ state, children }: { state: SendState; children: ReactNode }) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const dialog = end.current?.closest('dialog') ?? null
    dialog?.addEventListener('focusin', bringWhole)
    return () => dialog?.removeEventListener('focusin', bringWhole)
  }, [])
  return (
    <div className="eds-form-end" ref={end}>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      <div className="eds-buttons">{children}</div>
    </div>
  )
}

/** Browsers leave a field where it is when a part of it is in view: the rest may be behind the buttons. */
function bringWhole({ target }: FocusEvent): void {
  // Not under a mouse, which would let go of it beside what it pressed.
  if (target instanceof HTMLElement && target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' })
}
