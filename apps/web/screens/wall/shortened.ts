/** A claim cut for the projector: whole words, and only as much as can be read from the back of the room. */

/** @returns the text, or its first whole words and an ellipsis. @param limit characters at most, ellipsis included */
export function shortened(text: string, limit: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if ([...line].length <= limit) return line
  // One character more than fits: a space there means that the last word is whole.
  const [fits, andNext] = [limit - 1, limit].map((end) => [...line].slice(0, end).join(''))
  const lastSpace = andNext?.lastIndexOf(' ') ?? -1
  const whole = lastSpace > limit / 2 ? line.slice(0, lastSpace) : (fits ?? '')
  return `${whole.replace(/[\s,;:.–—-]+$/u, '')}…`
}
