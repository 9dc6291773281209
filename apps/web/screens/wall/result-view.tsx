/** The newest revealed result of the current question. */

import { wordsOf } from '@eds/audit/erasable'
import type { ConsentOutcome } from '@eds/consensus/consent'
import { adviceSentence, explainConsent } from '@eds/consensus/explanation'
import type { Question } from '@eds/session/session'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import { lastRevealed, mayVoteAgain } from '../desk/next-step.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { shapeBefore } from './columns.ts'
import { Interests } from './interests.tsx'
import { QuestionView } from './question-view.tsx'
import { Reveal } from './reveal.tsx'
import { VoidNote } from './void-note.tsx'

export function ResultView({ facts, question }: { facts: RoomFacts; question: Question }) {
  const t = useWords()
  const objections = useSession((room) => room.one('objections', question.id)?.open ?? 0)
  const round = lastRevealed(facts.rounds, question.id)
  if (round === null) return <QuestionView facts={facts} question={question} />
  return (
    <div className="wall-view">
      <p className="wall-question__place">
        <span className="wall-question__code">{question.outcome}</span>
        {question.service === null ? null : <b>{question.service.name}</b>}
        <span>{question.question}</span>
      </p>
      <VoidNote facts={facts} />
      {round.override === null ? null : (
        <p className="wall__warning">
          {t('wall.result.override', { reason: wordsOf(round.override, t('wall.erased')) })}
        </p>
      )}
      {round.result.kind === 'grade' ? (
        <Reveal
          key={round.id}
          facts={facts}
          question={question}
          room={round.result.room}
          changed={round.result.changed}
          before={shapeBefore(facts.rounds, round.id)}
          objections={objections}
        />
      ) : (
        <>
          <ConsentReveal
            key={round.id}
            facts={facts}
            result={round.result}
            mustHear={objections}
            mayVote={mayVoteAgain(facts.rounds, question.id)}
          />
          <Interests question={question} />
          {objections === 0 ? null : (
            <p className="wall__warning">{t('wall.discussion.objections', { count: objections })}</p>
          )}
        </>
      )}
    </div>
  )
}

/** Reasons that are all there is to say: no answers are kept back beside them that the headline has not named. */
const SAYS_NOTHING: readonly ConsentOutcome['reasons'][number][] = ['nobody-answered', 'too-few-answers', 'roll']

function ConsentReveal(props: {
  facts: RoomFacts
  result: { grade: 0 | 1 | 2 | 3; outcome: Parameters<typeof explainConsent>[0] }
  mustHear: number
  mayVote: boolean
}) {
  const t = useWords()
  const { facts, result, mustHear, mayVote } = props
  const { outcome, grade } = result
  const answers = outcome.counts
  const tellsNothing = outcome.reasons.some((why) => SAYS_NOTHING.includes(why))
  const next = outcome.adopted ? 'record' : tellsNothing || !mayVote ? 'record-standing' : 'hear-objection'
  return (
    <div className="wall-consent" data-adopted={outcome.adopted && mustHear === 0 ? 'yes' : 'no'}>
      {outcome.adopted && mustHear === 0 ? (
        <h1 className="wall-reveal__grade">
          <GradeMark framework={facts.framework.id} grade={grade} />
        </h1>
      ) : (
        // A grade drawn in large would look agreed, which it is not while an objection is open.
        <h1 className="wall__h1">{t('wall.vote.can-you-live', { grade: facts.gradeNames[grade] ?? '' })}</h1>
      )}
      <p className="wall-reveal__headline">{explainConsent(outcome, facts.gradeNames[grade] ?? '')}</p>
      {answers === null ? (
        tellsNothing ? null : (
          <p className="wall__body">{t('wall.result.consent-hidden')}</p>
        )
      ) : (
        <dl className="wall-answers">
          <Answer name={t('wall.result.consent')} count={answers.consent} />
          <Answer name={t('wall.result.stand-aside')} count={answers.standAside} />
          <Answer name={t('wall.result.object')} count={answers.object} />
        </dl>
      )}
      {facts.ownGrade === null ? null : (
        <p className="wall__body wall-reveal__own">
          {t('wall.result.own')}: <GradeMark framework={facts.framework.id} grade={facts.ownGrade} />
        </p>
      )}
      <p className="wall-reveal__next">
        <b>{t('wall.result.next')}:</b>{' '}
        {mustHear === 0 ? adviceSentence(next, '') : t('wall.result.objections', { count: mustHear })}
      </p>
    </div>
  )
}

const Answer = ({ name, count }: { name: string; count: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{count === 0 ? '–' : count}</dd>
  </div>
)
