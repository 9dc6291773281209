/** What a phone says of its seat is true: of who is alone and when, and of a vote that it never sent. */
import { GroupId, QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress } from './acts.ts'
import { reveal } from './crowd.ts'
import { heard } from './heard.ts'
import { forgeHead, seatOn } from './phone-memory.ts'

const RULES = { countdownSeconds: 0, revealFloor: 3 }

test('a vote that came with a seat’s key from elsewhere is told to the seat’s own phone, while it can still be replaced and after', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, { title: 'A vote nobody cast', questions: [question], ...RULES })
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  const others = await Promise.all(['trade-unions', 'carers', 'carers'].map((group) => session.seat(group)))
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const round = await session.openRound(question)
  await expect(phone.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  const taken = await seatOn(phone)
  for (const who of others) await session.cast(who, round, '1')
  await session.cast(taken, round, '3')

  await phone.reload()
  const told = 'This seat has voted, but this phone does not know of it'
  await expect(phone.getByText(told)).toBeVisible()
  await expect(phone.getByText('If that was not you, vote here.')).toBeVisible()
  await expect(phone.getByText('safely stored')).toHaveCount(0)

  await session.facilitator({ type: 'callClose', round })
  await expect(phone.getByText('If that was not you, tell the facilitator.')).toBeVisible()
  await expect(phone.getByText(told)).toHaveCount(1)
  await expect(phone.getByText('You did not vote in this round')).toHaveCount(0)
  await reveal(session, round)
  await expect(phone.getByRole('heading', { name: 'The result' })).toBeVisible()
  await expect(phone.getByText(told)).toHaveCount(1)
  session.leave()
})

test('a vote that came from elsewhere after the phone looked is told once voting is closed', async ({ room }) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, { title: 'A late vote nobody cast', questions: [question], ...RULES })
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const round = await session.openRound(question)
  await expect(phone.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  const taken = await seatOn(phone)
  await session.cast(taken, round, '3')
  await expect(phone.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  await session.facilitator({ type: 'callClose', round })
  await expect(phone.getByText('This seat has voted, but this phone does not know of it')).toBeVisible()
  await expect(phone.getByText('You did not vote in this round')).toHaveCount(0)
  session.leave()
})

test('nobody is asked to leave a group that is still coming in; before a vote everybody alone is told', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, { title: 'First of a group', questions: [question], ...RULES })
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const alone = phone.getByText('You are the only person in your group')
  await expect(phone.getByRole('heading', { name: 'You have a seat' })).toBeVisible()
  await expect(alone).toHaveCount(0)
  await session.facilitator({ type: 'openSession' })
  await expect(phone.getByRole('heading', { name: 'The session has started' })).toBeVisible()
  await expect(alone).toBeVisible()
  await expect(phone.getByText('it cannot be undone')).toBeVisible()
  await session.facilitator({
    type: 'issueSlips',
    group: GroupId.parse('carers'),
    slips: [{ slipHash: 'a'.repeat(64), codeHash: 'b'.repeat(64) }],
  })
  await expect(alone).toHaveCount(0)
  await session.facilitator({ type: 'showQuestion', question })
  await expect(alone).toBeVisible()
  await phone.getByRole('button', { name: 'Join “Smaller groups together”' }).click()
  await expect(phone.getByRole('banner')).toContainText('Smaller groups together')
  session.leave()
})

test('a changed record is said in view wherever somebody is on the page, and over every view of the wall', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, { title: 'Another history', questions: [question], ...RULES })
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const wall = await room.open('wall', session.wall)
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  await expect(phone.getByRole('heading', { name: 'Evidence' })).toBeVisible()
  await expect(wall.getByRole('main')).toContainText('2A')
  const alarm = 'The record of this session has been changed'
  for (const page of [phone, wall]) {
    await expect(page.getByText(alarm)).toHaveCount(0)
    await forgeHead(page)
    // It asks for the whole record, after a wait that differs from phone to phone.
    await expect(page.getByText(alarm).first()).toBeInViewport({ timeout: 40_000 })
  }
  await heard(phone, 'Careful: the record of this session has been changed.', 'assertive')
  await phone.getByText('Your seat, and help').scrollIntoViewIfNeeded()
  await expect(phone.getByText(alarm).first()).toBeInViewport()
  await session.facilitator({ type: 'showOnWall', view: 'evidence' })
  await expect(wall.getByText(alarm)).toBeInViewport()
  session.leave()
})
