/** In which voice evidence is read. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { expect, test } from 'vitest'
import { writtenIn } from '../apps/web/words/written-in.ts'

test('what people write is told by its letters, and is English where they tell nothing', () => {
  const written = {
    'en-GB': ['Staff were kind to me.', 'Café, 10 January', '12', ''],
    ar: ['لم يكن هناك مترجم.'],
    ur: ['وہاں کوئی ترجمان نہیں تھا۔'],
    pa: ['ਉੱਥੇ ਕੋਈ ਦੁਭਾਸ਼ੀਆ ਨਹੀਂ ਸੀ।'],
    bn: ['সেখানে কোনো দোভাষী ছিল না।'],
    pl: ['Nie było tłumacza, czekaliśmy godzinę.'],
    ro: ['Nu a fost niciun interpret la recepție.'],
    cy: ['Nid oedd cyfieithydd yn y tŷ.'],
  }
  const told = Object.fromEntries(Object.entries(written).map(([tag, texts]) => [tag, texts.map(writtenIn)]))
  expect(told).toEqual(Object.fromEntries(Object.entries(written).map(([tag, texts]) => [tag, texts.map(() => tag)])))
})

test('all that the sample organisation says is English', () => {
  const claims = midAndSouthEssex.entries.flatMap(({ evidence }) => evidence.map(({ words }) => words ?? ''))
  expect(claims.length).toBeGreaterThan(10)
  expect(claims.filter((claim) => writtenIn(claim) !== 'en-GB')).toEqual([])
})
