/** How a question came by its grade: every step in order, none replaced by a later one, with the votes behind it. */
import type { FrameworkId } from '@eds/frameworks/framework'
import type { ReportQuestion } from '@eds/report/report-record'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { ResultChart } from '../../parts/result-chart.tsx'
import type { Standing } from './standing.ts'

/** @param report the question in the report; null while that is read */
export function History({
  standing,
  report,
  framework,
}: {
  standing: Standing
  report: ReportQuestion | null
  framework: FrameworkId
}) {
  const groups = useSession((room) => room.all('groups'))
  const counted = standing.rounds.flatMap((round) =>
    round.state === 'revealed' && round.result.kind === 'grade'
      ? [{ id: round.id, number: round.number, result: round.result.room }]
      : [],
  )
  if (report === null) return <p>Loading what happened…</p>
  return (
    <>
      {report.steps.length === 0 ? (
        <p>Nothing is recorded about this question yet.</p>
      ) : (
        <ol className="fin-steps">
          {report.steps.map(({ kind, title, grade, result, when, notes }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reason: steps are only ever added at the end
            <li key={at} className={`fin-step fin-step--${kind}`}>
              <h3 className="fin-step__title">
                {title}
                {when !== null && <span className="fin-step__when"> {when}</span>}
              </h3>
              {grade !== null && (
                <p className="fin-step__grade">
                  <GradeMark framework={framework} grade={grade.grade} />
                </p>
              )}
              <p>{result}</p>
              {notes.map(({ label, text }) => (
                <p key={`${label} ${text}`} className="fin-step__note">
                  {label !== null && <strong>{label}: </strong>}
                  {text}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
      {counted.map(({ id, number, result }) => (
        <details key={id}>
          <summary>The votes of round {number}, by group</summary>
          <div>
            <ResultChart result={result} framework={framework} groups={groups} />
          </div>
        </details>
      ))}
    </>
  )
}
