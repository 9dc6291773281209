/** Accepted evidence, a few claims at a time and shortened; the whole of it is on every phone. */
import { wordsOf } from '@eds/audit/erasable'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import type { Evidence, Question } from '@eds/session/session'
import { useSession } from '../../live/session.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { useAskedCaptions } from './captions.tsx'
import { evidenceChoice, PLACES_BELOW_CAPTIONS } from './evidence-choice.ts'
import { QuestionLine } from './question-line.tsx'
import { shortened } from './shortened.ts'

/** Most letters of a claim where there is one, where there are two, and so on: fewer are read further, four still fit. */
const CLAIM_LIMITS = [420, 350, 220, 150]
const SOURCE_LIMIT = 90
/** More names than these do not fit beside a source. */
const MOST_NAMED = 3

export function EvidenceView({ facts, question }: { facts: RoomFacts; question: Question }) {
  const t = useWords()
  const { shown, more } = evidenceChoice(
    useSession((room) => room.all('evidence')),
    question.id,
    useAskedCaptions(facts) === '' ? undefined : PLACES_BELOW_CAPTIONS,
  )
  return (
    <div className="wall-view">
      <QuestionLine question={question} size="m" />
      {shown.length === 0 ? <p className="wall__lead">{t('wall.evidence.none')}</p> : null}
      <ul className="wall-claims">
        {shown.map((evidence) => (
          <Claim
            key={evidence.id}
            evidence={evidence}
            facts={facts}
            limit={CLAIM_LIMITS[shown.length - 1] ?? SOURCE_LIMIT}
          />
        ))}
      </ul>
      <p className="wall__body wall-view__end">
        {more > 0 ? <b>{t('wall.evidence.more', { count: more })} </b> : null}
        {t('wall.evidence.add')}
      </p>
    </div>
  )
}

/** @param limit characters of the claim at most */
function Claim({ evidence, facts, limit }: { evidence: Evidence; facts: RoomFacts; limit: number }) {
  const t = useWords()
  const { from } = evidence
  const group = from.kind === 'room' ? facts.groups.find(({ id }) => id === from.group) : undefined
  const origin =
    from.kind === 'organisation'
      ? t('wall.evidence.organisation')
      : group === undefined
        ? t('wall.evidence.room')
        : t('wall.evidence.room-group', { group: group.name })
  return (
    <li className="wall-claim" data-from={from.kind}>
      <p className="wall-claim__words">{shortened(wordsOf(evidence.claim, t('wall.erased')), limit)}</p>
      <p className="wall-claim__source">
        <b>{origin}</b>{' '}
        {evidence.source === null
          ? null
          : t('wall.evidence.source', {
              source: shortened(wordsOf(evidence.source, t('wall.erased')), SOURCE_LIMIT),
            })}{' '}
        <About evidence={evidence} />
      </p>
    </li>
  )
}

/** Whom a claim is about, as its author said. */
function About({ evidence }: { evidence: Evidence }) {
  const t = useWords()
  const about = CHARACTERISTICS.filter(({ id }) => evidence.characteristics.includes(id)).map(({ name }) => name)
  if (about.length === 0) return null
  const names = about.slice(0, MOST_NAMED).join(', ')
  const more = about.length - MOST_NAMED
  return (
    <span className="wall-claim__about">
      {more > 0 ? t('wall.evidence.about-more', { names, more }) : t('wall.evidence.about', { names })}
    </span>
  )
}
