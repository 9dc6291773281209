/** Easy Read has a picture beside every line of the door, the vote, the result and the evidence. */
import { readFileSync } from 'node:fs'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { expect, test } from 'vitest'
import { easy } from '../apps/web/words/easy.ts'
import { easyPictures } from '../apps/web/words/easy-pictures.ts'
import { CAPTION_KEYS } from '../apps/web/words/words.ts'

/** The screens whose every sentence stands beside a picture. */
const MAIN_SCREENS = [
  'home.tsx',
  'join.tsx',
  'phone/around.tsx',
  'phone/alone.tsx',
  'phone/vote-panel.tsx',
  'phone/result-view.tsx',
  'phone/own-distance.tsx',
  'phone/closed-set-check.tsx',
  'phone/agreed-grade.tsx',
  'phone/evidence-list.tsx',
  'phone/propose.tsx',
  'phone/sent-evidence.tsx',
  'phone/objection.tsx',
  'phone/your-seat.tsx',
  'phone/facilitator-feed.tsx',
  'phone/record-of-session.tsx',
]
const source = (file: string): string => readFileSync(new URL(`../apps/web/screens/${file}`, import.meta.url), 'utf8')
const sources = MAIN_SCREENS.map((file) => ({ file, text: source(file) }))
/** Screens of which some lines are said with a picture. */
const OTHERS = ['phone/question-view.tsx', 'phone/declare.tsx']
const everySource = [...sources.map(({ text }) => text), ...OTHERS.map(source)].join('\n')

test('every line that is said with a picture has one', () => {
  const said = [...everySource.matchAll(/\bsay\(\s*(?:[^'`()]*\? )?'([\w.-]+)'(?:\s*:\s*'([\w.-]+)')?/g)].flatMap(
    ([, one = '', other]) => (other === undefined ? [one] : [one, other]),
  )
  expect(said.length).toBeGreaterThan(50)
  expect(said.filter((key) => !(key in easyPictures))).toEqual([])
})

test('the kinds of sentences of a result, and every group, have a picture', () => {
  const kinds = [
    'agreed',
    'near',
    'split',
    'inquorate',
    'grade-alone',
    'reason',
    'changed',
    'note',
    'voice',
    'next',
    'consent',
  ]
  const outcomes = ['split', 'no-evidence', 'no-grade']
  const needed = [
    ...kinds.map((kind) => `explain.${kind}`),
    ...outcomes.map((outcome) => `agreed.${outcome}`),
    ...STAKEHOLDER_GROUPS.map(({ id }) => `group.${id}`),
  ]
  expect(needed.filter((key) => !(key in easyPictures))).toEqual([])
})

test.each(sources)('no sentence of $file stands without its picture', ({ file, text }) => {
  const bare = [
    ...text.matchAll(/<(p|li|summary)(?: className="(?!phone-caption)[^"]*")?>\s*\{t\(\s*'([\w.-]+)'/g),
  ].map(([, , key]) => key)
  expect(text.match(/\bsay\(/g)?.length ?? 0, file).toBeGreaterThan(0)
  expect(bare).toEqual([])
})

test('every field of a form that is written, and where a piece stands, has a picture', () => {
  const fields = /(?<![-\w])(?:label|legend)=\{t\('(?:propose|objection)\./
  expect(sources.filter(({ text }) => fields.test(text)).map(({ file }) => file)).toEqual([])
  const standings = ['waiting', 'accepted', 'declined', 'withdrawn', 'taken-out', 'waiting-to-send', 'refused'] as const
  expect(standings.map((each) => `proposals.${each}`).filter((key) => !(key in easyPictures))).toEqual([])
})

test('the wall says each of its captions in Easy Read too, and sets a picture before it', () => {
  const said = [...CAPTION_KEYS, 'vote.void', 'stage.closed.few', 'countdown.over'] as const
  expect(said.filter((key) => easy.words[key] === undefined)).toEqual([])
  expect(said.filter((key) => easyPictures[key] === undefined)).toEqual([])
})
