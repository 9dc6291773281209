/** T-BOUNDARY: everybody votes around the moment of the close. */
import { rmSync } from 'node:fs'
import { aFolder, aServer } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { must, openRound, seated, settle } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History, sendOnce } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { aMeeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { readRoom } from './room-reader.ts'

const VOTERS = 300
const PER_CLOSE = 100

export const boundary: FaultTest = {
  id: 'T-BOUNDARY',
  what: 'a hundred votes race each close: each is either counted or refused as late, never both, none is lost',
  sizes: { full: 60, short: 4 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const dataDir = await aFolder()
    const server = await aServer({ dataDir })
    const history = new History()
    const violations: string[] = []
    let late = 0
    let counted = 0
    let isRunning = true
    try {
      const meeting = await aMeeting(server, { maxSeats: VOTERS })
      const wire = { server: () => server, meeting, history }
      await must(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, VOTERS)
      const wall = await readRoom({ base: server.base, session: meeting.session, token: meeting.wall })
      for (let n = 0; n < size; n += 1) {
        const round = await openRound(wire, n)
        const racers = Array.from({ length: PER_CLOSE }, (_, i) => crowd[(n * PER_CLOSE + i) % crowd.length])
        const racing = racers.map(async (voter) => {
          if (voter === undefined) return
          const sent = history.intend(voter.token, aVote(dice, round), voter.seat, dice.hex(32))
          await pause(dice.below(60))
          const answer = await sendOnce(server, meeting.session, sent, history)
          if (answer === null || typeof answer === 'string') voter.pending = sent
          else if (answer.status === 'saved') counted += 1
          else if (answer.refusal.code === 'round-not-open') late += 1
          else violations.push(`close ${n}: a vote was refused as ${answer.refusal.code}`)
        })
        await pause(10 + dice.below(40))
        await must(wire, meeting.facilitator, { type: 'callClose', round })
        await Promise.all(racing)
        await until('the close', () => stateOf(wall.doc.getMap('rounds').get(round)) === 'closed')
        await settle(wire, crowd)
        await must(wire, meeting.facilitator, { type: 'voidRound', round, reason: 'The next one' })
      }
      await wall.leave()
      await server.stop()
      isRunning = false
      violations.push(...broken(readKept(dataDir, meeting.session), meeting.session, history))
      if (size >= 4 && (late === 0 || counted === 0))
        violations.push('no vote came after, or none before, the close: no race')
      return {
        size,
        violations,
        timesMs: history.ackMs,
        note: `${counted} counted, ${late} refused as late, 0 both; times: acknowledgements`,
      }
    } finally {
      if (isRunning) await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

const stateOf = (record: unknown): unknown =>
  typeof record === 'object' && record !== null && 'state' in record ? record.state : null
