/** T-IO: the disk answers the n-th sync or write with an error, and then the power goes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { aFolder } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { openRound, seated, settle, staff, storm } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { History, sendOnce } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { aLoopDisk, removing } from './loop-disk.ts'
import { mountLack, straceLack } from './machine.ts'
import { aMeeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { copyData, startServerProcess } from './server-process.ts'

/** Looked for before, and no part of this project. */
const STRACE = 'strace'
const CALLS = ['fdatasync,fsync', 'pwrite64', 'fdatasync,fsync,pwrite64'] as const
const ERRORS = ['EIO', 'ENOSPC'] as const

export const io: FaultTest = {
  id: 'T-IO',
  what: 'EIO and ENOSPC at the n-th sync or write, then a power cut: no false acknowledgement, and it recovers by itself',
  sizes: { full: 14, short: null },
  lacking: () => mountLack() ?? straceLack(),
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const violations: string[] = []
    const recoveryMs: number[] = []
    let injected = 0
    let acknowledged = 0
    for (let run = 0; run < size; run += 1) {
      const ended = await aRun(dice, `run ${run}`, violations)
      injected += ended.injected
      acknowledged += ended.acknowledged
      if (ended.recoveryMs !== null) recoveryMs.push(ended.recoveryMs)
    }
    if (injected === 0) violations.push('no call was made to fail: this shows nothing')
    return {
      size,
      violations,
      timesMs: recoveryMs,
      note: `${injected} calls made to fail, ${acknowledged} acknowledged, 0 may be lost; times: end of the faults to the next acknowledgement`,
    }
  },
}

async function aRun(dice: Dice, name: string, violations: string[]) {
  const folder = await aFolder()
  const disk = aLoopDisk(folder, 32)
  const history = new History()
  const server = await startServerProcess({ dataDir: join(disk.path, 'data') }).catch(removing(disk))
  try {
    const meeting = await aMeeting(server)
    const wire = { server: () => server, meeting, history }
    await staff(wire, meeting.facilitator, { type: 'openSession' })
    const crowd = await seated(wire, dice, 12)
    const round = await openRound(wire, 0)

    const calls = dice.pick(CALLS)
    const error = dice.pick(ERRORS)
    const first = 1 + dice.below(40)
    const when = dice.pick([`${first}`, `${first}..${first + 3}`, `${first}+${5 + dice.below(10)}`])
    const fault = await attach(server.pid, calls, error, when)
    let isOver = false
    const voting = storm(wire, crowd, { dice, round: () => round, isOver: () => isOver, pauseMs: 25 })
    await pause(900)
    const lines = await fault.detach()
    const injected = lines.split('INJECTED').length - 1
    if (!server.isRunning())
      violations.push(`${name} (${calls} ${error} ${when}): the server ended: ${server.log().slice(-300)}`)

    // Healthy again: the next command must be saved within five seconds.
    const startedAt = performance.now()
    let recoveryMs: number | null = null
    const probe = history.intend(meeting.facilitator, { type: 'setDoor', open: true })
    await until('the first acknowledgement after the faults', async () => {
      const answer = await sendOnce(server, meeting.session, probe, history)
      return answer !== null && typeof answer !== 'string'
    }).then(
      () => {
        recoveryMs = performance.now() - startedAt
      },
      () => violations.push(`${name} (${calls} ${error} ${when}): nothing is saved 15 s after the faults`),
    )
    isOver = true
    await voting
    await settle(wire, crowd).catch((reason) => violations.push(`${name}: ${reason}`))

    server.signal('SIGSTOP')
    const snapshot = disk.snapshot('cut')
    try {
      const copy = copyData(join(snapshot.path, 'data'), join(folder, 'found'))
      violations.push(
        ...broken(readKept(copy, meeting.session), meeting.session, history).map(
          (each) => `${name} (${calls} ${error} ${when}): ${each}`,
        ),
      )
    } finally {
      snapshot.remove()
    }
    return { injected, recoveryMs, acknowledged: history.acknowledged }
  } finally {
    await server.end('SIGKILL')
    disk.remove()
  }
}

/** Makes calls of a running process fail. `when` counts from now, as strace does. */
async function attach(pid: number, calls: string, error: string, when: string) {
  const args = ['-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}:when=${when}`]
  const child: ChildProcess = spawn(STRACE, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let lines = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines += text
  })
  const ended = once(child, 'close')
  await until('strace to attach', () => lines.includes('attached') || child.exitCode !== null)
  return {
    async detach(): Promise<string> {
      child.kill('SIGINT')
      await ended
      return lines
    },
  }
}
