/** One text for one value: the form in which everything is hashed, so that two programs agree on every byte. */
import { z } from 'zod/mini'

/** What may be hashed: JSON whose numbers are whole, because programs print fractions differently. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** Deeper nesting is refused: it carries no meaning here and would exhaust the stack of whoever checks it. */
export const DEEPEST_NESTING = 64

/** A value that `canonicalJson` accepts; the message says what was found and where. The value is left as it is. */
export const JsonValue = z.custom<JsonValue>((value) => jsonFlaw(value) === null, {
  error: (issue) => jsonFlaw(issue.input) ?? 'not JSON',
})

/** An object that `canonicalJson` accepts. */
export const JsonObject = z.custom<{ readonly [key: string]: JsonValue }>(
  (value) => isPlainObject(value) && jsonFlaw(value) === null,
  { error: (issue) => jsonFlaw(issue.input) ?? 'found no object' },
)

/**
 * Keys sorted by UTF-16 code unit, no white space, text in Unicode form NFC, whole numbers only, minus zero as 0:
 * RFC 8785 narrowed to whole numbers, and widened by NFC.
 * @throws TypeError saying what was found and where: a fraction, NaN, undefined, a lone surrogate, a Date, a cycle …
 */
export function canonicalJson(value: JsonValue): string {
  const flaw = jsonFlaw(value)
  if (flaw !== null) throw new TypeError(`Only plain JSON with whole numbers can be hashed: ${flaw}`)
  return write(value)
}

/**
 * Whether every text is in NFC already and no number is minus zero. A stored trail must be: otherwise one byte of
 * it could change (U+0300 into U+0340, say) while its hash stays the same.
 */
export function isCanonical(value: JsonValue): boolean {
  if (typeof value === 'string') return value === value.normalize('NFC')
  if (typeof value === 'number') return !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return true
  if (isList(value)) return value.every(isCanonical)
  return Object.entries(value).every(([key, inner]) => key === key.normalize('NFC') && isCanonical(inner))
}

/** Whether a text has no lone surrogate: only such a text has UTF-8 bytes of its own. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** Tells a list from an object; `Array.isArray` does not narrow readonly lists. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function write(value: JsonValue): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value !== 'object' || value === null) return String(value)
  if (isList(value)) return `[${value.map(write).join(',')}]`
  const members = Object.entries(value).map(([key, inner]): [string, string] => [key.normalize('NFC'), write(inner)])
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${inner}`).join(',')}}`
}

/** @returns null when the value can be hashed, else the first thing found that cannot, and where, in plain English. */
export function jsonFlaw(value: unknown, where = 'the value', depth = 0): string | null {
  if (depth > DEEPEST_NESTING) return `found nesting deeper than ${DEEPEST_NESTING} levels`
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'string') return isWellFormed(value) ? null : `found a lone surrogate in ${where}`
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : `found the number ${value} as ${where}`
  if (Array.isArray(value)) return flawOfList(value, where, depth)
  if (isPlainObject(value)) return flawOfObject(value, where, depth)
  return `found ${kindOf(value)} as ${where}`
}

function flawOfList(list: readonly unknown[], where: string, depth: number): string | null {
  // A counted loop, because iteration helpers step over the holes of a sparse list.
  for (let index = 0; index < list.length; index += 1) {
    const flaw = jsonFlaw(list[index], `${where}[${index}]`, depth + 1)
    if (flaw !== null) return flaw
  }
  return null
}

function flawOfObject(object: Record<string, unknown>, where: string, depth: number): string | null {
  const seen = new Set<string>()
  for (const [key, inner] of Object.entries(object)) {
    if (!isWellFormed(key)) return `found a lone surrogate in a key of ${where}`
    // Copying such a key sets a prototype instead, so that the copy would hash differently.
    if (key === '__proto__') return `found a key named __proto__ in ${where}`
    const normal = key.normalize('NFC')
    if (seen.has(normal)) return `found the key ${JSON.stringify(normal)} twice in ${where}`
    seen.add(normal)
    const flaw = jsonFlaw(inner, `${where}.${key}`, depth + 1)
    if (flaw !== null) return flaw
  }
  return null
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object') return typeof value
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return tag === 'Object' ? 'an object of a class' : `a ${tag}`
}
