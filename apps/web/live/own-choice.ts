/**
 * What a seat chose, as long as its page lives and nowhere else: never in storage, and never beside the nonce, which is
 * gone once the ballot is saved. So it can be told to its person and proved to nobody.
 */
import type { Choice } from '@eds/session/ballot'
import type { RoundId } from '@eds/session/session'
import type { OutboxEntry } from './outbox.ts'

/** @returns the choice that counts in a round; null when none does, or this page does not know it or cannot be sure. */
export function choiceThatCounts(
  entries: readonly OutboxEntry[],
  choices: ReadonlyMap<string, Choice>,
  round: RoundId,
): Choice | null {
  const ballots = entries.filter(({ about }) => about.type === 'castBallot' && about.round === round)
  // One that was never answered may have been counted or not.
  if (ballots.some(({ state }) => state === 'waiting')) return null
  const saved = ballots.findLast(({ state }) => state === 'saved')
  return saved === undefined ? null : (choices.get(saved.commandId) ?? null)
}
