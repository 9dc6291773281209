/** A round's result as bars with their numbers: the same record for wall, phone, desk and report. */

import type { RoomResult, Shown } from '@eds/consensus/room-result'
import type { FrameworkId } from '@eds/frameworks/framework'
import { gradesOf } from '@eds/frameworks/grades'
import { COMBINED_GROUP } from '@eds/session/session'
import { type ReactNode, useId } from 'react'
import { usePlain } from '../words/plain.ts'
import { usePlainResult } from '../words/plain-result.ts'
import { useWords } from '../words/use-words.tsx'
import { GradeMark } from './grade-mark.tsx'

/**
 * The whole room first, then each group, then the groups that are shown together. A zero is a dash; what is withheld
 * says why. @param groups names by id, in the order to draw them; a group without a name is left out
 * @param needed ids of groups that must be heard: of these it is said at once that nobody voted, of others when asked
 */
export function ResultChart(props: {
  result: RoomResult
  framework: FrameworkId
  groups: readonly { id: string; name: string }[]
  needed?: readonly string[]
}) {
  const { result, framework, groups, needed = [] } = props
  const t = useWords()
  const plain = usePlain()
  const nameOf = (id: string) => {
    const group = groups.find((each) => each.id === id)
    return group === undefined ? id : plain.groupName(group)
  }
  const drawn = groups.flatMap(({ id, name }) => {
    const found = result.groups.find((group) => group.id === id)
    return found === undefined || found.shown.show === 'withheld' || found.shown.show === 'nobody-voted'
      ? []
      : [{ id, name: plain.groupName({ id, name }), shown: found.shown }]
  })
  // Where nothing is shown of the whole room, that is said once and not again for its groups together.
  const rest = drawn.length === 0 && result.overall.show === 'withheld' ? null : result.rest
  const names = rest?.groups.map(nameOf).join(', ') ?? ''
  // Nobody need be in the combined group: its silence says nothing.
  const silent = result.groups
    .filter(({ id, shown }) => shown.show === 'nobody-voted' && id !== COMBINED_GROUP)
    .map(({ id }) => id)
  const missing = silent.filter((id) => needed.includes(id))
  const absent = silent.filter((id) => !needed.includes(id))
  return (
    <div className="eds-chart">
      <ShownBars title={t('chart.room')} shown={result.overall} framework={framework} />
      {drawn.length === 0 && rest === null ? null : (
        <div className="eds-chart__groups">
          {drawn.map((group) => (
            <ShownBars key={group.id} title={group.name} shown={group.shown} framework={framework} />
          ))}
          {rest === null ? null : (
            <ShownBars
              title={rest.shown.show === 'withheld' ? names : t('chart.rest', { groups: names })}
              shown={rest.shown}
              framework={framework}
            />
          )}
        </div>
      )}
      {missing.length === 0 ? null : (
        <p>
          <strong>{t('chart.needed', { groups: missing.map(nameOf).join(', ') })}</strong>
        </p>
      )}
      {absent.length === 0 ? null : (
        <details>
          <summary>{t('chart.nobody', { count: absent.length })}</summary>
          <ul>
            {absent.map((id) => (
              <li key={id}>{nameOf(id)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/**
 * One tally: bars with counts when they may be shown, otherwise one sentence. The numbers are the text alternative. The
 * lowest grade comes first, as on a ballot.
 */
export function ShownBars({ title, shown, framework }: { title: ReactNode; shown: Shown; framework: FrameworkId }) {
  const t = useWords()
  const plain = usePlainResult()
  const titleId = useId()
  const grades = gradesOf(framework)
  if (shown.show !== 'histogram') {
    return (
      <div className="eds-chart__part">
        <p className="eds-chart__title">{title}</p>
        {shown.show === 'mainly' ? (
          <p>
            {t('chart.mainly')} <GradeMark framework={framework} grade={shown.grade} />
          </p>
        ) : (
          <p className="eds-quiet">{plain.explainShown(framework, shown)}</p>
        )}
      </div>
    )
  }
  const most = Math.max(1, ...shown.histogram.map((count) => count ?? 0))
  return (
    // A figure and no region: two rounds beside each other would have regions of the same names.
    <figure className="eds-chart__part" aria-labelledby={titleId}>
      <p className="eds-chart__title" id={titleId}>
        {title}
      </p>
      {grades.map(({ grade }) => {
        const count = shown.histogram[grade] ?? null
        return (
          <div className={`eds-chart__row eds-grade--${grade}`} key={grade}>
            <GradeMark framework={framework} grade={grade} />
            <div className="eds-chart__bar" aria-hidden="true">
              <div className="eds-chart__fill" style={{ inlineSize: `${((count ?? 0) / most) * 100}%` }} />
            </div>
            <span className="eds-chart__count">
              {count === null ? (
                <>
                  <span aria-hidden="true">–</span>
                  <span className="eds-hidden">{t('chart.none')}</span>
                </>
              ) : (
                count
              )}
            </span>
          </div>
        )
      })}
    </figure>
  )
}
