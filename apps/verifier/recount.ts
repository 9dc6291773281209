/** Counts opened ballots again and compares with the results that the room was shown. */
import { canonicalJson } from '@eds/audit/canonical'
import type { RoundOpenings } from '@eds/audit/commitment'
import type { Entry } from '@eds/audit/entry'
import { type ErasableText, openTexts, wordsOf } from '@eds/audit/erasable'
import { Opening } from '@eds/session/ballot'
import { countRound, SHOWING_RULE } from '@eds/session/counting'
import { SessionEvent } from '@eds/session/events'
import { evolve } from '@eds/session/evolve'
import { NOT_TOLD, type SessionState } from '@eds/session/state'
import { z } from 'zod'

/**
 * `seq` names the entry whose result does not follow from the ballots. `other-rule`: it may follow from them by a rule of
 * showing that this program does not have, so it is neither confirmed nor called false.
 */
export type Recount =
  | { ok: true; recounted: number }
  | { ok: false; flaw: 'differs' | 'other-rule'; seq: number; why: string }

/** @param entries of a trail that is whole, and its texts; `rounds` those that matched their published roots */
export function recount(
  entries: readonly Entry[],
  texts: readonly ErasableText[],
  rounds: readonly RoundOpenings[],
): Recount {
  const opened = new Map(rounds.map((round) => [round.roundId, round.openings]))
  let state: SessionState | null = null
  let recounted = 0
  const showing = new Map<string, number>()
  for (const { seq, events } of entries) {
    try {
      for (const raw of events) {
        const event = SessionEvent.parse(openTexts(raw, texts))
        const openings = event.type === 'roundRevealed' ? opened.get(event.round) : undefined
        if (event.type === 'roundRevealed' && openings !== undefined && state !== null) {
          const count = countRound(state, event.round, z.array(Opening).parse(openings))
          const isCounted = wordsOf(event.resultHash, '') === count.resultHash
          const isShown = wordsOf(event.result, '') === canonicalJson(count.result)
          const rule = showing.get(event.round) ?? SHOWING_RULE
          if (isCounted && !isShown && rule !== SHOWING_RULE)
            return { ok: false, flaw: 'other-rule', seq, why: otherRule(event.round, rule) }
          if (!isCounted || !isShown)
            return differs(seq, `The result shown for round "${event.round}" is not what its ballots say.`)
          recounted += 1
        }
        if (event.type === 'roundOpened') showing.set(event.round, event.showing)
        state = evolve(state, event)
        // As the close left it: before, whose votes are in is told to nobody.
        if (event.type === 'roundClosed') {
          const why = strangers(state, event, opened.get(event.roundId))
          if (why !== null) return differs(seq, why)
        }
      }
    } catch {
      return differs(seq, 'What it says cannot have happened in this session, so its ballots cannot be counted.')
    }
  }
  return { ok: true, recounted }
}

const differs = (seq: number, why: string): Recount => ({ ok: false, flaw: 'differs', seq, why })

const otherRule = (round: string, rule: number): string =>
  `What was shown of round "${round}" follows rule ${rule} of showing, and this program knows rule ${SHOWING_RULE}. The count has the hash that the trail names; check the rest with the program of that day.`

/**
 * Each opened ballot belongs to a group of which as many seats voted. Where the groups' words are not in the file, only
 * the whole number of votes can be compared, and the check of the trail has done so.
 * @returns in plain English what does not fit, or null
 */
function strangers(
  state: SessionState,
  { roundId: round, voters }: Extract<SessionEvent, { type: 'roundClosed' }>,
  openings: RoundOpenings['openings'] | undefined,
): string | null {
  if (openings === undefined) return null
  if (voters.some((seat) => !('words' in seat)))
    return `The file opens the votes of round "${round}", and leaves out whose they are said to be.`
  const groups = [...(state.voters.get(round) ?? [])].map((seat) => state.seats.get(seat)?.group ?? NOT_TOLD)
  if (groups.includes(NOT_TOLD)) return null
  const names = new Set<string>([...groups, ...openings.map(({ group }) => group)])
  for (const name of names) {
    const voted = groups.filter((group) => group === name).length
    const opened = openings.filter(({ group }) => group === name).length
    if (voted !== opened)
      return `Round "${round}" has ${opened} votes of the group "${name}", of which ${voted} seats voted.`
  }
  return null
}
