/** T-PART: the network goes in the middle of a vote, phones queue their ballots, and it comes back. */
import { rmSync } from 'node:fs'
import { SUBPROTOCOL } from '@eds/session/protocol'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { aFolder, aServer } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { must, openRound, seated, settle, storm } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { History } from './history.ts'
import { broken, readKept } from './kept-session.ts'
import { aMeeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { aRelay } from './relay.ts'
import { freshRecords, openSocket, readRoom, recordsOf } from './room-reader.ts'

const VOTERS = 30
const READERS = 8
/** Two heartbeats of 15 s, and a little. */
const DEAD_LIMIT_MS = 35_000

export const part: FaultTest = {
  id: 'T-PART',
  what: 'partitions and black holes with ballots queued on phones: each counts once, every copy ends like the server’s',
  sizes: { full: 12, short: 2 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const dataDir = await aFolder()
    const server = await aServer({ dataDir })
    const relay = await aRelay(server)
    const history = new History()
    const violations: string[] = []
    const convergedMs: number[] = []
    let queued = 0
    let isRunning = true
    const phones: { doc: Y.Doc; provider: WebsocketProvider }[] = []
    try {
      const meeting = await aMeeting(server)
      const far = { base: `http://127.0.0.1:${relay.port}` }
      const wire = { server: () => far, meeting, history }
      const near = { server: () => server, meeting, history }
      await must(near, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(near, dice, VOTERS)
      for (const { token } of crowd.slice(0, READERS)) {
        const doc = new Y.Doc()
        const address = `ws://127.0.0.1:${relay.port}/ws/sessions/${meeting.session}`
        const provider = new WebsocketProvider(address, 'room', doc, {
          protocols: [SUBPROTOCOL, `token.${token}`],
          // reason: ws is a WebSocket in all that y-websocket uses, but not in TypeScript's eyes
          WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
          disableBc: true,
          maxBackoffTime: 400,
        })
        phones.push({ doc, provider })
      }
      const dead = size > 2 ? deadPeer(server, near) : Promise.resolve(null)
      for (let n = 0; n < size; n += 1) {
        const round = await openRound(near, n)
        let isOver = false
        const voting = storm(wire, crowd, { dice, round: () => round, isOver: () => isOver, pauseMs: 400 })
        await pause(100 + dice.below(200))
        const isCut = dice.below(2) === 0
        if (isCut) relay.cut()
        else relay.swallow()
        await pause(300 + dice.below(1200))
        queued += crowd.filter(({ pending }) => pending !== null).length
        // Half of the time the round closes while the phones are away: their ballots are late, and told so.
        const isLate = dice.below(2) === 0
        if (isLate) await must(near, meeting.facilitator, { type: 'callClose', round })
        relay.heal()
        const healedAt = performance.now()
        isOver = true
        await voting
        await settle(wire, crowd)
        if (!isLate) await must(near, meeting.facilitator, { type: 'callClose', round })
        await must(near, meeting.facilitator, { type: 'voidRound', round, reason: 'The next one' })
        const at = { base: server.base, session: meeting.session, token: meeting.wall }
        const wanted = await freshRecords(at)
        await until('every copy to be the server’s', () => phones.every(({ doc }) => recordsOf(doc) === wanted)).then(
          () => convergedMs.push(performance.now() - healedAt),
          () => violations.push(`partition ${n}: a copy differs from the server’s`),
        )
      }
      const deadMs = await dead
      if (deadMs !== null && deadMs > DEAD_LIMIT_MS)
        violations.push(`a dead phone was noticed after ${deadMs.toFixed(0)} ms`)
      for (const { provider } of phones) provider.destroy()
      await server.stop()
      isRunning = false
      violations.push(...broken(readKept(dataDir, meeting.session), meeting.session, history))
      if (queued === 0) violations.push('no ballot was ever waiting: no partition')
      const noticed = deadMs === null ? '' : `, a dead phone noticed after ${(deadMs / 1000).toFixed(0)} s`
      return {
        size,
        violations,
        timesMs: convergedMs,
        note: `${history.acknowledged} acknowledged, ${queued} waited through a partition${noticed}; times: healed to all copies alike`,
      }
    } finally {
      for (const { provider } of phones) provider.destroy()
      await relay.close()
      if (isRunning) await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** A phone whose network swallows everything. @returns after how long the room counted it as gone */
async function deadPeer(
  { base, port }: { base: string; port: number },
  wire: Parameters<typeof must>[0],
): Promise<number> {
  const { meeting } = wire
  const relay = await aRelay({ port })
  const [lost] = await seated(wire, diceOf(99), 1)
  if (lost === undefined) throw new Error('expected a seat')
  const wall = await readRoom({ base, session: meeting.session, token: meeting.facilitator, document: 'desk' })
  const isHere = () => {
    const record: unknown = wall.doc.getMap('seats').get(lost.seat)
    return typeof record === 'object' && record !== null && 'present' in record && record.present === true
  }
  const socket = openSocket({ base: `http://127.0.0.1:${relay.port}`, session: meeting.session, token: lost.token })
  await until('the phone to be here', isHere)
  relay.swallow()
  const goneAt = performance.now()
  await until('the phone to be gone', () => !isHere(), DEAD_LIMIT_MS + 5000)
  socket.terminate()
  await wall.leave()
  await relay.close()
  return performance.now() - goneAt
}
