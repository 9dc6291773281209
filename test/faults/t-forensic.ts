/** T-FORENSIC: somebody takes the disk and the logs after the close and looks for who voted what. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder, aServer } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { must, openRound, seated } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History, sendUntilAnswered, voteIn } from './history.ts'
import { readKept } from './kept-session.ts'
import { killedAtClose } from './killed-close.ts'
import { aMeeting, type Meeting } from './meeting.ts'
import { until } from './pause.ts'
import { bytesOf, residues } from './residues.ts'
import { readRoom } from './room-reader.ts'
import { copyData } from './server-process.ts'

const VOTERS = 40
/** Beyond this many standard deviations, order would tell something. */
const SIGMAS = 4

type Ballot = { seat: string; nonce: string; choice: string; turn: number }

export const forensic: FaultTest = {
  id: 'T-FORENSIC',
  what: 'database, write-ahead log, shared memory and logs after the close: no seat can be joined to its choice again',
  sizes: { full: 40, short: 3 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const dataDir = join(folder, 'data')
    const server = await aServer({ dataDir })
    const history = new History()
    const violations: string[] = []
    const timesMs: number[] = []
    const order = { hits: 0, expected: 0, variance: 0, rankSum: 0, rounds: 0 }
    let isRunning = true
    let looked = 0
    try {
      const meeting = await aMeeting(server, { maxSeats: VOTERS })
      const wire = { server: () => server, meeting, history }
      await must(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, VOTERS)
      // Linked while it is open: the search must find what it looks for.
      let foundWhileOpen = 0
      const rounds: { round: string; ballots: Ballot[] }[] = []
      for (let n = 0; n < size; n += 1) {
        const round = await openRound(wire, n)
        const ballots: Ballot[] = []
        const turns = shuffled(crowd, dice).slice(0, 25)
        for (const [turn, { seat, token }] of turns.entries()) {
          const command = aVote(dice, round)
          const sent = history.intend(token, command, seat)
          await wireMust(wire, sent)
          const vote = voteIn(sent)
          if (vote !== null) ballots.push({ seat, turn, choice: vote.choice, nonce: vote.nonce })
        }
        if (n === 0) foundWhileOpen = residues(bytesOf(dataDir), round, ballots).length
        const startedAt = performance.now()
        await must(wire, meeting.facilitator, { type: 'callClose', round })
        await closed(server, meeting, round)
        timesMs.push(performance.now() - startedAt)
        rounds.push({ round, ballots })
        // With the server alive, its log file in use, straight after the close.
        const alive = residues([...bytesOf(dataDir), Buffer.from(server.lines.join(''))], round, ballots)
        violations.push(...alive.map((each) => `round ${n}, server running: ${each}`))
        looked += ballots.length
        const kept = readKept(copyData(dataDir, join(folder, `copy-${n}`)), meeting.session)
        rmSync(join(folder, `copy-${n}`), { recursive: true, force: true })
        relink(kept.openings.get(round) ?? [], ballots, order)
        await must(wire, meeting.facilitator, { type: 'voidRound', round, reason: 'The next one' })
      }
      await server.stop()
      isRunning = false
      const bytes = [...bytesOf(dataDir), Buffer.from(server.lines.join(''))]
      for (const { round, ballots } of rounds) {
        violations.push(...residues(bytes, round, ballots).map((each) => `server stopped: ${each}`))
      }
      const kills = Math.ceil(size / 10)
      let foundAtKill = 0
      for (let n = 0; n < kills; n += 1) {
        const killed = await killedAtClose(dice)
        foundAtKill += killed.foundAtKill
        violations.push(...killed.left.map((each) => `killed at the close, ${each}`))
      }
      if (foundAtKill === 0) violations.push('nothing was found after a kill at the close: the blow fell elsewhere')
      if (foundWhileOpen === 0)
        violations.push('nothing was found while the round was open either: the search is blind')
      const surplus = (order.hits - order.expected) / Math.sqrt(order.variance || 1)
      const ranks = order.rankSum / Math.sqrt(order.rounds || 1)
      if (surplus > SIGMAS) violations.push(`guessing by place hits ${order.hits}, chance ${order.expected.toFixed(0)}`)
      if (Math.abs(ranks) > SIGMAS)
        violations.push(`the order of openings follows the order of votes (z ${ranks.toFixed(1)})`)
      return {
        size: looked,
        violations,
        timesMs,
        note: `${foundWhileOpen} links found while open, 0 may be left after the close; ${foundAtKill} found after ${kills} kill -9 between close and sweep, 0 may be left after the restart; order tells z=${ranks.toFixed(1)}, guessing by place ${order.hits} of ${looked} (chance ${order.expected.toFixed(0)}); times: call to closed`,
      }
    } finally {
      if (isRunning) await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function wireMust(wire: Parameters<typeof must>[0], sent: ReturnType<History['intend']>): Promise<void> {
  const answer = await sendUntilAnswered(wire.server, wire.meeting.session, sent, wire.history)
  if (answer.status !== 'saved') throw new Error(`expected a saved vote, found ${answer.refusal.code}`)
}

async function closed(server: { base: string }, meeting: Meeting, round: string): Promise<void> {
  const reader = await readRoom({ base: server.base, session: meeting.session, token: meeting.wall })
  await until('the close', () => {
    const record: unknown = reader.doc.getMap('rounds').get(round)
    return typeof record === 'object' && record !== null && 'state' in record && record.state === 'closed'
  })
  await reader.leave()
}

/** Joins the kept openings to the voters by their place, within each group, as a classifier without the numbers would. */
function relink(
  openings: readonly { group: string; nonce: string }[],
  ballots: readonly Ballot[],
  order: { hits: number; expected: number; variance: number; rankSum: number; rounds: number },
): void {
  const turnOf = new Map(ballots.map(({ nonce, turn }) => [nonce, turn]))
  const turns = openings.map(({ nonce }) => turnOf.get(nonce) ?? -1)
  if (turns.length !== ballots.length || turns.includes(-1)) throw new Error('expected the openings of the ballots')
  const n = turns.length
  for (const group of new Set(openings.map((each) => each.group))) {
    const inGroup = openings.flatMap((each, at) => (each.group === group ? [turns[at] ?? 0] : []))
    const inOrder = inGroup.toSorted((a, b) => a - b)
    order.hits += inGroup.filter((turn, at) => inOrder[at] === turn).length
    // A random order has one fixed place on average, whatever its length, with variance one.
    order.expected += 1
    order.variance += inGroup.length > 1 ? 1 : 0
  }
  const mean = (n - 1) / 2
  const covariance = turns.reduce((sum, turn, place) => sum + (turn - mean) * (place - mean), 0)
  const spread = (n * (n * n - 1)) / 12
  // Spearman's coefficient times the root of n-1 is close to a standard normal number.
  order.rankSum += (covariance / spread) * Math.sqrt(n - 1)
  order.rounds += 1
}

function shuffled<T>(list: readonly T[], dice: ReturnType<typeof diceOf>): T[] {
  return list
    .map((item) => ({ item, at: dice.below(2 ** 30) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
