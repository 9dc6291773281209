/** A ballot on the wire: every choice is one character, so that its length tells nothing. */
import type { Grade } from '@eds/frameworks/framework'
import { z } from 'zod/mini'
import type { RoundAsk } from './session.ts'

/** `0`-`3` a grade; `e` not enough evidence; `x` rather not say; `c` consent; `s` stand aside; `o` object. */
export const Choice = z.enum(['0', '1', '2', '3', 'e', 'x', 'c', 's', 'o'])
export type Choice = z.infer<typeof Choice>

/** 128 random bits from the phone, in hexadecimal: hides the choice inside its commitment. */
export const Nonce = z.string().check(z.regex(/^[0-9a-f]{32}$/))

const GRADE_CHOICES: readonly Choice[] = ['0', '1', '2', '3', 'e', 'x']
const CONSENT_CHOICES: readonly Choice[] = ['c', 's', 'o', 'x']

/** The choices a round offers, in the order a screen lists them. */
export function choicesOf(ask: RoundAsk): readonly Choice[] {
  return ask.kind === 'grade' ? GRADE_CHOICES : CONSENT_CHOICES
}

/** @returns the vote as the consensus policy reads it, or null for a consent choice. */
export function voteOf(choice: Choice): Grade | 'nee' | 'abstain' | null {
  switch (choice) {
    case '0':
      return 0
    case '1':
      return 1
    case '2':
      return 2
    case '3':
      return 3
    case 'e':
      return 'nee'
    case 'x':
      return 'abstain'
    default:
      return null
  }
}

/** A ballot as the box holds it while its round is open. Never in an event, a document or a log line. */
export type OpenBallot = { group: string; seat: string; choice: Choice; nonce: string }

/** A counted ballot: the link to its seat is gone. */
export const Opening = z.object({ group: z.string(), choice: Choice, nonce: Nonce })
export type Opening = z.infer<typeof Opening>
