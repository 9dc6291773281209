/**
 * The newest head of a session's trail that this phone has seen. A server that later shows a history without it has
 * changed the record: every phone is a witness, and none of them has to be asked.
 */
import { Hash } from '@eds/session/session'
import { z } from 'zod/mini'

/** An entry's number and hash, as the room's record of the trail has them. */
export const SeenHead = z.object({ seq: z.int().check(z.minimum(1)), head: Hash })
export type SeenHead = z.infer<typeof SeenHead>

/**
 * What a head that is shown now means to a phone that remembers one.
 * `keep`: remember it; `same`: nothing new; `check`: ask for the trail and see whether the one contains the other;
 * `changed`: the same place holds another entry.
 * @param isUnbroken whether this page has read every head since the remembered one without a gap in between
 */
export function judgeHead(
  remembered: SeenHead | null,
  seen: SeenHead,
  isUnbroken: boolean,
): 'keep' | 'same' | 'check' | 'changed' {
  if (remembered === null) return 'keep'
  if (seen.seq === remembered.seq) return seen.head === remembered.head ? 'same' : 'changed'
  // Another tab may have remembered a later one already, so a lower number alone proves nothing.
  return seen.seq > remembered.seq && isUnbroken ? 'keep' : 'check'
}

/**
 * Whether a whole trail is sound and contains both heads. Loads the verifier when it is first needed.
 * @returns the trail's newest head, or null when the record was changed
 * @throws ZodError when what came is no trail at all, such as another version's: that proves nothing
 */
export async function headOfSoundTrail(
  file: unknown,
  must: { session: string; contain: readonly SeenHead[] },
): Promise<SeenHead | null> {
  const { extendsHead, TrailFile, UncheckedTrailFile, verifyTrail } = await import('@eds/audit/trail')
  const { entries, texts } = UncheckedTrailFile.parse(file)
  const check = verifyTrail({ sessionId: must.session, entries, texts })
  const parsed = TrailFile.safeParse(file)
  if (!check.ok || !parsed.success) return null
  const holdsAll = must.contain.every(({ seq, head }) => extendsHead(parsed.data.entries, { seq, hash: head }))
  return holdsAll ? { seq: check.head.seq, head: check.head.hash } : null
}

/** Heads kept of one visit; beyond this every second one is let go: the first stays, and the newest stay densest. */
const MOST_WITNESSED = 32

/** @returns the heads seen so far with a newer one, few enough to keep: at the end the record must contain them all. */
export function witnessedWith(witnessed: readonly SeenHead[], seen: SeenHead): readonly SeenHead[] {
  if (witnessed.at(-1)?.seq === seen.seq) return witnessed
  const all = [...witnessed, seen]
  return all.length > MOST_WITNESSED ? all.filter((_, place) => place % 2 === 0) : all
}

const key = (session: string) => `eds.head.${session}`

/** @returns the newest head this phone remembers of a session, or null. */
export function rememberedHead(session: string): SeenHead | null {
  try {
    const kept = SeenHead.safeParse(JSON.parse(window.localStorage.getItem(key(session)) ?? 'null'))
    return kept.success ? kept.data : null
  } catch {
    // Storage is forbidden: this phone is no witness beyond its page.
    return null
  }
}

export function rememberHead(session: string, head: SeenHead): void {
  try {
    window.localStorage.setItem(key(session), JSON.stringify({ seq: head.seq, head: head.head }))
  } catch {
    // As above.
  }
}
