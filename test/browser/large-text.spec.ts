/** Words of twice the size on the smallest phone: no grade is broken in two, and what is said of a lost network leaves room. */
import { QuestionId } from '@eds/session/session'
import { expect, type Locator } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { castOnly, joinByAddress, standing } from './acts.ts'

const QUESTION = QuestionId.parse('1a-perinatal')

/** @returns the single words that stand on more than one line */
const brokenWords = (texts: Locator): Promise<string[]> =>
  texts.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const broken: string[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (const word of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange()
          range.setStart(node, word.index)
          range.setEnd(node, word.index + word[0].length)
          if (range.getClientRects().length > 1) broken.push(word[0])
        }
      }
      return broken
    }),
  )

test('at 320 px and 200% no grade and no setting is broken within a word', async ({ room }) => {
  const session = await aSession(room, { title: 'Large', questions: [QUESTION], countdownSeconds: 3, revealFloor: 3 })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  await session.openRound(QUESTION)
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  await phone.setViewportSize({ width: 320, height: 568 })
  await phone.getByRole('button', { name: 'Language and text' }).click()
  await phone.getByRole('dialog').getByRole('radio', { name: '200%' }).check()
  const settings = phone.getByRole('dialog').locator('label')
  expect(await settings.count()).toBeGreaterThan(10)
  expect(await brokenWords(settings)).toEqual([])
  await phone.keyboard.press('Escape')
  const answers = phone.locator('.phone-vote .eds-option')
  await expect(answers).toHaveCount(6)
  expect(await brokenWords(answers)).toEqual([])
  session.leave()
})

for (const size of ['100%', '200%'] as const) {
  test(`a network that goes as somebody votes hides no word of where the vote stands, at ${size}`, async ({ room }) => {
    const session = await aSession(room, { title: 'Large', questions: [QUESTION], countdownSeconds: 3, revealFloor: 3 })
    await session.facilitator({ type: 'openSession' })
    await session.facilitator({ type: 'showQuestion', question: QUESTION })
    await session.openRound(QUESTION)
    const phone = await joinByAddress(room, session.joinCode, 'Carers')
    await phone.setViewportSize({ width: 320, height: 568 })
    await phone.getByRole('button', { name: 'Language and text' }).click()
    await phone.getByRole('dialog').getByRole('radio', { name: size }).check()
    await phone.keyboard.press('Escape')
    await phone.getByRole('radio', { name: 'Developing' }).waitFor()
    await phone.context().setOffline(true)
    await castOnly(phone, 'Developing')
    await expect(phone.getByRole('complementary')).toContainText('1 thing is waiting to be sent.')
    const waiting = standing(phone, 'Waiting to send')
    await expect(waiting).toBeInViewport()
    const isOver = await waiting.evaluate((element) => {
      const { left, top, bottom } = element.getBoundingClientRect()
      return [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + 8, y)?.closest('.phone-vote') === null)
    })
    expect(isOver).toEqual([false, false])
    session.leave()
  })
}
