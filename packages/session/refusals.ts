/** Every way the server says no. Screens turn a code into words and say what to do next. */
import { z } from 'zod/mini'

export const RefusalCode = z.enum([
  'bad-request',
  'unknown-version',
  'not-signed-in',
  'not-allowed',
  /** Anybody, where the server is reached over https alone. */
  'needs-https',
  /** A key of staff came over a network that others can read. */
  'staff-needs-https',
  'unknown-session',
  'unknown-join-code',
  'session-full',
  /** Not a full session: more people ask for a seat than the facilitator can have answered. */
  'too-many-asking',
  'session-not-open',
  'session-closed',
  'door-closed',
  'unknown-slip',
  'slip-used',
  'unknown-seat',
  'seat-has-voted',
  /** A helper may enter a vote for a seat that has not voted by itself. */
  'voted-by-phone',
  'unknown-group',
  'unknown-question',
  'not-current-question',
  'unknown-round',
  'round-already-open',
  'round-not-open',
  'round-not-closed',
  'round-not-revealed',
  'rounds-used-up',
  'too-few-ballots',
  'bad-choice',
  'unknown-evidence',
  'evidence-not-waiting',
  'evidence-not-yours',
  'unknown-objection',
  'unknown-text',
  'already-declared',
  'only-tighter',
  'reason-needed',
  'second-signatory-needed',
  'agreement-missing',
  'final-grade-missing',
  'domain-1-rule-missing',
  'already-published',
  'command-id-reused',
  'too-many-requests',
  'storage-unavailable',
  /** A fault of the program: trying the same again meets it again, unlike `storage-unavailable`. */
  'server-fault',
  'not-published',
  /** Said by a screen, never by a server: an act of the moment found no connection in time. */
  'not-sent',
])
export type RefusalCode = z.infer<typeof RefusalCode>

/** A no as a value. `detail` names what was found, for the person who asked; never another's data. */
export const Refusal = z.object({ code: RefusalCode, detail: z.string() })
export type Refusal = z.infer<typeof Refusal>

export const refuse = (code: RefusalCode, detail: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, detail },
})
