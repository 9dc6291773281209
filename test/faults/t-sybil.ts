/** T-SYBIL: many browsers ask for seats at once, again and again, after the room is full and after the door is closed. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { Answer, PROTOCOL_VERSION } from '@eds/session/protocol'
import { seatsHeld } from '@eds/session/state'
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
  what: 'a flood of requests for seats, copies of requests and of printed slips, while the facilitator lets some in and turns some away: never more seats than the session has',
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
      const meeting = await aMeeting(server, { maxSeats: SEATS, admission: 'ask' })
      const wire = { server: () => server, meeting, history: new History() }
      await must(wire, meeting.facilitator, { type: 'openSession' })
      const slips = Array.from({ length: SLIPS }, () => dice.hex(32))
      const printed = slips.map((slip) => ({ slipHash: sha256(slip), codeHash: sha256(slip.slice(0, 8)) }))
      await must(wire, meeting.facilitator, { type: 'issueSlips', group: 'staff', slips: printed })
      const askers: string[] = []
      /** Half of those at the door come in, the other half go: some seats are free again for the flood to take. */
      const answerTheDoor = async () => {
        const seats = askers.splice(0)
        const half = Math.ceil(seats.length / 2)
        for (const [type, some] of [
          ['admitSeats', seats.slice(0, half)],
          ['turnAwaySeats', seats.slice(half)],
        ] as const) {
          if (some.length > 0) await must(wire, meeting.facilitator, { type, seats: some })
        }
      }
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
        const isNewcomer = answer.status === 'saved' && chosen === fresh && command.type === 'takeSeat'
        if (isNewcomer && answer.made !== null) askers.push(answer.made)
        const told = answer.status === 'saved' ? 'seated' : answer.refusal.code
        answers.set(told, (answers.get(told) ?? 0) + 1)
      }
      for (let n = 0; n < size; n += 50) {
        if (n >= size / 2 && n < size / 2 + 50) await must(wire, meeting.facilitator, { type: 'setDoor', open: false })
        await Promise.all(Array.from({ length: Math.min(50, size - n) }, (_, i) => attempt(n + i)))
        if (n < size / 2) await answerTheDoor()
      }
      await server.stop()
      isRunning = false
      const kept = readKept(dataDir, meeting.session)
      const state = stateOfKept(kept)
      const { seats, asking, turnedAway } = state
      const issued = seatsHeld(state)
      const hashes = kept.seats.flatMap(({ secretHash }) => secretHash ?? [])
      if (issued > SEATS) violations.push(`${issued} seats were issued, ${SEATS} is the most`)
      if (kept.seats.length !== issued + turnedAway.size)
        violations.push(`${kept.seats.length} seats have keys, the trail knows ${issued + turnedAway.size}`)
      if (new Set(hashes).size !== hashes.length) violations.push('one key opens two seats')
      if (seats.size + asking.size < SEATS - SLIPS)
        violations.push(`only ${seats.size + asking.size} seats were taken: no flood`)
      if (turnedAway.size === 0) violations.push('nobody was turned away: the door was not tried')
      const told = [...answers].toSorted(([, a], [, b]) => b - a).map(([code, times]) => `${times} ${code}`)
      return {
        size,
        violations,
        timesMs,
        note: `${issued} of ${SEATS} seats issued, ${turnedAway.size} turned away; answers: ${told.slice(0, 4).join(', ')}; times: answers`,
      }
    } finally {
      hangUp()
      if (isRunning) await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
