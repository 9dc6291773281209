/** What the wall shows, and a button for each other view. */
import type { WallView } from '@eds/session/session'
import type { RoomFacts } from '../room/room-facts.ts'
import { useActs } from './acts.tsx'
import { lastRevealed } from './next-step.ts'
import { Key } from './people-here.tsx'

const VIEWS: readonly { view: WallView; label: string }[] = [
  { view: 'join', label: 'Join code' },
  { view: 'question', label: 'Question' },
  { view: 'evidence', label: 'Evidence' },
  { view: 'vote', label: 'Voting' },
  { view: 'result', label: 'Result' },
  { view: 'discussion', label: 'Discussion' },
  { view: 'grades', label: 'Grades so far' },
  { view: 'end', label: 'End and seal' },
]

export function WallSwitch({ facts }: { facts: RoomFacts }) {
  const { send } = useActs()
  const { session, question, rounds } = facts
  const mayShow = (view: WallView): boolean => {
    if (view === 'result') return question !== null && lastRevealed(rounds, question.id) !== null
    if (view === 'vote') return rounds.some((round) => round.state === 'open' || round.state === 'closed')
    return question !== null || view === 'join' || view === 'grades' || view === 'end'
  }
  return (
    <section className="desk-panel" aria-labelledby="desk-wall">
      <h2 id="desk-wall">
        The wall shows <Key of="W" />
      </h2>
      <div className="desk-wall" id="desk-wall-views">
        {VIEWS.map(({ view, label }) => (
          <button
            key={view}
            type="button"
            className="desk-wall__view"
            aria-pressed={session.wallView === view}
            aria-disabled={mayShow(view) ? undefined : true}
            title={mayShow(view) ? undefined : 'There is nothing to show there yet'}
            onClick={() => {
              if (mayShow(view) && session.wallView !== view) send({ type: 'showOnWall', view })
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  )
}
