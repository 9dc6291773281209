/** The one obvious next act, done by its button, and what can be taken back. */
import { useActs } from './acts.tsx'
import type { NextStep } from './next-step.ts'
import { NextStepPanel } from './next-step-panel.tsx'
import type { OtherAct } from './other-acts.ts'
import { UndoBar } from './undo-bar.tsx'

/** Focus comes back here whenever what had it is gone. */
export const NEXT_ACTION = 'desk-next'

/** @returns nothing; puts focus on the next act. */
export const focusNextAction = (): void => document.getElementById(NEXT_ACTION)?.focus()

/** @param missing names of the groups that the question needs and that have nobody connected */
export function NextAction(props: { step: NextStep; others: readonly OtherAct[]; missing: readonly string[] }) {
  const { doAct, undo, isBusy, refusal, told } = useActs()
  return (
    <section className="desk-next" aria-labelledby="desk-next-title">
      <h2 className="eds-hidden" id="desk-next-title">
        Next step
      </h2>
      <NextStepPanel id={NEXT_ACTION} {...props} isBusy={isBusy} told={told} refusal={refusal} onAct={doAct} />
      <UndoBar onUndo={undo} />
    </section>
  )
}
