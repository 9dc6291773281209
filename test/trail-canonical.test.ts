/** One value has one text, and nothing that two programs could print differently gets in. */
import { createHash } from 'node:crypto'
import { canonicalJson, DEEPEST_NESTING, isCanonical, JsonValue } from '@eds/audit/canonical'
import { sha256Hex } from '@eds/audit/digest'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const wholeJson = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(
        fc.tuple(
          fc.string({ unit: 'grapheme-ascii' }).filter((key) => key !== '__proto__'),
          tie('value'),
        ),
        { maxLength: 4 },
      )
      .map((members) => Object.fromEntries(members)),
  ),
})).value

test('keys are sorted and nothing is spaced', () => {
  const text = canonicalJson({ b: [1, { z: null, a: true }], a: 'x y', Z: -3, é: '"\n' })
  expect(text).toBe('{"Z":-3,"a":"x y","b":[1,{"a":true,"z":null}],"é":"\\"\\n"}')
})

test('the order in which an object was made does not matter', () => {
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
})

test('text is in NFC, keys too, and minus zero is zero', () => {
  expect(canonicalJson({ 'e\u0301': 'e\u0301' })).toBe('{"\u00e9":"\u00e9"}')
  expect(canonicalJson([-0])).toBe('[0]')
  expect(isCanonical({ a: ['\u00e9', 0] })).toBe(true)
  expect([{ a: 'e\u0301' }, { 'e\u0301': 1 }, [-0]].map(isCanonical)).toEqual([false, false, false])
})

test('[law] parsing the text and writing it again changes nothing', () => {
  fc.assert(
    fc.property(wholeJson, (value) => {
      const text = canonicalJson(value)
      const parsed = JsonValue.parse(JSON.parse(text))
      expect(canonicalJson(parsed)).toBe(text)
      expect(isCanonical(parsed)).toBe(true)
    }),
  )
})

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
const cycle: unknown[] = []
cycle.push(cycle, cycle)

test.each<[string, unknown, string]>([
  ['a fraction', { grades: [1, 1.5] }, 'found the number 1.5 as the value.grades[1]'],
  ['NaN', Number.NaN, 'found the number NaN as the value'],
  ['an infinity', { a: Number.POSITIVE_INFINITY }, 'found the number Infinity as the value.a'],
  ['a number too large to be exact', 2 ** 53, 'found the number 9007199254740992 as the value'],
  ['undefined', { a: undefined }, 'found undefined as the value.a'],
  ['a hole in a list', Object.assign([1], { length: 3 }), 'found undefined as the value[1]'],
  ['a bigint', 3n, 'found bigint as the value'],
  ['a function', { a: () => 1 }, 'found function as the value.a'],
  ['a date', { at: new Date(0) }, 'found a Date as the value.at'],
  ['a map', new Map(), 'found a Map as the value'],
  ['an object of a class', new (class Seat {})(), 'found an object of a class as the value'],
  ['half a character', ['a\ud800'], 'found a lone surrogate in the value[0]'],
  ['half a character in a key', { '\udc00': 1 }, 'found a lone surrogate in a key of the value'],
  ['two spellings of one key', { 'e\u0301': 1, '\u00e9': 2 }, 'found the key "é" twice in the value'],
  ['a key that sets a prototype', JSON.parse('{"__proto__":1}'), 'found a key named __proto__ in the value'],
  ['deep nesting', deep(DEEPEST_NESTING + 1), 'found nesting deeper than 64 levels'],
  ['a cycle', cycle, 'found nesting deeper than 64 levels'],
])('%s is refused by name', (_, value, found) => {
  // reason: the cast hands over what the type forbids, as untyped data could
  const write = () => canonicalJson(value as JsonValue)
  expect(write).toThrow(new TypeError(`Only plain JSON with whole numbers can be hashed: ${found}`))
  expect(JsonValue.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([found])
})

test('a digest is the SHA-256 that Node computes, of text and of bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const expected = createHash('sha256').update(text, 'utf8').digest('hex')
      expect([sha256Hex(text), sha256Hex(new TextEncoder().encode(text))]).toEqual([expected, expected])
    }),
  )
})

test('half a character has no digest', () => {
  expect(() => sha256Hex('\ud83d')).toThrow(TypeError)
})
