/** A page as a screen reader has it: the browser's accessibility tree, where the focus is in it, and what is said aloud. */
import { expect, type Page } from '@playwright/test'

export type Tree = {
  /** Role and name of what has the focus, such as `button "Vote"`; the page itself when nothing has it. */
  focus(): Promise<string>
  /** Every stop of the Tab key from the top of the page to its end, in order; the first then has the focus. */
  stops(): Promise<string[]>
  /** Waits until a sentence has been said after the one waited for before. */
  said(sentence: string | RegExp): Promise<void>
  /** Everything that live regions have said so far. */
  heard: readonly string[]
}

/** Every page begins with it. */
const FIRST_STOP = 'link "Skip to the main part"'

/** Far more than going twice round any page of a seat. */
const MOST_STOPS = 80

/** Listens from now on, and for as long as the page is not loaded again. */
export async function treeOf(page: Page): Promise<Tree> {
  const reader = await page.context().newCDPSession(page)
  const heard = await listen(page)
  let at = 0

  async function focus(): Promise<string> {
    const { nodes } = await reader.send('Accessibility.getFullAXTree')
    const focused = nodes.filter(({ properties }) =>
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    )
    // The page has the focus as well, and comes before what in it has it.
    const node = focused.at(-1)
    return node === undefined ? 'nothing' : `${String(node.role?.value)} "${String(node.name?.value ?? '')}"`
  }

  return {
    heard,
    focus,
    async stops() {
      const found: string[] = []
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await page.keyboard.press('Tab')
        const here = await focus()
        if (here === FIRST_STOP && found[0] === FIRST_STOP) return found
        // Past the end the focus is the browser's for a moment, and before it came round it was somewhere in the page.
        if (here === FIRST_STOP || (found.length > 0 && !here.startsWith('RootWebArea') && here !== 'nothing'))
          found.push(here)
      }
      throw new Error(`expected ${FIRST_STOP} twice within ${MOST_STOPS} stops, found ${found.join(', ')}`)
    },
    said: (sentence) => {
      const isIt = (each: string) => (typeof sentence === 'string' ? each === sentence : sentence.test(each))
      return expect(() => {
        const found = heard.findIndex((each, place) => place >= at && isIt(each))
        expect(found, `${String(sentence)} among: ${heard.slice(at).join(' | ')}`).toBeGreaterThanOrEqual(0)
        at = found + 1
      }).toPass()
    },
  }
}

/** Hears what the page's live regions say, as a screen reader does: when it is added, though it goes away again. */
async function listen(page: Page): Promise<readonly string[]> {
  const heard: string[] = []
  await page.exposeFunction('tellTest', (sentence: string) => heard.push(sentence))
  const regions = [...(await page.getByRole('status').all()), ...(await page.getByRole('alert').all())]
  expect(regions.length, 'live regions that are there before anything is said').toBeGreaterThan(1)
  for (const region of regions) {
    await region.evaluate((element) => {
      const tell: unknown = Reflect.get(window, 'tellTest')
      if (typeof tell !== 'function') throw new Error('expected the function that the test exposed')
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) tell(node.textContent)
      }).observe(element, { childList: true })
    })
  }
  return heard
}
