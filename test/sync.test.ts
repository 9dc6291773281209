/** The live documents over real sockets, with the provider that browsers use. */
import { connect } from 'node:net'
import { desk as deskRecords, room as roomRecords } from '@eds/session/document'
import { CLOSE, SUBPROTOCOL } from '@eds/session/protocol'
import { QuestionId, SeatId } from '@eds/session/session'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type AServer, aFolder, aServer, aServerProcess, ask, codeOf, done, sha256, takeSeat } from './a-server.ts'
import { aWebBuild } from './a-web-build.ts'

const QUESTION = QuestionId.parse('2a')
let server: AServer
const providers: WebsocketProvider[] = []

beforeAll(async () => {
  server = await aServer()
  await done(server, server.facilitator, { type: 'openSession' })
  await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
})
afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy()
})
afterAll(() => server.stop())

type Place = Pick<AServer, 'base' | 'session'>

function aReader(at: Place, token: string, document: 'room' | 'desk' = 'room', doc = new Y.Doc()) {
  const url = `${at.base.replace('http', 'ws')}/ws/sessions/${at.session}`
  const provider = new WebsocketProvider(url, document, doc, {
    // reason: ws is the browser's WebSocket but for what events the DOM types name
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [SUBPROTOCOL, `token.${token}`],
    disableBc: true,
  })
  providers.push(provider)
  return { doc, provider }
}

const synced = (provider: WebsocketProvider) =>
  new Promise<void>((resolve) => {
    if (provider.synced) resolve()
    else provider.once('sync', () => resolve())
  })

const closedWith = (provider: WebsocketProvider) =>
  new Promise<number>((resolve) => provider.on('closed', ({ code }: { code: number }) => resolve(code)))

/** Waits until the document says so, with a deadline. */
function until(doc: Y.Doc, isSo: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(
      () => reject(new Error('expected the document to change, found that it did not')),
      20_000,
    )
    const look = () => {
      if (!isSo()) return
      clearTimeout(deadline)
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

const session = (doc: Y.Doc) => roomRecords.one(doc, 'session', 'session')

/** Everything a document holds, as plain data. */
const contents = (doc: Y.Doc) =>
  Object.fromEntries(
    [...doc.share.keys()]
      .map((name): [string, unknown] => [name, doc.getMap(name).toJSON()])
      .filter(([, records]) => Object.keys(records ?? {}).length > 0),
  )

async function wholeRoom(at: Place = server, token = server.wall) {
  const { doc, provider } = aReader(at, token)
  await synced(provider)
  for (const name of Object.keys(roomNames)) doc.getMap(name)
  return doc
}
const roomNames = { session: 0, groups: 0, questions: 0, evidence: 0, rounds: 0, feed: 0, trail: 0, presence: 0 }

test('a late joiner gets everything, and every later change', async () => {
  const early = aReader(server, server.wall)
  await synced(early.provider)
  await done(server, server.facilitator, { type: 'showOnWall', view: 'evidence' })
  await until(early.doc, () => session(early.doc)?.wallView === 'evidence')
  const late = await wholeRoom()
  expect(session(late)?.wallView).toBe('evidence')
  expect(roomRecords.all(late, 'questions').length).toBeGreaterThan(10)
  for (const name of Object.keys(roomNames)) early.doc.getMap(name)
  expect(contents(late)).toEqual(contents(early.doc))
})

test('who is here is seen by everybody, and who has left', async () => {
  const wall = await wholeRoom()
  const { token } = await takeSeat(server, 'carers')
  const present = () => roomRecords.one(wall, 'presence', 'carers')?.present
  const phone = aReader(server, token)
  await until(wall, () => present() === 1)
  phone.provider.destroy()
  await until(wall, () => present() === 0)
  expect(roomRecords.one(wall, 'presence', 'carers')?.seats).toBe(1)
})

test('a desk is told when there is another, and when that one has gone', async () => {
  const first = aReader(server, server.facilitator, 'desk')
  await synced(first.provider)
  const desks = () => deskRecords.one(first.doc, 'open', 'desks')?.count
  await until(first.doc, () => desks() === 1)
  const second = aReader(server, server.facilitator, 'desk')
  // A lead reads the same document and is no desk.
  const lead = aReader(server, server.lead, 'desk')
  await Promise.all([synced(second.provider), synced(lead.provider)])
  await until(first.doc, () => desks() === 2)
  second.provider.destroy()
  await until(first.doc, () => desks() === 1)
})

test('only staff read the desk; a wrong token and an unknown session end for good', async () => {
  const { token } = await takeSeat(server)
  const desk = aReader(server, server.facilitator, 'desk')
  await synced(desk.provider)
  expect(desk.doc.getMap('seats').size).toBeGreaterThan(0)
  expect(await closedWith(aReader(server, token, 'desk').provider)).toBe(CLOSE.notAllowed)
  expect(await closedWith(aReader(server, server.wall, 'desk').provider)).toBe(CLOSE.notAllowed)
  expect(await closedWith(aReader(server, 'x'.repeat(43)).provider)).toBe(CLOSE.notSignedIn)
  const elsewhere = { base: server.base, session: 'no-such-session' }
  expect(await closedWith(aReader(elsewhere, server.facilitator).provider)).toBe(CLOSE.notSignedIn)
})

test('whatever a reader writes closes its socket and changes nothing', async () => {
  const before = contents(await wholeRoom())
  const { token } = await takeSeat(server)
  const forger = aReader(server, token)
  await synced(forger.provider)
  const closed = closedWith(forger.provider)
  forger.doc.getMap('session').set('session', { phase: 'closed' })
  expect(await closed).toBe(CLOSE.notAllowed)
  const after = contents(await wholeRoom())
  expect({ ...after, presence: null, feed: null, trail: null }).toEqual({
    ...before,
    presence: null,
    feed: null,
    trail: null,
  })
})

const aDoc = new Y.Doc()
aDoc.getMap('session').set('session', 1)
const anUpdate = Y.encodeStateAsUpdate(aDoc)
const frame = (...head: number[]) => Uint8Array.from([...head, anUpdate.length, ...anUpdate])

const frames: readonly [string, Uint8Array | string, number][] = [
  ['an update', frame(0, 2), CLOSE.notAllowed],
  ['a second step with structs', frame(0, 1), CLOSE.notAllowed],
  ['a second step with deletions only', Uint8Array.of(0, 1, 6, 0, 1, 7, 1, 0, 1), CLOSE.notAllowed],
  ['a bomb of declared structs', Uint8Array.of(0, 2, 7, 1, 255, 255, 255, 15, 1, 0), CLOSE.notAllowed],
  ['a text frame', 'hello', CLOSE.badFrame],
  ['an unknown type', Uint8Array.of(9, 1, 0), CLOSE.badFrame],
  ['a frame cut short', Uint8Array.of(0, 0, 200), CLOSE.badFrame],
  ['an empty frame', new Uint8Array(0), CLOSE.badFrame],
  ['bytes after the message', Uint8Array.of(0, 0, 1, 0, 0), CLOSE.badFrame],
  ['a state that the server never had', Uint8Array.of(0, 0, 3, 1, 7, 1), CLOSE.documentRenewed],
]
test.each(frames)('%s is answered with a close', async (_name, sent, code) => {
  const socket = aSocket({ protocols: [SUBPROTOCOL, `token.${server.wall}`] })
  await opened(socket)
  socket.send(sent)
  expect(await ended(socket)).toBe(code)
})

test('what a stock reader says by the way is passed over', async () => {
  const socket = aSocket({ protocols: [SUBPROTOCOL, `token.${server.wall}`] })
  await opened(socket)
  const awareness = Uint8Array.of(1, 6, 1, 7, 1, 2, 123, 125)
  for (const harmless of [awareness, Uint8Array.of(0, 1, 2, 0, 0), Uint8Array.of(0, 2, 2, 0, 0), Uint8Array.of(3)]) {
    socket.send(harmless)
  }
  const answered = new Promise<Buffer>((resolve) => socket.once('message', (data: Buffer) => resolve(data)))
  socket.send(Uint8Array.of(0, 0, 1, 0))
  const [type, kind] = await answered
  expect([type, kind]).toEqual([0, 1])
  socket.close()
})

test('who sends signs of life without end is put out, and who asks now and then whether the server is there is answered', async () => {
  const { token } = await takeSeat(server)
  const address = `${server.base.replace('http', 'ws')}/ws/sessions/${server.session}/room`
  const opened = async () => {
    const socket = new WebSocket(address, [SUBPROTOCOL, `token.${token}`])
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('open', resolve))
    return socket
  }
  const honest = await opened()
  const answered = new Promise((resolve) => honest.once('pong', (data: Buffer) => resolve(String(data))))
  honest.ping('here?')
  expect(await answered).toBe('here?')
  honest.close()
  for (const sign of ['ping', 'pong'] as const) {
    const flooding = await opened()
    let pongs = 0
    flooding.on('pong', () => {
      pongs += 1
    })
    const closed = new Promise<number>((resolve) => flooding.once('close', resolve))
    for (let n = 0; n < 500; n += 1) flooding[sign]('x'.repeat(100))
    expect([sign, await closed]).toEqual([sign, CLOSE.tooSlow])
    expect(pongs).toBeLessThanOrEqual(60)
  }
})

test('a seat that comes and goes without end is told to wait, and nobody else is', async () => {
  const [one, other] = [await takeSeat(server), await takeSeat(server)]
  const address = `${server.base.replace('http', 'ws')}/ws/sessions/${server.session}/room`
  /** @returns `open` once the document has come, or why it did not */
  const come = (token: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(address, [SUBPROTOCOL, `token.${token}`])
      socket.on('error', () => {})
      socket.once('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
      socket.once('message', () => {
        resolve('open')
        socket.terminate()
      })
      socket.once('close', (code) => resolve(String(code)))
    })
  const told: string[] = []
  for (let n = 0; n < 60; n += 1) told.push(await come(one.token))
  expect(told.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'open'))
  expect(told).toContain(String(CLOSE.tooSlow))
  expect([await come(other.token), await come(server.wall)]).toEqual(['open', 'open'])
})

test('pages of other sites, other addresses and other protocols get no socket', async () => {
  const wish = { protocols: [SUBPROTOCOL, `token.${server.wall}`] }
  expect(await refusedWith(aSocket({ ...wish, origin: 'https://evil.example' }))).toBe(403)
  expect(await refusedWith(aSocket({ ...wish, path: '/ws/sessions/x/secrets' }))).toBe(404)
  expect(await refusedWith(aSocket({ protocols: [] }))).toBe(400)
  const own = aSocket({ ...wish, origin: server.base })
  await opened(own)
  own.close()
})

test('who is shown out and does not close is put out', async () => {
  const line = connect(server.port, '127.0.0.1')
  const ended = new Promise<void>((resolve) => line.once('close', () => resolve()))
  const protocols = `${SUBPROTOCOL}, token.${'x'.repeat(43)}`
  line.write(
    [
      `GET /ws/sessions/${server.session}/room HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Sec-WebSocket-Protocol: ${protocols}`,
      '\r\n',
    ].join('\r\n'),
  )
  // It reads, and answers nothing.
  const heard: Buffer[] = []
  line.on('data', (bytes: Buffer) => heard.push(bytes))
  await ended
  const code = Buffer.concat(heard).toString('latin1').split('\r\n\r\n')[1] ?? ''
  expect(Buffer.from(code, 'latin1').readUInt16BE(2)).toBe(CLOSE.notSignedIn)
}, 15_000)

test('a seat that is issued anew loses its sockets at once, and its old phone its voice', async () => {
  const { seat, token } = await takeSeat(server)
  const phone = aReader(server, token)
  await synced(phone.provider)
  const closed = closedWith(phone.provider)
  const [slip, code] = ['a-slip-secret-0123456789', 'ABCD2345']
  await done(server, server.facilitator, {
    type: 'reissueSeat',
    seat: SeatId.parse(seat),
    slipHash: sha256(slip),
    codeHash: sha256(code),
  })
  expect(await closed).toBe(CLOSE.notSignedIn)
  expect(codeOf(await ask(server, token, { type: 'callForHelp' }))).toBe('not-signed-in')
  const newToken = 'f'.repeat(32)
  const claim = { type: 'claimSlip' as const, slip: 'abcd 2345', secretHash: sha256(newToken) }
  expect(codeOf(await ask(server, null, { ...claim, slip: 'WRONG-CODE' }))).toBe('unknown-slip')
  expect(codeOf(await ask(server, null, claim))).toBe('saved')
  expect(codeOf(await ask(server, null, { ...claim, secretHash: sha256('e'.repeat(32)) }))).toBe('slip-used')
  expect(codeOf(await ask(server, newToken, { type: 'callForHelp' }))).toBe('saved')
})

test('after a restart a copy of the old document is turned away, and an empty one is filled', async () => {
  const dataDir = await aFolder()
  const webDir = await aWebBuild()
  const first = await aServerProcess({ dataDir, webDir })
  await done(first, first.facilitator, { type: 'openSession' })
  const reader = aReader(first, first.wall)
  await synced(reader.provider)
  const seen = contents(await wholeRoom(first, first.wall))
  await first.kill('SIGKILL')
  const second = await aServerProcess({ dataDir, webDir, port: first.port })
  try {
    expect(second.wall).toBe(first.wall)
    expect(await closedWith(aReader(second, second.wall, 'room', reader.doc).provider)).toBe(CLOSE.documentRenewed)
    expect(contents(await wholeRoom(second, second.wall))).toEqual(seen)
  } finally {
    await second.stop()
  }
})

function aSocket(wish: { protocols: string[]; origin?: string; path?: string }): WebSocket {
  const path = wish.path ?? `/ws/sessions/${server.session}/room`
  const options = wish.origin === undefined ? {} : { origin: wish.origin }
  const socket = new WebSocket(`${server.base.replace('http', 'ws')}${path}`, wish.protocols, options)
  socket.on('error', () => {})
  return socket
}

const opened = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('open', () => resolve()))
const ended = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
const refusedWith = (socket: WebSocket) =>
  new Promise<number | undefined>((resolve) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.once('open', () => resolve(undefined))
  })
