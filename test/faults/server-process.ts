/** A server process that a test may stop, kill, freeze or rob of its disk and clock. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openAccess } from '@eds/server/access'
import { HASTY_MAIN } from '../a-server.ts'

const START_DEADLINE_MS = 30_000

export type ServerProcess = {
  pid: number
  base: string
  port: number
  dataDir: string
  workspace: string
  /** From the start of the process until it served. */
  startMs: number
  /** Its log so far. */
  log(): string
  isRunning(): boolean
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGUSR2'): void
  /** Ends it and waits until it has gone. */
  end(name: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

export type StartWish = {
  dataDir: string
  port?: number
  env?: Readonly<Record<string, string>>
  /** A module that is loaded into the process before the server. */
  preload?: string
}

/** Processes that still run, so that an interrupted run leaves none behind. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a server and waits until it serves. @throws with what it said when it ends instead */
export async function startServerProcess(wish: StartWish): Promise<ServerProcess> {
  const startedAt = performance.now()
  const webDir = join(wish.dataDir, '..', 'no-screens')
  mkdirSync(webDir, { recursive: true })
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>EDS</title>')
  const args = wish.preload === undefined ? [HASTY_MAIN] : ['--import', wish.preload, HASTY_MAIN]
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      PORT: String(wish.port ?? 0),
      HOST: '127.0.0.1',
      DATA_DIR: wish.dataDir,
      WEB_DIST: webDir,
      PUBLIC_URL: '',
      ...wish.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  const exited = once(child, 'exit')
  const deadline = setTimeout(() => child.kill('SIGKILL'), START_DEADLINE_MS)
  const base = await baseIn(child)
  clearTimeout(deadline)
  if (base === null || child.pid === undefined) {
    await exited
    throw new StartFailure(child.exitCode, log)
  }
  const { pid } = child
  const isRunning = () => child.exitCode === null && child.signalCode === null
  return {
    pid,
    base: base.origin,
    port: Number(base.port),
    dataDir: wish.dataDir,
    workspace: openAccess(readFileSync(join(wish.dataDir, 'secret'))).workspaceToken(),
    startMs: performance.now() - startedAt,
    log: () => log,
    isRunning,
    signal: (name) => void child.kill(name),
    async end(name) {
      if (isRunning()) child.kill(name)
      await exited
    },
  }
}

/** A server that ended instead of serving: its exit code (null when it was killed) and what it said. */
export class StartFailure extends Error {
  readonly code: number | null
  readonly said: string

  constructor(code: number | null, said: string) {
    super(`expected a server, found exit code ${code}: ${said}`)
    this.code = code
    this.said = said
  }
}

/** @returns the address that the banner names once it is complete, or null when the process ends before */
async function baseIn(child: ChildProcess): Promise<URL | null> {
  if (child.stdout === null) return null
  let base: URL | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    const [found] = line.match(/http:\/\/127\.0\.0\.1:\d+\/workspace\S*/) ?? []
    if (found !== undefined) base = new URL(found)
    if (line.includes('Stop with Ctrl+C')) {
      child.stdout.resume()
      return base
    }
  }
  return null
}

/** Copies a data folder as it lies on the disk, log and all. */
export function copyData(from: string, to: string): string {
  cpSync(from, to, { recursive: true })
  return to
}
