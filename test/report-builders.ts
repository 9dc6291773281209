/** A finished workshop on the real assessment, for tests of the report. */
import type { Assessment } from '@eds/assessment/assessment'
import { questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Grade } from '@eds/frameworks/framework'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { reportOf } from '@eds/report/report'
import type { Report } from '@eds/report/report-record'
import type { Choice } from '@eds/session/ballot'
import { planSession } from '@eds/session/plan'
import { DEFAULT_SETTINGS, GroupId, QuestionId, type SeatId } from '@eds/session/session'
import { ownGradeOf } from '@eds/session/state'
import { aWorkshop, FACILITATOR, gradeChoice, JOIN_CODE, LEAD, type Workshop } from './a-workshop.ts'

/** Ten in the largest groups, a few in others, nobody in some. */
export const SEATS: Readonly<Record<string, number>> = {
  'patients-and-service-users': 11,
  carers: 3,
  'community-and-voluntary-sector': 9,
  staff: 8,
  'staff-networks': 4,
  'trade-unions': 2,
  'independent-evaluators': 1,
}

export const HEAD = 'a1'.repeat(32)

/** An open session on every question of an assessment, or on those chosen. */
export function aGradingWorkshop(
  assessment: Assessment = midAndSouthEssex,
  seats: Readonly<Record<string, number>> = SEATS,
  only: (question: string) => boolean = () => true,
): Workshop & { seats: SeatId[] } {
  const planned = planSession({
    assessment,
    choice: {
      title: 'Mid and South Essex EDS 2022/23 grading workshop',
      questions: questionsOf(assessment)
        .map(({ id }) => QuestionId.parse(id))
        .filter(only),
      groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id: GroupId.parse(id), name })),
      settings: { ...DEFAULT_SETTINGS, countdownSeconds: 0, admission: 'at-once' },
    },
    id: 'a-session',
    joinCode: JOIN_CODE,
    at: 1_700_000_000_000,
  })
  if (!planned.ok) throw new Error(`expected a plan, found ${planned.refusal.code}`)
  return aWorkshop(seats, planned.plan)
}

/** Everybody votes for one grade and the facilitator records it. */
export function agree(workshop: Workshop & { seats: SeatId[] }, question: string, grade: Grade): void {
  const id = QuestionId.parse(question)
  workshop.playRound(new Map(workshop.seats.map((seat): [SeatId, Choice] => [seat, gradeChoice(grade)])), id)
  record(workshop, question, { kind: 'agreed', grade })
}

type Outcome = { kind: 'agreed'; grade: Grade } | { kind: 'split' | 'no-evidence' | 'no-grade' }

export function record(
  workshop: Workshop,
  question: string,
  outcome: Outcome,
  words: { reason?: string; dissent?: string } = {},
): void {
  workshop.now += 60_000
  workshop.must(FACILITATOR, {
    type: 'recordAgreement',
    question: QuestionId.parse(question),
    outcome,
    reason: words.reason ?? null,
    dissent: words.dissent ?? null,
  })
}

/** Every question agreed on the organisation's own published grade. */
export function agreeAsPublished(workshop: Workshop & { seats: SeatId[] }, except: readonly string[] = []): void {
  for (const { question } of workshop.state.plan.ownGrades) {
    const grade = ownGradeOf(workshop.state.plan, question)
    if (grade !== null && !except.includes(question)) agree(workshop, question, grade)
  }
}

/** The lead settles what the room agreed, chooses a rule and publishes. */
export function publishAsAgreed(workshop: Workshop): void {
  workshop.must(FACILITATOR, { type: 'closeSession' })
  for (const { id } of workshop.state.plan.questions) {
    const outcome = workshop.state.agreements.get(id)?.at(-1)?.outcome
    if (outcome?.kind !== 'agreed' || workshop.state.finals.has(id)) continue
    workshop.must(LEAD, {
      type: 'settleFinalGrade',
      question: id,
      status: { status: 'graded', grade: outcome.grade },
      rationale: null,
      reason: null,
      secondSignatory: null,
      owner: null,
    })
  }
  workshop.must(LEAD, { type: 'chooseDomain1Rule', rule: 'highest-by-outcome', service: null, reason: null })
  workshop.must(LEAD, { type: 'publishReport', signatories: ['Sophia Morris', 'Giles Thorpe'], textsChecked: true })
}

export function reportFrom(workshop: Workshop, assessment: Assessment = midAndSouthEssex): Report {
  return reportOf({
    assessment,
    state: workshop.state,
    trail: { head: HEAD, entries: workshop.events.length },
    at: workshop.now,
  })
}
