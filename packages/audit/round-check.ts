/** Whether a round that closed has the votes it says: one of each seat that took part, and those its root binds. */
import { z } from 'zod/mini'
import type { JsonValue } from './canonical.ts'
import { type Opening, RoundOpenings, rootOfOpenings } from './commitment.ts'
import { Digest } from './digest.ts'

/**
 * Counts opened ballots again and compares with what the event recorded. The trail knows no counting rule, so the
 * caller brings it.
 * @returns null when they agree, else in plain English how they differ
 */
export type Recount = (roundClosed: JsonValue, openings: readonly Opening[]) => string | null

/** A finding, with a code for programs. */
export type RoundFlaw = { code: 'votes-differ' | 'ballots-differ' | 'recount-differs'; why: string }

/** The opened rounds of a file, ready to be asked event by event. */
export type RoundCheck = {
  /** Checks one event: a close needs one vote of each seat that took part, and its opened ballots. Null when it is whole. */
  flawOf: (event: JsonValue) => RoundFlaw | null
  /** In plain English what is wrong with the rounds as a list, once every event was asked; null when nothing is. */
  leftover: () => string | null
  /** How many opened rounds matched. */
  matched: () => number
}

const Close = z.object({ type: z.literal('roundClosed') })
const RoundClosed = z.extend(Close, {
  roundId: z.string(),
  received: z.int(),
  voters: z.array(z.unknown()),
  commitmentsRoot: Digest,
})

/** @param rounds whatever the file holds; records that cannot be read count as not matching */
export function checkRounds(sessionId: string, rounds: readonly unknown[], recount: Recount | undefined): RoundCheck {
  const opened = new Map<string, RoundOpenings>()
  const unmet = new Set<string>()
  let unreadable: string | null = null

  rounds.forEach((raw, index) => {
    const round = RoundOpenings.safeParse(raw)
    if (!round.success) unreadable ??= `The opened ballots of round ${index + 1} in the file cannot be read.`
    else if (opened.has(round.data.roundId))
      unreadable ??= `The ballots of ${shown(round.data.roundId)} are there twice.`
    else {
      opened.set(round.data.roundId, round.data)
      unmet.add(round.data.roundId)
    }
  })

  return {
    flawOf: (event) => {
      if (!Close.safeParse(event).success) return null
      const closed = RoundClosed.safeParse(event)
      if (!closed.success) return { code: 'votes-differ', why: 'It closes a round, and does not say which or how.' }
      const { roundId, received, voters, commitmentsRoot } = closed.data
      // Whoever holds the server could put votes into the box that nobody cast.
      if (received !== voters.length) return miscounted(roundId, received, `${voters.length} seats voted`)
      const round = opened.get(roundId)
      if (round === undefined) return null
      unmet.delete(roundId)
      const root = rootOfOpenings({ sessionId, ...round })
      if (root !== commitmentsRoot || root !== round.root)
        return {
          code: 'ballots-differ',
          why: `The opened ballots of ${shown(roundId)} are not the ballots that were in when it closed.`,
        }
      if (round.openings.length !== received)
        return miscounted(roundId, round.openings.length, `${received} seats voted`)
      const difference = recount?.(event, round.openings) ?? null
      return difference === null ? null : { code: 'recount-differs', why: difference }
    },
    leftover: () => {
      const [first] = unmet
      return (
        unreadable ?? (first === undefined ? null : `The file opens ballots of ${shown(first)}, which never closed.`)
      )
    },
    matched: () => opened.size - unmet.size,
  }
}

const miscounted = (roundId: string, votes: number, found: string): RoundFlaw => ({
  code: 'votes-differ',
  why: `It counts ${votes} votes in ${shown(roundId)}, in which ${found}.`,
})

function shown(roundId: string): string {
  return `round ${JSON.stringify(roundId)}`
}
