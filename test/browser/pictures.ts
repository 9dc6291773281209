/** Pictures of the screens, written only when they are asked for: a test run must not change the tree. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { WRITES_PICTURES } from './a-room.ts'
import { withPalette } from './palette-png.ts'

/** By who looks. */
const SIZES = {
  wall: { width: 1280, height: 720 },
  staff: { width: 1280, height: 800 },
  public: { width: 1280, height: 800 },
  seat: { width: 360, height: 740 },
  helper: { width: 360, height: 740 },
} as const

/** Writes `test/pictures/<name>.png` in light colours. The page keeps its window. @param top a heading, region or group to begin at, or else a text */
export async function picture(
  page: Page,
  screen: keyof typeof SIZES,
  name: string,
  top?: string | RegExp,
): Promise<void> {
  if (!WRITES_PICTURES) return
  const before = page.viewportSize()
  await page.setViewportSize(SIZES[screen])
  if (top === undefined) await page.evaluate(() => window.scrollTo(0, 0))
  else {
    const named = page
      .getByRole('heading', { name: top })
      .or(page.getByRole('region', { name: top }))
      .or(page.getByRole('group', { name: top }))
    const place = (await named.count()) > 0 ? named : page.getByText(top, { exact: true })
    await place
      .first()
      .evaluate((element) => (element.closest('.eds-notice') ?? element).scrollIntoView({ block: 'start' }))
  }
  const drawn = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  writeFileSync(fileURLToPath(new URL(`../pictures/${name}.png`, import.meta.url)), withPalette(drawn))
  if (before !== null) await page.setViewportSize(before)
}
