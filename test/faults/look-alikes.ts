/** Whom the record of a vote gives away: to whom every table of votes that is shown alike says the same of a small group. */
import { tallyByGroup, type Vote } from '@eds/consensus/ballot'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { roomResult } from '@eds/consensus/room-result'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import type { Dice } from '../a-trail.ts'

/** The floor of the rule: groups below it must not be found out. */
export const K = DEFAULT_SETTINGS.disclosureThreshold
/** What a ballot may say, in the order of a table's columns; a table of four has the grades alone. */
const CHOICES: readonly Vote[] = [0, 1, 2, 3, 'nee', 'abstain']
/** Tables tried that might look like one. */
const TRIES = 600

/** Votes by group and choice. Where people may give no grade, the first group must be heard. */
export type Table = readonly (readonly number[])[]

/**
 * `outsider`: how some small group voted is certain to somebody who reads the record; `member`: to somebody in it, who
 * knows their own vote too. `silence`: certain to an outsider, and everybody in the group would rather not say.
 */
export type Given = { outsider: boolean; member: boolean; silence: boolean }

/** What somebody wants to know: how a group voted, when they know one vote in it, or none. */
type Aim = { group: number; own: number | null }

/**
 * Looks for tables that are shown alike: one vote changed, two swapped, many, or others drawn. Looking longer can only find
 * more, so that less is given away than is said here.
 * @param draw other tables of a room of these groups
 */
export function givenBy(table: Table, dice: Dice, draw: () => Table): Given {
  const told = toldOf(table)
  let open = aimsIn(table)
  const weigh = (other: Table | null): void => {
    if (other === null || toldOf(other) !== told) return
    open = open.filter(
      ({ group, own }) =>
        String(other[group]) === String(table[group]) || (other[group]?.[own ?? 0] === 0 && own !== null),
    )
  }
  const columns = (table[0] ?? []).map((_, column) => column)
  const pairs = columns.flatMap((from) => columns.flatMap((to) => (from === to ? [] : [{ from, to }])))
  for (const { from, to } of pairs) {
    for (let one = 0; one < table.length && open.length > 0; one += 1) {
      for (let other = 0; other < table.length; other += 1)
        weigh(other === one ? moved(table, one, from, to) : swapped(table, one, other, from, to))
    }
  }
  for (let n = 0; n < TRIES && open.length > 0; n += 1) {
    const wanted = dice.pick(open).group
    let changed = n % 4 === 0 ? draw() : table
    if (n % 8 === 0) weigh(changed)
    for (let step = 2 + dice.below(6); step > 0; step -= 1) {
      const [one, other] = [dice.below(2) === 0 ? wanted : dice.below(table.length), dice.below(table.length)]
      const { from, to } = dice.pick(pairs)
      // Beside a tally only a swap can look alike; beside "mainly", anybody may have voted otherwise.
      const next = one === other ? moved(changed, one, from, to) : swapped(changed, one, other, from, to)
      changed = next ?? changed
    }
    weigh(changed)
  }
  const found = open.filter(({ own }) => own === null)
  const isSilent = ({ group }: Aim) => table[group]?.at(-1) === sum(table[group] ?? [])
  return {
    outsider: found.length > 0,
    member: open.some(({ own }) => own !== null),
    silence: columns.length > 4 && found.some(isSilent),
  }
}

function aimsIn(table: Table): Aim[] {
  return table.flatMap((votes, group): Aim[] => {
    if (sum(votes) >= K) return []
    const members = votes.flatMap((count, own): Aim[] => (count > 0 ? [{ group, own }] : []))
    return [{ group, own: null }, ...members]
  })
}

/** One gives what the other had: the tally of both together stays. */
function swapped(table: Table, one: number, other: number, from: number, to: number): Table | null {
  const half = moved(table, one, from, to)
  return half === null ? null : moved(half, other, to, from)
}

function moved(table: Table, group: number, from: number, to: number): Table | null {
  if ((table[group]?.[from] ?? 0) === 0) return null
  return table.map((votes, n) =>
    n === group ? votes.map((count, choice) => count - (choice === from ? 1 : 0) + (choice === to ? 1 : 0)) : votes,
  )
}

/** Everything that the room has of a first vote, under the usual rule. */
export function toldOf(table: Table): string {
  const mayBeSilent = table[0]?.length === CHOICES.length
  const groups = table.map((_, n) => ({ id: `g${n}`, required: mayBeSilent && n === 0 }))
  const ballots = table.flatMap((votes, group) =>
    votes.flatMap((count, choice) =>
      Array.from({ length: count }, (_, n) => ({
        voter: `${group}-${choice}-${n}`,
        group: `g${group}`,
        vote: CHOICES[choice] ?? 'abstain',
      })),
    ),
  )
  const counted = consensus({ groups, ballots, round: 1, openObjections: 0 })
  if (!counted.ok) throw new Error(`expected a result, found ${counted.error}`)
  const tallies = tallyByGroup(groups, ballots, DEFAULT_CONFIG.grades)
  const required = groups.filter((group) => group.required).map(({ id }) => id)
  const { shapeFloor } = DEFAULT_SETTINGS
  return JSON.stringify(
    roomResult({ result: counted.result, tallies, config: DEFAULT_CONFIG, k: K, shapeFloor, round: 1, required }),
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0)
