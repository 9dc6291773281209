import { NewSession } from '@eds/session/protocol'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import { typedText } from '@eds/session/text'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const text = typedText(200)
const cleaned = (typed: string): string | null => {
  const parsed = text.safeParse(typed)
  return parsed.success ? parsed.data : null
}

test('text in which nothing can be seen is no text', () => {
  for (const typed of [
    '\u200b',
    '\u200d\ufeff\u2060',
    ' \u00ad ',
    '\u3164',
    '\u2800\u2800',
    '\u0301',
    '\u{e0041}\u{e007f}',
    '\u2028',
  ]) {
    expect([typed, cleaned(typed)]).toEqual([typed, null])
  }
})

test('marks stay where a language needs them and do not pile up', () => {
  for (const typed of ['ক্ষ্ম্য', 'مُحَمَّدٌ', 'اُردُوٗ', 'e\u0302\u0301', 'ਪੰਜਾਬੀ', '👍🏽', '👨‍👩‍👧', 'Łódź', 'Tŷ’r Cyffredin']) {
    expect(cleaned(typed)).toBe(typed.normalize('NFC'))
  }
  expect(cleaned(`x${'\u0335'.repeat(40)}y`)).toBe(`x${'\u0335'.repeat(4)}y`)
  expect(cleaned(`x${'\u0335\u200d'.repeat(40)}y`)).toBe(`x${'\u0335'.repeat(4)}y`)
})

test('tags, lines of their own kind and code points that are no characters go', () => {
  expect(cleaned('a\u{e0068}\u{e0069}b')).toBe('ab')
  expect(cleaned('a\u2028b\u2029c\r\nd')).toBe('a\nb\nc\nd')
  expect(cleaned('a\ufdd0\uffff\u{1fffe}\u{10ffff}b')).toBe('ab')
  expect(cleaned('a\u202eb\u2066c')).toBe('abc')
  expect(cleaned('a\ufff9b\ufffac\ufffbd')).toBe('abcd')
})

test('what is cleaned once is clean', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const once = cleaned(typed)
      if (once !== null) expect(cleaned(once)).toBe(once)
    }),
  )
})

test('the names of groups are cleaned like everything else that is typed', () => {
  const order = (name: string) =>
    NewSession.safeParse({
      title: 'A workshop',
      questions: ['2a'],
      groups: [{ id: 'staff', name }],
      settings: DEFAULT_SETTINGS,
    })
  expect(order(' Sta\u202eff\u{e0041} ').data?.groups).toEqual([{ id: 'staff', name: 'Staff' }])
  expect(order('\u200b').success).toBe(false)
})
