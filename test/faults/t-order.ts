/** T-ORDER: the system calls of a running server, in order: nobody hears "saved" before the disk has said so. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { aFolder } from '../a-server.ts'
import { diceOf } from '../a-trail.ts'
import { openRound, seated, staff } from './crowd.ts'
import type { FaultTest } from './fault-test.ts'
import { aVote, History, sendUntilAnswered } from './history.ts'
import { straceLack } from './machine.ts'
import { aMeeting, QUESTIONS } from './meeting.ts'
import { until } from './pause.ts'
import { startServerProcess } from './server-process.ts'

/** Looked for before, and no part of this project. */
const STRACE = 'strace'
const CALLS = 'fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg'
const VOTERS = 12

export const order: FaultTest = {
  id: 'T-ORDER',
  what: 'every write, sync and send of a server that many vote at, as the system saw them: "saved" leaves after the sync that holds it',
  sizes: { full: 300, short: null },
  lacking: straceLack,
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const trace = join(folder, 'calls')
    const history = new History()
    const server = await startServerProcess({ dataDir: join(folder, 'data') })
    try {
      const meeting = await aMeeting(server)
      const wire = { server: () => server, meeting, history }
      await staff(wire, meeting.facilitator, { type: 'openSession' })
      const crowd = await seated(wire, dice, VOTERS)
      const round = await openRound(wire, 0)
      const watch = await watching(server.pid, trace)
      const asked: string[] = []
      const [question] = QUESTIONS
      await Promise.all(
        crowd.map(async ({ token, seat }) => {
          for (let n = 0; n < Math.ceil(size / VOTERS); n += 1) {
            const command = n % 5 === 4 ? { type: 'raiseObjection', question, reason: 'No' } : aVote(dice, round)
            const sent = history.intend(token, command, seat, dice.hex(32))
            const answer = await sendUntilAnswered(wire.server, meeting.session, sent, history)
            if (answer.status === 'saved') asked.push(sent.commandId)
          }
        }),
      )
      await watch.end()
      const found = await ordersIn(trace, new Set(asked))
      const violations: string[] = []
      for (const id of asked) {
        const { written, synced, told } = found.get(id) ?? {}
        if (written === undefined || told === undefined) violations.push(`${id}: its write or its answer was not seen`)
        else if (synced === undefined || synced > told)
          violations.push(`${id}: written at call ${written}, told at ${told}, synced at ${synced ?? 'no'}`)
      }
      const syncs = new Set([...found.values()].map(({ synced }) => synced)).size
      return {
        size: asked.length,
        violations,
        timesMs: [],
        note: `${asked.length} answers of "saved", held by ${syncs} syncs; 0 may leave before theirs returned`,
      }
    } finally {
      await server.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Writes a running process's calls to a file, each with the file or connection that it is about. */
async function watching(pid: number, trace: string) {
  // Long enough for a page of the database whole.
  const args = ['-f', '-yy', '-s', '16384', '-o', trace, '-e', `trace=${CALLS}`, '-p', String(pid)]
  const child: ChildProcess = spawn(STRACE, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let lines = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines += text
  })
  const ended = once(child, 'close')
  await until('strace to attach', () => lines.includes('attached') || child.exitCode !== null)
  return {
    async end(): Promise<void> {
      child.kill('SIGINT')
      await ended
    },
  }
}

/** Places in the trace: where an answer was first written to the log, which sync of the log held it, and where it was told. */
type Order = { written?: number; synced?: number; told?: number }

const CALL = /^\d+ +(pwrite64|fsync|fdatasync|write|writev|sendto|sendmsg)\(\d+<([^>]*(?:->[^>]*)?)>/
const RESUMED = /^(\d+) +<\.\.\. (?:fsync|fdatasync) resumed>.*= 0$/
const ID = /[0-9a-f]{32,}/g

async function ordersIn(trace: string, ids: ReadonlySet<string>): Promise<Map<string, Order>> {
  const orders = new Map<string, Order>([...ids].map((id) => [id, {}]))
  /** Written and not yet held by a sync. */
  let loose = new Set<string>()
  /** By thread: what a sync of the log that has begun will hold. */
  const syncing = new Map<string, Set<string>>()
  let at = 0
  const hold = (held: Iterable<string>) => {
    for (const id of held) {
      const order = orders.get(id)
      if (order !== undefined) order.synced ??= at
    }
  }
  for await (const line of createInterface({ input: createReadStream(trace, 'latin1') })) {
    at += 1
    const thread = line.split(' ', 1)[0] ?? ''
    const resumed = RESUMED.exec(line)
    if (resumed !== null) {
      hold(syncing.get(thread) ?? [])
      syncing.delete(thread)
      continue
    }
    const [, call, file = ''] = CALL.exec(line) ?? []
    if (call === undefined) continue
    const isLog = file.endsWith('-wal')
    const named = [...line.matchAll(ID)].flatMap(([run]) => idsIn(run, ids))
    if (call === 'pwrite64' && isLog) {
      for (const id of named) {
        const order = orders.get(id)
        if (order === undefined || order.written !== undefined) continue
        order.written = at
        loose.add(id)
      }
    } else if (call === 'fsync' || call === 'fdatasync') {
      if (!isLog) continue
      if (line.endsWith('<unfinished ...>')) syncing.set(thread, loose)
      else if (line.endsWith('= 0')) hold(loose)
      else continue
      loose = new Set()
    } else if (call !== 'pwrite64' && /TCP/.test(file) && line.includes('saved')) {
      for (const id of named) {
        const order = orders.get(id)
        if (order !== undefined) order.told ??= at
      }
    }
  }
  return orders
}

/** In a row of the database two numbers may stand side by side without a gap. */
function idsIn(run: string, ids: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (let at = 0; at + 32 <= run.length; at += 1) {
    const id = run.slice(at, at + 32)
    if (ids.has(id)) found.push(id)
  }
  return found
}
