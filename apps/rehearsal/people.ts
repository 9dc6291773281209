/** Simulated people: which group each sits in, and how each makes up their mind. */
import type { Grade } from '@eds/frameworks/framework'
import type { Choice } from '@eds/session/ballot'
import type { SessionGroup } from '@eds/session/session'
import { type Dice, dice } from './dice.ts'

export type Person = {
  readonly name: string
  readonly group: SessionGroup
  /** 0 easily moved by what others say … 1 never moved. */
  readonly stubbornness: number
  readonly luck: Dice
}

/** One person per group first, then the larger groups fill up: as in a real hall, some groups are one person. */
export function gatherPeople(count: number, groups: readonly SessionGroup[], seed: number): Person[] {
  const doors = dice(seed, 'doors')
  return Array.from({ length: count }, (_, i) => {
    const group = groups[i] ?? doors.pick(groups.slice(0, Math.max(1, Math.ceil(groups.length / 2))))
    const luck = dice(seed, `person ${i}`)
    return { name: `Person ${i + 1}`, group, stubbornness: luck.roll(), luck }
  })
}

/** How the room stands towards a question before anyone has spoken. */
export type Mood =
  /** Most see the same grade; the rest are one step off. */
  | { kind: 'clear'; grade: Grade }
  /** Spread out at first; the evidence brings most of them to the grade in the next round. */
  | { kind: 'persuadable'; grade: Grade }
  /** Two camps at the ends, and no argument moves them. */
  | { kind: 'torn' }

/** @param round 1, 2, 3 per question: minds change after discussion. @returns the choice on the ballot */
export function mindOf(person: Person, mood: Mood, round: number): Choice {
  const { luck, stubbornness } = person
  // Rolled in this order every time, so that a mind depends on the seed and not on the path through this function.
  const [doubt, drift, direction] = [luck.roll(), luck.roll(), luck.roll()]
  if (mood.kind === 'torn') return person.group.id.length % 2 === 0 ? '0' : '3'
  if (doubt < 0.02) return 'e'
  if (doubt > 0.98) return 'x'
  const agreeing = mood.kind === 'clear' || (round > 1 && stubbornness < 0.95) ? 0.94 : 0.35
  if (drift < agreeing) return choiceOf(mood.grade)
  const step = direction < 0.5 ? -1 : 1
  return choiceOf(mood.grade + step)
}

/** @returns an answer to "can you live with it?": the stubborn stand aside or, rarely, object. */
export function consentOf(person: Person, mood: Mood): Choice {
  if (mood.kind === 'torn') return 'o'
  if (person.stubbornness > 0.97) return 'o'
  return person.stubbornness > 0.85 ? 's' : 'c'
}

const CHOICES: readonly Choice[] = ['0', '1', '2', '3']
const choiceOf = (grade: number): Choice => CHOICES[Math.min(3, Math.max(0, grade))] ?? '0'
