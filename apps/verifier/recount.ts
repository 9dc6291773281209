/** Counts opened ballots again and compares with the results that the room was shown. */
import { canonicalJson } from '@eds/audit/canonical'
import type { RoundOpenings } from '@eds/audit/commitment'
import type { Entry } from '@eds/audit/entry'
import { type ErasableText, openTexts, wordsOf } from '@eds/audit/erasable'
import { Opening } from '@eds/session/ballot'
import { countRound } from '@eds/session/counting'
import { SessionEvent } from '@eds/session/events'
import { evolve } from '@eds/session/evolve'
import type { SessionState } from '@eds/session/state'
import { z } from 'zod'

/** `seq` names the entry whose result does not follow from the ballots. */
export type Recount = { ok: true; recounted: number } | { ok: false; seq: number; why: string }

/** @param entries of a trail that is whole, and its texts; `rounds` those that matched their published roots */
export function recount(
  entries: readonly Entry[],
  texts: readonly ErasableText[],
  rounds: readonly RoundOpenings[],
): Recount {
  const opened = new Map(rounds.map((round) => [round.roundId, round.openings]))
  let state: SessionState | null = null
  let recounted = 0
  for (const { seq, events } of entries) {
    try {
      for (const raw of events) {
        const event = SessionEvent.parse(openTexts(raw, texts))
        const openings = event.type === 'roundRevealed' ? opened.get(event.round) : undefined
        if (event.type === 'roundRevealed' && openings !== undefined && state !== null) {
          const count = countRound(state, event.round, z.array(Opening).parse(openings))
          const isShown =
            wordsOf(event.resultHash, '') === count.resultHash &&
            wordsOf(event.result, '') === canonicalJson(count.result)
          if (!isShown)
            return { ok: false, seq, why: `The result shown for round "${event.round}" is not what its ballots say.` }
          recounted += 1
        }
        state = evolve(state, event)
      }
    } catch {
      return {
        ok: false,
        seq,
        why: 'What it says cannot have happened in this session, so its ballots cannot be counted.',
      }
    }
  }
  return { ok: true, recounted }
}
