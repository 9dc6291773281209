/** Tells the buttons of one list apart for whoever does not see what stands beside them. */
import type { Words } from '@eds/audit/erasable'
import { shortened } from '../wall/shortened.ts'

/** As much as a person listens to before they know which it is. */
const LIMIT = 50

/**
 * What follows a button's own words in its name: " 2 of 3: “Interpreters are booked…”".
 * @param words of the piece, without which the place alone tells it; null for none
 * @param place from 1 @param count of the list; a list of one needs no number
 */
export function oneOfList(words: Words | null, place: number, count: number): string {
  const said = words !== null && 'words' in words ? `: “${shortened(words.words, LIMIT)}”` : ''
  return `${count === 1 ? '' : ` ${place} of ${count}`}${said}`
}
