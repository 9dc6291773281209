/** Groups whose people work for those who are graded by what they are: asked whether they also do, they would wonder. */
import type { GroupId } from '@eds/session/session'

const WORK_HERE: ReadonlySet<string> = new Set(['staff', 'staff-networks', 'managers', 'board'])

/** Not for trade unions, whose officers may come from outside, nor for groups that an assessment has added. */
export const worksHere = (group: GroupId): boolean => WORK_HERE.has(group)
