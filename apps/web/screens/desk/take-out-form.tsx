/** Takes words out for good, with a reason that everybody can read. */
import type { RedactableText } from '@eds/session/session'
import { ReasonForm } from './reason-form.tsx'
import { WordsOfText } from './words-at-stake.tsx'

/** Nothing is called undoable that is not: what stays, and what does not. */
export const FOR_GOOD =
  'This cannot be undone: the words go from every screen and from the server. The trail keeps that they were there and can still be checked. Everybody can read your reason, so do not repeat the words.'

export const TAKE_OUT_REASONS = [
  'It pointed at a person',
  'It was about a patient’s health',
  'Its author asked for it',
] as const

/** For words that are no evidence. */
export function TakeOutForm(props: { text: RedactableText; onDone: () => void; onCancel: () => void }) {
  const { text, onDone, onCancel } = props
  return (
    <ReasonForm
      label="Why must it go?"
      hint={FOR_GOOD}
      about={<WordsOfText text={text} />}
      quick={TAKE_OUT_REASONS}
      button="Take it out"
      isForGood
      command={(reason) => ({ type: 'redactText', text, reason })}
      onDone={onDone}
      onCancel={onCancel}
    />
  )
}
