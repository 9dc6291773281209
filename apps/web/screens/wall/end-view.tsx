/** The end of the session: what was recorded, and the seal that shows whether anything is changed afterwards. */
import { sealWords } from '@eds/audit/seal-words'
import { useSession } from '../../live/session.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { useWords } from '../../words/use-words.tsx'
import { isOnlyInRoom } from '../room/link-reach.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { gradesSoFar } from './grades-so-far.ts'
import { useJoinAddress } from './join-address.ts'

const HEAD_SHOWN = 12

export function EndView({ facts }: { facts: RoomFacts }) {
  const t = useWords()
  const { session, questions } = facts
  // What the minutes get: what the lead does afterwards has words of its own.
  const trail = useSession((room) => room.one('trail', 'closed') ?? room.one('trail', 'head'))
  const agreements = useSession((room) => room.all('agreements'))
  const rows = gradesSoFar({ questions, agreements, ownGrades: [], currentQuestion: null })
  const count = (standing: string) => rows.filter((row) => row.standing === standing).length
  const address = useJoinAddress(session.joinCode)
  const report = `${address.spoken}/report/${session.id}`
  const isHere = isOnlyInRoom(address.url)
  return (
    <div className="wall-view wall-end">
      <div className="wall-end__top">
        <div className="wall-end__said">
          <h1 className="wall__h1">{t('wall.end.heading')}</h1>
          <p className="wall__lead">{t('wall.end.body')}</p>
          <ul className="wall-end__counts">
            <li>{t('wall.end.agreed', { count: count('agreed') })}</li>
            {count('split') === 0 ? null : <li>{t('wall.end.split', { count: count('split') })}</li>}
            {count('no-evidence') === 0 ? null : <li>{t('wall.end.no-evidence', { count: count('no-evidence') })}</li>}
            {count('no-grade') === 0 ? null : <li>{t('wall.end.no-grade', { count: count('no-grade') })}</li>}
            {count('open') === 0 ? null : <li>{t('wall.end.unrecorded', { count: count('open') })}</li>}
          </ul>
        </div>
        <div className="wall-end__report">
          <QrCode
            text={new URL(`/report/${session.id}`, address.url).href}
            label={t('wall.end.report-qr', { address: report })}
          />
          <p className="wall__body">{t(isHere ? 'wall.end.report-scan-here' : 'wall.end.report-scan')}</p>
        </div>
      </div>
      {trail === null ? null : (
        <section className="wall-end__seal" aria-labelledby="wall-seal">
          <h2 className="wall__h2" id="wall-seal">
            {t('wall.end.seal')}
          </h2>
          <ol className="wall-seal">
            {sealWords(trail.head).map((word, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: reason: eight fixed places; a word may stand in two of them
              <li key={place}>{word}</li>
            ))}
          </ol>
          <p className="wall__body">{t('wall.end.seal-help', { entries: trail.seq })}</p>
          <p className="wall__body wall-end__head">
            {t('wall.end.head', { seq: trail.seq, head: trail.head.slice(0, HEAD_SHOWN) })}
          </p>
        </section>
      )}
      <p className="wall__body wall-view__end">
        {t(session.published ? 'wall.end.report-published' : 'wall.end.report', { address: report })}
        {isHere ? (
          <>
            <br />
            {t('wall.end.report-here')}
          </>
        ) : null}
      </p>
    </div>
  )
}
