/** Who signed, in one sentence part. */

/** @returns the names for a sentence; a name that holds a comma ("B. Lead, EDS lead") is set apart by semicolons. */
export function signedBy(signatories: readonly string[]): string {
  const hasComma = signatories.some((name) => name.includes(','))
  const last = signatories.at(-1) ?? ''
  const others = signatories.slice(0, -1).join(hasComma ? '; ' : ', ')
  if (others === '') return last
  return hasComma ? `${others}; and ${last}` : `${others} and ${last}`
}

/** What the signatories confirmed when they published; the record keeps it. */
export const TEXTS_CHECKED =
  'They confirmed that they had read all the free text in this report and that nothing in it names or describes a patient.'
