/** Eight words for a head, to be read from the wall, written in the minutes and compared by eye. */
import { Digest } from './digest.ts'
import { SEAL_WORD_LIST } from './seal-word-list.ts'

/** How many words seal a head; each stands for 8 bits. */
export const SEAL_WORD_COUNT = 8

/**
 * The words of a head's first 64 bits, in order. They show by eye that two heads are the same; where a program can
 * compare, compare the whole hash.
 * @throws TypeError when the head is not a SHA-256 digest
 */
export function sealWords(headHex: string): string[] {
  if (!Digest.safeParse(headHex).success) throw new TypeError('A head must be 64 lower-case hexadecimal digits')
  return Array.from({ length: SEAL_WORD_COUNT }, (_, index) => {
    const word = SEAL_WORD_LIST[Number.parseInt(headHex.slice(index * 2, index * 2 + 2), 16)]
    if (word === undefined) throw new RangeError('The seal word list must have 256 words')
    return word
  })
}
