/** An act that needs a reason: everybody can read it afterwards. */
import type { Command } from '@eds/session/protocol'
import { type ReactNode, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { FormEnd } from './form-end.tsx'
import { withQuickReason } from './quick-reason.ts'
import { useDeskSend } from './undo-bar.tsx'

const REASON_LIMIT = 2000

/** @param quick reasons often given; choosing one puts it into the field, which can then be changed */
export function ReasonForm(props: {
  label: string
  hint: string
  quick: readonly string[]
  button: string
  /** It cannot be undone, and looks like it. */
  isForGood?: boolean
  /** What the act is about, above the field: the dialog covers it. */
  about?: ReactNode
  command: (reason: string) => Command
  onDone: () => void
  onCancel: () => void
}) {
  const { label, hint, quick, button, isForGood = false, about, command, onDone, onCancel } = props
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { send, state } = useDeskSend()
  const error = !isTried
    ? undefined
    : reason.trim() === ''
      ? 'Write the reason'
      : reason.length > REASON_LIMIT
        ? 'Make the reason shorter'
        : undefined
  const submit = async (form: HTMLFormElement) => {
    setIsTried(true)
    if (reason.trim() === '' || reason.length > REASON_LIMIT) {
      form.querySelector('textarea')?.focus()
      return
    }
    const answer = await send(command(reason.trim()))
    if (answer.status === 'saved') onDone()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      {about}
      <TextArea
        label={label}
        hint={hint}
        limit={REASON_LIMIT}
        rows={3}
        value={reason}
        error={error}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="desk-quick">
        {quick.map((words) => (
          <Button key={words} look="quiet" onClick={() => setReason(withQuickReason(reason, words))}>
            {words}
          </Button>
        ))}
      </div>
      <FormEnd state={state}>
        <Button
          type="submit"
          look={isForGood ? 'danger' : 'primary'}
          busy={state.kind === 'sending' ? 'Working…' : null}
        >
          {button}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </FormEnd>
    </form>
  )
}
