/** Words can be erased for good while the chain that mentions them stays whole. */
import { createHash } from 'node:crypto'
import { digestsIn, openTexts, Salt, sealTexts, Words, wordsOf } from '@eds/audit/erasable'
import { verifyTrail } from '@eds/audit/trail'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTrail } from './a-trail.ts'

const saltFor = (index: number): string => `salt-number-${String(index).padStart(12, '0')}`
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

test('words become a salted digest, wherever they are', () => {
  const { sealed, texts } = sealTexts({ a: { words: 'one' }, b: [{ c: { words: 'two' } }], n: 1 }, saltFor)
  const one = sha256('salt-number-000000000000|one')
  const two = sha256('salt-number-000000000001|two')
  expect(sealed).toEqual({ a: { digest: one }, b: [{ c: { digest: two } }], n: 1 })
  expect(texts).toEqual([
    { digest: one, salt: 'salt-number-000000000000', words: 'one' },
    { digest: two, salt: 'salt-number-000000000001', words: 'two' },
  ])
  expect(digestsIn(sealed)).toEqual([one, two])
  expect(openTexts(sealed, texts)).toEqual({ a: { words: 'one' }, b: [{ c: { words: 'two' } }], n: 1 })
})

test('a record that has words among other fields is no erasable text', () => {
  const question = { words: 'People are free from abuse', title: '1C' }
  expect(sealTexts(question, saltFor)).toEqual({ sealed: question, texts: [] })
})

test('sealing again what is sealed changes nothing', () => {
  const once = sealTexts({ claim: { words: 'x' } }, saltFor)
  expect(sealTexts(once.sealed, saltFor)).toEqual({ sealed: once.sealed, texts: [] })
})

test('[law] what is sealed can be opened again', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => ({ words: text }))
  fc.assert(
    fc.property(fc.array(fc.record({ claim: words, source: words, n: fc.nat() })), (value) => {
      const { sealed, texts } = sealTexts(value, saltFor)
      expect(openTexts(sealed, texts)).toEqual(value)
      expect(texts).toHaveLength(value.length * 2)
    }),
  )
})

test('a salt that could be guessed, or could swallow the first words, is refused', () => {
  for (const salt of ['', 'short', `${saltFor(0)}|`, 'x'.repeat(129)])
    expect(() => sealTexts({ words: 'x' }, () => salt)).toThrow('A salt must be 22 to 128 letters')
  expect(Salt.safeParse(saltFor(0)).success).toBe(true)
})

test('words that are too long or no text are refused', () => {
  for (const words of ['x'.repeat(8001), 'half \ud83d']) {
    expect(() => sealTexts({ words }, saltFor)).toThrow('An erasable text must be well-formed')
    expect(Words.safeParse({ words }).success).toBe(false)
  }
  expect(Words.safeParse({ words: 'x', digest: sha256('x') }).success).toBe(false)
})

test('erased words are read as what stands in for them', () => {
  expect(wordsOf({ words: 'here' }, 'erased')).toBe('here')
  expect(wordsOf({ digest: sha256('gone') }, 'erased')).toBe('erased')
})

test('[P11] a trail whose texts are erased is whole, and says how many are gone', () => {
  const trail = aTrail({ seed: 5, entries: 3 })
  const [first, ...rest] = trail.texts
  expect(verifyTrail(trail)).toMatchObject({ ok: true, texts: 6, erased: 0 })
  expect(verifyTrail({ ...trail, texts: rest })).toMatchObject({ ok: true, texts: 5, erased: 1 })
  expect(verifyTrail({ ...trail, texts: undefined })).toMatchObject({ ok: true, texts: 0, erased: 6 })
  const opened = JSON.stringify(openTexts(trail.entries[0]?.events ?? [], rest))
  expect(opened).toContain(`{"digest":"${first?.digest}"}`)
})
