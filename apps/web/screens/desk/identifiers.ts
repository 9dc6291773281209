/** Details in evidence that could point at one person: a hint for the facilitator's eye, never a gate. */

import { isOfAnOrganisation } from './of-an-organisation.ts'
import { namesIn } from './person-names.ts'

export type IdentifierKind =
  | 'nhs-number'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'address'
  | 'date'
  | 'age'
  | 'titled-name'
  | 'name-and-initial'
  | 'name-after-role'
  | 'initials'
  | 'name'
  | 'only-one'
  | 'role-and-place'
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
  'name-and-initial': 'a person’s name',
  'name-after-role': 'a person’s name',
  initials: 'a person’s initials',
  name: 'a person’s name',
  'only-one': 'one person, as there is no other such',
  'role-and-place': 'one person, by role and place',
  'reference-number': 'a long number, perhaps a record or staff number',
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** What stands before a letter and is no name: "Plan B." ends many a sentence. */
const NO_NAME =
  'Annex|Annexe|Answer|Appendix|Article|Baby|Band|Bay|Bed|Block|Building|Case|Category|Chapter|Class|Clinic|Cohort|Column|Corridor|Criterion|Day|Department|Domain|Entrance|Example|Exhibit|Figure|Floor|Form|Gate|Goal|Grade|Group|Hepatitis|Hospital|Immunoglobulin|Influenza|Item|Level|List|Module|Mother|Mrs|Mr|Ms|Note|Objective|Option|Organisation|Outcome|Panel|Parent|Part|Participant|Party|Patient|Pathway|Person|Phase|Plan|Policy|Priority|Programme|Question|Respondent|Room|Scenario|Schedule|Section|Service|Site|Stage|Standard|Step|Strand|Strep|Streptococcus|Suite|Table|Target|Task|Team|Theatre|Theme|Tier|Topic|Trust|Type|Unit|Version|Vitamin|Ward|Wing|Workstream|Year|Zone'

/** Of whom there is one at a time in one place. */
const ROLES =
  'anaesthetist|assistant|baby|boy|carer|chaplain|child|cleaner|clerk|consultant|coordinator|dentist|dietitian|doctor|father|gentleman|girl|interpreter|lady|man|manager|matron|midwife|mother|nurse|partner|patient|person|pharmacist|physiotherapist|porter|psychiatrist|psychologist|radiographer|receptionist|registrar|sister|sonographer|student|surgeon|therapist|visitor|volunteer|woman'
/** Who is told by what they are to somebody, or by being called something, is next told by name. */
const CALLED =
  'auntie|aunt|baby|boyfriend|brother|carer|client|colleague|consultant|cousin|dad|daughter|doctor|father|friend|girlfriend|gran|grandad|grandfather|grandma|grandmother|husband|interpreter|manager|matron|midwife|mother|mum|nan|neighbour|nephew|niece|nurse|partner|receptionist|sister|son|surgeon|uncle|wife'
/** Of whom it is said what they are called: apps, wards and groups are called something too. */
const SOMEBODY = 'boy|child|colleague|gentleman|girl|lady|man|person|somebody|someone|staff member|woman'
/** Two capitals that are no initials. */
const ABBREVIATIONS =
  'AE|AHP|AI|BP|BSL|CT|DNA|EDI|EDS|ED|ER|GP|HR|ICU|ID|IT|IV|MRI|NHS|OT|PA|PALS|PE|QI|SEN|TV|UK|US|XR'
const PLACES = 'bay|bed|clinic|corridor|cubicle|room|suite|theatre|unit|ward'

/** @returns the words with a small or a capital first letter. */
const inEitherCase = (words: string): string =>
  words.replaceAll(/(?<![a-z])[a-z]/g, (first) => `[${first.toUpperCase()}${first}]`)

/** From April to March: the year that a report covers is nobody's date. */
const YEAR_BEGINS = '\\b1(?:st)?\\s+april\\s+20\\d{2}\\s*(?:to|until|and|-|–)\\s*'
const YEAR_OF_REPORT = `${YEAR_BEGINS}31(?:st)?\\s+march\\s+20\\d{2}\\b`

/** What a sentence goes on with after "the dr". */
const AFTER_ANY_DOCTOR =
  'about|and|answered|appointments?|are|asked|at|because|came|can|cannot|could|did|does|explained|for|from|gave|gets|goes|had|has|have|helped|if|in|is|just|knew|knows|left|letters?|listened|looked|made|must|never|not|nurse|of|on|only|or|practice|practices|said|saw|says|seemed|sent|shortage|should|spoke|staff|surgery|surgeries|talks|that|then|thought|to|told|took|training|treated|tried|vacanc(?:y|ies)|visits?|was|went|were|when|where|which|while|who|will|with|would|wrote'

/** Ten digits as an NHS number is written. */
const ANY_TEN = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g

/** In order of certainty: a stretch of text is named once, by the first kind that fits it. */
const PATTERNS: readonly (readonly [IdentifierKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  // As people hide an address from machines.
  [
    'email',
    /[\w.+-]+(?: dot [\w+-]+)*(?: at |@)(?:gmail|googlemail|hotmail|icloud|live|outlook|yahoo)\b(?:(?:\.| dot )\w+)*/gi,
  ],
  ['nhs-number', ANY_TEN],
  // With a slip of the finger its check digit is wrong, and it still tells who it is.
  ['nhs-number', /(?<=\bnhs\s*(?:n(?:o|umber|um)\.?)?\s*(?:is|was|:|=)?\s*)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/gi],
  ['phone', /(?<!\d)(?:\+44\s?\d|\(?0\d)(?:[\s-]?\d){2,4}\)?(?:[\s-]?\d){5,7}(?!\d)/g],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g],
  // On a phone in small letters. The second half of a postcode has none of these letters: "in b12 2nd" is none.
  ['postcode', /\b[a-z]{1,2}\d[a-z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[abd-hjlnp-uw-z]{2}\b/g],
  ['date', /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b/g],
  ['date', /\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g],
  [
    'date',
    new RegExp(
      `(?!${YEAR_OF_REPORT})(?<!${YEAR_BEGINS})\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTHS}),?\\s+(?:19|20)\\d{2}\\b`,
      'gi',
    ),
  ],
  ['date', new RegExp(`\\b(?:${MONTHS})\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d{2}\\b`, 'gi')],
  [
    'date',
    new RegExp(
      `(?<=\\b(?:born|dob|d\\.o\\.b\\.|date of birth|birthday)\\b(?:\\s+(?:on|is|was|the))*[\\s:,]*)\\d{1,2}(?:st|nd|rd|th)?(?:[/.-]\\d{1,2}|\\s+(?:of\\s+)?(?:${MONTHS})\\b)`,
      'gi',
    ),
  ],
  // "Aged 65 and over" is a group.
  [
    'age',
    /\b(?:aged?\s+\d{1,3}(?!\d)(?!(?:\s+years)?\s*\+|\s*[-–]\s*\d|(?:\s+years)?\s+(?:to\s+\d|and (?:over|above|older|under|younger)\b|or (?:over|above|older|under|younger)\b))|(?<!\b(?:above|below|beyond|over|than|under|to|and|least)\s|[-–])\d{1,3}[ -]?(?:years?|yrs?|y\/?o)(?:[ -]old)?(?<=old|o)(?![\p{L}\p{N}])(?!\s+(?:and (?:over|above)|or (?:over|above|more))))/giu,
  ],
  [
    'address',
    /\b\d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Gardens|Grove|Place|Square|Terrace|Hill|Walk|Mews|Row)\b/gu,
  ],
  // On a phone in small letters; "5 miles of road" is none.
  [
    'address',
    /\b\d{1,4}[a-z]? (?:(?!(?:and|at|by|from|in|miles?|of|on|per|the|to|years?)\b)\p{Ll}[\p{L}'’-]+ ){1,3}(?:street|road|avenue|lane|crescent|gardens|grove|terrace|mews)\b/gu,
  ],
  ['address', /\b[Ff]lat \d{1,3}[A-Za-z]?\b/g],
  [
    'titled-name',
    /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Imam|Rabbi|Father|Sister|Nurse|Midwife)\.? (?!(?:Chancellor|Christmas|Circle|Google|Group|Lieutenant|Mayor|Network|Practitioner|Specialist|Team|Ward)s?\b)\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/gu,
  ],
  // On a phone in small letters: only those that are nothing else than titles.
  ['titled-name', /\b(?:mr|mrs)\.? (?!and\b|or\b)\p{L}[\p{L}'’-]+/gu],
  // "dr" is also written for any doctor: what follows must be no everyday word.
  ['titled-name', new RegExp(`\\bdr\\.? (?!(?:${AFTER_ANY_DOCTOR})\\b)\\p{L}[\\p{L}'’-]{2,}`, 'gu')],
  // "Every nurse on ward 4" is nobody in particular. A place has a number or one letter of its own.
  [
    'role-and-place',
    new RegExp(
      `(?<!\\b(?:${inEitherCase('any|each|every|no')})\\s)\\b(?:${inEitherCase(ROLES)}) (?:at|from|in|of|on) (?:the )?(?:${inEitherCase(PLACES)}) (?:\\d{1,3}[A-Za-z]?|[A-Z])\\b`,
      'g',
    ),
  ],
  [
    'name-and-initial',
    new RegExp(`(?<![\\p{L}'’-])(?!(?:${NO_NAME})\\b)\\p{Lu}\\p{Ll}[\\p{L}'’-]* \\p{Lu}\\.(?!\\p{L})`, 'gu'),
  ],
  [
    'name-after-role',
    new RegExp(
      `\\b(?:${inEitherCase(CALLED)}),? (?!(?:${NO_NAME})\\b|I\\b)\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]+)?`,
      'gu',
    ),
  ],
  [
    'name-after-role',
    new RegExp(`(?<=\\b(?:${SOMEBODY}|${CALLED}) (?:called|named) )\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?`, 'gu'),
  ],
  // "Patient JS"; "patient GP" is none.
  [
    'initials',
    new RegExp(
      `\\b(?:${inEitherCase('patient|baby|mother|father|child|client|resident|lady|man|woman|mr|mrs|ms')}),? (?!(?:${ABBREVIATIONS})\\b)(?:(?:\\p{Lu}\\. ?){1,2}\\p{Lu}(?![\\p{L}'’])\\.?|\\p{Lu}{2,3}\\b)`,
      'gu',
    ),
  ],
  // "The only Sikh surgeon": what is only a role may be several people.
  [
    'only-one',
    new RegExp(
      `\\b[Oo]nly (?!(?:a|an|one|two|three|the|some|if|when|in|on|for|with|by|available|trained|\\d+)\\b)(?:\\p{L}[\\p{L}'’-]+ ){1,3}(?:${ROLES})\\b`,
      'gu',
    ),
  ],
  // A National Insurance number.
  ['reference-number', /\b[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b/g],
  ['reference-number', /(?<![\d.,£])\d{7,}(?![\d.,]\d)/g],
  ['reference-number', /\b[A-Z]\d{6,}\b/g],
]

/** @returns what was found, in order of appearance, each stretch once. An NHS number must pass its check digit. */
export function identifiersIn(text: string): Identifier[] {
  const taken: { from: number; to: number; identifier: Identifier }[] = []
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (taken.some((other) => from < other.to && other.from < to)) continue
      if (kind === 'nhs-number' && pattern === ANY_TEN && !isNhsNumber(match[0])) continue
      if (isOfAnOrganisation(kind, match[0], text, from)) continue
      taken.push({ from, to, identifier: { kind, found: match[0] } })
    }
  }
  for (const { from, to } of namesIn(text)) {
    if (taken.some((other) => from < other.to && other.from < to)) continue
    taken.push({ from, to, identifier: { kind: 'name', found: text.slice(from, to) } })
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
