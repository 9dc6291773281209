/** What binds a ballot without showing it. */
import { z } from 'zod/mini'
import { canonicalJson, isCanonical, isWellFormed } from './canonical.ts'
import { Digest, sha256Hex } from './digest.ts'
import { merkleRoot } from './merkle.ts'

// Hashing normalises text; in a stored file only one spelling may pass, or a byte could change unnoticed.
const field = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(200),
    z.refine(isWellFormed, 'holds a lone surrogate'),
    z.refine(isCanonical, 'is not in NFC'),
  )

/** A counted ballot as the auditor's file opens it: no seat, no time. */
export const Opening = z.strictObject({ group: field, choice: field, nonce: field })
export type Opening = z.infer<typeof Opening>

/** The openings of one closed round, for an auditor only: small groups' choices are readable in them. */
export const RoundOpenings = z.strictObject({ roundId: field, root: Digest, openings: z.array(Opening) })
export type RoundOpenings = z.infer<typeof RoundOpenings>

/**
 * SHA-256 of `eds-ballot/1`, a line feed and the canonical JSON of the fields. The phone makes the same when it votes.
 * @param ballot its nonce holds 128 random bits; with fewer, the choice could be found by trying all of them
 */
export function commitmentOf(ballot: Opening & { sessionId: string; roundId: string }): string {
  const { sessionId, roundId, group, choice, nonce } = ballot
  return sha256Hex(`eds-ballot/1\n${canonicalJson({ sessionId, roundId, group, choice, nonce })}`)
}

/** The root that a closed round publishes for these ballots, in whatever order they are given. */
export function rootOfOpenings(round: { sessionId: string; roundId: string; openings: readonly Opening[] }): string {
  const { sessionId, roundId } = round
  return merkleRoot(round.openings.map((opening) => commitmentOf({ ...opening, sessionId, roundId })).toSorted())
}
