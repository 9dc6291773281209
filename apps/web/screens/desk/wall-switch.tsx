/** What the wall shows, and a button for each other view. */
import { MOST_CAPTIONS, type WallView } from '@eds/session/session'
import { LANGUAGES } from '../../words/languages.ts'
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
  { view: 'end', label: 'Closing words' },
]

export function WallSwitch({ facts }: { facts: RoomFacts }) {
  const { send } = useActs()
  const { session, question, rounds } = facts
  const mayShow = (view: WallView): boolean => {
    // It says that the session is closed.
    if (view === 'end') return session.phase === 'closed'
    if (view === 'result') return question !== null && lastRevealed(rounds, question.id) !== null
    if (view === 'vote') return rounds.some((round) => round.state === 'open' || round.state === 'closed')
    return question !== null || view === 'join' || view === 'grades'
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
      <CaptionChoice chosen={session.captions} />
    </section>
  )
}

const CAPTIONS = LANGUAGES.filter(({ id }) => id !== 'en')

/** The languages in which the wall also says what it shows; Easy Read is one. */
function CaptionChoice({ chosen }: { chosen: readonly string[] }) {
  const { send } = useActs()
  const isFull = chosen.length >= MOST_CAPTIONS
  const names = CAPTIONS.filter(({ id }) => chosen.includes(id)).map(({ name }) => name)
  return (
    <details className="desk-captions">
      <summary>Other languages on the wall: {names.length === 0 ? 'none' : names.join(', ')}</summary>
      <div>
        <p className="eds-quiet">Up to {MOST_CAPTIONS}, above the English. Each phone has its own choice.</p>
        <div className="desk-wall">
          {CAPTIONS.map(({ id, tag, name }) => {
            const isOn = chosen.includes(id)
            const isBarred = isFull && !isOn
            return (
              <button
                key={id}
                type="button"
                className="desk-wall__view"
                lang={tag}
                aria-pressed={isOn}
                aria-disabled={isBarred ? true : undefined}
                title={isBarred ? 'Take another language off first' : undefined}
                onClick={() => {
                  if (isBarred) return
                  send({
                    type: 'showCaptions',
                    languages: isOn ? chosen.filter((each) => each !== id) : [...chosen, id],
                  })
                }}
              >
                {name}
              </button>
            )
          })}
        </div>
      </div>
    </details>
  )
}
