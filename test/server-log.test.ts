/** The log tells what went wrong, and nobody can fill the disk with it. */
import { lineLog, sparingLog } from '@eds/server/log'
import { expect, test } from 'vitest'
import { aServer, takeSeat } from './a-server.ts'
import { openSocket } from './faults/room-reader.ts'

test('of one event twenty lines a minute are written, and the next one says how many were left out', () => {
  const lines: string[] = []
  let now = 0
  const log = sparingLog(
    (level, event, fields) => lines.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`),
    () => now,
  )
  for (let n = 0; n < 5000; n += 1) log('warn', 'write-refused', { n })
  expect(lines).toHaveLength(20)
  // Another event is not kept from being written.
  log('error', 'storing-failed', { why: 'a full disk' })
  expect(lines.at(-1)).toBe('error storing-failed {"why":"a full disk"}')
  now = 60_000
  log('warn', 'write-refused', { n: 5000 })
  expect(lines.at(-1)).toBe('warn write-refused {"n":5000,"leftOut":4980}')
  log('warn', 'write-refused', { n: 5001 })
  expect(lines.at(-1)).toBe('warn write-refused {"n":5001}')
  // A clock that was set back silences nothing.
  now = 5
  for (let n = 0; n < 30; n += 1) log('warn', 'write-refused', { n })
  expect(lines).toHaveLength(43)
})

test('a line is one line, whatever its fields hold', () => {
  const lines: string[] = []
  lineLog((line) => lines.push(line))('info', 'a\nb', { why: 'one\r\ntwo\u2028three' })
  expect(lines.join('').split('\n')).toHaveLength(2)
})

test('seats that write again and again are refused every time and fill no log', async () => {
  const server = await aServer()
  try {
    const seats = await Promise.all(Array.from({ length: 6 }, () => takeSeat(server)))
    const { base, session } = server
    const refusedOnce = (token: string) =>
      new Promise<number>((resolve) => {
        const socket = openSocket({ base, session, token, document: 'room' })
        socket.once('open', () => {
          for (let n = 0; n < 20; n += 1) socket.send(Uint8Array.of(0, 2, 3, 1, 1, 1))
        })
        socket.once('close', resolve)
      })
    const codes: number[] = []
    for (const { token } of seats) for (let n = 0; n < 10; n += 1) codes.push(await refusedOnce(token))
    expect(codes).toHaveLength(60)
    expect(new Set(codes)).toEqual(new Set([4403]))
    const told = server.lines.filter((line) => line.includes('write-refused'))
    expect(told).toHaveLength(20)
    for (const { seat, token } of seats) for (const secret of [seat, token]) expect(told.join('')).not.toContain(secret)
  } finally {
    await server.stop()
  }
})
