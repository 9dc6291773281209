/** Every way in that is not the usual one, and what the desk does about it: a full room, a closed door, a shared phone, an old link. */
import { randomBytes } from 'node:crypto'
import { GroupId, QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { sha256 } from '../a-server.ts'
import { type Room, test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { aWalk, type Walk } from './a-walk.ts'
import { joinByAddress } from './acts.ts'
import { writeGallery } from './gallery.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const TITLE = 'Mid and South Essex: EDS 2022 grading workshop'

test('every other way in keeps the rules, however it is met', async ({ room }) => {
  test.setTimeout(600_000)
  const walk = aWalk()
  await test.step('a server that is slow, or away', () => seeNoServer(walk, room))
  await test.step('a small room', () => seeSmallRoom(walk, room))
  const { helper } = await test.step('a phone for two, help and more time', () => seeSharedPhone(walk, room))
  await test.step('staff: a slow server, an open network, an old link', () => seeStaff(walk, room, helper))
  writeGallery('At the door', walk.seen)
})

async function seeNoServer({ see }: Walk, room: Room): Promise<void> {
  const phone = await room.open('phone', room.at('/'))
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  await phone.route('**/api/join/*', async (route) => {
    await asked
    await route.abort()
  })
  await phone.goto(room.at(`/join/${room.first.joinCode}`))
  await expect(phone.getByText('Loading…')).toBeVisible()
  await see(phone, 'seat', 'door: loading')
  answer()
  await expect(phone.getByText('The server cannot be reached. We keep trying.')).toBeVisible()
  await see(phone, 'seat', 'door: no server')
}

const askIn = async (phone: Page, group: string): Promise<void> => {
  await phone.getByRole('radio', { name: group }).check()
  await phone.getByRole('button', { name: 'Ask for a seat' }).click()
}

async function seeSmallRoom({ see }: Walk, room: Room): Promise<void> {
  const session = await aSession(room, {
    title: TITLE,
    questions: [QUESTION],
    countdownSeconds: 10,
    revealFloor: 3,
    maxSeats: 2,
    admission: 'ask',
  })
  const door = room.at(`/join/${session.joinCode}`)
  const desk = await room.open('desk', session.desk)
  const away = await room.open('phone', door)
  await askIn(away, 'Board')
  await expect(away.getByRole('heading', { name: 'You have asked to come in' })).toBeVisible()
  await away.getByText('Did you choose the wrong group?').click()
  await see(away, 'seat', 'door: the wrong group')
  for (const group of ['staff', 'carers']) await session.ask(group)
  const waiting = await room.open('phone', door)
  await askIn(waiting, 'Carers')
  await expect(desk.getByRole('heading', { name: '4 people ask to come in' })).toBeVisible()
  await desk.getByText('One by one, or turn away').click()
  await see(desk, 'staff', 'desk: more people than seats')
  await desk.getByRole('button', { name: 'Turn away number 1' }).click()
  await expect(away.getByRole('heading', { name: 'You were not let in' })).toBeVisible()
  await see(away, 'seat', 'door: not let in')
  for (const number of [2, 3]) await desk.getByRole('button', { name: `Let in number ${number}` }).click()
  await expect(desk.getByText('No seat is free')).toBeVisible()

  const late = await room.open('phone', door)
  await session.facilitator({ type: 'setAdmission', admission: 'at-once' })
  await late.reload()
  await late.getByRole('radio', { name: 'Carers' }).check()
  await late.getByRole('button', { name: 'Sit down' }).click()
  await expect(late.getByText('Every seat is taken.')).toBeVisible()
  await see(late, 'seat', 'door: every seat is taken', 'You do not have a seat yet')
  await session.facilitator({ type: 'setDoor', open: false })
  const wall = await room.open('wall', session.wall)
  await expect(wall.getByText('The door is closed.')).toBeVisible()
  await see(wall, 'wall', 'wall: the door is closed')
  await late.getByRole('button', { name: 'Sit down' }).click()
  await expect(late.getByText('The facilitator has closed the door for new people.')).toBeVisible()
  await see(late, 'seat', 'door: the door is closed', 'You do not have a seat yet')
  await late.goto(room.at(`/join/${session.joinCode}#slip=${'0'.repeat(32)}`))
  await late.reload()
  await late.getByRole('button', { name: 'Sit down with my slip' }).click()
  await expect(late.getByText('No seat belongs to this slip.')).toBeVisible()
  await see(late, 'seat', 'door: a slip that nobody knows')

  await session.facilitator({ type: 'closeSession' })
  await expect(waiting.getByRole('heading', { name: 'The session is over.' })).toBeVisible()
  await see(waiting, 'seat', 'door: over before they were let in')
  const tooLate = await room.open('phone', door)
  await expect(tooLate.getByText('The session is over.')).toBeVisible()
  await see(tooLate, 'seat', 'door: the session is over')
}

async function seeSharedPhone({ see }: Walk, room: Room): Promise<ASession> {
  const session = await aSession(room, { title: TITLE, questions: [QUESTION], countdownSeconds: 10, revealFloor: 3 })
  const desk = await room.open('desk', session.desk)
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  await phone.goto(room.at(`/join/${session.joinCode}`))
  await expect(phone.getByRole('heading', { name: 'This phone already has a seat' })).toBeVisible()
  await phone.getByText('Somebody else wants to use this phone').click()
  await see(phone, 'seat', 'door: a phone that has a seat')
  await phone.getByRole('button', { name: 'Take another seat' }).click()
  await phone.getByRole('radio', { name: 'Trade unions' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone.getByRole('banner')).toContainText('Seat 2: Trade unions')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  await session.openRound(QUESTION)
  const more = phone.getByRole('button', { name: 'I need more time' })
  await more.click()
  await expect(more).toBeHidden()
  await see(phone, 'seat', 'phone: more time asked for', 'Rather not say')
  await phone.getByText('Your seat, and help').click()
  const call = phone.getByRole('button', { name: 'Call for help' })
  await call.click()
  await expect(call).toBeHidden()
  await see(phone, 'seat', 'phone: help called', 'Call for help')
  // The same meeting on a second screen, and an act that can be taken back.
  const second = await room.open('desk', session.desk)
  await expect(desk.getByText('Also open on another screen.')).toBeVisible()
  await expect(desk.getByRole('heading', { name: /^Calls for help/ })).toBeVisible()
  await desk.getByRole('button', { name: 'Close the door' }).press('Enter')
  await expect(desk.getByText('You closed the door.')).toBeVisible()
  await see(desk, 'staff', 'desk: open twice, a call for help, something to undo')
  await desk.getByRole('button', { name: 'Colours' }).press('Enter')
  await expect(desk.getByRole('dialog', { name: 'Colours' })).toBeVisible()
  await see(desk, 'staff', 'desk: colours')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('z')
  await expect(desk.getByText('The door is open.')).toBeVisible()
  await second.close()
  await phone.getByRole('button', { name: 'Hand the phone on' }).click()
  await expect(phone.getByRole('listitem')).toHaveText([/^Seat 1: Carers/, /^Seat 2: Trade unions/])
  await see(phone, 'seat', 'phone: whose turn it is')
  await seePaperSeat(see, room, session)
  return session
}

async function seePaperSeat(see: Walk['see'], room: Room, session: ASession): Promise<void> {
  const code = 'ABCDEFGH'
  const slip = { slipHash: sha256(randomBytes(16).toString('hex')), codeHash: sha256(code) }
  await session.facilitator({ type: 'issueSlips', group: GroupId.parse('carers'), slips: [slip] })
  const helper = await room.open('phone', session.helper)
  await helper.getByLabel('Your name').fill('H. Helper')
  await helper.getByRole('button', { name: 'Go on' }).click()
  await helper.getByText('Somebody has a slip and no phone').click()
  await helper.getByLabel('The code on the slip').fill(code)
  await helper.getByRole('button', { name: 'Take this seat on paper' }).click()
  await expect(helper.getByText('They have seat 3: Carers')).toBeVisible()
  await see(helper, 'helper', 'helper: a seat from a slip', 'Somebody has a slip and no phone')
}

async function seeStaff({ see }: Walk, room: Room, helperLink: string): Promise<void> {
  for (const [screen, how, link] of [
    ['wall', 'wall', room.first.wall],
    ['desk', 'staff', room.first.desk],
    ['finalise', 'staff', room.first.finalise],
    ['helper', 'helper', helperLink],
  ] as const) {
    const page = await room.open(how === 'helper' ? 'phone' : screen === 'wall' ? 'wall' : 'desk', room.at('/'))
    // A server that takes the line and says nothing.
    await page.routeWebSocket(/.*/, () => {})
    await page.goto(link)
    await expect(page.getByText(/Loading…|Connecting to the session…/)).toBeVisible()
    // The screen's own, and not what stands there until its script has come.
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await see(page, how, `${screen}: loading`)
    await page.close()
  }
  const { pathname, hash } = new URL(room.first.desk)
  const open = await room.open('desk', room.at(pathname + hash))
  await expect(open.getByText('Your key was not sent.')).toBeVisible()
  await see(open, 'staff', 'desk: over an open network')
  const old = await room.open('desk', room.workspace.replace(/#.*/, `#t=${'0'.repeat(64)}`))
  await expect(old.getByText('This link is not valid any more.').first()).toBeVisible()
  await see(old, 'staff', 'workspace: a wrong key')
  const cut = await room.open('desk', room.workspace)
  await expect(cut.getByRole('link', { name: /^New session/ })).toBeVisible()
  await cut.route('**/api/**', (route) => route.abort())
  await cut.reload()
  await expect(cut.getByText('The server cannot be reached.').first()).toBeVisible({ timeout: 40_000 })
  await see(cut, 'staff', 'workspace: no server')
}
