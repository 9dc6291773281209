import { commitmentOf } from '@eds/audit/commitment'
import { merkleRoot } from '@eds/audit/merkle'
import { appendEntry, genesisHead, headOf } from '@eds/audit/trail'
import { type ClosedSet, ClosedSet as ClosedSetShape } from '@eds/session/protocol'
import { QuestionId, RoundId, SeatId, SessionId } from '@eds/session/session'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headOfSoundTrail, judgeHead, type SeenHead, witnessedWith } from '../apps/web/live/head-memory.ts'
import type { OutboxEntry } from '../apps/web/live/outbox.ts'
import { type ClosedRound, checkClosedSet, ownCommitment } from '../apps/web/screens/phone/closed-set.ts'
import { whoseVote } from '../apps/web/screens/phone/whose-vote.ts'
import { type AServer, aNonce, aServer, done, getJson, takeSeat } from './a-server.ts'

const ROUND = RoundId.parse('a-round')
const digest = (n: number): string => n.toString(16).padStart(64, '0')

function aClosed(commitments: readonly string[]): { round: ClosedRound; set: ClosedSet } {
  const sorted = commitments.toSorted()
  const root = merkleRoot(sorted)
  return {
    set: { round: ROUND, root, commitments: sorted },
    round: {
      id: ROUND,
      question: QuestionId.parse('2a'),
      number: 1,
      ask: { kind: 'grade' },
      openedAt: 0,
      frozen: digest(0),
      received: sorted.length,
      state: 'closed',
      root,
    },
  }
}

test('a vote is found in the closed set, wherever it stands there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), fc.nat(), (numbers, at) => {
      const { round, set } = aClosed(numbers.map(digest))
      expect(checkClosedSet(round, set, digest(numbers[at % numbers.length] ?? 0))).toBe('in')
      expect(checkClosedSet(round, set, digest(1_000_001))).toBe('missing')
    }),
  )
})

test('a set that is not the one the room was shown is found out, whatever was done to it', () => {
  const { round, set } = aClosed([1, 2, 3, 4].map(digest))
  const own = digest(2)
  const other = aClosed([2, 5, 6, 7].map(digest)).set
  const forged: ClosedSet[] = [
    other,
    { ...other, root: set.root },
    { ...set, commitments: set.commitments.slice(1) },
    { ...set, commitments: [...set.commitments, digest(9)] },
    { ...set, commitments: [] },
    { ...set, round: RoundId.parse('another-round') },
  ]
  expect(forged.map((each) => checkClosedSet(round, each, own))).toEqual(forged.map(() => 'other'))
  expect(checkClosedSet({ ...round, root: other.root }, set, own)).toBe('other')
  expect(checkClosedSet(round, set, own)).toBe('in')
})

test('the newest saved vote of the round is the one that is checked', () => {
  const entry = (order: number, round: string, state: 'saved' | 'refused'): OutboxEntry => {
    const base = {
      commandId: `command-${digest(order).slice(-16)}`,
      session: SessionId.parse('a-session'),
      seat: SeatId.parse('a-seat'),
      order,
      about: { type: 'castBallot' as const, round: RoundId.parse(round), commitment: digest(order) },
    }
    return state === 'saved'
      ? { ...base, state, made: null, seq: order, head: digest(0) }
      : { ...base, state, refusal: { code: 'round-not-open', detail: '' }, command: null }
  }
  const entries = [entry(1, 'a-round', 'saved'), entry(2, 'other', 'saved'), entry(3, 'a-round', 'refused')]
  expect(ownCommitment(entries, ROUND)).toBe(digest(1))
  expect(ownCommitment(entries, RoundId.parse('none'))).toBeNull()
})

test('a vote that the server counts and this phone never sent is not called this phone’s', () => {
  const other = { about: { type: 'castBallot' as const, round: RoundId.parse('other'), commitment: digest(1) } }
  const sent = (state: 'saved' | 'waiting' | 'refused', about = { ...other.about, round: ROUND }) =>
    // reason: of an entry only what tells whose the vote is
    ({ state, about }) as OutboxEntry
  const none = { tookPart: [], assisted: [] }
  const counted = { tookPart: [ROUND], assisted: [] }
  const assisted = { tookPart: [ROUND], assisted: [ROUND] }
  expect([
    whoseVote(ROUND, [], null),
    whoseVote(ROUND, [], none),
    whoseVote(ROUND, [sent('saved')], none),
    whoseVote(ROUND, [sent('saved')], assisted),
    whoseVote(ROUND, [], assisted),
    whoseVote(ROUND, null, counted),
    whoseVote(ROUND, [sent('waiting')], counted),
    whoseVote(ROUND, [sent('refused')], counted),
    whoseVote(ROUND, [sent('saved', other.about)], counted),
    whoseVote(ROUND, [], counted),
  ]).toEqual([
    'nobody',
    'nobody',
    'this-phone',
    'this-phone',
    'helper',
    'this-phone',
    'this-phone',
    'elsewhere',
    'elsewhere',
    'elsewhere',
  ])
})

const at = (seq: number, head = 'a'): SeenHead => ({ seq, head: head.repeat(64) })

test('heads taken on trust are kept, the first and the newest above all, for the check at the end', () => {
  const seen = Array.from({ length: 500 }, (_, n) => at(n + 1))
  const kept = seen.reduce<readonly SeenHead[]>((heads, head) => witnessedWith(heads, head), [])
  expect(kept.length).toBeLessThanOrEqual(32)
  expect(kept.at(-1)).toEqual(at(500))
  expect(kept[0]).toEqual(at(1))
  expect(kept.filter(({ seq }) => seq > 480).length).toBeGreaterThan(8)
  expect(witnessedWith(kept, at(500))).toBe(kept)
})

test('a head is kept, compared or checked; only the same place with another entry proves a change by itself', () => {
  expect(judgeHead(null, at(5), false)).toBe('keep')
  expect(judgeHead(at(5), at(5), false)).toBe('same')
  expect(judgeHead(at(5), at(5, 'b'), true)).toBe('changed')
  expect(judgeHead(at(5), at(9), true)).toBe('keep')
  expect(judgeHead(at(5), at(9), false)).toBe('check')
  expect(judgeHead(at(5), at(4), true)).toBe('check')
})

const SESSION = 'a-session'
function aTrail(length: number, seed: string) {
  const entries: ReturnType<typeof appendEntry>[] = []
  let head = genesisHead(SESSION)
  for (let n = 0; n < length; n += 1) {
    const fork = n < 3 ? 'same' : seed
    const entry = appendEntry(head, {
      at: n,
      actor: { kind: 'facilitator' },
      commandId: `${fork}-${n}`.padEnd(16, '-'),
      command: 'setDoor',
      events: [{ type: 'doorSet', open: n % 2 === 0 }],
    })
    entries.push(entry)
    head = headOf(entry)
  }
  return { format: 'eds-trail/1', sessionId: SESSION, title: 'A session', exportedAt: 0, entries, texts: [] }
}
const seenIn = (file: ReturnType<typeof aTrail>, seq: number): SeenHead => ({
  seq,
  head: file.entries[seq - 1]?.hash ?? '',
})

test('a record that has grown contains what was seen; one that was rewritten, cut or edited does not', async () => {
  const file = aTrail(8, 'true')
  const remembered = seenIn(file, 5)
  const contain = [remembered, seenIn(file, 8)]
  expect(await headOfSoundTrail(file, { session: SESSION, contain })).toEqual(seenIn(file, 8))

  const forked = aTrail(9, 'forged')
  expect(await headOfSoundTrail(forked, { session: SESSION, contain: [remembered] })).toBeNull()
  const cut = { ...file, entries: file.entries.slice(0, 4) }
  expect(await headOfSoundTrail(cut, { session: SESSION, contain: [remembered] })).toBeNull()
  const edited = { ...file, entries: file.entries.map((entry) => (entry.seq === 2 ? { ...entry, at: 99 } : entry)) }
  expect(await headOfSoundTrail(edited, { session: SESSION, contain: [remembered] })).toBeNull()
  expect(await headOfSoundTrail(file, { session: 'another', contain: [remembered] })).toBeNull()
  await expect(headOfSoundTrail({ hello: 1 }, { session: SESSION, contain: [] })).rejects.toThrow()
})

let server: AServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

test('what a server really hands out passes both checks', async () => {
  const { session, facilitator } = server
  const seats = await Promise.all(Array.from({ length: 5 }, () => takeSeat(server, 'staff')))
  await done(server, facilitator, { type: 'openSession' })
  const question = QuestionId.parse('2a')
  await done(server, facilitator, { type: 'showQuestion', question })
  const made = await done(server, facilitator, { type: 'openRound', question, ask: { kind: 'grade' } })
  const round = RoundId.parse(made)
  const nonces = seats.map(() => aNonce())
  for (const [n, { token }] of seats.entries()) {
    await done(server, token, { type: 'castBallot', round, choice: '2', nonce: nonces[n] ?? '' })
  }
  const before = await getJson(server, `/api/sessions/${session}/trail`, seats[0]?.token)
  await done(server, facilitator, { type: 'callClose', round })
  await expect
    .poll(
      async () =>
        // Asked in a hurry: a seat has a budget of readings.
        (await getJson(server, `/api/sessions/${session}/rounds/${round}/commitments`, facilitator)).status,
      { timeout: 20_000 },
    )
    .toBe(200)
  const { body } = await getJson(server, `/api/sessions/${session}/rounds/${round}/commitments`, seats[0]?.token)
  const set = ClosedSetShape.parse(body)
  const closed = { ...aClosed(set.commitments).round, id: round }
  const own = nonces.map((nonce) =>
    commitmentOf({ sessionId: session, roundId: round, group: 'staff', choice: '2', nonce }),
  )
  expect(own.map((each) => checkClosedSet(closed, set, each))).toEqual(own.map(() => 'in'))

  const after = await getJson(server, `/api/sessions/${session}/trail`, seats[0]?.token)
  const old = await headOfSoundTrail(before.body, { session, contain: [] })
  if (old === null) throw new Error('expected a sound trail')
  const newest = await headOfSoundTrail(after.body, { session, contain: [old] })
  expect(newest?.seq).toBeGreaterThan(old.seq)
})
