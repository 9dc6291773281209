/** Turns a key and its parameters into words; other languages are objects of the same shape as English. */
import type { en } from './en.ts'

/** Every sentence of one language. A key that ends in `_one` or `_other` is the singular or plural of one sentence. */
export type Language = { readonly [K in keyof typeof en]: string }

type Stored = keyof typeof en
type PluralOf<K extends string> = K extends `${infer Base}_other` ? Base : never
type FormOf<K extends string> = K extends `${string}_one` | `${string}_other` ? never : K

/** What a screen asks for: a sentence, or the base of a sentence with plural forms. */
export type WordKey = FormOf<Stored> | PluralOf<Stored>

type ParamsIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsIn<Rest>
  : never
type TextOf<K extends WordKey> = K extends Stored
  ? (typeof en)[K]
  : `${K}_other` extends Stored
    ? (typeof en)[`${K}_other`]
    : never
type Param<K extends WordKey> = ParamsIn<TextOf<K>>

/** The parameters a sentence needs: none, or every `{name}` in it. A plural sentence needs `count`. */
export type WordParams<K extends WordKey> = [Param<K>] extends [never]
  ? readonly []
  : readonly [Readonly<Record<Param<K>, string | number>>]

/** `t(key)` or `t(key, {name: value})`. */
export type Translate = <K extends WordKey>(key: K, ...params: WordParams<K>) => string

/**
 * Translator for one language. Numbers are written as the language writes them; the plural form follows `count`.
 * @param tag a BCP 47 tag such as `en-GB`
 * @throws never: a key without words shows itself, so that a missing sentence is seen and not silent
 */
export function translator(language: Readonly<Record<string, string>>, tag: string): Translate {
  const numbers = new Intl.NumberFormat(tag)
  const plurals = new Intl.PluralRules(tag)
  return (key, ...params) => {
    const values: Readonly<Record<string, string | number>> = params[0] ?? {}
    const count = values.count
    const form = typeof count === 'number' ? language[`${key}_${plurals.select(count)}`] : undefined
    const text = form ?? language[key] ?? language[`${key}_other`] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value
    })
  }
}
