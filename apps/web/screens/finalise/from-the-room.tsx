/** What people brought to one question that the report does not print: the words of objections, and evidence not let in. */
import { wordsOf } from '@eds/audit/erasable'
import type { QuestionId } from '@eds/session/session'
import { useDesk, useSession } from '../../live/session.tsx'
import { Tag } from '../../parts/notice.tsx'
import { ERASED } from '../desk/take-out.tsx'

/** Nothing while nobody has objected. Withdrawn ones are left out: who raised them took them back. */
export function Objections({ question }: { question: QuestionId }) {
  const groups = useSession((room) => room.all('groups'))
  const objections = useDesk((desk) => desk.all('objections'))
    .filter((objection) => objection.question === question && objection.state !== 'withdrawn')
    .toSorted((a, b) => a.at - b.at)
  if (objections.length === 0) return null
  return (
    <section aria-labelledby="objections">
      <h2 id="objections">Objections</h2>
      <p className="eds-quiet">
        Only staff read these words. The report says that somebody objected, and whether it was heard.
      </p>
      <ul className="ws-evidence">
        {objections.map(({ id, group, reason, state }) => (
          <li key={id}>
            <p className="eds-line">{wordsOf(reason, ERASED)}</p>
            <p className="eds-tags">
              <Tag tone="info">
                {groups.find((one) => one.id === group)?.name ?? 'From a small group, which is not named'}
              </Tag>
              {state === 'heard' ? <Tag>Heard</Tag> : <Tag tone="warn">Not recorded as heard</Tag>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing while all that was proposed was let in. What was withdrawn is left out. */
export function NotLetIn({ question }: { question: QuestionId }) {
  const kept = useDesk((desk) => desk.all('proposals')).filter(
    ({ evidence, standing }) =>
      evidence.question === question && (standing.state === 'declined' || standing.state === 'waiting'),
  )
  if (kept.length === 0) return null
  return (
    <details>
      <summary>
        {kept.length === 1
          ? '1 proposal from the room was not let in'
          : `${kept.length} proposals from the room were not let in`}
      </summary>
      <p className="eds-quiet">Only staff read them. The room did not see them, and the report does not print them.</p>
      <ul className="ws-evidence">
        {kept.map(({ evidence, standing }) => (
          <li key={evidence.id}>
            <p className="eds-line">{wordsOf(evidence.claim, ERASED)}</p>
            <p className="eds-quiet eds-line">
              {standing.state === 'declined'
                ? `Declined: ${wordsOf(standing.reason, ERASED)}`
                : 'Nobody has decided about it.'}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
