/** What a later round loses when not the same people vote as before: told while there is time to wait for them. */
import type { Round } from '@eds/session/session'
import { LEAST_TURNOUT, type Turnout } from '@eds/session/turnout'

/** What the desk may know of who has voted: how many, in steps, and never who. */
export type RoundNow = {
  /** Open or closed. */
  readonly round: Round
  /** All rounds of its question, in any order. */
  readonly rounds: readonly Round[]
  /** What is told of the open round; null where nothing is. */
  readonly turnout: Turnout | null
  /** Seats that are taken, over all groups. */
  readonly seats: number
  /** So many people who came or went are a crowd: the session's `disclosureThreshold`. */
  readonly k: number
}

/**
 * Numbers alone: that sixteen voted both times does not say that they are the same sixteen, and then nothing is said here.
 * @returns sentences for the facilitator, or null when, as far as the numbers tell, nothing is lost
 */
export function lossOf({ round, rounds, turnout, seats, k }: RoundNow): string | null {
  if (round.state !== 'open' && round.state !== 'closed') return null
  const before = comparedWith(round, rounds)
  if (before === null) return null
  const now = round.state === 'closed' ? round.received : turnout?.round === round.id ? turnout.received : null
  // Of fewer than five it is not told how many: fewer than before, when those were five.
  if (now === null ? before < LEAST_TURNOUT : now === before) return null
  const isMore = now !== null && now > before
  const isCrowd = now !== null && Math.abs(now - before) >= k && Math.min(now, before) >= k
  if (isMore && isCrowd) return null
  const counted = `${before} voted last time, ${now ?? `fewer than ${LEAST_TURNOUT}`}`
  const sees = isCrowd ? `may ${LOSES[round.ask.kind].may}` : LOSES[round.ask.kind].will
  if (round.state === 'closed') return `${counted} this time. The room ${sees}. Or set the round aside, and vote again.`
  // Who came since can only be outweighed by many more of them.
  const canWait = isMore ? seats - before >= k : now === null || now < seats
  const wait = canWait
    ? round.closesAt === null
      ? 'Wait for everybody, or go on.'
      : 'Keep voting open, or let it close.'
    : 'Waiting does not change that.'
  return `${counted} so far. If ${round.closesAt === null ? 'you close' : 'it closes'} now, the room ${sees}. ${wait}`
}

const LOSES = {
  grade: { will: 'sees the grade and nothing else', may: 'see the grade and nothing else' },
  consent: {
    will: 'is not told whether it can live with the grade',
    may: 'not be told whether it can live with the grade',
  },
} as const

/** @returns how many voted in the newest round of the same kind that told anything; null when there is none */
function comparedWith(round: Round, rounds: readonly Round[]): number | null {
  return rounds
    .filter((each) => each.question === round.question && each.ask.kind === round.ask.kind)
    .toSorted((a, b) => a.number - b.number)
    .reduce<number | null>(
      (before, each) => (each.state === 'revealed' && hasTold(each) ? each.received : before),
      null,
    )
}

const hasTold = ({ result }: Extract<Round, { state: 'revealed' }>): boolean =>
  result.kind === 'grade'
    ? result.room.state !== 'grade-alone'
    : !result.outcome.reasons.some((why) => why === 'too-few-answers' || why === 'roll')
