/** The shape of a tally as columns. Zero is a dash; what may not be shown says so in words. */
import { explainShown } from '@eds/consensus/explanation'
import type { RoomResult, Shown } from '@eds/consensus/room-result'
import type { Grade } from '@eds/frameworks/framework'
import { GradeShape } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { RoomFacts } from '../room/room-facts.ts'

/** The whole room, large: a column per grade, and below it the two answers that are no grade. */
export function RoomShape({
  shown,
  facts,
  answers,
}: {
  shown: Shown
  facts: RoomFacts
  answers: RoomResult['counts']['answers']
}) {
  const t = useWords()
  return (
    <figure className="wall-shape">
      {shown.show === 'histogram' ? (
        <Columns histogram={shown.histogram} facts={facts} named />
      ) : shown.show === 'mainly' ? (
        <Mainly grade={shown.grade} facts={facts} className="wall-shape__mainly" />
      ) : (
        <p className="wall-shape__hidden">{explainShown(shown, facts.gradeNames)}</p>
      )}
      {answers === null || answers.nee + answers.abstain === 0 ? null : (
        <figcaption className="wall__body">
          {t('wall.result.not-enough-evidence')}: <b>{answers.nee === 0 ? '–' : answers.nee}</b>
          {' · '}
          {t('wall.result.rather-not-say')}: <b>{answers.abstain === 0 ? '–' : answers.abstain}</b>
        </figcaption>
      )}
    </figure>
  )
}

/** One group, small, in a list. */
export function GroupShape({ name, shown, facts }: { name: string; shown: Shown; facts: RoomFacts }) {
  return (
    <li className="wall-shapes__group">
      <p className="wall-shapes__name">{name}</p>
      {shown.show === 'histogram' ? (
        <Columns histogram={shown.histogram} facts={facts} named={false} />
      ) : shown.show === 'mainly' ? (
        <Mainly grade={shown.grade} facts={facts} className="wall-shapes__words" />
      ) : (
        <p className="wall-shapes__words">{explainShown(shown, facts.gradeNames)}</p>
      )}
    </li>
  )
}

function Mainly({ grade, facts, className }: { grade: Grade; facts: RoomFacts; className: string }) {
  const t = useWords()
  return (
    <p className={`${className} eds-grade eds-grade--${grade}`}>
      <GradeShape grade={grade} />
      {t('wall.result.mainly', { grade: facts.gradeNames[grade] ?? '' })}
    </p>
  )
}

function Columns(props: { histogram: readonly (number | null)[]; facts: RoomFacts; named: boolean }) {
  const t = useWords()
  const { histogram, facts, named } = props
  const most = Math.max(1, ...histogram.map((count) => count ?? 0))
  return (
    <ol className={named ? 'wall-columns' : 'wall-columns wall-columns--small'}>
      {facts.framework.grades.map(({ grade, name }) => (
        <li key={grade} className={`wall-column eds-grade--${grade}`}>
          <span className="wall-column__track">
            <Count count={histogram[grade] ?? null} none={t('wall.result.none-on-grade')} />
            <span
              className="wall-column__bar"
              // The count stands on its bar, so every bar leaves it the same room: heights stay in proportion.
              style={{
                blockSize: `calc((100% - 1.2em) * ${(histogram[grade] ?? 0) / most})`,
                animationDelay: `${delayMs(grade)}ms`,
              }}
              aria-hidden="true"
            />
          </span>
          <span className="wall-column__name">
            <GradeShape grade={grade} />
            <span className={named ? undefined : 'eds-hidden'}>{name}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Columns rise one after another, the lowest grade first: the room watches its own shape appear. */
const delayMs = (grade: Grade): number => 250 + grade * 450

const Count = ({ count, none }: { count: number | null; none: string }) =>
  count === null ? (
    <span className="wall-column__count">
      <span aria-hidden="true">–</span>
      <span className="eds-hidden">{none}</span>
    </span>
  ) : (
    <span className="wall-column__count">{count}</span>
  )
