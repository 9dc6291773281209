/** How far one vote lies from the middle of the room. */
import { type Choice, voteOf } from '@eds/session/ballot'
import type { RoundResult } from '@eds/session/session'

/** `split`: the middle is provisional and held back until the camps have spoken. `grades` is 1 to 3. */
export type VoteDistance =
  | { readonly kind: 'middle' }
  | { readonly kind: 'below' | 'above'; readonly grades: number }
  | { readonly kind: 'split' }

/** @returns null where there is nothing to compare: no grade was chosen, the room has none, or grades were not asked for. */
export function voteDistance(choice: Choice, result: RoundResult): VoteDistance | null {
  const vote = voteOf(choice)
  if (result.kind !== 'grade' || typeof vote !== 'number' || result.room.grade === null) return null
  if (result.room.state === 'split') return { kind: 'split' }
  const grades = vote - result.room.grade
  if (grades === 0) return { kind: 'middle' }
  return { kind: grades < 0 ? 'below' : 'above', grades: Math.abs(grades) }
}
