/** While the room talks: the question, where it stands in one sentence, and three things to ask each other. */
import { explain, explainConsent } from '@eds/consensus/explanation'
import type { Question } from '@eds/session/session'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import { lastRevealed } from '../desk/next-step.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { QuestionLine } from './question-line.tsx'
import { ShapeRows } from './shape.tsx'
import { VoidNote } from './void-note.tsx'

export function DiscussionView({ facts, question }: { facts: RoomFacts; question: Question }) {
  const t = useWords()
  const objections = useSession((room) => room.one('objections', question.id))
  return (
    <div className="wall-view">
      <QuestionLine question={question} size="m" />
      <VoidNote facts={facts} />
      <p className="wall-discussion__where">{useWhereItStands(facts, question)}</p>
      <div className="wall-discussion">
        <div className="wall-discussion__asks">
          <h2 className="wall__h2">{t('wall.discussion.heading')}</h2>
          <ol className="wall-asks">
            <li>{t('wall.discussion.ask-1')}</li>
            <li>{t('wall.discussion.ask-2')}</li>
            <li>{t('wall.discussion.ask-3')}</li>
          </ol>
        </div>
        <ShapeToTalkAbout facts={facts} question={question} />
      </div>
      <div className="wall-view__foot">
        {objections !== null && objections.open > 0 ? (
          <p className="wall__warning">{t('wall.discussion.objections', { count: objections.open })}</p>
        ) : null}
        {facts.ownGrade === null ? null : (
          <p className="wall__body">
            {t('wall.result.own')}: <GradeMark framework={facts.framework.id} grade={facts.ownGrade} />
          </p>
        )}
        <p className="wall__body">{t('wall.discussion.no-need')}</p>
      </div>
    </div>
  )
}

/** What the room talks about stays in sight: the shape of its last vote on a grade. */
function ShapeToTalkAbout({ facts, question }: { facts: RoomFacts; question: Question }) {
  const t = useWords()
  const onGrade = facts.rounds.filter(({ ask }) => ask.kind === 'grade')
  const result = lastRevealed(onGrade, question.id)?.result
  if (result?.kind !== 'grade' || (result.room.overall.show !== 'histogram' && result.room.overall.show !== 'mainly'))
    return null
  return (
    <section className="wall-discussion__shape">
      <h2 className="wall__h2">{t('wall.result.whole-room')}</h2>
      <ShapeRows shown={result.room.overall} framework={facts.framework} />
    </section>
  )
}

function useWhereItStands(facts: RoomFacts, question: Question): string {
  const t = useWords()
  const result = lastRevealed(facts.rounds, question.id)?.result
  if (result === undefined) return t('wall.discussion.before')
  return result.kind === 'grade'
    ? explain(result.room, facts.gradeNames).headline
    : explainConsent(result.outcome, facts.gradeNames[result.grade] ?? '')
}
