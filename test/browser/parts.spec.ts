/** The gallery of parts: every part in every state, as people with different eyes, hands and windows meet it. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { test } from './a-room.ts'
import { anInspection } from './inspection.ts'
import { STATES } from './parts-states.ts'

const WEB = fileURLToPath(new URL('../../apps/web', import.meta.url))

/** As the phone keeps what somebody chose: every theme, the largest text, pictures, and another direction. */
const READINGS = [
  { language: 'en', size: 100, theme: 'contrast' },
  { language: 'easy', size: 200, theme: 'light' },
  { language: 'ur', size: 125, theme: 'dark' },
] as const

test('every part is shown on the gallery', () => {
  const files = readdirSync(`${WEB}/parts`).filter((name) => name.endsWith('.tsx'))
  const gallery = readdirSync(`${WEB}/screens/parts-gallery`)
    .map((name) => readFileSync(`${WEB}/screens/parts-gallery/${name}`, 'utf8'))
    .join('\n')
  expect(files.length).toBeGreaterThan(15)
  expect(files.filter((name) => !gallery.includes(`file="${name}"`))).toEqual([])
})

test('every state of every part keeps the rules in every colour and direction, and fits and can be pressed', async ({
  room,
}) => {
  const { look, looked } = anInspection()
  const page = await room.open('desk', room.at('/parts'))
  await expect(page.getByRole('heading', { name: 'Parts', level: 1 })).toBeVisible()
  await everyState(page)
  const headings = await page.locator('.gallery-part > h2').allTextContents()
  // What the room sees of its vote is drawn by the wall's own script.
  await expect(page.locator('.gallery-wall .wall-column__track--before')).toHaveCount(4)
  expect(headings).toHaveLength(Object.keys(STATES).length)
  expect(await statesOf(page)).toEqual(STATES)

  const all = { dark: true, reflow: true, touch: true }
  await look(page, 'parts', all)
  await page.emulateMedia({ forcedColors: 'active' })
  await look(page, 'parts, forced colours')
  await page.emulateMedia({ forcedColors: 'none' })
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await look(page, 'parts, right to left', all)
  await page.evaluate(() => {
    document.documentElement.dir = 'ltr'
  })

  await page.getByRole('button', { name: 'Open the long dialog' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  // As when the word that it was closed before comes late.
  await page.getByRole('dialog').evaluate((dialog) => dialog.dispatchEvent(new Event('close')))
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'parts: a dialog longer than the window', all)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Open the long dialog' })).toBeFocused()

  for (const reading of READINGS) {
    await page.evaluate((kept) => localStorage.setItem('eds.reading', JSON.stringify(kept)), reading)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', reading.theme)
    await expect(page.locator('html')).toHaveAttribute('data-text', String(reading.size))
    await expect(page.locator('html')).toHaveAttribute('dir', reading.language === 'ur' ? 'rtl' : 'ltr')
    await everyState(page, null)
    await look(page, `parts, ${Object.values(reading).join(' ')}`, { reflow: true, touch: true })
  }

  await page.evaluate(() => localStorage.removeItem('eds.reading'))
  await page.goto(room.at('/parts/nowhere'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await look(page, 'an address that leads nowhere', all)
  expect(looked).toHaveLength(9 + READINGS.length)
})

/** The names of all states that the page draws, by their part, in its order. */
async function statesOf(page: Page): Promise<Record<string, string[]>> {
  const parts = await page.locator('.gallery-part').all()
  return Object.fromEntries(
    await Promise.all(
      parts.map(
        async (part): Promise<[string, string[]]> => [
          await part.locator('> h2').innerText(),
          await part.locator('.gallery-state > h3').allTextContents(),
        ],
      ),
    ),
  )
}

/** Opens what is folded and brings about the states that only an act brings about. @param lost words of a lost connection */
async function everyState(page: Page, lost: string | null = 'Connection lost'): Promise<void> {
  await page.getByText(/^All \d+ refusals$/).click()
  await page.getByRole('button', { name: 'Send the form' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is something to mend first' })).toBeFocused()
  const aloud = page.locator('.gallery-state').filter({ hasText: 'No voice for its language' }).getByRole('button')
  const before = await aloud.innerText()
  await aloud.click()
  await expect(aloud).not.toHaveText(before)
  // The first of the banners appears only after a while.
  await expect(page.locator('.eds-connection')).toHaveCount(6)
  if (lost !== null) await expect(page.locator('.eds-connection').first()).toContainText(lost)
}
