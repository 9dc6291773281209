/** What the rounds of a question have shown, for whoever was not in the room. */
import type { Objection, Round } from '@eds/session/session'
import { agreementOf, type Standing } from './standing.ts'

export type Revealed = Extract<Round, { state: 'revealed' }>

/** @returns the rounds whose result was shown, oldest first */
export const revealedRounds = ({ rounds }: Pick<Standing, 'rounds'>): Revealed[] =>
  rounds.filter((round) => round.state === 'revealed')

/** One vote on the grade: ballots per grade from the lowest; null where the whole room may not be drawn. */
type Column = { number: number; counts: readonly number[] | null }

/** @returns the votes on the grade, oldest first; checks whether the room can live with a grade are left out */
export function wholeRoom(rounds: readonly Revealed[]): Column[] {
  return rounds.flatMap(({ number, result }) => {
    if (result.kind !== 'grade') return []
    const { overall } = result.room
    return [{ number, counts: overall.show === 'histogram' ? overall.histogram.map((count) => count ?? 0) : null }]
  })
}

/**
 * What stands beside the room's grade in a list, so that a contested one does not look like one agreed at once.
 * @param objections all of the session; those withdrawn do not count
 */
export function roomNotes(
  standing: Pick<Standing, 'question' | 'rounds' | 'agreements'>,
  objections: readonly Pick<Objection, 'question' | 'state'>[],
): string[] {
  const rounds = revealedRounds(standing)
  const last = rounds.at(-1)
  const aside = last?.result.kind === 'consent' ? (last.result.outcome.counts?.standAside ?? 0) : 0
  const own = objections.filter(({ question }) => question === standing.question.id)
  const unheard = own.filter(({ state }) => state === 'open').length
  const heard = own.filter(({ state }) => state === 'heard').length
  return [
    ...(rounds.length > 1 ? [`${rounds.length} rounds`] : []),
    ...(aside > 0 ? [`${aside} stood aside`] : []),
    ...((agreementOf(standing)?.dissent ?? null) === null ? [] : ['dissent']),
    ...(heard > 0 ? [heard === 1 ? '1 objection heard' : `${heard} objections heard`] : []),
    ...(unheard > 0 ? [unheard === 1 ? '1 objection not heard' : `${unheard} objections not heard`] : []),
  ]
}
