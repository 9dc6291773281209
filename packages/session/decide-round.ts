/** A round: opened, voted, called to a close, closed, revealed or voided; never reopened. */
import { canonicalJson } from '@eds/audit/canonical'
import { sha256Hex } from '@eds/audit/digest'
import { DEFAULT_CONFIG, POLICY_NAME } from '@eds/consensus/policy'
import { choicesOf } from './ballot.ts'
import { SHOWING_RULE } from './counting.ts'
import { heardTogether } from './moving.ts'
import type { CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import { COMBINED_GROUP, type GroupId, type Question, RoundId, type SeatId, type SessionPlan } from './session.ts'
import {
  type Circumstance,
  type Decision,
  happened,
  hasLastWord,
  lastRevealed,
  openObjections,
  type RoundCount,
  roundsOf,
  type SessionState,
  type Supplied,
  seatOf,
  unfinishedRound,
} from './state.ts'
import { unreachable } from './unreachable.ts'

type RoundCommand = CommandOf<
  | 'openRound'
  | 'castBallot'
  | 'castAssistedBallot'
  | 'callClose'
  | 'keepOpen'
  | 'closeRound'
  | 'revealRound'
  | 'voidRound'
>

export function decideRound(
  state: SessionState,
  command: RoundCommand,
  here: Circumstance,
  supplied: Supplied,
): Decision {
  if (command.type === 'openRound') return open(state, command, here)
  const round = state.rounds.get(command.round)
  if (round === undefined) return refuse('unknown-round', 'this session has no such round')
  switch (command.type) {
    case 'castBallot':
    case 'castAssistedBallot': {
      const seat = command.type === 'castAssistedBallot' ? command.seat : seatOf(state, here)?.seat
      if (seat === undefined || !state.seats.has(seat)) return refuse('not-allowed', 'only a seat votes')
      if (round.state !== 'open') return refuse('round-not-open', `the round is ${round.state}`)
      // The countdown ends by the server's clock, even when its timer is late.
      if (round.closesAt !== null && here.at >= round.closesAt) return refuse('round-not-open', 'the round has closed')
      if (!choicesOf(round.ask).includes(command.choice)) {
        return refuse('bad-choice', 'this round does not offer that choice')
      }
      if (command.type === 'castAssistedBallot' && isPhonesOwn(state, round.id, seat)) {
        return refuse('voted-by-phone', 'the seat has voted on its own phone, which alone may change that')
      }
      const helper = command.type === 'castAssistedBallot' ? { words: command.helper } : null
      return happened([{ type: 'ballotCast', round: round.id, seat: { words: seat }, helper }], round.id)
    }
    case 'callClose': {
      if (round.state !== 'open') return refuse('round-not-open', `the round is ${round.state}`)
      if (round.closesAt !== null) return refuse('bad-request', 'the close has been called already')
      const closesAt = here.at + state.plan.settings.countdownSeconds * 1000
      return happened([{ type: 'closeCalled', round: round.id, closesAt }])
    }
    case 'keepOpen':
      if (round.state !== 'open') return refuse('round-not-open', `the round is ${round.state}`)
      if (round.closesAt === null) return refuse('bad-request', 'the close has not been called')
      if (here.at >= round.closesAt) return refuse('round-not-open', 'the countdown has run out')
      return happened([{ type: 'closeWithdrawn', round: round.id }])
    case 'closeRound': {
      if (round.state !== 'open') return refuse('round-not-open', `the round is ${round.state}`)
      if (round.closesAt === null || here.at < round.closesAt) {
        return refuse('round-not-closed', 'the countdown has not run out')
      }
      if (supplied.closing === null) return refuse('storage-unavailable', 'the ballots could not be counted')
      const question = state.plan.questions.find((q) => q.id === round.question)
      const counted = {
        openObjections: openObjections(state, round.question),
        mustHear: question === undefined ? [] : heardAs(state, question, round.id),
      }
      const voters = [...(state.voters.get(round.id) ?? [])].toSorted().map((seat) => ({ words: seat }))
      return happened([{ type: 'roundClosed', roundId: round.id, voters, ...supplied.closing, ...counted }])
    }
    case 'revealRound': {
      if (round.state !== 'closed') return refuse('round-not-closed', `the round is ${round.state}`)
      const floor = state.plan.settings.revealFloor
      // No reason helps: what so few chose could be told apart from anything that is shown.
      if (round.received < DEFAULT_CONFIG.minBallots) {
        return refuse('too-few-ballots', `${round.received} ballots are never shown: set the round aside`)
      }
      if (round.received < floor && command.override === null) {
        return refuse('too-few-ballots', `${round.received} of at least ${floor} ballots`)
      }
      if (supplied.count === null) return refuse('storage-unavailable', 'the ballots could not be counted')
      const override = round.received < floor && command.override !== null ? { words: command.override } : null
      return happened([{ type: 'roundRevealed', round: round.id, ...wordsOfCount(supplied.count), override }])
    }
    case 'voidRound':
      if (round.state !== 'open' && round.state !== 'closed') {
        return refuse('round-not-open', `the round is ${round.state}`)
      }
      return happened([{ type: 'roundVoided', round: round.id, reason: { words: command.reason } }])
    default:
      return unreachable(command)
  }
}

/**
 * The person's own word is the last: with the helper's link alone nobody takes a vote's place that a phone has cast. Where a
 * helper entered one before, that is not said: whoever stands beside the person would learn that they voted anew.
 */
const isPhonesOwn = (state: SessionState, round: RoundId, seat: SeatId): boolean =>
  hasLastWord(state, round, seat) && state.helped.get(round)?.has(seat) !== true

function open(state: SessionState, command: CommandOf<'openRound'>, here: Circumstance): Decision {
  if (state.phase !== 'open') return refuse('session-not-open', `the session is ${state.phase}`)
  if (state.currentQuestion !== command.question) {
    return refuse('not-current-question', 'show the question to the room before voting on it')
  }
  const unfinished = unfinishedRound(state)
  if (unfinished !== null) return refuse('round-already-open', `round ${unfinished.number} is not finished`)
  const rounds = roundsOf(state, command.question)
  const graded = rounds.filter((round) => round.state === 'revealed' && round.ask.kind === 'grade').length
  if (command.ask.kind === 'grade' && graded >= DEFAULT_CONFIG.maxRounds) {
    return refuse('rounds-used-up', `the room has voted ${graded} times; record where it stands`)
  }
  const checks = rounds.filter((round) => round.state === 'revealed' && round.ask.kind === 'consent').length
  if (command.ask.kind === 'consent' && checks >= DEFAULT_CONFIG.maxRounds) {
    return refuse('rounds-used-up', `the room was asked ${checks} times; record where it stands`)
  }
  if (command.ask.kind === 'consent' && lastRevealed(state, command.question, 'grade') === null) {
    return refuse('round-not-revealed', 'a consent check follows a vote on the grade')
  }
  const id = RoundId.parse(here.freshId)
  return happened(
    [
      {
        type: 'roundOpened',
        round: id,
        question: command.question,
        number: rounds.length + 1,
        ask: command.ask,
        at: here.at,
        frozen: frozenHash(state.plan, command),
        showing: SHOWING_RULE,
      },
    ],
    id,
  )
}

/** A group whose people moved to the combined group, so as not to be alone, is heard there when they vote. */
function heardAs(state: SessionState, question: Question, round: RoundId): GroupId[] {
  const together = heardTogether(state, round)
  return [...new Set(question.mustHear.map((id) => (together.has(id) ? COMBINED_GROUP : id)))]
}

const wordsOfCount = ({ result, resultHash }: RoundCount) => ({
  result: { words: canonicalJson(result) },
  resultHash: { words: resultHash },
})

/** What must not change under the voters' hands: the question, what is asked, and the rules of counting and showing. */
function frozenHash(plan: SessionPlan, { question: id, ask }: CommandOf<'openRound'>): string {
  const question = plan.questions.find((q) => q.id === id) ?? null
  const { framework, groups, settings } = plan
  return sha256Hex(
    canonicalJson({
      policy: POLICY_NAME,
      config: DEFAULT_CONFIG,
      showing: SHOWING_RULE,
      framework,
      question,
      ask,
      groups,
      settings,
    }),
  )
}
