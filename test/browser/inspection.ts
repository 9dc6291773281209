/** Looks at a state of a screen as people with different eyes, hands and windows meet it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/** Every rule of WCAG 2.0 to 2.2, levels A and AA, that a machine can check, and axe's good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** WCAG 1.4.10: content reflows at this width, which is 1280 px at 400%. */
const NARROW_PX = 320
/** WCAG 2.5.5 (AAA), which the product promises for phones; 2.5.8 (AA) asks for 24. */
const TOUCH_PX = 44
const LINK_PX = 24

/** What to look for beside axe in light colours. */
export type Look = { dark?: boolean; reflow?: boolean; touch?: boolean }

/** How each kind of screen is looked at. A projector has no narrow window; only phones are held in a hand. */
export const PHONE: Look = { reflow: true, touch: true }
export const DESK: Look = { reflow: true }
export const WALL: Look = {}

export type Inspection = {
  /** Names of the states looked at so far, with what was looked at. */
  looked: readonly string[]
  /** Looks at the page as it is now and leaves it as it was. Faults are soft: one run tells them all. */
  look(page: Page, state: string, how?: Look): Promise<void>
}

export function anInspection(): Inspection {
  const looked: string[] = []
  return {
    looked,
    look: (page, state, how = {}) =>
      test.step(`look at: ${state}`, async () => {
        await settled(page)
        await checkRules(page, state)
        looked.push(state)
        if (how.dark === true) {
          await page.emulateMedia({ colorScheme: 'dark' })
          await settled(page)
          await checkColours(page, `${state}, dark`)
          looked.push(`${state}, dark`)
          await page.emulateMedia({ colorScheme: null })
        }
        if (how.touch === true) await checkTouch(page, state)
        if (how.reflow === true) await checkReflow(page, state)
      }),
  }
}

/** Transitions are over and no animation that ends is still running: half-faded text has no contrast. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

export async function checkRules(page: Page, state: string): Promise<void> {
  const passed = await check(page, state, (axe) => axe.withTags(TAGS))
  expect(passed, `${state}: rules that found something to check`).toBeGreaterThan(5)
}

/** Colours are all that a dark theme changes. */
export async function checkColours(page: Page, state: string): Promise<void> {
  const passed = await check(page, state, (axe) => axe.withRules(['color-contrast', 'link-in-text-block']))
  expect(passed, `${state}: rules that found colours to check`).toBeGreaterThan(0)
}

/** @returns how many rules found something to check and nothing wrong with it */
async function check(page: Page, state: string, choose: (axe: AxeBuilder) => AxeBuilder): Promise<number> {
  // Its half megabyte is brought once to each page. Legacy mode looks at this page only, which has no frames.
  const isThere = await page.evaluate(() => 'axe' in window)
  const builder = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
  const looking = choose(builder.setLegacyMode(true).options({ resultTypes: ['violations', 'incomplete'] }))
  const { violations, incomplete, passes } = await withBarsInPlace(page, () => looking.analyze())
  // Words in the very colour of what is behind them are no violation to it: it takes them for words hidden on purpose. Where
  // the system chooses the colours it reads those that the styles had asked for.
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches)
  const unseen = (isForced ? [] : incomplete).flatMap((rule) => {
    const nodes = rule.nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'))
    return nodes.length === 0 ? [] : [{ ...rule, nodes }]
  })
  const told = [...violations, ...unseen].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
  expect.soft(told, `${state}: accessibility rules`).toEqual([])
  return passes.length
}

/**
 * A bar at the window's edge lies over whatever the page happens to be scrolled to, which can be scrolled out from under it;
 * the rule about targets' sizes would count that chance. `scroll-padding` keeps what has the focus out from under it.
 */
async function withBarsInPlace<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.phone-dock { position: static !important }')
    document.adoptedStyleSheets.push(sheet)
  })
  try {
    return await look()
  } finally {
    await page.evaluate(() => document.adoptedStyleSheets.pop())
  }
}

export async function checkReflow(page: Page, state: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: NARROW_PX, height: 800 })
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(-4).map((element) => element.outerHTML.slice(0, 160))]
  })
  expect.soft(over, `${state}: scrolls sideways at ${NARROW_PX} px`).toEqual([])
  if (before !== null) await page.setViewportSize(before)
}

/** Controls smaller than a finger; a link within a sentence is as high as its line and exempt. */
export async function checkTouch(page: Page, state: string): Promise<void> {
  const { measured, small } = await page.evaluate(
    ({ touch, link }) => {
      const found: string[] = []
      const controls = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
      ].filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches('.eds-skip'))
      for (const control of controls) {
        const isChoice = control.matches('input[type=radio], input[type=checkbox]')
        const target = isChoice ? (control.closest('label') ?? control) : control
        const { width, height } = target.getBoundingClientRect()
        const isLink = control.matches('a') && !control.matches('.eds-button')
        if (isLink && getComputedStyle(control).display === 'inline') continue
        const least = isLink ? link : touch
        if (width < least - 0.5 || height < least - 0.5) {
          found.push(`${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`)
        }
      }
      return { measured: controls.length, small: found }
    },
    { touch: TOUCH_PX, link: LINK_PX },
  )
  expect.soft(small, `${state}: too small for a finger`).toEqual([])
  expect(measured, `${state}: controls to measure`).toBeGreaterThan(0)
}
