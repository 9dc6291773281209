/** While the room votes: how many votes are in, who is here, and the countdown. Never a choice. */
import { wordsOf } from '@eds/audit/erasable'
import type { Question, Round } from '@eds/session/session'
import { LEAST_TURNOUT } from '@eds/session/turnout'
import { useServerNow, useSession } from '../../live/session.tsx'
import { secondsLeft } from '../../parts/countdown.tsx'
import { useWords } from '../../words/use-words.tsx'
import { attendanceOf, hasSeatsWithoutPhone, missingGroups, totalsOf } from '../room/attendance.ts'
import { isNeverTold } from '../room/never-told.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { Interests } from './interests.tsx'
import { QuestionLine } from './question-line.tsx'
import { QuestionView } from './question-view.tsx'

export function VoteView({ facts, question }: { facts: RoomFacts; question: Question }) {
  const t = useWords()
  const presence = useSession((room) => room.all('presence'))
  const turnout = useSession((room) => room.one('turnout', 'now'))
  const round = facts.rounds.at(-1)
  if (round === undefined) return <QuestionView facts={facts} question={question} />
  const attendance = attendanceOf(facts.groups, presence, question)
  // Who has a seat may vote on paper.
  const missing = missingGroups(attendance).filter((here) => here.seats === 0)
  const received = round.state === 'open' ? (turnout?.received ?? null) : round.received
  const totals = totalsOf(presence)
  // A vote on paper or on a shared phone has a seat and no phone of its own.
  const voices = Math.max(totals.seats, received ?? 0)
  const bySeats = hasSeatsWithoutPhone(totals)
  const inOf = new Map(turnout?.groups.map(({ group, received: votes }) => [group, votes]))
  return (
    <div className="wall-view">
      <QuestionLine question={question} size="m" />
      {round.ask.kind === 'consent' ? (
        <div className="wall-vote__ask">
          <p className="wall__h1">{t('wall.vote.can-you-live', { grade: facts.gradeNames[round.ask.grade] ?? '' })}</p>
          <p className="wall__body">{t('wall.vote.consent-help')}</p>
        </div>
      ) : null}
      <div className="wall-vote">
        <VoteState round={round} />
        <div className="wall-vote__received">
          {received === null ? (
            <p className="wall__h1">{t('wall.vote.few', { number: LEAST_TURNOUT })}</p>
          ) : (
            <p>
              <span className="wall-vote__number">{received}</span>{' '}
              <span className="wall-vote__of">
                {round.state === 'open'
                  ? t('wall.vote.of', { count: voices })
                  : t(received === 1 ? 'wall.vote.in.one' : 'wall.vote.in.more')}
              </span>
            </p>
          )}
          <progress className="wall-vote__bar" value={received ?? 0} max={Math.max(1, voices)} aria-hidden="true" />
        </div>
      </div>
      <section className="wall-view__foot" aria-labelledby="wall-here">
        <h2 className="wall__h2" id="wall-here">
          {t(bySeats ? 'wall.here.seats-by-group' : 'wall.here.by-group')}
        </h2>
        <ul className="wall-groups wall-groups--line">
          {attendance
            .filter((here) => here.seats > 0)
            .map((here) => (
              <li key={here.group.id}>
                <span>{here.group.name}</span>{' '}
                <GroupTurnout seats={here.seats} bySeats={bySeats} votes={inOf.get(here.group.id) ?? null} />
              </li>
            ))}
        </ul>
        <Interests question={question} />
        {missing.length === 0 ? null : (
          <p className="wall__warning">
            {t('wall.here.missing', { groups: missing.map(({ group }) => group.name).join(', ') })}
          </p>
        )}
      </section>
    </div>
  )
}

/** How many votes are in only of groups large enough to be shown apart; of the others, how many seats they have. */
function GroupTurnout({ seats, bySeats, votes }: { seats: number; bySeats: boolean; votes: number | null }) {
  const t = useWords()
  if (votes !== null) return <b>{t('wall.vote.group', { received: votes, count: Math.max(seats, votes) })}</b>
  return <b>{bySeats ? seats : t('wall.here.count', { count: seats })}</b>
}

function VoteState({ round }: { round: Round }) {
  const t = useWords()
  switch (round.state) {
    case 'open':
      return round.closesAt === null ? (
        <div className="wall-vote__state" data-state="open">
          <p className="wall__h1">{t('wall.vote.open')}</p>
          <p className="wall__body">{t('wall.vote.secret')}</p>
        </div>
      ) : (
        <BigCountdown closesAt={round.closesAt} />
      )
    case 'closed':
    case 'revealed':
      return (
        <div className="wall-vote__state" data-state="closed">
          <p className="wall__h1">{t('wall.vote.closed')}</p>
          <p className="wall__body">
            {t(round.state === 'closed' && isNeverTold(round) ? 'wall.vote.closed-few' : 'wall.vote.closed-body')}
          </p>
        </div>
      )
    case 'void':
      return (
        <div className="wall-vote__state" data-state="closed">
          <p className="wall__lead">{t('wall.vote.void', { reason: wordsOf(round.reason, t('wall.erased')) })}</p>
        </div>
      )
  }
}

function BigCountdown({ closesAt }: { closesAt: number }) {
  const t = useWords()
  const left = secondsLeft(closesAt, useServerNow(200))
  return (
    <div className="wall-vote__state" data-state="closing">
      {left === 0 ? (
        <p className="wall__h1">{t('wall.vote.closing-now')}</p>
      ) : (
        <>
          <p className="wall__lead">{t('wall.vote.closing')}</p>
          <p className="wall-vote__seconds" role="timer">
            {t('wall.vote.seconds', { count: left })}
          </p>
        </>
      )}
      <p className="wall__body">{t('wall.vote.secret')}</p>
    </div>
  )
}
