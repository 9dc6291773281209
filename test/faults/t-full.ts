/** T-FULL: the disk is full in the middle of a workshop, and then there is room again. */
import { appendFileSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder, getJson } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { openRound, seated, settle, staff, storm } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { History, sendOnce } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { removing } from './loop-disk.ts'
import { mount, mountLack, unmount } from './machine.ts'
import { aMeeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { freshRecords } from './room-reader.ts'
import { copyData, startServerProcess } from './server-process.ts'

const PAGE = 4096
const RECOVERY_LIMIT_MS = 10_000

export const full: FaultTest = {
  id: 'T-FULL',
  what: 'the disk fills up in a vote storm: commands are refused with a reason, readers go on, it recovers when there is room',
  sizes: { full: 5, short: null },
  lacking: mountLack,
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    mount(disk, '-t', 'tmpfs', '-o', 'size=12m', 'tmpfs')
    const ballast = join(disk, 'ballast')
    const dataDir = join(disk, 'data')
    const history = new History()
    const violations: string[] = []
    const recoveryMs: number[] = []
    const removeDisk = () => {
      unmount(disk)
      rmSync(folder, { recursive: true, force: true })
    }
    const server = await startServerProcess({ dataDir }).catch(removing({ remove: removeDisk }))
    try {
      const meeting = await aMeeting(server)
      const wire = { server: () => server, meeting, history }
      await staff(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, 40)
      let round = await openRound(wire, 0)
      let refusals = 0
      for (let run = 0; run < size; run += 1) {
        let isOver = false
        const voting = storm(wire, crowd, { dice, round: () => round, isOver: () => isOver, pauseMs: 30 })
        await pause(200)
        // A little room is left, so that it gives out in the middle of a transaction.
        fill(disk, ballast, dice.below(6) * PAGE)
        const aProbe = () => history.intend(meeting.facilitator, { type: 'setDoor', open: true })
        let staffProbe = aProbe()
        let said: unknown = null
        await until('a refusal for want of room', async () => {
          // Each is a command of its own: one that was saved stays saved.
          if (staffProbe.answers.size > 0) staffProbe = aProbe()
          said = await sendOnce(server, meeting.session, staffProbe, history)
          return said === 'storage-unavailable'
        }).catch(() => violations.push(`run ${run}: the last answer on a full disk was ${JSON.stringify(said)}`))
        refusals += 1
        const { status } = await getJson(server, `/api/sessions/${meeting.session}/me`, meeting.facilitator)
        const records = await freshRecords({ base: server.base, session: meeting.session, token: meeting.wall })
        if (status !== 200 || !records.includes(round)) violations.push(`run ${run}: readers were not served`)
        await pause(150)
        rmSync(ballast)
        const startedAt = performance.now()
        await until('an acknowledgement once there is room', async () => {
          const answer = await sendOnce(server, meeting.session, staffProbe, history)
          return answer !== null && typeof answer !== 'string'
        })
        recoveryMs.push(performance.now() - startedAt)
        if (performance.now() - startedAt > RECOVERY_LIMIT_MS)
          violations.push(`run ${run}: it took too long to recover`)
        isOver = true
        await voting
        await settle(wire, crowd)
        await staff(wire, meeting.facilitator, { type: 'voidRound', round, reason: 'The next one' })
        round = await openRound(wire, run + 1)
        const copy = copyData(dataDir, join(folder, `found-${run}`))
        violations.push(
          ...broken(readKept(copy, meeting.session), meeting.session, history).map((each) => `run ${run}: ${each}`),
        )
      }
      return {
        size,
        violations,
        timesMs: recoveryMs,
        note: `${history.acknowledged} acknowledged, 0 may be lost; ${refusals} times full; times: room again to the next acknowledgement`,
      }
    } finally {
      await server.end('SIGKILL')
      removeDisk()
    }
  },
}

/** Takes all room but a little. The server writes meanwhile, so what is free is asked again. */
function fill(disk: string, path: string, leftBytes: number): void {
  for (;;) {
    const { bavail, bsize } = statfsSync(disk)
    const bytes = bavail * bsize - leftBytes
    if (bytes <= 0) return
    try {
      appendFileSync(path, Buffer.alloc(Math.min(bytes, 1024 * 1024)))
    } catch {
      // The server was quicker: it is full.
      return
    }
  }
}
