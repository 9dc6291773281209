/** What the policy measures of a round before it judges: who was heard, and how the voice lies around its middle. */
import { type Ballot, type GroupTally, type Reading, readVote, type VotingGroup } from './ballot.ts'
import { leik } from './leik.ts'
import { leastCommonMultiple, type Ratio, ratio } from './ratio.ts'
import { type EqualVoice, sum } from './tally.ts'

/** One group's part in a round: `n` grades cast; heard when its quorum answered; counted when it also cast a grade. */
export type Hearing = { tally: GroupTally; n: number; required: boolean; heard: boolean; counted: boolean }

/** @returns the part of the tally's group. @param groups hold the group's quorum (default 1) and whether it is required */
export function hearingOf(tally: GroupTally, groups: readonly VotingGroup[]): Hearing {
  const group = groups.find(({ id }) => id === tally.id)
  const n = tally.histogram.reduce((total, count) => total + count, 0)
  const heard = n + tally.nee >= (group?.quorum ?? 1)
  return { tally, n, required: group?.required ?? false, heard, counted: heard && n > 0 }
}

/** @returns the share of the equal voice that says "not enough evidence"; 0 when nobody was heard. */
export function shareWithoutEvidence(heard: readonly Hearing[]): Ratio {
  const perGroup = leastCommonMultiple(heard.map(({ tally, n }) => BigInt(Math.max(1, n + tally.nee))))
  const silent = heard.map(({ tally, n }) => (perGroup / BigInt(Math.max(1, n + tally.nee))) * BigInt(tally.nee))
  return ratio(sum(silent), perGroup * BigInt(Math.max(1, heard.length)))
}

/**
 * Shares of the equal voice: `support` exactly on the grade, `far` two or more grades away, `agreement` by Leik's
 * measure; `headcount` is the share of people on the grade. `lean` says which side of the grade is the larger.
 */
export type Measures = {
  support: Ratio
  far: Ratio
  agreement: Ratio | null
  headcount: Ratio
  lean: '+' | '-' | '0'
  tie: boolean
  polarised: boolean
}

/** @returns what the voice says around its grade. @param counted the groups the voice was taken from, at least one */
export function measuresOf({ grade, upper, voice, whole }: EqualVoice, counted: readonly Hearing[]): Measures {
  const voiceWhere = (wanted: (grade: number) => boolean) => sum(voice.filter((_, each) => wanted(each)))
  const above = voiceWhere((each) => each > grade)
  const below = voiceWhere((each) => each < grade)
  const onGrade = counted.reduce((total, { tally }) => total + (tally.histogram[grade] ?? 0), 0)
  const people = counted.reduce((total, { n }) => total + n, 0)
  return {
    support: ratio(
      voiceWhere((each) => each === grade),
      whole,
    ),
    far: ratio(
      voiceWhere((each) => Math.abs(each - grade) >= 2),
      whole,
    ),
    agreement: leik(voice).consensus,
    headcount: ratio(BigInt(onGrade), BigInt(people)),
    lean: above > below ? '+' : below > above ? '-' : '0',
    tie: upper !== grade,
    // Two camps: a third of the voice or more on each side of a gap of two grades.
    polarised: voice.some(
      (_, end) =>
        3n * voiceWhere((each) => each <= end) >= whole && 3n * voiceWhere((each) => each >= end + 2) >= whole,
    ),
  }
}

/**
 * The share of matched people who changed their grade since the round before. Matched: the same voter in the same,
 * still counted, group with a grade in both rounds. Null when nobody can be matched.
 */
export function shareChanged(
  previous: readonly Ballot[],
  ballots: readonly Ballot[],
  countedGroups: ReadonlySet<string>,
  reading: Reading,
): Ratio | null {
  const before = new Map(previous.map((ballot) => [ballot.voter, ballot]))
  let matched = 0n
  let changed = 0n
  for (const { voter, group, vote } of ballots) {
    const earlier = before.get(voter)
    if (earlier === undefined || earlier.group !== group || !countedGroups.has(group)) continue
    const earlierVote = readVote(earlier.vote, reading)
    if (typeof vote !== 'number' || typeof earlierVote !== 'number') continue
    matched += 1n
    if (vote !== earlierVote) changed += 1n
  }
  return matched === 0n ? null : ratio(changed, matched)
}
