/** A server that is put back to an older copy in the middle of a meeting: everybody is told, and the meeting can go on. */
import { TrailFile } from '@eds/audit/trail'
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { getJson } from '../a-server.ts'
import { type Room, test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { joinByAddress, nextStep } from './acts.ts'

const CHANGED = /^The record of this session has been changed/
const alarm = (page: Page) => page.getByText(CHANGED)

/** @returns the number of the newest entry that this page remembers of the record; null before any */
const newestSeen = (page: Page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('eds.head.'))
    return key === undefined ? null : JSON.parse(localStorage.getItem(key) ?? 'null').seq
  })

async function newestTold(room: Room, { wall }: ASession): Promise<number> {
  const { pathname, hash } = new URL(wall)
  const { body } = await getJson(room.server, `/api/sessions/${pathname.split('/')[2]}/trail`, hash.replace('#t=', ''))
  return TrailFile.parse(body).entries.length
}

test('phone, wall and desk raise the alarm, the desk goes on, and another phone joins', async ({ room }) => {
  const question = QuestionId.parse('2a')
  const rules = { countdownSeconds: 0, revealFloor: 3, admission: 'at-once' as const }
  const session = await aSession(room, { title: 'An older copy', questions: [question], ...rules })
  await session.facilitator({ type: 'openSession' })
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const putBack = await room.copyData()
  const desk = await room.open('desk', session.desk)
  const wall = await room.open('wall', session.wall)
  await expect(nextStep(desk)).toBeVisible()
  await session.facilitator({ type: 'showQuestion', question })
  await session.openRound(question)
  await expect(nextStep(desk)).toContainText('close')
  await expect(wall.getByRole('main')).not.toContainText('Join on your phone')
  await expect(phone.getByRole('group', { name: /Which grade is right/ })).toBeVisible()
  // Who has not seen the newest entry yet misses nothing.
  for (const page of [desk, wall, phone])
    await expect.poll(() => newestSeen(page)).toBe(await newestTold(room, session))
  for (const page of [desk, wall, phone]) await expect(alarm(page)).toHaveCount(0)

  await putBack()
  for (const page of [phone, wall, desk]) await expect(alarm(page)).toBeVisible({ timeout: 30_000 })
  await expect(desk.getByText('Working…')).toHaveCount(0)
  // Neither hides the other, wherever the page is scrolled to.
  await desk.context().setOffline(true)
  const lost = desk.getByRole('complementary').getByText('Connection lost.')
  await expect(lost).toBeVisible({ timeout: 60_000 })
  await desk.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(alarm(desk)).toBeInViewport({ ratio: 1 })
  await expect(lost).toBeInViewport({ ratio: 1 })
  const [above, below] = [await alarm(desk).boundingBox(), await lost.boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  await desk.context().setOffline(false)
  await expect(lost).toHaveCount(0, { timeout: 60_000 })
  const step = await nextStep(desk).textContent()
  await expect(async () => {
    await nextStep(desk).click()
    expect(await nextStep(desk).textContent()).not.toBe(step)
  }).toPass()
  await desk.reload()
  await expect(nextStep(desk)).not.toContainText('Working')
  await expect(nextStep(desk)).not.toContainText(step ?? '')
  const another = await joinByAddress(room, session.joinCode, 'Carers')
  await expect(alarm(another)).toHaveCount(0)
  session.leave()
})

test('an act asked for while the server is being put back is given up in time, says why, and works when asked again', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const rules = { countdownSeconds: 0, revealFloor: 3, admission: 'at-once' as const }
  const session = await aSession(room, { title: 'An older copy', questions: [question], ...rules })
  const putBack = await room.copyData()
  const desk = await room.open('desk', session.desk)
  await session.facilitator({ type: 'openSession' })
  await expect(nextStep(desk)).toBeVisible()
  // Its answer never comes: the server is gone in the middle of it.
  await desk.route('**/commands', (route) => route.abort())
  await expect(async () => {
    await nextStep(desk).click()
    await expect(desk.getByText('Working…')).toBeVisible({ timeout: 500 })
  }).toPass()
  // Once it cannot ask for the record either: it asks again.
  await desk.route('**/trail', (route) => route.abort(), { times: 1 })
  await putBack()
  await expect(alarm(desk)).toBeVisible({ timeout: 30_000 })
  await expect(desk.getByText('Working…')).toHaveCount(0, { timeout: 30_000 })
  await expect(desk.getByText(/not sent|no connection/i).first()).toBeVisible()
  await desk.unroute('**/commands')
  const step = await nextStep(desk).textContent()
  await expect(async () => {
    await nextStep(desk).click()
    expect(await nextStep(desk).textContent()).not.toBe(step)
  }).toPass()
  session.leave()
})
