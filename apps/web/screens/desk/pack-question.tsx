/** One sheet for each question: plain words, official words, what each grade means, the evidence in short, room for notes. */
import { wordsOf } from '@eds/audit/erasable'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import type { Framework } from '@eds/frameworks/framework'
import type { Evidence, Question } from '@eds/session/session'
import { evidenceChoice } from '../wall/evidence-choice.ts'
import { shortened } from '../wall/shortened.ts'
import { GradeMeanings } from './pack-day.tsx'

/** So that four claims and the grades stand on one A4 page. */
const CLAIM_LIMIT = 360

/** @param evidence of the whole session, as the room may see it */
export function QuestionSheet(props: {
  question: Question
  total: number
  framework: Framework
  evidence: readonly Evidence[]
}) {
  const { question, total, framework, evidence } = props
  const { shown, more } = evidenceChoice(evidence, question.id)
  return (
    <article className="pack-sheet pack-question">
      <p className="pack-sheet__place">
        Question {question.order + 1} of {total}
        {question.service === null ? '' : `: ${question.service.name}`}
      </p>
      <h2>{question.question}</h2>
      <div className="pack-official">
        <p>
          <b>
            The official words ({framework.name}, {question.outcome}):
          </b>{' '}
          {question.words}
          {question.wordsConfirmed ? null : <em> (unconfirmed wording)</em>}
        </p>
      </div>
      <h3>What each grade means</h3>
      <GradeMeanings framework={framework} />
      <h3>The evidence in short</h3>
      {shown.length === 0 ? (
        <p>There is no evidence for this question yet.</p>
      ) : (
        <ul className="pack-evidence">
          {shown.map((item) => (
            <Claim key={item.id} item={item} />
          ))}
        </ul>
      )}
      {more === 0 ? null : (
        <p>
          <b>
            {more} more {more === 1 ? 'piece' : 'pieces'} of evidence
          </b>{' '}
          can be read on a phone. A helper can read them to you.
        </p>
      )}
      <div className="pack-notes">
        <h3>My notes</h3>
      </div>
    </article>
  )
}

function Claim({ item }: { item: Evidence }) {
  const source = item.source === null ? null : wordsOf(item.source, ERASED)
  const about = item.characteristics.flatMap((id) => CHARACTERISTICS.find((known) => known.id === id)?.name ?? [])
  return (
    <li>
      <p>{shortened(wordsOf(item.claim, ERASED), CLAIM_LIMIT)}</p>
      <p className="pack-small">
        {item.from.kind === 'room' ? 'From the room. ' : ''}
        {source === null ? '' : `Source: ${shortened(source, 120)}. `}
        {about.length === 0 ? '' : `About: ${about.join(', ')}.`}
      </p>
    </li>
  )
}

const ERASED = 'These words were taken out.'
