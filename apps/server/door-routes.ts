/** The door and the commands: everything that can change a session comes in here. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { COMMAND_TYPES, mayAsk, mayRead } from '@eds/session/permissions'
import {
  CommandEnvelope,
  CommandId,
  type CommandType,
  type Lobby,
  PROTOCOL_VERSION,
  type SeatStanding,
} from '@eds/session/protocol'
import { COMBINED_GROUP, SeatId } from '@eds/session/session'
import { numberOf, seatsIssued } from '@eds/session/state'
import { Hono } from 'hono'
import { z } from 'zod'
import { isSame } from './access.ts'
import { type Given, refusedAnswer } from './answers.ts'
import {
  type AppEnv,
  type AppParts,
  type Asking,
  askerIn,
  callerIn,
  flawOf,
  jsonOf,
  send,
  tokenOf,
  turnAway,
} from './asking.ts'
import { type AskingPlaces, openAskingPlaces } from './asking-places.ts'
import type { Asked } from './draft.ts'
import { plainJoinCode } from './fresh-ids.ts'
import { linksOf } from './links.ts'
import { ownSeat } from './own-seat.ts'
import type { Room } from './room.ts'
import type { RoomCopy } from './room-copy.ts'

const Made = z.object({ made: z.nullable(SeatId) })
const EnvelopeHead = z.object({ version: z.unknown(), commandId: CommandId, type: z.string() })

const PROPOSALS: ReadonlySet<CommandType> = new Set(['proposeEvidence', 'raiseObjection'])

const KNOWN_TYPES: ReadonlyMap<string, CommandType> = new Map(COMMAND_TYPES.map((type) => [type, type]))

/** `GET /api/join/:code`, `GET /api/sessions/:id/standing` and `POST /api/sessions/:id/{commands,arrivals}` */
export function doorRoutes(parts: AppParts, copyOfRoom: (room: Room) => RoomCopy): Hono<AppEnv> {
  const { rooms, access, throttle, basesFor } = parts
  const routes = new Hono<AppEnv>()

  const wrong =
    (code: 'unknown-join-code' | 'unknown-slip', detail: string) =>
    async (c: Asking, commandId: string | null = null) => {
      const seconds = await throttle.wrongCode(callerIn(c, parts).address)
      if (seconds === 0) return turnAway(c, code, detail, { commandId })
      return turnAway(c, 'too-many-requests', 'too many wrong codes; wait and try again', { commandId, seconds })
    }
  const wrongCode = wrong('unknown-join-code', 'no session has this code')
  const wrongSlip = wrong('unknown-slip', 'no slip of this session has this code')

  routes.get('/api/join/:code', async (c) => {
    const room = rooms.byJoinCode(plainJoinCode(c.req.param('code')))
    if (room === null) return wrongCode(c)
    const { plan, phase, admission } = room.state
    if (phase === 'closed') return turnAway(c, 'session-closed', 'the session has ended')
    const { id: session, title, organisation, year, settings } = plan
    // Offered only to somebody who finds themselves alone.
    const groups = plan.groups.filter(({ id }) => id !== COMBINED_GROUP)
    const seatsLeft = Math.max(0, settings.maxSeats - seatsIssued(room.state))
    const { join } = linksOf(room.row, access, basesFor(c.req.header('host')))
    return c.json({ session, title, organisation, year, groups, join, seatsLeft, admission } satisfies Lobby)
  })

  routes.get('/api/sessions/:id/standing', (c) => {
    const token = tokenOf(c)
    const room = rooms.byId(c.req.param('id'))
    const seat = token === null ? null : (room?.askedSeatOf(sha256(token)) ?? null)
    if (room === null || seat === null) return turnAway(c, 'not-signed-in', 'the token is missing or wrong')
    return c.json(standingOf(room, seat))
  })

  const placesAt = new WeakMap<Room, AskingPlaces>()
  const placesOf = (room: Room): AskingPlaces => {
    const places = placesAt.get(room) ?? openAskingPlaces(() => room.state.asking)
    placesAt.set(room, places)
    return places
  }

  /** By the seat where it is known, by the address where it is not. What can come to nothing has its own budget. */
  const askForSeat = async (c: Asking, room: Room, asked: Asked, secretHash: string): Promise<Given | Wait> => {
    const seat = room.askedSeatOf(secretHash)
    const { address } = callerIn(c, parts)
    const isInVain = seat === null && room.isInVain(asked)
    const seconds = await (seat !== null
      ? throttle.knownSeat(room.row.id, seat)
      : isInVain
        ? throttle.askInVain(address)
        : throttle.takeSeat(address))
    if (seconds > 0) return { seconds }
    if (seat !== null || isInVain || room.state.admission !== 'ask') return room.ask(asked)
    const tell = placesOf(room).hold(address)
    if (tell === null) {
      const detail = 'as many people ask from your network as may'
      return refusedAnswer(asked.commandId, { code: 'too-many-asking', detail })
    }
    const given = await room.ask(asked)
    tell(given.refusal === null ? madeBy(given.text) : null)
    return given
  }

  const waitOfSeat = async (room: Room, seat: SeatId, asked: Asked): Promise<number> => {
    const session = room.row.id
    const seconds = await throttle.command(session, seat)
    if (seconds > 0 || !PROPOSALS.has(asked.command.type)) return seconds
    // What is sent again, or can only be refused, leaves nothing behind.
    return room.isInVain(asked) ? 0 : throttle.proposal(session, seat)
  }

  const obey = async (c: Asking): Promise<Response> => {
    const session = c.req.param('id') ?? ''
    const body = await jsonOf(c)
    if (body === undefined) return turnAway(c, 'bad-request', 'the body is not JSON')
    const head = EnvelopeHead.safeParse(body)
    if (!head.success) return turnAway(c, 'bad-request', flawOf(head.error))
    const { version, commandId } = head.data
    if (version !== PROTOCOL_VERSION) {
      return turnAway(c, 'unknown-version', `this server speaks version ${PROTOCOL_VERSION}`, { commandId })
    }
    const type = KNOWN_TYPES.get(head.data.type)
    // Nobody has a token before they sit down: whoever asks for a seat stands at the door.
    const isAtDoor = type !== undefined && mayAsk('door', type)
    const by = isAtDoor ? ({ kind: 'door' } as const) : askerIn(c, parts, session)
    if (by === null) return turnAway(c, 'not-signed-in', 'the token is missing or wrong', { commandId })
    if (type !== undefined && !mayAsk(by.kind, type)) {
      return turnAway(c, 'not-allowed', `${by.kind} may not ask ${type}`, { commandId })
    }
    const parsed = CommandEnvelope.safeParse(body)
    if (!parsed.success) return turnAway(c, codeOf(parsed.error), flawOf(parsed.error), { commandId })
    const { version: _version, commandId: _commandId, ...command } = parsed.data
    if ('nonce' in command && command.nonce === commandId) {
      // The id stands in the trail for everybody: with it the ballot's commitment would be a receipt.
      return turnAway(c, 'bad-request', 'nonce: not a secret of its own', { commandId })
    }
    const room = rooms.byId(session)
    const tooMany = (seconds: number) =>
      turnAway(c, 'too-many-requests', 'wait a little and try again', { commandId, seconds })

    if (isAtDoor && parts.isBusy()) {
      return turnAway(c, 'too-many-requests', 'the server is busy; wait a little', { commandId, status: 503 })
    }
    if (command.type === 'takeSeat') {
      const joinCode = plainJoinCode(command.joinCode)
      if (room === null || !isSame(room.row.joinCode, joinCode)) return wrongCode(c, commandId)
      const asked = { by, commandId, command: { ...command, joinCode } }
      const given = await askForSeat(c, room, asked, command.secretHash)
      return 'seconds' in given ? tooMany(given.seconds) : send(c, given)
    }
    if (command.type === 'claimSlip') {
      const seat = room?.seatOfSlip(command.slip) ?? null
      if (room === null || seat === null) return wrongSlip(c, commandId)
      const seconds = await throttle.knownSeat(session, seat)
      if (seconds > 0) return tooMany(seconds)
      return send(c, await room.ask({ by, commandId, command }))
    }
    if (room === null) return turnAway(c, 'unknown-session', 'there is no such session', { commandId })
    const asked = { by, commandId, command }
    const seconds = by.kind === 'seat' ? await waitOfSeat(room, by.seat, asked) : 0
    return seconds > 0 ? tooMany(seconds) : send(c, await room.ask(asked))
  }
  routes.post('/api/sessions/:id/commands', obey)

  routes.post('/api/sessions/:id/arrivals', async (c) => {
    const session = c.req.param('id')
    const reply = await obey(c)
    const token = tokenOf(c)
    const room = rooms.byId(session)
    const seat = token === null ? null : (room?.askedSeatOf(sha256(token)) ?? null)
    if (!reply.ok || room === null || seat === null) return reply
    const answer = await reply.text()
    const text = madeBy(answer) === seat ? arrivalOf(room, seat, answer) : answer
    const headers = { 'Content-Type': 'application/json', Vary: 'Accept-Encoding' }
    if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(text, 200, headers)
    return c.body(new Uint8Array(await compressed(text)), 200, { ...headers, 'Content-Encoding': 'gzip' })
  })

  /** An `Arrival`, as the seat's own questions would be answered: the secret of one that is only asked for opens nothing. */
  function arrivalOf(room: Room, seat: SeatId, answer: string): string {
    const isSeated = room.state.seats.has(seat) && mayRead('seat', 'room')
    const own = isSeated ? JSON.stringify(ownSeat(room, seat)) : 'null'
    const copy = isSeated ? copyOfRoom(room).text : 'null'
    return `{"answer":${answer},"standing":${JSON.stringify(standingOf(room, seat))},"seat":${own},"room":${copy}}`
  }

  return routes
}

/** @throws when the session never heard of the seat. */
function standingOf({ state }: Room, seat: SeatId): SeatStanding {
  const known = state.seats.get(seat) ?? state.asking.get(seat) ?? state.turnedAway.get(seat)
  const group = state.plan.groups.find(({ id }) => id === known?.group)
  if (group === undefined) throw new Error(`expected seat ${seat} to be in a group, found it in none`)
  const { joinCode, title } = state.plan
  return {
    seat,
    number: numberOf(state, seat),
    group,
    title,
    standing: answerTo(state, seat),
    joinCode: state.doorOpen ? joinCode : null,
  }
}

/** What became of somebody's asking for a seat. */
function answerTo({ seats, asking, phase }: Room['state'], seat: SeatId): SeatStanding['standing'] {
  if (seats.has(seat)) return 'seated'
  if (!asking.has(seat)) return 'turned-away'
  return phase === 'closed' ? 'too-late' : 'asking'
}

/** Somebody must wait for so many seconds. */
type Wait = { seconds: number }

/** @returns the seat that a saved answer tells of, or null */
const madeBy = (answer: string): SeatId | null => Made.parse(JSON.parse(answer)).made

const compressed = promisify(gzip)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Some flaws have a name that a screen can turn into what to do next. */
function codeOf(error: z.core.$ZodError): 'bad-choice' | 'reason-needed' | 'bad-request' {
  const field = error.issues[0]?.path[0]
  if (field === 'choice') return 'bad-choice'
  return field === 'reason' ? 'reason-needed' : 'bad-request'
}
