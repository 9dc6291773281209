// EDS2's rule from the nine protected groups to a grade, as data.
import type { Grade } from './framework.ts'

/** How many of the nine protected groups fare as well as people overall, both ends included, and the grade that gives. */
export type GroupCount = { readonly grade: Grade; readonly from: number; readonly to: number }

/**
 * All nine Excelling, six to eight Achieving, three to five Developing; two or fewer by elimination. No evidence counts
 * as Undeveloped. Source: an NHS grading deck for 2014/15, slide 5 (9, 6-8, 3-5); Frimley Health's EDS page (no evidence).
 */
export const EDS2_GROUP_COUNTS: readonly GroupCount[] = [
  { grade: 0, from: 0, to: 2 },
  { grade: 1, from: 3, to: 5 },
  { grade: 2, from: 6, to: 8 },
  { grade: 3, from: 9, to: 9 },
]
