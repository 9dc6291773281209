/** Which question this is: its outcome code, its service, and the question itself in plain English. */
import type { Question } from '@eds/session/session'

/** @param size `xl` where the question is the whole view, `m` where it stands above something else */
export function QuestionLine({ question, size }: { question: Question; size: 'xl' | 'm' }) {
  return (
    <div className={`wall-question wall-question--${size}`}>
      <p className="wall-question__place">
        <span className="wall-question__code">{question.outcome}</span>
        <span>{question.service === null ? question.grouping.name : question.service.name}</span>
      </p>
      <h1 className="wall-question__words">{question.question}</h1>
    </div>
  )
}
