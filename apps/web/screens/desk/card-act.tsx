/** The act that answers a card, such as an objection: done, it is said, and the focus leaves the card before the card goes. */
import type { Command } from '@eds/session/protocol'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { useDeskSend } from './undo-bar.tsx'

/**
 * The button with what else may be done beside it; a refusal stands above.
 * @param which tells the button apart from the others of its list: see `oneOfList`
 * @param said once it is saved @param focus id of what has the focus then @param beside further buttons
 */
export function CardAct(props: {
  command: Command
  label: string
  which: string
  look: 'secondary' | 'quiet'
  said: string
  focus: string
  beside?: ReactNode
}) {
  const { command, label, which, look, said, focus, beside } = props
  const { send, state } = useDeskSend()
  const act = async () => {
    const answer = await send(command)
    if (answer.status !== 'saved') return
    announce(said)
    document.getElementById(focus)?.focus()
  }
  return (
    <>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      <div className="eds-buttons">
        <Button
          look={look}
          aria-label={state.kind === 'sending' ? undefined : `${label}${which}`}
          busy={state.kind === 'sending' ? 'Saving…' : null}
          onClick={() => void act()}
        >
          {label}
        </Button>
        {beside}
      </div>
    </>
  )
}
