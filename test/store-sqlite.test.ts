/** The embedded store keeps the contract, and destroys what must not be found again. */
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { genesisHead, headOf } from '@eds/audit/trail'
import { openHeadNotes } from '@eds/server/store-heads'
import { openSqliteStore } from '@eds/server/store-sqlite'
import { RoundId, SeatId, SessionId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { aFolder, aNonce } from './a-server.ts'
import { batchOf, entryAfter, storeContract } from './store-contract.ts'

storeContract('the SQLite store', async () => {
  const folder = await aFolder()
  const open = () => openSqliteStore(join(folder, 'a.sqlite'))
  let store = await open()
  return {
    store,
    async reopen() {
      await store.close()
      store = await open()
      return store
    },
    async end() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
})

test('after the close, no file holds a ballot beside its seat, nor an erased text; after setting aside, no ballot', async () => {
  const folder = await aFolder()
  const store = await openSqliteStore(join(folder, 'a.sqlite'))
  const everything = () =>
    Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString('latin1')
  const nonce = aNonce()
  const rawNonce = Buffer.from(nonce, 'hex').toString('latin1')
  const words = 'Words that a person wants gone'
  const session = SessionId.parse('a-session')
  const round = RoundId.parse('round-1')
  const seat = SeatId.parse('seat-1')
  try {
    await store.saveAssessment(midAndSouthEssex)
    const row = { id: session, assessment: midAndSouthEssex.id, createdAt: 1, joinCode: 'HPMK4739' }
    const seats = [{ seat, secretHash: '1'.repeat(64), slipHash: null, codeHash: null }]
    await store.create(row, batchOf({ entries: [entryAfter(genesisHead(session), 'command-1')], seats }))
    const texts = [{ digest: 'a'.repeat(64), salt: 'b'.repeat(32), words }]
    await store.append(batchOf({ ballots: [{ round, seat, choice: '2', nonce }], texts }))
    expect(everything()).toContain(rawNonce)
    expect(everything()).toContain(words)

    const openings = [{ group: 'staff', choice: '2' as const, nonce }]
    await store.append(batchOf({ closed: [{ round, openings, received: 1 }], erased: ['a'.repeat(64)] }))
    expect(everything()).not.toContain(rawNonce)
    expect(everything()).not.toContain(words)
    // The opening is kept, in hexadecimal and without the seat: the check looked at the right files.
    expect(everything()).toContain(nonce)

    await store.append(batchOf({ discarded: [round] }))
    expect(everything()).not.toContain(nonce)
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('it does not recover where what was acknowledged is missing, and does once it is there', async () => {
  const folder = await aFolder()
  const path = join(folder, 'a.sqlite')
  const store = await openSqliteStore(path)
  const session = SessionId.parse('a-session')
  const first = entryAfter(genesisHead(session), 'command-1')
  try {
    await store.saveAssessment(midAndSouthEssex)
    const row = { id: session, assessment: midAndSouthEssex.id, createdAt: 1, joinCode: 'HPMK4739' }
    await store.create(row, batchOf({ entries: [first] }))
    // As if a second entry had been acknowledged that the disk then lost.
    const second = entryAfter(headOf(first), 'command-2')
    const notes = openHeadNotes(path)
    notes.note({ session, seq: second.seq, hash: second.hash, answers: 0 })
    await expect(store.recover()).rejects.toThrow('entry 2 of session a-session, which was saved, is missing')
    const held = { session, seq: first.seq, hash: first.hash }
    // As if a vote had been acknowledged, which makes no entry.
    notes.note({ ...held, answers: 1 })
    await expect(store.recover()).rejects.toThrow('an answer of session a-session, which was saved, is missing')
    notes.note({ ...held, answers: 0 })
    notes.close()
    await store.recover()
    await store.append(batchOf({ entries: [second] }))
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})
