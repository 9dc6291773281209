/** T-SDC: an attacker with every published figure works out the votes of small groups, by trying all tables there are. */
import { tallyByGroup } from '@eds/consensus/ballot'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { type RoomResult, roomResult } from '@eds/consensus/room-result'
import { DEFAULT_SETTINGS, MOST_SHAPE_FLOOR } from '@eds/session/session'
import { diceOf } from '../a-trail.ts'
import type { FaultTest, Outcome, Wish } from './fault-test.ts'

/** The floor of the rule: groups below it must not be found out. */
const K = 8
const GRADES = 4

/** What the attacker knows, under which rule, and the smallest group that must not be found out. */
type Attack = { known: 'tallies' | 'everything'; shapeFloor: number; smallest: number }

/** Somebody alone in a group is told before voting that the grade alone may give their vote away: it has no remedy. */
const ATTACKS: Record<Attack['known'], Attack> = {
  tallies: { known: 'tallies', shapeFloor: 1, smallest: 1 },
  everything: { known: 'everything', shapeFloor: MOST_SHAPE_FLOOR, smallest: 2 },
}

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
  [2, 2, 3, 3],
  [1, 1, 2, 2, 3],
]

export const sdc: FaultTest = {
  id: 'T-SDC',
  what: 'all tables that fit the tallies shown, tried one by one: none gives away how a group of 1 to 7 voted',
  sizes: { full: SIZES.length, short: 4 },
  run: (wish) => disclose(wish, 'tallies'),
}

export const sdcWhole: FaultTest = {
  id: 'T-SDC-ALL',
  what: 'everything published together, under the strictest rule for small groups: none gives a group of 2 to 7 away',
  sizes: { full: SIZES.length, short: 2 },
  run: (wish) => disclose(wish, 'everything'),
}

async function disclose({ size, seed }: Wish, known: 'tallies' | 'everything'): Promise<Outcome> {
  const dice = diceOf(seed)
  const violations: string[] = []
  const timesMs: number[] = []
  const seen = { tables: 0, given: 0 }
  // The short form tries the smaller rooms.
  const smaller = SIZES.filter((sizes) => tablesOf(sizes) < 5000)
  const rooms = size >= SIZES.length ? SIZES : Array.from({ length: size }, () => dice.pick(smaller))
  for (const sizes of rooms) {
    const startedAt = performance.now()
    const found = solve(sizes, ATTACKS[known])
    timesMs.push(performance.now() - startedAt)
    seen.tables += found.tables
    seen.given += found.given
    if (found.given === 0) continue
    const share = `${found.given} of ${found.tables} tables, ${(100 * found.likely).toFixed(1)}% when everybody chooses at random`
    violations.push(`groups of ${sizes.join(', ')}: ${share}, give a small group away, such as ${found.example}`)
  }
  const worst = known === 'everything' ? `; ${worstByDefault(rooms)}` : ''
  return {
    size: seen.tables,
    violations,
    timesMs,
    note: `every table of ${rooms.length} rooms; ${seen.given} tables give a small group away${worst}; times: a room`,
  }
}

/** What the usual rule leaves open, beside what the strictest closes: said in the table, so that nobody is misled. */
function worstByDefault(rooms: readonly (readonly number[])[]): string {
  const { shapeFloor } = DEFAULT_SETTINGS
  const shares = rooms.map((sizes) => solve(sizes, { known: 'everything', shapeFloor, smallest: 2 }).likely)
  const [share] = shares.toSorted((a, b) => b - a)
  return `under the usual rule (${shapeFloor}) up to ${(100 * (share ?? 0)).toFixed(1)}% of random votes in such a room do`
}

const tablesOf = (sizes: readonly number[]): number => sizes.reduce((product, n) => product * histograms(n).length, 1)

type Alike = { tables: string[][]; weight: number }

/** Publishes every table of these group sizes, and puts together those that look alike. */
function solve(sizes: readonly number[], attack: Attack) {
  const { known, shapeFloor, smallest } = attack
  const classes = new Map<string, Alike>()
  let tables = 0
  let weight = 0
  for (const table of allTables(sizes)) {
    const room = published(table, shapeFloor)
    const shown = JSON.stringify(known === 'everything' ? room : talliesIn(room))
    const alike = classes.get(shown) ?? { tables: [], weight: 0 }
    classes.set(shown, alike)
    alike.tables.push(table.map((histogram) => histogram.join('')))
    const ways = table.reduce((product, histogram) => product * waysTo(histogram), 1)
    alike.weight += ways
    weight += ways
    tables += 1
  }
  const small = sizes.flatMap((n, group) => (n < K && n >= smallest ? [group] : []))
  const isGiven = ({ tables: alike }: Alike) =>
    small.some((group) => new Set(alike.map((table) => table[group])).size === 1)
  const given = [...classes.values()].filter(isGiven)
  return {
    tables,
    given: given.reduce((sum, alike) => sum + alike.tables.length, 0),
    likely: given.reduce((sum, alike) => sum + alike.weight, 0) / weight,
    example: given[0]?.tables[0]?.join(' | ') ?? '',
  }
}

/** In how many ways people can fill a histogram. */
function waysTo(histogram: readonly number[]): number {
  let people = 0
  let ways = 1
  for (const count of histogram) {
    for (let n = 1; n <= count; n += 1) {
      people += 1
      ways = (ways * people) / n
    }
  }
  return ways
}

/** The figures that count people. */
function talliesIn({ counts, groups, rest, overall, spread }: RoomResult) {
  return { counts, groups, rest, overall, spread }
}

function published(table: readonly (readonly number[])[], shapeFloor: number): RoomResult {
  const groups = table.map((_, n) => ({ id: `g${n}`, required: false }))
  const ballots = table.flatMap((histogram, group) =>
    histogram.flatMap((count, grade) =>
      Array.from({ length: count }, (_, n) => ({ voter: `${group}-${grade}-${n}`, group: `g${group}`, vote: grade })),
    ),
  )
  const counted = consensus({ groups, ballots, round: 1, openObjections: 0 })
  if (!counted.ok) throw new Error(`expected a result, found ${counted.error}`)
  const tallies = tallyByGroup(groups, ballots, GRADES)
  return roomResult({ result: counted.result, tallies, config: DEFAULT_CONFIG, k: K, shapeFloor, round: 1 })
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
