/**
 * English for the refusals that only staff can meet: why, and (`.next`) what to do next. Their screens are in English alone
 * and fetch these words for themselves: phones do without. The type keeps both lists whole.
 */
import type { RefusalCode } from '@eds/session/refusals'
import type { refusalsEn } from './refusals-en.ts'

export const staffRefusalsEn = {
  'refusal.staff-needs-https': 'This page works only where nobody on the network can read its key.',
  'refusal.staff-needs-https.next':
    'Open its link on the computer that runs the server, where it begins with http://localhost. From other computers it needs an https address: see PUBLIC_URL in the README.',
  'refusal.round-already-open': 'A round is already open.',
  'refusal.round-already-open.next': 'Close it before you open another.',
  'refusal.round-not-closed': 'The round is not closed yet.',
  'refusal.round-not-closed.next': 'Close it first.',
  'refusal.round-not-revealed': 'The result has not been shown yet.',
  'refusal.round-not-revealed.next': 'Show the result first.',
  'refusal.rounds-used-up': 'This question has had all its rounds.',
  'refusal.rounds-used-up.next': 'Record an agreement, or record that the room is split.',
  'refusal.too-few-ballots': 'Too few people voted to show the result and keep votes secret.',
  'refusal.too-few-ballots.next': 'Wait for more votes, or give a reason that everyone will see.',
  'refusal.second-signatory-needed': 'This needs the name of a second person who signs it.',
  'refusal.second-signatory-needed.next': 'Write their name, then try again.',
  'refusal.agreement-missing': 'A question has no agreement recorded yet.',
  'refusal.agreement-missing.next': 'Record what the room agreed, or that it is split.',
  'refusal.final-grade-missing': 'A question has no final grade yet.',
  'refusal.final-grade-missing.next': 'Settle every question before you publish.',
  'refusal.domain-1-rule-missing': 'No rule for the Domain 1 total is chosen yet.',
  'refusal.domain-1-rule-missing.next': 'Choose the rule, then publish.',
  'refusal.already-published': 'The report is already published.',
  'refusal.already-published.next': 'It cannot be changed any more.',
  'refusal.voted-by-phone': 'This seat has voted on its own phone.',
  'refusal.voted-by-phone.next': 'Only that phone can change the vote, until voting closes.',
  'refusal.unknown-text': 'There are no such words.',
  'refusal.unknown-text.next': 'Load the page again: somebody else may have taken them out.',
  'refusal.only-tighter': 'These numbers may only be raised now.',
  'refusal.only-tighter.next': 'Choose a higher number, or leave it as it is.',
  'refusal.not-sent': 'There was no connection for 15 seconds, so this is not sent any more.',
  'refusal.not-sent.next': 'Once the connection is back, look here whether it was done. If not, press again.',
} as const satisfies Record<StaffKey, string>

type StaffKey = Exclude<`refusal.${RefusalCode}` | `refusal.${RefusalCode}.next`, keyof typeof refusalsEn>
