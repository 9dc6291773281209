/** The shape of a tally as columns or rows. Zero is a dash; what may not be shown says so in words. */
import { explainShown } from '@eds/consensus/explanation'
import type { RoomResult, Shown } from '@eds/consensus/room-result'
import type { Framework, Grade } from '@eds/frameworks/framework'
import { GradeMark, GradeShape } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import { type Column, columnsOf } from './columns.ts'

/** The whole room, large: a column per grade beside that of the vote before, and below them the two answers that are no grade. */
export function RoomShape({
  shown,
  framework,
  answers,
  before,
}: {
  shown: Shown
  framework: Framework
  answers: RoomResult['counts']['answers']
  before: readonly (number | null)[] | null
}) {
  const t = useWords()
  return (
    <figure className="wall-shape">
      {shown.show === 'histogram' ? (
        <Columns columns={columnsOf(shown.histogram, before)} framework={framework} named />
      ) : shown.show === 'mainly' ? (
        <Mainly grade={shown.grade} framework={framework} className="wall-shape__mainly" />
      ) : (
        <p className="wall-shape__hidden">{explainShown(shown, namesOf(framework))}</p>
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
export function GroupShape({ name, shown, framework }: { name: string; shown: Shown; framework: Framework }) {
  return (
    <li className="wall-shapes__group">
      <p className="wall-shapes__name">{name}</p>
      {shown.show === 'histogram' ? (
        <Columns columns={columnsOf(shown.histogram, null)} framework={framework} named={false} />
      ) : shown.show === 'mainly' ? (
        <Mainly grade={shown.grade} framework={framework} className="wall-shapes__words" />
      ) : (
        <p className="wall-shapes__words">{explainShown(shown, namesOf(framework))}</p>
      )}
    </li>
  )
}

/** The whole room beside something else: a row per grade, with room for its name. Nothing where there is no shape to show. */
export function ShapeRows({ shown, framework }: { shown: Shown; framework: Framework }) {
  const t = useWords()
  if (shown.show === 'mainly')
    return <Mainly grade={shown.grade} framework={framework} className="wall-shape__mainly" />
  if (shown.show !== 'histogram') return null
  return (
    <ol className="wall-rows">
      {columnsOf(shown.histogram, null).map(({ grade, now }) => (
        <li key={grade} className={`wall-row eds-grade--${grade}`}>
          <GradeMark framework={framework.id} grade={grade} />
          <span className="wall-row__track" aria-hidden="true">
            <span className="wall-row__bar" style={{ inlineSize: `${now.share * 100}%` }} />
          </span>
          <Count count={now.count} none={t('wall.result.none-on-grade')} />
        </li>
      ))}
    </ol>
  )
}

const namesOf = (framework: Framework): readonly string[] => framework.grades.map(({ name }) => name)

function Mainly({ grade, framework, className }: { grade: Grade; framework: Framework; className: string }) {
  const t = useWords()
  return (
    <p className={`${className} eds-grade eds-grade--${grade}`}>
      <GradeShape grade={grade} />
      {t('wall.result.mainly', { grade: namesOf(framework)[grade] ?? '' })}
    </p>
  )
}

function Columns(props: { columns: readonly Column[]; framework: Framework; named: boolean }) {
  const t = useWords()
  const { columns, framework, named } = props
  const none = t('wall.result.none-on-grade')
  return (
    <ol className={named ? 'wall-columns' : 'wall-columns wall-columns--small'}>
      {columns.map(({ grade, now, before }) => (
        <li key={grade} className={`wall-column eds-grade--${grade}`}>
          <span className="wall-column__tracks">
            {before === null ? null : (
              <span className="wall-column__track wall-column__track--before" aria-hidden="true">
                <span className="wall-column__count">{before.count ?? '–'}</span>
                <span className="wall-column__bar" style={{ blockSize: heightOf(before.share) }} />
              </span>
            )}
            <span className="wall-column__track">
              <Count count={now.count} none={none} />
              <span
                className="wall-column__bar"
                style={{ blockSize: heightOf(now.share), animationDelay: `${delayMs(grade)}ms` }}
                aria-hidden="true"
              />
            </span>
          </span>
          {before === null ? null : (
            <span className="eds-hidden">{t('wall.result.was', { count: before.count ?? none })}</span>
          )}
          <span className="wall-column__name">
            <GradeShape grade={grade} />
            <span className={named ? undefined : 'eds-hidden'}>{framework.grades[grade]?.name}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** The count stands on its bar, so every bar leaves it the same room: heights stay in proportion. */
const heightOf = (share: number): string => `calc((100% - var(--count-line)) * ${share})`

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
