/** One document to many readers: ticks, shared frames and readers who fall behind. */
import { BEHIND_BYTES, Channel, LOST_BYTES, type ReaderSocket } from '@eds/server/channel'
import { HEARTBEAT, readFrame } from '@eds/server/frames'
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { readSyncMessage } from 'y-protocols/sync'
import * as Y from 'yjs'
import { aClock } from './a-clock.ts'

/** A reader with a copy of its own. While it is `stalled`, frames lie in its buffer. */
function aSocket() {
  const copy = new Y.Doc()
  const waiting: { frame: Uint8Array; sent: () => void }[] = []
  const frames: Uint8Array[] = []
  const state = { isStalled: false, closed: null as number | null, padding: 0 }
  const take = ({ frame, sent }: { frame: Uint8Array; sent: () => void }) => {
    frames.push(frame)
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === 0) readSyncMessage(decoder, encoding.createEncoder(), copy, null)
    sent()
  }
  const socket: ReaderSocket = {
    get bufferedAmount() {
      return state.padding + waiting.reduce((sum, { frame }) => sum + frame.length, 0)
    },
    send(frame, sent) {
      if (state.isStalled) waiting.push({ frame, sent })
      else take({ frame, sent })
    },
    close(code) {
      state.closed = code
    },
    terminate() {},
  }
  const drain = () => {
    state.isStalled = false
    state.padding = 0
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) take(next)
  }
  return { socket, copy, frames, state, drain }
}

function aChannel() {
  const clock = aClock()
  const doc = new Y.Doc()
  const map = doc.getMap('records')
  map.set('first', 'x'.repeat(100))
  return { clock, doc, map, channel: new Channel(doc, clock) }
}

const records = (doc: Y.Doc) => doc.getMap('records').toJSON()

test('changes of one tick leave as one frame, the same bytes for everybody', () => {
  const { clock, doc, map, channel } = aChannel()
  const [a, b] = [aSocket(), aSocket()]
  for (const { socket } of [a, b]) expect(channel.join(socket, new Map())).toBe(true)
  clock.pass(100)
  map.set('one', 1)
  clock.pass(0)
  for (let n = 0; n < 50; n++) map.set(`key-${n}`, n)
  clock.pass(100)
  expect(a.frames).toHaveLength(3)
  expect(a.frames.map((frame, n) => frame === b.frames[n])).toEqual([true, true, true])
  expect([records(a.copy), records(b.copy)]).toEqual([records(doc), records(doc)])
})

test('a reader that comes back is sent only what it missed', () => {
  const { clock, doc, map, channel } = aChannel()
  const first = aSocket()
  channel.join(first.socket, new Map())
  channel.leave(first.socket)
  map.set('later', 1)
  clock.pass(100)
  const again = aSocket()
  Y.applyUpdate(again.copy, Y.encodeStateAsUpdate(first.copy))
  expect(channel.join(again.socket, Y.decodeStateVector(Y.encodeStateVector(again.copy)))).toBe(true)
  expect(records(again.copy)).toEqual(records(doc))
  expect(again.frames[0]?.length).toBeLessThan(100)
})

test('a copy that holds what this document never held is refused', () => {
  const { doc, channel } = aChannel()
  const { socket, frames } = aSocket()
  expect(channel.join(socket, new Map([[doc.clientID + 1, 1]]))).toBe(false)
  expect(channel.join(socket, new Map([[doc.clientID, 1000]]))).toBe(false)
  expect(frames).toEqual([])
})

test('a reader that falls behind is not buffered without end, and catches up with one diff', () => {
  const { clock, doc, map, channel } = aChannel()
  const [slow, quick] = [aSocket(), aSocket()]
  for (const { socket } of [slow, quick]) channel.join(socket, new Map())
  slow.state.isStalled = true
  const written = 400
  for (let n = 0; n < written; n++) {
    map.set(`key-${n % 5}`, `${n}`.padEnd(10_000))
    clock.pass(50)
  }
  expect(quick.frames).toHaveLength(written + 1)
  expect(slow.socket.bufferedAmount).toBeLessThan(BEHIND_BYTES + 20_000)
  const framesBefore = slow.frames.length
  slow.drain()
  expect(records(slow.copy)).toEqual(records(doc))
  expect(slow.frames.length - framesBefore).toBeLessThan(written / 2)
  map.set('after', 1)
  clock.pass(50)
  expect(records(slow.copy)).toEqual(records(doc))
})

test('a reader far beyond is disconnected, to try again later', () => {
  const { clock, map, channel } = aChannel()
  const { socket, state } = aSocket()
  channel.join(socket, new Map())
  state.padding = LOST_BYTES + 1
  state.isStalled = true
  channel.heartbeat()
  expect(state.closed).toBe(1013)
  map.set('more', 1)
  clock.pass(50)
  expect(socket.bufferedAmount).toBe(LOST_BYTES + 1)
})

test('a reader that stays behind for a minute is disconnected; one that catches up in time is not', () => {
  const { clock, map, channel } = aChannel()
  const [stuck, late] = [aSocket(), aSocket()]
  for (const { socket, state } of [stuck, late]) {
    state.isStalled = true
    channel.join(socket, new Map())
    state.padding = BEHIND_BYTES + 1
  }
  map.set('one', 1)
  clock.pass(50)
  for (let n = 0; n < 3; n++) {
    clock.pass(15_000)
    channel.heartbeat()
  }
  expect([stuck.state.closed, late.state.closed]).toEqual([null, null])
  late.drain()
  clock.pass(30_000)
  channel.heartbeat()
  expect([stuck.state.closed, late.state.closed]).toEqual([1013, null])
})

test('where memory is short, those who are behind are given up, and nobody else', () => {
  const { clock, map, channel } = aChannel()
  const [slow, quick] = [aSocket(), aSocket()]
  for (const { socket } of [slow, quick]) channel.join(socket, new Map())
  slow.state.padding = BEHIND_BYTES + 1
  slow.state.isStalled = true
  map.set('one', 1)
  clock.pass(50)
  channel.giveUpThoseBehind()
  expect([slow.state.closed, quick.state.closed]).toEqual([1013, null])
  channel.giveUpThoseBehind()
  map.set('two', 2)
  clock.pass(50)
  expect(records(quick.copy)).toMatchObject({ one: 1, two: 2 })
})

test('the heartbeat is three bytes that a provider takes as a sign of life', () => {
  const { channel } = aChannel()
  const { socket, frames } = aSocket()
  channel.join(socket, new Map())
  channel.heartbeat()
  expect(frames.at(-1)).toEqual(Uint8Array.of(1, 1, 0))
  expect(readFrame(HEARTBEAT)).toEqual({ kind: 'nothing' })
})

test('no bytes whatever make reading a frame throw', () => {
  const message = fc
    .tuple(fc.nat({ max: 4 }), fc.nat({ max: 3 }), fc.uint8Array({ maxLength: 20 }))
    .map(([type, kind, body]) => Uint8Array.of(type, kind, body.length, ...body))
  const kinds = new Set<string>()
  fc.assert(
    fc.property(fc.oneof(message, fc.uint8Array({ maxLength: 40 })), (bytes) => {
      kinds.add(readFrame(bytes).kind)
    }),
    { numRuns: 20_000 },
  )
  expect([...kinds].toSorted()).toEqual(['malformed', 'nothing', 'state', 'write'])
})
