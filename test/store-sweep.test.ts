/** What was destroyed leaves the log too, also after a crash and on a disk that fails for a while. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { genesisHead } from '@eds/audit/trail'
import { openSqliteStore } from '@eds/server/store-sqlite'
import { RoundId, SeatId, SessionId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { aFolder, aNonce } from './a-server.ts'
import { diceOf } from './a-trail.ts'
import { must, openRound, seated, staff } from './faults/crowd.ts'
import { aVote, History } from './faults/history.ts'
import { CHECKPOINT_FAULT } from './faults/killed-close.ts'
import { aMeeting } from './faults/meeting.ts'
import { until } from './faults/pause.ts'
import { bytesOf, residues } from './faults/residues.ts'
import { startServerProcess } from './faults/server-process.ts'
import { batchOf, entryAfter } from './store-contract.ts'

const SESSION = SessionId.parse('a-session')
const ROUND = RoundId.parse('round-1')
const SEAT = SeatId.parse('seat-1')

test('ballots that a crash left in the log are gone once the store is open again', async () => {
  const folder = await aFolder()
  const [first, crashed] = [join(folder, 'first'), join(folder, 'crashed')]
  for (const each of [first, crashed]) mkdirSync(each)
  const nonce = aNonce()
  const store = await openSqliteStore(join(first, 'a.sqlite'))
  await store.saveAssessment(midAndSouthEssex)
  const row = { id: SESSION, assessment: midAndSouthEssex.id, createdAt: 1, joinCode: 'HPMK4739' }
  const seats = [{ seat: SEAT, secretHash: '1'.repeat(64), slipHash: null, codeHash: null }]
  await store.create(row, batchOf({ entries: [entryAfter(genesisHead(SESSION), 'command-1')], seats }))
  await store.close()
  // The close is committed and the log not yet cut: this is what a blow between the two leaves.
  const db = new DatabaseSync(join(first, 'a.sqlite'))
  db.exec('PRAGMA secure_delete = ON')
  db.prepare('INSERT INTO open_ballots VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    Buffer.alloc(16, 1),
    SESSION,
    ROUND,
    SEAT,
    Buffer.from('2'),
    Buffer.from(nonce, 'hex'),
    Buffer.alloc(32),
  )
  db.exec('DELETE FROM open_ballots')
  for (const name of readdirSync(first)) copyFileSync(join(first, name), join(crashed, name))
  db.close()
  const found = () => residues(bytesOf(crashed), ROUND, [{ seat: SEAT, nonce }]).length
  expect(found()).toBeGreaterThan(0)
  const again = await openSqliteStore(join(crashed, 'a.sqlite'))
  try {
    expect(found()).toBe(0)
    expect(statSync(join(crashed, 'a.sqlite-wal')).size).toBe(0)
  } finally {
    await again.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('while the log cannot be cut nothing is revealed; it is tried again until it can', async () => {
  const folder = await aFolder()
  const dataDir = join(folder, 'data')
  const fault = join(folder, 'fault')
  const dice = diceOf(7)
  const server = await startServerProcess({ dataDir, preload: CHECKPOINT_FAULT, env: { CHECKPOINT_FAULT: fault } })
  try {
    const meeting = await aMeeting(server)
    const wire = { server: () => server, meeting, history: new History() }
    await must(wire, meeting.facilitator, { type: 'openSession' })
    const crowd = await seated(wire, dice, 6)
    const round = await openRound(wire, 0)
    const ballots: { seat: string; nonce: string }[] = []
    for (const { seat, token } of crowd) {
      const vote = aVote(dice, round)
      await must(wire, token, vote)
      ballots.push({ seat, nonce: String(vote.nonce) })
    }
    const found = () => residues(bytesOf(dataDir), round, ballots).length
    writeFileSync(fault, 'fail')
    await must(wire, meeting.facilitator, { type: 'callClose', round })
    await until('the sweep to fail', () => server.log().includes('checkpoint-failed'))
    expect(found()).toBeGreaterThan(0)
    const command = { type: 'revealRound', round, override: 'All have voted' }
    const reveal = async () => {
      const response = await fetch(`${server.base}/api/sessions/${meeting.session}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${meeting.facilitator}` },
        body: JSON.stringify({ version: 1, commandId: dice.hex(32), ...command }),
      })
      return [response.status, await response.text()] as const
    }
    const [status, text] = await reveal()
    expect([status, text.includes('"storage-unavailable"')]).toEqual([503, true])
    expect(found()).toBeGreaterThan(0)
    rmSync(fault)
    await until('the sweep to be tried again', () => found() === 0)
    expect(await staff(wire, meeting.facilitator, command)).toMatchObject({ status: 'saved' })
  } finally {
    await server.end('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})
