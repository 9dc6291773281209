/** What a machine can measure of a layout: nothing is cut off, nothing scrolls sideways, the projector shows it whole. */
import { expect, type Page } from '@playwright/test'

/** Windows of a seat's pages: the narrowest phone, and a laptop of 1280 × 1024 px at 400% (WCAG 1.4.10). */
const NARROW = [
  { width: 320, height: 640 },
  { width: 320, height: 256 },
] as const

/** WCAG 2.4.11 and common sense: what stays in place may not take more than this share of the window's height. */
const MOST_KEPT_SHARE = 0.5

/** Measures at 320 px and at 400%: no text is cut off, nothing scrolls sideways, and what stays in place leaves room. */
export async function expectNothingCut(page: Page, state: string): Promise<void> {
  const before = page.viewportSize()
  for (const size of NARROW) {
    await page.setViewportSize(size)
    const { texts, faults } = await page.evaluate(cutTexts, MOST_KEPT_SHARE)
    expect.soft(faults, `${state}: cut off at ${size.width} × ${size.height} px`).toEqual([])
    expect(texts, `${state}: texts to measure`).toBeGreaterThan(3)
  }
  if (before !== null) await page.setViewportSize(before)
}

const PROJECTORS = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
] as const

/**
 * Legible at ten metres from a picture 1.5 m high: type of 1/46 of its height has capitals of 23 mm, which is 8 minutes of arc,
 * and of 1/29 capitals of 37 mm, 13 minutes. A reader with 6/6 sight needs 5, one with 6/12, who may still drive, 10.
 */
const LEAST_SHARE = { anything: 1 / 46, main: 1 / 29 } as const

/** What a view is about, and how to join. */
const MAIN =
  '.wall-question__words, .wall-reveal__grade, .wall-reveal__headline, .wall-vote__seconds, .wall-vote__number, .wall__join-code, .wall-lobby__code, .wall-seal li, .wall__alarm-title'

/** Nobody scrolls a wall: it has to show everything at once, large enough for the back of the room. */
export async function fitsProjector(page: Page, state: string): Promise<void> {
  const before = page.viewportSize()
  for (const size of PROJECTORS) {
    await page.setViewportSize(size)
    const { texts, faults } = await page.evaluate(cutTexts, 1)
    const { scrollHeight, clientHeight } = await page.evaluate(() => document.documentElement)
    if (scrollHeight > clientHeight) faults.push(`${scrollHeight} > ${clientHeight} px high`)
    faults.push(...(await page.evaluate(belowWindow)))
    faults.push(...(await page.evaluate(tooSmall, { ...LEAST_SHARE, mainParts: MAIN })))
    expect.soft(faults, `${state}: cut off or small at ${size.width} × ${size.height} px`).toEqual([])
    expect(texts, `${state}: texts to measure`).toBeGreaterThan(0)
  }
  if (before !== null) await page.setViewportSize(before)
}

/** Runs in the page, which cuts off at its foot what it has no room for. @returns the texts that are not whole in the window */
function belowWindow(): string[] {
  return [...document.body.querySelectorAll<HTMLElement>('.wall *')].flatMap((element) => {
    if (element.closest('.eds-hidden') !== null) return []
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
      return []
    const { bottom, height } = element.getBoundingClientRect()
    return height > 0 && bottom > innerHeight + 1 ? [`below the window: ${element.outerHTML.slice(0, 140)}`] : []
  })
}

/** Runs in the page. @returns the texts whose type is a smaller share of the window's height than it has to be */
function tooSmall(least: { anything: number; main: number; mainParts: string }): string[] {
  return [...document.body.querySelectorAll<HTMLElement>('.wall *')].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.eds-hidden') !== null) return []
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
      return []
    const share = Number.parseFloat(getComputedStyle(element).fontSize) / innerHeight
    const needed = element.matches(least.mainParts) ? least.main : least.anything
    return share < needed ? [`1/${Math.round(1 / share)} of the height: ${element.outerHTML.slice(0, 140)}`] : []
  })
}

/** Runs in the page. @returns how many texts were looked at, and which are cut off, beside the window or covered */
function cutTexts(mostKeptShare: number): { texts: number; faults: string[] } {
  const { scrollWidth, clientWidth, clientHeight } = document.documentElement
  const faults = scrollWidth > clientWidth ? [`${scrollWidth} > ${clientWidth} px wide`] : []
  const told = (element: Element) => element.outerHTML.slice(0, 140)
  let texts = 0
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.eds-hidden, .eds-skip') !== null)
      continue
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (style.position === 'sticky' || style.position === 'fixed') {
      const isKept = box.width > clientWidth / 2 && !element.matches('dialog')
      if (isKept && box.height > clientHeight * mostKeptShare)
        faults.push(`${Math.round(box.height)} px stay: ${told(element)}`)
    }
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
      continue
    texts += 1
    const scrolls = (each: Element) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)
    let around: Element | null = element
    while (around !== null && around !== document.body && !scrolls(around)) around = around.parentElement
    // Within something that scrolls by itself, such as a wide table, nothing is lost.
    if (around !== null && around !== document.body) continue
    if (box.right > clientWidth + 1 || box.left < -1) faults.push(`beside the window: ${told(element)}`)
    const clips = (value: string) => value === 'hidden' || value === 'clip'
    const isCutWide = clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    const isCutHigh = clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1
    if (isCutWide || isCutHigh) faults.push(`cut off: ${told(element)}`)
  }
  return { texts, faults }
}
