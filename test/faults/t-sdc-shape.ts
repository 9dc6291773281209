/** T-SDC-SHAPE: in how many likely votes the room's record alone, under the usual rule, fixes how a small group voted. */
import { fewestForShape } from '@eds/consensus/disclosure'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import { type Dice, diceOf } from '../a-trail.ts'
import type { FaultTest, Outcome, Wish } from './fault-test.ts'
import { type Given, givenBy, K, type Table } from './look-alikes.ts'

/** How likely each grade is, in a hundred: most of a room is near one grade. */
const LIKELY = [10, 25, 45, 20]
/** A group of its own mind: so many in ten of it want the grade that it leans to, whatever the others do. */
const LEANING = 7
/** Where people may give no grade: so many in a hundred, of each kind. */
const SILENT = 5

/**
 * How the people of a room vote: regardless of their group, each group of its own mind, or so and some give no grade; in
 * those rooms the first group must be heard, and now and then all of it would rather not say, or evidence is short.
 */
type Mood = 'alike' | 'leaning' | 'silent'
/** Votes drawn for each room; and what more than so many in a hundred of must not give away, of one room and of all. */
const MOODS: Readonly<Record<Mood, { votes: number; inARoom: number; overAll: number }>> = {
  alike: { votes: 30, inARoom: 15, overAll: 1 },
  leaning: { votes: 60, inARoom: 30, overAll: 3 },
  silent: { votes: 20, inARoom: 40, overAll: 3 },
}
/** Of fewer rooms, one alone would make the mean. */
const ENOUGH_ROOMS = 20
const MOOD_NAMES: readonly Mood[] = ['alike', 'leaning', 'silent']

export const sdcShape: FaultTest = {
  id: 'T-SDC-SHAPE',
  what: 'likely votes in rooms of four to six groups, up to 28 people, that see how they divide under the usual rule: how often no other table looks like theirs, so that a group of 3 to 7 is given away, to an outsider or to somebody in it; never that all of a group would rather not say',
  sizes: { full: 60, short: 2 },
  run,
}

type Found = { sizes: readonly number[]; mood: Mood; outsider: number; member: number }

async function run({ size, seed }: Wish): Promise<Outcome> {
  const dice = diceOf(seed)
  const every = roomsOf(28)
  const rooms = size >= every.length ? every : Array.from({ length: size }, () => dice.pick(every))
  const timesMs: number[] = []
  const found: Found[] = []
  const violations: string[] = []
  for (const sizes of rooms) {
    const startedAt = performance.now()
    for (const mood of MOOD_NAMES) {
      const { votes, inARoom } = MOODS[mood]
      const given = Array.from({ length: votes }, () => drawnAndGiven(sizes, mood, dice))
      const share = (isIt: (each: Given) => boolean) => (100 * given.filter(isIt).length) / votes
      const outsider = share((each) => each.outsider)
      found.push({ sizes, mood, outsider, member: share((each) => each.member) })
      if (outsider > inARoom)
        violations.push(`${mood}, groups of ${sizes.join(', ')}: ${outsider}% of likely votes give a small group away`)
      if (share((each) => each.silence) > 0)
        violations.push(`groups of ${sizes.join(', ')}: that all of a group would rather not say is given away`)
    }
    timesMs.push(performance.now() - startedAt)
  }
  const said = MOOD_NAMES.map((mood) => {
    const of = found.filter((each) => each.mood === mood)
    const outsider = mean(of.map((each) => each.outsider))
    if (rooms.length >= ENOUGH_ROOMS && outsider > MOODS[mood].overAll)
      violations.push(`${mood}, over all rooms ${outsider.toFixed(2)}%`)
    const [worst] = of.toSorted((a, b) => b.outsider - a.outsider)
    const member = mean(of.map((each) => each.member))
    return `${NAMES[mood]} ${outsider.toFixed(2)}% (worst room, ${worst?.sizes.join('+') ?? 'none'}, ${(worst?.outsider ?? 0).toFixed(0)}%), to one of the group ${member.toFixed(2)}%`
  })
  return {
    size: rooms.length * MOOD_NAMES.reduce((votes, mood) => votes + MOODS[mood].votes, 0),
    violations,
    timesMs,
    note: `${rooms.length} rooms; of likely votes at most so many give a group away: ${said.join('; ')}; ${ordinaryShare()}% of rooms of four to six groups of 3 to 6 see how they divide; times: a room`,
  }
}

const NAMES: Readonly<Record<Mood, string>> = {
  alike: 'groups alike',
  leaning: 'each group of its own mind',
  silent: 'so, and some give no grade',
}

function drawnAndGiven(sizes: readonly number[], mood: Mood, dice: Dice): Given {
  const draw = () => drawnFor(sizes, mood, dice)
  return givenBy(draw(), dice, draw)
}

/** Of every room of four to six groups of 3 to 6 with 20 to 30 people, groups in any order: how many see how they divide. */
function ordinaryShare(): number {
  const rooms = [4, 5, 6].flatMap((groups) => ordered(groups)).filter((sizes) => between(sum(sizes), 20, 30))
  return Math.floor((100 * rooms.filter(isDrawn).length) / rooms.length)
}

const isDrawn = (sizes: readonly number[]): boolean =>
  sizes.every((n) => n >= fewestForShape(DEFAULT_SETTINGS.shapeFloor, sizes.length))

function ordered(groups: number): number[][] {
  if (groups === 0) return [[]]
  return ordered(groups - 1).flatMap((others) => [3, 4, 5, 6].map((n) => [n, ...others]))
}

/** Every room that sees how it divides and has a small group; with the others T-SDC-ALL is done. */
function roomsOf(most: number): number[][] {
  const rooms: number[][] = []
  for (let people = K; people <= most; people += 1)
    for (let groups = 2; groups <= 6; groups += 1) rooms.push(...divisions(people, groups, people))
  return rooms.filter((sizes) => isDrawn(sizes) && sizes.some((n) => n < K))
}

function divisions(people: number, groups: number, largest: number): number[][] {
  if (groups === 1) return between(people, 2, largest) ? [[people]] : []
  const rooms: number[][] = []
  for (let n = Math.min(largest, people - 2 * (groups - 1)); n >= 2; n -= 1)
    rooms.push(...divisions(people - n, groups - 1, n).map((others) => [n, ...others]))
  return rooms
}

function drawnFor(sizes: readonly number[], mood: Mood, dice: Dice): Table {
  const silence = mood === 'silent' ? [dice.below(4) === 0 ? 35 : SILENT, SILENT] : []
  return sizes.map((n, group) => {
    const votes = [...LIKELY, ...silence].map(() => 0)
    const favourite = picked(LIKELY, dice)
    const isMute = mood === 'silent' && group === 0 && dice.below(6) === 0
    for (let person = 0; person < n; person += 1) {
      const leans = mood !== 'alike' && dice.below(10) < LEANING
      const own = picked([...LIKELY, ...silence], dice)
      const choice = isMute ? votes.length - 1 : leans && own < LIKELY.length ? favourite : own
      votes[choice] = (votes[choice] ?? 0) + 1
    }
    return votes
  })
}

/** @returns a place, each as likely as it weighs. */
function picked(weights: readonly number[], dice: Dice): number {
  let left = dice.below(sum(weights))
  for (const [place, weight] of weights.entries()) {
    if (left < weight) return place
    left -= weight
  }
  return weights.length - 1
}

const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0)
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length
const between = (n: number, least: number, most: number): boolean => n >= least && n <= most
