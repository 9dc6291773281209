/** T-SYBIL: many browsers ask for seats at once, again and again, after the room is full and after the door is closed. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { Answer, PROTOCOL_VERSION } from '@eds/session/protocol'
import { aFolder, aServer, sha256 } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { must } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { History } from './history.ts'
import { hangUp, requestFrom } from './http-client.ts'
import { readKept, stateOfKept } from './kept-session.ts'
import { aMeeting, GROUPS } from './meeting.ts'

const SEATS = 40
const SLIPS = 10
const ADDRESSES = 12

export const sybil: FaultTest = {
  id: 'T-SYBIL',
  what: 'a flood of requests for seats, copies of requests and of printed slips: never more seats than the session has',
  sizes: { full: 4000, short: 300 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const dataDir = await aFolder()
    const server = await aServer({ dataDir })
    const violations: string[] = []
    const timesMs: number[] = []
    const answers = new Map<string, number>()
    let isRunning = true
    try {
      const meeting = await aMeeting(server, { maxSeats: SEATS })
      const wire = { server: () => server, meeting, history: new History() }
      await must(wire, meeting.facilitator, { type: 'openSession' })
      const slips = Array.from({ length: SLIPS }, () => dice.hex(32))
      const printed = slips.map((slip) => ({ slipHash: sha256(slip), codeHash: sha256(slip.slice(0, 8)) }))
      await must(wire, meeting.facilitator, { type: 'issueSlips', group: 'staff', slips: printed })
      const asks: { commandId: string; body: object }[] = []
      const path = `/api/sessions/${meeting.session}/commands`
      const attempt = async (n: number) => {
        const secretHash = createHash('sha256').update(dice.hex(32)).digest('hex')
        const command =
          dice.below(4) === 0
            ? { type: 'claimSlip', slip: dice.pick(slips), secretHash }
            : { type: 'takeSeat', joinCode: meeting.joinCode, group: dice.pick(GROUPS), secretHash }
        const fresh = { commandId: dice.hex(32), body: command }
        // One in five is a copy of an earlier request, or an earlier key with another id.
        const old = asks[dice.below(asks.length * 5 + 1)]
        const chosen = old === undefined ? fresh : dice.below(2) === 0 ? old : { ...old, commandId: dice.hex(32) }
        asks.push(chosen)
        const startedAt = performance.now()
        const body = { version: PROTOCOL_VERSION, commandId: chosen.commandId, ...chosen.body }
        const from = `127.0.0.${20 + (n % ADDRESSES)}`
        const reply = await requestFrom(from, { base: server.base, path, method: 'POST', body })
        timesMs.push(performance.now() - startedAt)
        const answer = Answer.parse(reply.body)
        const told = answer.status === 'saved' ? 'seated' : answer.refusal.code
        answers.set(told, (answers.get(told) ?? 0) + 1)
      }
      for (let n = 0; n < size; n += 50) {
        if (n >= size / 2 && n < size / 2 + 50) await must(wire, meeting.facilitator, { type: 'setDoor', open: false })
        await Promise.all(Array.from({ length: Math.min(50, size - n) }, (_, i) => attempt(n + i)))
      }
      await server.stop()
      isRunning = false
      const kept = readKept(dataDir, meeting.session)
      const { seats, slips: unclaimed } = stateOfKept(kept)
      const issued = new Set([...seats.keys(), ...unclaimed.keys()]).size
      const hashes = kept.seats.flatMap(({ secretHash }) => secretHash ?? [])
      if (issued > SEATS) violations.push(`${issued} seats were issued, ${SEATS} is the most`)
      if (kept.seats.length !== issued)
        violations.push(`${kept.seats.length} seats have keys, the trail knows ${issued}`)
      if (new Set(hashes).size !== hashes.length) violations.push('one key opens two seats')
      if (seats.size < SEATS - SLIPS) violations.push(`only ${seats.size} seats were taken: no flood`)
      const told = [...answers].toSorted(([, a], [, b]) => b - a).map(([code, times]) => `${times} ${code}`)
      return {
        size,
        violations,
        timesMs,
        note: `${issued} of ${SEATS} seats issued; answers: ${told.slice(0, 4).join(', ')}; times: answers`,
      }
    } finally {
      hangUp()
      if (isRunning) await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
