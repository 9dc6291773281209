/** One set of tokens: every colour and every font stands in one place, and every page that is written elsewhere keeps to it. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { REPORT_STYLE } from '@eds/report/report-style'
import { compile } from 'sass'
import { describe, expect, test } from 'vitest'

const WEB = fileURLToPath(new URL('../apps/web', import.meta.url))
/** Sass alone: no style of its own comes from it. */
const SETTINGS = 'nhsuk-frontend/dist/nhsuk/core/settings'
const PALETTE = `${WEB}/node_modules/${SETTINGS}/_colours-palette.scss`
/** Custom properties that themes change, and the few values that none does. */
const TOKENS = ['tokens.scss', 'fixed-tokens.scss']
/** A camera reads it: black on white in every theme, on the screen and on paper. */
const FOR_CAMERAS = 'parts/qr-code.tsx'

const COLOUR = /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch|color-mix)\(/gi
const NAMED =
  /(?:color|background|border[\w-]*|outline|fill|stroke|shadow)\s*:[^;{]*(?<![\w$-])(?:white|black|red|green|blue|yellow|gr[ae]y|orange|purple|pink)\b/gi
const FONT = /font-family:(?!\s*(?:var\(|fixed\.|inherit))[^;]+/gi

const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(`${WEB}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)
const read = (file: string): string => readFileSync(`${WEB}/${file}`, 'utf8')
const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')

const styles = files('styles', /\.scss$/)
const screens = [...files('parts', /\.tsx?$/), ...files('screens', /\.tsx?$/), ...files('live', /\.tsx?$/)]

describe('outside the tokens', () => {
  test('no style has a colour or a font of its own', () => {
    const others = styles.filter((file) => !TOKENS.includes(file.replace('styles/', '')))
    expect(others.length).toBe(styles.length - TOKENS.length)
    expect(others.length).toBeGreaterThan(8)
    const found = others.flatMap((file) =>
      [COLOUR, NAMED, FONT].flatMap((kind) =>
        [...withoutComments(read(file)).matchAll(kind)].map(([words]) => `${file}: ${words}`),
      ),
    )
    expect(found).toEqual([])
  })

  test('no style has a size of text of its own, but for paper, the wall’s own measure and a part of what is around it', () => {
    const sizes = styles
      .filter((file) => !TOKENS.includes(file.replace('styles/', '')))
      .flatMap((file) =>
        [...withoutComments(read(file)).matchAll(/font-size:\s*([^;]+);/g)].map(([, size = '']) => ({ file, size })),
      )
    expect(sizes.length).toBeGreaterThan(60)
    const known =
      /^(?:var\(--(?:text-[\w-]+|body|lead|h1|h2)\)|inherit|[\d.]+(?:pt|%|em)|calc\([^;]*var\(--u\)[^;]*\))$/
    expect(sizes.filter(({ size }) => !known.test(size))).toEqual([])
  })

  test('no screen has one, but for what a camera reads', () => {
    const coloured = screens.filter((file) => /["'`](?:#[\da-f]{3,8}|(?:rgb|hsl)a?\([^"'`]*)["'`]/i.test(read(file)))
    expect(screens.length).toBeGreaterThan(100)
    expect(coloured).toEqual([FOR_CAMERAS])
  })

  test('every property that a style asks for is declared', () => {
    const all = styles.map((file) => withoutComments(read(file))).join('\n')
    const scripts = screens.map(read).join('\n')
    const declared = new Set(
      [...`${all}\n${scripts}`.matchAll(/(--[a-z][\w-]*)['"\]]*\s*[:,]/g)].map(([, name]) => name),
    )
    const asked = new Set([...all.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))
    expect(asked.size).toBeGreaterThan(40)
    expect([...asked].filter((name) => !declared.has(name))).toEqual([])
  })

  test('the browser’s own bar has the colour of the header', () => {
    expect(read('index.html')).toContain(`name="theme-color" content="${nhs('blue')}"`)
  })
})

test('of the NHS frontend come its settings, and neither its logo nor its fonts', () => {
  const asked = styles.flatMap((file) => [...read(file).matchAll(/@(?:use|import|forward) "(nhsuk[^"]*)"/g)])
  const names = new Set(asked.map(([, name]) => name))
  expect([...names].toSorted()).toEqual([SETTINGS, `${SETTINGS}/colours-palette`])
  const pages = [...screens, 'index.html'].map(read).join('\n')
  expect(pages).not.toMatch(/nhsuk-(?:header|logo|frontend)|nhs-logo|frutiger/i)
})

describe('the report', () => {
  const tokens = compile(`${WEB}/styles/tokens.scss`, { loadPaths: [`${WEB}/node_modules`] }).css
  const light = block(tokens, ':root {')
  const dark = { ...light, ...block(tokens, ':root[data-theme=dark] {') }
  /** A name of the report's and the token that it stands for. */
  const SAME: Readonly<Record<string, string>> = {
    '--paper': '--surface',
    '--ink': '--text',
    '--soft': '--text-2',
    '--line': '--border',
    '--ground': '--surface-2',
    '--tint': '--surface-2',
    '--band': '--header',
    '--on-band': '--on-header',
    '--link': '--link',
    '--rule': '--info-line',
    '--bar': '--info-line',
    '--focus': '--focus',
    '--on-focus': '--on-focus',
    ...Object.fromEntries(
      [0, 1, 2, 3].flatMap((grade) => [
        [`--g${grade}`, `--grade-${grade}-fill`],
        [`--g${grade}-ink`, `--grade-${grade}`],
      ]),
    ),
  }
  const asTokens = (tokens: Record<string, string>): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(SAME).map(([name, token]) => [name, tokens[token]]))

  test('has the screens’ colours in light and in dark', () => {
    expect(block(REPORT_STYLE, ':root {')).toEqual(asTokens(light))
    expect(block(REPORT_STYLE, '@media (prefers-color-scheme: dark) {\n  :root {')).toEqual(asTokens(dark))
  })

  test('is printed in light colours, whatever the screen has', () => {
    const printed = block(REPORT_STYLE, '@media print and (prefers-color-scheme: dark) {\n  :root {')
    expect(Object.keys(printed).length).toBeGreaterThan(10)
    expect(printed).toEqual(Object.fromEntries(Object.keys(printed).map((name) => [name, asTokens(light)[name]])))
  })
})

/** The colours that a block of custom properties declares. @param head the words that the block begins with */
function block(source: string, head: string): Record<string, string> {
  const from = source.indexOf(head)
  expect(from, head).toBeGreaterThanOrEqual(0)
  const lines = source.slice(from + head.length)
  const end = lines.search(/^\s*}/m)
  return Object.fromEntries(
    [...lines.slice(0, end).matchAll(/(--[\w-]+): (#[\da-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

/** A colour of the NHS frontend's palette by its name. */
function nhs(name: string): string {
  const colour = new RegExp(`"${name}": (#[\\da-f]{6})`).exec(readFileSync(PALETTE, 'utf8'))?.[1]
  if (colour === undefined) throw new Error(`expected a colour ${name} in the palette`)
  return colour
}
