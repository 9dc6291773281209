/** The embedded store: a file in the data folder, written by a thread of its own. */
import { Worker } from 'node:worker_threads'
import { Assessment } from '@eds/assessment/assessment'
import { sha256Hex } from '@eds/audit/digest'
import { Entry } from '@eds/audit/entry'
import { ErasableText } from '@eds/audit/erasable'
import { Choice, Opening } from '@eds/session/ballot'
import { EpochMs, Hash, RoundId, SeatId, SessionId } from '@eds/session/session'
import { z } from 'zod'
import { type Store, type StoredRecord, type StoredSession, StoreRefusal } from './store.ts'
import { damaged } from './store-file.ts'
import type { StoreCall, StoreMessage, StoreReply } from './store-sqlite-worker.ts'

/** Opens or makes the database at a path. @throws StoreRefusal when it may not or cannot be used. */
export async function openSqliteStore(path: string): Promise<Store> {
  const thread = new StoreThread(path)
  const read = <S extends z.core.$ZodType>(schema: S, value: unknown, what: string): z.infer<S> => {
    const parsed = z.safeParse(schema, value)
    if (parsed.success) return parsed.data
    throw damaged(path, `${what} cannot be read`)
  }
  const json = <S extends z.core.$ZodType>(schema: S, row: { json: string }, what: string): z.infer<S> =>
    read(schema, parseJson(row.json), what)

  await thread.call({ op: 'open' }).catch(async (error: unknown) => {
    await thread.stop()
    throw error
  })
  return {
    async assessments() {
      const rows = read(z.array(AssessmentRow), await thread.call({ op: 'assessments' }), 'the list of assessments')
      return rows.map((row, n) => {
        if (sha256Hex(row.json) !== row.digest) throw damaged(path, `assessment ${n + 1} is not what was written`)
        return json(Assessment, row, `assessment ${n + 1}`)
      })
    },
    async saveAssessment(assessment) {
      const text = JSON.stringify(assessment)
      await thread.call({ op: 'saveAssessment', id: assessment.id, json: text, digest: sha256Hex(text) })
    },
    async sessions() {
      return read(z.array(Row), await thread.call({ op: 'sessions' }), 'the list of sessions')
    },
    async load(session): Promise<StoredSession> {
      const stored = read(Loaded, await thread.call({ op: 'load', session }), `session ${session}`)
      const entries = stored.entries.map((row, n) => json(Entry, row, `entry ${n + 1} of session ${session}`))
      return { ...stored, entries }
    },
    async record(session): Promise<StoredRecord> {
      const stored = read(Recorded, await thread.call({ op: 'record', session }), `session ${session}`)
      const entries = stored.entries.map((row, n) => json(Entry, row, `entry ${n + 1} of session ${session}`))
      return { ...stored, entries }
    },
    async create(row, batch) {
      await thread.call({ op: 'create', row, batch })
    },
    async append(batch) {
      await thread.call({ op: 'append', batch })
    },
    async openBallots(session, round) {
      const rows = await thread.call({ op: 'openBallots', session, round })
      return read(z.array(BoxRow), rows, `the ballot box of session ${session}`)
    },
    async openings(session, round) {
      const row = await thread.call({ op: 'openings', session, round })
      return row === undefined ? null : json(z.array(Opening), JsonRow.parse(row), `the ballots of round ${round}`)
    },
    async settle() {
      await thread.call({ op: 'settle' })
    },
    async recover() {
      await thread.revive()
      await thread.call({ op: 'recover' })
    },
    async close() {
      await thread.call({ op: 'close' }).catch(() => null)
      await thread.stop()
    },
  }
}

const JsonRow = z.object({ json: z.string() })
const AssessmentRow = z.object({ json: z.string(), digest: Hash })
const Row = z.object({ id: SessionId, assessment: z.string(), createdAt: EpochMs, joinCode: z.string() })
const Recorded = z.object({ row: Row, entries: z.array(JsonRow), texts: z.array(ErasableText) })
const Loaded = z.object({
  ...Recorded.shape,
  answers: z.array(z.object({ commandId: z.string(), actor: z.string(), fingerprint: z.string(), answer: z.string() })),
  seats: z.array(
    z.object({ seat: SeatId, secretHash: z.nullable(Hash), slipHash: z.nullable(Hash), codeHash: z.nullable(Hash) }),
  ),
  box: z.array(z.object({ round: RoundId, seat: SeatId })),
})
const Bytes = z.instanceof(Uint8Array)
const BoxRow = z.object({
  seat: z.string(),
  choice: Bytes.transform((bytes) => Buffer.from(bytes).toString('latin1')).pipe(Choice),
  nonce: Bytes.transform((bytes) => Buffer.from(bytes).toString('hex')),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is one more way not to be what was written; the schema says so.
    return undefined
  }
}

/** Questions and replies over one worker thread, in order. */
class StoreThread {
  readonly #path: string
  #worker: Worker
  #isAlive = true
  #nextId = 1
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()

  constructor(path: string) {
    this.#path = path
    this.#worker = this.#start()
  }

  call(call: StoreCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.#isAlive) {
        reject(new Error('expected a running store, found that its thread has ended'))
        return
      }
      const message: StoreMessage = { id: this.#nextId++, call }
      this.#waiting.set(message.id, { resolve, reject })
      this.#worker.postMessage(message)
    })
  }

  /** Starts the thread again if it has died. */
  async revive(): Promise<void> {
    if (this.#isAlive) return
    await this.#worker.terminate()
    this.#worker = this.#start()
  }

  async stop(): Promise<void> {
    this.#isAlive = false
    await this.#worker.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./store-sqlite-worker.ts', import.meta.url), { workerData: this.#path })
    this.#isAlive = true
    worker.on('message', (reply: StoreReply) => {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.ok) waiting?.resolve(reply.value)
      else
        waiting?.reject(
          reply.refusal === null ? new Error(reply.message) : new StoreRefusal(reply.refusal, reply.message),
        )
    })
    worker.on('error', (error) => this.#ended(worker, error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => this.#ended(worker, new Error('expected a running store, found that its thread has ended')))
    return worker
  }

  #ended(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return
    this.#isAlive = false
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
