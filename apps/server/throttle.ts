/** How much one caller may ask: wrong join codes, seats, commands and long answers. */
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { houseOf } from './connections.ts'

/** Long answers that anybody may ask for: the room's records, the trail and closed sets, the report. */
export type Reading = 'room' | 'record' | 'report'

/** Every answer is after how many whole seconds somebody may ask again, from 1 to 60; 0 when they may now. */
export type Throttle = {
  /**
   * Counts a wrong join code. Right codes are neither counted nor stopped: a whole room shares one address, and one
   * person in it must not be able to lock the door for all. 31^8 codes keep the door, not this budget.
   */
  wrongCode(address: string): Promise<number>
  /**
   * A hall of three hundred behind one address comes in at once, and five more every second: who asks faster is no room,
   * and would fill the door before those who come later.
   */
  takeSeat(address: string): Promise<number>
  /** As many again for those who can only be refused: they use up nothing of those who can sit down. */
  askInVain(address: string): Promise<number>
  /**
   * Whoever has a printed slip, or asks again with the secret of a seat, waits for nobody but themselves, whatever the
   * others behind their address do.
   */
  knownSeat(session: string, seat: string): Promise<number>
  command(session: string, seat: string): Promise<number>
  /**
   * Evidence and objections stay in the trail for good, and the desk must answer each: half an hour's worth of a person who
   * writes one a minute, and then no more in the hour.
   */
  proposal(session: string, seat: string): Promise<number>
  /**
   * Counts who reads without a right key. A hall of three hundred behind one address may read everything several times in
   * a minute, as when a report is published.
   */
  read(reading: Reading, address: string): Promise<number>
  /** A seat's own, wherever it is: nobody else can use it up. */
  readOfSeat(reading: Reading, session: string, seat: string): Promise<number>
}

/** How many a second, and beyond that how many a minute. */
const READINGS: Readonly<Record<Reading, { aSecond: number; aMinute: number }>> = {
  room: { aSecond: 30, aMinute: 1800 },
  record: { aSecond: 20, aMinute: 1500 },
  report: { aSecond: 10, aMinute: 900 },
}
/** A phone that proves the record reads it and the closed set of every round at once. */
const READINGS_OF_SEAT = { aSecond: 2, aMinute: 120 }
/** Phones do as they are told: nobody is sent away for longer. */
const LONGEST_WAIT_SECONDS = 60

/** Budgets in memory: a restart forgives. All addresses of one house share one: whoever has one of IPv6 has a whole network. */
export function openThrottle(): Throttle {
  const wrongPerAddress = new RateLimiterMemory({ keyPrefix: 'wrong', points: 20, duration: 60 })
  const wrongEverywhere = new RateLimiterMemory({ keyPrefix: 'wrong-all', points: 5, duration: 1 })
  const seatsPerAddress = doorBudget('seat')
  const inVainPerAddress = doorBudget('in-vain')
  const knownSeats = new RateLimiterMemory({ keyPrefix: 'known-seat', points: 10, duration: 60 })
  const commands = new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: 'command', points: 10, duration: 10 }),
    new RateLimiterMemory({ keyPrefix: 'command-burst', points: 10, duration: 20 }),
  )
  const proposals = new RateLimiterMemory({ keyPrefix: 'proposal', points: 30, duration: 3600 })
  const readings = {
    room: readingBudget('room', READINGS.room),
    record: readingBudget('record', READINGS.record),
    report: readingBudget('report', READINGS.report),
  }
  const readingsOfSeats = readingBudget('of-seat', READINGS_OF_SEAT)
  return {
    async wrongCode(address) {
      // Who has spent their own budget takes nothing of everybody's.
      const own = await secondsToWait(wrongPerAddress.consume(houseOf(address)))
      return own > 0 ? own : secondsToWait(wrongEverywhere.consume('all'))
    },
    takeSeat: (address) => secondsToWait(seatsPerAddress.consume(houseOf(address))),
    askInVain: (address) => secondsToWait(inVainPerAddress.consume(houseOf(address))),
    knownSeat: (session, seat) => secondsToWait(knownSeats.consume(`${session}/${seat}`)),
    command: (session, seat) => secondsToWait(commands.consume(`${session}/${seat}`)),
    proposal: (session, seat) => secondsToWait(proposals.consume(`${session}/${seat}`)),
    read: (reading, address) => secondsToWait(readings[reading].consume(houseOf(address))),
    readOfSeat: (reading, session, seat) => secondsToWait(readingsOfSeats.consume(`${reading}/${session}/${seat}`)),
  }
}

const doorBudget = (name: string): BurstyRateLimiter =>
  new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: name, points: 5, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: `${name}-burst`, points: 300, duration: 120 }),
  )

function readingBudget(name: string, { aSecond, aMinute }: { aSecond: number; aMinute: number }): BurstyRateLimiter {
  return new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: name, points: aSecond, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: `${name}-burst`, points: aMinute, duration: 60 }),
  )
}

/** The library rejects with its result when a budget is spent; any other rejection is a fault. */
async function secondsToWait(consumed: Promise<unknown>): Promise<number> {
  try {
    await consumed
    return 0
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      return Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.ceil(error.msBeforeNext / 1000)))
    }
    throw error
  }
}
