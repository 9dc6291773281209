/** What outlines a control is seen against what it lies on: 3 to 1, in light, dark and high contrast (WCAG 2.2, 1.4.11). */
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'
import { expect, test } from 'vitest'

const WEB = fileURLToPath(new URL('../apps/web', import.meta.url))
const TOKENS = compile(`${WEB}/styles/tokens.scss`, { loadPaths: [`${WEB}/node_modules`] }).css

const LIGHT = declaredIn(':root {')
const THEMES = {
  light: LIGHT,
  dark: { ...LIGHT, ...declaredIn(':root[data-theme=dark] {') },
  contrast: { ...LIGHT, ...declaredIn(':root[data-theme=contrast] {') },
}
/** What controls lie on: the page, cards, what is set apart, and notices with a button or a field in them. */
const SURFACES = ['--page', '--surface', '--surface-2', '--info-fill', '--good-fill', '--warn-fill', '--bad-fill']
/** Inputs, radios, checkboxes and second buttons; what is chosen; a field that is wrong. */
const OUTLINES = ['--border-strong', '--link', '--bad-line']
const ENOUGH = 3

for (const [theme, tokens] of Object.entries(THEMES)) {
  test(`in ${theme} colours what outlines a control has three to one against all that it lies on`, () => {
    const faint = OUTLINES.flatMap((outline) =>
      SURFACES.map((surface) => ({ outline, surface, contrast: contrast(tokens, [outline], surface) })),
    )
    expect(faint).toHaveLength(OUTLINES.length * SURFACES.length)
    expect(faint.filter((pair) => !(pair.contrast >= ENOUGH))).toEqual([])
  })

  test(`in ${theme} colours the ring of what has the focus, or the line inside it, has three to one`, () => {
    const rings = SURFACES.map((surface) => ({
      surface,
      contrast: contrast(tokens, ['--focus', '--on-focus'], surface),
    }))
    expect(rings.filter((pair) => !(pair.contrast >= ENOUGH))).toEqual([])
  })
}

test('it reckons as WCAG does', () => {
  const named = { '--black': '#000000', '--white': '#ffffff', '--grey': '#767676' }
  expect(contrast(named, ['--black'], '--white')).toBe(21)
  expect(contrast(named, ['--grey'], '--white')).toBeCloseTo(4.54, 2)
})

/** The colours that a block of custom properties declares; the last word counts. @param head what the block begins with */
function declaredIn(head: string): Record<string, string> {
  const from = TOKENS.indexOf(head)
  expect(from, head).toBeGreaterThanOrEqual(0)
  const block = TOKENS.slice(from, TOKENS.indexOf('}', from))
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+): (#[\da-f]{3,6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

/** @param lines drawn beside each other: the better seen counts @returns 1 to 21 */
function contrast(tokens: Readonly<Record<string, string>>, lines: readonly string[], surface: string): number {
  const ground = luminance(colour(tokens, surface))
  return Math.max(
    ...lines.map((line) => {
      const drawn = luminance(colour(tokens, line))
      return (Math.max(drawn, ground) + 0.05) / (Math.min(drawn, ground) + 0.05)
    }),
  )
}

function colour(tokens: Readonly<Record<string, string>>, name: string): string {
  const hex = tokens[name]
  if (hex === undefined) throw new Error(`expected a colour for ${name}`)
  return hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
