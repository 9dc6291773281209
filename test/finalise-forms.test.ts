import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Grade } from '@eds/frameworks/framework'
import type { Domain1Rule, OutcomeStatus } from '@eds/frameworks/outcome-status'
import type { ReportDomain1 } from '@eds/report/report-record'
import { Agreement, FinalGrade, Question, QuestionId } from '@eds/session/session'
import { describe, expect, test } from 'vitest'
import { domain1Options } from '../apps/web/screens/finalise/domain-1-options.ts'
import { afterRule, leftToDo, leftToDoHere, partTasks } from '../apps/web/screens/finalise/left-to-do.ts'
import { noTotalOf } from '../apps/web/screens/finalise/no-total.ts'
import { CHECKS, publicationOf } from '../apps/web/screens/finalise/publishing.ts'
import { roomNotes } from '../apps/web/screens/finalise/revealed-rounds.ts'
import {
  choicesFor,
  compare,
  draftOf,
  type SettlementDraft,
  settlementOf,
  stateOfForm,
} from '../apps/web/screens/finalise/settlement.ts'
import { agreementOf, byGrouping, finalOf, type Standing, standingsOf } from '../apps/web/screens/finalise/standing.ts'
import { aGradingWorkshop, agree, agreeAsPublished, publishAsAgreed, reportFrom, SEATS } from './report-builders.ts'

const SERVICES = [
  { id: 'perinatal', name: 'Perinatal mental health', organisation: 'EPUT' },
  { id: 'maternity', name: 'Maternity', organisation: 'MSEFT' },
]

function aQuestion(order: number, outcome: string, service: (typeof SERVICES)[number] | null = null): Question {
  return Question.parse({
    id: service === null ? outcome.toLowerCase() : `${outcome.toLowerCase()}-${service.id}`,
    order,
    outcome,
    service,
    grouping: { code: outcome.slice(0, 1), name: `Domain ${outcome.slice(0, 1)}` },
    title: `Title of ${outcome}`,
    question: 'Can everyone get it?',
    words: 'Official words',
    wordsConfirmed: true,
    mustHear: [],
  })
}

const anAgreement = (question: string, outcome: Agreement['outcome'], number = 1): Agreement =>
  Agreement.parse({ question, number, round: null, outcome, reason: null, dissent: null, at: 10 + number })

const agreed = (grade: Grade): Agreement['outcome'] => ({ kind: 'agreed', grade, by: 'vote' })

const aFinal = (question: string, status: OutcomeStatus, number = 1): FinalGrade =>
  FinalGrade.parse({
    question,
    number,
    status,
    rationale: { words: 'Because.' },
    reason: null,
    secondSignatory: null,
    owner: { words: 'Head of midwifery' },
    at: 20,
  })

function aStanding(over: Partial<Standing> = {}): Standing {
  return { question: aQuestion(0, '2A'), rounds: [], agreements: [], ownGrade: null, finals: [], ...over }
}

const id = QuestionId.parse('2a')

describe('standings', () => {
  test('follow the agenda and keep every record, oldest first', () => {
    const questions = [aQuestion(1, '2A'), aQuestion(0, '1A', SERVICES[0])]
    const agreements = [anAgreement('2a', agreed(2), 2), anAgreement('2a', { kind: 'split', fallback: 1 }, 1)]
    const finals = [aFinal('2a', { status: 'graded', grade: 2 }, 1)]
    const standings = standingsOf({
      questions,
      rounds: [],
      agreements,
      ownGrades: [{ question: id, grade: 3 }],
      finals,
    })
    expect(standings.map(({ question }) => question.id)).toEqual(['1a-perinatal', '2a'])
    expect(standings[1]).toEqual({
      question: questions[0],
      rounds: [],
      agreements: [agreements[1], agreements[0]],
      ownGrade: 3,
      finals,
    })
    expect(byGrouping(standings).map(({ code, standings: inside }) => [code, inside.length])).toEqual([
      ['1', 1],
      ['2', 1],
    ])
    const last = standings[1] ?? aStanding()
    expect([agreementOf(last)?.number, finalOf(last)?.number]).toEqual([2, 1])
  })
})

describe('how the room came by its grade', () => {
  test('a contested grade does not look like one agreed at once', () => {
    const objection = (state: 'open' | 'heard' | 'withdrawn', question = id) => ({ question, state })
    const contested = aStanding({ agreements: [{ ...anAgreement('2a', agreed(2)), dissent: { words: 'Two of us.' } }] })
    expect(roomNotes(aStanding({ agreements: [anAgreement('2a', agreed(2))] }), [objection('withdrawn')])).toEqual([])
    expect(roomNotes(contested, [objection('open'), objection('heard'), objection('heard')])).toEqual([
      'dissent',
      '2 objections heard',
      '1 objection not heard',
    ])
    expect(roomNotes(contested, [objection('open', QuestionId.parse('2b'))])).toEqual(['dissent'])
  })
})

describe('settling a final grade', () => {
  test('opens with the agreed grade and the owner of the assessment', () => {
    expect(draftOf(aStanding({ agreements: [anAgreement('2a', agreed(2))] }), 'HR director')).toEqual({
      choice: '2',
      rationale: '',
      reason: '',
      secondSignatory: '',
      owner: 'HR director',
    })
  })

  test('opens a split with nothing chosen, and offers to leave it a split', () => {
    const agreement = anAgreement('2a', { kind: 'split', fallback: 1 })
    expect(draftOf(aStanding({ agreements: [agreement] }), '').choice).toBe(null)
    expect(choicesFor(agreement)).toContain('not-graded')
    expect(choicesFor(anAgreement('2a', agreed(1)))).not.toContain('not-graded')
  })

  test('opens again with what was settled last', () => {
    const standing = aStanding({
      agreements: [anAgreement('2a', agreed(2))],
      finals: [aFinal('2a', { status: 'not-applicable' })],
    })
    expect(draftOf(standing, 'somebody')).toEqual({
      choice: 'not-applicable',
      rationale: 'Because.',
      reason: '',
      secondSignatory: '',
      owner: 'Head of midwifery',
    })
  })

  const cases = [
    [anAgreement('2a', agreed(2)), '2', 'same'],
    [anAgreement('2a', agreed(2)), '3', 'differs'],
    [anAgreement('2a', agreed(2)), 'no-evidence', 'differs'],
    [anAgreement('2a', { kind: 'no-evidence' }), 'no-evidence', 'same'],
    [anAgreement('2a', { kind: 'no-evidence' }), '0', 'differs'],
    [anAgreement('2a', { kind: 'split', fallback: 2 }), '2', 'room-split'],
    [anAgreement('2a', { kind: 'split', fallback: 2 }), 'not-graded', 'room-split'],
    [anAgreement('2a', { kind: 'no-grade' }), 'not-graded', 'same'],
    [anAgreement('2a', { kind: 'no-grade' }), '2', 'differs'],
    [null, '1', 'room-silent'],
    [null, 'not-in-scope', 'same'],
  ] as const
  test.each(cases)('%# compares a choice with the room', (agreement, choice, expected) => {
    expect(compare(choice, agreement)).toBe(expected)
    const draft: SettlementDraft = { choice, rationale: '', reason: '', secondSignatory: '', owner: '' }
    const made = settlementOf(id, draft, agreement)
    expect(made.ok ? [] : made.problems.map(({ field }) => field)).toEqual(
      expected === 'same' ? [] : ['reason', 'secondSignatory'],
    )
  })

  test('sends the words trimmed, and no reason where none is asked for', () => {
    const draft: SettlementDraft = {
      choice: '2',
      rationale: ' Good. ',
      reason: 'left over',
      secondSignatory: 'x',
      owner: ' ',
    }
    expect(settlementOf(id, draft, anAgreement('2a', agreed(2)))).toEqual({
      ok: true,
      command: {
        type: 'settleFinalGrade',
        question: '2a',
        status: { status: 'graded', grade: 2 },
        rationale: 'Good.',
        reason: null,
        secondSignatory: null,
        owner: null,
      },
    })
  })

  test('refuses nothing chosen and words that are too long', () => {
    const draft: SettlementDraft = {
      choice: null,
      rationale: 'a'.repeat(4001),
      reason: '',
      secondSignatory: '',
      owner: '',
    }
    const made = settlementOf(id, draft, null)
    expect(made.ok ? [] : made.problems.map(({ field }) => field)).toEqual(['choice', 'rationale'])
  })
})

describe('what is left to do', () => {
  const standings = [
    aStanding({
      question: aQuestion(0, '1A', SERVICES[0]),
      agreements: [anAgreement('1a-perinatal', { kind: 'split', fallback: 1 })],
    }),
    aStanding({ question: aQuestion(1, '1A', SERVICES[1]) }),
    aStanding({ question: aQuestion(2, '2A'), finals: [aFinal('2a', { status: 'graded', grade: 1 })] }),
  ]

  test('lists the closing, what the room must finish, every unsettled question and the Domain 1 rule', () => {
    const tasks = leftToDo({ standings, phase: 'open', hasTotal: true, domain1: null })
    expect(tasks.map(({ id: task, search, words }) => [task, search, words])).toEqual([
      ['close-session', null, 'The facilitator closes the session'],
      ['wait-for-room', null, 'The room finishes 1 question'],
      ['settle-1a-perinatal', '?question=1a-perinatal', 'Settle 1A Title of 1A'],
      ['domain-1', '?part=domain-1', 'Choose how the services become one Domain 1 score'],
    ])
  })

  test('asks for every question of a closed session, agreed or not', () => {
    const tasks = leftToDo({ standings, phase: 'closed', hasTotal: false, domain1: null })
    expect(tasks.map(({ id: task, note }) => [task, note])).toEqual([
      ['settle-1a-perinatal', 'The room was split. Your decision needs a reason.'],
      ['settle-1a-maternity', 'The room recorded no agreement. A grade needs a reason and a second signatory.'],
    ])
  })

  test('says on a question what is left there: to settle, to wait for the room, or nothing', () => {
    const here = (phase: 'open' | 'closed') => {
      const tasks = leftToDo({ standings, phase, hasTotal: true, domain1: null })
      return standings.map((standing) => leftToDoHere(standing, tasks)?.words ?? null)
    }
    expect(here('open')).toEqual(['Settle the final grade', 'The room finishes this question', null])
    expect(here('closed')).toEqual(['Settle the final grade', 'Settle the final grade', null])
  })

  test('names one next step for a page that shows every question, and beside it only what is not about one', () => {
    const parted = (phase: 'open' | 'closed') => {
      const tasks = leftToDo({ standings, phase, hasTotal: true, domain1: null })
      const { next, rest } = partTasks(standings, tasks)
      return [next?.id ?? null, rest.map((task) => task.id)]
    }
    expect(parted('open')).toEqual(['settle-1a-perinatal', ['close-session', 'wait-for-room', 'domain-1']])
    expect(parted('closed')).toEqual(['settle-1a-perinatal', ['domain-1']])
    expect(partTasks([], [])).toEqual({ next: null, rest: [] })
  })

  test('leads from a saved rule to what is left, to publishing, or to the list that says for whom it waits', () => {
    const goOn = (phase: 'open' | 'closed', of: readonly Standing[]) =>
      afterRule(leftToDo({ standings: of, phase, hasTotal: true, domain1: null }))
    const settled = standings.map((standing) => ({
      ...standing,
      finals: [aFinal(standing.question.id, { status: 'graded', grade: 1 })],
    }))
    expect(goOn('closed', standings)).toEqual({ href: '?question=1a-perinatal', words: 'Next: Settle 1A Title of 1A' })
    expect(goOn('closed', settled)).toEqual({ href: '?part=publish', words: 'Check and publish' })
    expect(goOn('open', settled)).toEqual({ href: '?', words: 'Back to all questions' })
  })

  test('asks again for a grade that the room overtook, and not for one that still says the same', () => {
    const final = aFinal('2a', { status: 'graded', grade: 1 })
    const later = (outcome: Agreement['outcome']) =>
      leftToDo({
        standings: [
          aStanding({ finals: [final], agreements: [anAgreement('2a', agreed(1)), anAgreement('2a', outcome, 20)] }),
        ],
        phase: 'closed',
        hasTotal: false,
        domain1: null,
      }).map((task) => [task.id, task.note])
    expect(later(agreed(2))).toEqual([
      ['settle-2a', 'The room agreed something else after you settled it. Look at it again.'],
    ])
    expect(later(agreed(1))).toEqual([])
  })

  test('is empty when every question is settled, a rule is chosen and the session is closed', () => {
    const settled = standings.map((standing) => ({
      ...standing,
      finals: [aFinal(standing.question.id, { status: 'graded', grade: 1 })],
    }))
    const domain1 = { rule: 'lowest-total', service: null, reason: null, at: 5 } as const
    expect(leftToDo({ standings: settled, phase: 'closed', hasTotal: true, domain1 })).toEqual([])
    expect(leftToDo({ standings: settled, phase: 'closed', hasTotal: false, domain1: null })).toEqual([])
  })
})

describe('a report without a total', () => {
  test('is said to be one before it is published, with every reason', () => {
    const part = aGradingWorkshop(midAndSouthEssex, SEATS, (question) => ['2a', '2b'].includes(question))
    agree(part, '2a', 2)
    expect(noTotalOf(reportFrom(part))).toEqual({
      points: '2 to 32 out of 33',
      hasRating: false,
      reasons: [
        '13 of the 15 questions are not in this session.',
        '1 question of this session has no grade.',
        'No rule is chosen by which the services become one Domain 1 score.',
      ],
      lacksRule: true,
    })
  })

  test('is not said of a whole one', () => {
    const whole = aGradingWorkshop()
    agreeAsPublished(whole)
    publishAsAgreed(whole)
    const report = reportFrom(whole)
    expect(report.overall.score?.total).toBe(17)
    expect(noTotalOf(report)).toBe(null)
  })
})

describe('the Domain 1 rule', () => {
  const score = (low: number, high: number) => ({
    low,
    high,
    max: 12,
    total: low === high ? low : null,
    words: `${low} out of 12`,
  })
  const alternative = (rule: Domain1Rule, service: string | null, inUse: boolean) => ({
    rule,
    name: 'Name',
    sentence: 'Sentence.',
    service,
    score: score(7, 10),
    inUse,
  })
  const report: ReportDomain1 = {
    rule: null,
    chosen: false,
    service: null,
    reason: null,
    missing: 'A rule',
    services: SERVICES.map(({ id: service, name }) => ({ id: service, name, score: score(7, 7) })),
    alternatives: [
      alternative('middle-total', null, false),
      alternative('chosen-service', 'Perinatal mental health', false),
      alternative('chosen-service', 'Maternity', true),
      alternative('lowest-total', null, false),
    ],
  }

  test('is offered with the service that each variant names, and the careful one marked', () => {
    expect(
      domain1Options(report).map(({ id: option, command, inUse, suggested }) => [option, command, inUse, suggested]),
    ).toEqual([
      ['middle-total', { rule: 'middle-total', service: null }, false, false],
      ['chosen-service-perinatal', { rule: 'chosen-service', service: 'perinatal' }, false, false],
      ['chosen-service-maternity', { rule: 'chosen-service', service: 'maternity' }, true, false],
      ['lowest-total', { rule: 'lowest-total', service: null }, false, true],
    ])
  })
})

describe('publishing', () => {
  const checked = new Set(CHECKS.map((check) => check.id))

  test('needs every check and two different people', () => {
    const made = publicationOf({ signatories: ['Ann  Bell', 'ann bell '], checked: new Set() })
    expect(made.ok ? [] : made.problems.map(({ field }) => field)).toEqual(['checks', 'signatory-1'])
    const empty = publicationOf({ signatories: ['', ' '], checked })
    expect(empty.ok ? [] : empty.problems.map(({ field }) => field)).toEqual(['signatory-0', 'signatory-1'])
    expect(publicationOf({ signatories: ['Ann'], checked }).ok).toBe(false)
  })

  test('sends the names that were entered', () => {
    expect(publicationOf({ signatories: [' Ann Bell', 'Carl Dee', ''], checked })).toEqual({
      ok: true,
      command: { type: 'publishReport', signatories: ['Ann Bell', 'Carl Dee'], textsChecked: true },
    })
  })
})

describe('words that are typed and not saved', () => {
  const settled = (number: number) => aFinal('2a', { status: 'graded', grade: 2 }, number)
  const standing = aStanding({ agreements: [anAgreement('2a', agreed(2))], finals: [settled(1)] })
  const opened = draftOf(standing, '')

  test('are none where they would be saved as what is saved already', () => {
    expect(stateOfForm(null, standing, opened)).toBe('saved')
    const spaces = { ...opened, rationale: ' Because.\n', reason: 'Nobody asks why.' }
    expect(stateOfForm({ draft: spaces, after: 1 }, standing, opened)).toBe('saved')
  })

  test('are overtaken once somebody else has settled the grade otherwise since they were begun', () => {
    const typed = { draft: { ...opened, rationale: 'Because of the survey.' }, after: 1 }
    expect(stateOfForm(typed, standing, opened)).toBe('unsaved')
    const since = { ...standing, finals: [settled(1), settled(2)] }
    expect(stateOfForm(typed, since, draftOf(since, ''))).toBe('overtaken')
    expect(stateOfForm({ ...typed, after: 2 }, since, draftOf(since, ''))).toBe('unsaved')
  })
})
