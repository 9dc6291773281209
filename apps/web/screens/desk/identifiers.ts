/** Details in evidence that could point at one person: a hint for the facilitator's eye, never a gate. */

export type IdentifierKind =
  | 'nhs-number'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'address'
  | 'date'
  | 'age'
  | 'titled-name'
  | 'reference-number'

export type Identifier = { readonly kind: IdentifierKind; readonly found: string }

/** How each kind is named to the facilitator. */
export const IDENTIFIER_NAMES: Readonly<Record<IdentifierKind, string>> = {
  'nhs-number': 'an NHS number',
  email: 'an email address',
  phone: 'a phone number',
  postcode: 'a postcode',
  address: 'an address',
  date: 'a full date, perhaps of birth or of care',
  age: 'an exact age',
  'titled-name': 'a person’s name',
  'reference-number': 'a long number, perhaps a record or staff number',
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** In order of certainty: a stretch of text is named once, by the first kind that fits it. */
const PATTERNS: readonly (readonly [IdentifierKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['nhs-number', /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g],
  ['phone', /(?<!\d)(?:\+44\s?\d|0\d)(?:[\s-]?\d){8,9}(?!\d)/g],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g],
  ['date', /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b/g],
  ['date', new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${MONTHS})\\s+(?:19|20)\\d{2}\\b`, 'gi')],
  ['age', /\b(?:aged?\s+\d{1,3}|\d{1,3}[ -]years?[ -]old)\b/gi],
  [
    'address',
    /\b\d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Gardens|Grove|Place|Square|Terrace|Hill|Walk|Mews|Row)\b/gu,
  ],
  ['titled-name', /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sister|Nurse|Midwife)\.? \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/gu],
  ['reference-number', /(?<![\d.,£])\d{7,}(?![\d.,]\d)/g],
]

/** @returns what was found, in order of appearance, each stretch once. An NHS number must pass its check digit. */
export function identifiersIn(text: string): Identifier[] {
  const taken: { from: number; to: number; identifier: Identifier }[] = []
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (taken.some((other) => from < other.to && other.from < to)) continue
      if (kind === 'nhs-number' && !isNhsNumber(match[0])) continue
      taken.push({ from, to, identifier: { kind, found: match[0] } })
    }
  }
  return taken.toSorted((a, b) => a.from - b.from).map(({ identifier }) => identifier)
}

/** Ten digits whose modulus 11 check digit fits. Source: NHS Data Dictionary, "NHS NUMBER". */
export function isNhsNumber(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].map(Number)
  if (digits.length !== 10) return false
  const weighted = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0)
  const check = (11 - (weighted % 11)) % 11
  return check !== 10 && check === digits[9]
}
