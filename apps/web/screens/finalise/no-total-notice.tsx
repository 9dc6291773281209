/** Says before publishing that the report will have no total, and why: afterwards nobody can change it. */
import type { Report } from '@eds/report/report-record'
import { Link } from 'wouter'
import { Notice } from '../../parts/notice.tsx'
import { searchOf } from './left-to-do.ts'
import { noTotalOf } from './no-total.ts'

/** @returns nothing where the total is certain, or the framework has none */
export function NoTotalNotice({ report }: { report: Report | null }) {
  const missing = report === null ? null : noTotalOf(report)
  if (missing === null) return null
  const { points, hasRating, reasons, lacksRule } = missing
  return (
    <Notice tone="warn" title="This report will have no total">
      <p>
        It will say {points}
        {hasRating ? '' : ', without a rating'}. Once it is published, that stays so.
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {lacksRule && (
        <p>
          <Link href={searchOf.domain1}>Choose the rule</Link>
        </p>
      )}
    </Notice>
  )
}
