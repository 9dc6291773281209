/** The languages and formats a person can choose, and how each is fetched when it is chosen. */
import type { PlainLanguage } from '@eds/frameworks/plain-language'
import type { LucideIcon } from 'lucide-react'
import { z } from 'zod/mini'
import type { Explainer } from './explain-in.ts'
import type { Language, WordKey } from './words.ts'

/** `easy` is English as Easy Read; the others are ISO 639-1 codes. */
export const LanguageId = z.enum(['en', 'easy', 'cy', 'pl', 'ro', 'pa', 'ur', 'bn', 'ar'])
export type LanguageId = z.infer<typeof LanguageId>

/** `tag` is for the page and for voices (BCP 47); `name` is the language's own name for itself. */
export type LanguageInfo = {
  readonly id: LanguageId
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  readonly name: string
}

const ENGLISH: LanguageInfo = { id: 'en', tag: 'en-GB', dir: 'ltr', name: 'English' }

/** In the order of the picker: English first, then its easier form, then by how long they have been spoken here. */
export const LANGUAGES: readonly LanguageInfo[] = [
  ENGLISH,
  { id: 'easy', tag: 'en-GB', dir: 'ltr', name: 'English – Easy Read' },
  { id: 'cy', tag: 'cy', dir: 'ltr', name: 'Cymraeg' },
  { id: 'pl', tag: 'pl', dir: 'ltr', name: 'Polski' },
  { id: 'ro', tag: 'ro', dir: 'ltr', name: 'Română' },
  { id: 'pa', tag: 'pa', dir: 'ltr', name: 'ਪੰਜਾਬੀ' },
  { id: 'ur', tag: 'ur', dir: 'rtl', name: 'اردو' },
  { id: 'bn', tag: 'bn', dir: 'ltr', name: 'বাংলা' },
  { id: 'ar', tag: 'ar', dir: 'rtl', name: 'العربية' },
]

/** @returns what is known of a language before it is fetched; English for one that is not here */
export const languageById = (id: string): LanguageInfo => LANGUAGES.find((each) => each.id === id) ?? ENGLISH

/** What a picture of Easy Read stands beside: a sentence, a kind of sentence of a result, or a group by its id. */
export type PictureKey = WordKey | `explain.${'split' | 'reason' | 'note' | 'next' | 'consent'}` | `group.${string}`

/**
 * One language. `checkedBy` is who, speaking it, has read it through; null until then, and the app says so.
 * `plain` is what a framework's questions and grades are in plain words; `icons` one for a line of an Easy Read text.
 */
export type LanguageFile = {
  readonly checkedBy: string | null
  readonly words: Language
  readonly plain: PlainLanguage
  readonly icons?: Readonly<Partial<Record<PictureKey, LucideIcon>>>
}

/** A language and the sentences of a result made in it. */
export type LoadedLanguage = LanguageFile & { readonly explainer: Explainer }

/** @returns null for English, which is always here. @throws where the file cannot be fetched */
export async function loadLanguage(id: LanguageId): Promise<LoadedLanguage | null> {
  if (id === 'en') return null
  const [file, { explainer }] = await Promise.all([FILES[id](), import('./explain-in.ts')])
  return { ...file, explainer }
}

const FILES: Readonly<Record<Exclude<LanguageId, 'en'>, () => Promise<LanguageFile>>> = {
  easy: async () => (await import('./easy.ts')).easy,
  cy: async () => (await import('./cy.ts')).cy,
  pl: async () => (await import('./pl.ts')).pl,
  ro: async () => (await import('./ro.ts')).ro,
  pa: async () => (await import('./pa.ts')).pa,
  ur: async () => (await import('./ur.ts')).ur,
  bn: async () => (await import('./bn.ts')).bn,
  ar: async () => (await import('./ar.ts')).ar,
}
