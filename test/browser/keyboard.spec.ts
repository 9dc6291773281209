/** A phone without a touch screen or a mouse, and without sight: names, focus and what is said aloud. */
import { QuestionId } from '@eds/session/session'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { anInspection, PHONE, WALL } from './inspection.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const COUNTDOWN_SECONDS = 8

test('a vote by keyboard alone, with every change said aloud', async ({ room }) => {
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'A vote without a mouse',
    questions: [QUESTION, '2a'],
    countdownSeconds: COUNTDOWN_SECONDS,
    revealFloor: 3,
  })
  const others = [await session.seat('staff'), await session.seat('trade-unions')]
  const wall = await room.open('wall', session.wall)
  const phone = await room.open('phone', room.at('/'))
  const said = await listen(phone)
  const button = (name: string) => phone.getByRole('button', { name, exact: true })
  const radio = (name: string) => phone.getByRole('radio', { name })

  await test.step('types the code and sits down', async () => {
    await expect(phone.getByRole('heading', { level: 1, name: 'Join the workshop' })).toBeVisible()
    await tab(phone, [
      phone.getByRole('link', { name: 'Skip to the main part' }),
      phone.getByRole('link', { name: 'EDS workshop' }),
      phone.getByRole('textbox', { name: 'Code' }),
    ])
    await phone.keyboard.type(session.joinCode.toLowerCase())
    await tab(phone, [button('Go on')])
    await phone.keyboard.press('Enter')
    await expect(phone.getByRole('group', { name: 'Who do you speak for today?' })).toBeVisible()
    await tabFromTop(phone, [
      phone.getByRole('link', { name: 'Skip to the main part' }),
      phone.getByRole('link', { name: 'EDS workshop' }),
      radio('Patients and service users'),
    ])
    await phone.keyboard.press('Space')
    await expect(radio('Patients and service users')).toBeChecked()
    await tab(phone, [phone.getByRole('checkbox', { name: /also work for/ }), button('Sit down')])
    await phone.keyboard.press('Enter')
    await expect(phone.getByRole('heading', { level: 1, name: 'You have a seat' })).toBeVisible()
  })

  await test.step('is led to the question', async () => {
    await session.facilitator({ type: 'openSession' })
    await session.facilitator({ type: 'showQuestion', question: QUESTION })
    await expect(heading(phone)).toHaveText('Can everyone who needs this service get it?')
    await expect(heading(phone)).toBeFocused()
  })

  const round = await test.step('votes, and changes the vote', async () => {
    const opened = await session.openRound(QUESTION)
    await said('Voting is open.')
    await expect(heading(phone)).toBeFocused()
    await tab(phone, [
      phone.locator('summary', { hasText: 'The official words' }),
      phone.getByRole('link', { name: /^Read \d+ piece/ }),
      radio('Undeveloped'),
    ])
    await expect(phone.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
    await phone.keyboard.press('Space')
    await everyChoiceInSight(phone)
    await expect(radio('Developing')).toBeChecked()
    await tab(phone, [button('Vote: Developing')])
    await phone.keyboard.press('Enter')
    await said('Your vote is saved.')
    await expect(button('Change my vote')).toBeFocused()
    await phone.keyboard.press('Enter')
    await expect(radio('Undeveloped')).toBeFocused()
    await expect(phone.getByRole('radio', { checked: true })).toHaveCount(0)
    for (const _ of [1, 2]) await phone.keyboard.press('ArrowDown')
    await tab(phone, [button('Vote: Achieving')])
    await phone.keyboard.press('Space')
    await expect(button('Change my vote')).toBeFocused()
    await expect(wall.getByText(/^1 of 3 votes in/)).toBeVisible()
    return opened
  })

  await test.step('hears the close and the result, and is never left nowhere', async () => {
    for (const other of others) await session.cast(other, round, '2')
    await session.facilitator({ type: 'callClose', round })
    await said(`The vote closes in ${COUNTDOWN_SECONDS} seconds`)
    await look(phone, 'phone: the close is called', PHONE)
    await look(wall, 'wall: the close is called', WALL)
    await said('The vote closes in 5 seconds')
    await said('Voting is closed. The votes are being counted.')
    await expect(phone.getByRole('heading', { name: 'The vote is closed' })).toBeFocused()
    await session.facilitator({ type: 'revealRound', round, override: null })
    const headline = await phone.locator('.phone-headline').innerText()
    expect(headline).toContain('Agreed: Achieving.')
    await said(`The result: ${headline}`)
    await expect(phone.getByRole('heading', { name: 'The result' })).toBeFocused()
    await session.facilitator({
      type: 'recordAgreement',
      question: QUESTION,
      outcome: { kind: 'agreed', grade: 2 },
      reason: null,
      dissent: null,
    })
    await said('The room’s grade is recorded.')
  })

  await test.step('is not torn from writing when the room moves on', async () => {
    await phone.getByRole('button', { name: 'Add evidence of your own' }).press('Enter')
    const claim = phone.getByRole('textbox', { name: 'What do you know?' })
    await claim.focus()
    await phone.keyboard.type('The letters are ')
    await session.facilitator({ type: 'showQuestion', question: QuestionId.parse('2a') })
    await expect(phone.getByText('The room has moved on. What you write here')).toBeVisible()
    await expect(claim).toBeFocused()
    await phone.keyboard.type('not in Easy Read.')
    await expect(claim).toHaveValue('The letters are not in Easy Read.')
    await said(/^The room has moved to a new question: /)
  })
  session.leave()
})

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** How many other controls may lie between two stops: more would be a long way by keyboard. */
const MOST_BETWEEN = 5

/** Tabs from stop to stop in this order. Whatever lies between has a name, so that nobody lands on something nameless. */
async function tab(page: Page, stops: readonly Locator[]): Promise<void> {
  for (const stop of stops) {
    const passed: string[] = []
    await page.keyboard.press('Tab')
    while (!(await hasFocus(stop))) {
      const name = await focusedName(page)
      expect(name, `a nameless stop after ${passed.join(', ')}`).not.toBe('')
      passed.push(name)
      expect(passed.length, `stops on the way to ${String(stop)}: ${passed.join(', ')}`).toBeLessThanOrEqual(
        MOST_BETWEEN,
      )
      await page.keyboard.press('Tab')
    }
  }
}

const hasFocus = (stop: Locator): Promise<boolean> => stop.evaluate((element) => element === document.activeElement)

/** @returns what names the control that has the focus; an empty text when nothing does or nothing has it */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || focused === document.body) return ''
    const labels = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null
    const label = [...(labels ?? [])].map(({ textContent }) => textContent).join(' ')
    return (focused.getAttribute('aria-label') ?? (label === '' ? focused.innerText : label)).trim()
  })

/** Goes through every choice with the arrow keys, round to the second: the focused one is never under another thing. */
async function everyChoiceInSight(page: Page): Promise<void> {
  const count = await page.getByRole('radio').count()
  expect(count).toBe(6)
  for (const _ of Array.from({ length: count + 1 })) {
    await page.keyboard.press('ArrowDown')
    const isInSight = await page.evaluate(() => {
      const focused = document.activeElement
      if (!(focused instanceof HTMLInputElement)) return false
      const { left, top, width, height } = focused.getBoundingClientRect()
      const label = focused.closest('label')
      return label?.contains(document.elementFromPoint(left + width / 2, top + height / 2)) ?? false
    })
    expect(isInSight, 'the focused choice is in sight').toBe(true)
  }
}

/** As `tab`, for a page that has just come and holds no focus yet. */
async function tabFromTop(page: Page, stops: readonly Locator[]): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await tab(page, stops)
}

/**
 * Hears what live regions say, as a screen reader does: when it is added, though it goes away again.
 * @returns waits until a sentence has been said since the one waited for before
 */
async function listen(page: Page): Promise<(sentence: string | RegExp) => Promise<void>> {
  const heard: string[] = []
  let at = 0
  await page.exposeFunction('tellTest', (sentence: string) => heard.push(sentence))
  await page.evaluate(() => {
    const tell: unknown = Reflect.get(window, 'tellTest')
    if (typeof tell !== 'function') throw new Error('expected the function that the test exposed')
    for (const region of document.querySelectorAll('[aria-live]')) {
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) tell(node.textContent)
      }).observe(region, { childList: true })
    }
  })
  return async (sentence) => {
    const isIt = (each: string) => (typeof sentence === 'string' ? each === sentence : sentence.test(each))
    await expect(() => {
      const found = heard.findIndex((each, place) => place >= at && isIt(each))
      expect(heard.slice(at).join(' | '), `waiting to hear ${String(sentence)}`).toEqual(
        found === -1 ? String(sentence) : heard.slice(at).join(' | '),
      )
      at = found + 1
    }).toPass()
  }
}
