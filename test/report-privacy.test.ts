/** What a published report must not let a reader work out: how few people voted, and how they voted. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { disclosedCount } from '@eds/report/disclosed-count'
import { renderHtml } from '@eds/report/render-html'
import type { Report, Step } from '@eds/report/report-record'
import type { Choice } from '@eds/session/ballot'
import { QuestionId, type SeatId } from '@eds/session/session'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACILITATOR } from './a-workshop.ts'
import { aGradingWorkshop, reportFrom } from './report-builders.ts'

const SAFE_COUNT = /^(none|fewer than 8|about \d*[05])$/
const CHOICES: readonly Choice[] = ['0', '1', '2', '3', 'e', 'x']

const stepsIn = (report: Report): Step[] =>
  report.groupings.flatMap(({ questions }) => questions).flatMap(({ steps }) => steps)
const noteOf = (step: Step | undefined, label: string) => step?.notes.find((note) => note.label === label)?.text ?? null

function aRound(seats: Readonly<Record<string, number>>, choiceOf: (index: number) => Choice): Report {
  const workshop = aGradingWorkshop(midAndSouthEssex, seats, (id) => id === '2a')
  const question = QuestionId.parse('2a')
  const round = workshop.openRound(question)
  workshop.seats.forEach((seat: SeatId, index) => {
    workshop.vote(seat, round, choiceOf(index))
  })
  workshop.close(round)
  workshop.must(FACILITATOR, { type: 'revealRound', round, override: 'Small rooms are normal here.' })
  return reportFrom(workshop)
}

describe('[E1-E3] counts of people', () => {
  test('are none, fewer than 8, or to the nearest 5', () => {
    expect([0, 1, 7, 8, 12, 13, 38, 100].map(disclosedCount)).toEqual([
      'none',
      'fewer than 8',
      'fewer than 8',
      'about 10',
      'about 10',
      'about 15',
      'about 40',
      'about 100',
    ])
  })

  test('in any room, of any group and any round, are printed in no other way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 60, maxLength: 60 }),
        ([staff = 0, unions = 0, networks = 0, carers = 0], picks) => {
          const seats = { staff, 'trade-unions': unions, 'staff-networks': networks, carers }
          // Fewer than three ballots are never revealed.
          fc.pre(staff + unions + networks + carers >= 3)
          const report = aRound(seats, (index) => CHOICES[picks[index] ?? 0] ?? 'x')
          const { groups, total } = report.participation
          expect([total, ...groups.map((group) => group.seats)].filter((words) => !SAFE_COUNT.test(words))).toEqual([])
          const round = stepsIn(report).find(({ kind }) => kind === 'round')
          expect(noteOf(round, 'Ballots')).toMatch(SAFE_COUNT)
          const spread = noteOf(round, 'How the grades were spread')
          if (spread !== null) {
            expect(staff + unions + networks + carers).toBeGreaterThanOrEqual(30)
            for (const part of spread.split(', ')) expect(part.replace(/^\w+ /, '')).toMatch(SAFE_COUNT)
          }
          // No sentence about the vote holds a bare number of people.
          const said = [round?.result ?? '', ...(round?.notes ?? []).map(({ text }) => text)].join('\n')
          expect(said).not.toMatch(
            /\b\d+ (people|persons?|ballots?|votes?|Undeveloped|Developing|Achieving|Excelling)\b/,
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('two groups of which one is small: neither the difference nor any figure gives it away', () => {
    for (let small = 1; small <= 7; small += 1) {
      const { participation } = aRound({ staff: 12, carers: small }, () => '1')
      expect(participation.groups.filter(({ seats }) => seats !== 'none').map(({ seats }) => seats)).toEqual([
        'fewer than 8',
        'about 10',
      ])
      // "about 15" or "about 20" less "about 10" leaves every size from 1 to 7 open to at least three readings.
      expect(['about 15', 'about 20']).toContain(participation.total)
    }
  })
})

describe('[E4] how a vote was spread', () => {
  test('is not printed below 30 votes: only the middle grade and the band', () => {
    const report = aRound({ 'staff-networks': 10, 'trade-unions': 9 }, (index) => (index % 2 === 0 ? '1' : '2'))
    const round = stepsIn(report).find(({ kind }) => kind === 'round')
    expect(noteOf(round, 'How the grades were spread')).toBeNull()
    expect(noteOf(round, 'Staff networks')).toMatch(/^in the middle, (Developing|Achieving)$/)
    expect(JSON.stringify(round)).not.toMatch(/spread from/)
  })

  test('says of groups counted as one that their middle is of votes, where the room’s is of groups', () => {
    const sizes = { staff: 7, carers: 6, 'trade-unions': 6, 'staff-networks': 6 }
    const round = stepsIn(aRound(sizes, (index) => (index < 13 ? '0' : '2'))).find(({ kind }) => kind === 'round')
    const together = noteOf(round, 'All groups together') ?? noteOf(round, 'The other groups together')
    expect(together).toBe(
      'in the middle, Undeveloped, where each vote has the same say; in the room’s middle each group has the same say',
    )
  })

  test('is printed from 30 votes on, to the nearest 5', () => {
    const report = aRound({ 'staff-networks': 20, 'trade-unions': 20 }, (index) => (index % 2 === 0 ? '1' : '2'))
    const round = stepsIn(report).find(({ kind }) => kind === 'round')
    expect(noteOf(round, 'How the grades were spread')).toBe(
      'Undeveloped none, Developing about 20, Achieving about 20, Excelling none',
    )
  })

  test('a room of seven says no band, which for so few would say how each voted', () => {
    const round = stepsIn(aRound({ 'staff-networks': 4, 'trade-unions': 3 }, () => '1')).find(
      ({ kind }) => kind === 'round',
    )
    expect(round?.result).toBe('Agreed: Developing.')
    expect(noteOf(round, 'Ballots')).toBe('fewer than 8')
  })

  test('a room of four prints why it was shown at all', () => {
    const report = aRound({ 'staff-networks': 2, 'trade-unions': 2 }, () => '1')
    const round = stepsIn(report).find(({ kind }) => kind === 'round')
    expect(noteOf(round, 'Why it was shown')).toBe('Small rooms are normal here.')
    expect(noteOf(round, 'Ballots')).toBe('fewer than 8')
  })

  test('the page says nothing that the record does not', () => {
    const page = renderHtml(aRound({ 'staff-networks': 4, 'trade-unions': 3 }, () => '1'))
    expect(page).toContain('fewer than 8')
    expect(page).not.toMatch(/90% or more|about 5\b/)
  })
})
