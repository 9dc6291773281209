/** The copy of a room's records by which a phone shows the room before it has what keeps it live. */
import { openRoomCopies } from '@eds/server/room-copy'
import { ROOM, room as reader } from '@eds/session/document'
import { copyOf, DocumentCopy, NOTHING, sourceOf } from '@eds/session/document-copy'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, done, getJson, takeSeat } from './a-server.ts'

async function withServer(play: (server: AServer) => Promise<void>): Promise<void> {
  const server = await aServer()
  try {
    await play(server)
  } finally {
    await server.stop()
  }
}

const copyFor = async (server: AServer, token: string) =>
  sourceOf(DocumentCopy.parse((await getJson(server, `/api/sessions/${server.session}/room`, token)).body))

test('everybody with a seat gets the room as its document holds it, and what is new with the next copy', async () => {
  await withServer(async (server) => {
    const seat = await takeSeat(server)
    const before = await copyFor(server, seat.token)
    expect(reader.one(before, 'session', 'session')?.phase).toBe('lobby')
    expect(reader.all(before, 'questions').length).toBeGreaterThan(3)
    await done(server, server.facilitator, { type: 'openSession' })
    const after = await copyFor(server, seat.token)
    expect(reader.one(after, 'session', 'session')?.phase).toBe('open')
    expect(reader.all(after, 'questions')).toEqual(reader.all(before, 'questions'))
  })
})

test('nobody without a right token gets a copy, and a session that does not exist answers like a wrong token', async () => {
  await withServer(async (server) => {
    const path = `/api/sessions/${server.session}/room`
    const wrong = 'f'.repeat(32)
    for (const token of [null, wrong, server.workspace]) expect((await getJson(server, path, token)).status).toBe(401)
    expect((await getJson(server, '/api/sessions/nowhere/room', wrong)).status).toBe(401)
    for (const token of [server.facilitator, server.lead, server.wall])
      expect((await getJson(server, path, token)).status).toBe(200)
  })
})

test('it is sent compressed to whoever takes that, and never kept on the way', async () => {
  await withServer(async (server) => {
    const headers = { authorization: `Bearer ${server.wall}` }
    const url = `${server.base}/api/sessions/${server.session}/room`
    const small = await fetch(url, { headers: { ...headers, 'accept-encoding': 'gzip' } })
    const plain = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } })
    expect(small.headers.get('content-encoding')).toBe('gzip')
    expect(plain.headers.get('content-encoding')).toBe(null)
    for (const reply of [small, plain]) expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(await small.json()).toEqual(await plain.json())
  })
})

test('a record that was only taken away is in no later copy', () => {
  const doc = new Y.Doc()
  doc.getMap('evidence').set('e1', { claim: 'a name' })
  const copies = openRoomCopies()
  // reason: a room of which only the document is looked at
  const room = { documents: { room: doc } } as unknown as Parameters<typeof copies>[0]
  expect(copies(room).text).toContain('a name')
  expect(copies(room)).toBe(copies(room))
  doc.getMap('evidence').delete('e1')
  expect(copies(room).text).not.toContain('a name')
})

test('a copy reads as the document does, map by map, and the same record is the same object', () => {
  const doc = new Y.Doc()
  doc.getMap('trail').set('head', { seq: 3, head: 'a'.repeat(64) })
  doc.getMap('not-the-rooms').set('x', 1)
  const copy = copyOf(doc, Object.keys(ROOM))
  expect(Object.keys(copy)).toEqual(Object.keys(ROOM))
  const source = sourceOf(DocumentCopy.parse(JSON.parse(JSON.stringify(copy))))
  expect(reader.one(source, 'trail', 'head')).toEqual(reader.one(doc, 'trail', 'head'))
  expect(reader.one(source, 'trail', 'head')).toBe(reader.one(source, 'trail', 'head'))
  expect(reader.one(source, 'trail', 'no-such-key')).toBe(null)
  expect(reader.all(NOTHING, 'questions')).toEqual([])
})
