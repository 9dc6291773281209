/** Closing and counting: what leaves the ballot box, without the seats that filled it. */
import { canonicalJson } from '@eds/audit/canonical'
import { commitmentOf } from '@eds/audit/commitment'
import { sha256Hex } from '@eds/audit/digest'
import { merkleRoot } from '@eds/audit/merkle'
import { tallyByGroup } from '@eds/consensus/ballot'
import { consentCheck, consentOutcome, publishedConsent } from '@eds/consensus/consent'
import type { Published, Roll } from '@eds/consensus/disclosure'
import { explainRounds } from '@eds/consensus/explanation'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { published, roomResult } from '@eds/consensus/room-result'
import { type OpenBallot, type Opening, voteOf } from './ballot.ts'
import { heardTogether } from './moving.ts'
import type { Question, Round, RoundId, RoundResult, SeatId } from './session.ts'
import { lastRevealed, type RoundCount, roundsOf, type SessionState } from './state.ts'

/**
 * The number of the rule of what is shown of a count: raised whenever the same ballots would be shown or
 * put into words otherwise, so that a trail of before is not taken for a false one. 1: from before the rules had numbers.
 */
export const SHOWING_RULE = 2

/** @returns the closed set: openings sorted by commitment, so that their order tells nothing, and the root that binds them. */
export function closeBallots(closing: { sessionId: string; roundId: string; ballots: readonly OpenBallot[] }): {
  received: number
  commitmentsRoot: string
  openings: Opening[]
} {
  const { sessionId, roundId, ballots } = closing
  const sealed = ballots
    .map(({ group, choice, nonce }) => ({
      opening: { group, choice, nonce },
      commitment: commitmentOf({ sessionId, roundId, group, choice, nonce }),
    }))
    .toSorted((a, b) => (a.commitment < b.commitment ? -1 : 1))
  return {
    received: ballots.length,
    commitmentsRoot: merkleRoot(sealed.map(({ commitment }) => commitment)),
    openings: sealed.map(({ opening }) => opening),
  }
}

/**
 * Counts a closed round. The ballots are unlinked by then, so that nobody's change of mind between rounds can be
 * followed: the policy's `stable` stays null.
 * @throws when the openings are not ballots of this round's groups and choices: the store is broken.
 */
export function countRound(state: SessionState, roundId: RoundId, openings: readonly Opening[]): RoundCount {
  const round = state.rounds.get(roundId)
  const question = state.plan.questions.find(({ id }) => id === round?.question)
  if (round === undefined || question === undefined) throw new Error(`expected round ${roundId} to be known`)
  return round.ask.kind === 'consent'
    ? countConsent(state, round, round.ask.grade, openings)
    : countGrades(state, round, question, openings)
}

function countGrades(state: SessionState, round: Round, question: Question, openings: readonly Opening[]): RoundCount {
  const { openObjections, mustHear } = closingOf(state, round.id)
  // A group that was heard in the combined one is not silent.
  const together = heardTogether(state, round.id)
  const groups = state.plan.groups
    .filter(({ id }) => !together.has(id))
    .map(({ id }) => ({ id, required: mustHear.includes(id) }))
  const ballots = openings.map(({ group, choice }, voter) => {
    const vote = voteOf(choice)
    if (vote === null) throw new Error('expected a vote on a grade, found another choice')
    return { voter: String(voter), group, vote }
  })
  const earlier = roundsOf(state, question.id).filter((r) => r.state === 'revealed' && r.ask.kind === 'grade')
  const number = earlier.length + 1
  const counted = consensus({ groups, ballots, round: number, openObjections })
  if (!counted.ok) throw new Error(`expected ballots that can be counted, found ${counted.error}`)
  const previous = lastRevealed(state, question.id, 'grade')
  const room = roomResult({
    result: counted.result,
    tallies: tallyByGroup(groups, ballots, DEFAULT_CONFIG.grades),
    config: DEFAULT_CONFIG,
    k: state.plan.settings.disclosureThreshold,
    shapeFloor: state.plan.settings.shapeFloor,
    round: number,
    required: mustHear,
    voters: rollOf(state, round.id),
    earlier: publishedBefore(state, round),
  })
  const before = previous?.state === 'revealed' && previous.result.kind === 'grade' ? previous.result.room : null
  const changed = before === null ? null : explainRounds(before, room)
  return hashed({ kind: 'grade', room, changed }, counted.result)
}

function countConsent(
  state: SessionState,
  round: Round,
  grade: 0 | 1 | 2 | 3,
  openings: readonly Opening[],
): RoundCount {
  const counts = new Map<string, { consent: number; standAside: number; object: number; abstain: number }>()
  for (const { group, choice } of openings) {
    const answers = counts.get(group) ?? { consent: 0, standAside: 0, object: 0, abstain: 0 }
    counts.set(group, answers)
    if (choice === 'c') answers.consent += 1
    else if (choice === 's') answers.standAside += 1
    else if (choice === 'o') answers.object += 1
    else if (choice === 'x') answers.abstain += 1
    else throw new Error('expected an answer to a consent check, found another choice')
  }
  const responses = Object.fromEntries(counts)
  const { disclosureThreshold: k, shapeFloor } = state.plan.settings
  const outcome = consentOutcome(responses, {
    k,
    shapeFloor,
    voters: rollOf(state, round.id),
    earlier: publishedBefore(state, round),
  })
  return hashed({ kind: 'consent', grade, outcome }, consentCheck({ responses }))
}

/** The full result is hashed and not kept: whoever holds the openings computes it again and compares. */
function hashed(result: RoundResult, full: Parameters<typeof canonicalJson>[0]): RoundCount {
  return { result, resultHash: sha256Hex(canonicalJson(full)) }
}

/** @throws when the round is not closed. */
function closingOf(state: SessionState, round: RoundId) {
  const closing = state.closings.get(round)
  if (closing === undefined) throw new Error(`expected round ${round} to be closed`)
  return closing
}

/**
 * What the rounds before on the same question have shown, of the same kind: a vote on a grade and a consent check ask
 * different things, so that nothing is learned from one less the other. All of them, not the last alone: when somebody
 * leaves, the round that follows may show nothing, and the one after it must not be compared with that one only.
 */
function publishedBefore(state: SessionState, { question, ask }: Round): Published[] {
  return roundsOf(state, question).flatMap((round) => {
    if (round.state !== 'revealed' || round.ask.kind !== ask.kind) return []
    const { id, result } = round
    return result.kind === 'grade'
      ? [published(result.room, rollOf(state, id))]
      : [publishedConsent(result.outcome, rollOf(state, id))]
  })
}

/** Who voted in a round, by group. A map first: groups are named by people, and an object has names of its own. */
function rollOf(state: SessionState, round: RoundId): Roll {
  const roll = new Map<string, SeatId[]>()
  for (const seat of state.voters.get(round) ?? []) {
    const group = state.seats.get(seat)?.group
    if (group !== undefined) roll.set(group, [...(roll.get(group) ?? []), seat])
  }
  return Object.fromEntries(roll)
}
