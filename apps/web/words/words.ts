/** Turns a key and its parameters into words; other languages are objects of the same shape as English. */
import type { en } from './en.ts'
import type { explainEn } from './explain-en.ts'
import type { staffRefusalsEn } from './staff-refusals-en.ts'
import type { wallEn } from './wall-en.ts'

type English = typeof en & typeof explainEn & typeof staffRefusalsEn & typeof wallEn
type Stored = keyof English
type PluralOf<K extends string> = K extends `${infer Base}_other` ? Base : never
type FormOf<K extends string> = K extends `${string}_one` | `${string}_other` ? never : K

/** The plural forms that the Unicode CLDR knows; English uses two of them, Arabic all six. */
export const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** The captions of the wall: the few of its words that exist in every language. */
export const CAPTION_KEYS = [
  'wall.join.heading',
  'wall.join.scan',
  'wall.join.choose',
  'wall.question.none',
  'wall.question.none-body',
  'wall.vote.open',
  'wall.vote.secret',
  'wall.vote.closed',
  'wall.vote.closed-body',
  'wall.vote.can-you-live',
  'wall.discussion.heading',
  'wall.discussion.ask-1',
  'wall.grades.heading',
  'wall.grades.done',
  'wall.end.heading',
  'wall.end.body',
] as const satisfies readonly (keyof typeof wallEn)[]

/** What every language must say: everything a seat can meet, and the captions. Staff's screens stay in English. */
export type SpokenKey = keyof typeof en | keyof typeof explainEn | (typeof CAPTION_KEYS)[number]

/**
 * The sentences of one language. A sentence that counts has a key for each plural form of that language. A missing key
 * is found by a test that names it; until then English stands in.
 */
export type Language = {
  readonly [K in SpokenKey | `${PluralOf<SpokenKey>}_${(typeof PLURAL_FORMS)[number]}`]?: string
}

/** What a screen asks for: a sentence, or the base of a sentence with plural forms. */
export type WordKey = FormOf<Stored> | PluralOf<Stored>

type ParamsIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsIn<Rest>
  : never
type TextOf<K extends WordKey> = K extends Stored
  ? English[K]
  : `${K}_other` extends Stored
    ? English[`${K}_other`]
    : never
type Param<K extends WordKey> = ParamsIn<TextOf<K>>

/** The parameters a sentence needs: none, or every `{name}` in it. A plural sentence needs `count`. */
export type WordParams<K extends WordKey> = [Param<K>] extends [never]
  ? readonly []
  : readonly [Readonly<Record<Param<K>, string | number>>]

/** `t(key)` or `t(key, {name: value})`. */
export type Translate = <K extends WordKey>(key: K, ...params: WordParams<K>) => string

/** First-strong isolate and its end: a name in another script is laid out by itself and moves nothing around it. */
const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'

/**
 * Translator for one language. The plural form follows `count`. Numbers are grouped as the language does it, in the
 * digits 0 to 9 that the wall, the codes and the charts use.
 * @param tag a BCP 47 tag such as `en-GB`
 * @param dir `rtl` sets names that are put in apart from the sentence around them
 * @throws never: a key without words shows itself, so that a missing sentence is seen and not silent
 */
export function translator(
  language: Readonly<Record<string, string>>,
  tag: string,
  dir: 'ltr' | 'rtl' = 'ltr',
): Translate {
  const say = numbersOf(tag)
  const put = (value: string) => (dir === 'rtl' ? `${ISOLATE}${value}${END_OF_ISOLATE}` : value)
  return (key, ...params) => {
    const values: Readonly<Record<string, string | number>> = params[0] ?? {}
    const count = values.count
    const form = typeof count === 'number' ? language[`${key}_${say.plural(count)}`] : undefined
    const text = form ?? language[key] ?? language[`${key}_other`] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? say.number(value) : put(value)
    })
  }
}

/**
 * Numbers of one language. A browser's own tables take a slow phone a tenth of a second to open, so they are opened for
 * what needs them: not for small whole numbers, and not for English, which has one rule.
 */
function numbersOf(tag: string) {
  let numbers: Intl.NumberFormat | null = null
  let plurals: Intl.PluralRules | null = null
  const isEnglish = /^en\b/.test(tag)
  return {
    number(value: number): string {
      if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value)
      numbers ??= new Intl.NumberFormat(tag, { numberingSystem: 'latn' })
      return numbers.format(value)
    },
    plural(count: number): Intl.LDMLPluralRule {
      if (isEnglish) return Math.abs(count) === 1 ? 'one' : 'other'
      plurals ??= new Intl.PluralRules(tag)
      return plurals.select(count)
    },
  }
}
