/** Eight words that can be read across a room. */
import { sha256Hex } from '@eds/audit/digest'
import { SEAL_WORD_LIST } from '@eds/audit/seal-word-list'
import { sealWords } from '@eds/audit/seal-words'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** Letters to add, take out or change to make one word into the other. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

test('there are 256 short words, each known by its first three letters', () => {
  expect(SEAL_WORD_LIST).toHaveLength(256)
  expect(new Set(SEAL_WORD_LIST.map((word) => word.slice(0, 3))).size).toBe(256)
  expect(SEAL_WORD_LIST.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([])
})

test('no two words are a single letter apart', () => {
  expect([lettersApart('pocket', 'rocket'), lettersApart('', 'owl'), lettersApart('kitten', 'sitting')]).toEqual([
    1, 3, 3,
  ])
  const close = SEAL_WORD_LIST.flatMap((a, i) =>
    SEAL_WORD_LIST.slice(i + 1).flatMap((b) => (lettersApart(a, b) < 2 ? [`${a}/${b}`] : [])),
  )
  expect(close).toEqual([])
})

test('the list never changes, or printed minutes would not match', () => {
  expect(sha256Hex(SEAL_WORD_LIST.join(' '))).toBe('53a63c52eceaf7910c3a71cf3837cd7eaca34fa265f67fd608ee7d7ad7bdafbc')
})

test('a head has eight words, from its first eight bytes', () => {
  expect(sealWords(`0001020304fdfeff${'0'.repeat(48)}`)).toEqual([
    ...SEAL_WORD_LIST.slice(0, 5),
    ...SEAL_WORD_LIST.slice(-3),
  ])
})

test('[law] heads with other first bytes have other words', () => {
  const head = fc.stringMatching(/^[0-9a-f]{64}$/)
  fc.assert(
    fc.property(head, head, (a, b) => {
      expect(sealWords(a).join() === sealWords(b).join()).toBe(a.slice(0, 16) === b.slice(0, 16))
    }),
  )
})

test('anything but a digest is refused', () => {
  for (const head of ['', 'abc', 'G'.repeat(64), 'A'.repeat(64)]) expect(() => sealWords(head)).toThrow(TypeError)
})
