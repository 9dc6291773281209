/** Staff's keys work over https or on the server's own computer, and nowhere else; everybody else's work in the room. */
import { request } from 'node:http'
import { type Call, openCallers } from '@eds/server/callers'
import { Answer, CLOSE, SessionLinks, SUBPROTOCOL } from '@eds/session/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type AServer, aServer, getJson, takeSeat } from './a-server.ts'

const here = { address: '127.0.0.1', isPrivate: true }
const open = (address: string) => ({ address, isPrivate: false })
const call = (remoteAddress: string, headers: Call['headers']): Call => ({ headers, socket: { remoteAddress } })

type ACall = [string, Call, ReturnType<ReturnType<typeof openCallers>>]
const calls: readonly ACall[] = [
  ['a browser on this computer', call('127.0.0.1', { host: 'localhost:3000' }), here],
  ['one that names the address', call('127.0.0.1', { host: '127.0.0.1:3000' }), here],
  ['one over IPv6', call('::1', { host: '[::1]:3000' }), { address: '::1', isPrivate: true }],
  ['IPv4 at a socket of IPv6', call('::ffff:127.0.0.1', { host: 'localhost' }), here],
  [
    'a page of this server that posts',
    call('127.0.0.1', { host: 'localhost:3000', origin: 'http://localhost:3000' }),
    here,
  ],
  ['a phone in the room', call('192.168.1.9', { host: '192.168.1.20:3000' }), open('192.168.1.9')],
  ['a phone that says localhost', call('192.168.1.9', { host: 'localhost:3000' }), open('192.168.1.9')],
  ['this computer by its network address', call('192.168.1.20', { host: '192.168.1.20:3000' }), open('192.168.1.20')],
  ['a name turned to this computer', call('127.0.0.1', { host: 'rebound.example:3000' }), open('127.0.0.1')],
  ['a name that begins like it', call('127.0.0.1', { host: 'localhost.example' }), open('127.0.0.1')],
  ['no host at all', call('127.0.0.1', {}), open('127.0.0.1')],
  [
    'a page of another site',
    call('127.0.0.1', { host: 'localhost:3000', origin: 'http://evil.example' }),
    open('127.0.0.1'),
  ],
  [
    'an unknown proxy here that says whom it serves',
    call('127.0.0.1', { host: 'localhost:3000', 'x-forwarded-for': '192.168.1.9' }),
    open('127.0.0.1'),
  ],
  [
    'an unknown proxy here that names itself',
    call('127.0.0.1', { host: 'localhost', via: '1.1 p' }),
    open('127.0.0.1'),
  ],
  ...['CF-Connecting-IP', 'X-Forwarded-Port', 'X-Forwarded-Scheme', 'X-Real-IP', 'True-Client-IP', 'CF-Ray'].map(
    (mark): ACall => [
      `an unknown proxy here that leaves ${mark}`,
      call('127.0.0.1', { host: 'localhost:3000', [mark.toLowerCase()]: '1' }),
      open('127.0.0.1'),
    ],
  ),
  [
    'a stranger who says https',
    call('192.168.1.9', { host: 'localhost', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' }),
    open('192.168.1.9'),
  ],
  [
    'https by the trusted proxy',
    call('10.0.0.7', { host: 'eds.example', 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https' }),
    { address: '203.0.113.5', isPrivate: true },
  ],
  [
    'http by the trusted proxy',
    call('10.0.0.7', { host: 'eds.example', 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'http' }),
    open('203.0.113.5'),
  ],
  [
    'https on one way of two',
    call('10.0.0.7', { 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https, http' }),
    open('203.0.113.5'),
  ],
  [
    'the trusted proxy that does not say how',
    call('10.0.0.7', { host: 'localhost', 'x-forwarded-for': '203.0.113.5' }),
    open('203.0.113.5'),
  ],
  [
    'a caller who puts an address before their own',
    call('10.0.0.7', { 'x-forwarded-for': '198.51.100.1, 203.0.113.5', 'x-forwarded-proto': 'https' }),
    { address: '203.0.113.5', isPrivate: true },
  ],
  [
    'two trusted proxies',
    call('10.0.0.7', { 'x-forwarded-for': '203.0.113.5, 10.0.0.8', 'x-forwarded-proto': 'https' }),
    { address: '203.0.113.5', isPrivate: true },
  ],
  [
    'a caller without an address',
    call('10.0.0.7', { 'x-forwarded-for': 'unknown', 'x-forwarded-proto': 'https' }),
    { address: '10.0.0.7', isPrivate: true },
  ],
  ['the proxy’s own computer without its marks', call('10.0.0.7', { host: 'localhost' }), open('10.0.0.7')],
]
test.each(calls)('%s', (_name, made, known) => {
  expect(openCallers(['10.0.0.0/24'])(made)).toEqual(known)
})

test('what is no address, or as wide as the internet, is not trusted', () => {
  for (const wrong of ['proxy', '10.0.0.1/33', '10.0.0.1/x', '0.0.0.0/0', '::/0', '10.0.0.0/4', '10.0.0.1/8/8', ''])
    expect(() => openCallers([wrong])).toThrow(RangeError)
})

let server: AServer
let seat: string
beforeAll(async () => {
  server = await aServer({ allowedHosts: ['workshop.lan'] })
  seat = (await takeSeat(server)).token
})
afterAll(() => server.stop())

/** Asks under another name, as from another computer. @returns the status and the refusal's code, or `null`. */
function asked(at: { port: number }, path: string, token: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<[number | undefined, string | null]>((resolve, reject) => {
    const wish = { port: at.port, host: '127.0.0.1', path, method }
    const sent = request({ ...wish, headers: { authorization: `Bearer ${token}`, ...headers } }, (reply) => {
      let text = ''
      reply.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      reply.on('end', () => {
        const answer = Answer.safeParse(JSON.parse(text))
        const refused = answer.success && answer.data.status === 'refused' ? answer.data.refusal.code : null
        resolve([reply.statusCode, refused])
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

const ROOM = { host: 'workshop.lan:3000' }
const pathsOf = (session: string) => [
  `/api/sessions/${session}/me`,
  `/api/sessions/${session}/links`,
  `/api/sessions/${session}/trail`,
  `/api/sessions/${session}/audit`,
  `/api/sessions/${session}/report.json`,
  `/api/sessions/%${session.charCodeAt(0).toString(16)}${session.slice(1)}/me`,
]

test('over the room’s network every route refuses the facilitator, the lead and the workspace', async () => {
  for (const path of pathsOf(server.session))
    for (const token of [server.facilitator, server.lead])
      expect([path, ...(await asked(server, path, token, ROOM))]).toEqual([path, 403, 'staff-needs-https'])
  const commands = `/api/sessions/${server.session}/commands`
  expect(await asked(server, commands, server.facilitator, ROOM, 'POST')).toEqual([403, 'staff-needs-https'])
  const elsewhere = [
    '/api/sessions',
    '/api/assessments',
    '/api/assessments/none',
    `/api/sessions/${server.session}/links`,
  ]
  for (const path of elsewhere)
    expect([path, ...(await asked(server, path, server.workspace, ROOM))]).toEqual([path, 403, 'staff-needs-https'])
})

test('over the room’s network the wall and a seat are let in, and so is the door', async () => {
  const me = `/api/sessions/${server.session}/me`
  expect(await asked(server, me, server.wall, ROOM)).toEqual([200, null])
  expect(await asked(server, me, seat, ROOM)).toEqual([200, null])
  expect(await asked(server, `/api/join/${server.joinCode}`, 'x'.repeat(43), ROOM)).toEqual([200, null])
  // A wrong key learns nothing that it did not know.
  expect(await asked(server, me, 'x'.repeat(43), ROOM)).toEqual([401, 'not-signed-in'])
  for (const token of [server.facilitator, server.lead])
    expect(await asked(server, me, token, { host: `localhost:${server.port}` })).toEqual([200, null])
})

const closeOf = (at: AServer, token: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const address = `ws://127.0.0.1:${at.port}/ws/sessions/${at.session}/room`
    const socket = new WebSocket(address, [SUBPROTOCOL, `token.${token}`], { headers })
    socket.on('error', reject)
    socket.on('close', resolve)
    // Whoever is let in asks what nobody may and is told so: both ways end with a code.
    socket.on('open', () => socket.send('hello'))
  })

test('a socket of staff over the room’s network ends for good; the wall’s and a seat’s are served', async () => {
  expect(await closeOf(server, server.facilitator, ROOM)).toBe(CLOSE.staffNeedsHttps)
  expect(await closeOf(server, server.lead, ROOM)).toBe(CLOSE.staffNeedsHttps)
  for (const token of [server.wall, seat]) expect(await closeOf(server, token, ROOM)).toBe(CLOSE.badFrame)
  expect(await closeOf(server, server.facilitator, { host: `localhost:${server.port}` })).toBe(CLOSE.badFrame)
})

test('behind a trusted proxy with https staff work from anywhere, and links begin there', async () => {
  const publicUrl = 'https://eds.example'
  const behind = await aServer({ publicUrl, trustedProxies: ['127.0.0.1'] })
  try {
    const me = `/api/sessions/${behind.session}/me`
    const forwarded = (proto: string) => ({
      host: '127.0.0.1',
      'x-forwarded-for': '203.0.113.5',
      'x-forwarded-proto': proto,
    })
    expect(await asked(behind, me, behind.facilitator, forwarded('https'))).toEqual([200, null])
    expect(await asked(behind, me, behind.facilitator, forwarded('http'))).toEqual([403, 'staff-needs-https'])
    const health = await fetch(`${behind.base}/api/health`)
    expect(health.headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect((await fetch(`${server.base}/api/health`)).headers.get('strict-transport-security')).toBeNull()
    const page = { ...forwarded('https'), origin: publicUrl }
    expect(await closeOf(behind, behind.facilitator, page)).toBe(CLOSE.badFrame)
    const { body } = await getJson(behind, `/api/sessions/${behind.session}/links`, behind.lead)
    const { session: _session, joinCode: _code, ...links } = SessionLinks.parse(body)
    expect(Object.values(links).filter((link) => !link.startsWith(`${publicUrl}/`))).toEqual([])
  } finally {
    await behind.stop()
  }
})

test('without https, staff’s links begin on this computer, whoever asks for them and wherever phones are sent', async () => {
  const sent = await aServer({ publicUrl: 'http://192.168.1.20:8080' })
  try {
    const path = `/api/sessions/${sent.session}/links`
    const { desk, finalise, wall, helper, join } = SessionLinks.parse((await getJson(sent, path, sent.lead)).body)
    expect([desk, finalise, wall].map((link) => new URL(link).origin)).toEqual([sent.base, sent.base, sent.base])
    expect([helper, join].map((link) => new URL(link).host)).toEqual(['192.168.1.20:8080', '192.168.1.20:8080'])
  } finally {
    await sent.stop()
  }
})
