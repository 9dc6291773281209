/** Text that can be erased for good while the chain that mentions it stays whole. */
import { z } from 'zod/mini'
import { isList, isWellFormed, type JsonValue } from './canonical.ts'
import { Digest, sha256Hex } from './digest.ts'

/** Longest erasable text, in UTF-16 code units. */
export const WORDS_LIMIT = 8000

const text = z.string().check(z.maxLength(WORDS_LIMIT), z.refine(isWellFormed, 'holds a lone surrogate'))

/** An erasable text as records carry it: its words, or only their digest once they are erased. */
export const Words = z.union([z.strictObject({ words: text }), z.strictObject({ digest: Digest })])
export type Words = z.infer<typeof Words>

/**
 * At least 128 random bits in hexadecimal or base64url. Erasing a text erases its salt too; without the salt nobody
 * can find the words again by guessing. The alphabet has no `|`: a salt could otherwise swallow the first words.
 */
export const Salt = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,128}$/, 'not 22 to 128 letters and digits'))

/** One erasable text, stored beside the chain. To erase it, delete this record. */
export const ErasableText = z.strictObject({ digest: Digest, salt: Salt, words: text })
export type ErasableText = z.infer<typeof ErasableText>

/** What the chain keeps of a text: SHA-256 of `salt|words`. The words are taken exactly as written. */
export function digestOfText(salt: string, words: string): string {
  return sha256Hex(`${salt}|${words}`)
}

/**
 * Takes the words out of a value. Every object whose only key is `words`, at any depth, becomes `{digest}`.
 * @param saltFor the salt of the text found at that place, from 0; each text needs its own
 * @returns the value to hash, and the texts to store beside it, in the order found
 * @throws TypeError when a salt is too short or a text is too long or not well-formed
 */
export function sealTexts(
  value: JsonValue,
  saltFor: (index: number) => string,
): { sealed: JsonValue; texts: ErasableText[] } {
  const texts: ErasableText[] = []
  const sealed = mapErasable(value, (found) => {
    if (found.kind === 'digest') return { digest: found.digest }
    const salt = saltFor(texts.length)
    if (!Salt.safeParse(salt).success) throw new TypeError('A salt must be 22 to 128 letters, digits, _ or -')
    if (!text.safeParse(found.words).success)
      throw new TypeError(`An erasable text must be well-formed and have at most ${WORDS_LIMIT} characters`)
    const digest = digestOfText(salt, found.words)
    texts.push({ digest, salt, words: found.words })
    return { digest }
  })
  return { sealed, texts }
}

/** Puts the words back. A digest without its text stays: that text is erased. Checks nothing; `verifyTrail` does. */
export function openTexts(sealed: JsonValue, texts: readonly ErasableText[]): JsonValue {
  const wordsByDigest = new Map(texts.map(({ digest, words }) => [digest, words]))
  return mapErasable(sealed, (found) => {
    if (found.kind === 'words') return { words: found.words }
    const words = wordsByDigest.get(found.digest)
    return words === undefined ? { digest: found.digest } : { words }
  })
}

/** Digests of the erasable texts that a sealed value mentions, in order; one mentioned twice is there twice. */
export function digestsIn(sealed: JsonValue): string[] {
  const digests: string[] = []
  mapErasable(sealed, (found) => {
    if (found.kind === 'words') return { words: found.words }
    digests.push(found.digest)
    return { digest: found.digest }
  })
  return digests
}

/** Whether the words were taken out: only their digest is left. */
export const isErased = (words: Words): boolean => 'digest' in words

/** The words, or the fallback for a text that is erased. */
export function wordsOf(words: Words, fallback: string): string {
  return 'words' in words ? words.words : fallback
}

type Erasable = { kind: 'words'; words: string } | { kind: 'digest'; digest: string }

function mapErasable(value: JsonValue, change: (found: Erasable) => JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((inner) => mapErasable(inner, change))
  const found = erasableOf(value)
  if (found !== null) return change(found)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapErasable(inner, change)]))
}

function erasableOf(object: { readonly [key: string]: JsonValue }): Erasable | null {
  if (Object.keys(object).length !== 1) return null
  const { words, digest } = object
  if (typeof words === 'string') return { kind: 'words', words }
  if (typeof digest === 'string' && Digest.safeParse(digest).success) return { kind: 'digest', digest }
  return null
}
