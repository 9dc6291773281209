/** Text that a person typed, made safe to store and to show beside other people's. */
import { isWellFormed } from '@eds/audit/canonical'
import { z } from 'zod'

// Controls but for tab and line feed, and the marks that reverse or isolate the direction of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: reason: control characters are what it looks for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** @returns the text in NFC without control characters and direction overrides, trimmed. */
export const cleanText = (text: string): string =>
  text.replaceAll('\r\n', '\n').normalize('NFC').replace(UNSAFE, '').trim()

/** Text of 1 to `max` characters after cleaning. A lone surrogate is refused: it is no character. */
export const typedText = (max: number) =>
  z
    .string()
    .max(max * 4)
    .refine(isWellFormed, 'holds half a character')
    .transform(cleanText)
    .pipe(z.string().min(1).max(max))
