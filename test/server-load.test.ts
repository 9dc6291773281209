/** A server with too much to do keeps whom it has and lets nobody new in; and it knows soon that a phone is gone. */
import { AT_EASE, afterLook, type LoadState, loadAt, type Measure } from '@eds/server/load'
import { CLOSE, SUBPROTOCOL } from '@eds/session/protocol'
import { GroupId } from '@eds/session/session'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { aClock } from './a-clock.ts'
import { type AServer, aServer, ask, codeOf, done, getJson, sha256, takeSeat } from './a-server.ts'

/** Looks twice a second at what is given. @returns what it is after each look */
function loads(measures: readonly Measure[]): string[] {
  let state: LoadState = AT_EASE
  return measures.map((measure, n) => {
    state = afterLook(state, n * 500, measure)
    return loadAt(state, n * 500)
  })
}
const late = (lateMs: number): Measure => ({ lateMs, heapShare: 0.1 })
const high = (heapShare: number): Measure => ({ lateMs: 5, heapShare })
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)

test('late for three seconds without a break is full; one quick look ends it', () => {
  expect(loads([...times(8, late(201)), late(200), late(900)])).toEqual([
    ...times(6, 'normal'),
    'full',
    'full',
    'normal',
    'normal',
  ])
})

test('over the watermark for three seconds it sheds, late or not', () => {
  expect(loads(times(7, high(0.71)))).toEqual([...times(6, 'normal'), 'shedding'])
  expect(loads(times(7, { lateMs: 500, heapShare: 0.9 })).at(-1)).toBe('shedding')
  expect(new Set(loads(times(20, high(0.7))))).toEqual(new Set(['normal']))
})

test('whatever is measured, a server that is at ease at every seventh look lets everybody in', () => {
  const look = fc.record({ lateMs: fc.nat({ max: 5000 }), heapShare: fc.double({ min: 0, max: 1, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 60 }), (looks) => {
      const eased = looks.map((each, n) => (n % 6 === 5 ? late(0) : each))
      expect(new Set(loads(eased))).toEqual(new Set(['normal']))
    }),
  )
})

/** Opens a socket. @returns its close code, or `open` once the server has answered it. */
const outcome = ({ port, session }: AServer, token: string) =>
  new Promise<number | 'open'>((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/sessions/${session}/room`, [SUBPROTOCOL, `token.${token}`])
    socket.on('error', reject)
    socket.on('close', (code) => resolve(code))
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
    socket.on('message', () => {
      resolve('open')
      socket.close()
    })
  })

test('a full server asks new phones to wait, goes on for those inside, and opens again', async () => {
  const clock = aClock()
  const now = { lateMs: 0, heapShare: 0 }
  const server = await aServer({ clock, measure: () => ({ ...now }) })
  try {
    await done(server, server.facilitator, { type: 'openSession' })
    const { token } = await takeSeat(server)
    now.lateMs = 400
    clock.pass(4000)
    const joinCode = server.joinCode
    const group = GroupId.parse('staff')
    const command = { type: 'takeSeat' as const, joinCode, group, secretHash: sha256('a'.repeat(32)) }
    const turnedAway = await ask(server, null, command, 'a-command-of-somebody')
    expect([turnedAway.status, codeOf(turnedAway)]).toEqual([503, 'too-many-requests'])
    expect(await outcome(server, token)).toBe(CLOSE.tooSlow)
    // Those inside go on, and whoever leads the room sees it.
    expect(codeOf(await ask(server, token, { type: 'callForHelp' }))).toBe('saved')
    for (const staff of [server.facilitator, server.wall]) expect(await outcome(server, staff)).toBe('open')
    now.lateMs = 3
    clock.pass(500)
    expect(codeOf(await ask(server, null, command, 'a-command-of-somebody'))).toBe('saved')
    expect(await outcome(server, token)).toBe('open')
    const told = server.lines.filter((line) => line.includes('"event":"load"')).map((line) => JSON.parse(line).load)
    expect(told).toEqual(['full', 'normal'])
  } finally {
    await server.stop()
  }
})

test('a phone that no longer answers is gone after two heartbeats, thirty seconds; one that answers stays', async () => {
  const clock = aClock()
  const server = await aServer({ clock })
  try {
    const { token } = await takeSeat(server, 'carers')
    const address = `ws://127.0.0.1:${server.port}/ws/sessions/${server.session}/room`
    const open = async (as: string, autoPong: boolean) => {
      const socket = new WebSocket(address, [SUBPROTOCOL, `token.${as}`], { autoPong })
      await new Promise((resolve) => socket.once('open', resolve))
      return socket
    }
    const dead = await open(token, false)
    const alive = await open(server.wall, true)
    const closed = new Promise<number>((resolve) => dead.once('close', resolve))
    const beat = async () => {
      const heard = new Promise((resolve) => alive.once('ping', resolve))
      clock.pass(15_000)
      await heard
      // Another round trip: its answer has come before this one has.
      await getJson(server, '/api/health')
    }
    await beat()
    expect(dead.readyState).toBe(WebSocket.OPEN)
    await beat()
    expect(await closed).toBe(1006)
    await beat()
    expect(alive.readyState).toBe(WebSocket.OPEN)
    alive.close()
  } finally {
    await server.stop()
  }
})
