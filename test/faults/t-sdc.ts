/** T-SDC: an attacker with every published figure works out the votes of small groups, by trying all tables there are. */
import { tallyByGroup, type Vote } from '@eds/consensus/ballot'
import { type ConsentOutcome, consentOutcome } from '@eds/consensus/consent'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { type RoomResult, roomResult } from '@eds/consensus/room-result'
import { DEFAULT_SETTINGS, MOST_SHAPE_FLOOR } from '@eds/session/session'
import { diceOf } from '../a-trail.ts'
import type { FaultTest, Outcome, Wish } from './fault-test.ts'

/** The floor of the rule: groups below it must not be found out. */
const K = 8
const GRADES = 4
/** What a ballot may say, in the order of a table's columns. */
const CHOICES: readonly Vote[] = [0, 1, 2, 3, 'nee', 'abstain']
const ANSWERS = 4

/** What the attacker knows, under which rule, and the smallest group that must not be found out. */
type Attack = { known: 'tallies' | 'everything'; shapeFloor: number; smallest: number }

/** What is voted on: a grade by people who all give one, or who may also not; or a consent check. */
type Ask = 'graded' | 'silent' | 'consent'
type Room = { sizes: readonly number[]; ask: Ask }
const COLUMNS: Record<Ask, number> = { graded: GRADES, silent: CHOICES.length, consent: ANSWERS }

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

/**
 * Rooms in which people may also say "not enough evidence" or "rather not say", and of which the first group must be heard.
 * Those of three and four are shown only with a reason.
 */
const SILENT: readonly (readonly number[])[] = [
  [1, 8],
  [2, 8],
  [2, 2, 3],
  [4, 4],
  [2, 3],
  [1, 2],
  [1, 3],
  [2, 2],
  [1, 1, 2],
  [1, 1, 1],
]

/** Consent checks: yes, stand aside, object, rather not say. */
const CONSENT: readonly (readonly number[])[] = [
  [1, 8],
  [2, 8],
  [2, 7],
  [1, 2, 5],
  [2, 2, 4],
  [4, 5],
  [2, 3],
  [2, 2],
  [1, 2],
  // Large enough to see a tally of grades.
  [5, 5, 5],
]

const inRooms = (ask: Ask, all: readonly (readonly number[])[]): Room[] => all.map((sizes) => ({ sizes, ask }))
const ROOMS: readonly Room[] = [
  ...inRooms('graded', SIZES),
  ...inRooms('silent', SILENT),
  ...inRooms('consent', CONSENT),
]

export const sdc: FaultTest = {
  id: 'T-SDC',
  what: 'all tables that fit the tallies shown, tried one by one: none gives away how a group of 1 to 7 voted',
  sizes: { full: ROOMS.length, short: 6 },
  run: (wish) => disclose(wish, 'tallies'),
}

export const sdcWhole: FaultTest = {
  id: 'T-SDC-ALL',
  what: 'everything published together, under the strictest rule for small groups: none gives a group of 2 to 7 away',
  sizes: { full: ROOMS.length, short: 4 },
  run: (wish) => disclose(wish, 'everything'),
}

async function disclose({ size, seed }: Wish, known: 'tallies' | 'everything'): Promise<Outcome> {
  const dice = diceOf(seed)
  const violations: string[] = []
  const timesMs: number[] = []
  const seen = { tables: 0, given: 0 }
  // The short form tries the smaller rooms, of each kind as many.
  const smaller = (ask: Ask) => ROOMS.filter((room) => room.ask === ask && tablesOf(room) < 5000)
  const asks: readonly Ask[] = ['graded', 'silent', 'consent']
  const rooms =
    size >= ROOMS.length ? ROOMS : Array.from({ length: size }, (_, n) => dice.pick(smaller(asks[n % 3] ?? 'graded')))
  for (const room of rooms) {
    const startedAt = performance.now()
    const found = solve(room, ATTACKS[known])
    timesMs.push(performance.now() - startedAt)
    seen.tables += found.tables
    seen.given += found.given
    if (found.given === 0) continue
    const share = `${found.given} of ${found.tables} tables, ${(100 * found.likely).toFixed(1)}% when everybody chooses at random`
    violations.push(
      `${room.ask}, groups of ${room.sizes.join(', ')}: ${share}, give a small group away, such as ${found.example}`,
    )
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
function worstByDefault(rooms: readonly Room[]): string {
  const { shapeFloor } = DEFAULT_SETTINGS
  const shares = rooms.map((room) => solve(room, { known: 'everything', shapeFloor, smallest: 2 }).likely)
  const [share] = shares.toSorted((a, b) => b - a)
  return `under the usual rule (${shapeFloor}) up to ${(100 * (share ?? 0)).toFixed(1)}% of random votes in such a room do`
}

const tablesOf = ({ sizes, ask }: Room): number =>
  sizes.reduce((product, n) => product * histograms(n, COLUMNS[ask]).length, 1)

type Alike = { tables: string[][]; weight: number }

/** Publishes every table of these group sizes, and puts together those that look alike. */
function solve({ sizes, ask }: Room, attack: Attack) {
  const { known, shapeFloor, smallest } = attack
  const classes = new Map<string, Alike>()
  let tables = 0
  let weight = 0
  for (const table of allTables(sizes, COLUMNS[ask])) {
    const shown = JSON.stringify(ask === 'consent' ? asked(table, known) : told(published(table, shapeFloor), known))
    const alike = classes.get(shown) ?? { tables: [], weight: 0 }
    classes.set(shown, alike)
    alike.tables.push(table.map((histogram) => histogram.join('')))
    const ways = table.reduce((product, histogram) => product * waysTo(histogram), 1)
    alike.weight += ways
    weight += ways
    tables += 1
  }
  const small = sizes.flatMap((n, group) => (n < K && n >= smallest ? [group] : []))
  // That nobody in a group gave a grade gives it away as well, whatever each said instead.
  const silent = (table: readonly string[], group: number) =>
    ask === 'silent' && table[group]?.startsWith('0'.repeat(GRADES)) === true
  const isGiven = ({ tables: alike }: Alike) =>
    small.some(
      (group) => new Set(alike.map((table) => table[group])).size === 1 || alike.every((table) => silent(table, group)),
    )
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

/** What the attacker has of a result: all of it, or the figures that count people. */
function told(room: RoomResult, known: Attack['known']) {
  const { counts, groups, rest, overall, spread } = room
  return known === 'everything' ? room : { counts, groups, rest, overall, spread }
}

/** Under the usual rule, as the strictest makes no difference to a consent check. */
function asked(table: readonly (readonly number[])[], known: Attack['known']) {
  const responses = Object.fromEntries(
    table.map(([consent = 0, standAside = 0, object = 0, abstain = 0], group) => [
      `g${group}`,
      { consent, standAside, object, abstain },
    ]),
  )
  const outcome: ConsentOutcome = consentOutcome(responses, { k: K, shapeFloor: DEFAULT_SETTINGS.shapeFloor })
  return known === 'everything' ? outcome : outcome.counts
}

function published(table: readonly (readonly number[])[], shapeFloor: number): RoomResult {
  // Where people may keep silent, that a group which must be heard was not would tell of it.
  const isSilent = table[0]?.length === CHOICES.length
  const groups = table.map((_, n) => ({ id: `g${n}`, required: isSilent && n === 0 }))
  const ballots = table.flatMap((histogram, group) =>
    histogram.flatMap((count, column) =>
      Array.from({ length: count }, (_, n) => ({
        voter: `${group}-${column}-${n}`,
        group: `g${group}`,
        vote: CHOICES[column] ?? 'abstain',
      })),
    ),
  )
  const counted = consensus({ groups, ballots, round: 1, openObjections: 0 })
  if (!counted.ok) throw new Error(`expected a result, found ${counted.error}`)
  const tallies = tallyByGroup(groups, ballots, GRADES)
  const required = groups.filter((group) => group.required).map(({ id }) => id)
  return roomResult({ result: counted.result, tallies, config: DEFAULT_CONFIG, k: K, shapeFloor, round: 1, required })
}

function* allTables(sizes: readonly number[], columns: number): Generator<number[][]> {
  const [first, ...others] = sizes
  if (first === undefined) {
    yield []
    return
  }
  for (const histogram of histograms(first, columns))
    for (const rest of allTables(others, columns)) yield [histogram, ...rest]
}

const known = new Map<string, number[][]>()

/** Every way in which so many people can divide over the columns. */
function histograms(people: number, columns: number): number[][] {
  const made = known.get(`${people} ${columns}`)
  if (made !== undefined) return made
  const all =
    columns === 1
      ? [[people]]
      : Array.from({ length: people + 1 }, (_, first) =>
          histograms(people - first, columns - 1).map((rest) => [first, ...rest]),
        ).flat()
  known.set(`${people} ${columns}`, all)
  return all
}
