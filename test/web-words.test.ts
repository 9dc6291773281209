import { RefusalCode } from '@eds/session/refusals'
import { describe, expect, test } from 'vitest'
import { en } from '../apps/web/words/en.ts'
import { LANGUAGES } from '../apps/web/words/languages.ts'
import { staffRefusalsEn } from '../apps/web/words/staff-refusals-en.ts'
import { translator } from '../apps/web/words/words.ts'

const t = translator(en, 'en-GB')

describe('words', () => {
  test('a sentence is given its parameters, and numbers are written as the language writes them', () => {
    expect(t('question.place', { number: 3, total: 1500 })).toBe('Question 3 of 1,500')
    expect(t('join.seated.text', { group: 'Carers' })).toBe('It sits with: Carers.')
  })

  test('a sentence that counts has one and other', () => {
    expect([t('field.left', { count: 1 }), t('field.left', { count: 4000 })]).toEqual([
      '1 character left',
      '4,000 characters left',
    ])
  })

  test('a language without a singular form uses the other form', () => {
    const many = translator({ 'field.left_other': 'noch {count}' }, 'de')
    expect([many('field.left', { count: 1 }), many('field.left', { count: 2 })]).toEqual(['noch 1', 'noch 2'])
  })

  test('numbers and their plural forms are those of the browser’s own tables, which a phone need not open for small ones', () => {
    const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
    const sentences = Object.fromEntries(forms.map((form) => [`field.left_${form}`, `${form} {count}`]))
    for (const { tag } of LANGUAGES) {
      const say = translator(sentences, tag)
      const numbers = new Intl.NumberFormat(tag, { numberingSystem: 'latn' })
      const plurals = new Intl.PluralRules(tag)
      const counts = [...Array.from({ length: 1100 }, (_, count) => count), 1.5, -1, 12_345]
      expect(counts.map((count) => say('field.left', { count }))).toEqual(
        counts.map((count) => `${plurals.select(count)} ${numbers.format(count)}`),
      )
    }
  })

  test('what a person writes is never read as a parameter', () => {
    expect(t('agreed.reason', { reason: '{count} {reason}' })).toBe('Why: {count} {reason}')
  })

  test('every refusal has words for why and for what to do next', () => {
    const missing = RefusalCode.options.flatMap((code) =>
      [`refusal.${code}`, `refusal.${code}.next`].filter((key) => !Object.hasOwn({ ...en, ...staffRefusalsEn }, key)),
    )
    expect(RefusalCode.options.length).toBeGreaterThan(30)
    expect(missing).toEqual([])
  })

  test('plural keys come in pairs with the same parameters, and no text is empty', () => {
    const keys = Object.entries(en)
    const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
    const texts = new Map<string, string>(keys)
    const singular = keys.filter(([key]) => key.endsWith('_one'))
    expect(singular.length).toBeGreaterThan(5)
    for (const [key, text] of singular) {
      const plural = texts.get(key.replace(/_one$/, '_other'))
      expect(plural, key).toBeDefined()
      expect(parameters(text)).toEqual(parameters(plural ?? ''))
    }
    expect(keys.filter(([, text]) => text.trim() === '')).toEqual([])
  })
})
