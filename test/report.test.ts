/** What the report says of a finished workshop: its arithmetic, its states, its steps. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { renderHtml } from '@eds/report/render-html'
import { Report, type ReportQuestion } from '@eds/report/report-record'
import { signedBy } from '@eds/report/signed-by'
import { roomRecords } from '@eds/session/projection'
import { COMBINED_GROUP, QuestionId } from '@eds/session/session'
import { describe, expect, test } from 'vitest'
import { FACILITATOR, LEAD, seatActor, type Workshop } from './a-workshop.ts'
import {
  aGradingWorkshop,
  agree,
  agreeAsPublished,
  HEAD,
  publishAsAgreed,
  record,
  reportFrom,
  SEATS,
} from './report-builders.ts'

const questionIn = (report: Report, id: string): ReportQuestion => {
  const found = report.groupings.flatMap(({ questions }) => questions).find((question) => question.id === id)
  if (found === undefined) throw new Error(`expected question ${id} in the report`)
  return found
}

function settle(
  workshop: Workshop,
  question: string,
  status:
    | { status: 'not-applicable' | 'not-in-scope' | 'no-evidence' | 'not-graded' }
    | { status: 'carried-forward'; grade: 1; fromYear: string }
    | { status: 'graded'; grade: 0 | 1 | 2 | 3 },
): void {
  workshop.must(LEAD, {
    type: 'settleFinalGrade',
    question: QuestionId.parse(question),
    status,
    rationale: 'Looked at again.\nWith both teams.',
    reason: 'New evidence came in.',
    secondSignatory: 'Giles Thorpe',
    owner: 'The people team',
  })
}

describe('the published grades agreed by the room', () => {
  const workshop = aGradingWorkshop()
  agreeAsPublished(workshop)
  publishAsAgreed(workshop)
  const report = reportFrom(workshop)

  test('make a report of the shape that both sides parse', () => {
    expect(Report.parse(report)).toEqual(report)
  })

  test('give 10, 4 and 3, in all 17, Developing, and no rating of a domain', () => {
    expect(report.groupings.map(({ score }) => score)).toEqual([
      { low: 10, high: 10, max: 12, total: 10, words: '10 out of 12' },
      { low: 4, high: 4, max: 12, total: 4, words: '4 out of 12' },
      { low: 3, high: 3, max: 9, total: 3, words: '3 out of 9' },
    ])
    expect(report.overall.score).toEqual({ low: 17, high: 17, max: 33, total: 17, words: '17 out of 33' })
    expect([report.overall.rating, report.overall.ratingWords]).toEqual(['Developing', 'Developing'])
    expect(JSON.stringify(report.groupings.map(({ questions: _, ...rest }) => rest))).not.toMatch(/"rating"|rated/)
  })

  test('print the sum line by line', () => {
    expect(report.groupings.map(({ arithmetic }) => arithmetic)).toEqual([
      [
        'Perinatal services: 1A 1 + 1B 2 + 1C 2 + 1D 2 = 7',
        'Maternity services: 1A 2 + 1B 2 + 1C 3 + 1D 3 = 10',
        'Rule for several services: Highest score for each outcome.',
        'Domain 1: 1A 2 + 1B 2 + 1C 3 + 1D 3 = 10',
      ],
      ['2A 1 + 2B 1 + 2C 1 + 2D 1 = 4'],
      ['3A 1 + 3B 1 + 3C 1 = 3'],
    ])
    expect(report.overall.arithmetic).toEqual([
      'Domain 1: 10 + Domain 2: 4 + Domain 3: 3. Together 17.',
      'Totals from 8 to 21 are rated Developing.',
    ])
  })

  test('name the Domain 1 rule with its sentence and say what every other rule would give', () => {
    expect(report.domain1?.rule).toEqual({
      id: 'highest-by-outcome',
      name: 'Highest score for each outcome',
      sentence: 'For each outcome take the points of the service that did best; then add them up.',
    })
    expect(
      report.domain1?.alternatives.map(({ rule, service, score, inUse }) => [rule, service, score.total, inUse]),
    ).toEqual([
      ['middle-total', null, 7, false],
      ['middle-by-outcome', null, 7, false],
      ['mean-by-outcome-half-up', null, 10, false],
      ['highest-by-outcome', null, 10, true],
      ['chosen-service', 'Perinatal services', 7, false],
      ['chosen-service', 'Maternity services', 10, false],
      ['highest-total', null, 10, false],
      ['lowest-total', null, 7, false],
    ])
  })

  test('show the spread of grades beside the rating', () => {
    expect(report.overall.distribution.sentence).toBe(
      'Of 15 questions: 0 Undeveloped, 8 Developing, 5 Achieving, 2 Excelling.',
    )
    expect(report.overall.distribution.ungraded).toBe(0)
  })

  test('carry the header, the signatories and all of the action plan', () => {
    expect([report.organisation, report.system, report.sponsor, report.edsLead, report.year]).toEqual([
      'Mid and South Essex Integrated Care Board',
      'Mid and South Essex',
      'Dr Giles Thorpe, Executive Chief Nursing Officer',
      'Dr Sophia Morris, System Clinical Lead for Health Inequalities',
      '2022/23',
    ])
    expect(report.status).toEqual({
      kind: 'published',
      date: '14 November 2023',
      signatories: ['Sophia Morris', 'Giles Thorpe'],
    })
    expect(report.previousActions).toEqual(['N/A this is the first year completing the EDS2 assessment.'])
    expect(report.actionPlan.groupings.flatMap(({ items }) => items)).toHaveLength(
      midAndSouthEssex.actionPlan.items.length,
    )
  })

  test('say which framework it is by its outcomes, and that EDS is not the equality duty', () => {
    expect(report.framework.sentence).toContain('the 11 outcomes of EDS 2022, 1A to 3C')
    expect(report.method.flatMap(({ paragraphs }) => paragraphs).join(' ')).toContain(
      'EDS of itself does not satisfy the public sector equality duty',
    )
  })

  test('list the findings about the labels that the source printed for domains', () => {
    const sentences = report.findings.map(({ sentence }) => sentence).join('\n')
    expect(sentences).toContain('Domain 2 is printed as 4 and “Undeveloped”')
    expect(sentences).toContain('Domain 3 is printed as 3 and “Undeveloped”')
  })

  test('name the head, its words and the number of entries', () => {
    expect(report.trail).toMatchObject({ head: HEAD, entries: workshop.events.length, signedHead: '0'.repeat(64) })
    expect(report.trail.sealWords).toHaveLength(8)
    expect(report.trail.signedSealWords).toHaveLength(8)
  })

  test('count seats so that no small group appears as a number', () => {
    const seats = Object.fromEntries(report.participation.groups.map(({ name, seats: words }) => [name, words]))
    expect(seats).toEqual({
      'Patients and service users': 'about 10',
      Carers: 'fewer than 8',
      'Community and voluntary sector': 'about 10',
      Staff: 'about 10',
      'Staff networks': 'fewer than 8',
      'Trade unions': 'fewer than 8',
      Managers: 'none',
      Board: 'none',
      'Independent evaluators': 'fewer than 8',
      Healthwatch: 'none',
      'Local authority': 'none',
    })
    expect(report.participation.total).toBe('about 40')
    expect(Object.values(SEATS).reduce((sum, count) => sum + count, 0)).toBe(38)
  })
})

test('a group whose people sit with the smaller groups took part: it is named there, and never as none', () => {
  const workshop = aGradingWorkshop(midAndSouthEssex, {
    'patients-and-service-users': 11,
    carers: 1,
    managers: 1,
    'independent-evaluators': 1,
  })
  const alone = workshop.seats.slice(11)
  for (const seat of alone) workshop.must(seatActor(seat), { type: 'moveSeat', group: COMBINED_GROUP })
  const { groups, total } = reportFrom(workshop).participation
  expect(groups.filter(({ seats }) => seats !== 'none')).toEqual([
    { name: 'Patients and service users', seats: 'about 10' },
    { name: 'Smaller groups together (Carers, Managers, Independent evaluators)', seats: 'fewer than 8' },
  ])
  expect(groups.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['Carers']))
  expect([groups.filter(({ name }) => /^(Carers|Managers|Independent)/.test(name)), total]).toEqual([[], 'about 15'])
})

test('a group of which somebody stayed is counted as itself, and not named with the smaller groups', () => {
  const workshop = aGradingWorkshop(midAndSouthEssex, { staff: 9, carers: 2, managers: 1 })
  const [carer, , manager] = workshop.seats.slice(9)
  for (const seat of [carer, manager]) {
    if (seat !== undefined) workshop.must(seatActor(seat), { type: 'moveSeat', group: COMBINED_GROUP })
  }
  const { groups } = reportFrom(workshop).participation
  expect(groups.filter(({ seats }) => seats !== 'none')).toEqual([
    { name: 'Carers', seats: 'fewer than 8' },
    { name: 'Staff', seats: 'about 10' },
    { name: 'Smaller groups together (Managers and others)', seats: 'fewer than 8' },
  ])
})

describe('a session that is not finished', () => {
  test('gives a range, no rating, and names what is missing', () => {
    const workshop = aGradingWorkshop()
    agreeAsPublished(workshop, ['2d', '3c'])
    const report = reportFrom(workshop)
    expect(report.status.kind).toBe('draft')
    // No rule is chosen: Domain 1 may become 7 to 10; two missing outcomes add 0 to 6.
    expect(report.overall.score).toEqual({ low: 12, high: 21, max: 33, total: null, words: '12 to 21 out of 33' })
    expect(report.overall.unscored.map(({ state }) => state)).toEqual(['Not graded yet', 'Not graded yet'])
    expect(report.groupings[1]?.arithmetic).toEqual(['2A 1 + 2B 1 + 2C 1 + 2D (0 to 3) = 3 to 6'])
    expect(report.domain1).toMatchObject({ rule: null, missing: expect.stringContaining('must choose the rule') })
  })

  test('has no rating when the possible totals lie in more than one band', () => {
    const workshop = aGradingWorkshop()
    agree(workshop, '2a', 1)
    const { overall } = reportFrom(workshop)
    expect([overall.rating, overall.ratingWords]).toEqual([
      null,
      'No rating yet: the total can still lie between 1 and 31.',
    ])
  })

  test('says of what is missing that it may still come, until it is published without', () => {
    const part = aGradingWorkshop(midAndSouthEssex, SEATS, (question) => question === '2a')
    agree(part, '2a', 1)
    part.must(FACILITATOR, { type: 'closeSession' })
    settle(part, '2a', { status: 'graded', grade: 1 })
    const said = ({ overall, domain1 }: Report) => [overall.ratingWords, overall.arithmetic[1], domain1?.missing]
    expect(said(reportFrom(part))).toEqual([
      'No rating yet: the total can still lie between 1 and 31.',
      'The possible totals do not all lie in one band, so there is no rating yet.',
      'Two services have no middle one. Somebody must choose the rule that makes one total of them.',
    ])
    part.must(LEAD, { type: 'publishReport', signatories: ['A. One', 'B. Two'], textsChecked: true })
    expect(said(reportFrom(part))).toEqual([
      'No rating: the total lies between 1 and 31.',
      'The possible totals do not all lie in one band, so there is no rating.',
      'Two services have no middle one, and no rule was chosen that makes one total of them.',
    ])
  })

  test('keeps the organisation’s own grade back until the first vote is shown', () => {
    const workshop = aGradingWorkshop()
    const [before] = questionIn(reportFrom(workshop), '2a').steps
    agree(workshop, '2a', 2)
    const [after] = questionIn(reportFrom(workshop), '2a').steps
    expect([before?.grade, before?.result]).toEqual([null, 'Held back until the room’s first vote is shown.'])
    expect([after?.grade?.name, after?.result]).toEqual([
      'Developing',
      'The organisation proposed Developing for itself.',
    ])
  })

  test('shows the organisation’s own grade once the session has ended, though no vote was ever shown', () => {
    const workshop = aGradingWorkshop()
    workshop.must(FACILITATOR, { type: 'closeSession' })
    const [own] = questionIn(reportFrom(workshop), '2a').steps
    expect(own?.grade?.name).toBe('Developing')
    expect([
      ...roomRecords(workshop.state, {
        head: { seq: 1, hash: HEAD },
        feed: [],
        present: new Set(),
        turnout: null,
      }).ownGrades.keys(),
    ]).toEqual(workshop.state.plan.ownGrades.map(({ question }) => question))
  })

  test('asks only some questions: the others are not in this session, which is no nought', () => {
    const workshop = aGradingWorkshop(midAndSouthEssex, SEATS, (id) => id.startsWith('2'))
    agreeAsPublished(workshop)
    const report = reportFrom(workshop)
    expect(report.framework.sentence).toContain('grades 4 of the 11 outcomes of EDS 2022, 1A to 3C,')
    expect(reportFrom(aGradingWorkshop()).framework.sentence).toContain('grades the 11 outcomes of EDS 2022, 1A to 3C,')
    expect(questionIn(report, '3a').standing).toMatchObject({
      status: { status: 'not-in-scope' },
      words: 'Not in this session',
      grade: null,
    })
    expect(questionIn(report, '3a').evidence.length).toBeGreaterThan(0)
    expect(report.groupings[2]?.score?.words).toBe('0 to 9 out of 9')
  })
})

test('names that hold a comma are set apart by semicolons', () => {
  const said = [
    ['Sophia Morris', 'Giles Thorpe'],
    ['B. Lead, EDS lead', 'A. Sponsor, chief nurse'],
    ['A. One', 'B. Two', 'C. Three, chair'],
    ['A. One'],
  ].map(signedBy)
  expect(said).toEqual([
    'Sophia Morris and Giles Thorpe',
    'B. Lead, EDS lead; and A. Sponsor, chief nurse',
    'A. One; B. Two; and C. Three, chair',
    'A. One',
  ])
})

test('last year’s grade begins the steps where it is recorded, and is never guessed', () => {
  const entries = midAndSouthEssex.entries.map((entry) =>
    entry.outcome === '2A' ? { ...entry, lastYear: { year: '2021/22', grade: 2 as const } } : entry,
  )
  const report = reportFrom(aGradingWorkshop(), { ...midAndSouthEssex, entries })
  const recorded = questionIn(report, '2a')
  expect(recorded.lastYear).toEqual({ year: '2021/22', grade: { grade: 2, name: 'Achieving', score: 2 } })
  expect(recorded.steps[0]).toMatchObject({ kind: 'last-year', result: 'In 2021/22 it was Achieving.' })
  expect(renderHtml(report)).toContain('In 2021/22 it was Achieving.')
  expect(questionIn(report, '2b')).toMatchObject({ lastYear: null, steps: [{ kind: 'own' }] })
})

describe('what the lead settles', () => {
  const workshop = aGradingWorkshop()
  const [first, second] = [workshop.seats.slice(0, 20), workshop.seats.slice(20)]
  const split = new Map([...first.map((seat) => [seat, '0'] as const), ...second.map((seat) => [seat, '2'] as const)])
  workshop.playRound(split, QuestionId.parse('2d'))
  workshop.playRound(split, QuestionId.parse('2d'))
  record(workshop, '2d', { kind: 'split' }, { dissent: 'The survey is from before the merger.' })
  record(workshop, '3b', { kind: 'no-evidence' }, { reason: 'Nobody has brought any.' })
  agree(workshop, '2a', 1)
  const before = reportFrom(workshop)
  workshop.must(FACILITATOR, { type: 'closeSession' })
  settle(workshop, '2a', { status: 'graded', grade: 2 })
  settle(workshop, '2b', { status: 'not-applicable' })
  settle(workshop, '2c', { status: 'carried-forward', grade: 1, fromYear: '2021/22' })
  settle(workshop, '3a', { status: 'not-in-scope' })
  settle(workshop, '2d', { status: 'graded', grade: 1 })
  const report = reportFrom(workshop)

  test('a split is printed as a split with its dissent, and scores nothing by itself', () => {
    const asked = questionIn(before, '2d')
    expect(asked.standing).toMatchObject({
      grade: null,
      words: 'Split: no agreed grade',
      status: { status: 'not-graded' },
    })
    expect(asked.steps.map(({ kind, grade }) => [kind, grade?.name ?? null])).toEqual([
      ['own', 'Developing'],
      ['round', null],
      ['round', null],
      ['split', null],
    ])
    const agreement = asked.steps.at(-1)
    expect(agreement?.result).toBe('Split: the room did not agree on a grade.')
    expect(agreement?.notes.at(-1)).toEqual({ label: 'Dissent', text: 'The survey is from before the merger.' })
    expect(asked.steps[1]?.result).toContain('Not agreed yet.')
    // The middle of a vote may be told beside it: it is a grade, and nobody agreed on it.
    const rows = renderHtml(before).split('2D: how the grade was reached, step by step')[1]?.split('</table>')[0] ?? ''
    expect(rows.match(/None agreed|No grade/g)).toEqual(['None agreed', 'None agreed', 'No grade'])
  })

  test('a vote of too few voices is printed as no grade, before and after it is settled', () => {
    const few = aGradingWorkshop()
    record(few, '2d', { kind: 'no-grade' }, { reason: 'Only two networks came.' })
    expect(questionIn(reportFrom(few), '2d').standing).toEqual({
      status: { status: 'not-graded' },
      grade: null,
      words: 'No grade: not enough voices',
      basis: 'agreed',
      basisWords: 'Recorded by the room. The lead has not settled it yet.',
    })
    few.must(FACILITATOR, { type: 'closeSession' })
    settle(few, '2d', { status: 'not-graded' })
    const { standing, steps } = questionIn(reportFrom(few), '2d')
    expect([standing.words, standing.basisWords]).toEqual([
      'No grade: not enough voices',
      'Settled by the lead. The room gave no grade: there were not enough voices.',
    ])
    expect(steps.map(({ kind, result }) => [kind, result]).slice(-2)).toEqual([
      ['no-grade', 'No grade: there were not enough voices to give one.'],
      ['final', 'Settled without a grade.'],
    ])
  })

  test('a final grade stands beside the room’s, with its reason and second signatory', () => {
    const { standing, steps, owner, rationale } = questionIn(report, '2a')
    expect(standing).toMatchObject({
      words: 'Achieving',
      basis: 'final',
      basisWords: 'Settled by the lead. The room agreed Developing.',
    })
    expect(steps.map(({ kind, grade }) => [kind, grade?.name])).toEqual([
      ['own', 'Developing'],
      ['round', 'Developing'],
      ['agreed', 'Developing'],
      ['final', 'Achieving'],
    ])
    expect(steps.at(-1)?.notes).toEqual([
      { label: null, text: 'This differs from the room’s agreed grade, Developing.' },
      { label: 'Reason', text: 'New evidence came in.' },
      { label: 'Second signatory', text: 'Giles Thorpe' },
    ])
    expect([owner, rationale]).toEqual(['The people team', ['Looked at again.', 'With both teams.']])
  })

  test('six states read differently', () => {
    const words = ['2a', '2b', '2c', '3a', '3b', '3c'].map((id) => questionIn(report, id).standing.words)
    expect(words).toEqual([
      'Achieving',
      'Not applicable',
      'Carried forward from 2021/22: Developing',
      'Not in scope this year',
      'Not enough evidence',
      'Not graded yet',
    ])
    expect(new Set(words).size).toBe(6)
  })

  test('a split that the lead settled still says that the room was split', () => {
    expect(questionIn(report, '2d').standing.basisWords).toBe('Settled by the lead. The room was split.')
  })
})

describe('evidence, objections and removed words', () => {
  const workshop = aGradingWorkshop()
  const [seat] = workshop.seats
  if (seat === undefined) throw new Error('expected a seat')
  const propose = (claim: string, showGroup: boolean) =>
    workshop.must(seatActor(seat), {
      type: 'proposeEvidence',
      question: QuestionId.parse('1a-maternity'),
      claim,
      source: 'My own family',
      characteristics: ['race'],
      showGroup,
    })
  const accepted = propose('She waited three weeks.\nNobody phoned.', true)
  propose('This one is still waiting.', false)
  const question = workshop.state.plan.questions.find(({ id }) => id === '1a-maternity')
  if (question === undefined) throw new Error('expected the question')
  const id = [...workshop.state.proposals.values()].find(({ proposal }) => proposal.evidence.id === accepted)?.proposal
    .evidence.id
  if (id === undefined) throw new Error('expected the proposal')
  workshop.must(FACILITATOR, { type: 'acceptEvidence', evidence: id })

  test('only accepted evidence of the room is printed, after the organisation’s', () => {
    const { evidence } = questionIn(reportFrom(workshop), '1a-maternity')
    expect(evidence.filter(({ from }) => from !== null)).toEqual([
      {
        paragraphs: ['She waited three weeks.', 'Nobody phoned.'],
        source: 'My own family',
        characteristics: ['Race'],
        from: 'From the room: Patients and service users',
      },
    ])
    expect(evidence.at(0)?.from).toBeNull()
    expect(JSON.stringify(reportFrom(workshop))).not.toContain('still waiting')
  })

  test('erased words say that they were removed', () => {
    const plan = {
      ...workshop.state.plan,
      evidence: workshop.state.plan.evidence.map((evidence) => ({ ...evidence, claim: { digest: 'ab'.repeat(32) } })),
    }
    const report = reportFrom(Object.assign(aGradingWorkshop(), { state: { ...workshop.state, plan } }))
    expect(questionIn(report, '2a').evidence.at(0)?.paragraphs).toEqual(['[These words were taken out.]'])
  })
})

test('a framework without points has no total, no overall grade and no arithmetic, and marks words that are unconfirmed', () => {
  const assessment = { ...midAndSouthEssex, framework: 'eds2' as const, services: [], entries: [], published: null }
  const noActions = { ...assessment, actionPlan: { ...assessment.actionPlan, items: [], headings: [] } }
  const workshop = aGradingWorkshop(noActions)
  agree(workshop, '1-1', 2)
  const report = reportFrom(workshop, noActions)
  expect(Report.parse(report).overall).toMatchObject({
    score: null,
    rating: null,
    ratingWords: 'EDS2 has no total and no overall grade.',
    arithmetic: [],
  })
  expect(report.groupings.map(({ heading, score, arithmetic }) => [heading, score, arithmetic])).toEqual([
    ['Goal 1: Better health outcomes', null, []],
    ['Goal 2: Improved patient access and experience', null, []],
    ['Goal 3: A representative and supported workforce', null, []],
    ['Goal 4: Inclusive leadership', null, []],
  ])
  expect([report.domain1, report.framework.bands]).toEqual([null, null])
  expect(report.groupings.flatMap(({ questions }) => questions).some(({ wordsConfirmed }) => !wordsConfirmed)).toBe(
    true,
  )
  expect(renderHtml(report)).toContain('Unconfirmed wording')
})
