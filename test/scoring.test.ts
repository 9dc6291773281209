import { readFileSync } from 'node:fs'
import { GRADES, type Grade } from '@eds/frameworks/framework'
import { frameworkById, outcomesOf } from '@eds/frameworks/frameworks'
import { Domain1Rule, OutcomeStatus } from '@eds/frameworks/outcome-status'
import {
  DOMAIN_1_RULES,
  defaultDomain1Rule,
  domain1,
  domain1FromServices,
  eds2Grade,
  edsBand,
  organisationScore,
  overallFrom,
  ratingBetween,
  type ScoredQuestion,
  scoreOf,
  suggestedDomain1Rule,
} from '@eds/frameworks/scoring'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const OUTCOMES = ['1A', '1B', '1C', '1D']
const PERINATAL: readonly Grade[] = [1, 2, 2, 2]
const MATERNITY: readonly Grade[] = [2, 2, 3, 3]
const framework = frameworkById('eds-2022')

describe('published and computed vectors', () => {
  const Vector = z.object({ id: z.string(), method: z.string(), input: z.unknown(), expected: z.unknown() })
  const file = z.object({ vectors: z.array(Vector) }).parse(JSON.parse(readFileSync(vectorsPath(), 'utf8')))
  const run: Record<string, (input: unknown) => unknown> = {
    eds2022_band: (input) => edsBand(z.object({ total: z.number() }).parse(input).total),
    eds2022_domain1: (input) =>
      domain1FromServices(z.object({ services: z.array(z.array(z.number())), rule: z.string() }).parse(input)),
    eds2022_overall: (input) => {
      const points = z.array(z.number().nullable())
      return overallFrom(z.object({ domain1Total: z.number(), domain2: points, domain3: points }).parse(input))
    },
    eds2_grade: (input) => eds2Grade(z.object({ faringWell: z.number().nullable() }).parse(input).faringWell),
  }

  test.each(Object.keys(run))('%s', (method) => {
    const vectors = file.vectors.filter((vector) => vector.method === method)
    expect(vectors.length).toBeGreaterThan(0)
    const got = vectors.map(({ id, input }) => ({ id, result: run[method]?.(input) }))
    expect(got).toEqual(vectors.map(({ id, expected }) => ({ id, result: expected })))
  })
})

describe('the band of an organisation', () => {
  test('every total from 0 to 33 has one, and nothing else has', () => {
    const ratings = Array.from({ length: 34 }, (_, total) => ratingBetween(total, total))
    expect(ratings).toEqual([
      ...Array.from({ length: 8 }, () => 'Undeveloped'),
      ...Array.from({ length: 14 }, () => 'Developing'),
      ...Array.from({ length: 11 }, () => 'Achieving'),
      'Excelling',
    ])
    for (const total of [-1, 34, 7.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(edsBand(total)).toEqual({ error: 'bad-total' })
  })
})

describe('the EDS2 grade by counting groups', () => {
  test('nine, six to eight, three to five, two or fewer, no evidence', () => {
    expect(Array.from({ length: 10 }, (_, count) => eds2Grade(count))).toEqual(
      [0, 0, 0, 1, 1, 1, 2, 2, 2, 3].map((grade) => ({ grade })),
    )
    expect(eds2Grade(null)).toEqual({ grade: 0 })
    for (const count of [-1, 10, 4.5]) expect(eds2Grade(count)).toEqual({ error: 'bad-count' })
  })
})

describe('Domain 1 from several services', () => {
  test('two services of 7 and 10 points under each rule', () => {
    const totals = Object.fromEntries(
      Domain1Rule.options.map((rule) => [rule, reckon([PERINATAL, MATERNITY], rule, 's1')]),
    )
    expect(totals).toEqual({
      'middle-total': [7, '7 and 10; middle-total: 7', ['s0'], null],
      'middle-by-outcome': [7, '7 and 10; middle-by-outcome: 1+2+2+2 = 7', [], [1, 2, 2, 2]],
      'mean-by-outcome-half-up': [10, '7 and 10; mean-by-outcome-half-up: 2+2+3+3 = 10', [], [2, 2, 3, 3]],
      'highest-by-outcome': [10, '7 and 10; highest-by-outcome: 2+2+3+3 = 10', [], [2, 2, 3, 3]],
      'chosen-service': [10, '7 and 10; chosen-service: 10', ['s1'], null],
      'highest-total': [10, '7 and 10; highest-total: 10', ['s1'], null],
      'lowest-total': [7, '7 and 10; lowest-total: 7', ['s0'], null],
    })
  })

  test('two services have no middle, so a rule must be chosen; the lower total is suggested', () => {
    expect(domain1({ outcomes: OUTCOMES, services: services([PERINATAL, MATERNITY]), rule: null })).toEqual({
      ok: false,
      refusal: { code: 'choose-a-rule', suggestion: 'lowest-total' },
    })
    expect([1, 2, 3, 4].map((count) => [defaultDomain1Rule(count), suggestedDomain1Rule(count)])).toEqual([
      ['middle-total', 'middle-total'],
      [null, 'lowest-total'],
      ['middle-total', 'middle-total'],
      ['middle-total', 'middle-total'],
    ])
  })

  test('three services take the middle total unless another rule is chosen', () => {
    const result = domain1({
      outcomes: OUTCOMES,
      services: services([
        [0, 0, 0, 0],
        [0, 0, 3, 3],
        [3, 3, 0, 0],
      ]),
      rule: null,
    })
    expect(result).toMatchObject({ ok: true, rule: 'middle-total', total: 6, fromServices: ['s1', 's2'], line: null })
  })

  test('a missing grade makes a range, never a nought', () => {
    const result = domain1({
      outcomes: OUTCOMES,
      services: [
        { id: 's0', name: 'Service 1', statuses: [{ status: 'no-evidence' }, ...PERINATAL.slice(1).map(graded)] },
        { id: 's1', name: 'Service 2', statuses: MATERNITY.map(graded) },
      ],
      rule: 'lowest-total',
    })
    expect(result).toEqual({
      ok: true,
      rule: 'lowest-total',
      services: [
        { id: 's0', name: 'Service 1', low: 6, high: 9, total: null },
        { id: 's1', name: 'Service 2', low: 10, high: 10, total: 10 },
      ],
      low: 6,
      high: 9,
      max: 12,
      total: null,
      line: null,
      fromServices: [],
      arithmetic: { terms: [{ low: 6, high: 9 }], sentence: '(6 to 9) and 10; lowest-total: (6 to 9)' },
    })
  })

  test('refuses no service, uneven services and a chosen service that is not there', () => {
    const refusals = [
      domain1({ outcomes: OUTCOMES, services: [], rule: 'highest-total' }),
      domain1({ outcomes: OUTCOMES, services: services([PERINATAL, [1]]), rule: 'highest-total' }),
      domain1({ outcomes: OUTCOMES, services: services([PERINATAL]), rule: 'chosen-service', chosenService: 'x' }),
    ]
    expect(refusals.map((refusal) => (refusal.ok ? 'ok' : refusal.refusal.code))).toEqual([
      'no-services',
      'uneven-services',
      'choose-a-service',
    ])
    expect([
      domain1FromServices({ services: [], rule: 'highest-total' }),
      domain1FromServices({ services: [[1], [1, 2]], rule: 'highest-total' }),
      domain1FromServices({ services: [[1.5]], rule: 'highest-total' }),
      domain1FromServices({ services: [[1]], rule: 'best' }),
      domain1FromServices({ services: [[1]], rule: 'chosen-service' }),
      domain1FromServices({ services: [[1], [2]], rule: 'chosen-service', chosen: 1 }),
    ]).toEqual([
      { error: 'no-services' },
      { error: 'uneven-services' },
      { error: 'bad-score' },
      { error: 'unknown-rule' },
      { error: 'choose-a-service' },
      { domainTotal: 2, serviceTotals: [1, 2] },
    ])
  })

  test('every rule has a name and a sentence', () => {
    expect(DOMAIN_1_RULES.map(({ id }) => id)).toEqual(Domain1Rule.options)
    for (const { name, sentence } of DOMAIN_1_RULES)
      expect([name.length > 0, sentence.endsWith('.')]).toEqual([true, true])
  })
})

describe('the organisation', () => {
  test('10 + 4 + 3 = 17, Developing, when the better service counts', () => {
    const score = organisationScore({ framework, ...mse(), rule: 'highest-total' })
    expect(score).toMatchObject({
      ok: true,
      points: { low: 17, high: 17, max: 33, total: 17 },
      rating: 'Developing',
      distribution: [0, 8, 5, 2],
      unscored: [],
      sentence: '10 + 4 + 3 = 17',
      groupings: [
        { code: '1', points: { low: 10, high: 10, max: 12, total: 10 }, distribution: [0, 1, 5, 2] },
        { code: '2', points: { low: 4, high: 4, max: 12, total: 4 }, distribution: [0, 4, 0, 0] },
        { code: '3', points: { low: 3, high: 3, max: 9, total: 3 }, distribution: [0, 3, 0, 0] },
      ],
    })
  })

  test('gives no domain a band', () => {
    const score = organisationScore({ framework, ...mse(), rule: 'highest-total' })
    if (!score.ok) throw new Error(score.refusal.code)
    expect(score.groupings.map((grouping) => Object.keys(grouping))).toEqual(
      Array.from({ length: 3 }, () => ['code', 'name', 'points', 'distribution']),
    )
  })

  test('while no rule is chosen Domain 1 is what any rule may make of it', () => {
    const score = organisationScore({ framework, ...mse(), rule: null })
    expect(score).toMatchObject({
      ok: true,
      domain1: { ok: false, refusal: { code: 'choose-a-rule' } },
      points: { low: 14, high: 17, total: null },
      rating: 'Developing',
      sentence: '(7 to 10) + 4 + 3 = (14 to 17)',
    })
  })

  test('tells a missing grade from a nought, and carries an older grade', () => {
    const states: OutcomeStatus[] = [
      { status: 'carried-forward', grade: 2, fromYear: '2022/23' },
      { status: 'no-evidence' },
      { status: 'not-applicable' },
      { status: 'not-in-scope' },
    ]
    const scores = [
      ...mse().scores.filter(({ outcome }) => !outcome.startsWith('2')),
      ...states.map((status, at) => ({ outcome: `2${'ABCD'[at]}`, service: null, status })),
    ]
    const score = organisationScore({ framework, services: mse().services, scores, rule: 'highest-total' })
    expect(score).toMatchObject({
      ok: true,
      points: { low: 15, high: 24, total: null },
      rating: null,
      unscored: [
        { outcome: '2B', service: null, status: { status: 'no-evidence' } },
        { outcome: '2C', service: null, status: { status: 'not-applicable' } },
        { outcome: '2D', service: null, status: { status: 'not-in-scope' } },
      ],
    })
  })

  test('nothing graded is 0 to 33 and no rating', () => {
    const score = organisationScore({ framework, services: [], scores: [], rule: null })
    expect(score).toMatchObject({ ok: true, points: { low: 0, high: 33, total: null }, rating: null })
    expect(score.ok ? score.unscored.length : 0).toBe(7)
  })

  test('refuses a question of another framework, an unknown service and a question given twice', () => {
    const status = graded(1)
    const refusalOf = (scores: ScoredQuestion[]) => {
      const score = organisationScore({ framework, services: mse().services, scores, rule: null })
      return score.ok ? 'ok' : score.refusal.code
    }
    expect([
      refusalOf([{ outcome: '4.2', service: null, status }]),
      refusalOf([{ outcome: '1A', service: 'x', status }]),
      refusalOf([{ outcome: '1A', service: null, status }]),
      refusalOf([
        { outcome: '2A', service: null, status },
        { outcome: '2A', service: null, status },
      ]),
    ]).toEqual(['unknown-question', 'unknown-question', 'unknown-question', 'question-twice'])
  })

  test('EDS2 has grades and no points, total or rating', () => {
    const eds2 = frameworkById('eds2')
    const scores = outcomesOf(eds2).map(({ code }) => ({ outcome: code, service: null, status: graded(3) }))
    expect(organisationScore({ framework: eds2, services: [], scores, rule: null })).toMatchObject({
      ok: true,
      points: null,
      rating: null,
      sentence: null,
      distribution: [0, 0, 0, 18],
      domain1: null,
    })
  })
})

describe('laws of scoring', () => {
  const grade = fc.constantFrom(...GRADES)
  const rule = fc.constantFrom(...Domain1Rule.options)
  const status: fc.Arbitrary<OutcomeStatus> = fc.oneof(
    { weight: 3, arbitrary: grade.map(graded) },
    grade.map((value): OutcomeStatus => ({ status: 'carried-forward', grade: value, fromYear: '2023/24' })),
    fc
      .constantFrom<('no-evidence' | 'not-applicable' | 'not-in-scope' | 'not-graded')[]>(
        'no-evidence',
        'not-applicable',
        'not-in-scope',
        'not-graded',
      )
      .map((value): OutcomeStatus => ({ status: value })),
  )
  const sheet = fc.array(fc.array(status, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  const rest = fc.array(status, { minLength: 7, maxLength: 7 })

  test('the range holds every total that the missing grades can still make', () => {
    return fc.assert(
      fc.property(sheet, rest, rule, fc.array(grade, { minLength: 31, maxLength: 31 }), (rows, others, by, fill) => {
        const spare = [...fill]
        const completed = (value: OutcomeStatus) => graded(scoreOf(value) ?? spare.pop() ?? 0)
        const range = score(rows, others, by)
        const full = score(
          rows.map((row) => row.map(completed)),
          others.map(completed),
          by,
        )
        expect(full.points?.total).not.toBeNull()
        expect(full.points?.low).toBeGreaterThanOrEqual(range.points?.low ?? 99)
        expect(full.points?.high).toBeLessThanOrEqual(range.points?.high ?? -1)
        if (range.rating !== null) expect(full.rating).toBe(range.rating)
      }),
    )
  })

  test('a better grade never lowers a total', () => {
    return fc.assert(
      fc.property(sheet, rest, rule, fc.nat(), fc.nat(), (rows, others, by, row, column) => {
        const at = [row % rows.length, column % 4]
        const better = rows.map((line, r) =>
          line.map((value, c) => (r === at[0] && c === at[1] ? graded(oneUp(scoreOf(value))) : value)),
        )
        const before = score(rows, others, by)
        const after = score(better, others, by)
        expect(after.points?.low).toBeGreaterThanOrEqual(before.points?.low ?? 99)
        if (scoreOf(rows[at[0] ?? 0]?.[at[1] ?? 0] ?? graded(0)) !== null)
          expect(after.points?.high).toBeGreaterThanOrEqual(before.points?.high ?? 99)
      }),
    )
  })

  test('a rating is given exactly when both ends fall in one band', () => {
    return fc.assert(
      fc.property(sheet, rest, rule, (rows, others, by) => {
        const { points, rating } = score(rows, others, by)
        const ends = [edsBand(points?.low ?? -1), edsBand(points?.high ?? -1)]
        expect(ends.every((end) => 'rating' in end)).toBe(true)
        expect(rating !== null).toBe(JSON.stringify(ends[0]) === JSON.stringify(ends[1]))
      }),
    )
  })

  test('the order of the services never matters, whatever the rule', () => {
    return fc.assert(
      fc.property(sheet, rule, fc.infiniteStream(fc.nat()), (rows, by, keys) => {
        const inOrder = services(rows)
        const shuffled = inOrder
          .map((service) => ({ service, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ service }) => service)
        const summary = (list: typeof inOrder) => {
          const result = domain1({ outcomes: OUTCOMES, services: list, rule: by, chosenService: 's0' })
          if (!result.ok) throw new Error(result.refusal.code)
          const { low, high, line, fromServices } = result
          return { low, high, line, from: fromServices.toSorted() }
        }
        expect(summary(shuffled)).toEqual(summary(inOrder))
      }),
    )
  })

  test('one service, or several that agree, make the same total under every rule', () => {
    return fc.assert(
      fc.property(
        fc.array(grade, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        rule,
        (row, k, by) => {
          const rows = Array.from({ length: k }, () => row)
          const total = row.reduce<number>((points, value) => points + value, 0)
          expect(domain1FromServices({ services: rows, rule: by, chosen: 0 })).toEqual({
            domainTotal: total,
            serviceTotals: rows.map(() => total),
          })
        },
      ),
    )
  })

  test('every rule stays between the least and the most that the services have outcome by outcome', () => {
    return fc.assert(
      fc.property(
        fc.array(fc.array(grade, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        rule,
        (rows, by) => {
          const result = domain1FromServices({ services: rows, rule: by, chosen: 0 })
          if ('error' in result) throw new Error(result.error)
          const columns = OUTCOMES.map((_, at) => rows.map((row) => row[at] ?? 0))
          const least = columns.reduce((points, column) => points + Math.min(...column), 0)
          const most = columns.reduce((points, column) => points + Math.max(...column), 0)
          expect(Number.isInteger(result.domainTotal)).toBe(true)
          expect(least <= result.domainTotal && result.domainTotal <= most).toBe(true)
        },
      ),
    )
  })

  test('the distribution and the unscored questions together are every question', () => {
    return fc.assert(
      fc.property(sheet, rest, rule, (rows, others, by) => {
        const { distribution, unscored } = score(rows, others, by)
        expect(distribution.reduce((all, count) => all + count, 0) + unscored.length).toBe(rows.length * 4 + 7)
      }),
    )
  })

  test('an average of halves is rounded up by whole numbers alone', () => {
    return fc.assert(
      fc.property(fc.array(grade, { minLength: 1, maxLength: 9 }), (points) => {
        const result = domain1FromServices({
          services: points.map((value) => [value]),
          rule: 'mean-by-outcome-half-up',
        })
        if ('error' in result) throw new Error(result.error)
        const sum = points.reduce<number>((all, value) => all + value, 0)
        const twice = 2 * result.domainTotal * points.length
        expect(twice - points.length <= 2 * sum && 2 * sum < twice + points.length).toBe(true)
      }),
    )
  })
})

test('each status is a state of its own', () => {
  const states = ['no-evidence', 'not-applicable', 'not-in-scope', 'not-graded'] as const
  expect(states.map((status) => scoreOf(OutcomeStatus.parse({ status })))).toEqual([null, null, null, null])
  expect(scoreOf({ status: 'graded', grade: 0 })).toBe(0)
  expect(OutcomeStatus.safeParse({ status: 'graded' }).success).toBe(false)
})

function vectorsPath(): URL {
  return new URL('./consensus-vectors.json', import.meta.url)
}

function graded(grade: Grade): OutcomeStatus {
  return { status: 'graded', grade }
}

function oneUp(grade: Grade | null): Grade {
  if (grade === null) return 0
  return GRADES[grade + 1] ?? 3
}

function services(rows: readonly (readonly (Grade | OutcomeStatus)[])[]) {
  return rows.map((row, at) => ({
    id: `s${at}`,
    name: `Service ${at + 1}`,
    statuses: row.map((value) => (typeof value === 'number' ? graded(value) : value)),
  }))
}

function reckon(rows: readonly (readonly Grade[])[], rule: Domain1Rule, chosenService: string) {
  const result = domain1({ outcomes: OUTCOMES, services: services(rows), rule, chosenService })
  if (!result.ok) return result.refusal.code
  return [result.total, result.arithmetic.sentence, result.fromServices, result.line?.map(({ low }) => low) ?? null]
}

function score(rows: OutcomeStatus[][], others: OutcomeStatus[], rule: Domain1Rule) {
  const list = services(rows)
  const perService = list.flatMap(({ id, statuses }) =>
    statuses.map((status, at) => ({ outcome: OUTCOMES[at] ?? '', service: id, status })),
  )
  const later = outcomesOf(framework).slice(4)
  const scores = [
    ...perService,
    ...others.map((status, at) => ({ outcome: later[at]?.code ?? '', service: null, status })),
  ]
  const result = organisationScore({ framework, services: list, scores, rule, chosenService: 's0' })
  if (!result.ok) throw new Error(result.refusal.code)
  return result
}

function mse() {
  const list = services([PERINATAL, MATERNITY])
  return {
    services: list.map(({ id, name }) => ({ id, name })),
    scores: [
      ...list.flatMap(({ id, statuses }) =>
        statuses.map((status, at) => ({ outcome: OUTCOMES[at] ?? '', service: id, status })),
      ),
      ...outcomesOf(framework)
        .slice(4)
        .map(({ code }) => ({ outcome: code, service: null, status: graded(1) })),
    ],
  }
}
