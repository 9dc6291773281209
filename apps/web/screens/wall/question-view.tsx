/** The question in plain English, the official words below it, and what each grade means. */
import type { Question } from '@eds/session/session'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { QuestionLine } from './question-line.tsx'
import { VoidNote } from './void-note.tsx'

export function QuestionView({ facts, question }: { facts: RoomFacts; question: Question }) {
  const t = useWords()
  const { framework } = facts
  return (
    <div className="wall-view">
      <QuestionLine question={question} size="xl" />
      <VoidNote facts={facts} />
      <p className="wall__official">
        <b>{t(question.wordsConfirmed ? 'wall.question.official' : 'wall.question.unconfirmed')}: </b>
        {question.words}
      </p>
      <h2 className="wall__h2 wall-view__foot">{t('wall.question.grades')}</h2>
      <ul className="wall-meanings">
        {framework.grades.map(({ grade, meaning }) => (
          <li key={grade} className={`wall-meaning eds-grade--${grade}`}>
            <GradeMark framework={framework.id} grade={grade} />
            <p>{meaning}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function NoQuestionYet() {
  const t = useWords()
  return (
    <div className="wall-view wall-view--middle">
      <h1 className="wall__h1">{t('wall.question.none')}</h1>
      <p className="wall__lead">{t('wall.question.none-body')}</p>
    </div>
  )
}
