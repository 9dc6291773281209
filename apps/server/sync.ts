/** WebSockets: who may read which document, and what a reader may say. Nobody may write. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { mayRead } from '@eds/session/permissions'
import { CLOSE, DocumentName, SUBPROTOCOL } from '@eds/session/protocol'
import type { SeatId } from '@eds/session/session'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Access, GUARDED_ROLES, type Known } from './access.ts'
import { SOON_SECONDS } from './asking.ts'
import type { Call, Caller } from './callers.ts'
import { Channel } from './channel.ts'
import type { Clock } from './clock.ts'
import { readFrame } from './frames.ts'
import { type HostNames, isFromOwnPage } from './host-names.ts'
import type { Log } from './log.ts'
import type { Room } from './room.ts'

export type Sync = {
  /** Answers an upgrade request of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Gives up the readers that have fallen behind; they come back when they can. */
  shed(): void
  /** Closes every socket with 1012, "service restart": readers come back by themselves. */
  stop(): Promise<void>
}

export type SyncParts = {
  access: Access
  callerOf: (call: Call) => Caller
  /** Where people reach the server when it stands behind another, or null. */
  publicUrl: string | null
  /** Whether that is by https, so that nobody is served in the open. */
  isSafe: boolean
  isKnownHost: HostNames
  /** Whether phones are to wait before they join. */
  isBusy: () => boolean
  clock: Clock
  log: Log
  roomOf: (session: string) => Room | null
}

/** Which document a socket asked for, and with which token. */
type Asked = { session: string; name: DocumentName; token: string | null }

/** A socket that was let in: whose it is, and whether it has answered since the last heartbeat. */
type Life = { room: Room; seat: SeatId | null; address: string; hasAnswered: boolean }

/** A phone that is gone is known to be after two of them at most; a reader gives up after 30 s of silence. */
const HEARTBEAT_MS = 15_000
const MOST_SOCKETS = 2000
const MOST_PER_SEAT = 8
/** Of seats; the wall and staff are few, and keep what is left. */
const MOST_PER_SESSION = 1000
const MOST_PER_ADDRESS = 1000
const SERVICE_RESTART = 1012
const CLOSE_WAIT_MS = 1000
/** Frames a reader may send, and as many signs of life: a stock one sends its state vector once and its awareness every 15 s. */
const FRAME_BURST = 40
const FRAMES_PER_SECOND = 2
/** Asking for the document anew costs a full copy. */
const JOIN_BURST = 5
const JOINS_PER_SECOND = 0.5

/** Sockets that one seat may open: a phone on a bad line comes back every few seconds, each tab by itself. */
const SOCKET_BURST = 20
const SOCKETS_PER_SECOND = 0.5

const LIMITS = {
  maxPayload: 65_536,
  maxFragments: 16,
  maxBufferedChunks: 1024,
  perMessageDeflate: false,
  /** Pings are answered here, so that they can be counted: whoever sends them without end and reads no answer fills the memory. */
  autoPong: false,
  /** Who is shown out and does not go: strangers could keep thousands of sockets half closed. */
  closeTimeout: 3000,
}
/** A budget that is spent has a place again by then. */
const LATER_SECONDS = 5

/** Phones read the end of it, and wait. */
const later = (why: string, seconds = LATER_SECONDS): string => `${why}; come back in ${seconds} s`

const PATH = /^\/ws\/sessions\/([a-z0-9][a-z0-9-]{0,63})\/([a-z]+)$/

export function openSync(parts: SyncParts): Sync {
  const { access, callerOf, publicUrl, isSafe, isKnownHost, isBusy, clock, log, roomOf } = parts
  const server = new WebSocketServer({
    ...LIMITS,
    noServer: true,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  })
  const sockets = new Map<WebSocket, Life>()
  const channels = new WeakMap<Room, Record<DocumentName, Channel>>()
  const open = new Set<Channel>()

  const channelOf = (room: Room, name: DocumentName): Channel => {
    const known = channels.get(room) ?? {
      room: new Channel(room.documents.room, clock),
      desk: new Channel(room.documents.desk, clock),
    }
    if (!channels.has(room)) room.whenSeatLost((seat) => forget(room, seat))
    channels.set(room, known)
    open.add(known.room).add(known.desk)
    return known[name]
  }

  const socketsOf = (room: Room, seat: SeatId): WebSocket[] =>
    [...sockets].flatMap(([socket, life]) => (life.room === room && life.seat === seat ? [socket] : []))

  const comings = new WeakMap<Room, Map<SeatId, () => boolean>>()
  /** By the seat: who comes and goes without end has every copy made anew, and everybody told each time. */
  const mayCome = (room: Room, seat: SeatId): boolean => {
    const ofRoom = comings.get(room) ?? new Map<SeatId, () => boolean>()
    const within = ofRoom.get(seat) ?? bucket(SOCKET_BURST, SOCKETS_PER_SECOND, clock)
    comings.set(room, ofRoom.set(seat, within))
    return within()
  }

  const isCrowded = (room: Room, address: string): boolean => {
    const lives = [...sockets.values()].filter(({ seat }) => seat !== null)
    const inRoom = lives.filter((life) => life.room === room).length
    const fromThere = lives.filter((life) => life.address === address).length
    return inRoom >= MOST_PER_SESSION || fromThere >= MOST_PER_ADDRESS
  }

  /** A lost phone's token is dead, and so are the sockets that it opened. */
  const forget = (room: Room, seat: SeatId) => {
    for (const socket of socketsOf(room, seat)) socket.close(CLOSE.notSignedIn, 'this seat has a new slip')
  }

  const beat = () => {
    for (const channel of open) channel.heartbeat()
    for (const [socket, life] of sockets) {
      // A phone that has left the network does not say goodbye.
      if (!life.hasAnswered) socket.terminate()
      life.hasAnswered = false
      if (socket.readyState === socket.OPEN) socket.ping()
    }
    cancelBeat = clock.after(HEARTBEAT_MS, beat)
  }
  let cancelBeat = clock.after(HEARTBEAT_MS, beat)

  const receive = (socket: WebSocket, room: Room, name: DocumentName, who: Known, address: string) => {
    const channel = channelOf(room, name)
    const frames = bucket(FRAME_BURST, FRAMES_PER_SECOND, clock)
    const signs = bucket(FRAME_BURST, FRAMES_PER_SECOND, clock)
    const joins = bucket(JOIN_BURST, JOINS_PER_SECOND, clock)
    const seat = who.kind === 'seat' ? who.seat : null
    const life: Life = { room, seat, address, hasAnswered: true }
    sockets.set(socket, life)
    const isDesk = who.kind === 'facilitator' && name === 'desk'
    if (seat !== null) room.presence.ofSeat(seat, 1)
    if (isDesk) room.presence.ofDesk(1)
    const isWithin = (allowed: () => boolean): boolean => {
      life.hasAnswered = true
      if (socket.readyState !== socket.OPEN) return false
      const may = allowed()
      if (!may) socket.close(CLOSE.tooSlow, later('too many frames'))
      return may
    }
    socket.on('ping', (data: Buffer) => {
      if (isWithin(signs)) socket.pong(data)
    })
    socket.on('pong', () => void isWithin(signs))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      sockets.delete(socket)
      channel.leave(socket)
      if (seat !== null) room.presence.ofSeat(seat, -1)
      if (isDesk) room.presence.ofDesk(-1)
    })
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isWithin(frames)) return
      const frame = isBinary ? readFrame(data) : { kind: 'malformed' as const }
      switch (frame.kind) {
        case 'nothing':
          return
        case 'malformed':
          return socket.close(CLOSE.badFrame, 'bad frame')
        case 'write':
          log('warn', 'write-refused', { session: room.row.id, document: name, role: who.kind })
          return socket.close(CLOSE.notAllowed, 'read only')
        case 'state':
          if (!joins()) return socket.close(CLOSE.tooSlow, later('too many joins'))
          if (!channel.join(socket, frame.clocks)) socket.close(CLOSE.documentRenewed, 'document renewed')
      }
    })
  }

  /** A refusal after the handshake: a browser sees no status of a refused one, and would try again for ever. */
  const admit = (socket: WebSocket, asked: Asked, caller: Caller) => {
    const { session, name, token } = asked
    const room = roomOf(session)
    const who = access.whoIs(session, room, token)
    if (who === null) return socket.close(CLOSE.notSignedIn, 'not signed in')
    if (GUARDED_ROLES.includes(who.kind) && !caller.isPrivate) {
      return socket.close(CLOSE.staffNeedsHttps, 'staff needs https')
    }
    if (room === null) return socket.close(CLOSE.unknownSession, 'unknown session')
    if (!mayRead(who.kind, name)) return socket.close(CLOSE.notAllowed, 'not allowed')
    // The desk, the wall and a helper are few, and needed most when there is too much to do.
    if (who.kind === 'seat' && isBusy()) return socket.close(CLOSE.tooSlow, later('busy', SOON_SECONDS))
    if (who.kind === 'seat' && socketsOf(room, who.seat).length >= MOST_PER_SEAT) {
      return socket.close(CLOSE.tooSlow, later('too many sockets'))
    }
    if (who.kind === 'seat' && !mayCome(room, who.seat)) return socket.close(CLOSE.tooSlow, later('too many sockets'))
    if (who.kind === 'seat' && isCrowded(room, caller.address))
      return socket.close(CLOSE.tooSlow, later('too many sockets'))
    receive(socket, room, name, who, caller.address)
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      const [, session, document] = PATH.exec(request.url ?? '') ?? []
      const name = DocumentName.safeParse(document)
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim())
      if (session === undefined || !name.success) return turnAway(socket, '404 Not Found')
      if (!isKnownHost(request.headers.host)) return turnAway(socket, '421 Misdirected Request')
      if (!isFromOwnPage(request.headers, publicUrl)) return turnAway(socket, '403 Forbidden')
      if (isSafe && !callerOf(request).isPrivate) return turnAway(socket, '403 Forbidden')
      if (!offered.includes(SUBPROTOCOL)) return turnAway(socket, '400 Bad Request')
      if (sockets.size >= MOST_SOCKETS) return turnAway(socket, '503 Service Unavailable')
      const token = offered.find((each) => each.startsWith('token.'))?.slice('token.'.length) ?? null
      server.handleUpgrade(request, socket, head, (accepted) =>
        admit(accepted, { session, name: name.data, token }, callerOf(request)),
      )
    },
    shed() {
      for (const channel of open) channel.giveUpThoseBehind()
    },
    async stop() {
      cancelBeat()
      const closing = [...sockets.keys()].map(
        (socket) =>
          new Promise<void>((resolve) => {
            const giveUp = setTimeout(() => socket.terminate(), CLOSE_WAIT_MS)
            socket.once('close', () => {
              clearTimeout(giveUp)
              resolve()
            })
            socket.close(SERVICE_RESTART, 'the server is restarting')
          }),
      )
      await Promise.all(closing)
    },
  }
}

function turnAway(socket: Duplex, status: string): void {
  const again = status.startsWith('503') ? `Retry-After: ${SOON_SECONDS}\r\n` : ''
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n${again}Content-Length: 0\r\n\r\n`)
}

/** @returns a function that says whether one more is within the budget. */
function bucket(burst: number, perSecond: number, clock: Clock): () => boolean {
  let left = burst
  let at = clock.now()
  return () => {
    const now = clock.now()
    left = Math.min(burst, left + Math.max(0, now - at) * (perSecond / 1000))
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
