/** At the foot of the phone: the grades so far, the facilitator's acts, and the trail's head as words to compare by eye. */
import { sealWords } from '@eds/audit/seal-words'
import { Link } from 'wouter'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import { FacilitatorFeed } from './facilitator-feed.tsx'
import { latestAgreement } from './room-reading.ts'

/** Details, closed at first. */
export function RecordOfSession() {
  const say = useSaid()
  // Once the session has ended, the words that the wall shows: what the lead does later has words of its own.
  const trail = useSession((room) => room.one('trail', 'closed') ?? room.one('trail', 'head'))
  return (
    <>
      <GradesSoFar />
      <FacilitatorFeed />
      {trail === null ? null : (
        <details>
          <summary>{say('record.title')}</summary>
          <div>
            <p>{say('record.text')}</p>
            <p className="phone-seal" lang="en-GB">
              {sealWords(trail.head).join(' ')}
            </p>
            <p>{say('record.entry', { seq: trail.seq, head: trail.head.slice(0, 12) })}</p>
          </div>
        </details>
      )}
      <p>
        <Link className="phone-link" href="/protected">
          {say('protected.link')}
        </Link>
      </p>
    </>
  )
}

function GradesSoFar() {
  const t = useWords()
  const say = useSaid()
  const plain = usePlain()
  const framework = useSession((room) => room.one('session', 'session')?.framework ?? null)
  const questions = useSession((room) => room.all('questions'))
  const agreements = useSession((room) => room.all('agreements'))
  const agreed = questions
    .toSorted((left, right) => left.order - right.order)
    .flatMap((question) => {
      const agreement = latestAgreement(agreements, question.id)
      return agreement === null ? [] : [{ question, agreement }]
    })
  if (framework === null || agreed.length === 0) return null
  return (
    <details>
      <summary>{say('record.grades')}</summary>
      <dl className="phone-grades">
        {agreed.map(({ question, agreement: { outcome } }) => (
          <div key={question.id}>
            <dt>{plain.questionTitle(framework, question)}</dt>
            <dd>
              {outcome.kind === 'agreed' ? (
                <GradeMark framework={framework} grade={outcome.grade} />
              ) : (
                t(`record.grade.${outcome.kind}`)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
