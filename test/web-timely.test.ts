/** What is right only at the moment is not sent late, and whoever asked for it is told so in its own words. */
import { COMMAND_TYPES, mayAsk } from '@eds/session/permissions'
import type { Answer } from '@eds/session/protocol'
import { expect, test } from 'vitest'
import type { Posted } from '../apps/web/live/command-post.ts'
import { isTooLate, postInTime } from '../apps/web/live/timely.ts'

const MINUTE_MS = 60_000

test('the close of a vote is not called when the network comes back long after it was asked for; a record is kept all the same', () => {
  expect(isTooLate('callClose', 14_000)).toBe(false)
  expect(isTooLate('callClose', 16_000)).toBe(true)
  expect(isTooLate('revealRound', MINUTE_MS)).toBe(true)
  expect(isTooLate('recordAgreement', MINUTE_MS)).toBe(false)
  expect(isTooLate('castBallot', 10 * MINUTE_MS)).toBe(false)
})

test('of what a facilitator may do, all that would take the room by surprise is dropped, and what was decided on its merits waits', () => {
  const acts = COMMAND_TYPES.filter((type) => mayAsk('facilitator', type))
  const isDropped = (type: (typeof acts)[number]) => isTooLate(type, MINUTE_MS)
  expect({ dropped: acts.filter(isDropped), waits: acts.filter((type) => !isDropped(type)) }).toEqual({
    dropped: [
      'setAdmission',
      'reissueSeat',
      'openSession',
      'closeSession',
      'setDoor',
      'showQuestion',
      'showOnWall',
      'showCaptions',
      'openRound',
      'callClose',
      'keepOpen',
      'revealRound',
      'voidRound',
    ],
    waits: [
      'admitSeats',
      'turnAwaySeats',
      'issueSlips',
      'answerHelp',
      'redactEvidence',
      'redactText',
      'tightenSettings',
      'planMeeting',
      'acceptEvidence',
      'declineEvidence',
      'returnEvidence',
      'answerObjection',
      'reopenObjection',
      'recordAgreement',
    ],
  })
})

const UNREACHABLE: Posted = { kind: 'unknown', why: 'unreachable', afterMs: 0 }
const BUSY: Posted = { kind: 'unknown', why: 'busy', afterMs: 0 }
const ANSWER: Answer = { status: 'refused', commandId: null, refusal: { code: 'session-closed', detail: 'it is over' } }

/** A line whose tries end as given, the last one again and again, and five seconds after each other. */
function aLine(...tries: readonly Posted[]) {
  let nowMs = 0
  let tried = 0
  return {
    tried: () => tried,
    line: {
      post: async () => {
        tried += 1
        return tries[Math.min(tried, tries.length) - 1] ?? UNREACHABLE
      },
      wait: async () => {
        nowMs += 5_000
      },
      now: () => nowMs,
    },
  }
}

test('an act of the moment that found no connection is told apart from one that a busy server did not answer', async () => {
  const lost = aLine(UNREACHABLE)
  expect(await postInTime('setDoor', lost.line)).toBe('too-late')
  const busy = aLine(BUSY)
  expect(await postInTime('setDoor', busy.line)).toBe('too-busy')
})

test('an act of the moment that is sent in time is answered, and a record outlasts an outage of minutes', async () => {
  const soon = aLine(UNREACHABLE, { kind: 'answer', answer: ANSWER })
  expect(await postInTime('closeSession', soon.line)).toEqual(ANSWER)
  const long = aLine(...Array.from({ length: 60 }, () => UNREACHABLE), { kind: 'answer', answer: ANSWER })
  expect(await postInTime('recordAgreement', long.line)).toEqual(ANSWER)
  expect(long.tried()).toBe(61)
})

test('a computer that slept between two tries does not send the act when it wakes', async () => {
  let nowMs = 0
  const sent: number[] = []
  const answer = await postInTime('voidRound', {
    post: async () => {
      sent.push(nowMs)
      return UNREACHABLE
    },
    wait: async () => {
      nowMs += 10 * MINUTE_MS
    },
    now: () => nowMs,
  })
  expect({ answer, sent }).toEqual({ answer: 'too-late', sent: [0] })
})

test('no try of an act of the moment goes on after it is too late, and one of a record has all its time', async () => {
  let nowMs = 0
  const given: (number | undefined)[] = []
  const line = {
    post: async (withinMs?: number) => {
      given.push(withinMs)
      nowMs += Math.min(withinMs ?? 10_000, 10_000)
      return given.length > 3 ? { kind: 'answer' as const, answer: ANSWER } : UNREACHABLE
    },
    wait: async () => {
      nowMs += 400
    },
    now: () => nowMs,
  }
  expect(await postInTime('openRound', line)).toBe('too-late')
  expect({ given, nowMs }).toEqual({ given: [15_001, 4_601], nowMs: 15_001 })
  await postInTime('recordAgreement', line)
  expect(given.slice(2)).toEqual([undefined, undefined])
})

test('that it is too late is told when it is, and not when another try would have been due', async () => {
  let nowMs = 0
  const answer = await postInTime('openRound', {
    post: async () => UNREACHABLE,
    wait: async (ms) => {
      nowMs += ms
    },
    now: () => nowMs,
  })
  expect({ answer, nowMs }).toEqual({ answer: 'too-late', nowMs: 15_001 })
})
