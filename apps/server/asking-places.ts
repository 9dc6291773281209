/** From where people ask for a seat, so that nobody takes every place of those who may ask. */
import { MOST_ASKING, type SeatId } from '@eds/session/session'
import type { SessionState } from '@eds/session/state'
import { houseOf } from './connections.ts'

/** Kept in memory: a restart forgets from where those came who ask already. */
export type AskingPlaces = {
  /**
   * Holds a place for somebody who asks now.
   * @returns null when there is none for this address, else what to call with the seat they ask for, or with null when they
   * were refused
   */
  hold(address: string): ((seat: SeatId | null) => void) | null
}

/**
 * From one network no more people may ask than there are places left for all others. So one that floods the door takes half
 * of the places, and a hall of three hundred behind one address that comes after it still gets in to ask.
 * @param asking who asks as the session stands
 */
export function openAskingPlaces(asking: () => SessionState['asking']): AskingPlaces {
  const askedFrom = new Map<SeatId, string>()
  const held = new Map<string, number>()
  const hold = (network: string, change: 1 | -1) => {
    const now = (held.get(network) ?? 0) + change
    if (now > 0) held.set(network, now)
    else held.delete(network)
  }
  return {
    hold(address) {
      const network = networkOf(address)
      const known = asking()
      for (const seat of askedFrom.keys()) if (!known.has(seat)) askedFrom.delete(seat)
      const own = [...askedFrom.values()].filter((each) => each === network).length + (held.get(network) ?? 0)
      const all = known.size + [...held.values()].reduce((sum, each) => sum + each, 0)
      if (own >= MOST_ASKING - all) return null
      hold(network, 1)
      return (seat) => {
        hold(network, -1)
        if (seat !== null) askedFrom.set(seat, network)
      }
    },
  }
}

/** Whoever rents a line with IPv6 may be given up to a /48, 65,536 houses. */
const networkOf = (address: string): string => houseOf(address).split(':').slice(0, 3).join(':')
