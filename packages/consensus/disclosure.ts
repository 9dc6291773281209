/**
 * Which tallies may be shown so that nobody's vote can be read or worked out.
 *
 * Three leaks are closed: a small group (its tally is its people's votes), the complement (the whole less what is
 * shown is the hidden group), and dominance (a group all of one mind). A fourth, two rounds compared, when the rolls
 * are given. Sources: NHS Digital disclosure rule for sub-national counts (1 to 7 withheld); Handbook on Statistical
 * Disclosure Control, chapter 5.
 */

/** NHS Digital's floor: a group's figures are shown from this many ballots on. */
export const DISCLOSURE_FLOOR = 8

/**
 * `small`: fewer than k ballots. `secondary`: would give a small group away. `roll`: fewer than k people differ from
 * the round before, so that the two rounds together would give them away.
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
 * Decides what may be shown of one round.
 * @param k the smallest number of ballots that may be shown; {@link DISCLOSURE_FLOOR} in use
 * @param groups ballots per grade, by group; every group that has a voter belongs here, even without a grade cast
 * @param voters who voted in this round, and `previousVoters` in the round before; without both, rounds are not compared
 */
export function disclosure({
  k,
  groups,
  voters,
  previousVoters,
}: {
  readonly k: number
  readonly groups: Readonly<Record<string, readonly number[]>>
  readonly voters?: Roll | undefined
  readonly previousVoters?: Roll | undefined
}): Disclosure {
  const all = Object.keys(groups).toSorted()
  const compared = voters !== undefined && previousVoters !== undefined
  const mayCompare = (ids: readonly string[]) =>
    !compared || mayShowAfter(peopleOf(previousVoters, ids), peopleOf(voters, ids), k)
  const everyGroup = compared ? [...new Set([...all, ...Object.keys(voters), ...Object.keys(previousVoters)])] : all
  if (!mayCompare(everyGroup)) {
    return { groups: Object.fromEntries(all.map((id) => [id, withheld('roll')])), merged: null, overall: false }
  }

  const why = new Map<string, WithheldWhy>()
  for (const id of all) {
    if (size(groups[id]) < k) why.set(id, 'small')
    else if (!mayCompare([id])) why.set(id, 'roll')
  }
  const hiddenIds = () => all.filter((id) => why.has(id))
  const hiddenBallots = () => hiddenIds().reduce((total, id) => total + size(groups[id]), 0)
  const isSafe = () => why.size === 0 || (why.size >= 2 && hiddenBallots() >= k)
  if (!isSafe()) {
    const [smallest] = all
      .filter((id) => !why.has(id))
      .toSorted((left, right) => size(groups[left]) - size(groups[right]))
    if (smallest !== undefined) why.set(smallest, 'secondary')
  }

  const overall = isSafe() && mayCompare(hiddenIds())
  return {
    groups: Object.fromEntries(all.map((id) => [id, part(groups[id] ?? [], why.get(id))])),
    merged: overall && why.size > 0 ? together(hiddenIds().map((id) => groups[id] ?? [])) : null,
    overall,
  }
}

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
  const ballots = size(histogram)
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

function size(histogram: readonly number[] | undefined): number {
  return (histogram ?? []).reduce((total, count) => total + count, 0)
}

/** Voters are named with their group, so that nobody who changed group looks unchanged. */
function peopleOf(roll: Roll, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => (roll[id] ?? []).map((voter) => `${id}\n${voter}`))
}
