/** One hash for a closed set of ballots, from which no ballot can be added, removed or changed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { Digest } from './digest.ts'

const LEAF = Uint8Array.of(0x00)
const NODE = Uint8Array.of(0x01)

/**
 * Merkle tree hash of RFC 6962, section 2.1, over the commitments' 32 bytes each. None at all gives SHA-256 of nothing.
 * @param sortedCommitments in ascending order, so that their order says nothing of who voted when
 * @throws TypeError when one is not a digest or they are not in order
 */
export function merkleRoot(sortedCommitments: readonly string[]): string {
  sortedCommitments.forEach((commitment, index) => {
    const before = sortedCommitments[index - 1]
    if (!Digest.safeParse(commitment).success) throw new TypeError(`Commitment ${index} is not a SHA-256 digest`)
    if (before !== undefined && before > commitment) throw new TypeError(`Commitment ${index} is not in order`)
  })
  return bytesToHex(treeHash(sortedCommitments.map((commitment) => sha256(concatBytes(LEAF, hexToBytes(commitment))))))
}

/** Whether a phone's own commitment is in the closed set, and the whole set is the one whose root was published. */
export function isInClosedSet(set: { commitments: readonly string[]; root: string; own: string }): boolean {
  if (!set.commitments.every((commitment) => Digest.safeParse(commitment).success)) return false
  return set.commitments.includes(set.own) && merkleRoot(set.commitments.toSorted()) === set.root
}

function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array())
  if (leaves.length === 1) return only
  // RFC 6962 splits at the largest power of two below the count.
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(concatBytes(NODE, treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split))))
}
