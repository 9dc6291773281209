/** A result worth watching: one plain sentence, the room's shape, each group's where it may be shown, and what changed. */
import { explain } from '@eds/consensus/explanation'
import type { RoomResult } from '@eds/consensus/room-result'
import type { Question } from '@eds/session/session'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { Interests } from './interests.tsx'
import { GroupShape, RoomShape } from './shape.tsx'

/**
 * The middle of a split room is not drawn: it would anchor people before the camps have spoken.
 * @param before the room's shape at the vote before; null for none, and where it was not shown
 * @param objections how many wait to be heard: until then nothing is recorded
 */
export function Reveal(props: {
  facts: RoomFacts
  question: Question
  room: RoomResult
  changed: string | null
  before: readonly (number | null)[] | null
  objections: number
}) {
  const { facts, question, room, changed, before, objections } = props
  const t = useWords()
  const { framework, gradeNames, groups, ownGrade } = facts
  const said = explain(room, gradeNames)
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id
  const drawn = groups.flatMap(({ id }) =>
    room.groups.filter(
      (group) => group.id === id && (group.shown.show === 'histogram' || group.shown.show === 'mainly'),
    ),
  )
  // Only who is needed: of a dozen groups that may come, most are silent in a small room, and that stops nothing.
  const missing = question.mustHear.filter((needed) =>
    room.groups.some(({ id, shown }) => id === needed && shown.show === 'nobody-voted'),
  )
  const showsGrade = room.grade !== null && (room.state === 'agreed' || room.state === 'near')
  const hasShape = drawn.length > 0 || room.overall.show === 'histogram' || room.overall.show === 'mainly'
  return (
    <div className="wall-reveal" data-state={room.state} data-shape={hasShape ? undefined : 'none'}>
      <div className="wall-reveal__said">
        {showsGrade && room.grade !== null ? (
          <h1 className="wall-reveal__grade">
            <GradeMark framework={framework.id} grade={room.grade} />
          </h1>
        ) : null}
        {showsGrade ? (
          <p className="wall-reveal__headline">{said.headline}</p>
        ) : (
          <h1 className="wall-reveal__headline">{said.headline}</h1>
        )}
        {said.reasons.length === 0 ? null : (
          <ul className="wall-reveal__reasons">
            {said.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {/* Why the grade need not be the tallest column. */}
        <p className="wall__body wall-reveal__voice">{said.voiceNote}</p>
        {missing.length === 0 ? null : (
          <p className="wall__warning">{t('wall.here.missing', { groups: missing.map(nameOf).join(', ') })}</p>
        )}
        {changed === null ? null : <p className="wall__body wall-reveal__changed">{changed}</p>}
        {said.notes.map((note) => (
          <p className="wall__warning" key={note}>
            {note}
          </p>
        ))}
        <div className="wall-reveal__foot">
          <Interests question={question} />
          {ownGrade === null ? null : (
            <p className="wall__body wall-reveal__own">
              {t('wall.result.own')}: <GradeMark framework={framework.id} grade={ownGrade} />
            </p>
          )}
        </div>
      </div>
      <div className="wall-reveal__shapes">
        <h2 className="wall__h2">
          {t('wall.result.whole-room')}
          {room.counts.received === null ? null : (
            <span className="wall__h2-note">{t('wall.result.votes', { count: room.counts.received })}</span>
          )}
          {before === null || room.overall.show !== 'histogram' ? null : (
            <span className="wall__h2-note" aria-hidden="true">
              {t('wall.result.before')}
            </span>
          )}
        </h2>
        <RoomShape shown={room.overall} framework={framework} answers={room.counts.answers} before={before} />
        {drawn.length === 0 ? null : (
          <ul className="wall-shapes">
            {drawn.map(({ id, shown }) => (
              <GroupShape key={id} name={nameOf(id)} shown={shown} framework={framework} />
            ))}
            {room.rest === null ? null : (
              <GroupShape
                name={t('wall.result.rest', { count: room.rest.groups.length })}
                shown={room.rest.shown}
                framework={framework}
              />
            )}
          </ul>
        )}
      </div>
      <p className="wall-reveal__next">
        <b>{t('wall.result.next')}:</b>{' '}
        {objections === 0 ? said.next : t('wall.result.objections', { count: objections })}
      </p>
    </div>
  )
}
