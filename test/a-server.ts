/** Starts servers for tests, in this process or as one of its own, and speaks to them as phones and desks do. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Clock } from '@eds/server/clock'
import type { Measure } from '@eds/server/load'
import { lineLog } from '@eds/server/log'
import { startServer } from '@eds/server/server'
import { Answer, type Command, Lobby, NewSession, PROTOCOL_VERSION, SessionLinks } from '@eds/session/protocol'
import { type Admission, DEFAULT_SETTINGS } from '@eds/session/session'

/** The session that a server began with, and the tokens of its links. */
export type Keys = {
  session: string
  joinCode: string
  facilitator: string
  lead: string
  wall: string
  workspace: string
}

/** A server and how to speak to it. `stop` also takes its data away unless the test brought its own folder. */
export type AServer = Keys & {
  base: string
  port: number
  dataDir: string
  /** Its log so far. */
  lines: readonly string[]
  stop(): Promise<void>
}

/** A seat somebody has taken over HTTP. */
export type Seated = { seat: string; token: string }

/** What came back: the HTTP status, the answer as parsed, and its text to the byte. */
export type Reply = { status: number; answer: Answer; text: string }

export const aFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'eds-test-'))

export const freshCommandId = (): string => randomBytes(16).toString('hex')
export const aNonce = (): string => randomBytes(16).toString('hex')
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * A server in this process, on a port of the system's choice, without the screens unless `webDir` is given.
 * @param wish.shortCountdowns lets a round close at once, unless a test says otherwise: no test waits for its clock
 * @param wish.admission how people come into the session that it begins with: `at-once` unless a test says otherwise
 */
export async function aServer(
  wish: {
    dataDir?: string
    admission?: Admission
    clock?: Clock
    webDir?: string
    publicUrl?: string
    trustedProxies?: string[]
    allowedHosts?: string[]
    host?: string
    measure?: () => Measure
    mostConnections?: number
    longestSilenceMs?: number
    shortCountdowns?: boolean
  } = {},
): Promise<AServer> {
  const dataDir = wish.dataDir ?? (await aFolder())
  const lines: string[] = []
  const server = await startServer({
    port: 0,
    host: wish.host ?? '127.0.0.1',
    dataDir,
    webDir: wish.webDir ?? null,
    publicUrl: wish.publicUrl ?? null,
    trustedProxies: wish.trustedProxies ?? [],
    allowedHosts: wish.allowedHosts ?? [],
    // In this process the test's own work is not the server's.
    measure: wish.measure ?? (() => ({ lateMs: 0, heapShare: 0 })),
    log: lineLog((line) => lines.push(line)),
    shortCountdowns: wish.shortCountdowns ?? true,
    ...(wish.clock === undefined ? {} : { clock: wish.clock }),
    ...(wish.mostConnections === undefined ? {} : { mostConnections: wish.mostConnections }),
    ...(wish.longestSilenceMs === undefined ? {} : { longestSilenceMs: wish.longestSilenceMs }),
  })
  const newest = server.newest()
  if (newest === null) throw new Error('expected a session to begin with, found none')
  const { session, joinCode, desk, finalise, wall } = newest.links
  const base = `http://127.0.0.1:${server.port}`
  const facilitator = tokenIn(desk)
  if (wish.admission !== 'ask') await letStraightIn({ base, session, joinCode, facilitator })
  return {
    base,
    port: server.port,
    dataDir,
    lines,
    session,
    joinCode,
    facilitator,
    lead: tokenIn(finalise),
    wall: tokenIn(wall),
    workspace: tokenIn(server.workspace),
    async stop() {
      await server.stop()
      if (wish.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A server process: what it printed until it was ready or ended, and its exit code once it has ended. */
export type Started = { child: ChildProcess; out: string; err: () => string; code: number | null }

const MAIN = fileURLToPath(new URL('../apps/server/main.ts', import.meta.url))
/** As `main.ts`, but a round may close without a countdown: browser tests and fault tests would wait for each. */
export const HASTY_MAIN = fileURLToPath(new URL('../apps/rehearsal/hasty-server.ts', import.meta.url))

/** Runs `main.ts`, or another way to start, with an environment, until its banner is complete or it has ended. */
export async function startMain(env: Readonly<Record<string, string>>, main = MAIN): Promise<Started> {
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const closed = once(child, 'close')
  let out = ''
  for await (const line of createInterface({ input: child.stdout })) {
    out += `${line}\n`
    if (line.includes('Stop with Ctrl+C')) return { child, out, err: () => err, code: null }
  }
  await closed
  return { child, out, err: () => err, code: child.exitCode }
}

/** Makes the join code good for a seat at once, unless it is so or the session has ended. */
async function letStraightIn(server: Pick<AServer, 'base' | 'session' | 'joinCode' | 'facilitator'>): Promise<void> {
  const { body } = await getJson(server, `/api/join/${server.joinCode}`)
  if (Lobby.safeParse(body).data?.admission !== 'ask') return
  await done(server, server.facilitator, { type: 'setAdmission', admission: 'at-once' })
}

/** A server in a process of its own, for tests that kill it. `port` 0 lets the system choose. */
export async function aServerProcess(wish: {
  dataDir: string
  webDir: string
  port?: number
  admission?: Admission
  allowedHosts?: string
}): Promise<AServer & { kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> }> {
  const { child, out, err, code } = await startMain(
    {
      PORT: String(wish.port ?? 0),
      HOST: '127.0.0.1',
      DATA_DIR: wish.dataDir,
      WEB_DIST: wish.webDir,
      PUBLIC_URL: '',
      ALLOWED_HOSTS: wish.allowedHosts ?? '',
    },
    HASTY_MAIN,
  )
  if (code !== null) throw new Error(`expected a server to start, found exit code ${code}: ${err()}`)
  const link = (path: string) => new URL(out.match(new RegExp(`https?://\\S+/${path}\\S*`))?.[0] ?? '')
  const desk = link('desk/')
  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'close')
    child.kill(signal)
    await ended
    return child.exitCode
  }
  const keys = {
    base: desk.origin,
    session: desk.pathname.split('/')[2] ?? '',
    joinCode: link('join/').pathname.split('/')[2] ?? '',
    facilitator: tokenIn(desk.href),
  }
  if (wish.admission !== 'ask') await letStraightIn(keys)
  return {
    ...keys,
    port: Number(desk.port),
    dataDir: wish.dataDir,
    get lines() {
      return err().split('\n')
    },
    lead: tokenIn(link('finalise/').href),
    wall: tokenIn(link('wall/').href),
    workspace: tokenIn(link('workspace').href),
    kill,
    async stop() {
      await kill('SIGTERM')
    },
  }
}

const tokenIn = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('t') ?? ''

/**
 * Makes another session of the sample through the workspace: no countdown, and everybody comes straight in.
 * @param wish.groups `staff` alone unless a test says otherwise @returns the same server, spoken to as that session
 */
export async function aSessionOn(
  server: AServer,
  wish: { question: string; groups?: readonly { id: string; name: string }[] },
): Promise<AServer> {
  const choice = NewSession.parse({
    title: 'A short workshop',
    questions: [wish.question],
    groups: wish.groups ?? [{ id: 'staff', name: 'Staff' }],
    settings: { ...DEFAULT_SETTINGS, countdownSeconds: 0, admission: 'at-once' },
  })
  const response = await fetch(`${server.base}/api/assessments/${midAndSouthEssex.id}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(server.workspace) },
    body: JSON.stringify(choice),
  })
  if (response.status !== 201) throw new Error(`expected a session, found ${response.status}: ${await response.text()}`)
  const { session, joinCode, desk, finalise, wall } = SessionLinks.parse(await response.json())
  const keys = { facilitator: tokenIn(desk), lead: tokenIn(finalise), wall: tokenIn(wall) }
  return { ...server, session, joinCode, ...keys }
}

/** Sends a command; with a commandId of its own choice a test can send it again. */
export async function ask(
  server: Pick<AServer, 'base' | 'session'>,
  token: string | null,
  command: Command,
  commandId: string = freshCommandId(),
): Promise<Reply> {
  return post(server, token, { version: PROTOCOL_VERSION, commandId, ...command })
}

/** Sends any body at all to the address of commands. */
export async function post(
  server: Pick<AServer, 'base' | 'session'>,
  token: string | null,
  body: unknown,
): Promise<Reply> {
  const response = await fetch(`${server.base}/api/sessions/${server.session}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(token) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, answer: Answer.parse(JSON.parse(text)), text }
}

/** Sends a command that must be saved. @returns the id of what it made, or null. */
export async function done(
  server: Pick<AServer, 'base' | 'session'>,
  token: string,
  command: Command,
): Promise<string | null> {
  const { answer } = await ask(server, token, command)
  if (answer.status === 'saved') return answer.made
  throw new Error(`expected ${command.type} to be saved, found ${answer.refusal.code}: ${answer.refusal.detail}`)
}

/** @returns the code of a refusal, or `saved`. */
export const codeOf = ({ answer }: Reply): string => (answer.status === 'saved' ? 'saved' : answer.refusal.code)

/** Sits somebody down at the door. */
export async function takeSeat(
  server: Pick<AServer, 'base' | 'session' | 'joinCode'>,
  group = 'staff',
): Promise<Seated> {
  const token = randomBytes(16).toString('hex')
  const command = { type: 'takeSeat', joinCode: server.joinCode, group, secretHash: sha256(token) }
  const { answer } = await post(server, null, { version: PROTOCOL_VERSION, commandId: freshCommandId(), ...command })
  if (answer.status !== 'saved' || answer.made === null)
    throw new Error(`expected a seat, found ${JSON.stringify(answer)}`)
  return { seat: answer.made, token }
}

export async function getJson(server: Pick<AServer, 'base'>, path: string, token: string | null = null) {
  const response = await fetch(`${server.base}${path}`, { headers: bearer(token) })
  const body: unknown = await response.json()
  return { status: response.status, body }
}

const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` }
