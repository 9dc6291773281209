/**
 * The words by which a picture is known to be of the screen as it is now: what is a heading, a button or a label on it,
 * without what changes from run to run. Pixels are not compared, as letters are drawn differently on other machines.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'

const FOLDER = fileURLToPath(new URL('../pictures/', import.meta.url))
const FILE = `${FOLDER}words.json`

/** Beside each picture's name the SHA-256 of its file, in hex, and the words of its screen when it was taken. */
const Taken = z.record(z.string(), z.object({ picture: z.string(), words: z.array(z.string()) }))

/** How the pictures are taken anew. */
export const TAKE_PICTURES = 'npm run build && PICTURES=1 npx playwright test -c test/browser/playwright.config.ts walk'

const STALE_AFTER_MS = 2_000

/**
 * @returns each once, in alphabetical order, with a # for every number: times, counts and addresses differ between runs; less
 * the desk's list of acts, as votes are told in steps of time
 */
export const shownWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, button, summary, legend, label, th')
    const isKnown = (element: Element) =>
      element.checkVisibility() && element.closest('[aria-labelledby="desk-feed"]') === null
    const words = [...named].filter(isKnown).map(({ innerText }) => innerText)
    const known = words.map((each) => each.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ').trim())
    return [...new Set(known)].filter((each) => each !== '').toSorted()
  })

/** @returns what was written down when the pictures were taken, by the names of the pictures */
const takenPictures = (): z.infer<typeof Taken> =>
  existsSync(FILE) ? Taken.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {}

/** Faults are soft: one run tells of every stale picture. */
export async function expectFresh(page: Page, name: string): Promise<void> {
  const taken = takenPictures()[name]?.words ?? []
  await expect
    .configure({ soft: true, timeout: STALE_AFTER_MS })
    .poll(() => shownWords(page), `${name}.png shows an older screen. Take it anew: ${TAKE_PICTURES}`)
    .toEqual(taken)
}

/** Writes down what was taken; what has no picture any more is left out. One line for each, so that changes are read. */
export function writeDownTaken(words: ReadonlyMap<string, readonly string[]>, isKept: (name: string) => boolean): void {
  const before = Object.entries(takenPictures()).filter(([name]) => isKept(name) && !words.has(name))
  const now = [...words].map(([name, shown]) => [name, { picture: digestOf(name), words: shown }] as const)
  const lines = [...before, ...now]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, taken]) => `${JSON.stringify(name)}: ${JSON.stringify(taken)}`)
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`)
}

const digestOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(`${FOLDER}${name}.png`))
    .digest('hex')
