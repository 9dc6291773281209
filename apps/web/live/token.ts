/** Where this browser keeps the tokens that say who it is; never in an address that is sent or shared. */
import { sha256Hex } from '@eds/audit/digest'
import { GroupId, SeatId, SessionId } from '@eds/session/session'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod/mini'

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

function remove(storage: 'sessionStorage' | 'localStorage', key: string): void {
  memory.delete(key)
  try {
    window[storage].removeItem(key)
  } catch {
    // Nothing was kept.
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
  /** What people call it; null until the server has told. */
  number: z.nullable(z.int().check(z.minimum(1))),
  group: GroupId,
  secret: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** Null for a seat. Before the facilitator has let the person in: what the phone says about them once it is one. */
  asking: z._default(z.nullable(z.object({ hasDualRole: z.boolean() })), null),
})
export type KeptSeat = z.infer<typeof KeptSeat>

const activeKey = (session: string) => `eds.seat.${session}`
const allKey = (session: string) => `eds.seats.${session}`

/** @returns every seat this phone has in a session, in the order in which they were taken; several people may share it. */
export function keptSeats(session: string): KeptSeat[] {
  const parsed = z.array(KeptSeat).safeParse(fromJson(read('localStorage', allKey(session)) ?? '[]'))
  return parsed.success ? parsed.data : []
}

/** @returns the seat that is being used on this phone, or null: none was taken, or the phone is being handed on. */
export function keptSeat(session: string): KeptSeat | null {
  const active = read('localStorage', activeKey(session))
  return keptSeats(session).find(({ seat }) => seat === active) ?? null
}

/** Whether more than one person has a seat on this phone. */
export const isShared = (session: string): boolean =>
  keptSeats(session).filter(({ asking }) => asking === null).length > 1

/** Keeps the seat through a reload and a restart of the browser, and makes it the one that is used. */
export function keepSeat(seat: KeptSeat): void {
  const seats = keptSeats(seat.session)
  const isKnown = seats.some((known) => known.seat === seat.seat)
  const next = isKnown ? seats.map((known) => (known.seat === seat.seat ? seat : known)) : [...seats, seat]
  write('localStorage', allKey(seat.session), JSON.stringify(next))
  write('localStorage', activeKey(seat.session), seat.seat)
}

/** Between two people who share this phone: the seats stay, and none of them is used. */
export const handOn = (session: string): void => remove('localStorage', activeKey(session))

/** Forgets one seat of this phone. */
export function forgetSeat({ session, seat }: KeptSeat): void {
  const rest = keptSeats(session).filter((known) => known.seat !== seat)
  write('localStorage', allKey(session), JSON.stringify(rest))
  if (read('localStorage', activeKey(session)) === seat) handOn(session)
}

/**
 * Takes a slip's secret out of the address (`#slip=…`), so that no history and no shoulder reads it, and keeps it for
 * this tab until it is used. @returns null when there is none
 */
export function takeSlipFromFragment(joinCode: string): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('slip')
  if (given !== null) {
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    // Whatever is no secret of ours is not worth a question to the server.
    if (!/^[0-9a-f]{32}$/.test(given)) return null
    write('sessionStorage', slipKey(joinCode), given)
    return given
  }
  return read('sessionStorage', slipKey(joinCode))
}

/** Forgets a slip that was used or turned away. */
export const forgetSlip = (joinCode: string): void => remove('sessionStorage', slipKey(joinCode))

const slipKey = (joinCode: string) => `eds.slip.${joinCode}`

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
