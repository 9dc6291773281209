/** The current question: its words, its round, its result and its evidence, all on one card. */
import { isErased, wordsOf } from '@eds/audit/erasable'
import { explain, explainConsent } from '@eds/consensus/explanation'
import type { Question, Round } from '@eds/session/session'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Notice, Tag } from '../../parts/notice.tsx'
import { ResultChart } from '../../parts/result-chart.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { evidenceOn } from '../wall/evidence-choice.ts'
import { type DeskForm, lastRevealed, type RevealedRound } from './next-step.ts'
import { oneOfList } from './one-of-list.ts'
import { Recorded } from './recorded.tsx'
import { ERASED, TakeOut } from './take-out.tsx'

export function CurrentQuestion(props: { facts: RoomFacts; question: Question; openForm: (form: DeskForm) => void }) {
  const { facts, question, openForm } = props
  const interests = useSession((room) => room.one('interests', question.id)?.count ?? 0)
  const running = facts.rounds.find((round) => round.state === 'open' || round.state === 'closed')
  const revealed = lastRevealed(facts.rounds, question.id)
  return (
    <>
      <p className="desk-current__place">
        <b>{question.outcome}</b> {question.service?.name ?? question.grouping.name}
      </p>
      <h2 className="desk-current__question" id="desk-current" tabIndex={-1}>
        {question.question}
      </h2>
      <details>
        <summary>{question.wordsConfirmed ? 'Official words' : 'Official words (wording not confirmed)'}</summary>
        <p>{question.words}</p>
      </details>
      <Recorded question={question} facts={facts} openForm={openForm} />
      {running === undefined ? null : <RunningRound round={running} facts={facts} />}
      {running === undefined && revealed !== null ? <Revealed round={revealed} facts={facts} /> : null}
      <Rounds rounds={facts.rounds} shown={running?.id ?? revealed?.id ?? null} facts={facts} />
      {interests === 0 ? null : (
        <p>
          {interests} {interests === 1 ? 'person has' : 'people have'} a personal stake in this question.
        </p>
      )}
      <EvidenceList question={question} openForm={openForm} />
    </>
  )
}

/** How many votes are in stands beside the button that ends the round. */
function RunningRound({ round, facts }: { round: Round; facts: RoomFacts }) {
  return (
    <div className="desk-round">
      <h3>
        {`Round ${round.number}, ${round.state === 'open' ? 'open' : 'closed'}`}
        {round.ask.kind === 'consent' ? `: can you live with ${facts.gradeNames[round.ask.grade] ?? 'it'}?` : ''}
      </h3>
      {round.state === 'open' ? (
        <p className="eds-quiet">Votes are counted every five seconds, so that nobody can tell who has just voted.</p>
      ) : null}
    </div>
  )
}

function Revealed({ round, facts }: { round: RevealedRound; facts: RoomFacts }) {
  const { result } = round
  return (
    <div className="desk-round">
      <h3>{`Round ${round.number}, revealed`}</h3>
      {round.override === null ? null : (
        <Notice tone="warn">
          <p>Shown below the rule for few votes: {wordsOf(round.override, ERASED)}</p>
        </Notice>
      )}
      {result.kind === 'consent' ? (
        <p className="desk-round__headline">
          {explainConsent(result.outcome, facts.gradeNames[result.grade] ?? '')}
          {result.outcome.counts === null
            ? ''
            : ` Yes ${dash(result.outcome.counts.consent)}, stand aside ${dash(result.outcome.counts.standAside)}, object ${dash(result.outcome.counts.object)}.`}
        </p>
      ) : (
        <GradeResult result={result} facts={facts} />
      )}
      {facts.ownGrade === null ? null : (
        <p>
          The organisation’s own grade: <GradeMark framework={facts.framework.id} grade={facts.ownGrade} />
        </p>
      )}
    </div>
  )
}

function GradeResult(props: { result: Extract<RevealedRound['result'], { kind: 'grade' }>; facts: RoomFacts }) {
  const { result, facts } = props
  const said = explain(result.room, facts.gradeNames)
  return (
    <>
      <p className="desk-round__headline">{said.headline}</p>
      {said.reasons.length + said.notes.length === 0 ? null : (
        <ul>
          {[...said.reasons, ...said.notes].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {result.changed === null ? null : <p>{result.changed}</p>}
      {said.provisional === null ? null : (
        <details>
          <summary>Provisional middle (keep it to yourself for now)</summary>
          <p>{said.provisional} The wall hides it so that nobody leans on it.</p>
        </details>
      )}
      <ResultChart result={result.room} framework={facts.framework.id} groups={facts.groups} />
    </>
  )
}

/** Earlier rounds of this question; a result is never overwritten. */
function Rounds({ rounds, shown, facts }: { rounds: readonly Round[]; shown: string | null; facts: RoomFacts }) {
  const earlier = rounds.filter((round) => round.id !== shown)
  if (earlier.length === 0) return null
  return (
    <details>
      <summary>Earlier rounds ({earlier.length})</summary>
      <ul className="desk-rounds">
        {earlier.map((round) => (
          <li key={round.id}>
            <b>Round {round.number}</b>{' '}
            {round.state === 'void' ? (
              <>
                <Tag>Set aside</Tag> {wordsOf(round.reason, ERASED)}
              </>
            ) : round.state === 'revealed' && round.result.kind === 'grade' ? (
              explain(round.result.room, facts.gradeNames).headline
            ) : round.state === 'revealed' && round.result.kind === 'consent' ? (
              explainConsent(round.result.outcome, facts.gradeNames[round.result.grade] ?? '')
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function EvidenceList({ question, openForm }: { question: Question; openForm: (form: DeskForm) => void }) {
  const evidence = evidenceOn(
    useSession((room) => room.all('evidence')),
    question.id,
  )
  return (
    <details>
      <summary>{`Evidence the room can read (${evidence.filter(({ claim }) => !isErased(claim)).length})`}</summary>
      {evidence.length === 0 ? <p>None yet.</p> : null}
      <ul className="desk-evidence">
        {evidence.map((item, at) => (
          <li key={item.id}>
            <p>{wordsOf(item.claim, ERASED)}</p>
            {item.from.kind === 'room' ? <Tag tone="info">From the room</Tag> : null}
            <TakeOut
              words={item.claim}
              what="this evidence"
              which={oneOfList(item.claim, at + 1, evidence.length)}
              onPress={() => openForm({ name: 'redact', evidence: item.id })}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

const dash = (count: number): string => (count === 0 ? '–' : String(count))
