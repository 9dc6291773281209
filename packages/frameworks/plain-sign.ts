// Where a question can be watched in British Sign Language.
import type { FrameworkId } from './framework.ts'

/** Addresses (https) of films by framework and outcome code. None has been made yet: nothing is shown where there is none. */
export const SIGN_FILMS: Readonly<Record<FrameworkId, Readonly<Record<string, string>>>> = {
  'eds-2011': {},
  eds2: {},
  'eds-2022': {},
}

/** The film of one question in British Sign Language; null where there is none. */
export const signFilmOf = (framework: FrameworkId, outcome: string): string | null =>
  SIGN_FILMS[framework][outcome] ?? null
