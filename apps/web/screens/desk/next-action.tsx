/** The one obvious next act, done by its button, and what can be taken back. */
import { useSession } from '../../live/session.tsx'
import { totalsOf } from '../room/attendance.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { useActs } from './acts.tsx'
import type { NextStep } from './next-step.ts'
import { NextStepPanel } from './next-step-panel.tsx'
import type { OtherAct } from './other-acts.ts'
import { lossOf } from './other-people.ts'
import { UndoBar } from './undo-bar.tsx'
import { useRunningVotes } from './votes-in.tsx'

/** Focus comes back here whenever what had it is gone. */
export const NEXT_ACTION = 'desk-next'

/** @returns nothing; puts focus on the next act. */
export const focusNextAction = (): void => document.getElementById(NEXT_ACTION)?.focus()

/** @param missing which groups the question needs that have no phone connected; null for none */
export function NextAction(props: {
  step: NextStep
  others: readonly OtherAct[]
  missing: string | null
  facts: RoomFacts
}) {
  const { facts, ...panel } = props
  const loss = useLoss(facts)
  const votes = useRunningVotes(facts.rounds)
  const { doAct, undo, isBusy, refusal, told } = useActs()
  return (
    <section className="desk-next" aria-labelledby="desk-next-title">
      <h2 className="eds-hidden" id="desk-next-title">
        Next step
      </h2>
      <NextStepPanel
        id={NEXT_ACTION}
        {...panel}
        votes={votes}
        loss={loss}
        isBusy={isBusy}
        told={told}
        refusal={refusal}
        onAct={doAct}
      />
      <UndoBar onUndo={undo} />
    </section>
  )
}

function useLoss({ rounds, session }: RoomFacts): string | null {
  const turnout = useSession((room) => room.one('turnout', 'now'))
  const { seats } = totalsOf(useSession((room) => room.all('presence')))
  const round = rounds.find(({ state }) => state === 'open' || state === 'closed')
  return round === undefined ? null : lossOf({ round, rounds, turnout, seats, k: session.settings.disclosureThreshold })
}
