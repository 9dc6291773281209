import { createHash } from 'node:crypto'
import {
  Assessment,
  entryOf,
  ownGradesOf,
  ownStatusOf,
  Question,
  questionId,
  questionsOf,
  scoreAssessment,
  withoutEvidence,
} from '@eds/assessment/assessment'
import { findingsOf } from '@eds/assessment/checks'
import { FindingCode } from '@eds/assessment/finding'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { reckonings, rulesThatFit } from '@eds/assessment/published-checks'
import { GRADES } from '@eds/frameworks/framework'
import { frameworkById, outcomesOf } from '@eds/frameworks/frameworks'
import { DOMAIN_1_RULES, edsBand } from '@eds/frameworks/scoring'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('the report of Mid and South Essex for 2022/23', () => {
  test('is a whole assessment with ids of its own', () => {
    expect(Assessment.parse(midAndSouthEssex)).toEqual(midAndSouthEssex)
    const ids = [
      ...midAndSouthEssex.entries.flatMap(({ evidence }) => evidence.map(({ id }) => id)),
      ...midAndSouthEssex.actionPlan.items.map(({ id }) => id),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('keeps every piece of evidence with its owner and rating', () => {
    const entries = midAndSouthEssex.entries.map(({ outcome, service, evidence, ownGrade, owner }) => [
      questionId(outcome, service),
      evidence.length,
      ownGrade,
      owner,
    ])
    const maternity = 'Maternity Services Department and designated Trust Leadership'
    expect(entries).toEqual([
      ['1a-perinatal', 8, 1, 'Matt Sisto, Director of Patient Experience, EPUT'],
      ['1a-maternity', 6, 2, maternity],
      ['1b-perinatal', 4, 2, 'Matt Sisto, Director of Patient Experience'],
      ['1b-maternity', 5, 2, maternity],
      ['1c-perinatal', 7, 2, 'Matt Sisto, Director of Patient Experience'],
      ['1c-maternity', 9, 3, maternity],
      ['1d-perinatal', 7, 2, 'Matt Sisto, Director of Patient Experience'],
      ['1d-maternity', 8, 3, 'Patient Experience Team'],
      ['2a', 6, 1, 'HR/Wellbeing Champions/Staff Networks'],
      ['2b', 3, 1, 'HR/Staff Engagement Group'],
      ['2c', 4, 1, 'HR'],
      ['2d', 2, 1, 'HR'],
      ['3a', 5, 1, 'HR / Corporate Team'],
      ['3b', 4, 1, 'Corporate Team'],
      ['3c', 4, 1, 'HR / Corporate Team'],
    ])
  })

  test('keeps the whole action plan, each service and each dated action apart', () => {
    const rows = midAndSouthEssex.actionPlan.items.map(({ outcome, service, objective, action, completion }) => [
      questionId(outcome, service),
      objective?.split('\n').length ?? 0,
      action.split('\n').length,
      completion,
    ])
    expect(rows).toEqual([
      ['1a-perinatal', 1, 2, 'September 2023'],
      ['1a-maternity', 3, 4, 'September 2023'],
      ['1b-perinatal', 1, 1, 'September 2023'],
      ['1b-maternity', 5, 7, 'September 2023'],
      ['1c-perinatal', 1, 1, 'September 2023'],
      ['1c-maternity', 1, 1, 'September 2023'],
      ['1d-perinatal', 1, 1, 'September 2023'],
      ['1d-maternity', 3, 4, 'September 2023'],
      ['2a', 1, 1, 'On-going to March 2024'],
      ['2a', 0, 1, 'February 2023'],
      ['2a', 0, 1, 'July 2023'],
      ['2b', 1, 1, 'July 2024'],
      ['2b', 1, 1, 'April 2024'],
      ['2b', 1, 1, 'March/April 2024'],
      ['2c', 1, 1, 'March 2024'],
      ['2c', 0, 1, 'March 2024'],
      ['2c', 0, 1, 'March 2024'],
      ['2c', 1, 1, 'April 2024'],
      ['2d', 1, 1, '-'],
      ['3a', 1, 1, 'March 2024'],
      ['3a', 1, 1, 'Ongoing'],
      ['3a', 1, 1, 'Ongoing'],
      ['3a', 0, 1, 'March 2024'],
      ['3b', 1, 1, 'September 2023'],
      ['3b', 1, 1, 'September 2023'],
      ['3c', 1, 1, 'August 2023'],
      ['3c', 0, 1, 'April 2024'],
      ['3c', 0, 1, 'April 2024'],
      ['3c', 0, 1, 'September 2023'],
    ])
  })

  // The numbers and digests were taken when every cell was compared, word by word in order, with the published report.
  test('has lost and changed no word of its evidence, action plan and introduction', () => {
    const { entries, actionPlan, introduction, previousActions } = midAndSouthEssex
    const texts = {
      evidence: entries.flatMap(({ evidence, owner }) => [...evidence.map(({ words }) => words ?? ''), owner ?? '']),
      plan: actionPlan.items.flatMap(({ objective, action, completion }) => [
        objective ?? '',
        action,
        completion ?? '',
      ]),
      introduction: [...introduction.map(({ words }) => words), ...previousActions],
    }
    expect([fingerprint(texts.evidence), fingerprint(texts.plan), fingerprint(texts.introduction)]).toEqual([
      [2675, '673b5f68717089b4'],
      [1189, 'ab27e2989b3b153a'],
      [674, 'fa2d5f588b5bdf25'],
    ])
  })

  test('has no layout left in its words', () => {
    const words = midAndSouthEssex.entries.flatMap(({ evidence }) => evidence.map((item) => item.words ?? ''))
    expect(words.length).toBe(82)
    expect(words.filter((text) => /bookmark|·|\s{2}|^\s|\s$|[\t\n\u00a0]/.test(text))).toEqual([])
  })

  test('marks only the protected characteristics that the words name', () => {
    const marked = midAndSouthEssex.entries
      .flatMap(({ evidence }) => evidence)
      .filter(({ characteristics }) => characteristics.length > 0)
    const named = {
      race: /ethnic|racist|WRES/i,
      disability: /wheelchair|WDES/,
      sex: /Gender Pay Gap/,
      age: /children/i,
      'pregnancy-and-maternity': /maternity|antenatal|women/i,
    }
    expect(marked.length).toBe(16)
    for (const { words, characteristics } of marked) {
      for (const id of characteristics)
        expect([
          id,
          Object.entries(named)
            .find(([key]) => key === id)?.[1]
            .test(words ?? ''),
        ]).toEqual([id, true])
    }
  })

  test('names who answers for it, who it belongs to and where it goes', () => {
    const { organisation, system, sponsor, edsLead, services, published, submission } = midAndSouthEssex
    expect({ organisation, system, sponsor, edsLead, published, submission }).toEqual({
      organisation: 'Mid and South Essex Integrated Care Board',
      system: 'Mid and South Essex',
      sponsor: 'Dr Giles Thorpe, Executive Chief Nursing Officer',
      edsLead: 'Dr Sophia Morris, System Clinical Lead for Health Inequalities',
      published: {
        domains: [
          { code: '1', total: 10, label: 'Developing' },
          { code: '2', total: 4, label: 'Undeveloped' },
          { code: '3', total: 3, label: 'Undeveloped' },
        ],
        total: 17,
        rating: 'Developing',
      },
      submission: { recipient: 'NHS England', address: 'england.eandhi@nhs.net' },
    })
    expect(services.map(({ id, organisationShort }) => [id, organisationShort])).toEqual([
      ['perinatal', 'EPUT'],
      ['maternity', 'MSE FT'],
    ])
  })

  test('makes 10, 4, 3 and 17, Developing, under the rules that fit, and 14, Developing, under the others', () => {
    const fitting = rulesThatFit(midAndSouthEssex, 10)
    expect(fitting).toEqual([
      { rule: 'mean-by-outcome-half-up', service: null },
      { rule: 'highest-by-outcome', service: null },
      { rule: 'chosen-service', service: 'maternity' },
      { rule: 'highest-total', service: null },
    ])
    for (const { rule, service, low } of reckonings(midAndSouthEssex)) {
      const score = scoreAssessment(
        { ...midAndSouthEssex, domain1Rule: rule, chosenService: service },
        ownStatusOf(midAndSouthEssex),
      )
      if (!score.ok) throw new Error(score.refusal.code)
      const fits = fitting.some((other) => other.rule === rule && other.service === service)
      expect(low).toBe(fits ? 10 : 7)
      expect(score.groupings.map(({ points }) => points?.total)).toEqual([fits ? 10 : 7, 4, 3])
      expect([score.points?.total, score.rating]).toEqual([fits ? 17 : 14, 'Developing'])
    }
  })

  test('breaks the framework in these places, and the checks say so', () => {
    expect(findingsOf(midAndSouthEssex)).toEqual([
      {
        code: 'wrong-framework-name',
        severity: 'warning',
        about: null,
        sentence: 'The document calls itself EDS2, but its 11 outcomes are those of EDS 2022.',
      },
      {
        code: 'rule-not-stated',
        severity: 'warning',
        about: '1',
        sentence:
          'Domain 1 is printed as 10, but the report does not say how the services were put together. These rules make 10: Average for each outcome, halves rounded up; Highest score for each outcome; One chosen service (Maternity services); Highest service total. Other rules make 7.',
      },
      {
        code: 'label-not-in-framework',
        severity: 'warning',
        about: '1',
        sentence:
          "Domain 1 is printed as 10 and “Developing”. That is a rating which the framework does not have: its bands are for the organisation's total.",
      },
      {
        code: 'label-contradicts-grades',
        severity: 'problem',
        about: '2',
        sentence:
          "Domain 2 is printed as 4 and “Undeveloped”. That is a rating which the framework does not have: its bands are for the organisation's total. Every outcome in it is graded Developing.",
      },
      {
        code: 'label-contradicts-grades',
        severity: 'problem',
        about: '3',
        sentence:
          "Domain 3 is printed as 3 and “Undeveloped”. That is a rating which the framework does not have: its bands are for the organisation's total. Every outcome in it is graded Developing.",
      },
      {
        code: 'duplicate-evidence',
        severity: 'warning',
        about: '1c-maternity',
        sentence:
          '1C: 3 sentences of the evidence for Maternity services stand word for word in the evidence for Perinatal services, beginning with “This provides strategic clinical leadership and clinical oversight, …”.',
      },
      {
        code: 'action-columns-misheaded',
        severity: 'warning',
        about: '3',
        sentence:
          "The action plan for domain 3 is headed “Outcome”, “Objective”, “Rating”, “Owner (Dept/Lead)”; the template's columns are “Outcome”, “Objective”, “Action”, “Completion date”.",
      },
      {
        code: 'no-actions',
        severity: 'note',
        about: '2d',
        sentence: 'The action plan has no action for “A place staff would pick” (2d).',
      },
      {
        code: 'mixed-dates',
        severity: 'note',
        about: null,
        sentence:
          '5 of 29 completion dates are not a month and a year: “On-going to March 2024”, “March/April 2024”, “-”, “Ongoing”.',
      },
    ])
  })
})

describe('questions', () => {
  test('stand in framework order, Domain 1 once for each service', () => {
    const questions = questionsOf(midAndSouthEssex)
    expect(questions.map((question) => Question.parse(question))).toEqual(questions)
    expect(questions.map(({ id }) => id)).toEqual([
      '1a-perinatal',
      '1a-maternity',
      '1b-perinatal',
      '1b-maternity',
      '1c-perinatal',
      '1c-maternity',
      '1d-perinatal',
      '1d-maternity',
      '2a',
      '2b',
      '2c',
      '2d',
      '3a',
      '3b',
      '3c',
    ])
    expect(questions[0]).toEqual({
      id: '1a-perinatal',
      outcome: '1A',
      grouping: '1',
      service: 'perinatal',
      title: 'Getting the service: Perinatal services',
      question: 'Can everyone who needs this service get it?',
      words: 'Patients (service users) have required levels of access to the service',
      wordsConfirmed: true,
    })
  })

  test('of EDS2 are eighteen, whatever services there are, with unconfirmed words', () => {
    const questions = questionsOf({ framework: 'eds2', services: midAndSouthEssex.services })
    expect([
      questions.length,
      questions[0]?.id,
      new Set(questions.map(({ wordsConfirmed }) => wordsConfirmed)),
    ]).toEqual([18, '1-1', new Set([false])])
  })

  test('own grades follow the questions, null where there is none', () => {
    const without = { ...midAndSouthEssex, entries: midAndSouthEssex.entries.slice(0, 2) }
    expect(
      ownGradesOf(without)
        .map(({ question, grade }) => [question, grade])
        .slice(0, 3),
    ).toEqual([
      ['1a-perinatal', 1],
      ['1a-maternity', 2],
      ['1b-perinatal', null],
    ])
    expect(entryOf(without, '1B', 'perinatal')).toBeNull()
    expect(ownStatusOf(without)('1b-perinatal')).toEqual({ status: 'not-graded' })
  })
})

describe('checks', () => {
  const tidy: Assessment = {
    ...midAndSouthEssex,
    introduction: [{ kind: 'paragraph', words: 'Our EDS 2022 report.' }],
    previousActions: [],
    domain1Rule: 'highest-total',
    entries: midAndSouthEssex.entries.map((entry) => ({ ...entry, evidence: entry.evidence.slice(0, 1) })),
    published: {
      domains: [
        { code: '1', total: 10, label: null },
        { code: '2', total: 4, label: null },
        { code: '3', total: 3, label: null },
      ],
      total: 17,
      rating: 'Developing',
    },
    actionPlan: {
      ...midAndSouthEssex.actionPlan,
      headings: midAndSouthEssex.actionPlan.headings.slice(0, 2),
      items: questionsOf(midAndSouthEssex).map(({ id, outcome, service }) => ({
        id,
        outcome,
        service,
        objective: 'Better',
        action: 'Do it',
        completion: 'March 2024',
      })),
    },
  }
  const codes = (assessment: Assessment) => findingsOf(assessment).map(({ code, about }) => [code, about])

  test('find nothing in a tidy report', () => {
    expect(findingsOf(tidy)).toEqual([])
  })

  test('find a total that no rule makes, and one that the stated rule does not make', () => {
    const printed = (total: number) => ({
      ...tidy,
      published: {
        domains: [{ code: '1', total, label: null }, ...(tidy.published?.domains.slice(1) ?? [])],
        total: total + 7,
        rating: 'Developing',
      },
    })
    expect(findingsOf({ ...printed(9), domain1Rule: null })).toEqual([
      {
        code: 'domain-total-wrong',
        severity: 'problem',
        about: '1',
        sentence: "Domain 1 is printed as 9, which no rule makes of the services' grades (7, 10).",
      },
    ])
    expect(findingsOf(printed(7))).toEqual([
      {
        code: 'domain-total-wrong',
        severity: 'problem',
        about: '1',
        sentence: 'Domain 1 is printed as 7, but its grades make 10.',
      },
    ])
  })

  test('find a wrong sum, a wrong rating and a total outside the scale', () => {
    const printed = (total: number, rating: string) => ({
      ...tidy,
      published: { domains: tidy.published?.domains ?? [], total, rating },
    })
    expect([
      codes(printed(18, 'Developing')),
      codes(printed(17, 'Achieving')),
      codes(printed(34, 'Excelling')),
    ]).toEqual([
      [['organisation-total-wrong', null]],
      [['rating-wrong', null]],
      [
        ['organisation-total-wrong', null],
        ['rating-wrong', null],
      ],
    ])
  })

  test('a domain total may be anything that its missing grades leave open', () => {
    const missing = tidy.entries.map((entry) => (entry.outcome === '2A' ? { ...entry, ownGrade: null } : entry))
    const printed = (total: number) => ({
      ...tidy,
      entries: missing,
      published: {
        domains: (tidy.published?.domains ?? []).map((domain) => (domain.code === '2' ? { ...domain, total } : domain)),
        total: 13 + total,
        rating: 'Developing',
      },
    })
    expect([2, 3, 6, 7].map((total) => codes(printed(total)))).toEqual([
      [['domain-total-wrong', '2']],
      [],
      [],
      [['domain-total-wrong', '2']],
    ])
  })

  test('tell the framework by the outcomes, not by the setting', () => {
    expect(findingsOf({ ...tidy, framework: 'eds2' })[0]).toEqual({
      code: 'wrong-framework',
      severity: 'problem',
      about: null,
      sentence: 'The assessment is set to EDS2, but its outcomes are those of EDS 2022.',
    })
  })

  test('find answers to questions that do not exist, and one answered twice', () => {
    const [first] = tidy.entries
    if (first === undefined) throw new Error('expected an entry')
    const entries = [
      ...tidy.entries,
      first,
      { ...first, service: 'renal', evidence: [] },
      { ...first, outcome: '9Z', service: null },
    ]
    expect(codes({ ...tidy, entries, published: null })).toEqual([
      ['unknown-question', '1a-renal'],
      ['unknown-question', '9z'],
      ['question-twice', '1a-perinatal'],
    ])
  })

  test('find questions without evidence', () => {
    expect(codes({ ...tidy, entries: tidy.entries.slice(1), published: null })).toEqual([
      ['no-evidence', '1a-perinatal'],
    ])
  })

  test('say that EDS2 has no totals', () => {
    const eds2: Assessment = {
      ...tidy,
      framework: 'eds2',
      introduction: [],
      entries: [],
      published: { domains: [{ code: '1', total: 5, label: null }], total: 5, rating: 'Developing' },
    }
    expect(
      codes({ ...eds2, actionPlan: { ...eds2.actionPlan, items: [] } }).filter(([code]) =>
        String(code).endsWith('wrong'),
      ),
    ).toEqual([
      ['domain-total-wrong', '1'],
      ['rating-wrong', null],
    ])
  })

  test('a report that prints what the arithmetic makes has no finding about its totals, whatever the grades', () => {
    const rule = fc.constantFrom(...DOMAIN_1_RULES.map(({ id }) => id))
    const grades = fc.array(fc.constantFrom(...GRADES), { minLength: 15, maxLength: 15 })
    return fc.assert(
      fc.property(rule, grades, fc.integer({ min: -3, max: 3 }), (domain1Rule, own, slip) => {
        const graded: Assessment = {
          ...tidy,
          domain1Rule,
          chosenService: 'perinatal',
          entries: tidy.entries.map((entry, at) => ({ ...entry, ownGrade: own[at] ?? 0 })),
        }
        const score = scoreAssessment(graded, ownStatusOf(graded))
        if (!score.ok || score.points === null) throw new Error('expected points')
        const domains = score.groupings.map(({ code, points }) => ({ code, total: points?.total ?? -1, label: null }))
        const total = score.points.total ?? -1
        expect(findingsOf({ ...graded, published: { domains, total, rating: score.rating ?? '' } })).toEqual([])
        const slipped = findingsOf({
          ...graded,
          published: { domains, total: total + slip, rating: score.rating ?? '' },
        })
        expect(slipped.some(({ code }) => code === 'organisation-total-wrong')).toBe(slip !== 0)
        const band = edsBand(total + slip)
        expect(slipped.some(({ code }) => code === 'rating-wrong')).toBe(
          !('rating' in band) || band.rating !== score.rating,
        )
      }),
    )
  })

  test('use only codes that the schema knows', () => {
    const used = findingsOf(midAndSouthEssex).map(({ code }) => code)
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((code) => !FindingCode.options.includes(code))).toEqual([])
  })
})

test('the sample answers every question of its framework', () => {
  expect(
    midAndSouthEssex.entries.map(({ outcome }) => outcome).filter((code, at, all) => all.indexOf(code) === at),
  ).toEqual(outcomesOf(frameworkById('eds-2022')).map(({ code }) => code))
})

/** How many words there are, and a digest of them in order, whatever lies between them. */
function fingerprint(texts: readonly string[]): [number, string] {
  const words = texts
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  return [words.length, createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 16)]
}

test('evidence that is taken out leaves its place without a word, also in what the checks quote', () => {
  const sharing = midAndSouthEssex.entries.filter(({ outcome, evidence }) => outcome === '1A' && evidence.length > 0)
  expect(JSON.stringify(findingsOf(midAndSouthEssex))).toContain('beginning with')
  const ids = new Set(sharing.flatMap(({ evidence }) => evidence.map(({ id }) => id)))
  const all = new Set(midAndSouthEssex.entries.flatMap(({ evidence }) => evidence.map(({ id }) => id)))
  const some = withoutEvidence(midAndSouthEssex, ids)
  expect(Assessment.parse(some)).toEqual(some)
  expect(some.entries.map(({ evidence }) => evidence.map(({ id, characteristics }) => [id, characteristics]))).toEqual(
    midAndSouthEssex.entries.map(({ evidence }) => evidence.map(({ id, characteristics }) => [id, characteristics])),
  )
  const left = some.entries.flatMap(({ evidence }) => evidence.filter(({ words }) => words !== null))
  expect(left.map(({ id }) => id)).toEqual([...all].filter((id) => !ids.has(id)))
  expect(withoutEvidence(some, ids)).toBe(some)
  const none = findingsOf(withoutEvidence(midAndSouthEssex, all))
  expect(JSON.stringify(none)).not.toContain('beginning with')
  expect(none.filter(({ code }) => code === 'no-evidence')).toHaveLength(questionsOf(midAndSouthEssex).length)
})
