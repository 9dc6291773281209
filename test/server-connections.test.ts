/** A flood from one address is stopped at the door, and a whole room behind one address is not. */
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type Clock, systemClock } from '@eds/server/clock'
import { houseOf, openConnections } from '@eds/server/connections'
import { openHttpServer } from '@eds/server/http-server'
import { openThrottle } from '@eds/server/throttle'
import { SUBPROTOCOL } from '@eds/session/protocol'
import { GroupId } from '@eds/session/session'
import { expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { aClock } from './a-clock.ts'
import { aServer, ask, codeOf, done, freshCommandId, getJson, sha256, takeSeat } from './a-server.ts'

test('one address holds a sixteenth once a quarter is in use; others, and who speaks for many, are let in', () => {
  const held = openConnections(64, (address) => address === '127.0.0.1')
  const admitted = (address: string, times: number) =>
    Array.from({ length: times }, () => held.admits(address)).filter(Boolean).length
  // While there is room, nobody is counted out.
  expect(admitted('192.168.1.9', 40)).toBe(16)
  expect(admitted('192.168.1.10', 40)).toBe(4)
  expect(admitted('127.0.0.1', 30)).toBe(30)
  for (let n = 0; n < 13; n += 1) held.gone('192.168.1.9')
  expect(admitted('192.168.1.9', 40)).toBe(1)
})

test('a network of IPv6 is one house, however its addresses are written', () => {
  expect(['2001:db8:0:7::1', '2001:DB8:0:7:ffff::9', '2001:db8::7:0:0:0:3'].map(houseOf)).toEqual([
    '2001:db8:0:7',
    '2001:db8:0:7',
    '2001:db8:0:7',
  ])
  expect(['fe80::1%eth0', '::1', '192.168.1.9', 'unknown'].map(houseOf)).toEqual([
    'fe80:0:0:0',
    '0:0:0:0',
    '192.168.1.9',
    'unknown',
  ])
})

test('a flood of open connections from one address leaves the door open for others', async () => {
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
  const server = await aServer({ host: '0.0.0.0', mostConnections: 64 })
  const lines: Socket[] = []
  try {
    // A machine without a network has no address but its own loopback, which speaks for many.
    const from = own ?? '127.0.0.1'
    const ends = Array.from({ length: 60 }, () => {
      const line = connect(server.port, from)
      lines.push(line)
      return new Promise<'open' | 'shut'>((resolve) => {
        line.on('error', () => resolve('shut'))
        line.on('close', () => resolve('shut'))
        line.on('connect', () => line.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n'))
        line.on('data', () => resolve('open'))
      })
    })
    const open = (await Promise.all(ends)).filter((end) => end === 'open').length
    // The first quarter is for whoever comes; the test's own requests have a place or two of it.
    expect(open).toBeGreaterThan(own === undefined ? 59 : 8)
    expect(open).toBeLessThanOrEqual(own === undefined ? 60 : 16)
    expect((await getJson(server, '/api/health')).status).toBe(200)
  } finally {
    for (const line of lines) line.destroy()
    await server.stop()
  }
})

test('who asks thousands of times in one breath is cut off; a few are answered in turn', async () => {
  const server = await aServer()
  try {
    const asking = 'GET /api/frameworks HTTP/1.1\r\nHost: localhost\r\n\r\n'
    const line = connect(server.port, '127.0.0.1')
    const cutOff = new Promise((resolve) => line.once('close', resolve))
    line.on('error', () => {})
    line.resume()
    line.write(asking.repeat(3000))
    await cutOff
    const few = connect(server.port, '127.0.0.1')
    let heard = ''
    const answered = new Promise<void>((resolve) => {
      few.setEncoding('latin1').on('data', (text: string) => {
        heard += text
        if (heard.split('HTTP/1.1 200 OK').length === 9) resolve()
      })
    })
    few.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(4))
    few.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(4))
    await answered
    few.destroy()
    expect(heard).not.toContain('HTTP/1.1 4')
  } finally {
    await server.stop()
  }
})

test('whoever hangs up in the middle of a request leaves no line in the log', async () => {
  const server = await aServer()
  try {
    const line = connect(server.port, '127.0.0.1')
    const head = `POST /api/sessions/${server.session}/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`
    line.write(`${head}Content-Length: 100\r\n\r\n{"a":`)
    await getJson(server, '/api/health')
    await new Promise<void>((resolve) => line.once('close', resolve).destroy())
    await getJson(server, '/api/health')
  } finally {
    await server.stop()
  }
  expect(server.lines.filter((text) => text.includes('request-failed'))).toEqual([])
})

test('half a header is cut off soon after its ten seconds', async () => {
  const server = await aServer()
  try {
    const line = connect(server.port, '127.0.0.1')
    line.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n')
    const heard: Buffer[] = []
    line.on('data', (bytes: Buffer) => heard.push(bytes))
    await new Promise<void>((resolve) => line.once('close', () => resolve()))
    expect(Buffer.concat(heard).toString('latin1')).toContain('408 Request Timeout')
  } finally {
    await server.stop()
  }
  // Node's own way would take half a minute.
}, 28_000)

test('three hundred from one address ask for a seat at once, who goes on asking waits, and others do not', async () => {
  const throttle = openThrottle()
  const asked = async (address: string, times: number) =>
    (await Promise.all(Array.from({ length: times }, () => throttle.takeSeat(address)))).filter(
      (seconds) => seconds === 0,
    ).length
  expect(await asked('192.168.1.9', 60)).toBe(60)
  const flood = await asked('10.0.0.1', 800)
  expect(flood).toBeGreaterThanOrEqual(300)
  expect(flood).toBeLessThan(400)
  expect(await asked('192.168.1.9', 30)).toBe(30)
})

test('who has spent their own wrong codes takes nothing of everybody’s: others are told of a typing mistake', async () => {
  vi.useFakeTimers()
  try {
    const throttle = openThrottle()
    const wrong = (address: string, times: number) =>
      Promise.all(Array.from({ length: times }, () => throttle.wrongCode(address)))
    expect((await wrong('10.0.0.1', 100)).filter((seconds) => seconds === 0)).toHaveLength(5)
    vi.advanceTimersByTime(1000)
    expect((await wrong('10.0.0.1', 100)).filter((seconds) => seconds === 0)).toEqual([])
    expect(await wrong('192.168.1.9', 5)).toEqual([0, 0, 0, 0, 0])
  } finally {
    vi.useRealTimers()
  }
})

/** On a hundred connections: a busy machine does not come to hear all of them within the time for a header. */
async function flood<T>(times: number, asked: (n: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (let from = 0; from < times; from += 100) {
    const most = Math.min(100, times - from)
    answers.push(...(await Promise.all(Array.from({ length: most }, (_, n) => asked(from + n)))))
  }
  return answers
}

test('a flood of requests for seats from this computer is slowed too', async () => {
  const server = await aServer({ admission: 'ask' })
  try {
    const { joinCode } = server
    const group = GroupId.parse('staff')
    const codes = await flood(600, async (n) => {
      const command = { type: 'takeSeat' as const, joinCode, group, secretHash: sha256(`phone ${n}`) }
      return codeOf(await ask(server, null, command))
    })
    expect(codes.filter((code) => code === 'saved').length).toBeGreaterThanOrEqual(60)
    expect(codes).toContain('too-many-requests')
  } finally {
    await server.stop()
  }
}, 60_000)

test('asks that can only be refused keep nobody behind the same address from sitting down', async () => {
  const server = await aServer()
  try {
    const { joinCode } = server
    const sitDown = (group: string, secret: string) => ({
      type: 'takeSeat' as const,
      joinCode,
      group: GroupId.parse(group),
      secretHash: sha256(secret),
    })
    const seated = await takeSeat(server)
    const floods = {
      'unknown-group': (n: number) => ask(server, null, sitDown('nobody', `phone ${n}`)),
      'not-allowed': () => ask(server, null, sitDown('staff', seated.token)),
    }
    for (const [refusal, asked] of Object.entries(floods)) {
      const codes = (await flood(600, asked)).map(codeOf)
      expect(new Set(codes)).toEqual(new Set([refusal, 'too-many-requests']))
    }
    const used = freshCommandId()
    await ask(server, null, sitDown('staff', 'the first with this id'), used)
    const again = await flood(400, (n) => ask(server, null, sitDown('staff', `other ${n}`), used))
    expect(again.map(codeOf)).not.toContain('saved')
    const hall = Array.from({ length: 150 }, (_, n) => ask(server, null, sitDown('staff', `person ${n}`)))
    expect(new Set((await Promise.all(hall)).map(codeOf))).not.toContain('too-many-requests')
    await done(server, server.facilitator, { type: 'setDoor', open: false })
    const late = await flood(400, (n) => ask(server, null, sitDown('staff', `late ${n}`)))
    expect(late.map(codeOf)).not.toContain('saved')
  } finally {
    await server.stop()
  }
}, 60_000)

/** A server whose every answer is more than the system holds for whoever does not read. */
async function aGenerousServer(parts: { clock: Clock; longestSilenceMs?: number }) {
  const body = new Uint8Array(64 * 1024 * 1024)
  const connections = openConnections(16, () => false)
  const http = openHttpServer(() => new Response(body), { most: 16, connections, ...parts })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  // reason: a server that listens on a port has an address with a port
  const { port } = http.address() as AddressInfo
  const stop = () => {
    http.closeAllConnections()
    http.close()
  }
  return { http, port, bytes: body.length, stop }
}

const ASKING = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** Asks and reads nothing: the connection on either side. */
async function aStalledLine({ http, port }: { http: HttpServer; port: number }, asking = ASKING.repeat(3)) {
  const accepted = once(http, 'connection')
  const line = connect(port, '127.0.0.1').on('error', () => {})
  line.pause()
  line.write(asking)
  const [socket]: Socket[] = await accepted
  if (socket === undefined) throw new Error('expected a connection, found none')
  return { line, socket }
}

test('a connection that asks and takes nothing of the answer is cut after a time', async () => {
  const server = await aGenerousServer({ clock: systemClock, longestSilenceMs: 500 })
  try {
    const { line, socket } = await aStalledLine(server)
    await once(socket, 'close')
    expect(socket.bytesWritten).toBeGreaterThan(0)
    line.destroy()
  } finally {
    server.stop()
  }
})

test('a connection that takes a little now and then is cut in the end, and one that has taken its answer is not', async () => {
  const clock = aClock()
  const server = await aGenerousServer({ clock })
  try {
    const reader = connect(server.port, '127.0.0.1')
    let taken = 0
    const whole = new Promise<void>((resolve) => {
      reader.on('data', ({ length }) => {
        taken += length
        if (taken > server.bytes) resolve()
      })
    })
    reader.write(ASKING)
    await whole
    const asked = once(server.http, 'request')
    const { line, socket } = await aStalledLine(server)
    await asked
    clock.pass(5 * 60 * 1000 - 1)
    expect(socket.destroyed).toBe(false)
    clock.pass(1)
    expect(socket.destroyed).toBe(true)
    expect(reader.destroyed).toBe(false)
    const answered = once(reader, 'data')
    reader.write(ASKING)
    expect(await answered).toHaveLength(1)
    for (const each of [line, reader]) each.destroy()
  } finally {
    server.stop()
  }
})

test('a socket of the room outlives the silence that ends other connections', async () => {
  const server = await aServer({ longestSilenceMs: 500 })
  try {
    const path = `ws://127.0.0.1:${server.port}/ws/sessions/${server.session}/room`
    const socket = new WebSocket(path, [SUBPROTOCOL, `token.${server.wall}`])
    await once(socket, 'open')
    // Two one after the other, each cut for its silence: the socket was as silent for longer.
    for (const _ of [1, 2]) await once(connect(server.port, '127.0.0.1').resume(), 'close')
    const heard = once(socket, 'pong')
    socket.ping()
    await heard
    socket.close()
  } finally {
    await server.stop()
  }
})
