/** A reason that is often given takes one press, and takes nothing away. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withQuickReason } from '../apps/web/screens/desk/quick-reason.ts'

test('a press fills an empty field, and adds to what was typed', () => {
  expect(withQuickReason(' ', 'It names a person.')).toBe('It names a person.')
  expect(withQuickReason('See page 2', 'It names a person.')).toBe('See page 2. It names a person.')
  expect(withQuickReason('Is it true? ', 'It names a person.')).toBe('Is it true? It names a person.')
})

test('nothing that was typed is lost, and a second press changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('It names a person.', 'Too late', 'Said already!'), (typed, words) => {
      const once = withQuickReason(typed, words)
      expect(once.startsWith(typed.trimEnd())).toBe(true)
      expect(once).toContain(words)
      expect(withQuickReason(once, words)).toBe(once)
    }),
  )
})
