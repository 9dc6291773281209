/** The walk past everything before a seat, and past links that are not whole. */

import { randomBytes } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { sha256 } from '../a-server.ts'
import type { Room } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import type { Walk } from './a-walk.ts'
import { FIRST } from './crowd.ts'

/** From the start page to a seat of the staff networks. */
export async function seeDoor({ see }: Walk, phone: Page, room: Room, session: ASession): Promise<void> {
  const heading = phone.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Join the workshop')
  await see(phone, 'seat', 'door: start')
  await phone.getByRole('button', { name: 'Go on' }).click()
  await expect(phone.getByText('Type the code from the wall.')).toBeVisible()
  await see(phone, 'seat', 'door: no code')
  await phone.getByRole('button', { name: 'Language and text' }).click()
  await expect(phone.getByRole('dialog')).toBeVisible()
  await see(phone, 'seat', 'door: language and text')
  await phone.keyboard.press('Escape')
  await phone.goto(room.at('/join/AAAA2222'))
  await expect(phone.getByRole('link', { name: 'Type the code' })).toBeVisible()
  await see(phone, 'seat', 'door: an unknown code')
  await phone.goto(room.at('/protected'))
  await expect(heading).toBeVisible()
  await see(phone, 'seat', 'door: how a vote is protected')
  await phone.goto(room.at(`/join/${session.joinCode}`))
  await expect(phone.getByRole('group', { name: 'Who do you speak for today?' })).toBeVisible()
  await see(phone, 'seat', 'door: groups')
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone.getByText('Choose your group first.')).toBeVisible()
  await see(phone, 'seat', 'door: no group chosen', 'Mid and South Essex: EDS 2022 grading workshop')
  await phone.getByText('I have a paper slip').click()
  await see(phone, 'seat', 'door: the code of a slip')
  await phone.getByText('I have a paper slip').click()
  await phone.getByRole('radio', { name: 'Staff networks' }).check()
  await see(phone, 'seat', 'door: a group chosen', 'Who do you speak for today?')
  await phone.getByRole('button', { name: 'Sit down', exact: true }).click()
  await expect(heading).toHaveText('You have a seat')
}

/** A session of its own: people ask to come in, a close is called, a slip is shown, a seat is lost. @param phone of another session */
export async function seeOtherDoors(walk: Walk, room: Room, phone: Page): Promise<void> {
  const { see } = walk
  const session = await aSession(room, {
    title: 'A second room',
    questions: [FIRST, '2a'],
    countdownSeconds: 120,
    revealFloor: 3,
  })
  await session.seat('staff')
  await session.facilitator({ type: 'setAdmission', admission: 'ask' })
  const guest = await room.open('phone', room.at(`/join/${session.joinCode}`))
  const wall = await room.open('wall', session.wall)
  const desk = await room.open('desk', session.desk)
  await guest.getByRole('radio', { name: 'Carers' }).check()
  await guest.getByRole('button', { name: 'Ask for a seat' }).click()
  await expect(guest.getByRole('heading', { name: 'You have asked to come in' })).toBeVisible()
  await see(guest, 'seat', 'door: asked to come in')
  await expect(desk.getByRole('heading', { name: '1 person asks to come in' })).toBeVisible()
  await see(desk, 'staff', 'desk: somebody asks to come in')
  await see(wall, 'wall', 'wall: somebody asks to come in')
  await desk.keyboard.press('i')
  await expect(guest.getByRole('heading', { name: 'You have a seat' })).toBeVisible()
  await see(guest, 'seat', 'phone: alone in a group')

  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  const round = await session.openRound(FIRST)
  await expect(guest.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  await session.facilitator({ type: 'callClose', round })
  await expect(guest.getByText(/^Voting closes in \d+ seconds$/).last()).toBeVisible()
  await see(guest, 'seat', 'phone: the close is called', 'Your vote')
  await see(wall, 'wall', 'wall: the close is called')
  await see(desk, 'staff', 'desk: the close is called')

  const slip = randomBytes(16).toString('hex')
  const hashes = { slipHash: sha256(slip), codeHash: sha256(slip.slice(0, 8)) }
  await session.facilitator({ type: 'reissueSeat', seat: await session.seatNumbered(2), ...hashes })
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'This seat does not work on this phone any more' })).toBeVisible()
  await see(guest, 'seat', 'phone: a seat that is lost')

  await phone.goto(room.at(`/join/${session.joinCode}#slip=${slip}`))
  await expect(phone.getByRole('heading', { name: 'You have a slip' })).toBeVisible()
  await see(phone, 'seat', 'door: a slip')
  session.leave()

  const [, , id] = new URL(session.desk).pathname.split('/')
  const stranger = await room.open('phone', room.at(`/s/${id}`))
  await expect(stranger.getByRole('heading', { name: 'This phone has no seat here' })).toBeVisible()
  await see(stranger, 'seat', 'phone: no seat')
  await stranger.goto(room.at('/nowhere'))
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await see(stranger, 'seat', 'nowhere')
  for (const screen of ['wall', 'desk', 'finalise', 'helper'] as const) {
    for (const [what, hash] of [
      ['a link without its key', ''],
      ['a wrong key', `#t=${'0'.repeat(64)}`],
    ] as const) {
      // A new page each time: an address that differs after its # alone would not be loaded.
      const page = await room.open(screen === 'wall' ? 'wall' : 'desk', `${room.server.base}/${screen}/${id}${hash}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText('Loading')).toHaveCount(0)
      await see(page, screen === 'wall' ? 'wall' : 'staff', `${screen}: ${what}`)
      await page.close()
    }
  }
  const bare = await room.open('desk', `${room.server.base}/workspace`)
  await expect(bare.getByRole('heading', { name: 'Workspace' })).toBeVisible()
  await see(bare, 'staff', 'workspace: a link without its key')
}
