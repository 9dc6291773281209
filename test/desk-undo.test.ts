import type { Command } from '@eds/session/protocol'
import { EvidenceId, ObjectionId, QuestionId, RoundId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { stillStands, undoOf } from '../apps/web/screens/desk/undo.ts'
import { aRound } from './a-desk.ts'

const FIRST = QuestionId.parse('1a')
const SECOND = QuestionId.parse('1b')
const EVIDENCE = EvidenceId.parse('e1')
const OBJECTION = ObjectionId.parse('o1')
const ROUND = RoundId.parse('r1')

const before = {
  doorOpen: true,
  admission: 'ask',
  wallView: 'evidence',
  captions: ['ur'],
  currentQuestion: FIRST,
} as const

const takenBackBy = (command: Command): Command | null =>
  undoOf(command, { ...before, captions: [...before.captions] })?.command ?? null

test('an act is taken back by the act that restores what stood before it', () => {
  const pairs: [Command, Command][] = [
    [
      { type: 'setDoor', open: false },
      { type: 'setDoor', open: true },
    ],
    [
      { type: 'setAdmission', admission: 'at-once' },
      { type: 'setAdmission', admission: 'ask' },
    ],
    [
      { type: 'showOnWall', view: 'grades' },
      { type: 'showOnWall', view: 'evidence' },
    ],
    [
      { type: 'showCaptions', languages: ['pl'] },
      { type: 'showCaptions', languages: ['ur'] },
    ],
    [
      { type: 'showQuestion', question: SECOND },
      { type: 'showQuestion', question: FIRST },
    ],
    [
      { type: 'callClose', round: ROUND },
      { type: 'keepOpen', round: ROUND },
    ],
    [
      { type: 'acceptEvidence', evidence: EVIDENCE },
      { type: 'returnEvidence', evidence: EVIDENCE },
    ],
    [
      { type: 'declineEvidence', evidence: EVIDENCE, reason: 'It is there already' },
      { type: 'returnEvidence', evidence: EVIDENCE },
    ],
    [
      { type: 'answerObjection', objection: OBJECTION },
      { type: 'reopenObjection', objection: OBJECTION },
    ],
  ]
  expect(pairs.map(([act]) => takenBackBy(act))).toEqual(pairs.map(([, undo]) => undo))
})

test('what no longer stands, because of somebody else or of the countdown, is not offered to be undone', () => {
  const session = { ...before, captions: ['ur'], phase: 'open' as const }
  const since = { session, rounds: [], proposals: [], objections: [] }
  const undo = (act: Command) => {
    const found = undoOf(act, { ...session, doorOpen: false, wallView: 'grades', currentQuestion: SECOND })
    if (found === null) throw new Error(`expected ${act.type} to have an undo`)
    return found
  }
  const door = undo({ type: 'setDoor', open: true })
  expect(stillStands(door, since)).toBe(true)
  expect(stillStands(door, { ...since, session: { ...session, doorOpen: false } })).toBe(false)
  expect(stillStands(door, { ...since, session: { ...session, phase: 'closed' } })).toBe(false)
  const question = undo({ type: 'showQuestion', question: FIRST })
  expect(stillStands(question, since)).toBe(true)
  expect(stillStands(question, { ...since, rounds: [aRound('1a', 1, { state: 'open' })] })).toBe(false)
  const close = undo({ type: 'callClose', round: aRound('1a', 1, { state: 'open' }).id })
  expect(stillStands(close, { ...since, rounds: [aRound('1a', 1, { state: 'open', closesAt: 9000 })] })).toBe(true)
  expect(stillStands(close, { ...since, rounds: [aRound('1a', 1, { state: 'closed' })] })).toBe(false)
  expect(stillStands(undo({ type: 'showOnWall', view: 'evidence' }), since)).toBe(true)
  expect(stillStands(undo({ type: 'acceptEvidence', evidence: EVIDENCE }), since)).toBe(false)
  expect(stillStands(undo({ type: 'answerObjection', objection: OBJECTION }), since)).toBe(false)
})

test('what changes nothing, and what is for good, is not offered to be undone', () => {
  const acts: Command[] = [
    { type: 'setDoor', open: true },
    { type: 'showQuestion', question: FIRST },
    { type: 'openRound', question: FIRST, ask: { kind: 'grade' } },
    { type: 'revealRound', round: ROUND, override: null },
    { type: 'voidRound', round: ROUND, reason: 'The projector failed' },
    { type: 'redactEvidence', evidence: EVIDENCE, reason: 'It names a patient' },
    { type: 'closeSession' },
  ]
  expect(acts.map(takenBackBy)).toEqual(acts.map(() => null))
})

test('the first question has none before it to go back to', () => {
  expect(
    undoOf({ type: 'showQuestion', question: FIRST }, { ...before, captions: [], currentQuestion: null }),
  ).toBeNull()
})
