/** How many connections one address may hold: a flood from one must not keep all others out. */
import type { RequestListener } from 'node:http'
import { isIP, type Socket } from 'node:net'

export type Connections = {
  /** Counts one more, unless it is refused. @returns whether it may stay */
  admits(address: string): boolean
  /** One that was let in has gone. */
  gone(address: string): void
}

/**
 * While few are in use nobody is counted out: a whole room shares one address. From a quarter of them on, one address may
 * hold a sixteenth.
 * @param most that the server takes at all
 * @param isExempt whether an address speaks for many: this computer, and a proxy that is trusted
 */
export function openConnections(most: number, isExempt: (address: string) => boolean): Connections {
  const held = new Map<string, number>()
  let all = 0
  return {
    admits(address) {
      const house = houseOf(address)
      const own = held.get(house) ?? 0
      if (all >= most / 4 && own >= most / 16 && !isExempt(address)) return false
      held.set(house, own + 1)
      all += 1
      return true
    },
    gone(address) {
      const house = houseOf(address)
      const own = (held.get(house) ?? 0) - 1
      if (own > 0) held.set(house, own)
      else held.delete(house)
      all -= 1
    },
  }
}

/** Browsers and proxies ask one at a time on a connection. */
const MOST_UNANSWERED = 8

/**
 * Cuts off a connection on which more is asked than is answered: whoever asks thousands of times in one breath and reads
 * nothing would have every answer made and held for them.
 */
export function inTurn(answer: RequestListener): RequestListener {
  const unanswered = new WeakMap<Socket, number>()
  return (request, response) => {
    const { socket } = request
    const now = (unanswered.get(socket) ?? 0) + 1
    unanswered.set(socket, now)
    if (now > MOST_UNANSWERED) {
      socket.destroy()
      return
    }
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    answer(request, response)
  }
}

/** Whoever has one address of IPv6 has a whole /64 of them. */
export function houseOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [front = '', back] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const head = front.split(':').filter(Boolean)
  const tail = back?.split(':').filter(Boolean) ?? []
  const zeros = back === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail].slice(0, 4).join(':')
}
