/** What the facilitator has done, for everybody in the room to read. */
import { wordsOf } from '@eds/audit/erasable'
import { useRef, useState } from 'react'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'
import { actKey, newestActs, timeOf } from '../room/feed.ts'

/** How many are shown at first, and how many more with each press: after a long session the list is very long. */
const SHOWN = 20

export function FacilitatorFeed() {
  const t = useWords()
  const say = useSaid()
  const [most, setMost] = useState(SHOWN)
  const list = useRef<HTMLOListElement>(null)
  const every = useSession((room) => room.all('feed'))
  const acts = newestActs(every, most)
  const earlier = every.length - acts.length
  const questions = useSession((room) => room.all('questions'))
  return (
    <details>
      <summary>{say('feed.title')}</summary>
      <div>
        <p>{say('feed.text')}</p>
        {acts.length === 0 ? <p>{say('feed.none')}</p> : null}
        <ol className="phone-feed" reversed start={every.length} ref={list}>
          {acts.map((item) => {
            const question = questions.find(({ id }) => id === item.question)
            const by = t(`feed.by.${item.by}`)
            return (
              <li key={item.seq} tabIndex={-1}>
                {say('feed.item', { time: timeOf(item.at), by, act: t(actKey(item.act)) })}
                {question === undefined ? null : (
                  <span className="phone-line">{t('feed.about', { code: question.outcome })}</span>
                )}
                {item.reason === null ? null : (
                  <span className="phone-line">
                    {t('feed.reason', { reason: wordsOf(item.reason, t('stage.erased')) })}
                  </span>
                )}
              </li>
            )
          })}
        </ol>
        {earlier === 0 ? null : (
          <Button
            look="secondary"
            onClick={() => {
              setMost(most + SHOWN)
              // The button may be gone: whoever pressed it reads on from the first of the earlier ones.
              requestAnimationFrame(() => list.current?.querySelectorAll('li').item(most).focus())
            }}
          >
            {t('feed.earlier', { count: earlier })}
          </Button>
        )}
      </div>
    </details>
  )
}
