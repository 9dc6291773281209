import { CHARACTERISTICS, CharacteristicId } from '@eds/frameworks/characteristics'
import { Framework, FrameworkId } from '@eds/frameworks/framework'
import {
  FRAMEWORKS,
  frameworkById,
  frameworksWith,
  gradeDefinition,
  gradeName,
  groupingOf,
  outcomeOf,
  outcomesOf,
} from '@eds/frameworks/frameworks'
import { STAKEHOLDER_GROUPS, StakeholderGroup } from '@eds/frameworks/stakeholder-groups'
import { describe, expect, test } from 'vitest'

describe.each(FRAMEWORKS.map((framework) => [framework.id, framework] as const))('%s', (_, framework) => {
  test('has the shape of a framework', () => {
    expect(Framework.parse(framework)).toEqual(framework)
  })

  test('gives every outcome a code of its own, and plain words that are not the official ones', () => {
    const outcomes = outcomesOf(framework)
    expect(new Set(outcomes.map(({ code }) => code)).size).toBe(outcomes.length)
    expect(new Set(outcomes.map(({ plainTitle }) => plainTitle)).size).toBe(outcomes.length)
    for (const { code, words, plainQuestion } of outcomes) {
      expect(groupingOf(framework, code)?.code).toBe(code.slice(0, 1))
      expect(plainQuestion).toMatch(/^[A-Z].*\?$/)
      expect(plainQuestion).not.toBe(words)
    }
  })

  test('asks its questions at a reading age of about eleven or less', () => {
    const questions = outcomesOf(framework).map(({ plainQuestion }) => plainQuestion)
    expect(questions.length).toBeGreaterThan(10)
    expect(readingGrade(questions.join(' '))).toBeLessThan(6)
    for (const question of questions) expect(question.split(' ').length).toBeLessThanOrEqual(18)
    expect(readingGrade(framework.grades.map(({ meaning }) => meaning).join(' '))).toBeLessThan(7)
  })

  test('leaves the place of every descriptor empty until the official words are loaded', () => {
    const slots = outcomesOf(framework).flatMap(({ descriptors }) => descriptors)
    expect(slots.length).toBe(outcomesOf(framework).length * 4)
    expect(slots.filter(({ words, source }) => words !== null || source !== null)).toEqual([])
  })

  test('is graded and heard by groups that exist', () => {
    const known = new Set(STAKEHOLDER_GROUPS.map(({ id }) => id))
    for (const { gradedBy, mustHear } of framework.groupings) {
      expect([...gradedBy, ...mustHear].filter((id) => !known.has(id))).toEqual([])
      expect(mustHear.filter((id) => !gradedBy.includes(id))).toEqual([])
      expect(mustHear.length).toBeGreaterThan(0)
    }
  })

  test('names its grades from Undeveloped to Excelling in red, amber, green and purple', () => {
    expect(framework.grades.map(({ grade, name, colour }) => [grade, name, colour])).toEqual([
      [0, 'Undeveloped', 'red'],
      [1, 'Developing', 'amber'],
      [2, 'Achieving', 'green'],
      [3, 'Excelling', 'purple'],
    ])
    expect(gradeName(framework, 1)).toBe('Developing')
    expect(gradeDefinition(framework, 3).colour).toBe('purple')
  })
})

test('the three frameworks have 11, 18 and 18 outcomes', () => {
  expect(
    FRAMEWORKS.map(({ id, year, groupingWord, groupings }) => [id, year, groupingWord, counts(groupings)]),
  ).toEqual([
    ['eds-2022', 2022, 'domain', [4, 4, 3]],
    ['eds2', 2013, 'goal', [5, 4, 6, 3]],
    ['eds-2011', 2011, 'goal', [5, 4, 6, 3]],
  ])
  expect(FrameworkId.options.map((id) => frameworkById(id).id)).toEqual(FrameworkId.options)
})

test('a code means another thing in another framework', () => {
  expect(outcomeOf(frameworkById('eds-2011'), '4.2')?.plainTitle).toBe('Managers who back fairness')
  expect(outcomeOf(frameworkById('eds2'), '4.2')?.plainTitle).toBe('Fairness in board papers')
  expect(outcomeOf(frameworkById('eds-2022'), '4.2')).toBeNull()
  expect(outcomeOf(frameworkById('eds2'), '1A')).toBeNull()
  expect(groupingOf(frameworkById('eds2'), '1A')).toBeNull()
})

test('a document is known by its outcomes; EDS and EDS2 share their codes', () => {
  expect(
    [['1A', '3C'], ['1.1', '4.3'], ['1A', '1.1'], ['9Z']].map((codes) => frameworksWith(codes).map(({ id }) => id)),
  ).toEqual([['eds-2022'], ['eds2', 'eds-2011'], [], []])
})

test('only EDS 2022 has points, bands and a total, and only its Domain 1 is graded per service', () => {
  expect(FRAMEWORKS.map(({ hasTotal, bands, grades }) => [hasTotal, bands !== null, grades[3]?.score])).toEqual([
    [true, true, 3],
    [false, false, null],
    [false, false, null],
  ])
  expect(FRAMEWORKS.map(({ groupings }) => groupings.map(({ perService }) => perService))).toEqual([
    [true, false, false],
    [false, false, false, false],
    [false, false, false, false],
  ])
})

test('the wording of EDS2 is marked unconfirmed, the others confirmed', () => {
  const confirmed = (id: FrameworkId) => new Set(outcomesOf(frameworkById(id)).map((outcome) => outcome.wordsConfirmed))
  expect([confirmed('eds-2011'), confirmed('eds2'), confirmed('eds-2022')]).toEqual([
    new Set([true]),
    new Set([false]),
    new Set([true]),
  ])
})

test('the grade colours of EDS 2022 are marked as not read in that framework', () => {
  expect(FRAMEWORKS.map(({ grades }) => new Set(grades.map(({ colourConfirmed }) => colourConfirmed)))).toEqual([
    new Set([false]),
    new Set([true]),
    new Set([true]),
  ])
})

test('EDS 2022 must hear patients, then staff networks and unions, then unions and evaluators', () => {
  expect(frameworkById('eds-2022').groupings.map(({ mustHear }) => mustHear)).toEqual([
    ['patients-and-service-users'],
    ['staff-networks', 'trade-unions'],
    ['trade-unions', 'independent-evaluators'],
  ])
})

test('there are nine protected characteristics, and the whole equality duty covers eight', () => {
  expect(CHARACTERISTICS.map(({ id }) => id)).toEqual(CharacteristicId.options)
  expect(CHARACTERISTICS.length).toBe(9)
  expect(CHARACTERISTICS.filter(({ equalityDuty }) => equalityDuty !== 'whole').map(({ id }) => id)).toEqual([
    'marriage-and-civil-partnership',
  ])
})

test('there are eleven stakeholder groups with ids of their own', () => {
  expect(STAKEHOLDER_GROUPS.map((group) => StakeholderGroup.parse(group))).toEqual(STAKEHOLDER_GROUPS)
  expect(new Set(STAKEHOLDER_GROUPS.map(({ id }) => id)).size).toBe(11)
})

function counts(groupings: Framework['groupings']): number[] {
  return groupings.map(({ outcomes }) => outcomes.length)
}

/** The Flesch-Kincaid grade (add five for an age), with syllables counted roughly by groups of vowels. */
function readingGrade(text: string): number {
  const sentences = text.split(/[.?]/).filter((sentence) => sentence.trim() !== '').length
  const words = text.match(/[A-Za-z'’]+/g) ?? []
  const syllables = words.map(
    (word) =>
      (
        word
          .toLowerCase()
          .replace(/e$/, '')
          .match(/[aeiouy]+/g) ?? ['']
      ).length,
  )
  const perWord = syllables.reduce((total, count) => total + count, 0) / words.length
  return 0.39 * (words.length / sentences) + 11.8 * perWord - 15.59
}
