/** A page used by keyboard alone: after every key the focus is somewhere, in sight and marked. */
import { expect, type Locator, type Page } from '@playwright/test'

export type Keyboard = {
  /** Presses a key as the keyboard names it, and looks where the focus is. */
  press(key: string): Promise<void>
  type(text: string): Promise<void>
  /** Tabs on until this has the focus. Every stop on the way has a name. */
  tabTo(stop: Locator): Promise<void>
  /** Fails when anything was pressed, tapped or clicked with something other than a key. */
  expectKeysOnly(): Promise<void>
}

/** How many other controls may lie between two stops: more would be a long way by keyboard. */
const MOST_BETWEEN = 8

export async function byKeyboard(page: Page): Promise<Keyboard> {
  await page.evaluate(() => {
    document.documentElement.dataset.pointed = '0'
    for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
      window.addEventListener(kind, () => {
        document.documentElement.dataset.pointed = kind
      })
  })
  const press = async (key: string) => {
    await page.keyboard.press(key)
    await expectFocusSeen(page, key)
  }
  return {
    press,
    type: (text) => page.keyboard.type(text),
    async tabTo(stop) {
      const passed: string[] = []
      await press('Tab')
      while (!(await hasFocus(stop))) {
        const name = await focusedName(page)
        expect(name, `a nameless stop after ${passed.join(', ')}`).not.toBe('')
        passed.push(name)
        expect(passed.length, `stops on the way to ${String(stop)}: ${passed.join(', ')}`).toBeLessThanOrEqual(
          MOST_BETWEEN,
        )
        await press('Tab')
      }
    },
    expectKeysOnly: () => expect(page.locator('html')).toHaveAttribute('data-pointed', '0'),
  }
}

/** @returns whether this is what has the focus, and not only around it */
const hasFocus = (stop: Locator): Promise<boolean> => stop.evaluate((element) => element === document.activeElement)

/** @returns what names the control that has the focus; an empty text when nothing does or nothing has it */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || focused === document.body) return ''
    const labels = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null
    const label = [...(labels ?? [])].map(({ textContent }) => textContent).join(' ')
    return (focused.getAttribute('aria-label') ?? (label === '' ? focused.innerText : label)).trim()
  })

/** Waits, because a form that closes hands the focus on only when it is gone. */
async function expectFocusSeen(page: Page, key: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(focusFault), {
      message: `after the key ${key}: the focus`,
      intervals: [20, 50, 100, 250],
    })
    .toBe('in sight and marked')
}

/** Runs in the page. @returns what is wrong with the focus, or that nothing is */
function focusFault(): string {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return 'nowhere'
  const what = focused.outerHTML.slice(0, 120)
  // A radio button is drawn by its label, which is as large as a finger.
  const drawn = focused.closest('label') ?? focused
  const { left, top, width, height } = drawn.getBoundingClientRect()
  // A page that has just come has the focus as a whole.
  if (focused.matches('main')) return 'in sight and marked'
  if (width === 0 || height === 0) return `on something without a size: ${what}`
  const places = [
    { x: left + width / 2, y: top + Math.min(height / 2, 40) },
    { x: left + Math.min(width / 2, 12), y: top + Math.min(height / 2, 12) },
  ]
  const isSeen = places.some(({ x, y }) => {
    const there = document.elementFromPoint(x, y)
    if (there === null || there === document.body || there === document.documentElement) return false
    return drawn.contains(there) || there.contains(focused)
  })
  if (!isSeen) return `out of sight or under something: ${what}`
  const swatch = document.createElement('i')
  swatch.style.color = 'var(--focus)'
  document.body.append(swatch)
  const colour = getComputedStyle(swatch).color
  swatch.remove()
  const isMarked = [focused, drawn].some((element) => {
    const style = getComputedStyle(element)
    const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    return (
      (hasOutline && style.outlineColor === colour) ||
      style.backgroundColor === colour ||
      style.boxShadow.includes(colour)
    )
  })
  return isMarked ? 'in sight and marked' : `not marked: ${what}`
}
