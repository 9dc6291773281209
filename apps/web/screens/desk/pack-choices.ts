/** What of the room pack is printed, and how much of it. */

export const PACK_PARTS = ['slips', 'day', 'questions', 'ballots'] as const
export type PackPart = (typeof PACK_PARTS)[number]

/** `two` ballots to a page, or one in `large` print. */
export type BallotSize = 'two' | 'large'

/** @param copies ballots for each question, as typed */
export type PackChoices = {
  readonly parts: readonly PackPart[]
  readonly size: BallotSize
  readonly copies: string
}

export const WHOLE_PACK: PackChoices = { parts: PACK_PARTS, size: 'two', copies: '2' }

export const MOST_COPIES = 60

/** @returns how many ballots to print for each question; null for anything but a whole number from 1 to `MOST_COPIES`. */
export function copiesFrom(typed: string): number | null {
  const copies = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0
  return copies >= 1 && copies <= MOST_COPIES ? copies : null
}

/** @returns how many A4 pages the ballots of one question need. */
export const ballotPages = (copies: number, size: BallotSize): number => Math.ceil(copies / (size === 'two' ? 2 : 1))

/** @returns the numbers of the ballots on each page, from 1. */
export function ballotsByPage(copies: number, size: BallotSize): number[][] {
  const each = size === 'two' ? 2 : 1
  return Array.from({ length: ballotPages(copies, size) }, (_, page) =>
    Array.from({ length: Math.min(each, copies - page * each) }, (_, place) => page * each + place + 1),
  )
}
