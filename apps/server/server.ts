/** Starts and stops one server: store, rooms, HTTP and sockets. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import { questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { NewSession, type SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS } from '@eds/session/session'
import { type Access, openAccess } from './access.ts'
import { openApp } from './app.ts'
import { addressList, isLoopbackAddress, isLoopbackHost, openCallers } from './callers.ts'
import { type Clock, systemClock } from './clock.ts'
import { openConnections } from './connections.ts'
import { openHostNames } from './host-names.ts'
import { openHttpServer } from './http-server.ts'
import { linksOf, localBase, networkBase, workspaceLink } from './links.ts'
import { type Measure, watchLoad } from './load.ts'
import { type Log, sparingLog } from './log.ts'
import { openRooms, type Rooms } from './rooms.ts'
import { openSecret, secretFile } from './secret.ts'
import { openSharedEvidence } from './shared-evidence.ts'
import { StartRefusal } from './start-refusal.ts'
import type { Store } from './store.ts'
import { openSqliteStore } from './store-sqlite.ts'
import { openSync } from './sync.ts'
import { openThrottle } from './throttle.ts'
import { readWebBuild } from './web-build.ts'

export const VERSION = '0.1.0'

export type ServerOptions = {
  /** 0 lets the system choose. */
  port: number
  host: string
  /** Made when it is missing. */
  dataDir: string
  /** The folder of the built web app; null serves the interface without the screens. */
  webDir: string | null
  /** Where people reach the server when it stands behind another; null computes it from host and port. */
  publicUrl: string | null
  /** Addresses and subnets of the servers before this one, which are believed when they say who called and how. */
  trustedProxies: readonly string[]
  /** Names by which the server may be called beside its own. */
  allowedHosts: readonly string[]
  log: Log
  clock?: Clock
  /** How late the process is and how full; measured where it is not given. */
  measure?: () => Measure
  /**
   * Lets sessions be made whose rounds close without warning, for simulated people. No setting, argument or request says
   * so: it takes another program than `main.ts`.
   */
  shortCountdowns?: boolean
  /** 4000 unless it is given. */
  mostConnections?: number
  /** For how long a connection that reads nothing is kept; see `http-server.ts`. */
  longestSilenceMs?: number
}

export type RunningServer = {
  port: number
  /** Where staff's links begin: https, or `http://host:port` as this computer alone reaches it. */
  local: string
  /** As phones reach it. */
  network: string
  workspace: string
  /** The newest session that is not published, or null. */
  newest(): { title: string; links: SessionLinks } | null
  /** Finishes what was taken, closes every socket with 1012, and lets the data folder go. */
  stop(): Promise<void>
}

/** Twice the sockets that are let in: what is beyond is refused before it costs anything. */
const MOST_CONNECTIONS = 4000

/** @throws StartRefusal or StoreRefusal with words for the person who starts it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { clock = systemClock } = options
  const log = sparingLog(options.log, clock.now)
  const dataDir = resolve(options.dataDir)
  const web = options.webDir === null ? null : readWebBuild(options.webDir)
  if (web === null && options.webDir !== null) {
    throw new StartRefusal(`The web app is not built: ${options.webDir} has no index.html. Run "npm run build" first.`)
  }
  makeWritable(dataDir)
  const database = join(dataDir, 'eds-workshop.sqlite')
  const store = await openSqliteStore(database)
  let letGo = async () => {}
  try {
    for (const file of [database, secretFile(dataDir)]) expectOwn(file)
    const secret = openSecret(dataDir)
    const access = openAccess(secret)
    const rooms = await openRooms({ store, clock, log, fingerprintKey: secret })
    const assessments = await withSample(store, rooms)
    const shared = openSharedEvidence({ rooms, assessments, store, clock, log })
    await shared.settle()
    rooms.whenEvidenceMayBeGone(shared.settle)
    const { publicUrl } = options
    const listening = { port: options.port }
    const isSafe = publicUrl?.startsWith('https:') ?? false
    const local = () => (publicUrl !== null && isSafe ? publicUrl : localBase(options.host, listening.port))
    // Looked up each time: a laptop that moves to another network has another address there.
    const network = () => publicUrl ?? networkBase(options.host, listening.port)
    const basesFor = (host: string | undefined) => {
      // Staff's links work where only this computer reads along; a tunnel may have given its door another number.
      const staff = !isSafe && isLoopbackHost(host) ? `http://${host}` : local()
      // A name by which another computer reached this server is better than one found here.
      const asked = isHostName(host) && !isLoopbackHost(host) ? `http://${host}` : network()
      return { staff, join: publicUrl ?? asked }
    }
    const callerOf = openCallers(options.trustedProxies)
    const throttle = openThrottle()
    const load = watchLoad({
      clock,
      log,
      shed: () => sync.shed(),
      ...(options.measure === undefined ? {} : { measure: options.measure }),
    })
    const isKnownHost = openHostNames(publicUrl, options.allowedHosts)
    const people = { access, throttle, callerOf, isKnownHost, isSafe, publicUrl, isBusy: () => load.now() !== 'normal' }
    const shortCountdowns = options.shortCountdowns ?? false
    const place = { assessments, web, basesFor, shortCountdowns, version: VERSION }
    const app = openApp({ ...people, ...place, rooms, store, clock, log })
    const sync = openSync({ ...people, clock, log, roomOf: rooms.byId })
    letGo = async () => {
      load.stop()
      await sync.stop()
    }
    const proxies = addressList(options.trustedProxies)
    const speaksForMany = (address: string) => isLoopbackAddress(address) || proxies.has(address)
    const most = options.mostConnections ?? MOST_CONNECTIONS
    const http = openHttpServer(app.fetch, {
      most,
      connections: openConnections(most, speaksForMany),
      clock,
      ...(options.longestSilenceMs === undefined ? {} : { longestSilenceMs: options.longestSilenceMs }),
    })
    http.on('upgrade', (request, socket, head) => sync.upgrade(request, socket, head))
    const port = await listen(http, options.port, options.host)
    listening.port = port
    log('info', 'started', { port, host: options.host, sessions: rooms.all().length })
    return {
      port,
      local: local(),
      network: network(),
      workspace: workspaceLink(access, local()),
      newest: () => newestOf(rooms, access, { join: network(), staff: local() }),
      async stop() {
        const closed = new Promise((done) => http.close(done))
        shared.stop()
        await letGo()
        await rooms.stop()
        http.closeIdleConnections()
        // A request that is still coming in has nothing to wait for any more.
        const cutOff = setTimeout(() => http.closeAllConnections(), 1000)
        await closed
        clearTimeout(cutOff)
        await store.close()
        log('info', 'stopped')
      },
    }
  } catch (error) {
    await letGo()
    await store.close()
    throw error
  }
}

/** One folder after the other: where one cannot be made, Node's own recursion may never come back. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function makeWritable(dataDir: string): void {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
    throw new StartRefusal(
      `The data folder ${dataDir} cannot be written (${code}). Set DATA_DIR to a folder that this user may write to.`,
    )
  }
}

/** Both are made for their owner alone; a copy put back from elsewhere may have lost that. */
function expectOwn(path: string): void {
  if (process.platform === 'win32' || !existsSync(path)) return
  const mode = statSync(path).mode & 0o777
  if ((mode & 0o077) === 0) return
  throw new StartRefusal(
    `The file ${path} can be read by others on this computer (its mode is ${mode.toString(8)}). Run: chmod 600 "${path}"`,
  )
}

/** The first start begins with the sample assessment and one session, so that there is something to try at once. */
async function withSample(store: Store, rooms: Rooms) {
  const stored = await store.assessments()
  const assessments = new Map(stored.map((assessment) => [assessment.id, assessment]))
  if (assessments.size === 0) {
    await store.saveAssessment(midAndSouthEssex)
    assessments.set(midAndSouthEssex.id, midAndSouthEssex)
  }
  const sample = assessments.get(midAndSouthEssex.id)
  if (rooms.all().length > 0 || sample === undefined) return assessments
  const choice = NewSession.parse({
    title: 'Mid and South Essex EDS 2022/23 grading workshop',
    questions: questionsOf(sample).map(({ id }) => id),
    groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id, name })),
    settings: DEFAULT_SETTINGS,
  })
  const begun = await rooms.begin(sample, choice, { kind: 'server' })
  if (!begun.ok) throw new Error(`expected the sample to give a session, found ${begun.refusal.detail}`)
  return assessments
}

function newestOf(rooms: Rooms, access: Access, bases: { join: string; staff: string }) {
  const room = rooms.all().findLast(({ state }) => state.publication === null)
  return room === undefined ? null : { title: room.state.plan.title, links: linksOf(room.row, access, bases) }
}

/** A host as browsers name it in a request; anything else does not go into a link. */
const isHostName = (host: string | undefined): host is string =>
  host !== undefined && /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(host)

/** @returns the port that was given. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolvePort, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenRefusal(error, port, host)))
    server.listen(port, host, () => {
      const address = server.address()
      resolvePort(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function listenRefusal(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartRefusal(`Port ${port} is in use by another program. Stop it, or set PORT=${otherPort(port)}.`)
    case 'EACCES':
      return new StartRefusal(`This user may not use port ${port}. Set PORT to a number above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(`HOST is set to "${host}", which is no address of this computer. Set HOST=0.0.0.0.`)
    default:
      return error
  }
}

const otherPort = (port: number): number => (port < 65_535 ? port + 1 : 3000)
