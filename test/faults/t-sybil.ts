/** T-SYBIL: many browsers ask for seats at once, again and again, after the room is full and after the door is closed. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { Answer, PROTOCOL_VERSION } from '@eds/session/protocol'
import { MOST_ASKING, SeatId } from '@eds/session/session'
import { seatsIssued } from '@eds/session/state'
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
const LET_IN_AT_ONCE = 5
/** Waves of the flood between two looks at the door: more then ask than there are seats. */
const WAVES_PER_LOOK = 3

export const sybil: FaultTest = {
  id: 'T-SYBIL',
  what: 'a flood of requests for seats, copies of requests and of printed slips, while the facilitator lets some in and turns some away: never more seats than the session has, and whoever comes after the flood has one',
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
      const admitted: string[] = []
      let mostAsking = 0
      /** Somebody from the room, who came after the flood, comes in first, then a few others; all the rest go. */
      const answerTheDoor = async () => {
        mostAsking = Math.max(mostAsking, askers.length)
        const free = SEATS - SLIPS - admitted.length
        const late = free === 0 ? null : await comeIn()
        const some = [...(late === null ? [] : [late]), ...askers.splice(0, Math.min(LET_IN_AT_ONCE, free) - 1)]
        if (some.length > 0) await must(wire, meeting.facilitator, { type: 'admitSeats', seats: some })
        admitted.push(...some)
        const seats = askers.splice(0)
        if (seats.length > 0) await must(wire, meeting.facilitator, { type: 'turnAwaySeats', seats })
      }
      const asks: { commandId: string; body: object }[] = []
      const path = `/api/sessions/${meeting.session}/commands`
      const comeIn = async (): Promise<string | null> => {
        const secretHash = sha256(dice.hex(32))
        const command = { type: 'takeSeat', joinCode: meeting.joinCode, group: dice.pick(GROUPS), secretHash }
        const body = { version: PROTOCOL_VERSION, commandId: dice.hex(32), ...command }
        const answer = Answer.parse(
          (await requestFrom('127.0.0.9', { base: server.base, path, method: 'POST', body })).body,
        )
        if (answer.status === 'saved') return answer.made
        violations.push(`whoever came after the flood was told ${answer.refusal.code}`)
        return null
      }
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
        if (n < size / 2 && (n / 50) % WAVES_PER_LOOK === WAVES_PER_LOOK - 1) await answerTheDoor()
      }
      await server.stop()
      isRunning = false
      const kept = readKept(dataDir, meeting.session)
      const state = stateOfKept(kept)
      const { seats, asking, turnedAway } = state
      const issued = seatsIssued(state)
      const hashes = kept.seats.flatMap(({ secretHash }) => secretHash ?? [])
      if (issued > SEATS) violations.push(`${issued} seats were issued, ${SEATS} is the most`)
      if (asking.size > MOST_ASKING) violations.push(`${asking.size} were asking, ${MOST_ASKING} is the most`)
      if (kept.seats.length !== issued + asking.size + turnedAway.size)
        violations.push(
          `${kept.seats.length} seats have keys, the trail knows ${issued + asking.size + turnedAway.size}`,
        )
      if (new Set(hashes).size !== hashes.length) violations.push('one key opens two seats')
      if (mostAsking <= SEATS) violations.push(`no more than ${mostAsking} asked at one time: no flood`)
      if (admitted.some((seat) => !seats.has(SeatId.parse(seat))))
        violations.push('somebody who was let in has no seat')
      if (turnedAway.size === 0) violations.push('nobody was turned away: the door was not tried')
      const told = [...answers].toSorted(([, a], [, b]) => b - a).map(([code, times]) => `${times} ${code}`)
      return {
        size,
        violations,
        timesMs,
        note: `${issued} of ${SEATS} seats issued, up to ${mostAsking} asking at once, ${turnedAway.size} turned away; answers: ${told.slice(0, 4).join(', ')}; times: answers`,
      }
    } finally {
      hangUp()
      if (isRunning) await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
