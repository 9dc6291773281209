/** The room pack: opened from the desk, whole on screen, and only its sheets on paper. */
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { anInspection, DESK } from './inspection.ts'

const QUESTIONS = ['1a-perinatal', '2b']
const OFFICIAL = 'When at work, staff are free from abuse, harassment, bullying and physical violence from any source'

test('the room pack is opened from the desk and holds the day, every question and its ballots', async ({ room }) => {
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'Grading workshop',
    questions: QUESTIONS,
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const desk = await room.open('desk', session.desk)
  await desk.getByRole('button', { name: 'Links' }).click()
  const opening = desk.waitForEvent('popup')
  await desk.getByRole('link', { name: 'Print the room pack' }).click()
  const pack = await opening
  await expect(pack.getByRole('heading', { name: 'Room pack', level: 1 })).toBeVisible()
  expect(new URL(pack.url()).hash).toBe('')

  const sheets = pack.locator('.pack-sheet')
  // Two for the day, one for each question, one of two ballots for each, one for "can you live with it".
  await expect(sheets).toHaveCount(2 + QUESTIONS.length + QUESTIONS.length + 1)
  await expect(pack.locator('.pack-question').filter({ hasText: OFFICIAL })).toHaveCount(1)
  await expect(pack.locator('.pack-ballot')).toHaveCount(2 * (QUESTIONS.length + 1))
  const ballot = pack.locator('.pack-ballot').first()
  await expect(ballot.locator('.pack-box')).toHaveText([
    /^Undeveloped/,
    /^Developing/,
    /^Achieving/,
    /^Excelling/,
    /^Not enough evidence/,
    /^Rather not say/,
  ])
  await look(pack, 'room pack', { ...DESK, dark: true, touch: true })

  await pack.getByRole('radio', { name: 'Large print, one to a page' }).check()
  await pack.getByLabel('Ballots for each question').fill('3')
  await expect(sheets).toHaveCount(2 + QUESTIONS.length + 3 * (QUESTIONS.length + 1))
  await pack.getByLabel('Ballots for each question').fill('many')
  await expect(pack.getByText('Write a whole number from 1 to 60.')).toBeVisible()
  await expect(pack.locator('.pack-ballot')).toHaveCount(0)
  await look(pack, 'room pack: a wrong number', DESK)

  await pack.emulateMedia({ media: 'print' })
  await expect(pack.getByRole('heading', { name: 'How today works' })).toBeVisible()
  await expect(pack.locator('.pack-choices')).toBeHidden()
  await expect(pack.locator('.eds-header')).toBeHidden()
})
