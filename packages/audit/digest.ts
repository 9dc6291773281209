/** SHA-256, the one hash of the trail: synchronous, and the same in browser and server. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod/mini'
import { isWellFormed } from './canonical.ts'

/** A SHA-256 digest: 64 lower-case hexadecimal digits. */
export const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'not 64 lower-case hexadecimal digits'))

/**
 * SHA-256 of bytes, or of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. Text is hashed as given, not
 * normalised.
 * @throws TypeError for a text with a lone surrogate: two different ones would share their bytes.
 */
export function sha256Hex(text: string | Uint8Array): string {
  if (typeof text !== 'string') return bytesToHex(sha256(text))
  if (!isWellFormed(text)) throw new TypeError('Only well-formed text can be hashed: found a lone surrogate')
  return bytesToHex(sha256(utf8ToBytes(text)))
}
