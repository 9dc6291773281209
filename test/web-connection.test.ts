/** A phone whose socket the server closes: when it comes back. */
import { CLOSE } from '@eds/session/protocol'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { comeBackMs, letIn, NEVER, turnedAway } from '../apps/web/live/come-back.ts'
import { type OpenDocument, openDocument } from '../apps/web/live/connection.ts'

/** When sockets were opened, by the clock of the test; each is closed at once as the test says, after a sync or before. */
let opened: number[] = []
let closing: { code: number; reason: string; afterSync: boolean }
let phone: OpenDocument | null = null

/** An empty document, as the server answers with it: sync, step two. */
const WHOLE = Uint8Array.of(0, 1, 2, 0, 0)

class AnySocket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  binaryType = ''
  constructor() {
    opened.push(performance.now())
    setTimeout(() => {
      this.onopen?.()
      if (closing.afterSync) this.onmessage?.({ data: WHOLE.slice().buffer })
      this.onclose?.(closing)
    }, 20)
  }
  send() {}
  close() {}
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', AnySocket)
  vi.stubGlobal('window', { location: { protocol: 'http:', host: 'workshop.test' } })
  opened = []
})
afterEach(() => {
  phone?.close()
  phone = null
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** @returns the times between one attempt and the next, while the server goes on like this */
async function pausesIn(ms: number, how: typeof closing): Promise<number[]> {
  closing = how
  phone = openDocument({ session: 'a-session', document: 'room', token: 'a-token' }, () => {})
  await vi.advanceTimersByTimeAsync(ms)
  return opened.slice(1).map((at, n) => at - (opened[n] ?? 0))
}

test.each([
  ['that was not let in', false],
  ['that was whole before', true],
])('a phone %s waits longer each time it is told to come later, up to some seconds', async (_, afterSync) => {
  const pauses = await pausesIn(5 * 60_000, { code: CLOSE.tooSlow, reason: 'too slow', afterSync })
  expect(pauses.length).toBeGreaterThan(10)
  expect(pauses.filter((ms) => ms < 750)).toEqual([])
  expect(pauses.slice(5).filter((ms) => ms < 11_000 || ms > 19_000)).toEqual([])
})

test('a phone that is told how long to wait waits as long, and a network that is back brings it no sooner', async () => {
  const pauses = await pausesIn(60_000, { code: CLOSE.tooSlow, reason: 'busy; come back in 9 s', afterSync: true })
  expect(pauses.length).toBeGreaterThan(2)
  expect(pauses.filter((ms) => ms < 9_000)).toEqual([])
  // How long it waits is drawn: go on until it has just been turned away.
  const turned = opened.length
  while (opened.length === turned) await vi.advanceTimersByTimeAsync(100)
  await vi.advanceTimersByTimeAsync(1_000)
  phone?.nudge()
  const before = opened.length
  await vi.advanceTimersByTimeAsync(1)
  expect(opened.length).toBe(before)
})

test('no server keeps a phone away for much more than a minute, and a network that is back ends a long wait', async () => {
  const long = { code: CLOSE.tooSlow, reason: 'busy; come back in 99 s', afterSync: true }
  const pauses = await pausesIn(5 * 60_000, long)
  expect(pauses.length).toBeGreaterThan(2)
  expect(pauses.filter((ms) => ms < 60_000 || ms > 65_100)).toEqual([])
  phone?.close()
  opened = []
  await pausesIn(20_000, long)
  expect(opened).toHaveLength(1)
  phone?.nudge()
  await vi.advanceTimersByTimeAsync(1)
  expect(opened).toHaveLength(2)
  // Who was turned away a moment ago waits for some seconds, and no longer.
  await vi.advanceTimersByTimeAsync(1_000)
  phone?.nudge()
  phone?.nudge()
  await vi.advanceTimersByTimeAsync(13_000)
  expect(opened).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(opened).toHaveLength(3)
})

test('a phone is back soon after a server that restarts', async () => {
  const pauses = await pausesIn(10_000, { code: 1012, reason: 'the server is restarting', afterSync: true })
  expect(pauses.length).toBeGreaterThan(2)
  expect(pauses.filter((ms) => ms > 4_000)).toEqual([])
})

test('nobody comes back sooner than told, nor all at once, and who was let in for a minute begins anew', () => {
  const times = fc.integer({ min: 1, max: 1000 })
  const luck = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(times, luck, fc.integer({ min: 1, max: 60 }), (turned, chance, seconds) => {
      const before = { times: turned, liveSince: null }
      expect(comeBackMs(before, `busy; come back in ${seconds} s`, chance)).toBeGreaterThanOrEqual(seconds * 1000)
      const own = comeBackMs(before, 'too slow', chance)
      expect([own >= 750, own <= 18_750]).toEqual([true, true])
    }),
  )
  expect(comeBackMs(turnedAway(NEVER, 0), '', 0)).not.toBe(comeBackMs(turnedAway(NEVER, 0), '', 0.9))
  const often = { times: 9, liveSince: null }
  expect(turnedAway(letIn(often, 0), 59_999)).toEqual({ times: 10, liveSince: null })
  expect(turnedAway(letIn(often, 0), 60_000)).toEqual({ times: 1, liveSince: null })
})
