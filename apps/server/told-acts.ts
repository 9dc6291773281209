/** The list of acts as everybody reads it while a round is open: the places of acts in the trail are told with the trail. */
import type { Head } from '@eds/audit/trail'
import type { FeedItem } from '@eds/session/document'
import type { Command } from '@eds/session/protocol'

/** No trail is as long. An act whose place is not told yet has a number from here on, the next act the next number. */
const FIRST_NOT_PLACED = 1_000_000_000

/**
 * Between the places of two acts of the facilitator everybody could count the votes that a helper has entered.
 * @param feed all acts of the session, in their order @param head the newest entry that anybody is told of
 * @returns the acts that may be told: a helper's only with its place, as it is told with the votes
 */
export function toldActs(feed: readonly FeedItem[], head: Head): readonly FeedItem[] {
  return numbered(feed).flatMap(({ item, number }) => {
    if (item.seq <= head.seq) return [item]
    return item.by === 'helper' ? [] : [{ ...item, seq: number }]
  })
}

/**
 * A command with the place in the trail of the act that it names: it may have been read before its place was told. A place
 * that is not told names nothing, so that nobody finds out by trying what is there.
 */
export function asWritten(command: Command, feed: readonly FeedItem[], head: Head): Command {
  if (command.type !== 'redactText' || command.text.kind !== 'entry' || command.text.seq <= head.seq) return command
  const { seq } = command.text
  const place = numbered(feed).find(({ item, number }) => number === seq && item.by !== 'helper')?.item.seq
  return { ...command, text: { kind: 'entry', seq: place ?? FIRST_NOT_PLACED } }
}

/** Each act with its number: helpers' acts are not counted, so that nobody counts them. */
function numbered(feed: readonly FeedItem[]): { item: FeedItem; number: number }[] {
  let next = FIRST_NOT_PLACED
  return feed.map((item) => {
    if (item.by !== 'helper') next += 1
    return { item, number: next }
  })
}
