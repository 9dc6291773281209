/**
 * Which tallies may be shown so that nobody's vote can be read or worked out.
 *
 * Three leaks are closed: a small group (its tally is its people's votes), the complement (the whole less what is
 * shown is the hidden group), and dominance (a group all of one mind). A fourth, two rounds compared, when the rolls
 * are given; or all rounds together. Sources: NHS Digital disclosure rule for sub-national counts (1 to 7 withheld); Handbook on Statistical
 * Disclosure Control, chapter 5.
 */

/** NHS Digital's floor: a group's figures are shown from this many ballots on. */
export const DISCLOSURE_FLOOR = 8

/**
 * By how many groups voted, the fewest ballots that each of them needs for the room to see how its votes divide; with more
 * groups it is the session's own number alone. See {@link fewestForShape}.
 */
const FEWEST_BY_GROUPS: ReadonlyMap<number, number> = new Map([
  [2, DISCLOSURE_FLOOR],
  [3, DISCLOSURE_FLOOR],
  [4, 6],
  [5, 4],
])

/**
 * As each group has the same say, a person in a small group of a room of few groups has much of the voice, and a tally beside
 * the grade and the state then tells how that group voted, the more so where groups are each of their own mind. With three
 * groups it takes as many as let a group be shown by itself. It depends on sizes alone, so that keeping the tally back says
 * nothing. Measured: T-SDC-SHAPE.
 * @param shapeFloor the fewest that the session asks for; 1: the tally is always shown
 * @param groups how many voted
 * @returns the fewest ballots that each of them needs for the room to see how its votes divide
 */
export function fewestForShape(shapeFloor: number, groups: number): number {
  return shapeFloor <= 1 ? shapeFloor : Math.max(shapeFloor, FEWEST_BY_GROUPS.get(groups) ?? shapeFloor)
}

/**
 * `small`: fewer than k ballots. `secondary`: would give a small group away. `roll`: people came or went, fewer than k,
 * so that this round and those before it together would give them away.
 */
export type WithheldWhy = 'small' | 'secondary' | 'roll'

/** One group's part: its tally, only its commonest grade (so that unanimity and one dissenter look alike), or nothing. */
export type GroupDisclosure =
  | { show: 'histogram'; histogram: readonly number[] }
  | { show: 'mainly'; grade: number }
  | { show: 'withheld'; why: WithheldWhy }

/**
 * `merged` is the tally of all withheld groups together, null when none is withheld or when it may not be shown;
 * `overall` is whether the tally of the whole room may be shown.
 */
export type Disclosure = {
  groups: Readonly<Record<string, GroupDisclosure>>
  merged: readonly number[] | null
  overall: boolean
}

/** Who voted, by group. */
export type Roll = Readonly<Record<string, readonly string[]>>

/**
 * A round and what was shown of it: one list of group ids for each tally, those of the groups that were counted in it.
 * `hasState`: it was told how far everybody together agrees, or why there is no grade, which says something of everybody.
 */
export type Published = {
  readonly voters: Roll
  readonly shown: readonly (readonly string[])[]
  readonly hasState?: boolean | undefined
}

/**
 * Decides what may be shown of one round.
 * @param k the smallest number of ballots that may be shown; {@link DISCLOSURE_FLOOR} in use
 * @param groups ballots per grade, by group; every group that has a voter belongs here, even without a grade cast
 * @param received ballots in, by group, with those that give no grade: by these a group is small, so that it never
 * depends on what people chose; without them, by its grades
 * @param voters who voted in this round; without them, rounds are not compared
 * @param previousVoters who voted in the round before
 * @param earlier all rounds before on the same question, to be compared with this one together; see {@link areCrowds}
 */
export function disclosure({
  k,
  groups,
  received,
  voters,
  previousVoters,
  earlier = [],
}: {
  readonly k: number
  readonly groups: Readonly<Record<string, readonly number[]>>
  readonly received?: ReadonlyMap<string, number> | undefined
  readonly voters?: Roll | undefined
  readonly previousVoters?: Roll | undefined
  readonly earlier?: readonly Published[] | undefined
}): Disclosure {
  const histograms = new Map(Object.entries(groups))
  const all = [...histograms.keys()].toSorted()
  const size = (id: string) => received?.get(id) ?? total(histograms.get(id) ?? [])
  const compared = voters !== undefined && previousVoters !== undefined
  const mayCompare = (ids: readonly string[]) =>
    !compared || mayShowAfter(peopleOf(previousVoters, ids), peopleOf(voters, ids), k)
  const everyGroup = compared ? [...new Set([...all, ...Object.keys(voters), ...Object.keys(previousVoters)])] : all
  if (!mayCompare(everyGroup)) return nothing(all)

  const before = earlier.filter(({ shown }) => shown.length > 0)
  const areApart = (shown: readonly (readonly string[])[], rounds = before) =>
    voters === undefined || rounds.length === 0 || areCrowds([...rounds, { voters, shown }], k)

  const why = new Map<string, WithheldWhy>()
  for (const id of all) {
    if (size(id) < k) why.set(id, 'small')
    else if (!mayCompare([id]) || !areApart([[id]], before.map(only(id)))) why.set(id, 'roll')
  }
  const hiddenIds = () => all.filter((id) => why.has(id))
  const isSafe = () => why.size === 0 || (why.size >= 2 && total(hiddenIds().map(size)) >= k)
  if (!isSafe()) {
    const [smallest] = all.filter((id) => !why.has(id)).toSorted((left, right) => size(left) - size(right))
    if (smallest !== undefined) why.set(smallest, 'secondary')
  }

  const apart = all.filter((id) => !why.has(id)).map((id) => [id])
  const hidden = hiddenIds()
  const overall = isSafe() && mayCompare(hidden) && areApart(hidden.length === 0 ? apart : [...apart, hidden])
  if (!overall && !areApart(apart)) return nothing(all)
  return {
    groups: Object.fromEntries(all.map((id) => [id, part(histograms.get(id) ?? [], why.get(id))])),
    merged: overall && why.size > 0 ? together(hidden.map((id) => histograms.get(id) ?? [])) : null,
    overall,
  }
}

/**
 * Whether everybody is one of k people or more who stand in the same tallies of all these rounds. No sum or difference of
 * tallies, over however many rounds, says anything of fewer people than stand together; with any two who do not, it may.
 * People who keep their votes are assumed: who has left would stand out in what the others still say.
 */
export function areCrowds(rounds: readonly Published[], k: number): boolean {
  const standsIn = new Map<string, string>()
  rounds.forEach(({ voters, shown }, round) => {
    shown.forEach((ids, tally) => {
      for (const person of peopleOf(voters, ids)) {
        standsIn.set(person, `${standsIn.get(person) ?? ''} ${round}.${tally}`)
      }
    })
  })
  const crowds = new Map<string, number>()
  for (const tallies of standsIn.values()) crowds.set(tallies, (crowds.get(tallies) ?? 0) + 1)
  return [...crowds.values()].every((people) => people >= k)
}

/**
 * Whether anything of everybody together, a tally or only whether they agree, may be told beside what all rounds before
 * have told: the same people voted in each, or everybody stands in a crowd. Otherwise whoever was here once and not the
 * other time makes the difference between them.
 * @param counted without voters, rounds are not compared
 */
export function mayTellAfter(counted: {
  readonly k: number
  readonly voters?: Roll | undefined
  readonly earlier?: readonly Published[] | undefined
}): boolean {
  const { k, voters, earlier = [] } = counted
  const before = earlier.filter(({ shown, hasState }) => shown.length > 0 || hasState === true)
  if (voters === undefined || before.every((round) => hasSameVoters(round.voters, voters))) return true
  const ofAll = (roll: Roll) => Object.keys(roll)
  return areCrowds(
    [
      ...before.map((round) => ({ ...round, shown: [...round.shown, ofAll(round.voters)] })),
      { voters, shown: [ofAll(voters)] },
    ],
    k,
  )
}

/** @returns whether the same people voted, each in the same group. */
const hasSameVoters = (one: Roll, other: Roll): boolean =>
  mayShowAfter(peopleOf(one, Object.keys(one)), peopleOf(other, Object.keys(other)), Number.POSITIVE_INFINITY)

/** What an earlier round showed of one group's people. */
const only =
  (id: string) =>
  ({ voters, shown }: Published): Published => ({
    voters,
    shown: shown.filter((ids) => ids.includes(id)).map(() => [id]),
  })

const nothing = (all: readonly string[]): Disclosure => ({
  groups: Object.fromEntries(all.map((id) => [id, withheld('roll')])),
  merged: null,
  overall: false,
})

/**
 * Whether a new round's figures may be shown beside the round before: the same people voted in both, or the two sets
 * differ by k people or more. One person more or less would stand out in the difference.
 */
export function mayShowAfter(previousVoters: readonly string[], voters: readonly string[], k: number): boolean {
  const before = new Set(previousVoters)
  const now = new Set(voters)
  const left = [...before].filter((voter) => !now.has(voter)).length
  const joined = [...now].filter((voter) => !before.has(voter)).length
  const differing = left + joined
  return differing === 0 || differing >= k
}

/** @returns the commonest grade when it has all ballots but one, or nine in ten or more; else null. */
export function dominantGrade(histogram: readonly number[]): number | null {
  const ballots = total(histogram)
  const top = Math.max(0, ...histogram)
  return top > 0 && (top >= ballots - 1 || 10 * top >= 9 * ballots) ? histogram.indexOf(top) : null
}

/** @returns tallies added grade by grade. @param histograms all of the same length, at least one */
export function together(histograms: readonly (readonly number[])[]): readonly number[] {
  return (histograms[0] ?? []).map((_, grade) =>
    histograms.reduce((total, histogram) => total + (histogram[grade] ?? 0), 0),
  )
}

function part(histogram: readonly number[], why: WithheldWhy | undefined): GroupDisclosure {
  if (why !== undefined) return withheld(why)
  const grade = dominantGrade(histogram)
  return grade === null ? { show: 'histogram', histogram } : { show: 'mainly', grade }
}

function withheld(why: WithheldWhy): GroupDisclosure {
  return { show: 'withheld', why }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Voters are named with their group, so that nobody who changed group looks unchanged. */
function peopleOf(roll: Roll, ids: readonly string[]): readonly string[] {
  const named = new Set(ids)
  return Object.entries(roll).flatMap(([id, people]) =>
    named.has(id) ? people.map((person) => `${id}\n${person}`) : [],
  )
}
