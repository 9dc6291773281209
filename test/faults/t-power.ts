/** T-POWER: the power goes in the middle of a vote storm, and only what was synced is on the disk. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aFolder } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { openRound, seated, settle, staff, storm } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { History } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { aLoopDisk, removing } from './loop-disk.ts'
import { mountLack } from './machine.ts'
import { aMeeting } from './meeting.ts'
import { pause } from './pause.ts'
import { copyData, startServerProcess } from './server-process.ts'

export const power: FaultTest = {
  id: 'T-POWER',
  what: 'power cuts on a disk of its own in a vote storm: every acknowledged command is on the disk',
  sizes: { full: 10, short: null },
  lacking: mountLack,
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const disk = aLoopDisk(folder)
    const history = new History()
    const violations: string[] = []
    const dataDir = join(disk.path, 'data')
    const server = await startServerProcess({ dataDir }).catch(removing(disk))
    try {
      const meeting = await aMeeting(server)
      const wire = { server: () => server, meeting, history }
      await staff(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, 60)
      let round = await openRound(wire, 0)
      let controlLost = 0
      for (let cut = 0; cut < size; cut += 1) {
        let isDark = false
        const voting = storm(wire, crowd, { dice, round: () => round, isOver: () => isDark, pauseMs: 60 })
        await pause(150 + dice.below(700))
        const control = aControl(join(disk.path, `control-${cut}.sqlite`))
        server.signal('SIGSTOP')
        // Nothing is answered any more: what was acknowledged by now must be in the picture.
        const acknowledged = new Set([...history.sent.values()].filter(({ saved }) => saved !== null))
        const snapshot = disk.snapshot(`cut-${cut}`)
        try {
          const copy = copyData(join(snapshot.path, 'data'), join(folder, `found-${cut}`))
          const then = new History()
          for (const sent of history.sent.values()) {
            const known = acknowledged.has(sent)
            then.sent.set(sent.commandId, known ? sent : { ...sent, saved: null, answers: new Set() })
            if (known && sent.saved !== null) then.heads.push({ seq: sent.saved.seq, hash: sent.saved.head })
          }
          violations.push(
            ...broken(readKept(copy, meeting.session), meeting.session, then).map((each) => `cut ${cut}: ${each}`),
          )
          controlLost += control.lostIn(join(snapshot.path, `control-${cut}.sqlite`), join(folder, `control-${cut}`))
        } finally {
          snapshot.remove()
          control.close()
          isDark = true
          server.signal('SIGCONT')
          await voting
        }
        await settle(wire, crowd)
        if (cut % 3 === 2) round = await nextRound(wire, round, cut)
      }
      if (controlLost === 0) violations.push('the cut took nothing from a database that does not sync: it was no cut')
      return {
        size,
        violations,
        timesMs: history.ackMs,
        note: `${history.acknowledged} acknowledged, 0 may be lost; a database with synchronous=OFF beside it lost ${controlLost} of ${size * CONTROL_ROWS} rows; times: acknowledgements`,
      }
    } finally {
      await server.end('SIGKILL')
      disk.remove()
    }
  },
}

async function nextRound(wire: Parameters<typeof staff>[0], round: string, n: number): Promise<string> {
  const { facilitator } = wire.meeting
  await staff(wire, facilitator, { type: 'voidRound', round, reason: 'The next one' })
  return openRound(wire, n)
}

const CONTROL_ROWS = 100

/** A database that promises without syncing: the proof that a cut is a cut. */
function aControl(path: string) {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE kept (n INTEGER)')
  for (let n = 0; n < CONTROL_ROWS; n += 1) db.prepare('INSERT INTO kept VALUES (?)').run(n)
  return {
    close: () => db.close(),
    lostIn(found: string, copy: string): number {
      try {
        for (const end of ['', '-wal']) copyFileSync(`${found}${end}`, `${copy}${end}`)
        const again = new DatabaseSync(copy)
        try {
          return CONTROL_ROWS - Number(again.prepare('SELECT count(*) AS n FROM kept').get()?.n)
        } finally {
          again.close()
        }
      } catch {
        // Not even the table, or the file, is there.
        return CONTROL_ROWS
      }
    },
  }
}
