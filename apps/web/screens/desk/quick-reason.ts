/** What a press on a reason that is often given makes of the reason as typed so far. */

/**
 * @returns the reason with the words in it: alone in an empty field, else after what was typed, which is never lost; as it
 * was where it says them already
 */
export function withQuickReason(typed: string, words: string): string {
  const kept = typed.trimEnd()
  if (kept === '') return words
  if (kept.includes(words)) return typed
  return `${kept}${/[.!?…]$/u.test(kept) ? ' ' : '. '}${words}`
}
