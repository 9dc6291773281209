/** Which secrets open which seats; known as hashes only. */
import { createHash } from 'node:crypto'
import type { SessionEvent } from '@eds/session/events'
import type { Command } from '@eds/session/protocol'
import type { SeatId } from '@eds/session/session'
import { plainJoinCode } from './fresh-ids.ts'
import type { SeatRow } from './store.ts'

/** The rows by seat, and the seats by the SHA-256 of a phone's secret and of a slip's secret or code. */
export type SeatKeys = {
  rows: ReadonlyMap<SeatId, SeatRow>
  bySecret: ReadonlyMap<string, SeatId>
  bySlip: ReadonlyMap<string, SeatId>
}

export function seatKeys(rows: Iterable<SeatRow>): SeatKeys {
  const bySeat = new Map<SeatId, SeatRow>()
  for (const row of rows) bySeat.set(row.seat, row)
  const bySecret = new Map<string, SeatId>()
  const bySlip = new Map<string, SeatId>()
  for (const { seat, secretHash, slipHash, codeHash } of bySeat.values()) {
    if (secretHash !== null) bySecret.set(secretHash, seat)
    if (slipHash !== null) bySlip.set(slipHash, seat)
    if (codeHash !== null) bySlip.set(codeHash, seat)
  }
  return { rows: bySeat, bySecret, bySlip }
}

export const withSeats = (keys: SeatKeys, changed: readonly SeatRow[]): SeatKeys =>
  changed.length === 0 ? keys : seatKeys([...keys.rows.values(), ...changed])

/** @returns the seat of a slip as somebody shows or types it, claimed or not; null when there is none. */
export function seatOfSlip({ bySlip }: SeatKeys, slip: string): SeatId | null {
  return bySlip.get(sha256(slip)) ?? bySlip.get(sha256(plainJoinCode(slip))) ?? null
}

/** @returns the rows that an event changes, with the hashes from the command that caused it. */
export function seatRowsOf(keys: SeatKeys, event: SessionEvent, command: Command): SeatRow[] {
  if ((event.type === 'seatTaken' || event.type === 'seatAsked') && command.type === 'takeSeat') {
    return [{ seat: event.seat, secretHash: command.secretHash, slipHash: null, codeHash: null }]
  }
  if (event.type === 'slipsIssued' && command.type === 'issueSlips') {
    return event.seats.map((seat, n) => {
      const { slipHash = null, codeHash = null } = command.slips[n] ?? {}
      return { seat, secretHash: null, slipHash, codeHash }
    })
  }
  if (event.type === 'slipClaimed' && command.type === 'claimSlip') {
    const { slipHash = null, codeHash = null } = keys.rows.get(event.seat) ?? {}
    return [{ seat: event.seat, secretHash: command.secretHash, slipHash, codeHash }]
  }
  if (event.type === 'seatReissued' && command.type === 'reissueSeat') {
    return [{ seat: event.seat, secretHash: null, slipHash: command.slipHash, codeHash: command.codeHash }]
  }
  return []
}

/** @returns whether a command brings a secret, slip or code that another seat has: one key must not open two seats. */
export function hasKeyTwice({ bySecret, bySlip }: SeatKeys, command: Command): boolean {
  switch (command.type) {
    case 'takeSeat':
    case 'claimSlip':
      return bySecret.has(command.secretHash)
    case 'issueSlips': {
      const hashes = command.slips.flatMap(({ slipHash, codeHash }) => [slipHash, codeHash])
      return new Set(hashes).size < hashes.length || hashes.some((hash) => bySlip.has(hash))
    }
    case 'reissueSeat':
      return bySlip.has(command.slipHash) || bySlip.has(command.codeHash)
    default:
      return false
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
