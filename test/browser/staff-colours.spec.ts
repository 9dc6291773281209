/** Staff choose the colours of their own screens; the wall and what is printed stay as they are. */
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'

const PAPER = 'rgb(255, 255, 255)'

test('what is opened while a desk still connects stays open when the desk is there', async ({ room }) => {
  const desk = await room.open('desk', room.first.desk)
  await expect(desk.getByRole('heading', { level: 2 }).first()).toBeVisible()
  let connect = (): void => {}
  const held = new Promise<void>((resolve) => {
    connect = resolve
  })
  await desk.routeWebSocket(/.*/, async (line) => {
    await held
    line.connectToServer()
  })
  await desk.reload()
  await desk.getByRole('button', { name: 'Colours' }).press('Enter')
  const dialog = desk.getByRole('dialog', { name: 'Colours' })
  await expect(dialog).toBeVisible()
  connect()
  await expect(desk.getByRole('heading', { level: 2, includeHidden: true }).nth(2)).toBeAttached()
  await expect(dialog).toBeVisible()
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('button', { name: 'Colours' })).toBeFocused()
})

test('a facilitator works in high contrast, by keyboard, and prints black on white all the same', async ({ room }) => {
  const session = await aSession(room, { title: 'A room', questions: ['2a'], countdownSeconds: 0, revealFloor: 3 })
  const desk = await room.open('desk', session.desk)
  await expect(desk.getByRole('heading', { level: 2 }).nth(2)).toBeVisible()
  const colours = desk.getByRole('button', { name: 'Colours' })
  await colours.press('Enter')
  const dialog = desk.getByRole('dialog', { name: 'Colours' })
  await expect(dialog.getByRole('radio', { name: 'As on this device' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'High contrast' }).press('Space')
  await desk.keyboard.press('Escape')
  await expect(colours).toBeFocused()
  const root = desk.locator('html')
  await expect(root).toHaveAttribute('data-theme', 'contrast')
  // Kept, and for every page of staff in this browser.
  await desk.reload()
  await expect(root).toHaveAttribute('data-theme', 'contrast')
  const pack = await desk.context().newPage()
  await pack.goto(session.desk.replace('#', '/pack#'))
  await expect(pack.locator('html')).toHaveAttribute('data-theme', 'contrast')

  await pack.emulateMedia({ media: 'print' })
  await expect(pack.locator('body')).toHaveCSS('background-color', PAPER)
  await expect(pack.locator('.pack-sheet').first()).toHaveCSS('background-color', PAPER)
  await expect(pack.locator('.pack-sheet').first()).toHaveCSS('color', 'rgb(0, 0, 0)')

  // On the same computer the projector's window is the room's, not the facilitator's.
  const wall = await desk.context().newPage()
  await wall.goto(session.wall.replace(room.at(''), room.server.base))
  await expect(wall.getByRole('heading').first()).toBeVisible()
  await expect(wall.locator('html')).toHaveAttribute('data-theme', 'system')
  session.leave()
})
