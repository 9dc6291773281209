/** The server that a rehearsal plays on: one that is running, or a fresh one that it starts and stops. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openAccess } from '@eds/server/access'
import { runFileOf } from '@eds/server/run-file'
import { z } from 'zod'

export type ReachedServer = { url: string; workspaceToken: string; stop(): Promise<void> }

/**
 * A server that runs already. The key to its workspace is taken from the link itself (`…/workspace#t=…`), else from
 * the server's own secret, which only the user who runs it can read; that is made for this computer's server alone and
 * is never sent anywhere else.
 * @throws when nothing answers there, or its key cannot be found.
 */
export async function reachServer(link: string): Promise<ReachedServer> {
  const { origin, hash, hostname, port } = new URL(link)
  await fetch(`${origin}/api/health`).catch(() => {
    throw new Error(`Nothing answers at ${origin}. Is the server running there?`)
  })
  const inLink = new URLSearchParams(hash.slice(1)).get('t')
  const stop = async () => {}
  if (inLink !== null) return { url: origin, workspaceToken: inLink, stop }
  const dataDir = isThisComputer(hostname) ? await dataDirOf(Number(port)) : null
  const secret = dataDir === null ? null : await readFile(join(dataDir, 'secret')).catch(() => null)
  if (secret !== null) return { url: origin, workspaceToken: openAccess(secret).workspaceToken(), stop }
  throw new Error(
    `No key for ${origin} was found. Give the workspace link that the server printed: --url "${origin}/workspace#t=…"`,
  )
}

/** Starts a fresh server with data of its own, which are gone when it stops. Builds the web app if nobody has yet. */
export async function startFreshServer(): Promise<ReachedServer> {
  buildWeb()
  const dataDir = await mkdtemp(join(tmpdir(), 'eds-rehearsal-'))
  const main = fileURLToPath(new URL('./hasty-server.ts', import.meta.url))
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = async () => {
    const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null
    child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const workspace = /https?:\/\/\S+\/workspace#t=\S+/.exec(line)
    if (workspace === null) continue
    // The rest of what it prints is for a person who started it; unread, it would stop the server when the pipe is full.
    child.stdout.resume()
    return { ...(await reachServer(workspace[0])), stop }
  }
  await stop()
  throw new Error('The server stopped before it was ready.')
}

/** A server serves the screens too, so that somebody can watch the rehearsal on its wall. */
function buildWeb(): void {
  const built = process.env.WEB_DIST ?? fileURLToPath(new URL('../web/dist', import.meta.url))
  if (existsSync(join(built, 'index.html'))) return
  console.log('Building the web app first …')
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const done = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) throw new Error('The web app could not be built. Run "npm ci" and try again.')
}

const RunFile = z.object({ dataDir: z.string(), pid: z.int() })

/** @returns where the server that listens on this port now keeps its data, as it noted itself; null when none did. */
async function dataDirOf(port: number): Promise<string | null> {
  const noted = await readFile(runFileOf(port), 'utf8').catch(() => null)
  if (noted === null) return null
  const { dataDir, pid } = RunFile.parse(JSON.parse(noted))
  return isRunning(pid) ? dataDir : null
}

/** A server that was killed leaves its note behind; another program may listen on its port by now. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const isThisComputer = (hostname: string): boolean =>
  ['localhost', '[::1]'].includes(hostname) ||
  hostname.startsWith('127.') ||
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === hostname))
