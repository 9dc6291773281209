/** Where this browser keeps the tokens that say who it is; never in an address that is sent or shared. */
import { sha256Hex } from '@eds/audit/digest'
import { GroupId, SeatId, SessionId } from '@eds/session/session'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'

/** For browsers that forbid storage: the token then lives as long as the page. */
const memory = new Map<string, string>()

function read(storage: 'sessionStorage' | 'localStorage', key: string): string | null {
  try {
    return window[storage].getItem(key) ?? memory.get(key) ?? null
  } catch {
    // Storage is forbidden in some private windows: the page still works until it is closed.
    return memory.get(key) ?? null
  }
}

function write(storage: 'sessionStorage' | 'localStorage', key: string, value: string): void {
  memory.set(key, value)
  try {
    window[storage].setItem(key, value)
  } catch {
    // As above: kept in memory only.
  }
}

/**
 * Takes a staff token out of the address (`#t=…`), keeps it for this tab and cleans the address.
 * @param key names the place, such as `desk:<session>`; one token per key
 * @returns the token, from the address or kept from before; null when there is none
 */
export function takeTokenFromFragment(key: string): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('t')
  if (given !== null && given !== '') {
    write('sessionStorage', `eds.token.${key}`, given)
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    return given
  }
  return read('sessionStorage', `eds.token.${key}`)
}

/** A seat as this phone knows it. `secret` is its token: 128 random bits that the phone made itself, in hexadecimal. */
const KeptSeat = z.object({
  session: SessionId,
  seat: SeatId,
  group: GroupId,
  secret: z.string().regex(/^[0-9a-f]{32}$/),
})
export type KeptSeat = z.infer<typeof KeptSeat>

const seatKey = (session: string) => `eds.seat.${session}`

/** @returns the seat this phone has in a session, or null. */
export function keptSeat(session: string): KeptSeat | null {
  const found = read('localStorage', seatKey(session))
  if (found === null) return null
  const parsed = KeptSeat.safeParse(fromJson(found))
  return parsed.success ? parsed.data : null
}

/** Keeps the seat through a reload and a restart of the browser. */
export const keepSeat = (seat: KeptSeat): void => write('localStorage', seatKey(seat.session), JSON.stringify(seat))

/** Forgets the seat; the next person on this phone chooses anew. */
export function forgetSeat(session: string): void {
  memory.delete(seatKey(session))
  try {
    window.localStorage.removeItem(seatKey(session))
  } catch {
    // Nothing was kept.
  }
}

/** @returns 128 fresh random bits in hexadecimal. Works on plain http too, where `crypto.randomUUID` is absent. */
export const random128 = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(16)))

/** @returns what the server keeps of a seat's secret: SHA-256 over its text. */
export const hashOfSecret = (secret: string): string => sha256Hex(secret)

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
