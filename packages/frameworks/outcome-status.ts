// What stands for an outcome, and the name of the rule that adds up Domain 1: what records hold, without the arithmetic.
import { z } from 'zod/mini'
import { Grade } from './framework.ts'

/**
 * What stands for an outcome (or for an outcome of one service) in an assessment. Only `graded` and `carried-forward`
 * score; the others are different facts and must be shown as different. `fromYear` is the year of the older grade.
 */
export const OutcomeStatus = z.discriminatedUnion('status', [
  z.object({ status: z.literal('graded'), grade: Grade }),
  z.object({ status: z.literal('carried-forward'), grade: Grade, fromYear: z.string().check(z.minLength(1)) }),
  z.object({ status: z.literal('no-evidence') }),
  z.object({ status: z.literal('not-applicable') }),
  z.object({ status: z.literal('not-in-scope') }),
  z.object({ status: z.literal('not-graded') }),
])
export type OutcomeStatus = z.infer<typeof OutcomeStatus>

/** How several services' grades make one Domain 1 total. Stored with the assessment and printed on the report. */
export const Domain1Rule = z.enum([
  'middle-total',
  'middle-by-outcome',
  'mean-by-outcome-half-up',
  'highest-by-outcome',
  'chosen-service',
  'highest-total',
  'lowest-total',
])
export type Domain1Rule = z.infer<typeof Domain1Rule>
