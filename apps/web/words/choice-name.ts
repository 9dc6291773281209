/** What an answer of a ballot is called, on every screen where somebody chooses one. */
import type { Grade } from '@eds/frameworks/framework'
import { type Choice, voteOf } from '@eds/session/ballot'
import type { Translate } from './words.ts'

/** @returns the answer's name as it stands on the ballot. @param gradeName in the chooser's own language */
export function choiceName(choice: Choice, t: Translate, gradeName: (grade: Grade) => string): string {
  const vote = voteOf(choice)
  if (typeof vote === 'number') return gradeName(vote)
  switch (choice) {
    case 'e':
      return t('vote.nee')
    case 'c':
      return t('vote.consent')
    case 's':
      return t('vote.aside')
    case 'o':
      return t('vote.object')
    default:
      return t('vote.abstain')
  }
}
