/** A room of forty: shapes by group, every question settled, and the pictures of the README. */
import { ownGradesOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Choice } from '@eds/session/ballot'
import { EvidenceId, QuestionId, type RoundId } from '@eds/session/session'
import { TURNOUT_EVERY_MS } from '@eds/session/turnout'
import { expect, type Page } from '@playwright/test'
import type { Seated } from '../a-server.ts'
import { test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { vote } from './acts.ts'
import { anInspection, DESK, PHONE, WALL } from './inspection.ts'
import { picture } from './pictures.ts'

const OWN_GRADES = ownGradesOf(midAndSouthEssex)
const FIRST = QuestionId.parse('1a-perinatal')
const SPLIT = '2b'
const UNKNOWN = '3c'

/** How many sit in each group, and how each group votes in the first round and after talking. */
const CROWD: readonly { group: string; votes: readonly [first: string, then: string] }[] = [
  { group: 'patients-and-service-users', votes: ['000111112', '011111112'] },
  { group: 'carers', votes: ['01', '11'] },
  { group: 'community-and-voluntary-sector', votes: ['001111e1', '00111112'] },
  { group: 'staff', votes: ['1112222221', '1111111222'] },
  { group: 'staff-networks', votes: ['1122', '1112'] },
  { group: 'trade-unions', votes: ['112', '112'] },
  { group: 'managers', votes: ['23', '12'] },
  { group: 'independent-evaluators', votes: ['1', '1'] },
  { group: 'healthwatch', votes: ['x', '1'] },
]

type Person = Seated & { choices: readonly [Choice, Choice] }

test('a room of forty, with groups large enough to show', async ({ room }) => {
  test.setTimeout(300_000)
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'Mid and South Essex: EDS 2022 grading workshop',
    questions: OWN_GRADES.map(({ question }) => question),
    countdownSeconds: 0,
    revealFloor: 5,
  })
  const wall = await room.open('wall', session.wall)
  const desk = await room.open('desk', session.desk)
  const phone = await room.open('phone', room.at(`/join/${session.joinCode}`))
  const people = await test.step('forty people sit down', () => seatAll(session))
  await expect(phone.getByRole('group', { name: 'Who do you speak for today?' })).toBeVisible()
  await picture(phone, 'phone', 'phone-join')
  await phone.getByRole('radio', { name: 'Staff networks' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(wall.getByText(`${people.length + 1} people are here`)).toBeVisible()
  await look(wall, 'wall: a full lobby', WALL)
  await picture(wall, 'wall', 'wall-lobby')

  await test.step('the first question, with evidence from the room', async () => {
    await session.facilitator({ type: 'openSession' })
    await session.facilitator({ type: 'showQuestion', question: FIRST })
    await expect(wall.getByText('Can everyone who needs this service get it?')).toBeVisible()
    await picture(wall, 'wall', 'wall-question')
    await expect(phone.getByRole('heading', { level: 1 })).toBeFocused()
    await look(phone, 'phone: a question with much evidence', PHONE)
    await picture(phone, 'phone', 'phone-question')
    await bringEvidence(session, people)
    await session.facilitator({ type: 'showOnWall', view: 'evidence' })
    await expect(wall.getByText('Nobody asked my mother')).toBeVisible()
    await look(wall, 'wall: evidence of the organisation and of the room', WALL)
    await picture(wall, 'wall', 'wall-evidence')
  })

  await test.step('a first vote, which comes near', async () => {
    const round = await session.openRound(FIRST)
    await castAll(session, people.slice(0, 27), round, 0)
    await expect(wall.getByText(`27 of ${people.length + 1} votes in`)).toBeVisible({ timeout: 2 * TURNOUT_EVERY_MS })
    await look(wall, 'wall: a full room votes', WALL)
    await picture(wall, 'wall', 'wall-vote')
    await picture(desk, 'desk', 'desk-vote')
    await phone.getByRole('radio', { name: 'Developing' }).check()
    await toTop(phone, 'Your vote')
    await picture(phone, 'phone', 'phone-vote')
    await vote(phone, 'Developing')
    await toTop(phone, 'Your vote')
    await picture(phone, 'phone', 'phone-saved')
    await castAll(session, people.slice(27), round, 0)
    await reveal(session, round)
    await expect(wall.locator('.wall-shapes')).toBeVisible()
    await look(wall, 'wall: shapes by group', { dark: true })
    await look(desk, 'desk: shapes by group', { ...DESK, dark: true })
    await picture(desk, 'desk', 'desk-next')
    await look(phone, 'phone: shapes by group', PHONE)
  })

  await test.step('a second vote, after talking, which agrees', async () => {
    const round = await session.openRound(FIRST)
    await vote(phone, 'Developing')
    await castAll(session, people, round, 1)
    await reveal(session, round)
    await expect(wall.getByText('Agreed: Developing.')).toBeVisible()
    await look(wall, 'wall: agreed', { dark: true })
    await picture(wall, 'wall', 'wall-result')
    await expect(phone.getByText('Agreed: Developing.').first()).toBeVisible()
    await toTop(phone, 'The result')
    await picture(phone, 'phone', 'phone-result')
    await session.facilitator({
      type: 'recordAgreement',
      question: FIRST,
      outcome: { kind: 'agreed', grade: 1 },
      reason: null,
      dissent: 'Some managers see the service higher, because of this year’s outreach.',
    })
  })

  await test.step('the other questions', async () => {
    for (const { question, grade } of OWN_GRADES.slice(1)) await playQuestion(session, people, question, grade ?? 1)
    await session.facilitator({ type: 'showOnWall', view: 'grades' })
    await expect(wall.getByText('15 of 15 recorded')).toBeVisible()
    await look(wall, 'wall: fifteen grades', { dark: true })
    await picture(wall, 'wall', 'wall-grades')
    await session.facilitator({ type: 'closeSession' })
    await expect(wall.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await look(wall, 'wall: end of a long session', WALL)
    await picture(wall, 'wall', 'wall-end')
    await look(desk, 'desk: a whole agenda done', DESK)
  })

  await test.step('final grades, the Domain 1 rule, and the report', async () => {
    const lead = await room.open('desk', session.finalise)
    await settle(session, OWN_GRADES.slice(0, 9))
    await expect(lead.getByRole('heading', { name: 'Left to do: 7' })).toBeVisible()
    await look(lead, 'finalise: fifteen questions', { ...DESK, dark: true })
    await picture(lead, 'desk', 'finalise')
    await lead.getByRole('link', { name: 'Choose the rule' }).press('Enter')
    await expect(lead.getByRole('group', { name: /^How do the services become/ })).toBeVisible()
    await look(lead, 'finalise: the Domain 1 rule', { ...DESK, dark: true })
    await settle(session, OWN_GRADES.slice(9))
    const reason = 'It is the rule that gave last year’s score.'
    await session.lead({ type: 'chooseDomain1Rule', rule: 'highest-by-outcome', service: null, reason })
    await session.lead({
      type: 'publishReport',
      signatories: ['B. Lead, EDS lead', 'A. Sponsor, executive director'],
      textsChecked: true,
    })
    const report = await room.open('desk', session.report)
    await expect(report.getByRole('heading', { level: 1 })).toBeVisible()
    await look(report, 'report of fifteen questions', DESK)
    await picture(report, 'desk', 'report')
    const workspace = await room.open('desk', room.workspace)
    await expect(workspace.getByText('Published')).toBeVisible()
    await look(workspace, 'workspace with a published session', DESK)
    await picture(workspace, 'desk', 'workspace')
    await workspace.getByRole('link', { name: /^Read it/ }).press('Enter')
    await expect(workspace.getByRole('heading', { level: 1, name: 'Assessment' })).toBeFocused()
    await look(workspace, 'workspace: an assessment', { ...DESK, dark: true })
  })
  session.leave()
})

const toTop = (page: Page, heading: string) =>
  page.getByRole('heading', { name: heading }).evaluate((element) => element.scrollIntoView())

async function seatAll(session: ASession): Promise<Person[]> {
  return Promise.all(
    CROWD.flatMap(({ group, votes: [first, then] }) =>
      [...first].map(async (choice, place) => ({
        ...(await session.seat(group)),
        choices: [choiceIn(choice), choiceIn(then[place])] as const,
      })),
    ),
  )
}

function choiceIn(letter: string | undefined): Choice {
  const known: readonly Choice[] = ['0', '1', '2', '3', 'e', 'x']
  const found = known.find((choice) => choice === letter)
  if (found === undefined) throw new Error(`expected a choice for everybody in both rounds, found ${String(letter)}`)
  return found
}

async function castAll(session: ASession, people: readonly Person[], round: RoundId, time: 0 | 1): Promise<void> {
  await Promise.all(people.map((person) => session.cast(person, round, person.choices[time])))
}

/** Calls the close, which has no countdown here, and reveals as soon as the server has counted. */
async function reveal(session: ASession, round: RoundId): Promise<void> {
  await session.facilitator({ type: 'callClose', round })
  await expect(() => session.facilitator({ type: 'revealRound', round, override: null })).toPass()
}

async function bringEvidence(session: ASession, [patient, carer]: readonly Person[]): Promise<void> {
  if (patient === undefined || carer === undefined) throw new Error('expected people in the room')
  const say = (who: Person, claim: string, showGroup: boolean) =>
    session.propose(who, { question: FIRST, claim, source: 'My own experience', showGroup })
  const accepted = await say(patient, 'Nobody asked my mother whether she needed an interpreter, and she did.', true)
  await session.facilitator({ type: 'acceptEvidence', evidence: EvidenceId.parse(accepted) })
  await say(carer, 'The booking line cannot be used by Deaf people: it takes calls only.', false)
}

/** One round in which enough of the room sees what the organisation sees; one question splits, one cannot be graded. */
async function playQuestion(session: ASession, people: readonly Person[], id: string, grade: number): Promise<void> {
  const question = QuestionId.parse(id)
  await session.facilitator({ type: 'showQuestion', question })
  const isSplit = id === SPLIT
  if (id !== UNKNOWN) {
    const round = await session.openRound(question)
    const voters = people.filter((_, place) => place % 2 === 0 || place > 28)
    const choice = (place: number) => choiceIn(String(isSplit ? (place % 2) * 3 : grade))
    await Promise.all(voters.map((person, place) => session.cast(person, round, choice(place))))
    await reveal(session, round)
  }
  const outcome = isSplit
    ? ({ kind: 'split' } as const)
    : id === UNKNOWN
      ? ({ kind: 'no-evidence' } as const)
      : ({ kind: 'agreed', grade: gradeIn(grade) } as const)
  const reason = id === UNKNOWN ? 'Nobody has brought evidence.' : null
  const dissent = isSplit ? 'Staff networks and managers see this very differently.' : null
  await session.facilitator({ type: 'recordAgreement', question, outcome, reason, dissent })
}

const gradeIn = (grade: number): 0 | 1 | 2 | 3 => (grade === 0 || grade === 2 || grade === 3 ? grade : 1)

async function settle(session: ASession, questions: typeof OWN_GRADES): Promise<void> {
  for (const { question, grade } of questions) {
    const isOwnDecision = question === SPLIT || question === UNKNOWN
    await session.lead({
      type: 'settleFinalGrade',
      question: QuestionId.parse(question),
      status: { status: 'graded', grade: question === FIRST ? 1 : (grade ?? 1) },
      rationale: null,
      reason: isOwnDecision ? 'The leads weighed both views and the staff survey.' : null,
      secondSignatory: isOwnDecision ? 'A. Sponsor, executive director' : null,
      owner: null,
    })
  }
}
