/** The votes behind a question's rounds: the whole room in one table, so that its moves are seen, then each round by itself. */
import type { RoomResult } from '@eds/consensus/room-result'
import type { FrameworkId } from '@eds/frameworks/framework'
import { gradesOf } from '@eds/frameworks/grades'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { ResultChart } from '../../parts/result-chart.tsx'
import { type Revealed, revealedRounds, wholeRoom } from './revealed-rounds.ts'
import type { Standing } from './standing.ts'

/** Nothing while no vote has been shown. */
export function Rounds({ standing, framework }: { standing: Standing; framework: FrameworkId }) {
  const rounds = revealedRounds(standing)
  return (
    <>
      <Moves rounds={rounds} framework={framework} />
      {rounds.map((round) => (
        <details key={round.id}>
          <summary>
            {round.result.kind === 'grade' ? 'The votes' : 'The answers'} of round {round.number} (
            {round.received === 1 ? '1 ballot' : `${round.received} ballots`})
          </summary>
          {round.result.kind === 'grade' ? (
            <Votes result={round.result.room} framework={framework} />
          ) : (
            <Answers counts={round.result.outcome.counts} />
          )}
        </details>
      ))}
    </>
  )
}

/** Every vote on the grade beside the one before; nothing where there is one only, or the room was never drawn. */
function Moves({ rounds, framework }: { rounds: readonly Revealed[]; framework: FrameworkId }) {
  const columns = wholeRoom(rounds)
  if (columns.length < 2 || columns.every(({ counts }) => counts === null)) return null
  return (
    <div className="fin-moves">
      <table className="ws-table ws-table--small">
        <caption>The whole room, round by round</caption>
        <thead>
          <tr>
            <th scope="col">Grade</th>
            {columns.map(({ number }) => (
              <th scope="col" key={number}>
                Round {number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gradesOf(framework).map(({ grade }) => (
            <tr key={grade}>
              <th scope="row">
                <GradeMark framework={framework} grade={grade} />
              </th>
              {columns.map(({ number, counts }) => (
                <td className="fin-number" key={number}>
                  {counts === null ? <span className="eds-quiet">Not shown</span> : counts[grade]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Votes({ result, framework }: { result: RoomResult; framework: FrameworkId }) {
  const groups = useSession((room) => room.all('groups'))
  const isDrawn = result.rest !== null || result.groups.some(({ shown }) => 'grade' in shown || 'histogram' in shown)
  return (
    <div>
      <ResultChart result={result} framework={framework} groups={groups} />
      {isDrawn || result.overall.show === 'withheld' ? null : (
        <p className="eds-quiet">
          The groups are not shown apart: with so few votes that could tell how somebody voted.
        </p>
      )}
    </div>
  )
}

function Answers({ counts }: { counts: { consent: number; standAside: number; object: number } | null }) {
  return counts === null ? (
    <p className="eds-quiet">How many gave which answer is not shown: it could tell how somebody answered.</p>
  ) : (
    <p>
      Yes {counts.consent}, stand aside {counts.standAside}, object {counts.object}.
    </p>
  )
}
