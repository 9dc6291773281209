/** The end of a form in a dialog: its buttons, and above them why it was refused. It stays in view while the form scrolls. */
import type { ReactNode } from 'react'
import type { SendState } from '../../live/send.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'

/** @param children the buttons */
export const FormEnd = ({ state, children }: { state: SendState; children: ReactNode }) => (
  <div className="eds-form-end">
    {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
    <div className="eds-buttons">{children}</div>
  </div>
)
