/** Chance that can be played again: the same seed gives the same people with the same minds. */

export type Dice = {
  /** 0 … below 1. */
  roll(): number
  /** @returns true with this probability. */
  chance(probability: number): boolean
  /** @throws on an empty list. */
  pick<T>(from: readonly T[]): T
  /** So many hexadecimal digits; for ids and nonces of simulated people only. */
  hex(digits: number): string
}

/** Dice of a seed and a purpose, so that what one person rolls never moves another's. Source: mulberry32. */
export function dice(seed: number, purpose: string): Dice {
  let state = seed | 0
  for (const character of purpose) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    roll,
    chance: (probability) => roll() < probability,
    pick(from) {
      const found = from[Math.floor(roll() * from.length)]
      if (found === undefined) throw new Error('expected something to pick from, found an empty list')
      return found
    },
    hex: (digits) => Array.from({ length: digits }, () => Math.floor(roll() * 16).toString(16)).join(''),
  }
}
