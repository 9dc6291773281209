/** Whoever sits down is told at once what their seat asks first, and nobody else is. */
import { randomBytes } from 'node:crypto'
import { Arrival } from '@eds/session/arrival'
import { DocumentCopy } from '@eds/session/document-copy'
import { Answer, PROTOCOL_VERSION } from '@eds/session/protocol'
import { expect, test } from 'vitest'
import { type AServer, aServer, done, freshCommandId, getJson, post, sha256, takeSeat } from './a-server.ts'

async function withServer(play: (server: AServer) => Promise<void>): Promise<void> {
  const server = await aServer()
  try {
    await play(server)
  } finally {
    await server.stop()
  }
}

async function arrive(server: AServer, token: string | null, command: unknown, encoding = 'identity') {
  const reply = await fetch(`${server.base}/api/sessions/${server.session}/arrivals`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-encoding': encoding,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(command),
  })
  const body: unknown = await reply.json()
  return { status: reply.status, body, headers: reply.headers }
}

const aSecret = () => randomBytes(16).toString('hex')

/** A whole command, to be sent as often as a test likes. */
const sitDown = (server: AServer, secret: string) => ({
  version: PROTOCOL_VERSION,
  commandId: freshCommandId(),
  type: 'takeSeat',
  joinCode: server.joinCode,
  group: 'staff',
  secretHash: sha256(secret),
})

/** What a seat is told where it asks for each thing by itself. */
async function asked(server: AServer, token: string) {
  const get = async (what: string) => (await getJson(server, `/api/sessions/${server.session}/${what}`, token)).body
  return { standing: await get('standing'), seat: await get('seat'), room: await get('room') }
}

test('who sits down gets with the answer what their seat would be told one by one', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const { status, body, headers } = await arrive(server, secret, sitDown(server, secret))
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    const { answer, ...rest } = Arrival.parse(body)
    expect(rest).toEqual(await asked(server, secret))
    expect(answer.status === 'saved' ? answer.made : answer).toBe(rest.seat?.seat)
    expect(Object.keys(DocumentCopy.parse(rest.room))).toContain('questions')
  })
})

test('sent again it gets the same answer, with the room as it is by then', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const command = sitDown(server, secret)
    const first = Arrival.parse((await arrive(server, secret, command)).body)
    await done(server, server.facilitator, { type: 'openSession' })
    const second = Arrival.parse((await arrive(server, secret, command)).body)
    expect(second.answer).toEqual(first.answer)
    expect(second.room).not.toEqual(first.room)
    expect(second.room).toEqual((await asked(server, secret)).room)
  })
})

test('without the new seat’s own secret the same command gets its answer and nothing of the room', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const command = sitDown(server, secret)
    const { body } = await arrive(server, null, command)
    expect(Answer.parse(body)).toEqual(body)
    const other = await takeSeat(server)
    for (const token of [null, aSecret(), other.token, server.wall, server.facilitator]) {
      expect((await arrive(server, token, command)).body).toEqual(body)
    }
  })
})

test('who only asks to come in is told how that stands, and gets no room before they are let in', async () => {
  await withServer(async (server) => {
    await done(server, server.facilitator, { type: 'setAdmission', admission: 'ask' })
    const secret = aSecret()
    const command = sitDown(server, secret)
    const before = Arrival.parse((await arrive(server, secret, command)).body)
    expect(before).toMatchObject({ standing: { standing: 'asking' }, seat: null, room: null })
    await done(server, server.facilitator, { type: 'admitSeats', seats: [before.standing.seat] })
    const after = Arrival.parse((await arrive(server, secret, command)).body)
    expect(after).toMatchObject({ answer: before.answer, standing: { standing: 'seated' } })
    expect(after.room).toEqual((await asked(server, secret)).room)
  })
})

test('a seat whose phone was lost is told nothing with its old secret', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const command = sitDown(server, secret)
    const { answer, standing } = Arrival.parse((await arrive(server, secret, command)).body)
    const hashes = { slipHash: sha256('slip'), codeHash: sha256('code') }
    await done(server, server.facilitator, { type: 'reissueSeat', seat: standing.seat, ...hashes })
    expect((await arrive(server, secret, command)).body).toEqual(answer)
  })
})

test('what is refused is refused as any command is', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const wrong = { ...sitDown(server, secret), joinCode: 'ZZZZZZZZ' }
    const { status, body } = await arrive(server, secret, wrong)
    const asCommand = await post(server, null, wrong)
    expect({ status, body }).toEqual({ status: asCommand.status, body: asCommand.answer })
  })
})

test('it is sent compressed to whoever takes that', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const command = sitDown(server, secret)
    const small = await arrive(server, secret, command, 'gzip')
    const plain = await arrive(server, secret, command)
    expect(small.headers.get('content-encoding')).toBe('gzip')
    expect(plain.headers.get('content-encoding')).toBe(null)
    expect(small.body).toEqual(plain.body)
  })
})

test('sent again without end it is slowed: every answer has the whole room in it', async () => {
  await withServer(async (server) => {
    const secret = aSecret()
    const command = sitDown(server, secret)
    const first = await arrive(server, secret, command)
    expect(first.status).toBe(200)
    const again = await Promise.all(Array.from({ length: 60 }, () => arrive(server, secret, command)))
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200, 429]))
    expect(again.filter(({ status }) => status === 200).length).toBeLessThan(30)
    const other = aSecret()
    expect((await arrive(server, other, sitDown(server, other))).status).toBe(200)
  })
})
