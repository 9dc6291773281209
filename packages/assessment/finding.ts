// One thing that does not agree within an assessment or its report.
import { z } from 'zod'

/** What a finding is about; screens turn the code into an icon and a place to go. */
export const FindingCode = z.enum([
  'wrong-framework',
  'unknown-question',
  'question-twice',
  'wrong-framework-name',
  'domain-total-wrong',
  'rule-not-stated',
  'label-not-in-framework',
  'label-contradicts-grades',
  'organisation-total-wrong',
  'rating-wrong',
  'duplicate-evidence',
  'no-evidence',
  'action-columns-misheaded',
  'no-actions',
  'mixed-dates',
])
export type FindingCode = z.infer<typeof FindingCode>

/**
 * One finding. A `problem` contradicts the framework or the arithmetic, a `warning` wants a look, a `note` is for knowing.
 * `about` is a question's id or a goal's or domain's code; null for the whole report.
 */
export const Finding = z.object({
  code: FindingCode,
  severity: z.enum(['problem', 'warning', 'note']),
  about: z.string().nullable(),
  sentence: z.string().min(1),
})
export type Finding = z.infer<typeof Finding>
