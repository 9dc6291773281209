/** What the wall says of the room is true of everybody in it: of seats without a phone, of groups, of who objects. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress } from './acts.ts'
import { reveal } from './crowd.ts'

const RULES = { countdownSeconds: 0, revealFloor: 3 }

test('votes are counted against seats, also those without a phone; a result names the groups it needs', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, { title: 'Seven voices, five phones', questions: [question], ...RULES })
  const wall = await room.open('wall', session.wall)
  await expect(wall.getByText('Nobody is here yet')).toBeVisible()
  const group = 'patients-and-service-users'
  const byPhone = await Promise.all([group, group, group, group, 'carers'].map((each) => session.seat(each)))
  await expect(wall.getByText('5 people are here')).toBeVisible()
  const onPaper = await Promise.all([group, group].map((each) => session.ask(each)))
  await expect(wall.getByText('5 phones connected')).toBeVisible()
  await expect(wall.getByText('Seats taken: 7. Slips out: 0.')).toBeVisible()

  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const round = await session.openRound(question)
  await session.facilitator({ type: 'showOnWall', view: 'vote' })
  for (const who of [...byPhone, ...onPaper]) await session.cast(who, round, '1')
  await expect(wall.getByRole('main')).toContainText('7 of 7 votes in')
  await expect(wall.getByRole('complementary')).toContainText('7 seats taken')
  await expect(wall.getByRole('complementary')).toContainText('5 phones connected')
  await expect(wall.getByRole('region', { name: 'Seats by group' }).getByRole('listitem')).toHaveText([
    'Patients and service users 6',
    'Carers 1',
  ])

  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await expect(wall.getByText('We still need: Staff networks, Trade unions')).toBeVisible()
  await expect(wall.getByRole('main')).not.toContainText('Board')
  session.leave()
})

test('an objection changes what comes next, and whoever raised it reads that it was heard', async ({ room }) => {
  const question = QuestionId.parse('1a-perinatal')
  const session = await aSession(room, { title: 'A reason against it', questions: [question], ...RULES })
  const desk = await room.open('desk', session.desk)
  const wall = await room.open('wall', session.wall)
  const phone = await joinByAddress(room, session.joinCode, 'Patients and service users')
  const people = await Promise.all(
    ['patients-and-service-users', 'patients-and-service-users', 'carers', 'carers', 'staff', 'staff'].map((group) =>
      session.seat(group),
    ),
  )
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const round = await session.openRound(question)
  for (const who of people) await session.cast(who, round, '1')
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await expect(wall.getByText('Agreed: Developing.')).toBeVisible()
  await expect(wall.getByRole('main')).toContainText('Perinatal services')
  await expect(wall.getByText('Record it and go on.')).toBeVisible()

  await phone.getByRole('button', { name: 'I object to this grade' }).click()
  await phone.getByLabel('Why should the room not agree').fill('Nobody has asked Deaf people.')
  await phone.getByRole('button', { name: 'Send my objection' }).click()
  const objection = phone.getByRole('region', { name: 'Your objection' })
  await expect(objection).toContainText('is with the facilitator')
  await expect(wall.getByText('Hear the 1 objection that was raised.')).toBeVisible()
  await expect(wall.getByText('Record it and go on.')).toHaveCount(0)
  await expect(phone.getByText('Record it and go on.')).toHaveCount(0)

  await desk.getByRole('button', { name: 'Mark as heard' }).click()
  await expect(objection).toContainText('Your objection was heard.')
  await expect(objection.getByRole('button', { name: 'I object to this grade' })).toBeVisible()
  await expect(wall.getByText('Record it and go on.')).toBeVisible()
  await expect(phone.getByText('Record it and go on.')).toBeVisible()

  // What the room can live with is not agreed either while an objection is open.
  for (const who of people.slice(0, 1)) await session.object(who, { question, reason: 'Nobody was asked.' })
  const check = await session.openRound(question, { kind: 'consent', grade: 1 })
  for (const who of people) await session.cast(who, check, 'c')
  await session.facilitator({ type: 'callClose', round: check })
  await reveal(session, check)
  await expect(wall.getByText('The room can live with Developing.')).toBeVisible()
  await expect(wall.getByRole('heading', { name: 'Can you live with Developing?' })).toBeVisible()
  await expect(wall.getByText('Hear the 1 objection that was raised.')).toBeVisible()
  await desk.getByRole('button', { name: 'Mark as heard' }).click()
  await expect(wall.getByRole('heading', { name: 'Developing', exact: true })).toBeVisible()
  session.leave()
})

test('once somebody has left, wall, desk and phone say the middle of the room, and not how far it agrees', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, { title: 'Somebody goes home', questions: [question], ...RULES })
  const groups = ['staff-networks', 'trade-unions']
  const people = await Promise.all(groups.flatMap((each) => [1, 2, 3, 4].map(() => session.seat(each))))
  const wall = await room.open('wall', session.wall)
  const desk = await room.open('desk', session.desk)
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const vote = async (voters: typeof people) => {
    const round = await session.openRound(question)
    await Promise.all(voters.map((who, place) => session.cast(who, round, place % 4 === 0 ? '2' : '1')))
    await session.facilitator({ type: 'callClose', round })
    await reveal(session, round)
  }
  await vote(people)
  await expect(wall.getByText('Agreed: Developing.')).toBeVisible()
  await vote(people.slice(0, -1))
  const said = 'The middle of the room is Developing. How far the room agrees is not shown.'
  await expect(wall.getByRole('heading', { name: said })).toBeVisible()
  await expect(phone.getByText(said).first()).toBeVisible()
  await expect(desk.getByText(said).first()).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Ask: can you live with Developing?' }).first()).toBeVisible()
  await expect(desk.getByText('Not quite the same people voted as before').first()).toBeVisible()
  session.leave()
})
