/** The grades of one question beside each other: none replaces another. */
import type { FrameworkId } from '@eds/frameworks/framework'
import type { ReportQuestion } from '@eds/report/report-record'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { agreementOf, finalOf, type Standing } from './standing.ts'
import { AgreementMark, StatusMark } from './status-words.tsx'

/** @param report the question in the report; null while that is read */
export function SideBySide({
  standing,
  report,
  framework,
}: {
  standing: Standing
  report: ReportQuestion | null
  framework: FrameworkId
}) {
  return (
    <dl className="fin-beside">
      <div>
        <dt>Last year{report?.lastYear == null ? '' : ` (${report.lastYear.year})`}</dt>
        <dd>
          <LastYear report={report} framework={framework} />
        </dd>
      </div>
      <div>
        <dt>Own grade</dt>
        <dd>
          <OwnGrade standing={standing} report={report} framework={framework} />
        </dd>
      </div>
      <div>
        <dt>The room</dt>
        <dd>
          <AgreementMark framework={framework} agreement={agreementOf(standing)} />
        </dd>
      </div>
      <div>
        <dt>Final grade</dt>
        <dd>
          <StatusMark framework={framework} status={finalOf(standing)?.status ?? null} />
        </dd>
      </div>
    </dl>
  )
}

/** The grade of the year before, where somebody has recorded it. */
export function LastYear({ report, framework }: { report: ReportQuestion | null; framework: FrameworkId }) {
  if (report === null) return null
  if (report.lastYear === null) return <span className="eds-quiet">Not recorded</span>
  return <GradeMark framework={framework} grade={report.lastYear.grade.grade} />
}

/** What the organisation proposed, once the room may see it. */
export function OwnGrade({
  standing,
  report,
  framework,
}: {
  standing: Standing
  report: ReportQuestion | null
  framework: FrameworkId
}) {
  if (standing.ownGrade !== null) return <GradeMark framework={framework} grade={standing.ownGrade} />
  if (report === null) return null
  return <span className="eds-quiet">{report.steps.some(({ kind }) => kind === 'own') ? 'Not shown yet' : 'None'}</span>
}
