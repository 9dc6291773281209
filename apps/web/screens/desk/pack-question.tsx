/** One sheet for each question: plain words, official words, what each grade means, all accepted evidence, room for notes. */
import { isErased, wordsOf } from '@eds/audit/erasable'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import type { Framework } from '@eds/frameworks/framework'
import type { Evidence, Question, SessionGroup } from '@eds/session/session'
import { evidenceOn } from '../wall/evidence-choice.ts'
import { GradeMeanings } from './pack-day.tsx'

/** @param evidence of the whole session, as the room may see it; words that were taken out are not told of */
export function QuestionSheet(props: {
  question: Question
  total: number
  framework: Framework
  evidence: readonly Evidence[]
  groups: readonly SessionGroup[]
}) {
  const { question, total, framework, evidence, groups } = props
  const shown = evidenceOn(evidence, question.id).filter(({ claim }) => !isErased(claim))
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
      <h3>The evidence</h3>
      {shown.length === 0 ? (
        <p>There is no evidence for this question yet.</p>
      ) : (
        <ul className="pack-evidence">
          {shown.map((item) => (
            <Claim key={item.id} item={item} groups={groups} />
          ))}
        </ul>
      )}
      <div className="pack-notes">
        <h3>My notes</h3>
      </div>
    </article>
  )
}

/** Whole, with where it comes from, as on the phone. */
function Claim({ item, groups }: { item: Evidence; groups: readonly SessionGroup[] }) {
  const { from } = item
  const group = from.kind === 'room' ? groups.find(({ id }) => id === from.group) : undefined
  const source = item.source === null ? null : wordsOf(item.source, ERASED)
  const about = item.characteristics.flatMap((id) => CHARACTERISTICS.find((known) => known.id === id)?.name ?? [])
  return (
    <li>
      <p className="pack-evidence__claim">{wordsOf(item.claim, ERASED)}</p>
      <p className="pack-small">
        {from.kind === 'organisation'
          ? `Brought by: ${sentence(wordsOf(from.owner, ERASED).replaceAll(/\s*\n\s*/g, ', '))} `
          : `From the room${group === undefined ? '' : `: ${group.name}`}. `}
        {source === null ? '' : `Source: ${sentence(source)} `}
        {about.length === 0 ? '' : `About: ${about.join(', ')}.`}
      </p>
    </li>
  )
}

const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)

const ERASED = 'These words were taken out.'
