/** Builds trails for tests, the same one for the same seed. */

import type { JsonValue } from '@eds/audit/canonical'
import { type Opening, rootOfOpenings } from '@eds/audit/commitment'
import type { Entry } from '@eds/audit/entry'
import { type ErasableText, sealTexts } from '@eds/audit/erasable'
import { appendEntry, genesisHead, type Head, headOf, type TrailFile } from '@eds/audit/trail'

/** A small seeded source of numbers (mulberry32). */
export type Dice = {
  below: (limit: number) => number
  pick: <T>(from: readonly T[]) => T
  hex: (digits: number) => string
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    pick: (from) => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('expected something to pick from, found nothing')
      return found
    },
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  }
}

const SAYINGS = [
  'Interpreters were booked for 41 of 52 visits.',
  'Cafe\u0301 opening hours changed.',
  'Mae’r dystiolaeth yn brin. 🩺',
  '',
  'كان الموعد متأخراً | ثم ألغي',
]

/** `openRounds` puts the openings into the file, as an auditor's file has them. */
export function aTrail(wanted: { seed: number; entries?: number; openRounds?: boolean }): TrailFile {
  const dice = diceOf(wanted.seed)
  const sessionId = `session-${wanted.seed}`
  const entries: Entry[] = []
  const texts: ErasableText[] = []
  const rounds: NonNullable<TrailFile['rounds']> = []
  let head: Head = genesisHead(sessionId)
  let at = 1_700_000_000_000
  const wantedEntries = wanted.entries ?? 4 + dice.below(12)
  for (let seq = 1; seq <= wantedEntries; seq += 1) {
    const events = seq % 4 === 0 ? aPlayedRound(sessionId, `round-${seq}`, dice, rounds) : [anEvidence(dice, seq)]
    const sealed = events.map((event) => sealTexts(event, () => dice.hex(32)))
    texts.push(...sealed.flatMap((each) => each.texts))
    at += dice.below(60_000)
    const entry = appendEntry(head, {
      at,
      actor: { kind: 'seat', seat: `seat-${dice.below(40)}` },
      commandId: `command-${seq}-${dice.hex(8)}`,
      command: seq % 4 === 0 ? 'closeRound' : 'proposeEvidence',
      events: sealed.map((each) => each.sealed),
    })
    entries.push(entry)
    head = headOf(entry)
  }
  const file = { format: 'eds-trail/1' as const, sessionId, title: 'Maternity', exportedAt: at, entries, texts }
  return wanted.openRounds === true ? { ...file, rounds } : file
}

function anEvidence(dice: Dice, seq: number): JsonValue {
  return {
    type: 'evidenceProposed',
    evidence: { id: `evidence-${seq}`, claim: { words: dice.pick(SAYINGS) }, source: { words: dice.pick(SAYINGS) } },
    grade: dice.below(4),
    shown: dice.below(2) === 0,
    group: dice.below(3) === 0 ? null : 'staff',
    wording: dice.pick(SAYINGS),
  }
}

/** Its close, with one vote of each seat. */
function aPlayedRound(
  sessionId: string,
  roundId: string,
  dice: Dice,
  rounds: NonNullable<TrailFile['rounds']>,
): JsonValue[] {
  const openings: Opening[] = Array.from({ length: dice.below(9) }, () => ({
    group: dice.pick(['staff', 'carers']),
    choice: dice.pick(['0', '1', '2', '3', 'e', 'x']),
    nonce: dice.hex(32),
  }))
  const root = rootOfOpenings({ sessionId, roundId, openings })
  rounds.push({ roundId, root, openings })
  const voters = openings.map((_, n) => `seat-${n}`)
  return [{ type: 'roundClosed', roundId, received: openings.length, voters, commitmentsRoot: root }]
}

/** What an able forger does: chains the entries anew from one on, so that every hash fits again. */
export function chainedAnew(file: TrailFile, from: number): TrailFile {
  const entries = file.entries.slice(0, from)
  let head = headOfFile({ ...file, entries })
  for (const { at, actor, commandId, command, events } of file.entries.slice(from)) {
    const entry = appendEntry(head, { at, actor, commandId, command, events })
    entries.push(entry)
    head = headOf(entry)
  }
  return { ...file, entries }
}

/** The head of a file's last entry. */
export function headOfFile(file: TrailFile): Head {
  const last = file.entries.at(-1)
  return last === undefined ? genesisHead(file.sessionId) : headOf(last)
}
