/** T-SDC: an attacker with every published figure works out the votes of small groups, by trying all tables there are. */
import { tallyByGroup } from '@eds/consensus/ballot'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { type RoomResult, roomResult } from '@eds/consensus/room-result'
import { diceOf } from '../a-trail.ts'
import type { FaultTest } from './fault-test.ts'

/** The floor of the rule: groups below it must not be found out. */
const K = 8
const GRADES = 4

/** Ballots per group. Everything below can be tried in full; the attacker knows these numbers. */
const SIZES: readonly (readonly number[])[] = [
  [1, 8],
  [2, 8],
  [3, 8],
  [5, 8],
  [7, 8],
  [4, 5],
  [2, 7],
  [1, 1, 8],
  [1, 2, 5],
  [1, 3, 4],
  [2, 3, 5],
  [3, 4, 5],
  [1, 4, 6],
  [1, 8, 8],
  [2, 2, 8],
  [1, 12],
  [3, 12],
  [6, 9],
]

export const sdc: FaultTest = {
  id: 'T-SDC',
  what: 'all tables that fit what is published, tried one by one: no tally shown gives away how a group of 1 to 7 voted',
  sizes: { full: SIZES.length, short: 4 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const violations: string[] = []
    const timesMs: number[] = []
    let tables = 0
    const pinned = { byAll: 0, inAll: 0 }
    // The short form tries the smaller ones.
    const chosen =
      size >= SIZES.length
        ? SIZES
        : dicePick(
            SIZES.filter((sizes) => tablesOf(sizes) < 5000),
            size,
            dice,
          )
    for (const sizes of chosen) {
      const startedAt = performance.now()
      const found = solve(sizes)
      timesMs.push(performance.now() - startedAt)
      tables += found.tables
      pinned.byAll += found.pinnedByAll
      pinned.inAll += found.tables
      for (const example of found.pinnedByTallies.slice(0, 3))
        violations.push(`groups of ${sizes.join(', ')}: ${example}`)
    }
    const share = ((100 * pinned.byAll) / Math.max(1, pinned.inAll)).toFixed(1)
    return {
      size: tables,
      violations,
      timesMs,
      note: `${chosen.length} rooms, every table of each; with grade and bands too, ${share}% of tables give a small group away (see the policy); times: a room`,
    }
  },
}

const tablesOf = (sizes: readonly number[]): number => sizes.reduce((product, n) => product * histograms(n).length, 1)

function dicePick<T>(from: readonly T[], count: number, dice: ReturnType<typeof diceOf>): T[] {
  return Array.from({ length: count }, () => dice.pick(from))
}

/** Publishes every table of these group sizes, and puts together those that look alike. */
function solve(sizes: readonly number[]) {
  const byTallies = new Map<string, string[][]>()
  const byAll = new Map<string, string[][]>()
  let tables = 0
  for (const table of allTables(sizes)) {
    tables += 1
    const room = published(table)
    const key = table.map((histogram) => histogram.join(''))
    add(byTallies, JSON.stringify(talliesIn(room)), key)
    add(byAll, JSON.stringify(room), key)
  }
  const small = sizes.flatMap((n, group) => (n < K ? [group] : []))
  const pinnedIn = (classes: Map<string, string[][]>) =>
    [...classes].filter(([, alike]) => small.some((group) => new Set(alike.map((key) => key[group])).size === 1))
  return {
    tables,
    pinnedByTallies: pinnedIn(byTallies).map(
      ([shown, alike]) => `${alike[0]?.join(' | ')} is the only table for ${shown}`,
    ),
    pinnedByAll: pinnedIn(byAll).reduce((sum, [, alike]) => sum + alike.length, 0),
  }
}

/** The figures that count people. */
function talliesIn({ counts, groups, rest, overall, spread }: RoomResult) {
  return { counts, groups, rest, overall, spread }
}

function published(table: readonly (readonly number[])[]): RoomResult {
  const groups = table.map((_, n) => ({ id: `g${n}`, required: false }))
  const ballots = table.flatMap((histogram, group) =>
    histogram.flatMap((count, grade) =>
      Array.from({ length: count }, (_, n) => ({ voter: `${group}-${grade}-${n}`, group: `g${group}`, vote: grade })),
    ),
  )
  const counted = consensus({ groups, ballots, round: 1, openObjections: 0 })
  if (!counted.ok) throw new Error(`expected a result, found ${counted.error}`)
  const tallies = tallyByGroup(groups, ballots, GRADES)
  return roomResult({ result: counted.result, tallies, config: DEFAULT_CONFIG, k: K, round: 1 })
}

function* allTables(sizes: readonly number[]): Generator<number[][]> {
  const [first, ...others] = sizes
  if (first === undefined) {
    yield []
    return
  }
  for (const histogram of histograms(first)) for (const rest of allTables(others)) yield [histogram, ...rest]
}

const known = new Map<number, number[][]>()

/** Every way in which so many people can divide over the grades. */
function histograms(people: number): number[][] {
  const made = known.get(people)
  if (made !== undefined) return made
  const all: number[][] = []
  for (let a = 0; a <= people; a += 1)
    for (let b = 0; a + b <= people; b += 1)
      for (let c = 0; a + b + c <= people; c += 1) all.push([a, b, c, people - a - b - c])
  known.set(people, all)
  return all
}

function add(classes: Map<string, string[][]>, shown: string, table: string[]): void {
  const alike = classes.get(shown)
  if (alike === undefined) classes.set(shown, [table])
  else alike.push(table)
}
