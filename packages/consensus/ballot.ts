/** What one person says in one round, and the groups that are counted. */
import { z } from 'zod/mini'

/** A grade by its number from 0, `nee` for "not enough evidence", or `abstain` for "rather not say". */
export const Vote = z.union([z.int().check(z.minimum(0)), z.literal('nee'), z.literal('abstain')])
export type Vote = z.infer<typeof Vote>

/** One voter's last ballot before the round closed. `voter` need only be the same person in the same set of ballots. */
export const Ballot = z.object({ voter: z.string(), group: z.string(), vote: Vote })
export type Ballot = z.infer<typeof Ballot>

/**
 * A stakeholder group, fixed before round 1. `required` groups must be heard before there is a grade (default no);
 * `quorum` is how many of its people must give a grade or say "not enough evidence" for it to be heard (default 1).
 */
export const VotingGroup = z.object({
  id: z.string(),
  required: z.optional(z.boolean()),
  quorum: z.optional(z.int().check(z.minimum(1))),
})
export type VotingGroup = z.infer<typeof VotingGroup>

/** One group's ballots counted: `histogram` per grade from the lowest, and the two answers that are no grade. */
export const GroupTally = z.object({
  id: z.string(),
  histogram: z.array(z.int().check(z.minimum(0))),
  nee: z.int().check(z.minimum(0)),
  abstain: z.int().check(z.minimum(0)),
})
export type GroupTally = z.infer<typeof GroupTally>

/** How ballots are read: the number of grades, and whether "not enough evidence" counts as the lowest of them. */
export type Reading = { readonly grades: number; readonly neeAsLowest: boolean }

/** Why a set of ballots cannot be counted. The set as a whole is judged, so the order of ballots never matters. */
export type BallotFault = 'duplicate-voter' | 'unknown-group' | 'bad-vote'

/** @returns the ballots as they count, or the first fault that applies in the order of {@link BallotFault}. */
export function readBallots(
  groups: readonly VotingGroup[],
  ballots: readonly Ballot[],
  reading: Reading,
): { ok: true; ballots: readonly Ballot[] } | { ok: false; error: BallotFault } {
  const known = new Set(groups.map((group) => group.id))
  if (new Set(ballots.map((ballot) => ballot.voter)).size < ballots.length) {
    return { ok: false, error: 'duplicate-voter' }
  }
  if (ballots.some((ballot) => !known.has(ballot.group))) return { ok: false, error: 'unknown-group' }
  if (ballots.some(({ vote }) => vote !== 'nee' && vote !== 'abstain' && !isGrade(vote, reading.grades))) {
    return { ok: false, error: 'bad-vote' }
  }
  return { ok: true, ballots: ballots.map((ballot) => ({ ...ballot, vote: readVote(ballot.vote, reading) })) }
}

/** @returns the vote as it counts: only "not enough evidence" can change, and only by a recorded setting. */
export function readVote(vote: Vote, reading: Reading): Vote {
  return vote === 'nee' && reading.neeAsLowest ? 0 : vote
}

/** @returns one tally per group, groups without ballots included, sorted by id. @param ballots read without fault */
export function tallyByGroup(
  groups: readonly VotingGroup[],
  ballots: readonly Ballot[],
  grades: number,
): readonly GroupTally[] {
  return groups
    .map(({ id }) => {
      const votes = ballots.filter((ballot) => ballot.group === id).map((ballot) => ballot.vote)
      const count = (wanted: Vote) => votes.filter((vote) => vote === wanted).length
      return {
        id,
        histogram: Array.from({ length: grades }, (_, grade) => count(grade)),
        nee: count('nee'),
        abstain: count('abstain'),
      }
    })
    .toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))
}

function isGrade(vote: unknown, grades: number): boolean {
  return typeof vote === 'number' && Number.isInteger(vote) && vote >= 0 && vote < grades
}
