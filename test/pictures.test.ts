/** The pictures of the screens: each is shown on a page, each that a page shows is there, and together they stay small. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = `${ROOT}test/pictures/`
const MOST_BYTES = 5 * 1024 * 1024

/** As the browser tests write it: see browser/shown-words.ts. */
const Taken = z.record(z.string(), z.object({ picture: z.string() }))

const pictures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.png'))
  .toSorted()
const shownOn = (page: string, pattern: RegExp): string[] =>
  [...readFileSync(page, 'utf8').matchAll(pattern)].map(([, name]) => name ?? '')
const manual = shownOn(`${ROOT}README.md`, /\(test\/pictures\/([^)]+\.png)\)/g)
const gallery = shownOn(`${FOLDER}README.md`, /\(([^)]+\.png)\)/g)

test('every picture that the manual or the gallery shows is there', () => {
  expect(manual.length).toBeGreaterThan(5)
  expect(gallery.length).toBeGreaterThan(60)
  expect([...manual, ...gallery].filter((name) => !pictures.includes(name))).toEqual([])
})

test('every picture is shown in the gallery, once', () => {
  expect(gallery.toSorted()).toEqual(pictures)
})

test('every picture is the one that was taken of its screen', () => {
  const taken = Taken.parse(JSON.parse(readFileSync(`${FOLDER}words.json`, 'utf8')))
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(FOLDER + name))
      .digest('hex')
  expect(Object.fromEntries(pictures.map((name) => [name, digest(name)]))).toEqual(
    Object.fromEntries(Object.entries(taken).map(([name, { picture }]) => [`${name}.png`, picture])),
  )
})

test('the pictures are small enough to be kept with the source', () => {
  const bytes = pictures.reduce((sum, name) => sum + statSync(FOLDER + name).size, 0)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(MOST_BYTES)
})
