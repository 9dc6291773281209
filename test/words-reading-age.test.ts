/**
 * How old a reader must be for the English a seat meets, by the Flesch-Kincaid grade:
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59; a reader of grade g is about g + 5 years old.
 *
 * It sees only the length of sentences and words: a short sentence may still be hard, and one long word in a sentence of
 * four counts too much. So whole texts are measured, and single sentences only from eight words on, more loosely.
 */
import { readBallots, tallyByGroup, type Vote } from '@eds/consensus/ballot'
import { explain, explainRounds } from '@eds/consensus/explanation'
import { consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { type RoomResult, roomResult } from '@eds/consensus/room-result'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import { eds2011 } from '@eds/frameworks/eds-2011'
import { eds2022 } from '@eds/frameworks/eds-2022'
import { eds2 } from '@eds/frameworks/eds2'
import { gradesOf } from '@eds/frameworks/grades'
import { plainEasy } from '@eds/frameworks/plain-easy'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { easy } from '../apps/web/words/easy.ts'
import { en } from '../apps/web/words/en.ts'
import { explainEn } from '../apps/web/words/explain-en.ts'
import { protectedEasy } from '../apps/web/words/protected-easy.ts'
import { protectedEn } from '../apps/web/words/protected-en.ts'
import { wallEn } from '../apps/web/words/wall-en.ts'

/** Age 11 and a half; for whole texts. */
const HIGHEST_GRADE = 6.5
/** Easy Read, for whole texts: age 9. */
const HIGHEST_EASY_GRADE = 4
/** A single sentence of eight words or more. */
const HIGHEST_IN_ONE = 11
/** The same in Easy Read. */
const HIGHEST_IN_ONE_EASY = 8.5
const MOST_WORDS = 32
const MOST_EASY_WORDS = 15

/** Sentences in which a parameter stands for one word. */
const sentencesOf = (text: string): string[] =>
  text
    .replaceAll(/\{\w+\}/g, 'this')
    .split(/(?<=[.!?:;])\s+/)
    .filter((sentence) => /[a-z]/i.test(sentence))

const wordsIn = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []

/** Groups of vowels, without a silent e at the end; near enough for English. */
function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  const heard = letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 1)
}

function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsIn)
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

const isHard = (sentence: string): boolean =>
  wordsIn(sentence).length >= 8 && (gradeOf([sentence]) > HIGHEST_IN_ONE || wordsIn(sentence).length > MOST_WORDS)

/** One hard sentence among hundreds of easy ones does not move their average. */
const isHardInEasyRead = (sentence: string): boolean => {
  const count = wordsIn(sentence).length
  return count > MOST_EASY_WORDS || (count >= 8 && gradeOf([sentence]) > HIGHEST_IN_ONE_EASY)
}

const seatWords: Readonly<Record<string, string>> = { ...en, ...explainEn }

const plainEnglish = [
  ...[eds2022, eds2, eds2011].flatMap(({ id, groupings }) => [
    ...groupings.flatMap(({ outcomes }) => outcomes.flatMap((each) => [each.plainTitle, each.plainQuestion])),
    ...gradesOf(id).map(({ meaning }) => meaning),
  ]),
  ...STAKEHOLDER_GROUPS.map(({ plainWho }) => plainWho),
  ...CHARACTERISTICS.map(({ plainMeaning }) => plainMeaning),
]

const easyWords: readonly string[] = [
  ...Object.values({ ...easy.words }),
  ...Object.values(protectedEasy.words),
  ...Object.values(plainEasy.meanings).flat(),
  ...Object.values(plainEasy.outcomes).flatMap((each) => Object.values(each).map(({ question }) => question)),
  ...Object.values(plainEasy.groups).map(({ who }) => who),
  ...Object.values(plainEasy.characteristics).map(({ meaning }) => meaning),
]

const GROUPS = ['patients', 'carers', 'staff', 'board'].map((id) => ({ id, required: id === 'patients' }))

/** A round in which each group cast its votes; the first, second or last on its question. */
function roomOf(votes: readonly (readonly Vote[])[], index: number): RoomResult {
  const ballots = GROUPS.flatMap(({ id }, place) =>
    (votes[place] ?? []).map((vote, number) => ({ voter: `${id} ${number}`, group: id, vote })),
  )
  const config = DEFAULT_CONFIG
  const round = 1 + (index % 3)
  const read = readBallots(GROUPS, ballots, config)
  const counted = consensus({ groups: GROUPS, ballots, round, openObjections: index % 5 === 0 ? 1 : 0, config })
  if (!read.ok || !counted.ok) throw new Error('expected ballots that can be counted')
  const tallies = tallyByGroup(GROUPS, read.ballots, config.grades)
  return roomResult({ result: counted.result, tallies, config, k: 8, shapeFloor: 1, round })
}

test('the measure tells easy English from hard', () => {
  expect(gradeOf(['The cat sat on the mat.'])).toBeLessThan(1)
  expect(
    gradeOf(['Organisations demonstrate commitment to equality, identifying impacts and mitigating associated risks.']),
  ).toBeGreaterThan(14)
  const hidden = 'Participants retain the prerogative to reconsider their determination until conclusion.'
  expect([hidden, 'You can change your vote until the vote is over.'].map(isHardInEasyRead)).toEqual([true, false])
  expect(['service', 'evidence', 'question', 'vote', 'facilitator'].map(syllablesIn)).toEqual([2, 3, 2, 1, 5])
})

test.each([
  ['the words of the phone', Object.values(seatWords)],
  ['how a vote is protected', Object.values(protectedEn)],
  ['the words of the wall', Object.values(wallEn)],
  ['the questions, grades, groups and characteristics in plain words', plainEnglish],
] as const)('%s can be read at about eleven', (_, texts) => {
  const sentences = texts.flatMap(sentencesOf)
  expect(sentences.length).toBeGreaterThan(30)
  expect(gradeOf(sentences.filter((each) => wordsIn(each).length >= 4))).toBeLessThanOrEqual(HIGHEST_GRADE)
  const hard = sentences.filter(isHard)
  expect(hard.map((each) => `${gradeOf([each]).toFixed(1)} ${each}`)).toEqual([])
})

test('what the consensus engine says of any room can be read at about eleven', () => {
  const vote = fc.constantFrom<Vote>(0, 1, 1, 2, 2, 2, 3, 'nee')
  const votes = fc.tuple(...GROUPS.map(() => fc.array(vote, { maxLength: 4 })))
  const rooms = fc.sample(votes, { numRuns: 400, seed: 20220401 }).map(roomOf)
  const names = gradesOf('eds-2022').map(({ name }) => name)
  const said = rooms.flatMap((room, index) => {
    const { headline, reasons, next, provisional, voiceNote, notes } = explain(room, names)
    const changed = explainRounds(rooms[index - 1] ?? room, room)
    return [
      headline,
      ...reasons,
      next,
      provisional ?? '',
      voiceNote,
      ...notes,
      changed ?? '',
      explain({ ...room, state: 'grade-alone' }, names).headline,
    ]
  })
  const sentences = [...new Set(said.flatMap(sentencesOf))]
  expect(sentences.length).toBeGreaterThan(40)
  expect(gradeOf(sentences.filter((each) => wordsIn(each).length >= 4))).toBeLessThanOrEqual(HIGHEST_GRADE)
  expect(sentences.filter(isHard)).toEqual([])
})

test('Easy Read is read earlier than plain English, in sentences of at most fifteen words', () => {
  const sentences = easyWords.flatMap(sentencesOf)
  expect(sentences.length).toBeGreaterThan(150)
  expect(sentences.filter(isHardInEasyRead)).toEqual([])
  const grade = gradeOf(sentences.filter((each) => wordsIn(each).length >= 4))
  expect(grade).toBeLessThanOrEqual(HIGHEST_EASY_GRADE)
  expect(grade).toBeLessThan(gradeOf(Object.values(seatWords).flatMap(sentencesOf)))
})

test('what Easy Read leaves in English is as short', () => {
  const left = Object.entries(seatWords).flatMap(([key, text]) => (key in easy.words ? [] : sentencesOf(text)))
  expect(left.length).toBeGreaterThan(100)
  expect(left.filter(isHardInEasyRead)).toEqual([])
})
