/** What the facilitator can take back, a second desk that leads as well as the first, and the wall's other languages. */
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { answered, joinByAddress, next, nextStep } from './acts.ts'

const undoLine = (desk: Page) => desk.getByRole('region', { name: 'Next step' }).getByRole('status')

test('a second desk takes over with nothing lost, and either undoes what it has done', async ({ room }) => {
  const session = await aSession(room, {
    title: 'A meeting with two facilitators',
    questions: ['2a', '2b'],
    countdownSeconds: 60,
    revealFloor: 3,
  })
  const first = await room.open('desk', session.desk)
  await next(first, 'Open the session')
  await next(first, 'Show the first question: 2A')

  // The length of the meeting is the session's: whoever takes over has the same time left.
  await first.getByRole('button', { name: 'Set the minutes for the meeting' }).click()
  await first.getByLabel(/minutes/i).fill('90')
  await first.keyboard.press('Enter')
  const second = await room.open('desk', session.desk)
  await expect(first.getByText('Also open on another screen.')).toBeVisible()
  await expect(second.getByText(/1 hour 30 minutes left/)).toBeVisible()

  // A close that was called too early is taken back, from the other desk.
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  // Listened for from before: it is only said, and goes again after some seconds.
  const said = expect(phone.getByRole('status').first()).toContainText('Voting is open.')
  await Promise.all([said, next(second, 'Open voting')])
  await next(second, 'Call the close')
  await expect(nextStep(first)).toContainText('Closing in')
  await expect(first.getByRole('button', { name: 'Keep voting open K' })).toBeVisible()
  await first.keyboard.press('k')
  await expect(nextStep(second)).toContainText('Call the close')
  await expect(phone.getByRole('group', { name: /Which grade is right/ })).toBeVisible()
  await expect(phone.locator('.eds-countdown')).toHaveCount(0)
  // What no longer stands is not offered to be undone.
  await expect(undoLine(second)).toBeEmpty()

  // The door, by key.
  await expect(second.getByText('The door is open.')).toBeVisible()
  await second.keyboard.press('o')
  await expect(undoLine(second)).toContainText('You closed the door.')
  await answered(second)
  await expect(first.getByText('The door is closed.')).toBeVisible()
  await second.keyboard.press('z')
  await expect(first.getByText('The door is open.')).toBeVisible()

  await second.close()
  await expect(first.getByText(/Also open on/)).toBeHidden()
})

test('an objection marked as heard, and evidence let in, can be put back', async ({ room }) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, {
    title: 'A meeting with second thoughts',
    questions: ['2a'],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const person = await session.seat('carers')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const desk = await room.open('desk', session.desk)
  const wall = await room.open('wall', session.wall)
  await expect(nextStep(desk)).toContainText('Open voting')

  // What comes by itself, or from another desk, is said as well as shown.
  const said = (sentence: string) => expect(desk.getByRole('status').getByText(sentence)).toBeAttached()
  await session.object(person, { question, reason: 'Night staff were not asked' })
  await said('1 objection is open.')
  await session.propose(person, { question, claim: 'The gym closes at six', source: 'I was there', showGroup: false })
  await said('1 piece of evidence waits.')
  const round = await session.openRound(question)
  await said('Next step: Call the close')
  await session.facilitator({ type: 'voidRound', round, reason: 'Opened too soon' })
  await said('Next step: Open voting again')

  await pressOnceItSays(desk, 'z', 'You marked an objection as heard.')
  await desk.getByRole('button', { name: 'Mark as heard' }).click()
  await expect(desk.locator('.desk__side')).toContainText('opened an objection again')
  await expect(desk.getByText('Night staff were not asked')).toBeVisible()

  await desk.getByRole('button', { name: 'Accept' }).click()
  await session.facilitator({ type: 'showOnWall', view: 'evidence' })
  await expect(wall.getByText('The gym closes at six')).toBeVisible()
  await desk.getByRole('button', { name: 'Undo' }).click()
  await expect(wall.getByText('The gym closes at six')).toBeHidden()
  await expect(desk.getByRole('button', { name: 'Accept' })).toBeVisible()
  session.leave()
})

test('voting is kept open as soon as its countdown is seen, though the close is not answered yet', async ({ room }) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, {
    title: 'A close called too early',
    questions: [question],
    countdownSeconds: 120,
    revealFloor: 3,
  })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  await session.openRound(question)
  const desk = await room.open('desk', session.desk)
  await expect(nextStep(desk)).toContainText('Call the close')
  let answer = (): void => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await desk.route('**/commands', async (route) => {
    const response = await route.fetch()
    if (route.request().postData()?.includes('callClose')) await held
    await route.fulfill({ response })
  })
  const keepOpen = desk.getByRole('button', { name: 'Keep voting open K' })
  await expect(async () => {
    await desk.keyboard.press('n')
    await expect(keepOpen).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await desk.keyboard.press('k')
  await expect(keepOpen).toBeHidden()
  answer()
  await expect(nextStep(desk)).toContainText('Call the close')
})

test('the desk chooses the languages of every wall', async ({ room }) => {
  const session = await aSession(room, {
    title: 'A meeting in three languages',
    questions: ['2a'],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const walls = [await room.open('wall', session.wall), await room.open('wall', session.wall)]
  const desk = await room.open('desk', session.desk)
  await desk.getByText('Other languages on the wall: none').click()
  // Two pressed at once: the second is not lost in silence.
  let answer = (): void => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await desk.route('**/commands', async (route) => {
    await held
    await route.continue()
  })
  await desk.getByRole('button', { name: 'Polski' }).click()
  await desk.getByRole('button', { name: 'اردو' }).click()
  await expect(desk.getByRole('main').getByText('What you did last is not done yet.')).toBeVisible()
  answer()
  for (const wall of walls) await expect(wall.locator('[lang=pl]')).toContainText('Dołącz przez telefon')
  await answered(desk)
  await desk.getByRole('button', { name: 'اردو' }).click()
  for (const wall of walls) await expect(wall.locator('[lang=ur][dir=rtl]')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Cymraeg' })).toHaveAttribute('aria-disabled', 'true')
  await expect(undoLine(desk)).toContainText('You changed the languages of the wall.')
  await answered(desk)
  await desk.keyboard.press('z')
  for (const wall of walls) await expect(wall.locator('[lang=ur]')).toBeHidden()
})

/** A press in the very moment in which the words are drawn: the key has to know of them already. */
async function pressOnceItSays(desk: Page, key: string, words: string): Promise<void> {
  await desk.evaluate(
    ([pressed, expected]) => {
      const changes = new MutationObserver(() => {
        if (!document.getElementById('main')?.textContent?.includes(expected)) return
        changes.disconnect()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
      })
      changes.observe(document.body, { childList: true, characterData: true, subtree: true })
    },
    [key, words] as const,
  )
}
