/** Random names: ids, join codes and salts. */
import { randomBytes, randomInt } from 'node:crypto'

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
/** Without 0, O, 1, I and L, which people confuse. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const ID_LENGTH = 26
const CODE_LENGTH = 8

/** 26 letters and digits: 130 random bits. */
export const freshId = (): string =>
  Array.from(randomBytes(ID_LENGTH), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('')

/** Eight characters that can be read aloud. */
export const freshJoinCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

/** @returns the code as the store writes it: capitals without spaces and hyphens. */
export const plainJoinCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()

/** 128 random bits in hexadecimal. */
export const freshSalt = (): string => randomBytes(16).toString('hex')
