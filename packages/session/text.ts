/** Text that a person typed, made safe to store and to show beside other people's. */
import { isWellFormed } from '@eds/audit/canonical'
import { z } from 'zod/mini'

// Controls but for tab and line feed, and the marks that reverse or isolate the direction of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: reason: control characters are what it looks for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** @returns the text in NFC without control characters and direction overrides, trimmed. */
export const cleanText = (text: string): string =>
  text.replaceAll('\r\n', '\n').normalize('NFC').replace(UNSAFE, '').trim()

/** Text of 1 to `max` characters after cleaning. A lone surrogate is refused: it is no character. */
export const typedText = (max: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(max * 4), z.refine(isWellFormed, 'holds half a character')),
      z.transform(cleanText),
    ),
    z.string().check(z.minLength(1), z.maxLength(max)),
  )
