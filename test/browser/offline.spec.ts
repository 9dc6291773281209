/** A seat without a network, on an address where browsers keep a page (this computer's own, as https does elsewhere). */
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { type Room, test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { castOnly, standing } from './acts.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const SHELL = 'eds-shell-1'

/** A seat before an open vote, once its page is kept on the phone. */
async function seated(room: Room): Promise<{ session: ASession; phone: Page }> {
  const session = await aSession(room, {
    title: 'Without a network',
    questions: [QUESTION],
    revealFloor: 3,
    countdownSeconds: 3,
  })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  await session.openRound(QUESTION)
  const phone = await room.open('phone', `${room.server.base}/join/${session.joinCode}`)
  await phone.setViewportSize({ width: 320, height: 568 })
  await phone.getByRole('radio', { name: 'Trade unions' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect.poll(() => keptScripts(phone)).toContain('later')
  await expect(phone.locator('link[rel="manifest"]')).toHaveCount(1)
  return { session, phone }
}

/** Names of the scripts that are kept, without what tells their content. */
const keptScripts = (phone: Page): Promise<string[]> =>
  phone.evaluate(
    async (shell) =>
      (await (await caches.open(shell)).keys()).flatMap(({ url }) => /\/assets\/(\w+)-[^/]+\.js$/.exec(url)?.[1] ?? []),
    SHELL,
  )

test('a seat can be put on the home screen, and opens from there', async ({ room }) => {
  const { session, phone } = await seated(room)
  const tools = await phone.context().newCDPSession(phone)
  const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors')
  // Every page of these tests is in a private window.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
  const { data, errors } = await tools.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const found = z
    .object({ start_url: z.string(), icons: z.array(z.object({ src: z.string(), type: z.string() })) })
    .parse(JSON.parse(data ?? ''))
  expect(room.at(found.start_url)).toBe(room.at(new URL(phone.url()).pathname))
  const pictures = [...found.icons, { src: '/icon-apple.png', type: 'image/png' }]
  const types = await Promise.all(
    pictures.map(async ({ src }) => (await phone.request.get(room.server.base + src)).headers()['content-type']),
  )
  expect(types).toEqual(pictures.map(({ type }) => type))
  // Nothing at the top of a seat leads away from it.
  const seat = phone.url()
  await phone.getByRole('link', { name: 'EDS workshop' }).click()
  await expect(phone).toHaveURL(seat)
  session.leave()
})

test('without a network a seat opens again in its language, keeps a vote and sends it when the server is back', async ({
  room,
}) => {
  const { session, phone } = await seated(room)
  await phone.getByRole('button', { name: 'Language' }).click()
  await phone.getByRole('radio', { name: 'Polski' }).check()
  await expect.poll(() => keptScripts(phone)).toContain('pl')
  await phone.getByRole('radio', { name: 'English', exact: true }).check()
  await phone.getByRole('dialog').getByRole('button').last().click()

  const number = await phone.getByRole('banner').getByText('Seat 1: Trade unions').innerText()
  await room.server.stop()
  await phone.reload()
  await expect(phone.getByRole('banner').getByText(number)).toBeVisible()
  await expect(phone.getByRole('complementary')).toContainText('Connection lost')
  await phone.getByRole('button', { name: 'I need more time' }).click()
  await expect(phone.getByRole('button', { name: 'Waiting to send' })).toBeVisible()
  await castOnly(phone, 'Developing')
  const waiting = standing(phone, 'Waiting to send')
  await expect(waiting).toBeInViewport()
  // What it says is not under the words about the network.
  await expect
    .poll(() =>
      waiting.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.phone-vote') !== null
      }),
    )
    .toBe(true)
  await phone.reload()
  await expect(waiting).toBeVisible()

  await room.killAndRestart()
  await expect(standing(phone, 'Saved')).toBeVisible()
  await expect(phone.getByRole('banner').getByText(number)).toBeVisible()
  session.leave()
})
