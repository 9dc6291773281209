/** Builders of the records a desk reads, for tests of what it does with them. */
import { DEFAULT_CONFIG } from '@eds/consensus/policy'
import type { RoomResult } from '@eds/consensus/room-result'
import type { Grade } from '@eds/frameworks/framework'
import {
  type Agreement,
  GroupId,
  type Question,
  QuestionId,
  type Round,
  type RoundAsk,
  RoundId,
  type RoundResult,
} from '@eds/session/session'

export const HASH = 'a'.repeat(64)
export const PATIENTS = GroupId.parse('patients-and-service-users')
export const STAFF = GroupId.parse('staff')

/** A question of domain 1 (codes 1…) or 2 (codes 2…). */
export function aQuestion(id: string, order: number, mustHear: GroupId[] = []): Question {
  const outcome = id.toUpperCase().slice(0, 2)
  return {
    id: QuestionId.parse(id),
    order,
    outcome,
    service: null,
    grouping: { code: outcome.slice(0, 1), name: `Domain ${outcome.slice(0, 1)}` },
    title: `Title of ${outcome}`,
    question: `Question of ${outcome}?`,
    words: `Words of ${outcome}`,
    wordsConfirmed: true,
    mustHear,
  }
}

export const grades = (room: Partial<RoomResult>): RoundResult => ({
  kind: 'grade',
  room: aRoomResult(room),
  changed: null,
})

export function aRoomResult(room: Partial<RoomResult>): RoomResult {
  return {
    policy: 'eds-consensus/1',
    config: DEFAULT_CONFIG,
    round: 1,
    state: 'agreed',
    grade: 2,
    supportBand: '70-89',
    tie: false,
    polarised: false,
    reasons: [],
    next: 'record',
    spread: null,
    belowRevealFloor: false,
    counts: { received: 20, answers: null },
    groups: [],
    rest: null,
    overall: { show: 'withheld', why: 'small' },
    ...room,
  }
}

export const consent = (grade: Grade, adopted: boolean): RoundResult => ({
  kind: 'consent',
  grade,
  outcome: { adopted, reasons: adopted ? [] : ['over-a-fifth-object'], counts: null },
})

type RoundShape =
  | { state: 'open'; closesAt?: number | null }
  | { state: 'closed' }
  | { state: 'revealed'; result: RoundResult }
  | { state: 'void' }

/** A round of a question; opened at `number` × 1000. */
export function aRound(question: string, number: number, shape: RoundShape, received = 20): Round {
  const ask: RoundAsk =
    shape.state === 'revealed' && shape.result.kind === 'consent'
      ? { kind: 'consent', grade: shape.result.grade }
      : { kind: 'grade' }
  const round = {
    id: RoundId.parse(`round-${question}-${number}`),
    question: QuestionId.parse(question),
    number,
    ask,
    openedAt: number * 1000,
    frozen: HASH,
    received,
  }
  switch (shape.state) {
    case 'open':
      return { ...round, state: 'open', closesAt: shape.closesAt ?? null }
    case 'closed':
      return { ...round, state: 'closed', root: HASH }
    case 'revealed':
      return { ...round, state: 'revealed', root: HASH, result: shape.result, override: null }
    case 'void':
      return { ...round, state: 'void', reason: { words: 'The projector failed' } }
  }
}

/** An agreement, recorded `at` milliseconds. */
export function anAgreement(question: string, outcome: Agreement['outcome'], at = 5000, number = 1): Agreement {
  return { question: QuestionId.parse(question), number, round: null, outcome, reason: null, dissent: null, at }
}
