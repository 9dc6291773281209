/** Every language says everything a seat can meet, in every plural form that it has. */

import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import { eds2022 } from '@eds/frameworks/eds-2022'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { expect, test } from 'vitest'
import { en } from '../apps/web/words/en.ts'
import { explainEn } from '../apps/web/words/explain-en.ts'
import { LANGUAGES, type LanguageFile, loadLanguage } from '../apps/web/words/languages.ts'
import { protectedEn } from '../apps/web/words/protected-en.ts'
import { loadProtected } from '../apps/web/words/protected-words.ts'
import { staffRefusalsEn } from '../apps/web/words/refusals-en.ts'
import { wallEn } from '../apps/web/words/wall-en.ts'
import { CAPTION_KEYS, PLURAL_FORMS, translator } from '../apps/web/words/words.ts'

type Sentences = Readonly<Record<string, string>>

/** What a language must say, by English key. */
const SPOKEN: Sentences = {
  ...Object.fromEntries(Object.entries(en).filter(([key]) => !(key in staffRefusalsEn))),
  ...explainEn,
  ...Object.fromEntries(CAPTION_KEYS.map((key) => [key, wallEn[key]])),
}
const BASES = Object.keys(SPOKEN).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -'_other'.length)] : []))
const SINGLE = Object.keys(SPOKEN).filter((key) => !/_(one|other)$/.test(key))

const translated = LANGUAGES.filter(({ id }) => id !== 'en' && id !== 'easy')
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted()

async function fileOf(id: (typeof LANGUAGES)[number]['id']): Promise<LanguageFile> {
  const file = await loadLanguage(id)
  if (file === null) throw new Error(`${id} should have a file`)
  return file
}

/** A key of a language without its plural form. */
const baseOf = (key: string): string => {
  const form = PLURAL_FORMS.find((each) => key.endsWith(`_${each}`))
  const base = form === undefined ? key : key.slice(0, -form.length - 1)
  return BASES.includes(base) ? base : key
}

test('the list of what must be said has the phone, its refusals, its results and the captions in it', () => {
  expect(SINGLE.length).toBeGreaterThan(300)
  expect(BASES.length).toBeGreaterThan(9)
  expect(translated.length).toBeGreaterThan(2)
})

test.each(translated)('$name says everything, in each of its plural forms', async ({ id, tag }) => {
  const { words } = await fileOf(id)
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  const needed = [...SINGLE, ...BASES.flatMap((base) => forms.map((form) => `${base}_${form}`))]
  const said: Sentences = { ...words }
  expect(needed.filter((key) => said[key] === undefined || said[key].trim() === '')).toEqual([])
  expect(Object.keys(said).filter((key) => !needed.includes(key))).toEqual([])
})

test.each(translated)('$name puts in the same parameters as English', async ({ id }) => {
  const { words } = await fileOf(id)
  const wrong = Object.entries(words).filter(([key, text]) => {
    const english = SPOKEN[baseOf(key)] ?? SPOKEN[`${baseOf(key)}_other`] ?? ''
    return placeholders(text).join() !== placeholders(english).join()
  })
  expect(wrong).toEqual([])
})

test.each(translated)('$name leaves no sentence in English', async ({ id }) => {
  const { words } = await fileOf(id)
  const same = Object.entries(words).filter(([key, text]) => {
    const english = SPOKEN[key]
    const isOneWord = !text.trim().includes(' ')
    return text === english && !isOneWord && !MAY_BE_THE_SAME_KEYS.has(key) && placeholders(text).length === 0
  })
  expect(same).toEqual([])
})

/** Sentences that are the same in English and in a language related to it. */
const MAY_BE_THE_SAME_KEYS: ReadonlySet<string> = new Set<string>()

test.each(LANGUAGES.filter(({ id }) => id !== 'en'))('$name has no characters that turn text round', async ({ id }) => {
  const text = JSON.stringify(await fileOf(id))
  expect(text.length).toBeGreaterThan(1000)
  expect(text).not.toMatch(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/)
})

test.each(LANGUAGES.filter(({ id }) => id !== 'en'))(
  '$name knows every question of EDS 2022, every group, characteristic and grade',
  async ({ id }) => {
    const { plain, checkedBy } = await fileOf(id)
    const codes = eds2022.groupings.flatMap(({ outcomes }) => outcomes.map(({ code }) => code))
    expect(Object.keys(plain.outcomes['eds-2022'] ?? {}).toSorted()).toEqual(codes.toSorted())
    expect(Object.keys(plain.groups).toSorted()).toEqual(STAKEHOLDER_GROUPS.map((group) => group.id).toSorted())
    expect(Object.keys(plain.characteristics).toSorted()).toEqual(CHARACTERISTICS.map((each) => each.id).toSorted())
    const texts = JSON.stringify(plain)
    expect(texts).not.toContain('""')
    expect(checkedBy === null || checkedBy.length > 0).toBe(true)
  },
)

test.each(LANGUAGES.filter(({ id }) => id !== 'en'))(
  '$name promises what English promises, no more and no less',
  async ({ id }) => {
    const { words } = await loadProtected(id)
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(protectedEn).toSorted())
    expect(
      Object.entries(words).filter(([, text]) => text.trim() === '' || /[\u200e\u200f\u202a-\u202e]/.test(text)),
    ).toEqual([])
    const english: Sentences = protectedEn
    const same = Object.entries(words).filter(([key, text]) => text === english[key])
    expect(id === 'easy' ? [] : same).toEqual([])
  },
)

test('Easy Read has a picture beside each promise, each limit and each act', async () => {
  const { words, icons = {} } = await loadProtected('easy')
  const lines = Object.keys(words).filter((key) => /^protected\.(promise|limit|you)\./.test(key))
  expect(lines.length).toBeGreaterThan(20)
  expect(lines.filter((key) => !(key in icons))).toEqual(['protected.limit.http-now'])
})

test('counts in Arabic take the six forms of Arabic, with the digits of the wall', async () => {
  const { words } = await fileOf('ar')
  const t = translator({ ...en, ...words }, 'ar', 'rtl')
  const forms = [0, 1, 2, 3, 11, 100].map((count) => t('connection.waiting', { count }))
  expect(new Set(forms).size).toBe(6)
  expect(t('connection.waiting', { count: 3 })).toContain('3')
})

test('a name put into a sentence that runs from right to left is set apart from it', async () => {
  const { words } = await fileOf('ur')
  const t = translator({ ...en, ...words }, 'ur', 'rtl')
  expect(t('phone.group', { group: 'Healthwatch' })).toContain('\u2068Healthwatch\u2069')
})
