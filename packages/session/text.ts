/** Text that a person typed, made safe to store and to show beside other people's. */
import { isWellFormed } from '@eds/audit/canonical'
import { z } from 'zod/mini'

// Controls but for tab and line feed, the marks that reverse or isolate the direction of what follows, tags and the marks of
// annotations (a second text that nobody sees), and code points that are no characters.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: reason: control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\u{e0000}-\u{e007f}]|\p{Noncharacter_Code_Point}/gu

/** Bengali, Arabic and Urdu put two or three marks on a letter; a tower of them would cover the lines around it. */
const MOST_MARKS = 4
const TOWERS = /(?:\p{M}\p{Cf}*){5,}/gu

// What is drawn: neither controls, spaces and marks alone, nor letters and signs that are blank.
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u

/** @returns the text in NFC without control characters, direction overrides, tags and towers of marks, trimmed. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n|[\u2028\u2029]/g, '\n')
    .replace(UNSAFE, '')
    .normalize('NFC')
    .replace(TOWERS, (marks) => [...marks.matchAll(/\p{M}/gu)].slice(0, MOST_MARKS).join(''))
    .trim()

/** Text of 1 to `max` characters after cleaning, one of them visible. A lone surrogate is refused: it is no character. */
export const typedText = (max: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(max * 4), z.refine(isWellFormed, 'holds half a character')),
      z.transform(cleanText),
    ),
    z.string().check(
      z.minLength(1),
      z.maxLength(max),
      z.refine((text) => VISIBLE.test(text), 'holds nothing to see'),
    ),
  )

// Drawn as nothing, or as a space that Unicode does not call one.
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const BLANK = /[\p{Z}\s\u2800]+/gu

/**
 * @returns what two spellings of one name have in common: without case, width, what nobody sees and repeated spaces. Only
 * for comparing: a name is shown as it was written.
 */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').replace(UNSEEN, '').toUpperCase().toLowerCase().normalize('NFKC').replace(BLANK, ' ').trim()
