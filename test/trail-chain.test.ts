/** A trail cannot be edited, reordered or cut unnoticed. */
import { createHash } from 'node:crypto'
import { canonicalJson, JsonValue } from '@eds/audit/canonical'
import { rootOfOpenings } from '@eds/audit/commitment'
import { entryHash } from '@eds/audit/entry'
import {
  appendEntry,
  extendsHead,
  genesisHead,
  headOf,
  TrailFile,
  type TrailToCheck,
  verifyTrail,
} from '@eds/audit/trail'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aTrail, chainedAnew, type Dice, diceOf, headOfFile } from './a-trail.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const body = { at: 1, actor: { kind: 'facilitator' }, commandId: 'c-1', command: 'openSession', events: [{ n: 1 }] }

/** How a check ended, short enough to compare. */
function ending(trail: TrailToCheck): string {
  const check = verifyTrail(trail)
  return check.ok ? `whole ${check.entries}` : `${check.firstBroken.seq} ${check.firstBroken.code}`
}

describe('the format, as another program would make it', () => {
  test('the first entry follows a hash made from the session', () => {
    expect(genesisHead('s1')).toEqual({ seq: 0, hash: sha256('eds-trail/1 genesis s1') })
  })

  test('an entry is hashed as its canonical JSON under the name of the format', () => {
    const previous = sha256('eds-trail/1 genesis s1')
    const entry = appendEntry(genesisHead('s1'), body)
    const text = `eds-trail/1\n{"actor":{"kind":"facilitator"},"at":1,"command":"openSession","commandId":"c-1","events":[{"n":1}],"previous":"${previous}","seq":1}`
    expect(entry).toEqual({ ...body, seq: 1, previous, hash: sha256(text) })
    expect(entryHash(entry)).toBe(entry.hash)
  })

  test('what is stored is normalised as it was hashed', () => {
    const entry = appendEntry(genesisHead('s1'), { ...body, events: ['e\u0301', -0] })
    expect(canonicalJson(entry.events)).toBe('["\u00e9",0]')
    expect(JSON.stringify(entry.events)).toBe('["\u00e9",0]')
    expect(ending({ sessionId: 's1', entries: [entry] })).toBe('whole 1')
  })

  test('an exported trail is read back whole', () => {
    const trail = aTrail({ seed: 1, entries: 9, openRounds: true })
    const read = TrailFile.parse(JSON.parse(JSON.stringify(trail)))
    expect(read).toEqual(trail)
    const counts = { texts: 14, erased: 0, rounds: 2 }
    expect(verifyTrail(read)).toEqual({ ok: true, entries: 9, head: headOfFile(trail), ...counts, notes: [] })
  })

  test('a session without entries is whole', () => {
    const counts = { texts: 0, erased: 0, rounds: 0, notes: [] }
    expect(verifyTrail({ sessionId: 's1', entries: [] })).toEqual({
      ok: true,
      entries: 0,
      head: genesisHead('s1'),
      ...counts,
    })
  })
})

describe('what is noticed, and where', () => {
  const trail = aTrail({ seed: 2, entries: 6 })
  const edited = (at: number, change: Record<string, unknown>) => ({
    ...trail,
    entries: trail.entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)),
  })
  const digest = sha256('another')

  test.each<[string, TrailToCheck, string]>([
    ['an edited time', edited(2, { at: 5 }), '3 hash-differs'],
    ['an edited actor', edited(2, { actor: { kind: 'lead' } }), '3 hash-differs'],
    ['an edited command id', edited(2, { commandId: 'other' }), '3 hash-differs'],
    ['an edited command', edited(2, { command: 'other' }), '3 hash-differs'],
    ['edited events', edited(2, { events: [] }), '3 hash-differs'],
    ['an edited hash', edited(2, { hash: digest }), '3 hash-differs'],
    ['an edited previous hash', edited(2, { previous: digest }), '3 previous-differs'],
    ['an edited number', edited(2, { seq: 4 }), '3 out-of-order'],
    ['an added field', edited(2, { extra: 1 }), '3 not-an-entry'],
    ['a fraction', edited(2, { events: [0.5] }), '3 not-an-entry'],
    ['another session', { ...trail, sessionId: 'other' }, '1 previous-differs'],
    ['another spelling of the same letters', edited(4, { command: 'e\u0301' }), '5 not-normalised'],
  ])('%s', (_, tampered, found) => {
    expect(ending(tampered)).toBe(found)
  })

  test('a key that sets a prototype', () => {
    const text = JSON.stringify(trail).replace('"type":"evidenceProposed"', '"__proto__":1,"type":"evidenceProposed"')
    expect(ending(JSON.parse(text))).toBe('1 not-an-entry')
  })

  test('a command that is carried out twice', () => {
    const first = appendEntry(genesisHead('s1'), body)
    const second = appendEntry(headOf(first), { ...body, at: 2 })
    expect(ending({ sessionId: 's1', entries: [first, second] })).toBe('2 command-repeated')
  })

  test('a clock that was set back is a note, not a break', () => {
    const first = appendEntry(genesisHead('s1'), { ...body, at: 100 })
    const second = appendEntry(headOf(first), { ...body, commandId: 'c-2', at: 40 })
    const third = appendEntry(headOf(second), { ...body, commandId: 'c-3', at: 41 })
    expect(verifyTrail({ sessionId: 's1', entries: [first, second, third] })).toEqual({
      ok: true,
      entries: 3,
      head: headOf(third),
      texts: 0,
      erased: 0,
      rounds: 0,
      notes: [{ seq: 2, note: 'Its time is earlier than that of the entry before it.' }],
    })
  })

  test('texts that were changed, added or repeated', () => {
    const [first, second, third, ...more] = trail.texts
    const words = { ...trail, texts: [first, second, { ...third, words: 'other' }, ...more] }
    const label = { ...trail, texts: [first, second, { ...third, digest }, ...more] }
    const garbage = { ...trail, texts: [first, second, { ...third, words: 7 }, ...more] }
    const added = {
      ...trail,
      texts: [...trail.texts, { digest: sha256(`${'s'.repeat(32)}|x`), salt: 's'.repeat(32), words: 'x' }],
    }
    const twice = { ...trail, texts: [...trail.texts, trail.texts[0]] }
    expect([words, label, garbage, added, twice].map(ending)).toEqual([
      '2 text-changed',
      '2 text-changed',
      '2 text-changed',
      '7 text-unknown',
      '7 text-unknown',
    ])
  })

  test('words moved from a text into its salt', () => {
    const salt = 's'.repeat(30)
    const made = sha256(`${salt}|a|b`)
    const entry = appendEntry(genesisHead('s1'), { ...body, events: [{ claim: { digest: made } }] })
    const check = (text: unknown) => ending({ sessionId: 's1', entries: [entry], texts: [text] })
    expect(check({ digest: made, salt, words: 'a|b' })).toBe('whole 1')
    expect(check({ digest: made, salt: `${salt}|a`, words: 'b' })).toBe('1 text-changed')
  })
})

describe('a head that somebody saw', () => {
  const trail = aTrail({ seed: 3, entries: 8 })
  const seen = (seq: number) => ({ seq, hash: trail.entries[seq - 1]?.hash ?? genesisHead(trail.sessionId).hash })

  test('every head a trail ever had is in it, and on its phones', () => {
    for (let seq = 0; seq <= 8; seq += 1) {
      expect(ending({ ...trail, expectedHead: seen(seq) })).toBe('whole 8')
      expect(extendsHead(trail.entries, seen(seq))).toBe(true)
      expect(extendsHead(trail.entries, { seq, hash: sha256('other') })).toBe(false)
    }
    expect(extendsHead(trail.entries, { seq: 9, hash: sha256('other') })).toBe(false)
  })

  test('a phone may hold only the newest entries', () => {
    expect(extendsHead(trail.entries.slice(4), seen(4))).toBe(true)
    expect(extendsHead(trail.entries.slice(4), seen(3))).toBe(false)
  })

  test('a cut-off end shows only against it', () => {
    const { texts: _, ...chain } = trail
    const cut = { ...chain, entries: trail.entries.slice(0, 5) }
    expect(ending(cut)).toBe('whole 5')
    expect(ending({ ...cut, expectedHead: seen(8) })).toBe('6 cut-off')
    expect(ending({ ...cut, expectedHead: seen(5) })).toBe('whole 5')
  })

  test('a forged end that is chained anew shows only against it', () => {
    const forged = structuredClone(trail)
    forged.entries[4] = { ...(forged.entries[4] ?? appendEntry(genesisHead('s'), body)), command: 'forged' }
    const anew = chainedAnew(forged, 4)
    expect(ending(anew)).toBe('whole 8')
    expect(ending({ ...anew, expectedHead: seen(8) })).toBe('8 head-differs')
    expect(ending({ ...anew, expectedHead: seen(5) })).toBe('5 head-differs')
    expect(ending({ ...anew, expectedHead: seen(4) })).toBe('whole 8')
    expect(extendsHead(anew.entries, seen(8))).toBe(false)
  })

  test('a head from before the first entry must be that of the session', () => {
    expect(ending({ ...trail, expectedHead: { seq: 0, hash: sha256('other') } })).toBe('1 head-differs')
  })
})

describe('whatever it is given', () => {
  test('[law] a check never throws and names the first record that is no entry', () => {
    const trail = aTrail({ seed: 4, entries: 5 })
    fc.assert(
      fc.property(
        fc.nat({ max: 5 }),
        fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
        (at, junk) => {
          const entries = [...trail.entries.slice(0, at), junk, ...trail.entries.slice(at)]
          expect(verifyTrail({ ...trail, entries })).toMatchObject({
            ok: false,
            entries: at,
            firstBroken: { seq: at + 1, code: 'not-an-entry' },
          })
        },
      ),
    )
  })

  test('[law] texts and rounds of any kind are answered too', () => {
    const trail = aTrail({ seed: 4, entries: 5, openRounds: true })
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.array(fc.anything(), { minLength: 1 }), (texts, rounds) => {
        expect(verifyTrail({ ...trail, texts, rounds }).ok).toBe(false)
      }),
    )
  })

  test('lists that are none, a session without a name and nesting without end', () => {
    // reason: the casts hand over what the type forbids, as untyped data could
    const nothing = null as unknown as unknown[]
    expect(ending({ sessionId: 's1', entries: nothing })).toBe('1 not-a-trail')
    expect(ending({ sessionId: 's1', entries: [], texts: 'x' as unknown as unknown[] })).toBe('1 not-a-trail')
    expect(ending({ sessionId: '', entries: [] })).toBe('1 not-a-trail')
    expect(ending({ sessionId: '\ud800', entries: [] })).toBe('1 not-a-trail')
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    expect(ending({ sessionId: 's1', entries: [deep] })).toBe('1 not-an-entry')
    // Fits the limit as an event, and passes it within an entry.
    const event: unknown = JSON.parse('['.repeat(64) + ']'.repeat(64))
    expect(canonicalJson(JsonValue.parse(event))).toHaveLength(128)
    const entry = { ...body, events: [event], seq: 1, previous: genesisHead('s1').hash, hash: sha256('') }
    expect(ending({ sessionId: 's1', entries: [entry] })).toBe('1 not-an-entry')
  })
})

/** An operator alters a trail in its way, or gives up (null) where this trail has nothing to alter so. */
type Operator = (trail: TrailFile, dice: Dice) => TrailToCheck | null

const copy = (trail: TrailFile): TrailFile => structuredClone(trail)
const entriesOf = (trail: TrailFile, entries: unknown[]): TrailToCheck => ({ ...trail, entries })

/** Flips one bit of the stored text within a part of the file; null when that leaves no JSON or the same value. */
function flipped(trail: TrailFile, part: 'entries' | 'texts' | 'rounds', dice: Dice): TrailToCheck | null {
  const before = JSON.stringify(trail[part] ?? [])
  const bytes = Buffer.from(before)
  const at = dice.below(bytes.length)
  bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << dice.below(8)), at)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (JSON.stringify(value) === before || !Array.isArray(value)) return null
    return { ...trail, [part]: value }
  } catch {
    return null
  }
}

/** Who holds the server adds votes to the set that a round is counted from, and makes every hash fit. */
function stuffed(trail: TrailFile, at: number, dice: Dice): TrailFile {
  const forged = copy(trail)
  const entry = forged.entries[at]
  const round = forged.rounds?.find(({ roundId }) => roundId === `round-${at + 1}`)
  if (entry === undefined || round === undefined) throw new Error('expected a round that closed, found none')
  const ghosts = Array.from({ length: 1 + dice.below(30) }, () => ({
    group: 'staff',
    choice: '3',
    nonce: dice.hex(32),
  }))
  round.openings.push(...ghosts)
  round.root = rootOfOpenings({ sessionId: trail.sessionId, ...round })
  const close = {
    type: 'roundClosed',
    roundId: round.roundId,
    received: round.openings.length,
    commitmentsRoot: round.root,
  }
  forged.entries[at] = { ...entry, events: [...entry.events.slice(0, -1), close] }
  return chainedAnew(forged, at)
}

const OPERATORS: Record<string, Operator> = {
  'a bit flipped in the entries': (trail, dice) => flipped(trail, 'entries', dice),
  'a bit flipped in the texts': (trail, dice) => flipped(trail, 'texts', dice),
  'a bit flipped in the opened ballots': (trail, dice) => flipped(trail, 'rounds', dice),
  'two entries swapped': (trail, dice) => {
    const { entries } = copy(trail)
    const [a, b] = [dice.below(entries.length), dice.below(entries.length)]
    const [first, second] = [entries[a], entries[b]]
    if (a === b || first === undefined || second === undefined) return null
    entries[a] = second
    entries[b] = first
    return entriesOf(trail, entries)
  },
  'an entry dropped': (trail, dice) =>
    entriesOf(trail, trail.entries.toSpliced(dice.below(trail.entries.length - 1), 1)),
  'an entry duplicated': (trail, dice) =>
    entriesOf(trail, trail.entries.toSpliced(dice.below(trail.entries.length + 1), 0, dice.pick(trail.entries))),
  'an entry inserted that fits the one before it': (trail, dice) => {
    const at = 1 + dice.below(trail.entries.length - 1)
    const before = trail.entries[at - 1]
    if (before === undefined) return null
    const forged = appendEntry(headOf(before), { ...body, commandId: `forged-${dice.hex(8)}` })
    return entriesOf(trail, trail.entries.toSpliced(at, 0, forged))
  },
  'an entry edited and given its right hash': (trail, dice) => {
    const { entries } = copy(trail)
    const at = dice.below(entries.length - 1)
    const edited = { ...dice.pick(entries), ...entries[at], at: dice.below(1000) }
    entries[at] = { ...edited, hash: entryHash(edited) }
    return entriesOf(trail, entries)
  },
  'the end cut off': (trail, dice) => ({
    ...trail,
    entries: trail.entries.slice(0, dice.below(trail.entries.length)),
    expectedHead: headOfFile(trail),
  }),
  'an end forged and chained anew': (trail, dice) => {
    const forged = copy(trail)
    const at = dice.below(forged.entries.length)
    const entry = forged.entries[at]
    if (entry === undefined) return null
    forged.entries[at] = { ...entry, command: `${entry.command}-forged` }
    return { ...chainedAnew(forged, at), expectedHead: headOfFile(trail) }
  },
  'a fork that grew another way': (trail, dice) => {
    const at = dice.below(trail.entries.length)
    let head = headOfFile({ ...trail, entries: trail.entries.slice(0, at) })
    const entries = trail.entries.slice(0, at)
    while (entries.length < trail.entries.length + 2) {
      const entry = appendEntry(head, { ...body, commandId: `fork-${entries.length}-${dice.hex(8)}` })
      entries.push(entry)
      head = headOf(entry)
    }
    return { ...trail, entries, texts: undefined, rounds: undefined, expectedHead: headOfFile(trail) }
  },
  'a text edited': (trail, dice) => {
    const at = dice.below(trail.texts.length)
    const texts = trail.texts.map((text, index) => (index === at ? { ...text, words: `${text.words}.` } : text))
    return { ...trail, texts }
  },
  'a digest edited': (trail, dice) => {
    const at = dice.below(trail.texts.length)
    return {
      ...trail,
      texts: trail.texts.map((text, index) => (index === at ? { ...text, digest: dice.hex(64) } : text)),
    }
  },
  'a text exchanged for another': (trail, dice) => {
    const [a, b] = [dice.pick(trail.texts), dice.pick(trail.texts)]
    if (a.words === b.words) return null
    return { ...trail, texts: trail.texts.map((text) => (text === a ? { ...text, words: b.words } : text)) }
  },
  'a ballot changed': (trail, dice) => {
    const rounds = copy(trail).rounds?.filter(({ openings }) => openings.length > 0) ?? []
    if (rounds.length === 0) return null
    const opening = dice.pick(dice.pick(rounds).openings)
    opening.choice = opening.choice === 'e' ? '0' : 'e'
    return { ...trail, rounds }
  },
  'votes that nobody cast, put into the box at the close and chained anew': (trail, dice) => {
    const at = dice.pick(trail.entries.flatMap(({ command }, index) => (command === 'closeRound' ? [index] : [])))
    return { ...stuffed(trail, at, dice), rounds: dice.below(2) === 0 ? undefined : stuffed(trail, at, dice).rounds }
  },
}

test('[T-CHAIN] 1,000 random tampers are all noticed, and 100 clean trails raise no alarm', () => {
  const firstSeed = Number(process.env.TRAIL_SEED ?? Math.floor(Math.random() * 1e9))
  console.info(`T-CHAIN: seeds from ${firstSeed} (TRAIL_SEED=${firstSeed} repeats this run)`)
  const names = Object.keys(OPERATORS)
  const tried = new Map(names.map((name) => [name, 0]))
  const unnoticed: string[] = []
  let seed = firstSeed
  for (let tampers = 0; tampers < 1000; seed += 1) {
    const dice = diceOf(seed)
    const trail = aTrail({ seed, openRounds: true })
    const name = names[tampers % names.length] ?? ''
    const tampered = OPERATORS[name]?.(trail, dice) ?? null
    if (tampered === null) continue
    tampers += 1
    tried.set(name, (tried.get(name) ?? 0) + 1)
    if (verifyTrail(tampered).ok) unnoticed.push(`${name}, seed ${seed}`)
  }
  expect(unnoticed).toEqual([])
  expect(Math.min(...tried.values())).toBeGreaterThanOrEqual(62)

  const alarms: string[] = []
  for (let clean = 0; clean < 100; clean += 1, seed += 1) {
    const trail = aTrail({ seed, openRounds: clean % 2 === 0 })
    const check = verifyTrail({ ...JSON.parse(JSON.stringify(trail)), expectedHead: headOfFile(trail) })
    if (!check.ok) alarms.push(`seed ${seed}: ${check.firstBroken.why}`)
  }
  expect(alarms).toEqual([])
})

test('[law] an edited entry is the first broken one, unless its hash was made anew', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1 }),
      fc.nat(),
      fc.constantFrom('at', 'commandId', 'command', 'events'),
      (seed, n, field) => {
        const trail = aTrail({ seed, entries: 5 })
        const at = n % 5
        const change = { at: 7, commandId: 'x', command: 'x', events: ['x'] }[field]
        const entries = trail.entries.map((entry, index) => (index === at ? { ...entry, [field]: change } : entry))
        expect(ending({ ...trail, entries })).toBe(`${at + 1} hash-differs`)
      },
    ),
    { numRuns: 50 },
  )
})
