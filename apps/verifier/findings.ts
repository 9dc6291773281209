/** Checks one file and says in plain English what was checked and found. */
import { RoundOpenings } from '@eds/audit/commitment'
import { Entry } from '@eds/audit/entry'
import { ErasableText } from '@eds/audit/erasable'
import { SEAL_WORD_LIST } from '@eds/audit/seal-word-list'
import { SEAL_WORD_COUNT, sealWords } from '@eds/audit/seal-words'
import { type Head, type TrailCheck, type UncheckedTrailFile, verifyTrail } from '@eds/audit/trail'
import { z } from 'zod'
import { recount } from './recount.ts'
import { readTrailFile } from './trail-file.ts'

/** What to check. `head` and `words` are what a person saw earlier; null when they bring nothing to compare. */
export type Question = { path: string; head: Head | null; words: readonly string[] | null }

/** The answer, line by line. */
export type Findings = { whole: boolean; lines: string[] }

/** Never throws for a bad file. */
export function checkFile({ path, head, words }: Question): Findings {
  const read = readTrailFile(path)
  if (!read.ok) return { whole: false, lines: [`${path} could not be checked. ${read.why}`] }
  const { sessionId, entries, texts, rounds } = read.file
  const check = verifyTrail({ sessionId, entries, texts, rounds, expectedHead: head ?? undefined })
  if (!check.ok) return broken(check.firstBroken.seq, check.firstBroken.why, check.firstBroken.code)

  if (check.entries === 0)
    return broken(1, 'There is no entry at all: a trail begins with the making of its session.', 'cut-off')

  // Parsed once more only to give them their type: the check has accepted each of them.
  const trusted = z.array(Entry).parse(entries)
  const sealed = words === null ? null : trusted.find(({ hash }) => sealWords(hash).join(' ') === words.join(' '))
  const known = z.array(ErasableText).parse(texts)
  // Without the opened ballots too: a vote must come from a seat of the session, and into an open round.
  const counted =
    rounds !== undefined || isOfSession(trusted)
      ? recount(trusted, known, z.array(RoundOpenings).parse(rounds ?? []))
      : null
  if (counted?.ok === false && counted.flaw === 'other-rule') return { whole: false, lines: unknownRule(counted) }
  if (counted?.ok === false) return broken(counted.seq, counted.why, 'recount-differs')
  if (words !== null && sealed === undefined) return { whole: false, lines: unfitting(words, check.entries) }
  const ballots = counted === null || rounds === undefined ? null : { closed: closedRounds(trusted), ...counted }
  const seen = head?.seq ?? sealed?.seq ?? null
  return { whole: true, lines: wholeLines(read.file, check, seen, ballots) }
}

/** Any other trail is chained alike, and only its own program knows what may follow what. */
function isOfSession([first]: readonly Entry[]): boolean {
  return z.object({ type: z.literal('sessionCreated') }).safeParse(first?.events[0]).success
}

function broken(seq: number, why: string, code: string): Findings {
  return {
    whole: false,
    lines: [
      'The trail is broken.',
      `First broken entry: ${seq} (${code})`,
      why,
      seq === 1 ? 'No entry can be relied on.' : `The ${plural(seq - 1, 'entry', 'entries')} before it fit together.`,
    ],
  }
}

/** Not confirmed, and not called false: what follows a rule that this program does not have may be true. */
function unknownRule({ seq, why }: { seq: number; why: string }): string[] {
  return ['The entries fit together, but this file could not be checked whole.', `Not checked: entry ${seq}`, why]
}

/** A slip in typing is far likelier than fraud, and must not read like it: a file that is whole is not called broken. */
function unfitting(words: readonly string[], entries: number): string[] {
  const strangers = words.filter((word) => !SEAL_WORDS.has(word))
  return [
    `The ${plural(entries, 'entry', 'entries')} of this file fit together, but these words fit no entry of it: check the typing first.`,
    ...(words.length === SEAL_WORD_COUNT
      ? []
      : [`There must be ${SEAL_WORD_COUNT} seal words; these are ${words.length}.`]),
    ...(strangers.length === 0
      ? []
      : [`No seal ${strangers.length === 1 ? 'word' : 'words'}: ${strangers.map((word) => `“${word}”`).join(', ')}.`]),
    'If they are typed as they were shown, the entry they were read from is missing here, or was written anew; or they are of another session.',
  ]
}

const SEAL_WORDS: ReadonlySet<string> = new Set(SEAL_WORD_LIST)

function wholeLines(
  file: UncheckedTrailFile,
  check: Extract<TrailCheck, { ok: true }>,
  seen: number | null,
  ballots: { closed: number; recounted: number } | null,
): string[] {
  const { head, notes } = check
  return [
    'The trail is whole: every entry fits the one before it, and what else is in this file fits its entry.',
    '',
    `Session:     ${file.sessionId}`,
    `Title:       ${file.title} (not protected by the trail)`,
    `Entries:     ${check.entries}, each checked against the one before it`,
    `Texts:       ${check.texts} checked, ${check.erased} not in this file: erased, or not for every reader`,
    ballots === null
      ? 'Ballots:     not in this file, so not counted again'
      : `Ballots:     ${check.rounds} of ${plural(ballots.closed, 'closed round', 'closed rounds')} opened, ${ballots.recounted} counted again with the same result`,
    `Head:        ${head.seq}:${head.hash}`,
    `Seal words:  ${sealWords(head.hash).join(' ')}`,
    '',
    seen === null
      ? 'Compare the head or the seal words with a phone, the wall or the minutes: a trail that was cut off, or written anew from some entry on, shows only there.'
      : `Entry ${seen} is the one you have seen: everything up to it is as it was then.`,
    ...notes.map(({ seq, note }) => `Note on entry ${seq}: ${note}`),
  ]
}

function closedRounds(entries: readonly Entry[]): number {
  const closed = z.object({ type: z.literal('roundClosed') })
  return entries.flatMap(({ events }) => events).filter((event) => closed.safeParse(event).success).length
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
