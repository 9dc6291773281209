/** The page on how a vote is protected, in the language that a person chooses on it. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { protectedEasy } from '../../apps/web/words/protected-easy.ts'
import { protectedEn } from '../../apps/web/words/protected-en.ts'
import { protectedPa } from '../../apps/web/words/protected-pa.ts'
import { protectedUr } from '../../apps/web/words/protected-ur.ts'
import { ur } from '../../apps/web/words/ur.ts'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress } from './acts.ts'

const CHOSEN = [
  { name: 'ਪੰਜਾਬੀ', lang: 'pa', dir: 'ltr', words: protectedPa },
  { name: 'اردو', lang: 'ur', dir: 'rtl', words: protectedUr },
  { name: 'English – Easy Read', lang: 'en-GB', dir: 'ltr', words: protectedEasy.words },
] as const

test('every promise and every limit is said in the chosen language, and kept after a reload', async ({ room }) => {
  const phone = await room.open('phone', room.at('/protected'))
  const title = phone.getByRole('heading', { level: 1 })
  const lines = phone.getByRole('main').getByRole('listitem')
  await expect(title).toHaveText(protectedEn['protected.title'])
  for (const { name, lang, dir, words } of CHOSEN) {
    await phone.getByRole('banner').getByRole('button').click()
    await phone.getByRole('dialog').getByText(name, { exact: true }).click()
    await phone.keyboard.press('Escape')
    await expect(title).toHaveText(words['protected.title'])
    await phone.reload()
    await expect(title).toHaveText(words['protected.title'])
    await expect(phone.locator('html')).toHaveAttribute('lang', lang)
    await expect(phone.locator('html')).toHaveAttribute('dir', dir)
    await expect(phone).toHaveTitle(new RegExp(words['protected.title']))
    const said = Object.entries(words).flatMap(([key, text]) =>
      /^protected\.(promise|limit|you)\./.test(key) && key !== 'protected.limit.http-now' ? [text] : [],
    )
    expect(said.length).toBeGreaterThan(20)
    expect((await lines.allInnerTexts()).toSorted()).toEqual(said.toSorted())
  }
  await expect(lines.locator('svg')).toHaveCount(await lines.count())
})

test('the seal words keep their language within another one', async ({ room }) => {
  const phone = await joinByAddress(room, room.first.joinCode, 'Trade unions')
  await phone.getByRole('banner').getByRole('button').click()
  await phone.getByRole('dialog').getByText('اردو', { exact: true }).click()
  await phone.keyboard.press('Escape')
  await expect(phone.locator('html')).toHaveAttribute('lang', 'ur')
  await phone.getByText(ur.words['record.title'] ?? 'no words', { exact: true }).click()
  await expect(phone.locator('.phone-seal')).toHaveAttribute('lang', 'en-GB')
})

test('who writes evidence reads in their own language which question it is about, and of which service', async ({
  room,
}) => {
  const [first, second] = ['1a-perinatal', '1a-maternity'].map((id) => QuestionId.parse(id))
  if (first === undefined || second === undefined) throw new Error('expected two questions')
  const session = await aSession(room, {
    title: 'Two services',
    questions: [first, second],
    countdownSeconds: 3,
    revealFloor: 3,
  })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: first })
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  await phone.getByRole('banner').getByRole('button').click()
  await phone.getByRole('dialog').getByText('اردو', { exact: true }).click()
  await phone.keyboard.press('Escape')
  await expect(phone.locator('html')).toHaveAttribute('lang', 'ur')
  const asked = await phone.getByRole('heading', { level: 1 }).innerText()
  await phone.getByRole('button', { name: ur.words['propose.open'] ?? 'no words' }).click()
  const form = phone.getByRole('region', { name: ur.words['propose.title'] ?? 'no words' })
  await expect(form).toContainText(asked)
  await session.facilitator({ type: 'showQuestion', question: second })
  await expect(phone.locator('.phone-service')).toContainText('Maternity services')
  await expect(form).toContainText('Perinatal services')
  session.leave()
})

test('whose phone speaks another language finds it named at the top of an English page', async ({ room, browser }) => {
  for (const { locale, name } of [
    { locale: 'ur-PK', name: 'اردو' },
    { locale: 'en-GB', name: null },
    { locale: 'fr-FR', name: null },
  ]) {
    const context = await browser.newContext({ locale, viewport: { width: 320, height: 568 } })
    const phone = await context.newPage()
    await phone.goto(room.at(`/join/${room.first.joinCode}`))
    const open = phone.getByRole('banner').getByRole('button')
    await expect(open).toHaveText(name === null ? 'Language and text' : `Language and text ${name}`)
    if (name !== null) {
      await expect(open.getByText(name)).toBeInViewport()
      await open.click()
      await phone.getByRole('dialog').getByText(name, { exact: true }).click()
      await phone.keyboard.press('Escape')
      await expect(phone.locator('html')).toHaveAttribute('lang', 'ur')
      await expect(open).toHaveText(ur.words['reading.open'] ?? 'no words')
    }
    await context.close()
  }
})
