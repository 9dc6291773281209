/** What a page says to a screen reader without moving its focus. */
import { expect, type Page } from '@playwright/test'

/** Runs in every page before it does: writes down what its live regions say, as a sentence stays for some seconds only. */
export function writeDownWhatIsSaid() {
  const aloud: string[] = []
  Object.assign(window, { aloud })
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) {
      const region = target instanceof Element ? target.closest('[aria-live]') : null
      if (region === null) continue
      for (const added of addedNodes) aloud.push(`${region.getAttribute('aria-live')}: ${added.textContent}`)
    }
  }).observe(document, { childList: true, subtree: true })
}

/**
 * Waits until the page has said this since it was loaded. @param words the whole sentence, or what it looks like
 * @param how `assertive` breaks off what is being read
 */
export async function heard(page: Page, words: string | RegExp, how: 'polite' | 'assertive' = 'polite'): Promise<void> {
  const asked = typeof words === 'string' ? `${how}: ${words}` : words
  const matches = (said: string) => (typeof asked === 'string' ? said === asked : asked.test(said))
  await expect
    .poll(async () => {
      const said: string[] = await page.evaluate(() => Reflect.get(window, 'aloud'))
      return said.some(matches) ? 'said' : said
    }, `said aloud: ${asked}`)
    .toBe('said')
}
