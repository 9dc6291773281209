import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import { describe, expect, test } from 'vitest'
import {
  addGroup,
  changeGroup,
  choose,
  chosenOf,
  draftFor,
  newSessionOf,
  removeGroup,
  SETTINGS_FIELDS,
} from '../apps/web/screens/workspace/session-draft.ts'

const AGENDA = ['1a-perinatal', '1b-perinatal', '2a', '3a']
const aDraft = () => draftFor('Grading workshop', AGENDA, STAKEHOLDER_GROUPS)

describe('a new session', () => {
  test('opens with every question, every default group and the safe settings', () => {
    expect(newSessionOf(aDraft(), AGENDA)).toEqual({
      ok: true,
      choice: {
        title: 'Grading workshop',
        questions: AGENDA,
        groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id, name })),
        settings: DEFAULT_SETTINGS,
      },
    })
  })

  test('keeps the questions in the order of the agenda, however they were chosen', () => {
    const draft = choose(choose(aDraft(), AGENDA, false), ['3a', '1a-perinatal'], true)
    const made = newSessionOf(draft, AGENDA)
    expect(made.ok && made.choice.questions).toEqual(['1a-perinatal', '3a'])
    expect(chosenOf(draft, ['1a-perinatal', '1b-perinatal'])).toBe('some')
    expect(chosenOf(draft, ['3a'])).toBe('all')
    expect(chosenOf(draft, ['2a'])).toBe('none')
  })

  test('gives an added group an id of its own, even beside a default group of the same words', () => {
    let draft = changeGroup(aDraft(), 'carers', { name: 'Unpaid carers' })
    draft = addGroup(draft, 'added-1', ' Carers ')
    draft = addGroup(draft, 'added-2', 'Équipe santé')
    draft = addGroup(draft, 'added-3', '患者')
    const made = newSessionOf(draft, AGENDA)
    expect(made.ok && made.choice.groups.slice(-3)).toEqual([
      { id: 'carers-2', name: 'Carers' },
      { id: 'equipe-sante', name: 'Équipe santé' },
      { id: 'group', name: '患者' },
    ])
    expect(made.ok && made.choice.groups.find((group) => group.id === 'carers')).toEqual({
      id: 'carers',
      name: 'Unpaid carers',
    })
  })

  test('leaves out groups that are not ticked, and groups that were removed', () => {
    let draft = addGroup(aDraft(), 'added-1', 'Faith groups')
    draft = removeGroup(changeGroup(draft, 'board', { ticked: false, name: '' }), 'added-1')
    const made = newSessionOf(draft, AGENDA)
    expect(made.ok && made.choice.groups.map((group) => group.id)).toEqual(
      STAKEHOLDER_GROUPS.map((group) => group.id).filter((id) => id !== 'board'),
    )
  })

  test('lists everything that is wrong in the order of the page', () => {
    let draft = { ...choose(aDraft(), AGENDA, false), title: ' ' }
    draft = changeGroup(draft, 'staff', { name: 'carers ' })
    draft = changeGroup(draft, 'board', { name: '' })
    draft = { ...draft, settings: { ...draft.settings, revealFloor: '2', disclosureThreshold: '8.5', maxSeats: '' } }
    const made = newSessionOf(draft, AGENDA)
    expect(made.ok ? [] : made.problems.map((problem) => problem.field)).toEqual([
      'title',
      'questions',
      'group-name-staff',
      'group-name-board',
      'setting-revealFloor',
      'setting-disclosureThreshold',
      'setting-maxSeats',
    ])
  })

  test.each(SETTINGS_FIELDS)('takes $name from $min to $max and nothing outside', ({ name, min, max }) => {
    const madeWith = (value: string) =>
      newSessionOf({ ...aDraft(), settings: { ...aDraft().settings, [name]: value } }, AGENDA)
    expect(madeWith(String(min)).ok).toBe(true)
    expect(madeWith(String(max)).ok).toBe(true)
    for (const bad of [String(min - 1), String(max + 1), 'five', '1e1', '-0']) expect(madeWith(bad).ok, bad).toBe(false)
  })
})
