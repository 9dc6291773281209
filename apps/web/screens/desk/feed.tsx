/** The facilitator's own acts, as everybody in the room can read them. */
import { wordsOf } from '@eds/audit/erasable'
import { useSession } from '../../live/session.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { actWords, byWords, timeWords } from './feed-words.ts'

/** As many as stand whole beside the agenda: a list that scrolls by itself would need a tab stop of its own. */
const SHOWN = 12

export function Feed({ facts }: { facts: RoomFacts }) {
  const feed = useSession((room) => room.all('feed'))
  const newest = feed.toSorted((a, b) => b.seq - a.seq).slice(0, SHOWN)
  return (
    <section className="desk-panel" aria-labelledby="desk-feed">
      <h2 id="desk-feed">Your acts</h2>
      <p className="eds-quiet desk-hint">Everybody in the room can read this list.</p>
      <ol className="desk-feed" reversed>
        {newest.map((item) => {
          const question = facts.questions.find(({ id }) => id === item.question)
          return (
            <li key={item.seq}>
              <span className="desk-feed__time">{timeWords(item.at)}</span>
              <span>
                {byWords(item.by)} {actWords(item.act)}
                {question === undefined ? '' : ` (${question.outcome})`}
                {item.reason === null ? '' : `: “${wordsOf(item.reason, 'erased')}”`}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
