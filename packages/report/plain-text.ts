/** What people typed, made safe to print: no control, no hidden direction, no broken character. The words stay as they are. */

/** Line breaks in every form that text from elsewhere carries. */
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029\v\f]/g
/**
 * C0 (but tab and line feed) and C1 controls; embeddings, overrides and isolates of direction, which can make a reader
 * see other words than are there; the byte order mark; interlinear annotation; and what XML cannot hold.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: reason: finding control characters is its whole purpose
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/g

/** With the flag u, \p{Surrogate} finds only surrogates that are not one of a pair. */
const LONE_SURROGATE = /\p{Surrogate}/gu

/** @returns the text without what cannot or must not be printed; a lone surrogate becomes U+FFFD. Lines stay lines. */
export function plainText(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(LINE_BREAK, '\n').replace(UNPRINTABLE, '')
}

/** @returns the text on one line, with single spaces and none at its ends. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** @returns the lines that hold something, trimmed, in order; none for an empty text. */
export function paragraphsOf(text: string): string[] {
  return plainText(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}
