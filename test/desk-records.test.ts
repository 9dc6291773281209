import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { COMMAND_TYPES, mayAsk } from '@eds/session/permissions'
import { COMBINED_GROUP, GroupId } from '@eds/session/session'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaOf, nextUnrecorded } from '../apps/web/screens/desk/agenda.ts'
import { draftOf, problemsOf, recordCommand } from '../apps/web/screens/desk/agreement-draft.ts'
import { actWords } from '../apps/web/screens/desk/feed-words.ts'
import { identifiersIn, isNhsNumber } from '../apps/web/screens/desk/identifiers.ts'
import { connectedWords, missingWords, smallGroupWords } from '../apps/web/screens/desk/people-words.ts'
import { SHORTCUTS, shortcutFor } from '../apps/web/screens/desk/shortcuts.ts'
import { attendanceOf, missingGroups, totalsOf, verySmallGroups } from '../apps/web/screens/room/attendance.ts'
import { actKey } from '../apps/web/screens/room/feed.ts'
import { gradesSoFar } from '../apps/web/screens/wall/grades-so-far.ts'
import { shortened } from '../apps/web/screens/wall/shortened.ts'
import { anAgreement, aQuestion, aRound, consent, grades, PATIENTS, STAFF } from './a-desk.ts'

const QUESTIONS = [aQuestion('1a', 0, [PATIENTS]), aQuestion('1b', 1), aQuestion('2a', 2)]
const [FIRST, SECOND] = [QUESTIONS[0]?.id, QUESTIONS[1]?.id]
if (FIRST === undefined || SECOND === undefined) throw new Error('expected two questions')

test('the agenda groups questions by domain and says where each stands', () => {
  const agenda = agendaOf({
    questions: QUESTIONS.toReversed(),
    rounds: [
      aRound('1b', 1, { state: 'revealed', result: grades({}) }),
      aRound('2a', 1, { state: 'void' }),
      aRound('2a', 2, { state: 'open' }),
    ],
    agreements: [
      anAgreement('1a', { kind: 'agreed', grade: 2, by: 'vote' }, 9000, 2),
      anAgreement('1a', { kind: 'split', fallback: 1 }, 5000, 1),
    ],
    currentQuestion: SECOND,
  })
  expect(
    agenda.map(({ code, items }) => [code, items.map((i) => [i.question.id, i.standing, i.isCurrent, i.rounds])]),
  ).toEqual([
    [
      '1',
      [
        ['1a', 'agreed', false, 0],
        ['1b', 'voted', true, 1],
      ],
    ],
    ['2', [['2a', 'voting', false, 1]]],
  ])
})

test('the next question wraps round to what was left out', () => {
  const agreements = [anAgreement('1b', { kind: 'no-evidence' }), anAgreement('2a', { kind: 'no-evidence' })]
  expect(nextUnrecorded({ questions: QUESTIONS, agreements, currentQuestion: SECOND })?.id).toBe('1a')
})

test('every group is listed, and a must-hear group with nobody connected is missing', () => {
  const groups = [
    { id: PATIENTS, name: 'Patients and service users' },
    { id: STAFF, name: 'Staff' },
  ]
  const presence = [{ group: PATIENTS, slips: 0, seats: 2, present: 0, dualRoles: 0, isMoved: false }]
  const attendance = attendanceOf(groups, presence, QUESTIONS[0] ?? null)
  expect(attendance).toEqual([
    { group: groups[0], slips: 0, seats: 2, present: 0, dualRoles: 0, mustHear: true },
    { group: groups[1], slips: 0, seats: 0, present: 0, dualRoles: 0, mustHear: false },
  ])
  expect(missingGroups(attendance).map((here) => here.group.id)).toEqual([PATIENTS])
  expect(totalsOf(presence)).toEqual({ slips: 0, seats: 2, present: 0 })
})

test('the combined group is listed only once somebody has joined it; very small groups are named', () => {
  const groups = [
    { id: COMBINED_GROUP, name: 'Small groups together' },
    { id: PATIENTS, name: 'Patients and service users' },
  ]
  const listed = (seats: number) => {
    const presence = [COMBINED_GROUP, PATIENTS].map((group) => ({
      group,
      slips: 0,
      seats,
      present: 0,
      dualRoles: 0,
      isMoved: false,
    }))
    return attendanceOf(groups, presence, null)
  }
  expect(listed(0).map(({ group }) => group.id)).toEqual([PATIENTS])
  expect(listed(1).map(({ group }) => group.id)).toEqual([PATIENTS, COMBINED_GROUP])
  const small = (seats: number, floor: number) => verySmallGroups(listed(seats), floor).map(({ group }) => group.id)
  expect([small(1, 1), small(2, 1), small(3, 3)]).toEqual([[PATIENTS], [], []])
  expect(small(2, 3)).toEqual([PATIENTS, COMBINED_GROUP])
})

const here = (id: string, name: string, seats: number, present = seats) => ({
  group: { id: GroupId.parse(id), name },
  slips: 0,
  seats,
  present,
  dualRoles: 0,
  mustHear: true,
})

test('very small groups are offered the combined one, which is not offered to itself', () => {
  const board = here('board', 'Board', 1)
  const together = here(COMBINED_GROUP, 'Smaller groups together', 2)
  expect(smallGroupWords([], { combined: 'Smaller groups together', fewest: 4 })).toEqual([])
  expect(smallGroupWords([board, together], { combined: 'Smaller groups together', fewest: 4 })).toEqual([
    'Very small: Board (1). Their phones tell them so before they vote, and offer to join “Smaller groups together”.',
    '“Smaller groups together” (2) is very small itself. It grows when people of other very small groups join it on their phones; until it has 4 votes, the room sees the grade and whether it is agreed, and not how its votes divide.',
  ])
  expect(smallGroupWords([board], { combined: null, fewest: 3 })).toEqual([
    'Very small: Board (1). A result could tell how somebody there voted.',
  ])
})

test('a needed group whose people sit without a phone of their own is looked for, not called absent', () => {
  const [carers, board] = [here('carers', 'Carers', 0), here('board', 'Board', 2, 0)]
  expect(missingWords([])).toBeNull()
  expect(missingWords([carers])).toBe('This question needs Carers. Nobody from there has a seat.')
  expect(missingWords([board])).toBe(
    'This question needs Board. No phone of theirs is connected. Look whether they are here: on paper, or sharing a phone.',
  )
  expect(missingWords([carers, board])).toBe(
    'This question needs Carers and Board. Nobody from Carers has a seat. Board: no phone of theirs is connected. Look whether they are here: on paper, or sharing a phone.',
  )
  expect(connectedWords({ present: 1, seats: 3 })).toBe('1 phone connected, 3 seats')
})

test('a grade the votes bear out needs no reason; any other does', () => {
  const near = aRound('1a', 1, { state: 'revealed', result: grades({ state: 'near' }) })
  const agreed = aRound('1a', 1, { state: 'revealed', result: grades({ state: 'agreed', grade: 2 }) })
  const draft = draftOf({ kind: 'agreed', grade: 2 })
  const fields = (rounds: Parameters<typeof problemsOf>[1], objections = 0) =>
    problemsOf(draft, rounds, FIRST, objections).map(({ field }) => field)
  expect(fields([agreed])).toEqual([])
  expect(fields([agreed], 1)).toEqual(['dissent'])
  expect(fields([near])).toEqual(['reason'])
  expect(fields([near, aRound('1a', 2, { state: 'revealed', result: consent(2, true) })])).toEqual([])
  expect(fields([near, aRound('1a', 2, { state: 'revealed', result: consent(2, false) })])).toEqual(['reason'])
  expect(fields([])).toEqual(['outcome', 'reason'])
})

test('a split and no evidence are recorded as such, and a needless reason is left out', () => {
  const rounds = [aRound('1a', 1, { state: 'revealed', result: grades({ state: 'split' }) })]
  expect(
    recordCommand({ outcome: 'split', reason: 'old', dissent: ' Staff saw it otherwise ' }, rounds, FIRST),
  ).toEqual({
    type: 'recordAgreement',
    question: '1a',
    outcome: { kind: 'split' },
    reason: null,
    dissent: 'Staff saw it otherwise',
  })
})

test('the eye is led to details that could point at one person', () => {
  const claim =
    'Mrs Okafor (NHS 943 476 5919, born 12/03/1987, SS1 1AA) waited. Call 01702 555 123 or mail a.b@nhs.net. She is 34 years old.'
  expect(identifiersIn(claim).map(({ kind }) => kind)).toEqual([
    'titled-name',
    'nhs-number',
    'date',
    'postcode',
    'phone',
    'email',
    'age',
  ])
})

test('a name is named whole, and so is a house in a street', () => {
  const found = identifiersIn('Nurse Jane Smith saw Mrs Patel of 12 High Street, and 4b, Old Mill Lane. Dr Who waited.')
  expect(found).toEqual([
    { kind: 'titled-name', found: 'Nurse Jane Smith' },
    { kind: 'titled-name', found: 'Mrs Patel' },
    { kind: 'address', found: '12 High Street' },
    { kind: 'address', found: '4b, Old Mill Lane' },
    { kind: 'titled-name', found: 'Dr Who' },
  ])
  expect(identifiersIn('All 12 Staff Networks met 3 times, and 40 People came a long Way.')).toEqual([])
})

test('a first name with an initial is a name, and so is one person of a ward told by role', () => {
  const found = (text: string) => identifiersIn(text).map(({ found: words }) => words)
  expect(found('The midwife on ward 4, Anna K., was rude.')).toEqual(['midwife on ward 4', 'Anna K.'])
  expect(found('Anna K., midwife on ward 4')).toEqual(['Anna K.', 'midwife on ward 4'])
  expect(found('My sister Zoë-Marie Ó. waited. Patient in Bay C, Jo B.')).toEqual([
    'Zoë-Marie Ó.',
    'Patient in Bay C',
    'Jo B.',
  ])
  expect(identifiersIn('The consultant in clinic 2b, Oğuz T., left.')).toEqual([
    { kind: 'role-and-place', found: 'consultant in clinic 2b' },
    { kind: 'name-and-initial', found: 'Oğuz T.' },
  ])
})

test('a name that follows what somebody is to somebody is a name', () => {
  const found = (text: string) => identifiersIn(text).map(({ found: words }) => words)
  expect(found('The midwife Sandra Jones told me. My sister, Zofia Kowalska, waited.')).toEqual([
    'midwife Sandra Jones',
    'sister, Zofia Kowalska',
  ])
  expect(found('Manager Tom said no. A nurse called Aisha O’Neill helped my son Łukasz.')).toEqual([
    'Manager Tom',
    'Aisha O’Neill',
    'son Łukasz',
  ])
  expect(found('A nurse from Essex. Every carer I know, my mother and a doctor at Broomfield Hospital.')).toEqual([])
  expect(found('The midwife Team and the manager Group met; a survey named Domain 1.')).toEqual([])
})

test('a letter after an ordinary word is no name, and many people of a ward are nobody in particular', () => {
  const plain = [
    'We had no Plan B. Group A. Vitamin D. See Appendix C. Hepatitis B. The Trust is in Band A. Patient A. said so.',
    'Midwives on ward 4 and nurses in unit 2 were kind. Every nurse on ward 4 has training; no doctor in room 3 asked.',
    'The ward has a manager. The patient in a bed by the door, and the carer in room a lot of us know.',
    'Staff of the U.K. and the N.H.S. agreed. Dr. A. and B. No.',
  ]
  expect(plain.flatMap((text) => identifiersIn(text))).toEqual([])
})

test('in the evidence of the built-in sample nothing is taken for a person', () => {
  const pieces = midAndSouthEssex.entries.flatMap(({ evidence }) => evidence)
  expect(pieces.length).toBeGreaterThan(40)
  expect(pieces.flatMap(({ words, source }) => identifiersIn(`${words}\n${source ?? ''}`))).toEqual([])
})

test('details are found as people type them on a phone: without capitals, months in either place, numbers in brackets', () => {
  const found = (text: string) => identifiersIn(text).map(({ kind, found: words }) => `${kind}: ${words}`)
  expect(found('lives at ss7 1ab, born on 3rd of April 1961, seen April 3, 1961 and 1961-04-03')).toEqual([
    'postcode: ss7 1ab',
    'date: 3rd of April 1961',
    'date: April 3, 1961',
    'date: 1961-04-03',
  ])
  expect(found('call (01268) 524900, mr smith and mrs o’brien know; hospital number A123456')).toEqual([
    'phone: (01268) 524900',
    'titled-name: mr smith',
    'titled-name: mrs o’brien',
    'reference-number: A123456',
  ])
})

test('the age of a group and the year of a report point at nobody', () => {
  const plain = [
    'Aged 65 and over. People aged 18 to 25, aged 16-24, aged 80+, aged under 20, aged 50 or older.',
    'From 1 April 2022 to 31 March 2023; between 1 April 2021 and 31 March 2022; 1 April 2022 – 31 March 2023.',
    'We asked ms staff, a dr, and in b12 2 in 5; WRES 2023; may 4 2 more people; see e10 5th.',
  ]
  expect(plain.flatMap((text) => identifiersIn(text))).toEqual([])
  expect(identifiersIn('She was born on 1 April 2022, aged 65.').map(({ found }) => found)).toEqual([
    '1 April 2022',
    'aged 65',
  ])
})

test('plain figures and years of a report are left alone', () => {
  expect(identifiersIn('In 2022/23, 1,204 of 5,310 patients (23%) in Domain 1 were seen within 28 days.')).toEqual([])
})

test('an NHS number is one only with its check digit', () => {
  expect([isNhsNumber('943 476 5919'), isNhsNumber('943 476 5918'), isNhsNumber('9434765')]).toEqual([
    true,
    false,
    false,
  ])
})

const press = { ctrlKey: false, altKey: false, metaKey: false, repeat: false, isTaken: false }
test('a key acts once, and never while somebody types or with a modifier', () => {
  expect(shortcutFor({ ...press, key: 'N' })).toBe('next')
  expect(shortcutFor({ ...press, key: '?' })).toBe('help')
  for (const taken of ['ctrlKey', 'altKey', 'metaKey', 'repeat', 'isTaken'] as const) {
    expect(shortcutFor({ ...press, key: 'n', [taken]: true })).toBeNull()
  }
  expect(new Set(SHORTCUTS.map(({ keys }) => keys)).size).toBe(SHORTCUTS.length)
})

test('a claim is cut at whole words and never beyond the limit', () => {
  expect(shortened('Interpreters are booked for every clinic, and letters go out in nine languages', 42)).toBe(
    'Interpreters are booked for every clinic…',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 10, max: 80 }), (text, limit) => {
      expect([...shortened(text, limit)].length).toBeLessThanOrEqual(limit)
    }),
  )
})

test('the wall lists each newest record, and a split is no grade', () => {
  const rows = gradesSoFar({
    questions: QUESTIONS.toReversed(),
    agreements: [
      anAgreement('1a', { kind: 'agreed', grade: 2, by: 'vote' }, 2, 2),
      anAgreement('1a', { kind: 'split', fallback: 1 }, 1, 1),
      { ...anAgreement('1b', { kind: 'split', fallback: 1 }), dissent: { words: 'Carers see it higher.' } },
      anAgreement('2a', { kind: 'no-grade' }),
    ],
    ownGrades: [{ question: FIRST, grade: 1 }],
    currentQuestion: SECOND,
  })
  const told = rows.map((row) => [
    row.question.id,
    row.isCurrent,
    row.standing,
    row.grade,
    row.hasDissent,
    row.ownGrade,
  ])
  expect(told).toEqual([
    ['1a', false, 'agreed', 2, false, 1],
    ['1b', true, 'split', null, true, null],
    ['2a', false, 'no-grade', null, false, null],
  ])
})

test('the feed has words for every command', () => {
  expect(COMMAND_TYPES.length).toBeGreaterThan(20)
  expect(COMMAND_TYPES.filter((type) => actWords(type) === type)).toEqual([])
})

test('a phone has words for every act that the feed can list', () => {
  const byStaff = COMMAND_TYPES.filter((type) =>
    (['facilitator', 'lead', 'server'] as const).some((role) => mayAsk(role, type)),
  )
  // What these two did is told apart: they are listed by it.
  const listed = byStaff.filter((type) => type !== 'setDoor' && type !== 'setAdmission')
  // Making the session is in nobody's list of commands, and first in everybody's list of acts.
  const acts = [...listed, 'createSession', 'openDoor', 'closeDoor', 'letStraightIn', 'letInWhenAsked']
  expect(acts.length).toBeGreaterThan(25)
  expect(acts.filter((act) => actKey(act) === 'feed.act.other')).toEqual([])
})
