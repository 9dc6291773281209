/** What a person has chosen for reading, kept on this phone: language, text size and colours. */
import { z } from 'zod/mini'
import { LanguageId } from './languages.ts'

/** Text sizes in percent of the browser's own. */
export const TEXT_SIZES = [100, 125, 150, 200] as const
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const

export const ReadingChoice = z.object({
  language: z.catch(LanguageId, 'en'),
  size: z.catch(z.literal(TEXT_SIZES), 100),
  /** `system` follows the phone. `contrast` is a theme of its own; forced colours of the system win over all. */
  theme: z.catch(z.enum(THEMES), 'system'),
})
export type ReadingChoice = z.infer<typeof ReadingChoice>

export const UNCHANGED: ReadingChoice = { language: 'en', size: 100, theme: 'system' }

const KEY = 'eds.reading'

/** @param text as it was kept; whatever is wrong or from another version falls back to how the page is by itself */
export function readingChoiceFrom(text: string | null): ReadingChoice {
  if (text === null) return UNCHANGED
  try {
    const parsed = ReadingChoice.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : UNCHANGED
  } catch {
    return UNCHANGED
  }
}

/** @returns what this phone keeps. */
export function keptReadingChoice(): ReadingChoice {
  try {
    return readingChoiceFrom(window.localStorage.getItem(KEY))
  } catch {
    // Storage is forbidden in some private windows: the choice then lasts as long as the page.
    return UNCHANGED
  }
}

export function keepReadingChoice(choice: ReadingChoice): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(choice))
  } catch {
    // As above.
  }
}

/**
 * What everybody may open is read in the chosen way: start, taking a seat, the phone, an address that leads nowhere, and the
 * gallery, which shows what they are made of. The wall stays as it is.
 */
export const isReadingPath = (path: string): boolean => !/^\/wall(\/|$)/.test(path) && !isStaffPath(path)

/** Staff's and a helper's screens are in English, and in the colours that each person chooses. */
export const isStaffPath = (path: string): boolean => /^\/(desk|finalise|helper|workspace)(\/|$)/.test(path)

/** @param kept what this browser keeps @returns how a page of this path is read */
export function choiceFor(path: string, kept: ReadingChoice): ReadingChoice {
  if (isReadingPath(path)) return kept
  return isStaffPath(path) ? { ...UNCHANGED, theme: kept.theme } : UNCHANGED
}
