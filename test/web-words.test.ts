import { RefusalCode } from '@eds/session/refusals'
import { describe, expect, test } from 'vitest'
import { en } from '../apps/web/words/en.ts'
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

  test('what a person writes is never read as a parameter', () => {
    expect(t('agreed.reason', { reason: '{count} {reason}' })).toBe('Why: {count} {reason}')
  })

  test('every refusal has words for why and for what to do next', () => {
    const missing = RefusalCode.options.flatMap((code) =>
      [`refusal.${code}`, `refusal.${code}.next`].filter((key) => !Object.hasOwn(en, key)),
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
