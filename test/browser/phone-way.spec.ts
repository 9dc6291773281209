/** A phone shows the way to what its person has to do next: to a vote that opened out of sight, and to the next person. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress, vote } from './acts.ts'
import { reveal } from './crowd.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const CHOICE = { questions: [QUESTION], countdownSeconds: 10, revealFloor: 3 }

test('whoever reads the evidence while a vote opens is shown the way to it, where they read', async ({ room }) => {
  const session = await aSession(room, { title: 'A vote out of sight', ...CHOICE })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  await phone.setViewportSize({ width: 320, height: 568 })
  const way = phone.getByRole('link', { name: 'Go to my vote' })
  const read = phone.getByRole('button', { name: 'Add evidence of your own' })
  await read.scrollIntoViewIfNeeded()
  await expect(way).toHaveCount(0)

  const round = await session.openRound(QUESTION)
  await expect(way).toBeInViewport()
  await expect(read).toBeInViewport()
  await way.click()
  await expect(phone.getByRole('heading', { name: 'Your vote' })).toBeInViewport()
  await expect(way).toHaveCount(0)

  await vote(phone, 'Developing')
  await read.scrollIntoViewIfNeeded()
  await expect(phone.getByRole('heading', { name: 'Your vote' })).not.toBeInViewport()
  await expect(way).toHaveCount(0)
  await session.facilitator({ type: 'callClose', round })
  await expect(phone.locator('.eds-countdown')).toBeInViewport()
  session.leave()
})

test('on a shared phone each person sees whose seat it is, and hands it on right where they have voted', async ({
  room,
}) => {
  const session = await aSession(room, { title: 'A shared phone', ...CHOICE })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const ballot = phone.getByRole('region', { name: 'Your vote', exact: true })
  const handOn = ballot.getByRole('button', { name: 'Hand the phone on' })
  await expect(phone.getByRole('banner')).toContainText('Seat 1: Carers')
  await session.openRound(QUESTION)
  await vote(phone, 'Developing')
  await expect(ballot.getByText('Saved')).toBeVisible()
  await expect(handOn).toHaveCount(0)

  await phone.getByText('Your seat, and help').click()
  await phone.getByRole('button', { name: 'Hand the phone on' }).click()
  await phone.getByRole('link', { name: 'Add one more person' }).click()
  await phone.getByRole('radio', { name: 'Carers' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone.getByRole('banner')).toContainText('Seat 2: Carers')
  await phone.getByRole('button', { name: 'Vote', exact: true }).waitFor()
  await expect(handOn).toHaveCount(0)

  await vote(phone, 'Achieving')
  await handOn.click()
  await expect(phone.getByRole('listitem')).toHaveText(['Seat 1: Carersvoted', 'Seat 2: Carersvoted'])
  await phone.getByRole('button', { name: 'Seat 1: Carers' }).click()
  await expect(phone.getByRole('banner')).toContainText('Seat 1: Carers')
  session.leave()
})

test('on a shared phone each person finds the language and text that they chose', async ({ room }) => {
  const session = await aSession(room, { title: 'Two ways to read', ...CHOICE })
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const page = phone.locator('html')
  await phone.getByText('Your seat, and help').click()
  await phone.getByRole('button', { name: 'Hand the phone on' }).click()
  await phone.getByRole('link', { name: 'Add one more person' }).click()
  await phone.getByRole('radio', { name: 'Carers' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone.getByRole('banner')).toContainText('Seat 2: Carers')
  await phone.getByRole('button', { name: 'Language and text' }).click()
  const dialog = phone.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^Polski/ }).check()
  await dialog.getByRole('radio', { name: '150%' }).check()
  await phone.keyboard.press('Escape')
  await expect(page).toHaveAttribute('lang', 'pl')

  await phone.getByText('Twoje miejsce i pomoc').click()
  await phone.getByRole('button', { name: 'Przekaż telefon' }).click()
  await phone.getByRole('button', { name: /1:/ }).click()
  await expect(phone.getByRole('banner')).toContainText('Seat 1: Carers')
  await expect(page).toHaveAttribute('data-text', '100')
  await phone.reload()
  await expect(page).toHaveAttribute('lang', 'en-GB')

  await phone.getByText('Your seat, and help').click()
  await phone.getByRole('button', { name: 'Hand the phone on' }).click()
  await phone.getByRole('button', { name: 'Seat 2: Carers' }).click()
  await expect(page).toHaveAttribute('lang', 'pl')
  await expect(page).toHaveAttribute('data-text', '150')
  session.leave()
})

test('a phone lists every act of the facilitator, also those of long ago', async ({ room }) => {
  const session = await aSession(room, { title: 'A long day', ...CHOICE })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  for (let time = 0; time < 21; time++) {
    await session.facilitator({ type: 'showOnWall', view: time % 2 === 0 ? 'evidence' : 'question' })
  }
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  await phone.getByText('What the facilitator did').click()
  const acts = phone.getByRole('group').filter({ hasText: 'Every act of the facilitator' }).getByRole('listitem')
  await expect(acts).toHaveCount(20)
  await phone.getByRole('button', { name: /^Show earlier acts/ }).press('Enter')
  await expect(phone.getByText('A lead made this session')).toBeVisible()
  await expect(phone.getByRole('button', { name: /^Show earlier acts/ })).toHaveCount(0)
  await expect(acts.nth(20)).toBeFocused()
  session.leave()
})

test('a phone says which needed groups are missing, and folds away who else did not vote', async ({ room }) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, {
    title: 'Who is missing',
    ...CHOICE,
    questions: [question],
    countdownSeconds: 0,
  })
  const people = await Promise.all(['carers', 'carers', 'staff', 'staff', 'staff'].map((group) => session.seat(group)))
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const round = await session.openRound(question)
  for (const who of people) await session.cast(who, round, '1')
  await vote(phone, 'Developing')
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await expect(phone.getByText('We still need to hear from: Staff networks, Trade unions.')).toBeVisible()
  const fold = phone.getByRole('group').filter({ hasText: /^Groups that did not vote: \d+/ })
  await expect(fold.getByText('Board')).toBeHidden()
  await fold.getByText(/^Groups that did not vote/).click()
  await expect(fold.getByRole('listitem').filter({ hasText: 'Board' })).toBeVisible()
  await expect(fold).not.toContainText('Trade unions')
  session.leave()
})
