/** What stands around the desk's next step: what is missing as long as it is, and no second button for the same act. */
import { QuestionId, type RoundId } from '@eds/session/session'
import { expect } from '@playwright/test'
import type { Seated } from '../a-server.ts'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress, next, nextStep } from './acts.ts'
import { heard } from './heard.ts'

const FIRST = QuestionId.parse('1a-perinatal')
const MISSING =
  'This question needs Patients and service users. Nobody from there has a seat. Without them the vote gives no grade.'
const NO_PHONE = 'No phone of theirs is connected. Look whether they are here: on paper, or sharing a phone.'

test('a needed group is missed from before the vote until its countdown has run, and no longer once it is there', async ({
  room,
}) => {
  const session = await aSession(room, {
    title: 'A room without patients',
    questions: [FIRST],
    countdownSeconds: 120,
    revealFloor: 3,
  })
  for (const group of ['staff', 'staff', 'carers']) await session.seat(group)
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  const desk = await room.open('desk', session.desk)
  const warning = desk.getByRole('region', { name: 'Next step' }).getByText(MISSING)
  await expect(nextStep(desk)).toContainText('Open voting')
  await expect(warning).toBeVisible()
  // Somebody at the door is the next step, and may be who is missing.
  await session.facilitator({ type: 'setAdmission', admission: 'ask' })
  await session.ask('patients-and-service-users')
  await expect(nextStep(desk)).toContainText('Let 1 person in')
  await expect(warning).toBeVisible()
  // With a seat and without a phone they may be here, on paper.
  await session.facilitator({ type: 'setAdmission', admission: 'at-once' })
  const onPaper = desk.getByRole('region', { name: 'Next step' }).getByText(NO_PHONE)
  await expect(onPaper).toBeVisible()
  await expect(warning).toBeHidden()
  await next(desk, 'Open voting')
  await expect(onPaper).toBeVisible()
  await next(desk, 'Call the close')
  await expect(nextStep(desk)).toContainText('Closing in')
  await expect(desk.getByRole('button', { name: /^Keep voting open/ })).toBeVisible()
  await expect(onPaper).toBeVisible()
  await session.seat('patients-and-service-users')
  await expect(onPaper).toBeHidden()
  await expect(nextStep(desk)).toContainText('Closing in')
  session.leave()
})

test('while letting people in is the next step, its button is the only one that lets them all in', async ({ room }) => {
  const session = await aSession(room, {
    title: 'A door with one button',
    questions: [FIRST],
    countdownSeconds: 120,
    revealFloor: 3,
    admission: 'ask',
  })
  const desk = await room.open('desk', session.desk)
  const door = desk.getByRole('region', { name: '2 people ask to come in' })
  for (const group of ['staff', 'staff']) await session.ask(group)
  await expect(nextStep(desk)).toContainText('Let 2 people in')
  await expect(door).toContainText('numbers 1, 2')
  await expect(door.getByRole('button', { name: /^Let all/ })).toBeHidden()
  await door.getByText('One by one, or turn away').click()
  await expect(door.getByRole('button', { name: 'Turn away number 1' })).toBeVisible()
  // While a vote runs they are not the next step: then the door has the button.
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  await session.openRound(FIRST)
  await expect(nextStep(desk)).toContainText('Call the close')
  await expect(door.getByRole('button', { name: /^Let all 2 in/ })).toBeVisible()
})

test('a key that can do nothing now says so to the eye too, and one goes to who calls for help and who asks', async ({
  room,
}) => {
  const session = await aSession(room, {
    title: 'Keys that say no',
    questions: [FIRST],
    countdownSeconds: 120,
    revealFloor: 3,
  })
  const desk = await room.open('desk', session.desk)
  const panel = desk.getByRole('region', { name: 'Next step' })
  await expect(nextStep(desk)).toContainText('Open the session')
  for (const [key, words] of [
    ['z', 'There is nothing to undo.'],
    ['x', 'That cannot be done now.'],
    ['i', 'Nobody asks to come in.'],
    ['a', 'No evidence waits.'],
    ['e', 'Nobody calls for help or asks to come in.'],
  ] as const) {
    await desk.keyboard.press(key)
    await expect(panel.getByText(words)).toBeVisible()
  }
  await expect(panel.getByText('There is nothing to undo.')).toBeHidden()
  await next(desk, 'Open the session')
  await expect(panel.getByText('Nobody calls for help or asks to come in.')).toBeHidden()

  const phone = await joinByAddress(room, session.joinCode, 'Staff networks')
  await phone.getByText('Your seat, and help').first().click()
  await phone.getByRole('button', { name: 'Call for help' }).click()
  await session.facilitator({ type: 'setAdmission', admission: 'ask' })
  await session.ask('carers')
  const call = desk.getByRole('heading', { name: /^Calls for help/ })
  const door = desk.getByRole('heading', { name: /asks to come in/ })
  await expect(call).toBeVisible()
  await expect(door).toBeVisible()
  await heard(desk, /^polite: Seat \d+ calls for help\.$/)
  await heard(desk, 'People ask to come in.')
  await desk.keyboard.press('e')
  await expect(call).toBeFocused()
  await desk.keyboard.press('e')
  await expect(door).toBeFocused()
  await desk.keyboard.press('e')
  await expect(call).toBeFocused()
  session.leave()
})

test('before the session is closed for good, what still waits is told', async ({ room }) => {
  const session = await aSession(room, {
    title: 'Something waits',
    questions: [FIRST],
    countdownSeconds: 120,
    revealFloor: 3,
  })
  const carer = await session.seat('carers')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  await session.propose(carer, { question: FIRST, claim: 'No ramp.', source: 'I was there', showGroup: false })
  await session.object(carer, { question: FIRST, reason: 'Nobody has asked Deaf people.' })
  const desk = await room.open('desk', session.desk)
  await expect(desk.getByText('No ramp.')).toBeVisible()
  await desk.getByRole('button', { name: 'Close the session' }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toContainText('One question has no recorded outcome yet.')
  await expect(dialog).toContainText(
    'One piece of evidence waits for your answer. After the close nobody can let it in.',
  )
  await expect(dialog).toContainText('One objection has not been heard.')
  session.leave()
})

test('before a later vote is closed the desk says what is lost while fewer have voted than before, and then no more', async ({
  room,
}) => {
  const session = await aSession(room, {
    title: 'Somebody is slow',
    questions: [FIRST],
    countdownSeconds: 10,
    revealFloor: 3,
  })
  const people: Seated[] = []
  for (const group of ['patients-and-service-users', 'staff', 'carers'])
    people.push(await session.seat(group), await session.seat(group))
  const votes = async (round: RoundId, voters: readonly Seated[]) => {
    for (const [at, who] of voters.entries()) await session.cast(who, round, at % 2 === 0 ? '0' : '3')
  }
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  const first = await session.openRound(FIRST)
  await votes(first, people)
  const desk = await room.open('desk', session.desk)
  const panel = desk.getByRole('region', { name: 'Next step' })
  // On a small laptop too, whoever ends the vote sees beside the button how many are in.
  await desk.setViewportSize({ width: 1280, height: 720 })
  await expect(panel.getByText('6 votes in')).toBeInViewport()
  await expect(panel.getByRole('progressbar', { name: 'Votes in' })).toBeInViewport()
  await expect(nextStep(desk)).toHaveAccessibleDescription(/^6 votes in from 6 seats/)
  await session.facilitator({ type: 'callClose', round: first })
  await expect(nextStep(desk)).toContainText('Closing in')
  await expect(panel).not.toContainText('last time')
  await next(desk, 'Reveal the result')

  const [slow, ...quick] = people
  if (slow === undefined) throw new Error('expected somebody who is slow')
  const second = await session.openRound(FIRST)
  await votes(second, quick)
  const button = nextStep(desk)
  const lost = (soFar: string) => `6 voted last time, ${soFar} so far.`
  await expect(panel).toContainText(
    `${lost('5')} If you close now, the room sees the grade and nothing else. Wait for everybody, or go on.`,
  )
  await expect(button).toHaveAccessibleDescription(/^6 voted last time, 5 so far\./)
  await next(desk, 'Call the close')
  await expect(panel).toContainText(`${lost('5')} If it closes now,`)
  await desk.keyboard.press('k')
  await expect(button).toContainText('Call the close')
  await session.cast(slow, second, '0')
  await expect(panel).not.toContainText('last time')
  session.leave()
})

test('what a later vote has lost is said once more before its result is shown', async ({ room }) => {
  const session = await aSession(room, {
    title: 'Somebody has gone',
    questions: [FIRST],
    countdownSeconds: 3,
    revealFloor: 3,
  })
  const people: Seated[] = []
  for (const group of ['patients-and-service-users', 'staff', 'carers'])
    people.push(await session.seat(group), await session.seat(group))
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  const desk = await room.open('desk', session.desk)
  const panel = desk.getByRole('region', { name: 'Next step' })
  for (const voters of [people, people.slice(1)]) {
    const round = await session.openRound(FIRST)
    for (const who of voters) await session.cast(who, round, '1')
    await session.facilitator({ type: 'callClose', round })
    await expect(nextStep(desk)).toContainText('Reveal the result')
    if (voters === people) await next(desk, 'Reveal the result')
  }
  await expect(panel).toContainText(
    '6 voted last time, 5 this time. The room sees the grade and nothing else. Or set the round aside, and vote again.',
  )
  await next(desk, 'Reveal the result')
  await expect(panel).not.toContainText('last time')
  session.leave()
})
