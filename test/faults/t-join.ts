/** T-JOIN: somebody guesses join codes from the address that the whole room shares. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { PROTOCOL_VERSION } from '@eds/session/protocol'
import { aFolder, aServer } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import type { FaultTest } from './fault-test.ts'
import { hangUp, requestFrom } from './http-client.ts'
import { aMeeting, GROUPS } from './meeting.ts'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const WRONG_PER_MINUTE = 20
const SHARED = '127.0.0.7'

export const join: FaultTest = {
  id: 'T-JOIN',
  what: 'guesses of join codes from an address shared with the room: guessing is slowed, nobody in the room is locked out',
  sizes: { full: 1000, short: 100 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const dataDir = await aFolder()
    const server = await aServer({ dataDir })
    const violations: string[] = []
    const timesMs: number[] = []
    const people = Math.ceil(size * 0.3)
    try {
      const meeting = await aMeeting(server, { maxSeats: people })
      const path = `/api/sessions/${meeting.session}/commands`
      const answered = { refused: 0, slowed: 0, seated: 0 }
      const guess = async () => {
        const code = Array.from({ length: 8 }, () => dice.pick([...ALPHABET])).join('')
        if (code === meeting.joinCode || code === server.joinCode) return
        const { status } = await requestFrom(SHARED, { base: server.base, path: `/api/join/${code}` })
        if (status === 404) answered.refused += 1
        else if (status === 429) answered.slowed += 1
        else violations.push(`a guess was answered ${status}`)
      }
      const sitDown = async (n: number) => {
        const startedAt = performance.now()
        const lobby = await requestFrom(SHARED, { base: server.base, path: `/api/join/${meeting.joinCode}` })
        const secretHash = createHash('sha256').update(dice.hex(32)).digest('hex')
        const group = GROUPS[n % GROUPS.length]
        const command = { type: 'takeSeat', joinCode: meeting.joinCode, group, secretHash }
        const body = { version: PROTOCOL_VERSION, commandId: dice.hex(32), ...command }
        const seat = await requestFrom(SHARED, { base: server.base, path, method: 'POST', body })
        timesMs.push(performance.now() - startedAt)
        if (lobby.status === 200 && seat.status === 200) answered.seated += 1
        else violations.push(`somebody with the right code was answered ${lobby.status} and ${seat.status}`)
      }
      const startedAt = performance.now()
      const waves = 20
      for (let wave = 0; wave < waves; wave += 1) {
        const guesses = Array.from({ length: Math.ceil(size / waves) }, guess)
        const sitting = Array.from({ length: people }, (_, n) => n).filter((n) => n % waves === wave)
        await Promise.all([...guesses, ...sitting.map(sitDown)])
      }
      const minutes = Math.ceil((performance.now() - startedAt) / 60_000)
      if (answered.refused > WRONG_PER_MINUTE * (minutes + 1))
        violations.push(`${answered.refused} guesses were looked up`)
      if (answered.seated < people)
        violations.push(`${people - answered.seated} people with the right code did not sit down`)
      if (answered.slowed === 0) violations.push('no guess was slowed down')
      return {
        size: answered.refused + answered.slowed,
        violations,
        timesMs,
        note: `${answered.refused} guesses looked up, the rest turned away; ${answered.seated} of ${people} people sat down; times: code to seat`,
      }
    } finally {
      hangUp()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
