/** What has been recorded so far, question by question, with the own grade beside it once it may be seen. */
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { type GradeSoFar, gradesSoFar } from './grades-so-far.ts'

export function GradesView({ facts }: { facts: RoomFacts }) {
  const t = useWords()
  const agreements = useSession((room) => room.all('agreements'))
  const ownGrades = useSession((room) => room.all('ownGrades'))
  const rows = gradesSoFar({
    questions: facts.questions,
    agreements,
    ownGrades,
    currentQuestion: facts.session.currentQuestion,
  })
  const done = rows.filter((row) => row.standing !== 'open').length
  return (
    <div className="wall-view">
      <h1 className="wall__h1 wall-grades__heading">
        {t('wall.grades.heading')}
        <span className="wall__h2-note">
          {t('wall.grades.done', { done, total: rows.length })}
          {rows.some(({ ownGrade }) => ownGrade !== null) ? `; ${t('wall.grades.own-key')}` : ''}
        </span>
      </h1>
      <ul
        className="wall-grades"
        data-many={rows.length > 20 ? 'yes' : undefined}
        data-few={rows.length < 6 ? 'very' : rows.length < 9 ? 'yes' : undefined}
      >
        {rows.map((row) => (
          <GradeRow key={row.question.id} row={row} facts={facts} />
        ))}
      </ul>
    </div>
  )
}

function GradeRow({ row, facts }: { row: GradeSoFar; facts: RoomFacts }) {
  const t = useWords()
  const { question, standing, grade, hasDissent, ownGrade, isCurrent } = row
  return (
    <li className="wall-grades__row" data-standing={standing} aria-current={isCurrent ? 'true' : undefined}>
      <span className="wall-grades__code">{question.outcome}</span>
      <span className="wall-grades__title">
        {question.title}
        {hasDissent ? <span className="wall-grades__dissent"> – {t('wall.grades.dissent')}</span> : null}
        {isCurrent ? <span className="eds-hidden"> ({t('wall.grades.now')})</span> : null}
      </span>
      <span className="wall-grades__grade">
        {grade !== null ? (
          <GradeMark framework={facts.framework.id} grade={grade} />
        ) : standing === 'split' || standing === 'no-evidence' || standing === 'no-grade' ? (
          <b>{t(`wall.grades.${standing}`)}</b>
        ) : (
          <span className="wall-grades__open">{t('wall.grades.open')}</span>
        )}
      </span>
      <span className="wall-grades__own">
        {ownGrade === null ? '' : t('wall.grades.own', { grade: facts.gradeNames[ownGrade] ?? '' })}
      </span>
    </li>
  )
}
