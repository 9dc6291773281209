/** Slips: printed seats. Their secrets are made in this browser and printed; the server learns only their hashes. */
import { sha256Hex } from '@eds/audit/digest'
import type { Answer, Command, CommandOf } from '@eds/session/protocol'
import { type GroupId, SeatId } from '@eds/session/session'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Both open the same seat: `secret` (128 bits, hexadecimal) in the square code, `code` (eight characters) to be typed. */
export type Slip = { readonly secret: string; readonly code: string }

/** A slip and the seat it opens, as printed. */
export type IssuedSlip = Slip & { readonly seat: SeatId }

/** Most slips that are made at once. */
const MOST_SLIPS = 100

/** The characters of a join code: none of 0, O, 1, I and L, which people confuse. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8
/** Bytes from here on would make the first letters of the alphabet likelier than the others. */
const FAIR_BELOW = Math.floor(256 / CODE_ALPHABET.length) * CODE_ALPHABET.length

/** @param randomBytes returns so many bytes from a source that nobody can guess */
export function makeSlip(randomBytes: (count: number) => Uint8Array): Slip {
  const secret = bytesToHex(randomBytes(16))
  let code = ''
  while (code.length < CODE_LENGTH) {
    for (const byte of randomBytes(CODE_LENGTH)) {
      if (byte < FAIR_BELOW && code.length < CODE_LENGTH) code += CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? ''
    }
  }
  return { secret, code }
}

/** @returns what the server keeps of a slip. */
export const hashesOf = ({ secret, code }: Slip): CommandOf<'issueSlips'>['slips'][number] => ({
  slipHash: sha256Hex(secret),
  codeHash: sha256Hex(code),
})

/** @param made what the server answered to `issueSlips`: the seats are numbered after it, in the order of the slips */
export const issuedSlips = (slips: readonly Slip[], made: string): IssuedSlip[] =>
  slips.map((slip, place) => ({ ...slip, seat: SeatId.parse(`${made}-${place + 1}`) }))

/**
 * Makes slips for one group; their secrets never leave the page that called.
 * @param send to the server, which keeps the hashes @returns null when they were refused
 */
export async function makeSlips(
  send: (command: Command) => Promise<Answer>,
  group: GroupId,
  count: number,
  randomBytes: (count: number) => Uint8Array,
): Promise<IssuedSlip[] | null> {
  const slips = Array.from({ length: count }, () => makeSlip(randomBytes))
  const answer = await send({ type: 'issueSlips', group, slips: slips.map(hashesOf) })
  return answer.status === 'saved' && answer.made !== null ? issuedSlips(slips, answer.made) : null
}

/** @param free seats that are neither taken nor on a slip @returns the most slips that can be made at once. */
export const mostSlips = (free: number): number => Math.min(MOST_SLIPS, free)

/** @param free seats that are neither taken nor on a slip @returns how many slips to make, as typed; null for what cannot be made. */
export function slipCount(typed: string, free: number): number | null {
  const count = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return count >= 1 && count <= mostSlips(free) ? count : null
}

/** "12 seats are free". */
export const freeWords = (free: number): string =>
  free === 0 ? 'No seat is free' : free === 1 ? '1 seat is free' : `${free} seats are free`

/** Slips on one page of A4. */
const PER_PAGE = 8

/** @returns the slips of each page, in order. */
export const slipsByPage = (slips: readonly IssuedSlip[]): IssuedSlip[][] =>
  Array.from({ length: Math.ceil(slips.length / PER_PAGE) }, (_, page) =>
    slips.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  )

/** The address in the square code. The secret stands in the fragment, which no browser sends. @param join such as `https://host/join/HPMK4739` */
export const slipAddress = (join: string, { secret }: Slip): string => `${join}#slip=${secret}`
