/** What goes wrong around a vote, on every screen: a lost network, a late vote, one that nobody cast, a record that was changed. */
import { QuestionId, type RoundId } from '@eds/session/session'
import { expect, type Page, type Route } from '@playwright/test'
import { sha256 } from '../a-server.ts'
import { type Room, test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { aWalk, type Walk } from './a-walk.ts'
import { castOnly, joinByAddress, standing, vote } from './acts.ts'
import { reveal } from './crowd.ts'
import { writeGallery } from './gallery.ts'
import { heard } from './heard.ts'
import { forgeHead, seatOn } from './phone-memory.ts'
import { readAhead } from './ways.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const ELSEWHERE = 'This seat has voted, but this phone does not know of it'

type Screens = {
  walk: Walk
  session: ASession
  room: Room
  wall: Page
  desk: Page
  helper: Page
  /** Of somebody whose seat's key another has. */
  phone: Page
  /** Of somebody whose network goes. */
  far: Page
}

test('what goes wrong around a vote is said on every screen, however it is met', async ({ room }) => {
  test.setTimeout(600_000)
  const walk = aWalk()
  const session = await aSession(room, {
    title: 'Mid and South Essex: EDS 2022 grading workshop',
    questions: [QUESTION, '2a'],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const groups = ['patients-and-service-users', 'patients-and-service-users', 'carers', 'carers', 'staff', 'staff']
  const others = await Promise.all(groups.map((group) => session.seat(group)))
  const screens: Screens = {
    walk,
    session,
    room,
    wall: await room.open('wall', session.wall),
    desk: await room.open('desk', session.desk),
    helper: await room.open('phone', session.helper),
    phone: await joinByAddress(room, session.joinCode, 'Trade unions'),
    far: await joinByAddress(room, session.joinCode, 'Carers'),
  }
  const { phone, far } = screens
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const round = await session.openRound(QUESTION)
  for (const who of others) await session.cast(who, round, '1')
  await test.step('votes from other hands', () => seeOtherHands(screens, round))
  await test.step('the network goes', () => seeNetworkGo(screens, round))

  await test.step('after the close', async () => {
    await expect(phone.getByText('If that was not you, tell the facilitator.')).toBeVisible()
    await walk.see(phone, 'seat', 'phone: a vote from elsewhere, voting closed', 'Voting is closed')
    await reveal(session, round)
    await expect(phone.getByRole('heading', { name: 'The result' })).toBeVisible()
    await walk.see(phone, 'seat', 'phone: a vote from elsewhere, and the result', ELSEWHERE)
  })
  await test.step('the server does not save', () => seeServerBusy(screens))
  await test.step('the record was changed', () => seeChangedRecord(screens))
  await far.close()
  session.leave()
  writeGallery('When something goes wrong', walk.seen)
})

async function seeOtherHands({ walk: { see }, session, helper, phone, far }: Screens, round: RoundId): Promise<void> {
  await expect(phone.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  await session.cast(await seatOn(phone), round, '3')
  await phone.reload()
  await expect(phone.getByText(ELSEWHERE)).toBeVisible()
  await see(phone, 'seat', 'phone: a vote from elsewhere', 'Your vote')

  const enterFor = async (answer: string) => {
    await helper.getByLabel('Whose vote is it?').selectOption((await seatOn(far)).seat)
    await helper.getByRole('radio', { name: answer }).check()
  }
  await helper.getByLabel('Your name').fill('H. Helper')
  await helper.getByRole('button', { name: 'Go on' }).click()
  await enterFor('Developing')
  await helper.getByRole('button', { name: /^Enter “Developing”/ }).click()
  await expect(helper.getByText(/^Saved for seat \d+$/).last()).toBeVisible()
  await heard(helper, /^polite: Saved for seat \d+\.$/)
  await far.reload()
  await expect(far.getByText('A helper entered a vote for you')).toBeVisible()
  await see(far, 'seat', 'phone: a vote that a helper entered', 'Your vote')

  await enterFor('Achieving')
  await see(helper, 'helper', 'helper: a vote that takes another’s place')
  await far.getByRole('button', { name: 'Change my vote' }).click()
  await vote(far, 'Developing')
}

async function seeNetworkGo(screens: Screens, round: RoundId): Promise<void> {
  const { walk, session, wall, desk, helper, far } = screens
  const { see } = walk
  await readAhead(far, wall)
  for (const page of [far, wall, desk, helper]) await page.context().setOffline(true)
  await far.getByRole('button', { name: 'Change my vote' }).click()
  await castOnly(far, 'Excelling')
  await expect(standing(far, 'Waiting to send')).toBeVisible()
  await expect(far.getByText('Connection lost.').first()).toBeVisible()
  await see(far, 'seat', 'phone: no network, and a vote that waits')
  await expect(wall.getByText('The connection is lost.')).toBeVisible()
  await see(wall, 'wall', 'wall: no network')
  await expect(desk.getByText('Connection lost.').last()).toBeVisible()
  await see(desk, 'staff', 'desk: no network')
  await expect(helper.getByText('Connection lost.').last()).toBeVisible()
  await see(helper, 'helper', 'helper: no network')

  await session.facilitator({ type: 'callClose', round })
  for (const page of [far, wall, desk, helper]) await page.context().setOffline(false)
  await expect(far.getByText('Too late: voting had closed')).toBeVisible()
  await expect(far.getByText('The vote you saved before it is counted.')).toBeVisible()
  await expect(far.getByText('Connection back.').filter({ visible: true })).toHaveCount(0)
  await see(far, 'seat', 'phone: a vote that came too late', 'Voting is closed')
  // As if somebody had put another set in the place of the votes that were closed.
  const other = { round, root: sha256('another set'), commitments: [sha256('another vote')] }
  await far.route('**/commitments', (route) => route.fulfill({ json: other }))
  await far.reload()
  await expect(far.getByText('The closed set is not the one the room was shown')).toBeVisible()
  await see(far, 'seat', 'phone: closed votes that do not fit', 'Voting is closed')
}

/** As a server answers whose disk is full. @param headers what it says of when to try again */
const notSaved = (route: Route, headers: Record<string, string> = {}): Promise<void> =>
  route.fulfill({
    status: 503,
    headers,
    json: {
      status: 'refused',
      commandId: route.request().postDataJSON().commandId,
      refusal: { code: 'storage-unavailable', detail: 'it is not saved yet; the server is trying again' },
    },
  })

async function seeServerBusy({ walk: { see }, session, desk, far }: Screens): Promise<void> {
  await session.openRound(QUESTION)
  await expect(far.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  await far.route('**/commands', (route) => notSaved(route))
  await desk.route('**/commands', (route) => notSaved(route, { 'retry-after': '15' }))
  await castOnly(far, 'Developing')
  await expect(standing(far, 'Waiting to send')).toBeVisible()
  await see(far, 'seat', 'phone: the server does not save', 'Your vote')
  await desk.keyboard.press('n')
  await expect(desk.getByText('The server could not save this just now.')).toBeVisible()
  await see(desk, 'staff', 'desk: the server does not save')
  for (const page of [far, desk]) await page.unroute('**/commands')
}

async function seeChangedRecord({ walk: { see }, phone, wall, desk }: Screens): Promise<void> {
  const alarm = 'The record of this session has been changed'
  for (const page of [phone, wall, desk]) await forgeHead(page)
  // It asks for the whole record, after a wait that differs from phone to phone.
  await expect(wall.getByText(alarm)).toBeInViewport({ timeout: 40_000 })
  await see(wall, 'wall', 'wall: the record was changed')
  await expect(desk.getByText(alarm).first()).toBeInViewport({ timeout: 40_000 })
  await see(desk, 'staff', 'desk: the record was changed')
  await expect(phone.getByText(alarm).first()).toBeInViewport({ timeout: 40_000 })
  await see(phone, 'seat', 'phone: the record was changed')
}
