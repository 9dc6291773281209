/** T-CLOCK: the computer's clock jumps in the middle of a countdown. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { systemClock } from '@eds/server/clock'
import { aFolder, aServer } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { must, openRound, seated } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History, sendOnce } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { faketimeLibrary } from './machine.ts'
import { aMeeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { readRoom } from './room-reader.ts'
import { startServerProcess } from './server-process.ts'

const COUNTDOWN_SECONDS = 3
const DUE_MS = COUNTDOWN_SECONDS * 1000
const TOLERANCE_MS = 1000
const DAY_MS = 86_400_000

/** By how much, as libfaketime writes it and in milliseconds. */
const JUMPS: readonly (readonly [string, number])[] = [
  ['+10d', 10 * DAY_MS],
  ['-1d', -DAY_MS],
  ['+2m', 120_000],
  ['-2m', -120_000],
  ['+365d', 365 * DAY_MS],
  ['-5s', -5000],
]
/** With a real clock that jumps, where libfaketime is installed; the others have one that is handed to the server. */
const IN_A_PROCESS = 2

/** A server whose wall clock can be set. */
type Stage = { base: string; workspace: string; dataDir: string; jump(): void; stop(): Promise<void>; remove(): void }

export const clock: FaultTest = {
  id: 'T-CLOCK',
  what: 'the wall clock jumps by seconds to a year in a countdown: the round closes when people were told, order stays',
  sizes: { full: 8, short: 2 },
  async run({ size, seed }) {
    const isShort = size <= IN_A_PROCESS
    const processes = isShort || faketimeLibrary() === null ? 0 : IN_A_PROCESS
    const stages = Array.from({ length: size }, (_, n) => {
      const [jump, ms] = JUMPS[n % JUMPS.length] ?? ['+10d', 10 * DAY_MS]
      return n < processes
        ? { jump: `${jump} (libfaketime)`, open: () => inAProcess(jump) }
        : { jump, open: () => inThisProcess(ms) }
    })
    const violations: string[] = []
    const offMs: number[] = []
    for (let n = 0; n < stages.length; n += 2) {
      // A countdown is mostly waiting: two at a time.
      const pair = stages.slice(n, n + 2).map(async ({ jump, open }, i) => {
        const { found, closedOffMs } = await aCountdown(await open(), diceOf(seed + n + i))
        violations.push(...found.map((each) => `jump ${jump}: ${each}`))
        offMs.push(Math.abs(closedOffMs))
      })
      await Promise.all(pair)
    }
    const lacking = processes === 0 && !isShort ? '; libfaketime is not installed, so all with a clock handed in' : ''
    return {
      size,
      violations,
      timesMs: offMs,
      note: `${processes} with libfaketime${lacking}; times: how far the close was off`,
    }
  },
}

async function inThisProcess(ms: number): Promise<Stage> {
  let offsetMs = 0
  const dataDir = await aFolder()
  const server = await aServer({ dataDir, clock: { ...systemClock, now: () => systemClock.now() + offsetMs } })
  const { base, workspace, stop } = server
  const jump = () => {
    offsetMs = ms
  }
  return { base, workspace, dataDir, jump, stop, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

async function inAProcess(jump: string): Promise<Stage> {
  const folder = await aFolder()
  const clockFile = join(folder, 'clock')
  writeFileSync(clockFile, '+0\n')
  const server = await startServerProcess({
    dataDir: join(folder, 'data'),
    env: {
      LD_PRELOAD: faketimeLibrary() ?? '',
      FAKETIME_TIMESTAMP_FILE: clockFile,
      FAKETIME_NO_CACHE: '1',
      // Only the wall clock jumps, as when a computer is set right by the network.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
  })
  return {
    base: server.base,
    workspace: server.workspace,
    dataDir: server.dataDir,
    jump: () => writeFileSync(clockFile, `${jump}\n`),
    stop: () => server.end('SIGTERM'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** One countdown with a jump in its first third; votes go on until the close. */
async function aCountdown(stage: Stage, dice: Dice): Promise<{ found: string[]; closedOffMs: number }> {
  const history = new History()
  const found: string[] = []
  let isRunning = true
  try {
    const meeting = await aMeeting(stage, { countdownSeconds: COUNTDOWN_SECONDS })
    const wire = { server: () => stage, meeting, history }
    await must(wire, meeting.facilitator, { type: 'openSession' })
    const crowd = await seated(wire, dice, 12)
    const round = await openRound(wire, 0)
    const wall = await readRoom({ base: stage.base, session: meeting.session, token: meeting.wall })
    await must(wire, meeting.facilitator, { type: 'callClose', round })
    const calledAt = performance.now()
    const standstill = monitorEventLoopDelay({ resolution: 10 })
    standstill.enable()
    const sinceCall = () => performance.now() - calledAt
    await pause(300 + dice.below(600))
    stage.jump()
    let closedMs: number | null = null
    const isClosed = () => stateOf(wall.doc.getMap('rounds').get(round)) !== 'open'
    const closing = until('the close', isClosed, 4 * DUE_MS).then(
      () => {
        closedMs = sinceCall()
      },
      () => found.push(`had not closed ${4 * COUNTDOWN_SECONDS} s after the call, while votes came in`),
    )
    // A vote every tenth of a second: until when are they taken?
    let lastTakenMs = 0
    for (let n = 0; closedMs === null && sinceCall() < 4 * DUE_MS; n += 1) {
      const voter = crowd[n % crowd.length]
      if (voter === undefined) break
      const askedMs = sinceCall()
      const sent = history.intend(voter.token, aVote(dice, round), voter.seat)
      const answer = await sendOnce(stage, meeting.session, sent, history)
      if (answer !== null && typeof answer !== 'string' && answer.status === 'saved') lastTakenMs = askedMs
      await pause(100)
    }
    await closing
    standstill.disable()
    await wall.leave()
    const closedOffMs = (closedMs ?? 4 * DUE_MS) - DUE_MS
    // How long a busy machine itself stood still is no fault of the countdown.
    const mayBeLateMs = TOLERANCE_MS + standstill.max / 1e6
    if ((closedOffMs > mayBeLateMs || closedOffMs < -TOLERANCE_MS) && closedMs !== null)
      found.push(`closed ${closedOffMs.toFixed(0)} ms off`)
    const untakenMs = DUE_MS - lastTakenMs
    if (untakenMs > mayBeLateMs) found.push(`took no ballot in the last ${untakenMs.toFixed(0)} ms of the countdown`)
    if (closedMs !== null) {
      await must(wire, meeting.facilitator, { type: 'revealRound', round, override: 'Everybody here has voted' })
    }
    await stage.stop()
    isRunning = false
    found.push(...broken(readKept(stage.dataDir, meeting.session), meeting.session, history))
    return { found, closedOffMs }
  } finally {
    if (isRunning) await stage.stop()
    stage.remove()
  }
}

const stateOf = (record: unknown): unknown =>
  typeof record === 'object' && record !== null && 'state' in record ? record.state : null
