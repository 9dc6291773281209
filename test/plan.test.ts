import { questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { wordsOf } from '@eds/audit/erasable'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { planSession } from '@eds/session/plan'
import { NewSession } from '@eds/session/protocol'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import { expect, test } from 'vitest'

const questions = questionsOf(midAndSouthEssex).map(({ id }) => id)
const order = (choice: Partial<{ questions: string[]; groups: { id: string; name: string }[] }> = {}) => ({
  assessment: midAndSouthEssex,
  id: 'a-session',
  joinCode: 'HPMK4739',
  at: 1,
  choice: NewSession.parse({
    title: 'Grading workshop',
    questions,
    groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id, name })),
    settings: DEFAULT_SETTINGS,
    ...choice,
  }),
})

test('the real assessment becomes fifteen questions with every piece of its evidence and the published ratings as own grades', () => {
  const planned = planSession(order())
  if (!planned.ok) throw new Error(planned.refusal.detail)
  const { plan } = planned
  expect(plan.questions.map(({ id }) => id)).toEqual(questions)
  expect(plan.questions.length).toBe(15)
  expect(plan.evidence.length).toBe(midAndSouthEssex.entries.flatMap((entry) => entry.evidence).length)
  expect(plan.evidence.length).toBeGreaterThan(60)
  expect(plan.ownGrades.map(({ grade }) => Number(wordsOf(grade, 'none')))).toEqual([
    1, 2, 2, 2, 2, 3, 2, 3, 1, 1, 1, 1, 1, 1, 1,
  ])
  expect(plan.questions[0]).toMatchObject({
    outcome: '1A',
    words: 'Patients (service users) have required levels of access to the service',
    mustHear: ['patients-and-service-users'],
  })
})

test('chosen questions keep the framework order, and a group left out is not waited for', () => {
  const planned = planSession(
    order({
      questions: ['2a', '1b-maternity'],
      groups: [
        { id: 'staff', name: 'Staff' },
        { id: 'managers', name: 'Managers' },
      ],
    }),
  )
  if (!planned.ok) throw new Error(planned.refusal.detail)
  expect(planned.plan.questions.map(({ id, order: place, mustHear }) => ({ id, place, mustHear }))).toEqual([
    { id: '1b-maternity', place: 0, mustHear: [] },
    { id: '2a', place: 1, mustHear: [] },
  ])
})

test('a question of no framework and a group named twice are refused', () => {
  const staff = { id: 'staff', name: 'Staff' }
  expect(planSession(order({ questions: ['9z'] }))).toMatchObject({ refusal: { code: 'unknown-question' } })
  const managers = { id: 'managers', name: 'Managers' }
  for (const wrong of [
    { groups: [staff, staff] },
    { groups: [staff, { ...managers, name: 'staff' }] },
    { questions: ['2a', '2a'] },
  ]) {
    expect(planSession(order(wrong))).toMatchObject({ refusal: { code: 'bad-request' } })
  }
})

test('people ask to come in unless the workspace says otherwise', () => {
  const admissionOf = (settings: object) =>
    NewSession.parse({ title: 'A workshop', questions, groups: [{ id: 'staff', name: 'Staff' }], settings }).settings
      .admission
  const { admission: _, ...silent } = DEFAULT_SETTINGS
  expect(admissionOf(silent)).toBe('ask')
  expect(admissionOf({ ...silent, admission: 'at-once' })).toBe('at-once')
})
