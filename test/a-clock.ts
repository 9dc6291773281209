/** A clock that a test moves by hand. */
import type { Clock } from '@eds/server/clock'

/** `pass` runs what falls due, in order of time; `set` changes the wall clock alone, as a person or NTP does. */
export type AClock = Clock & { pass(ms: number): void; set(now: number): void }

export function aClock(start = 1_800_000_000_000): AClock {
  let wall = start
  let steady = 0
  let waiting: { at: number; run: () => void }[] = []
  return {
    now: () => wall,
    after(delayMs, run) {
      const timer = { at: steady + delayMs, run }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((each) => each !== timer)
      }
    },
    set(now) {
      wall = now
    },
    pass(ms) {
      const until = steady + ms
      for (;;) {
        const [due] = waiting.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
        if (due === undefined) break
        waiting = waiting.filter((each) => each !== due)
        wall += due.at - steady
        steady = due.at
        due.run()
      }
      wall += until - steady
      steady = until
    },
  }
}
