/** The code on the wall asks for a seat, and the desk lets people in. */
import { expect, type Page } from '@playwright/test'
import { type Room, test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { next, nextStep } from './acts.ts'

/** Three taps from the square code: open, choose, ask. */
async function askToComeIn(room: Room, group: string, dualRole = false): Promise<Page> {
  const phone = await room.open('phone', room.at(`/join/${room.first.joinCode}`))
  await phone.getByRole('radio', { name: group }).check()
  if (dualRole) await phone.getByRole('checkbox', { name: 'Yes, I also work for it' }).check()
  await phone.getByRole('button', { name: 'Ask for a seat' }).click()
  await expect(phone.getByRole('heading', { level: 1, name: 'You have asked to come in' })).toBeVisible()
  return phone
}

test.use({ admission: 'ask' })

test('people ask, the desk lets them in with one key, and their phones go in by themselves', async ({ room }) => {
  const wall = await room.open('wall', room.first.wall)
  const desk = await room.open('desk', room.first.desk)
  await expect(nextStep(desk)).toContainText('Open the session')
  const carer = await askToComeIn(room, 'Carers', true)
  await expect(carer.getByText('Your number is 1.')).toBeVisible()
  await expect(desk.getByRole('heading', { name: '1 person asks to come in' })).toBeVisible()
  await expect(nextStep(desk)).toContainText('Let 1 person in')
  await desk.keyboard.press('i')
  // What is only said goes again after some seconds: it is looked for first.
  await expect(carer.getByRole('status').first()).toContainText('You are in. You have a seat.')
  await expect(carer.getByRole('heading', { level: 1, name: 'You have a seat' })).toBeVisible()

  const patient = await askToComeIn(room, 'Patients and service users')
  const stranger = await askToComeIn(room, 'Board')
  await expect(wall.getByText('2 people ask to come in')).toBeVisible()
  await expect(wall.getByRole('heading', { level: 2 }).first()).toContainText('1 person is here')
  await expect(wall.getByText('1 person also works for the organisation that is graded.')).toBeVisible()

  // Waiting survives a reload, a lost network and a server that was killed.
  await patient.reload()
  await expect(patient.getByText('Your number is 2.')).toBeVisible()
  await patient.context().setOffline(true)
  await expect(patient.getByRole('complementary')).toBeVisible({ timeout: 20_000 })
  await patient.context().setOffline(false)
  await expect(patient.getByRole('complementary')).toBeHidden({ timeout: 20_000 })
  await room.killAndRestart()
  await expect(desk.getByRole('heading', { name: '2 people ask to come in' })).toBeVisible()

  await desk.getByText('One by one, or turn away').click()
  await desk.getByRole('button', { name: 'Turn away number 3' }).click()
  await expect(stranger.getByRole('heading', { level: 1, name: 'You were not let in' })).toBeVisible()
  await next(desk, 'Let 1 person in')
  await expect(patient.getByRole('heading', { level: 1, name: 'You have a seat' })).toBeVisible()
  await expect(nextStep(desk)).toContainText('Open the session')
  await expect(desk.getByRole('heading', { name: /to come in/ })).toBeHidden()

  await stranger.getByRole('link', { name: 'Ask again' }).click()
  await stranger.getByRole('radio', { name: 'Trade unions' }).check()
  await stranger.getByRole('button', { name: 'Ask for a seat' }).click()
  await expect(stranger.getByText('Your number is 4.')).toBeVisible()
  await desk.getByRole('button', { name: 'Let everybody straight in' }).click()
  await expect(stranger.getByRole('heading', { level: 1, name: 'You have a seat' })).toBeVisible()
  await stranger.getByText('What the facilitator did').first().click()
  await expect(stranger.getByText('let everybody with the code come straight in').first()).toBeVisible()
})

test('from the square code to a seat in three taps and fifteen seconds, with somebody at the desk @timed', async ({
  room,
}) => {
  const desk = await room.open('desk', room.first.desk)
  const startedAt = Date.now()
  const phone = await askToComeIn(room, 'Carers')
  await expect(nextStep(desk)).toContainText('Let 1 person in')
  await desk.keyboard.press('i')
  await expect(phone.getByRole('heading', { level: 1, name: 'You have a seat' })).toBeVisible()
  expect(Date.now() - startedAt).toBeLessThan(15_000)
})

test('more people ask than there are seats: the desk says so, and the facilitator chooses who comes in', async ({
  room,
}) => {
  const session = await aSession(room, {
    title: 'A small room',
    questions: ['2a'],
    countdownSeconds: 10,
    revealFloor: 3,
    maxSeats: 2,
    admission: 'ask',
  })
  const desk = await room.open('desk', session.desk)
  await expect(nextStep(desk)).toContainText('Open the session')
  for (const group of ['staff', 'staff', 'staff', 'carers']) await session.ask(group)
  const door = desk.getByRole('region', { name: '4 people ask to come in' })
  await expect(door).toContainText('Only 2 seats are free.')
  await expect(door.getByRole('button', { name: 'Let the first 2 in' })).toBeVisible()
  await expect(async () => {
    await expect(nextStep(desk)).toContainText('Choose who comes in', { timeout: 1_000 })
    await desk.keyboard.press('n')
    await expect(door.getByRole('heading')).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await door.getByText('One by one, or turn away').click()
  await door.getByRole('button', { name: 'Let in number 4' }).click()
  const three = desk.getByRole('region', { name: '3 people ask to come in' })
  await expect(three).toContainText('Only 1 seat is free.')
  await desk.keyboard.press('i')
  await expect(desk.getByRole('region', { name: '2 people ask to come in' })).toContainText('No seat is free')
  await expect(nextStep(desk)).toContainText('Open the session')
})

test('two people share a phone: one has a seat, the other asks, and each goes back to their own', async ({ room }) => {
  const desk = await room.open('desk', room.first.desk)
  const phone = await askToComeIn(room, 'Carers')
  await next(desk, 'Let 1 person in')
  const seated = phone.getByRole('heading', { level: 1, name: 'You have a seat' })
  await expect(seated).toBeVisible()
  const handOn = async () => {
    await phone.getByText('Your seat, and help').click()
    await phone.getByRole('button', { name: 'Hand the phone on' }).click()
    await expect(phone.getByRole('heading', { level: 1, name: 'Who uses this phone now?' })).toBeVisible()
  }
  await handOn()
  await phone.getByRole('link', { name: 'Add one more person' }).click()
  await phone.getByRole('radio', { name: 'Trade unions' }).check()
  await phone.getByRole('button', { name: 'Ask for a seat' }).click()
  await expect(phone.getByText('Your number is 2.')).toBeVisible()

  await phone.getByText('Hand the phone on').click()
  await phone.getByRole('button', { name: 'Your number is 1.' }).click()
  await expect(seated).toBeVisible()
  await handOn()
  await phone.getByRole('button', { name: 'Seat 2: Trade unions asks to come in' }).click()
  await expect(phone.getByText('Your number is 2.')).toBeVisible()
  await next(desk, 'Let 1 person in')
  await expect(seated).toBeVisible()
  await handOn()
  await expect(phone.getByRole('listitem')).toHaveText(['Seat 1: Carers', 'Seat 2: Trade unions'])
})

test('whoever still asks when the session ends is told so, and a closed door lets nobody ask', async ({ room }) => {
  const desk = await room.open('desk', room.first.desk)
  const phone = await askToComeIn(room, 'Carers')
  await desk.getByRole('button', { name: 'Close the door' }).click()
  const late = await room.open('phone', room.at(`/join/${room.first.joinCode}`))
  await late.getByRole('radio', { name: 'Carers' }).check()
  await late.getByRole('button', { name: 'Ask for a seat' }).click()
  await expect(late.getByText('The facilitator has closed the door for new people.')).toBeVisible()
  await desk.getByRole('button', { name: 'Close the session' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Close the session' }).click()
  await expect(phone.getByRole('heading', { level: 1, name: 'The session is over.' })).toBeVisible()
})
