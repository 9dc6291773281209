/** Every language says everything a seat can meet, in every plural form that it has. */

import { questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import { eds2011 } from '@eds/frameworks/eds-2011'
import { eds2022 } from '@eds/frameworks/eds-2022'
import { eds2 } from '@eds/frameworks/eds2'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { planSession } from '@eds/session/plan'
import { COMBINED_GROUP, DEFAULT_SETTINGS, EpochMs, GroupId, QuestionId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { en } from '../apps/web/words/en.ts'
import { explainEn } from '../apps/web/words/explain-en.ts'
import { LANGUAGES, type LanguageFile, loadLanguage } from '../apps/web/words/languages.ts'
import { plainOf } from '../apps/web/words/plain.ts'
import { protectedEn } from '../apps/web/words/protected-en.ts'
import { loadProtected } from '../apps/web/words/protected-words.ts'
import { wallEn } from '../apps/web/words/wall-en.ts'
import { CAPTION_KEYS, PLURAL_FORMS, translator } from '../apps/web/words/words.ts'

type Sentences = Readonly<Record<string, string>>

/** What a language must say, by English key. */
const SPOKEN: Sentences = {
  ...en,
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
  '$name knows every question of every framework, every group, characteristic and grade',
  async ({ id }) => {
    const { plain, checkedBy } = await fileOf(id)
    for (const { id: framework, groupings } of [eds2011, eds2, eds2022]) {
      const codes = groupings.flatMap(({ outcomes }) => outcomes.map(({ code }) => code))
      expect(codes.length).toBeGreaterThan(10)
      expect(Object.keys(plain.outcomes[framework] ?? {}).toSorted(), framework).toEqual(codes.toSorted())
    }
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

const inPolish = async () => {
  const file = await loadLanguage('pl')
  return plainOf({ t: translator({ ...en, ...file?.words }, 'pl'), file })
}

test('the group of small groups has its name in the language that is read, unless it was given another', async () => {
  const planned = planSession({
    assessment: midAndSouthEssex,
    choice: {
      title: 'Grading workshop',
      settings: DEFAULT_SETTINGS,
      groups: ['patients', 'staff'].map((id) => ({ id: GroupId.parse(id), name: id })),
      questions: questionsOf(midAndSouthEssex).map(({ id }) => QuestionId.parse(id)),
    },
    id: 'session-1',
    joinCode: 'HPMK4739',
    at: EpochMs.parse(1),
  })
  const combined = planned.ok ? planned.plan.groups.find(({ id }) => id === COMBINED_GROUP) : undefined
  if (combined === undefined) throw new Error('a planned session should have the group of small groups')
  const plain = await inPolish()
  expect([plain.groupName(combined), plain.groupName({ ...combined, name: 'Everybody else' })]).toEqual([
    'Mniejsze grupy razem',
    'Everybody else',
  ])
})

test('the short name of a question is in the language that is read, and its service keeps its own name', async () => {
  const { questionTitle } = await inPolish()
  const asked = { outcome: '1A', title: 'Getting the service: Maternity', service: { name: 'Maternity' } }
  expect(questionTitle('eds-2022', asked)).toMatch(/^(?!Getting).+: Maternity$/)
  expect(questionTitle('eds-2022', { ...asked, service: null })).not.toMatch(/:|Getting/)
  expect(questionTitle('eds-2022', { ...asked, outcome: '9Z' })).toBe(asked.title)
})

test('a protected characteristic has its name in the Equality Act beside a translated one, and no other in English', async () => {
  const polish = await inPolish()
  const english = plainOf({ t: translator(en, 'en-GB'), file: null })
  for (const each of CHARACTERISTICS) {
    expect(polish.characteristic(each).name).toMatch(/^.+ \(.+\)$/)
    expect(polish.characteristic(each).name.endsWith(` (${each.name})`)).toBe(true)
    expect(english.characteristic(each)).toEqual({ name: each.name, meaning: each.plainMeaning })
  }
  // Where Easy Read has the Act's own name it is said once.
  const easy = plainOf({ t: translator(en, 'en-GB'), file: await loadLanguage('easy') })
  const names = CHARACTERISTICS.map((each) => easy.characteristic(each).name)
  expect(names).toContain('Disability')
  expect(names.filter((name) => /^(.+) \(\1\)$/.test(name))).toEqual([])
})

test('a question that is not there in the language that is read is marked as English', async () => {
  const { question } = await inPolish()
  const asked = { outcome: '9Z', question: 'Is this new?' }
  expect(question('eds-2022', asked)).toEqual({ text: 'Is this new?', english: null, lang: 'en-GB' })
  expect(plainOf({ t: translator(en, 'en-GB'), file: null }).question('eds-2022', asked).lang).toBeUndefined()
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

/** Second words for what already has one, and a second way of speaking to the reader, found once and not to come back. */
const NOT_SAID: readonly (readonly [id: (typeof LANGUAGES)[number]['id'], words: RegExp])[] = [
  ['ro', /dumneavoastră|[Ff]acilitator|\b(?:sunteți|aveți|puteți|lucrați|folosiți)\b/i],
  ['ur', /سہولت کار|گروپ|گریڈ/],
  ['bn', /গ্রেড|সঞ্চালক/],
  ['pa', /ਗ੍ਰੇਡ/],
  ['ar', /“/],
]

test.each(NOT_SAID)(
  '%s has one word for the facilitator, a grade and a group, and one form of address',
  async (id, words) => {
    const { words: said, plain } = await fileOf(id)
    const { words: promised } = await loadProtected(id)
    const lines = [...Object.values(said), ...Object.values(promised), ...JSON.stringify(plain).split('",')]
    expect(lines.length).toBeGreaterThan(400)
    expect(lines.filter((line) => words.test(line))).toEqual([])
  },
)
