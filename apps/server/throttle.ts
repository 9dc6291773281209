/** How much one caller may ask: wrong join codes, seats and commands. */
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type Throttle = {
  /**
   * Counts a wrong join code. Right codes are neither counted nor stopped: a whole room shares one address, and one
   * person in it must not be able to lock the door for all. 31^8 codes keep the door, not this budget.
   * @returns whether it is within the budget
   */
  wrongCode(address: string): Promise<boolean>
  /**
   * A hall of three hundred behind one address comes in at once, and five more every second: who asks faster is no room,
   * and would fill the door before those who come later.
   * @returns whether an address may still ask for a seat
   */
  takeSeat(address: string): Promise<boolean>
  /** Apart from the door: whoever has a printed slip does not wait for those who only ask. @returns as above */
  claimSlip(address: string): Promise<boolean>
  /** @returns whether a seat may send another command. */
  command(session: string, seat: string): Promise<boolean>
}

/** Budgets in memory: a restart forgives. */
export function openThrottle(): Throttle {
  const wrongPerAddress = new RateLimiterMemory({ keyPrefix: 'wrong', points: 20, duration: 60 })
  const wrongEverywhere = new RateLimiterMemory({ keyPrefix: 'wrong-all', points: 5, duration: 1 })
  const seatsPerAddress = new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: 'seat', points: 5, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: 'seat-burst', points: 300, duration: 120 }),
  )
  const slipsPerAddress = new RateLimiterMemory({ keyPrefix: 'slip', points: 600, duration: 60 })
  const commands = new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: 'command', points: 10, duration: 10 }),
    new RateLimiterMemory({ keyPrefix: 'command-burst', points: 10, duration: 20 }),
  )
  return {
    async wrongCode(address) {
      const within = await allows(wrongPerAddress.consume(address))
      return (await allows(wrongEverywhere.consume('all'))) && within
    },
    takeSeat: (address) => allows(seatsPerAddress.consume(address)),
    claimSlip: (address) => allows(slipsPerAddress.consume(address)),
    command: (session, seat) => allows(commands.consume(`${session}/${seat}`)),
  }
}

/** The library rejects with its result when a budget is spent; any other rejection is a fault. */
async function allows(consumed: Promise<unknown>): Promise<boolean> {
  try {
    await consumed
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}
