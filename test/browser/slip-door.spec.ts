/** Coming in with a slip whose square code cannot be read, where the screen is small, and while the server is busy. */
import { randomBytes } from 'node:crypto'
import { GroupId, QuestionId } from '@eds/session/session'
import { expect, type Locator, type Page } from '@playwright/test'
import * as z from 'zod'
import { sha256 } from '../a-server.ts'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'

const CHOICE = { questions: [QuestionId.parse('1a-perinatal')], countdownSeconds: 10, revealFloor: 3 }

/** Codes have no 0, 1, I, L or O. */
const aCode = (): string => Array.from(randomBytes(8), (byte) => 'ABCDEFGHJKMNPQRS'[byte % 16]).join('')

test('a slip whose code is typed asks what a scanned one asks, and a wrong code can be put right', async ({ room }) => {
  const session = await aSession(room, { title: 'A typed slip', ...CHOICE })
  const code = aCode()
  const slip = { slipHash: sha256(randomBytes(16).toString('hex')), codeHash: sha256(code) }
  await session.facilitator({ type: 'issueSlips', group: GroupId.parse('staff'), slips: [slip] })
  const phone = await room.open('phone', room.at(`/join/${session.joinCode}`))
  const heading = phone.getByRole('heading', { level: 1 })
  const field = phone.getByLabel('The code on your slip')
  await phone.getByText('I have a paper slip').click()
  await field.fill('AAAA2222')
  await phone.keyboard.press('Enter')

  await expect(heading).toHaveText('You have a slip')
  await expect(heading).toBeFocused()
  await phone.getByRole('button', { name: 'Sit down with my slip' }).click()
  await expect(phone.getByText('No seat belongs to this slip.')).toBeVisible()
  await phone.getByRole('button', { name: 'Type the code again' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('AAAA2222')

  await field.fill(code.toLowerCase())
  await phone.getByRole('button', { name: 'Go on' }).click()
  await expect(phone.getByText(code)).toBeVisible()
  await phone.getByRole('checkbox', { name: 'Yes, I also work for it' }).check()
  await phone.getByRole('button', { name: 'Sit down with my slip' }).click()
  await expect(heading).toHaveText('You have a seat')
  await phone.getByText('Your seat, and help').click()
  await expect(phone.getByText('You have said that you also work for the organisation')).toBeVisible()
  session.leave()
})

test('at the door nothing lies over a group, whether a slip’s box is open or the text is twice as large', async ({
  room,
}) => {
  const session = await aSession(room, { title: 'A small phone', ...CHOICE })
  const phone = await room.open('phone', room.at(`/join/${session.joinCode}`))
  const groups = phone.getByRole('radio', { name: /./ }).and(phone.locator('[name=group]'))
  await expect(groups.first()).toBeVisible()
  const count = await groups.count()
  expect(count).toBeGreaterThan(8)
  const box = phone.getByText('I have a paper slip')
  const lookAtAll = async (step: string) => {
    for (let place = 0; place < count; place++) {
      await groups.nth(place).focus()
      expect(await whatLiesOver(groups.nth(place)), `${step}, group ${place + 1}`).toBeNull()
    }
  }
  for (const size of [
    { width: 320, height: 568 },
    { width: 360, height: 740 },
    { width: 400, height: 700 },
    // 1280 × 1024 at 400%
    { width: 320, height: 256 },
  ]) {
    const name = `${size.width} × ${size.height}`
    await phone.setViewportSize(size)
    await phone.reload()
    await groups.first().waitFor()
    await lookAtAll(`${name}, before`)
    await box.click()
    await lookAtAll(`${name}, slip open`)
    await groups.nth(2).check()
    await lookAtAll(`${name}, slip open, a group chosen`)
    expect(await liesOverGroups(phone), `${name}, slip open`).toBe(false)
    await box.click()
    await lookAtAll(`${name}, a group chosen`)
    await phone.evaluate(() => document.documentElement.setAttribute('data-text', '200'))
    await lookAtAll(`${name}, twice the text`)
  }
  session.leave()
})

test('a phone that a busy server sends away says so, and comes in by itself', async ({ room }) => {
  const session = await aSession(room, { title: 'A busy server', ...CHOICE })
  const phone = await room.open('phone', room.at(`/join/${session.joinCode}`))
  const refusal = { code: 'too-many-requests', detail: 'wait a little and ask again' }
  let turnedAway = 0
  let look = (): void => {}
  const looked = new Promise<void>((resolve) => {
    look = resolve
  })
  await phone.route('**/arrivals', async (route) => {
    turnedAway += 1
    if (turnedAway > 1) {
      await looked
      return route.continue()
    }
    const { commandId } = z.object({ commandId: z.string() }).parse(route.request().postDataJSON())
    return route.fulfill({
      status: 429,
      headers: { 'Retry-After': '1' },
      json: { status: 'refused', commandId, refusal },
    })
  })
  await phone.getByRole('radio', { name: 'Carers' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone.getByRole('main').getByText('The server is very busy. We keep trying.')).toBeVisible()
  look()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('You have a seat')
  expect(turnedAway).toBe(2)
  session.leave()
})

/** @returns whether the bar with the button stands over the groups and not below them */
const liesOverGroups = (phone: Page): Promise<boolean> =>
  phone.evaluate(() => {
    window.scrollTo(0, 0)
    const [groups, bar] = ['fieldset:has([name=group])', '.phone-dock'].map((part) => document.querySelector(part))
    if (!groups || !bar) throw new Error('expected groups and a bar, found none')
    return bar.getBoundingClientRect().top < groups.getBoundingClientRect().bottom
  })

/** @returns the class of what covers an option that has the focus, at any corner of its line; null for nothing */
const whatLiesOver = (radio: Locator): Promise<string | null> =>
  radio.evaluate((input) => {
    const option = input.closest('.eds-option') ?? input
    const { left, right, top, bottom } = input.getBoundingClientRect()
    const place = option.getBoundingClientRect()
    if (top < 0 || bottom > window.innerHeight) return 'outside the window'
    for (const [x, y] of [
      [(left + right) / 2, (top + bottom) / 2],
      [place.right - 8, Math.min(bottom, window.innerHeight - 1)],
    ] as const) {
      const found = document.elementFromPoint(x, y)
      if (found === null || !option.contains(found)) return found?.className ?? 'nothing'
    }
    return null
  })
