/** What every store promises, as tests that run on any of them. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { appendEntry, genesisHead, type Head, headOf } from '@eds/audit/trail'
import type { Batch, SessionRow, Store } from '@eds/server/store'
import { RoundId, SeatId, SessionId } from '@eds/session/session'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A store under test. `reopen` lets go of it and opens what it kept. */
export type StoreUnderTest = { store: Store; reopen(): Promise<Store>; end(): Promise<void> }

const SESSION = SessionId.parse('a-session')
const ROUND = RoundId.parse('round-1')
const ROW: SessionRow = { id: SESSION, assessment: midAndSouthEssex.id, createdAt: 1000, joinCode: 'HPMK4739' }
const hex = (digit: string, length = 64) => digit.repeat(length)
const seat = (n: number) => SeatId.parse(`seat-${n}`)
const seatRow = (n: number) => ({ seat: seat(n), secretHash: hex(String(n)), slipHash: null, codeHash: null })
const ballot = (n: number, choice: '0' | '1' | '2' | '3') => ({
  round: ROUND,
  seat: seat(n),
  choice,
  nonce: hex(String(n), 32),
})
const answerTo = (commandId: string) => ({
  commandId,
  actor: '{"kind":"door"}',
  fingerprint: hex('f'),
  answer: '{"a": 1}',
})

export const entryAfter = (head: Head, commandId: string) =>
  appendEntry(head, { at: 1, actor: { kind: 'server' }, commandId, command: 'tryOut', events: [] })

export const batchOf = (parts: Partial<Batch>): Batch => ({
  session: SESSION,
  entries: [],
  texts: [],
  answers: [],
  seats: [],
  ballots: [],
  closed: [],
  discarded: [],
  erased: [],
  ...parts,
})

export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let under: StoreUnderTest
    let store: Store
    const first = entryAfter(genesisHead(SESSION), 'command-1')
    beforeEach(async () => {
      under = await open()
      store = under.store
      await store.saveAssessment(midAndSouthEssex)
      await store.create(ROW, batchOf({ entries: [first], seats: [seatRow(1), seatRow(2)] }))
    })
    afterEach(() => under.end())

    test('what was written is there after it is opened again, whole', async () => {
      const second = entryAfter(headOf(first), 'command-2')
      const texts = [{ digest: hex('a'), salt: hex('b', 32), words: 'Ramp — “steep”\n\u{1F9D1}' }]
      const answers = [answerTo('command-2')]
      await store.append(batchOf({ entries: [second], texts, answers, seats: [seatRow(3)] }))
      store = await under.reopen()
      expect(await store.assessments()).toEqual([midAndSouthEssex])
      expect(await store.sessions()).toEqual([ROW])
      expect(await store.load(SESSION)).toEqual({
        row: ROW,
        entries: [first, second],
        texts,
        answers,
        seats: [seatRow(1), seatRow(2), seatRow(3)],
        box: [],
      })
    })

    test('entries follow one another without a gap and without a fork', async () => {
      const second = entryAfter(headOf(first), 'command-2')
      const third = entryAfter(headOf(second), 'command-3')
      await expect(store.append(batchOf({ entries: [third] }))).rejects.toThrow('expected entry 2, found 3')
      await store.append(batchOf({ entries: [second] }))
      await expect(store.append(batchOf({ entries: [second] }))).rejects.toThrow('expected entry 3, found 2')
      expect((await store.load(SESSION)).entries).toEqual([first, second])
    })

    test('a batch is kept whole or not at all', async () => {
      await store.append(batchOf({ answers: [answerTo('command-2')] }))
      const second = entryAfter(headOf(first), 'command-3')
      const repeated = batchOf({ entries: [second], seats: [seatRow(3)], answers: [answerTo('command-2')] })
      await expect(store.append(repeated)).rejects.toThrow()
      const { entries, seats } = await store.load(SESSION)
      expect({ entries, seats }).toEqual({ entries: [first], seats: [seatRow(1), seatRow(2)] })
      await store.append(batchOf({ entries: [second] }))
    })

    test('one secret opens one seat', async () => {
      const thief = { ...seatRow(3), secretHash: hex('1') }
      await expect(store.append(batchOf({ seats: [thief] }))).rejects.toThrow()
    })

    test('a seat that is issued anew loses its old secret', async () => {
      const anew = { seat: seat(1), secretHash: null, slipHash: hex('c'), codeHash: hex('d') }
      await store.append(batchOf({ seats: [anew] }))
      expect((await store.load(SESSION)).seats).toEqual([anew, seatRow(2)])
    })

    test('a join code belongs to one session', async () => {
      const row = { ...ROW, id: SessionId.parse('b-session') }
      await expect(store.create(row, batchOf({ session: row.id }))).rejects.toThrow()
    })

    test('a second ballot replaces the first, and the close takes seats away from choices', async () => {
      await store.append(batchOf({ ballots: [ballot(1, '0'), ballot(2, '3')] }))
      await store.append(batchOf({ ballots: [ballot(1, '2')] }))
      const inBox = await store.openBallots(SESSION, ROUND)
      expect(inBox.toSorted((a, b) => (a.seat < b.seat ? -1 : 1))).toEqual([
        { seat: seat(1), choice: '2', nonce: hex('1', 32) },
        { seat: seat(2), choice: '3', nonce: hex('2', 32) },
      ])
      expect(await store.openings(SESSION, ROUND)).toBeNull()
      const openings = [
        { group: 'staff', choice: '3' as const, nonce: hex('2', 32) },
        { group: 'staff', choice: '2' as const, nonce: hex('1', 32) },
      ]
      const closed = [{ round: ROUND, openings, received: 2 }]
      await store.append(batchOf({ closed }))
      store = await under.reopen()
      expect(await store.openBallots(SESSION, ROUND)).toEqual([])
      expect(await store.openings(SESSION, ROUND)).toEqual(openings)
    })

    test('a close that does not count every ballot in the box is not kept', async () => {
      await store.append(batchOf({ ballots: [ballot(1, '0'), ballot(2, '3')] }))
      const closed = [{ round: ROUND, openings: [], received: 1 }]
      await expect(store.append(batchOf({ closed }))).rejects.toThrow(
        'expected as many ballots in the box as are counted',
      )
      expect(await store.openBallots(SESSION, ROUND)).toHaveLength(2)
      expect(await store.openings(SESSION, ROUND)).toBeNull()
    })

    test('the ballots of a voided round and erased words are gone', async () => {
      const texts = [{ digest: hex('a'), salt: hex('b', 32), words: 'A name' }]
      await store.append(batchOf({ ballots: [ballot(1, '0')], texts }))
      await store.append(batchOf({ discarded: [ROUND], erased: [hex('a')] }))
      expect(await store.openBallots(SESSION, ROUND)).toEqual([])
      expect((await store.load(SESSION)).texts).toEqual([])
    })

    test('a round that is set aside after its close leaves no ballots', async () => {
      const openings = [{ group: 'staff', choice: '3' as const, nonce: hex('1', 32) }]
      await store.append(batchOf({ ballots: [ballot(1, '3')] }))
      await store.append(batchOf({ closed: [{ round: ROUND, openings, received: 1 }] }))
      expect(await store.openings(SESSION, ROUND)).toEqual(openings)
      await store.append(batchOf({ discarded: [ROUND] }))
      expect(await store.openings(SESSION, ROUND)).toBeNull()
    })

    test('it recovers to what it kept and goes on', async () => {
      await expect(store.append(batchOf({ entries: [first] }))).rejects.toThrow()
      await store.recover()
      const second = entryAfter(headOf(first), 'command-2')
      await store.append(batchOf({ entries: [second] }))
      expect((await store.load(SESSION)).entries).toEqual([first, second])
    })
  })
}
