/** How each of the people who share a phone reads: kept when one hands it on, and put back when they come again. */
import { type ReadingChoice, readingChoiceFrom } from './reading-choice.ts'

const keyOf = (seat: string) => `eds.reading.${seat}`

/** @param seat whose choice it was */
export function keepReadingOf(seat: string, choice: ReadingChoice): void {
  try {
    window.localStorage.setItem(keyOf(seat), JSON.stringify(choice))
  } catch {
    // Storage is forbidden in some private windows: the next person then reads as the last one did.
  }
}

/** @returns what this seat's person chose when they had the phone last; null when nothing is kept */
export function keptReadingOf(seat: string): ReadingChoice | null {
  try {
    const kept = window.localStorage.getItem(keyOf(seat))
    return kept === null ? null : readingChoiceFrom(kept)
  } catch {
    return null
  }
}
