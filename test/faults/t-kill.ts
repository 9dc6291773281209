/** T-KILL: the server is killed in the middle of a vote storm, again and again. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openEntries } from '@eds/server/session-history'
import { openDocuments } from '@eds/session/document-writer'
import { feedItemOf } from '@eds/session/projection'
import { turnoutOf } from '@eds/session/turnout'
import { aFolder } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { openRound, seated, settle, staff, storm } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { History, sendOnce, sendUntilAnswered } from './history.ts'
import { broken, type KeptSession, readKept, stateOfKept } from './kept-session.ts'
import { aMeeting, type Meeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { freshRecords, readRoom, recordsOf } from './room-reader.ts'
import { copyData, type ServerProcess, startServerProcess } from './server-process.ts'

const VOTERS = 60

export const kill: FaultTest = {
  id: 'T-KILL',
  what: 'kill -9 at a random moment of a vote storm, then a restart: nothing acknowledged is lost, nothing counts twice',
  sizes: { full: 40, short: 3 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const dataDir = join(folder, 'data')
    const history = new History()
    const violations: string[] = []
    const restartMs: number[] = []
    let server = await startServerProcess({ dataDir })
    try {
      const meeting = await aMeeting(server, { maxSeats: 200 })
      const wire = { server: () => server, meeting, history }
      await staff(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, VOTERS)
      let round = await openRound(wire, 0)
      let rounds = 1
      let checkedRounds = 0

      for (let cycle = 0; cycle < size; cycle += 1) {
        const strikeMs = 60 + dice.below(700)
        let isDead = false
        const voting = storm(wire, crowd, { dice, round: () => round, isOver: () => isDead, pauseMs: 40 })
        // Now and then the close is called in the storm, so that the blow may fall between close and count.
        const isClosing = dice.below(3) === 0
        const closeCall = isClosing ? history.intend(meeting.facilitator, { type: 'callClose', round }) : null
        const callClose = async (afterMs: number, { base }: ServerProcess) => {
          await pause(afterMs)
          if (closeCall !== null) await sendOnce({ base }, meeting.session, closeCall, history)
        }
        const calling = callClose(dice.below(strikeMs), server)
        await pause(strikeMs)
        await server.end('SIGKILL')
        isDead = true
        await Promise.all([voting, calling])

        const copy = copyData(dataDir, join(folder, `cycle-${cycle}`))
        const kept = readKept(copy, meeting.session)
        violations.push(...broken(kept, meeting.session, history).map((each) => `cycle ${cycle}: ${each}`))
        rmSync(copy, { recursive: true, force: true })
        server = await startServerProcess({ dataDir })
        restartMs.push(server.startMs)
        violations.push(...(await documentFault(server, meeting, kept)).map((each) => `cycle ${cycle}: ${each}`))
        await settle(wire, crowd)

        if (closeCall !== null) {
          await sendCloseAgain(wire, closeCall)
          await closedRound(wire, meeting, round)
          const revealed = await staff(wire, meeting.facilitator, { type: 'revealRound', round, override: 'All voted' })
          if (revealed.status !== 'saved') violations.push(`cycle ${cycle}: no reveal, ${revealed.refusal.code}`)
          checkedRounds += 1
          round = await openRound(wire, rounds)
          rounds += 1
        }
      }
      await server.end('SIGTERM')
      violations.push(...broken(readKept(dataDir, meeting.session), meeting.session, history))
      const unanswered = [...history.sent.values()].filter(({ answers }) => answers.size === 0).length
      return {
        size,
        violations,
        timesMs: restartMs,
        note: `${history.acknowledged} acknowledged, 0 may be lost; ${checkedRounds} rounds revealed, ${unanswered} never answered; times: kill to serving`,
      }
    } finally {
      await server.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type Wire = Parameters<typeof staff>[0]

/** The same command id: whether it was carried out before the blow or not, it is once. */
async function sendCloseAgain(wire: Wire, sent: ReturnType<History['intend']>): Promise<void> {
  const answer = await sendUntilAnswered(wire.server, wire.meeting.session, sent, wire.history)
  if (answer.status === 'refused') throw new Error(`the close was refused: ${answer.refusal.code}`)
}

async function closedRound(wire: Wire, meeting: Meeting, round: string): Promise<void> {
  const reader = await readRoom({ ...wire.server(), session: meeting.session, token: meeting.wall })
  await until('the round to close', () => {
    const record: unknown = reader.doc.getMap('rounds').get(round)
    return typeof record === 'object' && record !== null && 'state' in record && record.state !== 'open'
  })
  await reader.leave()
}

/** [I5] The document that a restarted server sends is the one that the trail tells. */
async function documentFault(server: ServerProcess, meeting: Meeting, kept: KeptSession): Promise<string[]> {
  const state = stateOfKept(kept)
  const isCountingDown = [...state.rounds.values()].some((round) => round.state === 'open' && round.closesAt !== null)
  // Its round closes as soon as it is up: what the trail told then is no longer what it tells.
  if (isCountingDown) return []
  const anew = openDocuments()
  const head = kept.entries.at(-1)
  const feed = openEntries(kept.entries, kept.texts).entries.flatMap((entry) => feedItemOf(entry, state) ?? [])
  anew.show(state, {
    head: { seq: head?.seq ?? 0, hash: head?.hash ?? '' },
    feed,
    present: new Set(),
    turnout: turnoutOf(state),
  })
  const seen = await freshRecords({ base: server.base, session: meeting.session, token: meeting.wall })
  return seen === recordsOf(anew.room) ? [] : ['[I5] the document begun anew is not what the trail tells']
}
