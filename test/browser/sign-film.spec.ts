/** The place of a film in British Sign Language: none has been made, so the test gives the phone one. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress } from './acts.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const FILM = 'https://films.example/1a'
const NO_FILMS = '"eds-2022":{}'

test('a question with a film in sign language offers it beside the seat, and fetches nothing of it before', async ({
  room,
}) => {
  const choice = { title: 'A film', questions: [QUESTION], revealFloor: 3, countdownSeconds: 3 }
  const session = await aSession(room, choice)
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  await session.openRound(QUESTION)
  const phone = await room.open('phone', room.at('/'))
  const context = phone.context()
  let given = 0
  const asked: string[] = []
  await context.route('**/assets/*.js', async (route) => {
    const body = await (await fetch(room.server.base + new URL(route.request().url()).pathname)).text()
    given += body.split(NO_FILMS).length - 1
    await route.fulfill({
      contentType: 'text/javascript',
      body: body.replace(NO_FILMS, `"eds-2022":{"1A":"${FILM}"}`),
    })
  })
  await context.route(`${FILM}**`, async (route) => {
    asked.push(`${route.request().headers().referer ?? 'nobody'}`)
    await route.fulfill({ contentType: 'text/html', body: '<title>The film</title>' })
  })
  await phone.goto(room.at(`/join/${session.joinCode}`))
  await phone.getByRole('radio', { name: 'Trade unions' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  const link = phone.getByRole('link', { name: 'Watch in British Sign Language' })
  await expect(link).toBeVisible()
  expect(given).toBe(1)
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await phone.getByRole('radio', { name: 'Developing' }).check()
  expect(asked).toEqual([])

  const [film] = await Promise.all([context.waitForEvent('page'), link.click()])
  await expect(film).toHaveTitle('The film')
  expect(asked).toEqual(['nobody'])
  expect(await film.evaluate(() => window.opener)).toBeNull()
  await expect(phone.getByRole('radio', { name: 'Developing' })).toBeChecked()
  session.leave()
})

test('a question without a film says nothing of one', async ({ room }) => {
  const choice = { title: 'No film', questions: [QUESTION], revealFloor: 3, countdownSeconds: 3 }
  const session = await aSession(room, choice)
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  await expect(phone.getByText('The official words')).toBeVisible()
  await expect(phone.getByText('Sign Language')).toHaveCount(0)
  session.leave()
})
