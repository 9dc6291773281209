/** How a question came by its grade: every step in order, none replaced by a later one. */
import type { FrameworkId } from '@eds/frameworks/framework'
import { ROUNDED_NOTES } from '@eds/report/disclosed-count'
import type { ReportQuestion } from '@eds/report/report-record'
import { GradeMark } from '../../parts/grade-mark.tsx'

/** @param report the question in the report; null while that is read */
export function History({ report, framework }: { report: ReportQuestion | null; framework: FrameworkId }) {
  if (report === null) return <p>Loading what happened…</p>
  if (report.steps.length === 0) return <p>Nothing is recorded about this question yet.</p>
  return (
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
          {notes.filter(isNotRounded).map(({ label, text }) => (
            <p key={`${label} ${text}`} className="fin-step__note">
              {label !== null && <strong>{label}: </strong>}
              {text}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** What the report prints to the nearest five: whoever reads the votes below would read two numbers for one. */
const isNotRounded = ({ label }: { label: string | null }): boolean =>
  !Object.values(ROUNDED_NOTES).some((rounded) => rounded === label)
