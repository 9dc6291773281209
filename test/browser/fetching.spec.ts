/** What a phone fetches, and when: the vote first, the rest while it is read, and nothing twice. */
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { type Room, test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { joinByAddress, nextStep, vote } from './acts.ts'
import { heard } from './heard.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const RADIO = '.phone-vote input[type="radio"]'

async function openVote(room: Room): Promise<ASession> {
  const choice = { title: 'Fetching', questions: [QUESTION], revealFloor: 3, countdownSeconds: 3 }
  const session = await aSession(room, choice)
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  await session.openRound(QUESTION)
  return session
}

/** Paths asked for by this page so far, each with when it began, in the order in which they began. */
const fetchedBy = (page: Page): Promise<{ path: string; at: number }[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => ({ path: new URL(name).pathname, at: startTime }))
      .toSorted((left, right) => left.at - right.at),
  )

const isOf = (path: string, script: string): boolean => new RegExp(`^/assets/${script}-[^/]+\\.js$`).test(path)

/** Waits until everything that can be fetched has come. */
async function untilAllIsHere(page: Page): Promise<void> {
  const missing = async () => {
    const fetched = await fetchedBy(page)
    return ['live', 'later'].filter((script) => !fetched.some(({ path }) => isOf(path, script)))
  }
  await expect.poll(missing).toEqual([])
}

test('a phone fetches the vote first, asks for nothing twice, and needs no network for the rest', async ({ room }) => {
  const session = await openVote(room)
  const phone = await room.open('phone', 'about:blank')
  await phone.addInitScript((radio) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(radio) === null) return
      observer.disconnect()
      performance.mark('vote')
    }).observe(document, { subtree: true, childList: true })
  }, RADIO)
  const isAtVote = async () => {
    await phone.locator(RADIO).first().waitFor()
    await untilAllIsHere(phone)
    const fetched = await fetchedBy(phone)
    const shownAt = await phone.evaluate(() => performance.getEntriesByName('vote')[0]?.startTime ?? 0)
    expect(shownAt).toBeGreaterThan(0)
    const tooSoon = fetched.filter(({ path, at }) => at < shownAt && (isOf(path, 'live') || isOf(path, 'later')))
    expect(tooSoon).toEqual([])
    return fetched.map(({ path }) => path)
  }

  await phone.goto(room.at(`/join/${session.joinCode}`))
  await phone.getByRole('radio', { name: 'Trade unions' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  const first = await isAtVote()
  expect(first.filter((path) => path.startsWith('/api/join/'))).toHaveLength(1)
  // What the seat shows first came with the answer that it has been taken.
  expect(first.filter((path) => path.endsWith('/arrivals'))).toHaveLength(1)
  expect(first.filter((path) => /\/(commands|room|standing)$/.test(path))).toEqual([])

  await phone.reload()
  const again = await isAtVote()
  expect(again.filter((path) => path.endsWith('/room'))).toHaveLength(1)
  // The room is asked for before the script that shows it is there.
  expect(again.findIndex((path) => path.endsWith('/room'))).toBeLessThan(again.findIndex((path) => isOf(path, 'seat')))

  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: 'Add evidence of your own' }).click()
  await expect(phone.getByLabel('What do you know?')).toBeVisible()
  session.leave()
})

test('where the script that asks ahead is lost, the door and the vote open all the same', async ({ room }) => {
  const session = await openVote(room)
  const phone = await room.open('phone', 'about:blank')
  await phone.route('**/assets/early-*', (route) => route.abort())
  await phone.goto(room.at(`/join/${session.joinCode}`))
  await phone.getByRole('radio', { name: 'Trade unions' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone.locator(RADIO).first()).toBeVisible()
  expect((await fetchedBy(phone)).filter(({ path }) => path.startsWith('/api/join/'))).toHaveLength(1)
  session.leave()
})

test('more time is offered until the vote is cast, and to whoever has not voted', async ({ room }) => {
  const session = await openVote(room)
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  const other = await joinByAddress(room, session.joinCode, 'Carers')
  const more = (page: Page) => page.getByRole('button', { name: 'I need more time' })
  await expect(more(phone)).toBeVisible()
  await vote(phone, 'Developing')
  await expect(more(phone)).toHaveCount(0)
  await expect(more(other)).toBeVisible()

  const desk = await room.open('desk', session.desk)
  await expect(nextStep(desk)).toContainText('Call the close')
  await more(other).click()
  await heard(desk, '1 person needs more time.')
  session.leave()
})
