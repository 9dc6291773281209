/** Pictures of the screens for the README, written only when they are asked for: a test run must not change the tree. */
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { WRITES_PICTURES } from './a-room.ts'

const SIZES = {
  wall: { width: 1280, height: 720 },
  desk: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
} as const

/** Writes `test/pictures/<name>.png`, in light colours; phones also `<name>-dark.png`. The page keeps its window. */
export async function picture(page: Page, kind: keyof typeof SIZES, name: string): Promise<void> {
  if (!WRITES_PICTURES) return
  const before = page.viewportSize()
  await page.setViewportSize(SIZES[kind])
  const path = (file: string) => fileURLToPath(new URL(`../pictures/${file}.png`, import.meta.url))
  await page.screenshot({ path: path(name), animations: 'disabled', caret: 'hide' })
  if (kind === 'phone') {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.screenshot({ path: path(`${name}-dark`), animations: 'disabled', caret: 'hide' })
    await page.emulateMedia({ colorScheme: null })
  }
  if (before !== null) await page.setViewportSize(before)
}
