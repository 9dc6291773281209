/** The hint at details that could point at one person, held to a hundred sentences about nobody and to many about somebody. */
import { expect, test } from 'vitest'
import { identifiersIn } from '../apps/web/screens/desk/identifiers.ts'
import { OF_NOBODY, OF_SOMEBODY } from './evidence-sentences.ts'

test('in every sentence that tells who it is about, that is pointed at', () => {
  expect(OF_SOMEBODY.length).toBeGreaterThan(75)
  const missed = OF_SOMEBODY.filter(
    ([sentence, tells]) => !identifiersIn(sentence).some(({ found }) => found.includes(tells) || tells.includes(found)),
  )
  expect(missed).toEqual([])
})

test('of a hundred sentences about nobody the hint is at two: a number that is not known to be public, and a title that is a group’s', () => {
  expect(OF_NOBODY.length).toBe(100)
  expect(OF_NOBODY.flatMap((sentence) => identifiersIn(sentence)).map(({ found }) => found)).toEqual([
    '01245 362000',
    'Sister Circle',
  ])
})

test('a date, a postcode and a mailbox are an organisation’s only as long as nobody is spoken of', () => {
  const found = (text: string) => identifiersIn(text).map(({ found: words }) => words)
  expect(found('Board minutes of 12 May 2022. Broomfield Hospital, CM1 7ET. Write to pals@example.nhs.uk.')).toEqual([])
  expect(found('The board heard of her on 12 May 2022.')).toEqual(['12 May 2022'])
  expect(found('The incident report of 12 May 2022.')).toEqual(['12 May 2022'])
  expect(found('I live beside the hospital, CM1 7ET. Write to s.jones@example.nhs.uk.')).toEqual([
    'CM1 7ET',
    's.jones@example.nhs.uk',
  ])
})

test('what is called after a person is none, and the person is', () => {
  const found = (text: string) => identifiersIn(text).map(({ found: words }) => words)
  expect(found('Martha’s Rule, the Helen Hamlyn Centre, King George’s and St Peter’s, Daniel Ward.')).toEqual([])
  expect(found('Martha waited at St Peter’s with Helen Hamlyn.')).toEqual(['Martha', 'Helen Hamlyn'])
})

test('the longest evidence is looked through at once, whatever it says', () => {
  for (const piece of ['1', 'A ', 'a ', 'Aa ', '1 a ', 'a.', 'born on the ', 'only a ', 'nhs number ', 'x dot '])
    expect(identifiersIn(piece.repeat(Math.ceil(2_000 / piece.length))).length).toBeLessThan(2_000)
})
