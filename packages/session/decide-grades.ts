/** What the room agreed, what the lead settles, and publishing. Grades never overwrite each other. */
import { canonicalJson } from '@eds/audit/canonical'
import type { RoomResult } from '@eds/consensus/room-result'
import type { Grade } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import type { CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import type { Agreement, QuestionId } from './session.ts'
import {
  type Circumstance,
  type Decision,
  happened,
  lastOf,
  lastRevealed,
  openObjections,
  type SessionState,
  type Supplied,
  unfinishedRound,
} from './state.ts'
import { nameKey } from './text.ts'
import { unreachable } from './unreachable.ts'

type GradeCommand = CommandOf<'recordAgreement' | 'settleFinalGrade' | 'chooseDomain1Rule' | 'publishReport'>

export function decideGrades(
  state: SessionState,
  command: GradeCommand,
  here: Circumstance,
  supplied: Supplied,
): Decision {
  switch (command.type) {
    case 'recordAgreement':
      return recordAgreement(state, command, here)
    case 'settleFinalGrade':
      return settle(state, command, here)
    case 'chooseDomain1Rule': {
      const services = servicesOf(state)
      if (command.rule === 'chosen-service' && !services.includes(command.service ?? '')) {
        return refuse('bad-request', 'name the service whose scores stand')
      }
      const service = command.rule === 'chosen-service' ? command.service : null
      const chosen = { words: canonicalJson({ rule: command.rule, service }) }
      const choice = { chosen, reason: wordsOrNull(command.reason), at: here.at }
      return happened([{ type: 'domain1RuleChosen', choice }])
    }
    case 'publishReport':
      return publish(state, command, here, supplied)
    default:
      return unreachable(command)
  }
}

function recordAgreement(state: SessionState, command: CommandOf<'recordAgreement'>, here: Circumstance): Decision {
  if (state.phase !== 'open') return refuse('session-not-open', `the session is ${state.phase}`)
  if (!hasQuestion(state, command.question)) return refuse('unknown-question', 'this session has no such question')
  const unfinished = unfinishedRound(state)
  if (unfinished !== null) return refuse('round-already-open', `round ${unfinished.number} is not finished`)
  if (openObjections(state, command.question) > 0 && command.dissent === null) {
    return refuse('reason-needed', 'an objection is open: hear it, or write the dissent down')
  }
  const round = lastRevealed(state, command.question, 'grade')
  if (round === null && (command.outcome.kind === 'agreed' || command.outcome.kind === 'split')) {
    return refuse('round-not-revealed', 'the room has not voted on this question')
  }
  const outcome = outcomeOf(state, command)
  if (!isBorneOut(state, command.question, outcome) && command.reason === null) {
    return refuse('reason-needed', 'this is not what the votes say: write down why')
  }
  const number = (state.agreements.get(command.question)?.length ?? 0) + 1
  const agreement: Agreement = {
    question: command.question,
    number,
    round: round?.id ?? null,
    outcome,
    reason: wordsOrNull(command.reason),
    dissent: wordsOrNull(command.dissent),
    at: here.at,
  }
  return happened([{ type: 'agreementRecorded', agreement }])
}

/** @returns whether the votes, or the room's consent, say the same as what is to be recorded. */
function isBorneOut(state: SessionState, question: QuestionId, outcome: Agreement['outcome']): boolean {
  const result = gradeResult(state, question)
  switch (outcome.kind) {
    case 'agreed':
      return outcome.by !== 'facilitator'
    case 'split':
      // A vote of too few voices shows no two camps, nor does one of which only the grade is told.
      return (
        (result?.state === 'near' || result?.state === 'split' || saysNoEvidence(result)) &&
        !hasConsent(state, question)
      )
    case 'no-evidence':
      return result?.reasons.includes('insufficient-evidence') === true
    case 'no-grade':
      return result !== null && lacksVoices(result) && !hasConsent(state, question)
    default:
      return unreachable(outcome)
  }
}

function gradeResult(state: SessionState, question: QuestionId) {
  const vote = lastRevealed(state, question, 'grade')
  return vote?.state === 'revealed' && vote.result.kind === 'grade' ? vote.result.room : null
}

/** @returns whether the room was told that a vote gave no grade because voices were missing; where why is not told, nobody knows it. */
const lacksVoices = (result: RoomResult): boolean =>
  result.state === 'inquorate' && result.reasons.some((reason) => reason !== 'insufficient-evidence')

/** @returns whether a vote gave no grade only because a third or more of the voice said that there is not enough evidence. */
const saysNoEvidence = (result: RoomResult | null): boolean =>
  result?.state === 'inquorate' &&
  result.reasons.length > 0 &&
  result.reasons.every((reason) => reason === 'insufficient-evidence')

/** @returns the grade that the room adopted by consent since its last vote, or null. */
function adoptedGrade(state: SessionState, question: QuestionId): Grade | null {
  const vote = lastRevealed(state, question, 'grade')
  const check = lastRevealed(state, question, 'consent')
  if (check?.state !== 'revealed' || check.result.kind !== 'consent') return null
  const isSince = check.number > (vote?.number ?? 0)
  return isSince && check.result.outcome.adopted ? check.result.grade : null
}

const hasConsent = (state: SessionState, question: QuestionId): boolean => adoptedGrade(state, question) !== null

/** Says by whom a grade was agreed: by the vote, by consent, or by the facilitator's judgement against both. */
function outcomeOf(state: SessionState, { question, outcome }: CommandOf<'recordAgreement'>): Agreement['outcome'] {
  const result = gradeResult(state, question)
  if (outcome.kind === 'split') return { kind: 'split', fallback: result?.grade ?? null }
  if (outcome.kind !== 'agreed') return outcome
  const { grade } = outcome
  if (result?.state === 'agreed' && result.grade === grade) return { kind: 'agreed', grade, by: 'vote' }
  return { kind: 'agreed', grade, by: adoptedGrade(state, question) === grade ? 'consent' : 'facilitator' }
}

function settle(state: SessionState, command: CommandOf<'settleFinalGrade'>, here: Circumstance): Decision {
  if (!hasQuestion(state, command.question)) return refuse('unknown-question', 'this session has no such question')
  const agreement = lastOf(state.agreements.get(command.question))
  if (agreement === null && state.phase !== 'closed') {
    return refuse('agreement-missing', 'the room has not finished with this question')
  }
  if (!follows(command.status, agreement)) {
    if (command.reason === null) return refuse('reason-needed', 'this differs from what the room agreed: say why')
    if (command.secondSignatory === null) {
      return refuse('second-signatory-needed', 'this differs from what the room agreed: a second person signs')
    }
  }
  const final = {
    question: command.question,
    number: (state.finals.get(command.question)?.length ?? 0) + 1,
    status: { words: canonicalJson(command.status) },
    rationale: wordsOrNull(command.rationale),
    reason: wordsOrNull(command.reason),
    secondSignatory: wordsOrNull(command.secondSignatory),
    owner: wordsOrNull(command.owner),
    at: here.at,
  }
  return happened([{ type: 'finalGradeSettled', final }])
}

/** @returns whether a final standing says the same as the room's agreement. A split agrees on no grade. */
export function follows(status: CommandOf<'settleFinalGrade'>['status'], agreement: Agreement | null): boolean {
  // Leaving a question without a grade is a decision too, and needs its reason.
  if (agreement === null) return status.status !== 'graded' && status.status !== 'not-graded'
  switch (agreement.outcome.kind) {
    case 'agreed':
      return status.status === 'graded' && status.grade === agreement.outcome.grade
    case 'no-evidence':
      return status.status === 'no-evidence'
    case 'no-grade':
      return status.status === 'not-graded'
    case 'split':
      return false
    default:
      return unreachable(agreement.outcome)
  }
}

/** Settled: with a reason and a second person, or as the room agreed; and not before the room's newest agreement. */
function isSettled(state: SessionState, question: QuestionId): boolean {
  const final = lastOf(state.finals.get(question))
  if (final === null) return false
  const agreement = lastOf(state.agreements.get(question))
  if (follows(final.status, agreement)) return true
  const isSigned = final.reason !== null && final.secondSignatory !== null
  return isSigned && (agreement === null || agreement.at <= final.at)
}

function publish(
  state: SessionState,
  command: CommandOf<'publishReport'>,
  here: Circumstance,
  supplied: Supplied,
): Decision {
  if (state.phase !== 'closed') return refuse('session-not-open', 'close the session before publishing')
  const unsettled = state.plan.questions.filter(({ id }) => !isSettled(state, id))
  if (unsettled.length > 0) {
    return refuse('final-grade-missing', `not settled yet: ${unsettled.map((q) => q.id).join(', ')}`)
  }
  if (frameworkById(state.plan.framework).hasTotal && servicesOf(state).length > 1 && state.domain1.length === 0) {
    return refuse('domain-1-rule-missing', 'choose how the services become one Domain 1 score')
  }
  const names = new Set(command.signatories.map(nameKey))
  if (names.size < command.signatories.length)
    return refuse('second-signatory-needed', 'the people who sign a report are different people')
  const signatories = command.signatories.map((words) => ({ words }))
  const { textsChecked } = command
  const publication = { signatories, textsChecked, at: here.at, head: supplied.head }
  return happened([{ type: 'reportPublished', publication }])
}

const servicesOf = (state: SessionState): string[] => [
  ...new Set(state.plan.questions.flatMap((question) => (question.service === null ? [] : [question.service.id]))),
]

const hasQuestion = (state: SessionState, id: QuestionId): boolean => state.plan.questions.some((q) => q.id === id)

const wordsOrNull = (words: string | null): { words: string } | null => (words === null ? null : { words })
