/** The chain of entries: how it grows, and how anyone can check that nothing in it was changed. */
import { z } from 'zod/mini'
import { canonicalJson, isCanonical, isWellFormed, jsonFlaw } from './canonical.ts'
import { RoundOpenings } from './commitment.ts'
import { Digest, sha256Hex } from './digest.ts'
import { Entry, type EntryBody, entryHash, TRAIL_FORMAT } from './entry.ts'
import { digestsIn, ErasableText } from './erasable.ts'
import { checkRounds, type Recount, type RoundCheck } from './round-check.ts'
import { checkTexts, type TextCheck } from './text-check.ts'

/** The newest entry's number and hash; number 0 before the first entry. */
export const Head = z.strictObject({ seq: z.int().check(z.minimum(0)), hash: Digest })
export type Head = z.infer<typeof Head>

const SessionName = z.string().check(z.minLength(1), z.maxLength(200), z.refine(isWellFormed, 'holds a lone surrogate'))
const fileHeader = {
  format: z.literal(TRAIL_FORMAT),
  sessionId: SessionName,
  /** For people only: neither the title nor the date of export is in the chain. */
  title: z.string().check(z.maxLength(1000)),
  exportedAt: z.int().check(z.minimum(0)),
}

/** An exported trail. `rounds` is in the auditor's file only, as small groups' choices can be read from it. */
export const TrailFile = z.strictObject({
  ...fileHeader,
  entries: z.array(Entry),
  texts: z.array(ErasableText),
  rounds: z.optional(z.array(RoundOpenings)),
})
export type TrailFile = z.infer<typeof TrailFile>

/** The same file before its records are trusted: each is checked in its place, so that a broken one can be named. */
export const UncheckedTrailFile = z.strictObject({
  ...fileHeader,
  entries: z.array(z.unknown()),
  texts: z.array(z.unknown()),
  rounds: z.optional(z.array(z.unknown())),
})
export type UncheckedTrailFile = z.infer<typeof UncheckedTrailFile>

/** Why a trail is broken, for programs. */
export type BreakCode =
  | 'not-a-trail'
  | 'not-an-entry'
  | 'not-normalised'
  | 'out-of-order'
  | 'previous-differs'
  | 'hash-differs'
  | 'command-repeated'
  | 'text-changed'
  | 'text-unknown'
  | 'votes-differ'
  | 'ballots-differ'
  | 'recount-differs'
  | 'round-unknown'
  | 'head-differs'
  | 'cut-off'

/** The first place where a trail is broken. `seq` is one past the last entry when the fault is after or beside them. */
export type Break = { seq: number; code: BreakCode; why: string }

/** Something a reader should know that breaks nothing. */
export type TrailNote = { seq: number; note: string }

/**
 * What a check found. `entries` counts those before the first break. `texts` and `erased` count places in the entries
 * where a text is present and where only its digest is left; `rounds` the opened rounds that matched.
 */
export type TrailCheck =
  | { ok: true; entries: number; head: Head; texts: number; erased: number; rounds: number; notes: TrailNote[] }
  | { ok: false; entries: number; firstBroken: Break; notes: TrailNote[] }

/** What is checked. Records may be anything at all: they come from a file somebody sent. */
export type TrailToCheck = {
  sessionId: string
  entries: readonly unknown[]
  texts?: readonly unknown[] | undefined
  rounds?: readonly unknown[] | undefined
  /** A head that somebody saw: the trail must contain it. Without one, a cut-off end cannot be noticed. */
  expectedHead?: Head | undefined
  recount?: Recount | undefined
}

/** The head of a session without entries. */
export function genesisHead(sessionId: string): Head {
  return { seq: 0, hash: sha256Hex(`${TRAIL_FORMAT} genesis ${sessionId}`) }
}

/**
 * Chains one entry. Store the entry that is returned, not the body: its texts are normalised (NFC), as they are hashed.
 * @throws TypeError or ZodError when the body is not one
 */
export function appendEntry(head: Head, body: EntryBody): Entry {
  const { at, actor, commandId, command, events } = body
  const unsealed = { at, actor, commandId, command, events, seq: head.seq + 1, previous: head.hash }
  // Through canonical text and back, so that what is stored is to the letter what was hashed.
  const normalised: unknown = JSON.parse(canonicalJson({ ...unsealed, hash: entryHash(unsealed) }))
  return Entry.parse(normalised)
}

/** The head after an entry. */
export function headOf(entry: Entry): Head {
  return { seq: entry.seq, hash: entry.hash }
}

/**
 * Whether a trail still contains the head that a phone saw. Entries may begin later than the first; a head older than
 * they are is not found. Says nothing of the entries themselves: `verifyTrail` does.
 */
export function extendsHead(entries: readonly Entry[], head: Head): boolean {
  return entries.some(
    ({ seq, hash, previous }) =>
      (seq === head.seq && hash === head.hash) || (seq === head.seq + 1 && previous === head.hash),
  )
}

/**
 * Checks a trail from its first entry to its last. Never throws, whatever the records are.
 *
 * Checked for each entry: its form, its number, the hash of the one before, its own hash, that its command was not
 * there before, its texts, and of a round that it closed that it counts one vote for each seat that cast one and that
 * the opened ballots are those. A time earlier than the one before is a note: clocks are set back, the order is that of
 * the chain.
 */
export function verifyTrail(trail: TrailToCheck): TrailCheck {
  const notes: TrailNote[] = []
  const broken = (seq: number, code: BreakCode, why: string): TrailCheck => ({
    ok: false,
    entries: seq - 1,
    firstBroken: { seq, code, why },
    notes,
  })

  if (!SessionName.safeParse(trail.sessionId).success) return broken(1, 'not-a-trail', 'The session has no id.')
  if (![trail.entries, trail.texts ?? [], trail.rounds ?? []].every(Array.isArray))
    return broken(1, 'not-a-trail', 'The entries, texts and rounds must be lists.')

  const texts = checkTexts(trail.texts ?? [])
  const rounds = checkRounds(trail.sessionId, trail.rounds ?? [], trail.recount)
  const commandIds = new Map<string, number>()
  const counted = { texts: 0, erased: 0 }
  let head = genesisHead(trail.sessionId)
  let previousAt = 0

  if (trail.expectedHead?.seq === 0 && trail.expectedHead.hash !== head.hash)
    return broken(1, 'head-differs', 'The head that was seen belongs to another session.')

  for (const raw of trail.entries) {
    const seq = head.seq + 1
    const read = readEntry(raw, head)
    if (!read.ok) return broken(seq, read.code, read.why)
    const { entry } = read

    const before = commandIds.get(entry.commandId)
    if (before !== undefined)
      return broken(seq, 'command-repeated', `Its command was carried out before, in entry ${before}.`)
    commandIds.set(entry.commandId, seq)

    const beside = checkBeside(entry, texts, rounds, counted)
    if (beside !== null) return broken(seq, beside.code, beside.why)

    if (trail.expectedHead?.seq === seq && trail.expectedHead.hash !== entry.hash)
      return broken(seq, 'head-differs', 'It is not the entry that was seen: it, or one before it, was written anew.')

    if (entry.at < previousAt) notes.push({ seq, note: 'Its time is earlier than that of the entry before it.' })
    previousAt = entry.at
    head = headOf(entry)
  }

  const next = head.seq + 1
  if (trail.expectedHead !== undefined && trail.expectedHead.seq > head.seq)
    return broken(next, 'cut-off', `It is missing: the trail was seen with ${trail.expectedHead.seq} entries.`)
  const textLeft = texts.leftover()
  if (textLeft !== null) return broken(next, 'text-unknown', textLeft)
  const roundLeft = rounds.leftover()
  if (roundLeft !== null) return broken(next, 'round-unknown', roundLeft)
  return { ok: true, entries: head.seq, head, ...counted, rounds: rounds.matched(), notes }
}

/** Reads one record as the entry that follows a head. */
function readEntry(raw: unknown, head: Head): { ok: true; entry: Entry } | { ok: false; code: BreakCode; why: string } {
  // As a whole first: within an entry, events nest deeper than on their own.
  const flaw = jsonFlaw(raw)
  if (flaw !== null) return { ok: false, code: 'not-an-entry', why: `It cannot be read as an entry: ${flaw}.` }
  const parsed = Entry.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue === undefined ? '' : `: ${[...issue.path, issue.message].join(' ')}`
    return { ok: false, code: 'not-an-entry', why: `It cannot be read as an entry${where}.` }
  }
  if (!isCanonical(parsed.data))
    return { ok: false, code: 'not-normalised', why: 'Its text was changed into another spelling of the same letters.' }
  const entry = parsed.data
  if (entry.seq !== head.seq + 1)
    return { ok: false, code: 'out-of-order', why: `It says that it is entry ${entry.seq}.` }
  if (entry.previous !== head.hash)
    return {
      ok: false,
      code: 'previous-differs',
      why: 'It does not follow the entry before it: one of the two was changed.',
    }
  if (entry.hash !== entryHash(entry))
    return { ok: false, code: 'hash-differs', why: 'Its content is not what its hash was made of: it was changed.' }
  return { ok: true, entry }
}

/** Checks what lies beside the chain and belongs to one entry, and counts its texts. */
function checkBeside(
  entry: Entry,
  texts: TextCheck,
  rounds: RoundCheck,
  counted: { texts: number; erased: number },
): { code: BreakCode; why: string } | null {
  for (const digest of digestsIn(entry.events)) {
    const standing = texts.standingOf(digest)
    if (standing === 'changed') return { code: 'text-changed', why: 'A text that belongs to it was changed.' }
    if (standing === 'whole') counted.texts += 1
    else counted.erased += 1
  }
  for (const event of entry.events) {
    const flaw = rounds.flawOf(event)
    if (flaw !== null) return flaw
  }
  return null
}
