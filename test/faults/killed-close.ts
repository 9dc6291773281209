/** A server that is killed when a close is on the disk and the log is not yet cut to nothing, and one that then starts. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '../a-server.ts'
import type { Dice } from '../a-trail.ts'
import { must, openRound, seated } from './crowd.ts'
import { aVote, History, sendOnce } from './history.ts'
import { aMeeting } from './meeting.ts'
import { until } from './pause.ts'
import { bytesOf, residues } from './residues.ts'
import { startServerProcess } from './server-process.ts'

/** Loaded before the server; see there. */
export const CHECKPOINT_FAULT = import.meta.resolve('./checkpoint-fault.ts')

const VOTERS = 12

/** @returns how many links lay on the disk after the blow, and those that are left while the next server runs and after */
export async function killedAtClose(dice: Dice): Promise<{ foundAtKill: number; left: string[] }> {
  const folder = await aFolder()
  const dataDir = join(folder, 'data')
  const fault = join(folder, 'fault')
  const history = new History()
  const first = await startServerProcess({ dataDir, preload: CHECKPOINT_FAULT, env: { CHECKPOINT_FAULT: fault } })
  try {
    const meeting = await aMeeting(first, { maxSeats: VOTERS })
    const wire = { server: () => first, meeting, history }
    await must(wire, meeting.facilitator, { type: 'openSession' })
    const crowd = await seated(wire, dice, VOTERS)
    const round = await openRound(wire, 0)
    const ballots: { seat: string; nonce: string }[] = []
    for (const { seat, token } of crowd) {
      const command = aVote(dice, round)
      await must(wire, token, command)
      ballots.push({ seat, nonce: String(command.nonce) })
    }
    writeFileSync(fault, 'kill')
    await sendOnce(first, meeting.session, history.intend(meeting.facilitator, { type: 'callClose', round }), history)
    await until('the server to be killed at the close', () => !first.isRunning())
    const foundAtKill = residues(bytesOf(dataDir), round, ballots).length
    const second = await startServerProcess({ dataDir })
    const left = residues(bytesOf(dataDir), round, ballots).map((each) => `server running again: ${each}`)
    await second.end('SIGTERM')
    left.push(...residues(bytesOf(dataDir), round, ballots).map((each) => `server stopped: ${each}`))
    return { foundAtKill, left }
  } finally {
    await first.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
