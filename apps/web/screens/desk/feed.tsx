/** The facilitator's own acts, as everybody in the room can read them. */
import { useSession } from '../../live/session.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { ActLine } from './act-line.tsx'
import type { DeskForm } from './next-step.ts'
import { oneOfList } from './one-of-list.ts'

/** As many as stand whole beside the agenda: a list that scrolls by itself would need a tab stop of its own. */
const SHOWN = 12

export function Feed({ facts, openForm }: { facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const feed = useSession((room) => room.all('feed')).toSorted((a, b) => b.seq - a.seq)
  const written = feed.filter((item) => item.written === true)
  const earlier = feed.slice(SHOWN).filter((item) => item.written === true)
  const takeOut = (seq: number) => openForm({ name: 'redact-text', text: { kind: 'entry', seq } })
  const line = (item: (typeof feed)[number]) => (
    <li key={item.seq}>
      <ActLine
        item={item}
        which={oneOfList(null, written.indexOf(item) + 1, written.length)}
        questions={facts.questions}
        onTakeOut={takeOut}
      />
    </li>
  )
  return (
    <section className="desk-panel" aria-labelledby="desk-feed">
      <h2 id="desk-feed">Your acts</h2>
      <p className="eds-quiet desk-hint">Everybody in the room can read this list.</p>
      <ol className="desk-feed" reversed>
        {feed.slice(0, SHOWN).map(line)}
      </ol>
      {earlier.length === 0 ? null : (
        <details>
          <summary>Earlier acts with words in them ({earlier.length})</summary>
          <ol className="desk-feed" reversed>
            {earlier.map(line)}
          </ol>
        </details>
      )}
    </section>
  )
}
