/** T-DOS: phones with a good seat attack the server in every way they have, and the room goes on voting. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import { must, openRound, seated, type Voter } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History, sendOnce } from './history.ts'
import { ATTACKS, type Held, slowSender, stalledReader } from './hostile-traffic.ts'
import { hangUp } from './http-client.ts'
import { aMeeting, type Meeting } from './meeting.ts'
import { pause, until } from './pause.ts'
import { freshRecords, type RoomReader, readRoom, recordsOf } from './room-reader.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

const PROBES = 10
const ATTACKERS = { full: 10, short: 3 }
/** A seat may send 20 at once and one and a half a second on the long run. */
const PROBE_PAUSE_MS = 900
const CALM_MS = { full: 4000, short: 1200 }
const LATEST_ACK_MS = 5000
/** With one kind of attack, all its waves together. */
const MOST_GROWTH_MB = 150

export const dos: FaultTest = {
  id: 'T-DOS',
  what: 'hostile frames, floods, stalled readers and slow senders by 1 and by 10 people with a seat: the room goes on voting',
  sizes: { full: 5, short: 1 },
  async run({ size, seed }) {
    const folder = await aFolder()
    const isShort = size === 1
    const dice = diceOf(seed)
    const history = new History()
    const violations: string[] = []
    const held: Held[] = []
    const server = await startServerProcess({ dataDir: join(folder, 'data') })
    const memory = watchMemory(server.pid)
    let isOver = false
    try {
      const meeting = await aMeeting(server, { maxSeats: 200 })
      const wire = { server: () => server, meeting, history }
      await must(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, PROBES)
      const round = await openRound(wire, 0)
      const at = (token: string) => ({ base: server.base, session: meeting.session, token })
      const readers = await Promise.all(crowd.map(({ token }) => readRoom(at(token))))
      const acks: number[] = []
      const probing = crowd.map((voter, n) =>
        probe({
          server,
          meeting,
          voter,
          round,
          acks,
          violations,
          dice: diceOf(seed + n + 1),
          isShort,
          isOver: () => isOver,
        }),
      )
      await pause(isShort ? CALM_MS.short : CALM_MS.full)
      const [calm, calmMb] = [acks.splice(0), memory.mostSoFar()]

      const growth = new Map<string, number>()
      let tried = 0
      for (let wave = 0; wave < size; wave += 1) {
        const attackers = (await seated(wire, dice, isShort ? ATTACKERS.short : ATTACKERS.full)).map(({ token }, n) => {
          return { ...at(token), round, dice: diceOf(seed + 1000 * (wave + 1) + n) }
        })
        if (wave === 0) {
          const stalled = await Promise.all([...attackers, ...attackers].map(stalledReader))
          held.push(...stalled)
          for (const each of attackers) held.push(slowSender(each, 'head'), slowSender(each, 'body'))
          tried += held.length
        }
        for (const [kind, attack] of shuffled(Object.entries(ATTACKS), dice)) {
          // Comes last: it leaves a seat no sockets for anything else.
          if (kind === 'coming and going') continue
          const [first] = attackers
          const crowds = first === undefined || isShort || isDouble(kind) ? [attackers] : [[first], attackers]
          for (const together of crowds) {
            tried += together.length
            const beforeMb = memory.mostSoFar()
            const found = await Promise.all(together.map(attack))
            growth.set(kind, (growth.get(kind) ?? 0) + memory.mostSoFar() - beforeMb)
            const told = found.filter((each) => each !== null)
            violations.push(...told.map((each) => `${kind}, ${together.length} at once: ${each}`))
          }
        }
        const going = ATTACKS['coming and going']
        if (going === undefined) throw new Error('expected an attack by coming and going')
        tried += attackers.length
        const told = (await Promise.all(attackers.map(going))).filter((each) => each !== null)
        violations.push(...told.map((each) => `coming and going: ${each}`))
      }
      for (const each of isShort ? [] : held) {
        await pause(Math.max(0, each.sinceMs + each.mayMs - performance.now()))
        if (!(await each.isEnded())) violations.push(`${each.kind} was not ended within ${each.mayMs} ms`)
      }
      isOver = true
      await Promise.all(probing)
      const [grownMb, mostMb] = [memory.mostSoFar() - calmMb, Math.max(0, ...growth.values())]
      if (mostMb > MOST_GROWTH_MB) violations.push(`the server grew too much: ${spokenOf(growth)}`)
      violations.push(...(await roomFaults(wire, { crowd, readers, round })))
      for (const line of server.log().split('\n')) {
        if (line.includes('"error"')) violations.push(`the server logged a fault: ${line.trim()}`)
      }
      const grown = memory.isKnown
        ? `memory +${grownMb.toFixed(0)} MB in all, +${mostMb.toFixed(0)} MB at most with one kind`
        : 'memory: not run, there is no /proc'
      return {
        size: tried,
        violations,
        timesMs: acks,
        note: `${Object.keys(ATTACKS).length + 3} kinds of attack; ${acks.length} honest commands, each saved; p99 without attack ${p99(calm).toFixed(0)}, ratio ${(p99(acks) / p99(calm)).toFixed(1)}; ${grown}; times: honest command to "saved"`,
      }
    } finally {
      isOver = true
      for (const each of held) each.drop()
      memory.stop()
      hangUp()
      await server.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Budgets of a minute: who has spent theirs alone shows nothing in the crowd. */
const isDouble = (kind: string): boolean => kind === 'commands' || kind.startsWith('readings')

/** One honest person: a command, its acknowledgement, the next. */
async function probe(one: {
  server: ServerProcess
  meeting: Meeting
  voter: Voter
  round: string
  acks: number[]
  violations: string[]
  dice: Dice
  /** Runs beside other tests on a machine that may be busy: then seconds judge nobody. */
  isShort: boolean
  isOver: () => boolean
}): Promise<void> {
  const history = new History()
  await pause(one.dice.below(PROBE_PAUSE_MS))
  while (!one.isOver()) {
    const sent = history.intend(one.voter.token, aVote(one.dice, one.round), one.voter.seat, one.dice.hex(32))
    const startedAt = performance.now()
    const answer = await sendOnce(one.server, one.meeting.session, sent, history, 3 * LATEST_ACK_MS)
    const tookMs = performance.now() - startedAt
    if (answer === null) one.violations.push('an honest vote was not answered')
    else if (typeof answer === 'string') one.violations.push(`an honest vote was refused: ${answer}`)
    else if (answer.status === 'refused') one.violations.push(`an honest vote was refused: ${answer.refusal.code}`)
    else one.acks.push(tookMs)
    if (!one.isShort && tookMs > LATEST_ACK_MS)
      one.violations.push(`an honest vote was saved after ${tookMs.toFixed(0)} ms`)
    await pause(Math.max(0, PROBE_PAUSE_MS - tookMs))
  }
}

type AfterAll = { crowd: readonly Voter[]; readers: readonly RoomReader[]; round: string }

/** Everybody is still there and reads what a newcomer reads; the round can be closed and revealed. */
async function roomFaults(wire: Parameters<typeof must>[0], { crowd, readers, round }: AfterAll): Promise<string[]> {
  const { meeting } = wire
  const at = { base: wire.server().base, session: meeting.session, token: meeting.wall }
  const lost = readers.filter((reader) => reader.closeCode() !== null)
  const faults = lost.map((reader) => `an honest reader was closed with ${reader.closeCode()}`)
  await must(wire, meeting.facilitator, { type: 'callClose', round })
  await until('the close of the round', async () => {
    const wall = await readRoom(at)
    await wall.leave()
    const record: unknown = wall.doc.getMap('rounds').get(round)
    return typeof record === 'object' && record !== null && 'state' in record && record.state === 'closed'
  })
  await must(wire, meeting.facilitator, { type: 'revealRound', round, override: null })
  const next = await openRound(wire, 1)
  const again = await Promise.all(
    crowd.map(({ token }) => must(wire, token, aVote(diceOf(1), next)).then(() => null, String)),
  )
  for (const each of again) if (each !== null && !each.includes('too-many-requests')) faults.push(each)
  for (const reader of readers.filter((each) => !lost.includes(each))) {
    const isSame = async () => recordsOf(reader.doc) === (await freshRecords(at))
    await until('an honest reader to hold what a newcomer is given', isSame, 30_000)
    await reader.leave()
  }
  return faults
}

/** The largest resident memory of a process so far, in megabytes; 0 where the system does not tell. */
function watchMemory(pid: number) {
  const path = `/proc/${pid}/status`
  const isKnown = existsSync(path)
  let most = 0
  const look = () => {
    if (!existsSync(path)) return
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(path, 'utf8')) ?? []
    most = Math.max(most, Number(kilobytes ?? 0) / 1024)
  }
  const looking = isKnown ? setInterval(look, 50) : undefined
  return { isKnown, mostSoFar: () => most, stop: () => clearInterval(looking) }
}

function p99(timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN
}

/** What the memory rose with, the most first. */
function spokenOf(growth: ReadonlyMap<string, number>): string {
  const most = [...growth].toSorted(([, a], [, b]) => b - a).slice(0, 4)
  return most.map(([kind, megabytes]) => `${megabytes.toFixed(0)} MB with ${kind}`).join(', ')
}

/** A copy in an order of chance. */
function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const left = [...list]
  return list.flatMap(() => left.splice(dice.below(left.length), 1))
}
