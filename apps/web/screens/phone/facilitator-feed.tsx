/** What the facilitator has done, for everybody in the room to read. */
import { wordsOf } from '@eds/audit/erasable'
import { useSession } from '../../live/session.tsx'
import { useWords } from '../../words/use-words.tsx'
import { actKey, newestActs, timeOf } from '../room/feed.ts'

const SHOWN = 20

export function FacilitatorFeed() {
  const t = useWords()
  const acts = newestActs(
    useSession((room) => room.all('feed')),
    SHOWN,
  )
  const questions = useSession((room) => room.all('questions'))
  return (
    <details>
      <summary>{t('feed.title')}</summary>
      <div>
        <p>{t('feed.text')}</p>
        {acts.length === 0 ? <p>{t('feed.none')}</p> : null}
        <ol className="phone-feed" reversed>
          {acts.map((item) => {
            const question = questions.find(({ id }) => id === item.question)
            const by = t(`feed.by.${item.by}`)
            return (
              <li key={item.seq}>
                {t('feed.item', { time: timeOf(item.at), by, act: t(actKey(item.act)) })}
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
      </div>
    </details>
  )
}
