/** The code on the wall asks for a seat, and the desk lets people in. */
import { expect, type Page } from '@playwright/test'
import { type Room, test } from './a-room.ts'
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
  const startedAt = Date.now()
  const carer = await askToComeIn(room, 'Carers', true)
  await expect(carer.getByText('Your number is 1.')).toBeVisible()
  await expect(desk.getByRole('heading', { name: '1 person asks to come in' })).toBeVisible()
  await expect(nextStep(desk)).toContainText('Let 1 person in')
  await desk.keyboard.press('i')
  await expect(carer.getByRole('heading', { level: 1, name: 'You have a seat' })).toBeVisible()
  await expect(carer.getByRole('status').first()).toContainText('You are in. You have a seat.')
  console.log(`from the square code to the seat: ${Date.now() - startedAt} ms`)

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
