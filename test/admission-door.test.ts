/** Asking for a seat over HTTP: what the token of somebody who waits opens, and what it does not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Lobby, SeatStanding } from '@eds/session/protocol'
import { GroupId, SeatId } from '@eds/session/session'
import { afterEach, expect, test } from 'vitest'
import {
  type AServer,
  aFolder,
  aNonce,
  aServer,
  ask,
  codeOf,
  done,
  getJson,
  post,
  sha256,
  takeSeat,
} from './a-server.ts'
import { openSocket } from './faults/room-reader.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function asking(wish: { dataDir?: string } = {}): Promise<AServer> {
  const server = await aServer({ ...wish, admission: 'ask' })
  ends.push(() => server.stop())
  return server
}
const standingOf = async (server: AServer, token: string) => {
  const { body } = await getJson(server, `/api/sessions/${server.session}/standing`, token)
  return SeatStanding.parse(body)
}
const admit = (server: AServer, seat: string) =>
  done(server, server.facilitator, { type: 'admitSeats', seats: [SeatId.parse(seat)] })

test('the session that a server begins with asks, says so at the door, and has its seats left until somebody is let in', async () => {
  const server = await asking()
  const lobby = Lobby.parse((await getJson(server, `/api/join/${server.joinCode}`)).body)
  expect(lobby.admission).toBe('ask')
  const seatsLeft = async () => Lobby.parse((await getJson(server, `/api/join/${server.joinCode}`)).body).seatsLeft
  const { seat } = await takeSeat(server)
  expect(await seatsLeft()).toBe(lobby.seatsLeft)
  await admit(server, seat)
  expect(await seatsLeft()).toBe(lobby.seatsLeft - 1)
})

test('somebody who asks is told where it stands, and their token opens nothing else until they are let in', async () => {
  const server = await asking()
  const { session } = server
  const { seat, token } = await takeSeat(server)
  expect(await standingOf(server, token)).toEqual({
    seat,
    number: 1,
    group: { id: 'staff', name: 'Staff' },
    title: 'Mid and South Essex EDS 2022/23 grading workshop',
    standing: 'asking',
    joinCode: server.joinCode,
  })
  const paths = [
    'me',
    'seat',
    'seats',
    'trail',
    'audit',
    'links',
    'report.json',
    'rounds/x/commitments',
    'room',
    'evidence/x/elsewhere',
  ]
  for (const path of paths) {
    const { status } = await getJson(server, `/api/sessions/${session}/${path}`, token)
    expect([path, [401, 403, 404].includes(status)]).toEqual([path, true])
  }
  expect((await getJson(server, `/api/sessions/${session}/me`, token)).status).toBe(401)
  expect(codeOf(await ask(server, token, { type: 'callForHelp' }))).toBe('not-signed-in')
  expect(await closeCodeOf(server, token)).toBe(4401)

  await admit(server, seat)
  expect((await standingOf(server, token)).standing).toBe('seated')
  expect((await getJson(server, `/api/sessions/${session}/seat`, token)).body).toMatchObject({ seat, number: 1 })
  expect(codeOf(await ask(server, token, { type: 'callForHelp' }))).toBe('saved')
})

test('somebody turned away is told so, and may ask again while the door is open', async () => {
  const server = await asking()
  const { seat, token } = await takeSeat(server)
  await done(server, server.facilitator, { type: 'turnAwaySeats', seats: [SeatId.parse(seat)] })
  expect(await standingOf(server, token)).toMatchObject({ standing: 'turned-away', joinCode: server.joinCode })
  expect(codeOf(await ask(server, token, { type: 'callForHelp' }))).toBe('not-signed-in')
  const again = await takeSeat(server)
  await done(server, server.facilitator, { type: 'setDoor', open: false })
  expect(await standingOf(server, again.token)).toMatchObject({ standing: 'asking', joinCode: null })
  await done(server, server.facilitator, { type: 'openSession' })
  await done(server, server.facilitator, { type: 'closeSession' })
  expect((await standingOf(server, again.token)).standing).toBe('too-late')
})

test('a token that asked for nothing has no standing, in this session and in none', async () => {
  const server = await asking()
  for (const token of [aNonce(), server.facilitator, null]) {
    expect((await getJson(server, `/api/sessions/${server.session}/standing`, token)).status).toBe(401)
  }
  expect((await getJson(server, '/api/sessions/none/standing', aNonce())).status).toBe(401)
})

test('the same asking sent again makes no second seat, and one key asks for one seat alone', async () => {
  const server = await asking()
  const secretHash = sha256(aNonce())
  const command = { type: 'takeSeat', joinCode: server.joinCode, group: GroupId.parse('staff'), secretHash } as const
  const first = await ask(server, null, command, 'asked-once-asked-once')
  expect((await ask(server, null, command, 'asked-once-asked-once')).text).toBe(first.text)
  expect(codeOf(await ask(server, null, command))).toBe('not-allowed')
})

test('nobody but the facilitator lets anybody in', async () => {
  const server = await asking()
  const { seat, token } = await takeSeat(server)
  for (const key of [token, server.lead, server.wall, null]) {
    const body = { version: 1, commandId: aNonce(), type: 'admitSeats', seats: [seat] }
    expect(['not-allowed', 'not-signed-in']).toContain(codeOf(await post(server, key, body)))
  }
  expect((await standingOf(server, token)).standing).toBe('asking')
})

test('who waits, was let in and was turned away is the same after a restart, and the room’s trail tells no group', async () => {
  const dataDir = await aFolder()
  const server = await asking({ dataDir })
  const [waits, enters, leaves] = [await takeSeat(server), await takeSeat(server), await takeSeat(server, 'carers')]
  await admit(server, enters.seat)
  await done(server, server.facilitator, { type: 'turnAwaySeats', seats: [SeatId.parse(leaves.seat)] })
  const trail = JSON.stringify((await getJson(server, `/api/sessions/${server.session}/trail`, enters.token)).body)
  expect(trail).toContain('seatAsked')
  const told = JSON.stringify(JSON.parse(trail).texts)
  expect(told.match(/"carers"|"staff"/)).toBeNull()
  await server.stop()
  ends.splice(0)
  const again = await asking({ dataDir })
  const standings = await Promise.all([waits, enters, leaves].map(({ token }) => standingOf(again, token)))
  expect(standings.map(({ standing, number }) => [standing, number])).toEqual([
    ['asking', 1],
    ['seated', 2],
    ['turned-away', 3],
  ])
  // No secret is kept, whatever became of the seat.
  const kept = readFileSync(join(dataDir, 'eds-workshop.sqlite')).toString('latin1')
  for (const { token } of [waits, enters, leaves]) expect(kept).not.toContain(token)
})

function closeCodeOf(server: AServer, token: string): Promise<number> {
  const socket = openSocket({ base: server.base, session: server.session, token, document: 'room' })
  return new Promise((resolve) => socket.once('close', resolve))
}
