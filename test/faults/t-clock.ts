/** T-CLOCK: the computer's clock jumps in the middle of a countdown. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { must, openRound, seated } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History, sendOnce } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { faketimeLibrary } from './machine.ts'
import { aMeeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { readRoom } from './room-reader.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

const COUNTDOWN_SECONDS = 3
const TOLERANCE_MS = 1000
const JUMPS = ['+10d', '-1d', '+2m', '-2m', '+365d', '+5s'] as const

export const clock: FaultTest = {
  id: 'T-CLOCK',
  what: 'the wall clock jumps by seconds to a year in a countdown: the round closes when people were told, order stays',
  sizes: { full: 4, short: null },
  lacking: () => (faketimeLibrary() === null ? 'libfaketime is not installed' : null),
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const violations: string[] = []
    const offMs: number[] = []
    for (let n = 0; n < size; n += 1) {
      const jump = JUMPS[n % JUMPS.length] ?? '+10d'
      const { found, closedOffMs } = await aJump(jump, dice)
      violations.push(...found.map((each) => `jump ${jump}: ${each}`))
      offMs.push(Math.abs(closedOffMs))
    }
    return { size, violations, timesMs: offMs, note: 'times: how far the close was from the announced moment' }
  },
}

/** One countdown with a jump in its first half; votes go on until well after it. */
async function aJump(jump: string, dice: Dice) {
  const folder = await aFolder()
  const dataDir = join(folder, 'data')
  const clockFile = join(folder, 'clock')
  writeFileSync(clockFile, '+0\n')
  const history = new History()
  const server: ServerProcess = await startServerProcess({
    dataDir,
    env: {
      LD_PRELOAD: faketimeLibrary() ?? '',
      FAKETIME_TIMESTAMP_FILE: clockFile,
      FAKETIME_NO_CACHE: '1',
      // Only the wall clock jumps, as when a computer is set right by the network.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
  })
  const found: string[] = []
  try {
    const meeting = await aMeeting(server, { countdownSeconds: COUNTDOWN_SECONDS })
    const wire = { server: () => server, meeting, history }
    await must(wire, meeting.facilitator, { type: 'openSession' })
    const crowd = await seated(wire, dice, 12)
    const round = await openRound(wire, 0)
    const wall = await readRoom({ base: server.base, session: meeting.session, token: meeting.wall })
    await must(wire, meeting.facilitator, { type: 'callClose', round })
    const calledAt = performance.now()
    await pause(300 + dice.below(700))
    writeFileSync(clockFile, `${jump}\n`)
    let isClosed = false
    const closing = until('the close', () => stateOf(wall.doc.getMap('rounds').get(round)) !== 'open', 15_000).then(
      () => {
        isClosed = true
        return performance.now() - calledAt
      },
      () => {
        isClosed = true
        return null
      },
    )
    // A vote every tenth of a second: how long were they taken?
    let lastTakenMs = 0
    for (let n = 0; !isClosed && n < 150; n += 1) {
      const voter = crowd[n % crowd.length]
      if (voter === undefined) break
      const sent = history.intend(voter.token, aVote(dice, round), voter.seat)
      const answer = await sendOnce(server, meeting.session, sent, history)
      if (answer !== null && typeof answer !== 'string' && answer.status === 'saved')
        lastTakenMs = performance.now() - calledAt
      await pause(100)
    }
    const closedAfterMs = await closing
    await wall.leave()
    const dueMs = COUNTDOWN_SECONDS * 1000
    if (closedAfterMs === null)
      return { found: ['had not closed 15 s later, while votes came in'], closedOffMs: 15_000 - dueMs }
    if (Math.abs(closedAfterMs - dueMs) > TOLERANCE_MS)
      found.push(`closed ${(closedAfterMs - dueMs).toFixed(0)} ms off`)
    if (dueMs - lastTakenMs > TOLERANCE_MS)
      found.push(`took no ballot in the last ${(dueMs - lastTakenMs).toFixed(0)} ms`)
    await must(wire, meeting.facilitator, { type: 'revealRound', round, override: 'Everybody here has voted' })
    await server.end('SIGTERM')
    found.push(...broken(readKept(dataDir, meeting.session), meeting.session, history))
    return { found, closedOffMs: closedAfterMs - dueMs }
  } finally {
    await server.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

const stateOf = (record: unknown): unknown =>
  typeof record === 'object' && record !== null && 'state' in record ? record.state : null
