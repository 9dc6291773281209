/** T-SDC-SHAPE: in how many likely votes the room's record alone, under the usual rule, fixes how a small group voted. */
import { tallyByGroup, type Vote } from '@eds/consensus/ballot'
import { fewestForShape } from '@eds/consensus/disclosure'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { roomResult } from '@eds/consensus/room-result'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import { type Dice, diceOf } from '../a-trail.ts'
import type { FaultTest, Outcome, Wish } from './fault-test.ts'

const K = DEFAULT_SETTINGS.disclosureThreshold
const GRADES: readonly Vote[] = [0, 1, 2, 3]
/** How likely each grade is, in a hundred: most of a room is near one grade. */
const LIKELY = [10, 25, 45, 20]
/** Votes drawn for each room, and tables tried that might look like one of them. */
const VOTES = 100
const TRIES = 1500
/** More than so many in a hundred votes of one room, or of all of them, must not give a group away. */
const MOST_IN_A_ROOM = 10
const MOST_OVER_ALL = 1

type Table = readonly (readonly number[])[]

export const sdcShape: FaultTest = {
  id: 'T-SDC-SHAPE',
  what: 'likely votes in every room of two to six groups, up to 26 people, that sees how it divides under the usual rule: how often no other table looks like it, so that a group of 3 to 7 is given away',
  sizes: { full: 1000, short: 12 },
  run,
}

async function run({ size, seed }: Wish): Promise<Outcome> {
  const dice = diceOf(seed)
  const every = roomsOf(26)
  const rooms = size >= every.length ? every : Array.from({ length: size }, () => dice.pick(every))
  const timesMs: number[] = []
  const found: { sizes: readonly number[]; share: number }[] = []
  for (const sizes of rooms) {
    const startedAt = performance.now()
    const given = Array.from({ length: VOTES }, () => isGiven(drawnFor(sizes, dice), dice)).filter(Boolean).length
    found.push({ sizes, share: (100 * given) / VOTES })
    timesMs.push(performance.now() - startedAt)
  }
  const violations = found
    .filter(({ share }) => share > MOST_IN_A_ROOM)
    .map(({ sizes, share }) => `groups of ${sizes.join(', ')}: ${share}% of likely votes give a small group away`)
  const mean = found.reduce((all, { share }) => all + share, 0) / found.length
  if (mean > MOST_OVER_ALL) violations.push(`over all rooms ${mean.toFixed(2)}%`)
  const [worst] = found.toSorted((a, b) => b.share - a.share)
  return {
    size: rooms.length * VOTES,
    violations,
    timesMs,
    note: `${rooms.length} rooms; at most ${mean.toFixed(2)}% of likely votes give a group away, in the worst (${worst?.sizes.join('+') ?? 'none'}) ${worst?.share ?? 0}%; ${ordinaryShare()}% of rooms of four to six groups of 3 to 6 see it; times: a room`,
  }
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

function drawnFor(sizes: readonly number[], dice: Dice): Table {
  return sizes.map((n) => {
    const histogram = GRADES.map(() => 0)
    for (let person = 0; person < n; person += 1) {
      const grade = likelyGrade(dice)
      histogram[grade] = (histogram[grade] ?? 0) + 1
    }
    return histogram
  })
}

function likelyGrade(dice: Dice): number {
  let left = dice.below(100)
  for (const [grade, share] of LIKELY.entries()) {
    if (left < share) return grade
    left -= share
  }
  return GRADES.length - 1
}

/** Some small group has the same votes in every table that was found to look alike; looking longer can only find fewer. */
function isGiven(table: Table, dice: Dice): boolean {
  const told = toldOf(table)
  return table.some((votes, group) => sum(votes) < K && !hasOther(table, group, told, dice))
}

/** @returns whether a table looks alike in which the group voted otherwise: its vote changed, two swapped, or many. */
function hasOther(table: Table, group: number, told: string, dice: Dice): boolean {
  const pairs = GRADES.flatMap((_, from) => GRADES.flatMap((__, to) => (from === to ? [] : [{ from, to }])))
  for (const { from, to } of pairs) {
    for (let other = 0; other < table.length; other += 1) {
      const changed = other === group ? moved(table, group, from, to) : swapped(table, group, other, from, to)
      if (changed !== null && toldOf(changed) === told) return true
    }
  }
  const own = String(table[group])
  for (let n = 0; n < TRIES; n += 1) {
    let changed = n % 4 === 0 ? drawnFor(table.map(sum), dice) : table
    for (let step = 2 + dice.below(6); step > 0; step -= 1) {
      const one = dice.below(2) === 0 ? group : dice.below(table.length)
      const other = dice.below(table.length)
      const { from, to } = dice.pick(pairs)
      // Beside a tally only a swap can look alike; beside "mainly", anybody may have voted otherwise.
      const next = one === other ? moved(changed, one, from, to) : swapped(changed, one, other, from, to)
      changed = next ?? changed
    }
    if (String(changed[group]) !== own && toldOf(changed) === told) return true
  }
  return false
}

/** One gives what the other had: the tally of both together stays. */
function swapped(table: Table, one: number, other: number, from: number, to: number): Table | null {
  const half = moved(table, one, from, to)
  return half === null ? null : moved(half, other, to, from)
}

function moved(table: Table, group: number, from: number, to: number): Table | null {
  if ((table[group]?.[from] ?? 0) === 0) return null
  return table.map((votes, n) =>
    n === group ? votes.map((count, grade) => count - (grade === from ? 1 : 0) + (grade === to ? 1 : 0)) : votes,
  )
}

function toldOf(table: Table): string {
  const groups = table.map((_, n) => ({ id: `g${n}` }))
  const ballots = table.flatMap((histogram, group) =>
    histogram.flatMap((count, grade) =>
      Array.from({ length: count }, (_, n) => ({
        voter: `${group}-${grade}-${n}`,
        group: `g${group}`,
        vote: GRADES[grade] ?? 'abstain',
      })),
    ),
  )
  const counted = consensus({ groups, ballots, round: 1, openObjections: 0 })
  if (!counted.ok) throw new Error(`expected a result, found ${counted.error}`)
  const tallies = tallyByGroup(groups, ballots, GRADES.length)
  const { shapeFloor } = DEFAULT_SETTINGS
  return JSON.stringify(
    roomResult({ result: counted.result, tallies, config: DEFAULT_CONFIG, k: K, shapeFloor, round: 1 }),
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0)
const between = (n: number, least: number, most: number): boolean => n >= least && n <= most
