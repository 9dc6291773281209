/** By which name a server may be called, from which pages, in which form; and that nobody is served in the open beside https. */
import { request } from 'node:http'
import { hostname, networkInterfaces } from 'node:os'
import { openHostNames } from '@eds/server/host-names'
import { SUBPROTOCOL } from '@eds/session/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type AServer, aServer } from './a-server.ts'

let open: AServer
let safe: AServer
const PUBLIC = 'https://eds.example'
beforeAll(async () => {
  open = await aServer({ allowedHosts: ['workshop.lan'] })
  safe = await aServer({ publicUrl: PUBLIC, trustedProxies: ['127.0.0.1'] })
})
afterAll(async () => {
  await open.stop()
  await safe.stop()
})

test('it knows itself by loopback, by its own addresses and name, by where it is published and by what is allowed', () => {
  const knows = openHostNames('https://eds.example:8443', ['Workshop.lan'])
  const own = Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address))
  const known = [
    ...['localhost', 'localhost:3000', '127.0.0.1:9', '[::1]:3000', 'LOCALHOST'],
    ...own.map((address) => (address.includes(':') ? `[${address}]:3000` : `${address}:3000`)),
    ...[hostname(), `${hostname().split('.')[0]}.local:3000`, 'eds.example', 'eds.example:8443', 'workshop.lan.:80'],
  ]
  expect(known.filter((host) => !knows(host))).toEqual([])
  const strange = [
    'evil.example',
    'localhost.evil.example',
    '203.0.113.9',
    '[2001:db8::9]',
    'eds.example.evil',
    '',
    'a b',
  ]
  expect(strange.filter((host) => knows(host))).toEqual([])
  expect(knows(undefined)).toBe(false)
})

type Wish = { path: string; method?: string; headers?: Record<string, string>; body?: string }
const JSON_TYPE = { 'content-type': 'application/json' }

function asked(at: AServer, { path, method = 'GET', headers = {}, body }: Wish) {
  return new Promise<{ status: number; text: string; location: string | undefined }>((resolve, reject) => {
    const sent = request({ port: at.port, host: '127.0.0.1', path, method, headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text, location: reply.headers.location }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** @returns the status of a refused handshake, or 101 */
const upgraded = (at: AServer, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve) => {
    const address = `ws://127.0.0.1:${at.port}/ws/sessions/${at.session}/room`
    const socket = new WebSocket(address, [SUBPROTOCOL, `token.${at.wall}`], { headers })
    socket.on('error', () => {})
    socket.on('unexpected-response', (_request, reply) => {
      resolve(reply.statusCode)
      socket.terminate()
    })
    socket.on('open', () => {
      resolve(101)
      socket.close()
    })
  })

test('a strange name gets no door, no page and no socket, and is told what to do without being repeated', async () => {
  for (const path of [`/api/join/${open.joinCode}`, '/', '/api/health', `/wall/${open.session}`]) {
    const { status, text } = await asked(open, { path, headers: { host: 'evil.example' } })
    expect([path, status, text]).toEqual([path, 421, expect.stringContaining('ALLOWED_HOSTS')])
    expect(text).not.toContain('evil')
  }
  expect(await upgraded(open, { host: 'evil.example' })).toBe(421)
  const { status, text } = await asked(open, {
    path: `/api/join/${open.joinCode}`,
    headers: { host: 'workshop.lan:3000' },
  })
  expect([status, JSON.parse(text).join]).toEqual([200, `http://workshop.lan:3000/join/${open.joinCode}`])
  expect(await upgraded(open, { host: 'workshop.lan:3000' })).toBe(101)
})

test('what is sent is JSON from a page of this server, or from no page', async () => {
  const path = `/api/sessions/${open.session}/commands`
  const statusOf = async (headers: Record<string, string>) =>
    (await asked(open, { path, method: 'POST', body: '{}', headers: { host: `localhost:${open.port}`, ...headers } }))
      .status
  // Read, and found to be no command.
  expect(await statusOf(JSON_TYPE)).toBe(400)
  expect(await statusOf({ 'content-type': 'application/json; charset=utf-8' })).toBe(400)
  expect(await statusOf({ ...JSON_TYPE, origin: `http://localhost:${open.port}` })).toBe(400)
  for (const origin of ['http://evil.example', 'null', 'http://localhost:1', 'https://evil.example'])
    expect([origin, await statusOf({ ...JSON_TYPE, origin })]).toEqual([origin, 403])
  const forms = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ]
  for (const type of forms) expect([type, await statusOf({ 'content-type': type })]).toEqual([type, 415])
  expect(await statusOf({})).toBe(415)
})

const LAN = { host: 'eds.example' }
const https = { ...LAN, 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https' }

test('where people come by https, plain http gets pages sent there and nothing else', async () => {
  const join = `/api/join/${safe.joinCode}`
  const commands = `/api/sessions/${safe.session}/commands`
  // A phone in the room that calls past the proxy: no mark, and not from this computer by its own name.
  expect(await asked(safe, { path: '/join/ABCD?a=1', headers: LAN })).toMatchObject({
    status: 308,
    location: `${PUBLIC}/join/ABCD?a=1`,
  })
  // In words for whoever has a phone: staff are told of their key only where they show one.
  const refused = await asked(safe, { path: join, headers: LAN })
  expect([refused.status, JSON.parse(refused.text).refusal.code]).toEqual([403, 'needs-https'])
  const bearer = (token: string) => ({ ...LAN, authorization: `Bearer ${token}` })
  const me = `/api/sessions/${safe.session}/me`
  const codeFor = async (token: string) =>
    JSON.parse((await asked(safe, { path: me, headers: bearer(token) })).text).refusal.code
  expect([await codeFor(safe.wall), await codeFor(safe.facilitator)]).toEqual(['needs-https', 'staff-needs-https'])
  const post = { path: commands, method: 'POST', body: '{}' }
  expect((await asked(safe, { ...post, headers: { ...LAN, ...JSON_TYPE } })).status).toBe(403)
  expect(await upgraded(safe, LAN)).toBe(403)
  expect((await asked(safe, { path: '/api/health', headers: LAN })).status).toBe(200)
  const http = { ...https, 'x-forwarded-proto': 'http' }
  expect((await asked(safe, { path: join, headers: http })).status).toBe(403)
  expect((await asked(safe, { path: '/', headers: http })).status).toBe(308)
  // A proxy that forgets to say how it was called is told so, and nobody is sent round in a circle.
  const { status, text } = await asked(safe, { path: '/', headers: { ...LAN, 'x-forwarded-for': '203.0.113.5' } })
  expect([status, text]).toEqual([403, expect.stringContaining('X-Forwarded-Proto')])

  expect((await asked(safe, { path: join, headers: https })).status).toBe(200)
  expect((await asked(safe, { ...post, headers: { ...https, ...JSON_TYPE } })).status).toBe(400)
  expect(await upgraded(safe, { ...https, origin: PUBLIC })).toBe(101)
})

test('without https the room is served as before', async () => {
  const headers = { host: 'workshop.lan' }
  expect((await asked(open, { path: `/api/join/${open.joinCode}`, headers })).status).toBe(200)
  expect(await upgraded(open, headers)).toBe(101)
})
