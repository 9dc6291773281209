/** One record of the trail. */
import { z } from 'zod/mini'
import { canonicalJson, JsonObject, JsonValue } from './canonical.ts'
import { Digest, sha256Hex } from './digest.ts'

/** Version of the trail's format; it opens every hash, so that another format cannot pass for this one. */
export const TRAIL_FORMAT = 'eds-trail/1'

/** An entry before it is chained: who asked for what, when, and what happened. */
export const EntryBody = z.strictObject({
  /** Milliseconds since 1970 by the server's clock. Says when, never in which order: `seq` does. */
  at: z.int().check(z.minimum(0)),
  /** Who acted. Ids only: a name would be words that cannot be erased. */
  actor: JsonObject.check(z.refine((actor) => typeof actor.kind === 'string', 'has no kind')),
  commandId: z.string().check(z.minLength(1), z.maxLength(128)),
  /** Name of the command's type, such as `castBallot`. */
  command: z.string().check(z.minLength(1), z.maxLength(64)),
  /** What happened, in order, after `sealTexts`. */
  events: z.array(JsonValue),
})
export type EntryBody = z.infer<typeof EntryBody>

/** An entry in the chain. `seq` counts from 1 without gaps; `previous` is the hash of the entry before it. */
export const Entry = z.extend(EntryBody, { seq: z.int().check(z.minimum(1)), previous: Digest, hash: Digest })
export type Entry = z.infer<typeof Entry>

/**
 * The hash an entry must carry: SHA-256 of `eds-trail/1`, a line feed and the canonical JSON of its other fields.
 * @throws TypeError when a field cannot be hashed, as `canonicalJson` says
 */
export function entryHash(entry: Omit<Entry, 'hash'>): string {
  const { seq, at, actor, commandId, command, events, previous } = entry
  return sha256Hex(`${TRAIL_FORMAT}\n${canonicalJson({ seq, at, actor, commandId, command, events, previous })}`)
}
