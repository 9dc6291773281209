/** The one obvious next act of the facilitator, read from where the room stands. */
import { explainConsent } from '@eds/consensus/explanation'
import { DEFAULT_CONFIG } from '@eds/consensus/policy'
import { REVEAL_FLOOR } from '@eds/consensus/room-result'
import type { Grade } from '@eds/frameworks/framework'
import type { Command, CommandOf } from '@eds/session/protocol'
import type {
  Agreement,
  EpochMs,
  Phase,
  Question,
  QuestionId,
  RedactableText,
  Round,
  RoundId,
  WallView,
} from '@eds/session/session'
import { unreachable } from '@eds/session/unreachable'
import { isNeverTold } from '../room/never-told.ts'
import { latestAgreement, nextUnrecorded, roundsOn } from './agenda.ts'

/** What the decision looks at: records of the room, in any order. */
export type RoomNow = {
  readonly phase: Phase
  readonly currentQuestion: QuestionId | null
  readonly wallView: WallView
  readonly revealFloor: number
  readonly questions: readonly Question[]
  readonly rounds: readonly Round[]
  readonly agreements: readonly Agreement[]
  /** Open objections to the current question. */
  readonly openObjections: number
  /** How many ask to come in. */
  readonly asking: number
  /** Seats that are neither taken nor on a printed slip. */
  readonly seatsFree: number
  /** Names of the grades, lowest first. */
  readonly gradeNames: readonly string[]
}

export type RecordedOutcome = CommandOf<'recordAgreement'>['outcome']

/** A form the desk opens before it sends; `agreement` carries what the votes say should be recorded. */
export type DeskForm =
  | { readonly name: 'agreement'; readonly question: QuestionId; readonly suggested: RecordedOutcome | null }
  | { readonly name: 'override'; readonly round: RoundId }
  | { readonly name: 'void'; readonly round: RoundId }
  | { readonly name: 'decline'; readonly evidence: CommandOf<'declineEvidence'>['evidence'] }
  /** Words that must go, from evidence that the room can read or that waits. */
  | { readonly name: 'redact'; readonly evidence: CommandOf<'redactEvidence'>['evidence'] }
  | { readonly name: 'redact-text'; readonly text: RedactableText }
  | { readonly name: 'slips' }
  | {
      readonly name: 'reissue'
      readonly seat: CommandOf<'reissueSeat'>['seat']
      readonly number: number
      readonly isTaken: boolean
    }
  | { readonly name: 'tighten' }
  /** Asked again before it is done: it cannot be taken back. */
  | { readonly name: 'close-session' }

export type Act =
  /** Lets in everybody who asks. Names no seats: one more who comes does not make it another step. */
  | { readonly kind: 'admit' }
  | { readonly kind: 'send'; readonly command: Command }
  | { readonly kind: 'form'; readonly form: DeskForm }
  | { readonly kind: 'look'; readonly panel: 'objections' | 'asking' }
  /** Nothing to press: the server closes the round when the announced countdown has run. */
  | { readonly kind: 'wait'; readonly until: EpochMs }
  | { readonly kind: 'finished' }

/** `label` is the button's text, `why` one sentence for the facilitator. */
export type NextStep = { readonly act: Act; readonly label: string; readonly why: string }

/** @returns the step the consensus policy and the agenda lead to; the facilitator may always do something else. */
export function nextStep(room: RoomNow): NextStep {
  const step = stepOfMeeting(room)
  const { asking, seatsFree } = room
  // Where no seat is free nobody can be let in, and the meeting does not wait for it.
  if (asking === 0 || seatsFree === 0 || room.phase === 'closed' || !isBetterTogether(step.act, room)) return step
  return asking <= seatsFree ? letIn(asking) : whoComesIn(asking, seatsFree)
}

/**
 * Before the opening, before the first question and before a vote, so that nobody at the door misses it; at any other time
 * they do not hold up the room.
 */
const isBetterTogether = (act: Act, { currentQuestion }: RoomNow): boolean =>
  act.kind === 'send' &&
  (act.command.type === 'openSession' ||
    act.command.type === 'openRound' ||
    (act.command.type === 'showQuestion' && currentQuestion === null))

const letIn = (asking: number): NextStep => ({
  act: { kind: 'admit' },
  label: asking === 1 ? 'Let 1 person in' : `Let ${asking} people in`,
  why: 'They used the code on the wall, and cannot vote until you let them in. You can also turn somebody away.',
})

/** Not everybody at once: whoever asked first would have the seats, and that may be nobody in the room. */
const whoComesIn = (asking: number, seatsFree: number): NextStep => ({
  act: { kind: 'look', panel: 'asking' },
  label: 'Choose who comes in',
  why: `${asking} people ask to come in, and ${seatsFree === 1 ? '1 seat is' : `${seatsFree} seats are`} free.`,
})

/** @returns the step that the room is at, whoever still stands at its door. */
export function stepOfMeeting(room: RoomNow): NextStep {
  if (room.phase === 'lobby') {
    return send(
      { type: 'openSession' },
      'Open the session',
      'People can come in already. Voting needs an open session. It stays open until you close it for good.',
    )
  }
  if (room.phase === 'closed') {
    return {
      act: { kind: 'finished' },
      label: 'The session is closed',
      why: 'The leads settle the final grades next, from the link “Lead: final grades”, which the workspace lists. You can close this page.',
    }
  }
  const unfinished = room.rounds.find((round) => round.state === 'open' || round.state === 'closed')
  if (unfinished !== undefined) return finish(unfinished, room)
  const current = room.questions.find((question) => question.id === room.currentQuestion)
  if (current === undefined) return moveOn(room)
  const standing = roundsOn(room.rounds, current.id)
  const revealed = lastRevealed(room.rounds, current.id)
  const agreement = latestAgreement(room.agreements, current.id)
  const hasVotedSince = revealed !== null && agreement !== null && revealed.openedAt > agreement.at
  if (agreement !== null && !hasVotedSince) return moveOn(room)
  if (revealed === null) {
    const again = standing.some((round) => round.state === 'void')
    return send(
      { type: 'openRound', question: current.id, ask: { kind: 'grade' } },
      again ? 'Open voting again' : 'Open voting',
      again
        ? 'The last round was set aside.'
        : 'Give people time with the evidence first. A vote that is open can only be closed, or set aside with a reason.',
    )
  }
  return afterReveal(revealed, current, room)
}

export type RevealedRound = Extract<Round, { state: 'revealed' }>

/** @returns a question's newest revealed round of either kind, or null. */
export function lastRevealed(rounds: readonly Round[], question: QuestionId): RevealedRound | null {
  return (
    roundsOn(rounds, question)
      .filter((round) => round.state === 'revealed')
      .at(-1) ?? null
  )
}

/** @returns whether another vote on the grade would be let in. */
export function mayVoteAgain(rounds: readonly Round[], question: QuestionId): boolean {
  const counted = roundsOn(rounds, question).filter((r) => r.state === 'revealed' && r.ask.kind === 'grade')
  return counted.length < DEFAULT_CONFIG.maxRounds
}

/**
 * What the votes say should be recorded now: the consented grade, the computed grade, a split, or why there is none; null where
 * why there is none may not be told, as the room alone knows whether evidence is missing or voices are.
 */
export function suggestedOutcome(rounds: readonly Round[], question: QuestionId): RecordedOutcome | null {
  const last = lastRevealed(rounds, question)
  const vote = roundsOn(rounds, question).findLast((round) => round.state === 'revealed' && round.ask.kind === 'grade')
  // A check that tells nothing leaves things as the vote before it did.
  const revealed = tellsNothing(last) && vote?.state === 'revealed' ? vote : last
  if (revealed === null) return { kind: 'no-evidence' }
  if (revealed.result.kind === 'consent') {
    return revealed.result.outcome.adopted ? { kind: 'agreed', grade: revealed.result.grade } : { kind: 'split' }
  }
  const { state, grade, next, reasons } = revealed.result.room
  if (next === 'gather-evidence' || (reasons.includes('insufficient-evidence') && !reasons.includes('missing-groups')))
    return { kind: 'no-evidence' }
  if (state === 'grade-alone' && grade === null) return null
  if (state === 'inquorate') return reasons.length === 0 ? null : { kind: 'no-grade' }
  if (grade === null || state === 'split') return { kind: 'split' }
  return { kind: 'agreed', grade }
}

/** What a consent check may not say, told before it is asked: a second one is compared with the first. */
function limitOfCheck(rounds: readonly Round[], question: QuestionId): string {
  const hasAsked = roundsOn(rounds, question).some(
    (round) => round.state === 'revealed' && round.ask.kind === 'consent',
  )
  return hasAsked
    ? ' If not quite the same people answer as in the last check, or fewer than eight are here, its answer may have to stay untold: then record the outcome with a reason.'
    : ` Fewer than ${REVEAL_FLOOR} answers tell nothing.`
}

/** Too few answered, or few came or went since a check before. */
const tellsNothing = (round: RevealedRound | null): boolean =>
  round?.result.kind === 'consent' &&
  round.result.outcome.reasons.some((why) => why === 'too-few-answers' || why === 'roll')

function finish(round: Extract<Round, { state: 'open' | 'closed' }>, room: RoomNow): NextStep {
  if (round.state === 'open') {
    if (round.closesAt !== null) {
      return {
        act: { kind: 'wait', until: round.closesAt },
        label: 'Closing',
        why: 'Everybody sees the countdown. The round closes by itself, unless you keep voting open.',
      }
    }
    return send(
      { type: 'callClose', round: round.id },
      'Call the close',
      'This announces the countdown on every phone and on the wall. People can change their vote until it ends.',
    )
  }
  if (round.received === 0) {
    return form(
      { name: 'void', round: round.id },
      'Set this round aside',
      'Nobody voted. Say why, and the room can vote again.',
    )
  }
  if (round.received < DEFAULT_CONFIG.minBallots) {
    return form(
      { name: 'void', round: round.id },
      'Set this round aside',
      `Only ${round.received} voted, and what so few chose is never shown. Set the round aside and say why; vote again when more people are here.`,
    )
  }
  if (isNeverTold(round)) {
    return form(
      { name: 'void', round: round.id },
      'Set this round aside',
      `Only ${round.received} answered, and of fewer than ${REVEAL_FLOOR} it is never said whether they can live with it. Set the round aside and say why; then ask again, or record where the room stands.`,
    )
  }
  if (round.received < room.revealFloor) {
    return form(
      { name: 'override', round: round.id },
      'Reveal with a reason',
      `Only ${round.received} voted, and the rule is ${room.revealFloor}. A result of so few can give people away: write down why you show it, or set the round aside.`,
    )
  }
  return send(
    { type: 'revealRound', round: round.id, override: null },
    'Reveal the result',
    'The votes are counted and no longer tied to seats. A result that is shown cannot be taken back.',
  )
}

function afterReveal(round: RevealedRound, question: Question, room: RoomNow): NextStep {
  const suggested = suggestedOutcome(room.rounds, question.id)
  const again = mayVoteAgain(room.rounds, question.id)
  const { result } = round
  if (result.kind === 'consent') {
    const grade = nameOf(result.grade, room)
    if (result.outcome.adopted) return record(suggested, question, room, `The room can live with ${grade}.`)
    if (tellsNothing(round)) {
      return record(suggested, question, room, explainConsent(result.outcome, grade))
    }
    return again
      ? discussThenVote('discussion', `The room cannot live with ${grade}. Hear why, then vote again.`, question, room)
      : record({ kind: 'split' }, question, room, 'There is no agreement and the votes are used up.')
  }
  const { next, grade, state } = result.room
  switch (next) {
    case 'record':
      return record(suggested, question, room, `The room has agreed on ${nameOf(grade, room)}.`)
    case 'consent-check':
      if (grade === null) break
      if (room.openObjections > 0) {
        return hearObjections('An objection is open: hear it before you ask whether the room can live with the grade.')
      }
      return send(
        { type: 'openRound', question: question.id, ask: { kind: 'consent', grade } },
        `Ask: can you live with ${nameOf(grade, room)}?`,
        `${
          state === 'grade-alone'
            ? 'Not quite the same people voted as before, so how far the room agrees must stay untold. Ask, vote again, or record the outcome with a reason.'
            : 'The room is nearly there. A consent check closes the gap better than another vote.'
        }${limitOfCheck(room.rounds, question.id)}`,
      )
    case 'hear-group':
    case 'hear-objection':
      if (room.openObjections > 0) return hearObjections('Somebody has raised a reasoned objection.')
      return discussThenVote('discussion', 'Hear those who see it very differently, then vote again.', question, room)
    case 'discuss-positions':
      return discussThenVote('discussion', 'Let each camp give its best evidence, then vote again.', question, room)
    case 'review-evidence':
      return discussThenVote(
        'evidence',
        'Go back to the evidence and to what each grade means, then vote again.',
        question,
        room,
      )
    case 'gather-evidence':
      return discussThenVote(
        'evidence',
        'A third or more say there is not enough evidence. Find it, or record that there is none.',
        question,
        room,
      )
    case 'invite':
      return discussThenVote('join', 'Bring in the voices that are missing, then vote again.', question, room)
    case 'close-with-dissent':
      return record(suggested, question, room, `Record ${nameOf(grade, room)} with the dissent in writing.`)
    case 'escalate':
      return record({ kind: 'split' }, question, room, 'Record that there is no agreement, with both views.')
    default:
      return unreachable(next)
  }
  return record(suggested, question, room, 'Record where the room stands.')
}

/** First the wall turns to what is talked about, then the vote is opened again; with the votes used up, it is recorded. */
function discussThenVote(
  view: 'discussion' | 'evidence' | 'join',
  why: string,
  question: Question,
  room: RoomNow,
): NextStep {
  if (!mayVoteAgain(room.rounds, question.id)) {
    return record(suggestedOutcome(room.rounds, question.id), question, room, 'The votes are used up.')
  }
  if (room.wallView !== view) return send({ type: 'showOnWall', view }, TURN_WALL[view], why)
  return send({ type: 'openRound', question: question.id, ask: { kind: 'grade' } }, 'Open voting again', why)
}

const TURN_WALL = {
  discussion: 'Start the discussion',
  evidence: 'Show the evidence again',
  join: 'Show the join code',
} as const

function record(suggested: RecordedOutcome | null, question: Question, room: RoomNow, why: string): NextStep {
  if (room.openObjections > 0 && suggested?.kind === 'agreed') {
    return hearObjections('An objection is open: hear it before the grade is recorded, or write it down as dissent.')
  }
  return form({ name: 'agreement', question: question.id, suggested }, recordLabel(suggested, room), why)
}

function recordLabel(suggested: RecordedOutcome | null, room: RoomNow): string {
  if (suggested === null) return 'Record the outcome'
  switch (suggested.kind) {
    case 'agreed':
      return `Record ${nameOf(suggested.grade, room)}`
    case 'split':
      return 'Record a split'
    case 'no-evidence':
      return 'Record that there is not enough evidence'
    case 'no-grade':
      return 'Record no grade'
    default:
      return unreachable(suggested)
  }
}

function moveOn(room: RoomNow): NextStep {
  const next = nextUnrecorded(room)
  if (next === null) {
    return form(
      { name: 'close-session' },
      'Close the session',
      'Every question has its outcome. Closing ends voting and evidence for good.',
    )
  }
  const first = room.currentQuestion === null
  return send(
    { type: 'showQuestion', question: next.id },
    `${first ? 'Show the first question' : 'Next question'}: ${placeOf(next)}`,
    next.title,
  )
}

/** Several services have questions of the same code. */
const placeOf = ({ outcome, service }: Question): string => (service === null ? outcome : `${outcome}, ${service.name}`)

const hearObjections = (why: string): NextStep => ({
  act: { kind: 'look', panel: 'objections' },
  label: 'Hear the objection',
  why,
})

const send = (command: Command, label: string, why: string): NextStep => ({
  act: { kind: 'send', command },
  label,
  why,
})

const form = (opens: DeskForm, label: string, why: string): NextStep => ({
  act: { kind: 'form', form: opens },
  label,
  why,
})

const nameOf = (grade: Grade | null, room: RoomNow): string =>
  (grade === null ? undefined : room.gradeNames[grade]) ?? 'a grade'
