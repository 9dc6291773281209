/** Numbers, dates and addresses that an organisation publishes: they point at nobody, and a hint at each is read by nobody. */

/** What a report, a meeting or a survey is dated by. */
const OF_A_PAPER =
  /\b(?:agreed|annual|audit|board|committee|consultation|dated|event|forum|inspect(?:ed|ion)|launched|meeting|met|minutes|newsletter|paper|policy|press|published|ran|report|review|signed|strategy|survey|training|updated|workshop)\b/i
/** A paper about one person's care has a date that tells who it was. */
const OF_A_CASE = /\b(?:complaint|datix|incident|inquest|investigation|operation|surgery|tribunal)\b/i
/** Where the public is received. */
const OF_A_PLACE =
  /\b(?:centre|church|clinic|council|gurdwara|hall|hospice|hospital|hub|infirmary|library|mosque|office|practice|surgery|temple)\b/i
/** Somebody is spoken of. */
const OF_SOMEBODY =
  /\b(?:admitted|baby|birth|born|brother|dad|daughter|death|died|discharged|dob|father|flat|he|her|him|his|home|husband|i|lived?|lives|me|mother|mrs?|mum|my|she|sister|son|their|wife)\b/i

/** Non-geographic and free numbers are not given to people. */
const PUBLIC_NUMBER = /^\(?0(?:3|80|84|87)/
/** Mailboxes that many people read. */
const SHARED_MAILBOX =
  /^(?:admin|appointments?|complaints?|contact|edi|enquir(?:y|ies)|equality|feedback|hello|help(?:desk)?|info(?:rmation)?|inclusion|interpreting|office|pals|reception|support|volunteering)(?:[._+-][\w.+-]*)?@/i

/** @param at where it was found in the text @returns whether it is an organisation's, as far as its sentence tells; when in doubt it is not */
export function isOfAnOrganisation(kind: string, found: string, text: string, at: number): boolean {
  if (kind === 'phone') return PUBLIC_NUMBER.test(found)
  if (kind === 'email') return SHARED_MAILBOX.test(found)
  if (kind !== 'date' && kind !== 'postcode') return false
  const before =
    text
      .slice(0, at)
      .split(/[.!?](?=\s)|\n/u)
      .at(-1) ?? ''
  const after = text.slice(at + found.length).split(/[.!?](?=\s|$)|\n/u)[0] ?? ''
  const sentence = `${before} ${after}`
  if (OF_SOMEBODY.test(sentence)) return false
  return kind === 'date' ? OF_A_PAPER.test(before) && !OF_A_CASE.test(sentence) : OF_A_PLACE.test(before)
}
