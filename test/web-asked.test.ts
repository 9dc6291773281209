/** What a phone asks the server and shares among its parts. */
import { expect, test } from 'vitest'
import { ApiError } from '../apps/web/live/api.ts'
import { openLine } from '../apps/web/live/asked.ts'

/** A server whose answers the test gives by hand, and a clock that stands still until it is moved. */
function aLine() {
  const asked: { answer: (value: string) => void; fail: (error: unknown) => void }[] = []
  const waits: number[] = []
  const clock = { at: 0 }
  const line = openLine<string>({
    get: () => new Promise((answer, fail) => asked.push({ answer, fail })),
    wait: async (ms) => void waits.push(ms),
    now: () => clock.at,
  })
  let told = 0
  line.subscribe(() => {
    told += 1
  })
  return { line, asked, waits, clock, told: () => told }
}

test('parts that are drawn at once share one question and its answer', async () => {
  const { line, asked, told } = aLine()
  const all = [line.askIfOlderThan(5_000), line.askIfOlderThan(5_000)]
  asked[0]?.answer('three seats')
  await Promise.all(all)
  await line.askIfOlderThan(5_000)
  expect(asked).toHaveLength(1)
  expect(line.heard()).toEqual({ data: 'three seats', error: null })
  expect(told()).toBe(1)
})

test('an answer that has grown old is asked for again, and stays until the new one is here', async () => {
  const { line, asked, clock } = aLine()
  const first = line.askIfOlderThan(5_000)
  asked[0]?.answer('old')
  await first
  clock.at = 5_001
  const second = line.askIfOlderThan(5_000)
  expect(line.heard()).toEqual({ data: 'old', error: null })
  asked[1]?.answer('new')
  await second
  expect(line.heard()).toEqual({ data: 'new', error: null })
})

test('who asks while an answer is on its way gets one that was asked for afterwards', async () => {
  const { line, asked } = aLine()
  const first = line.ask()
  const later = [line.ask(), line.ask()]
  asked[0]?.answer('before my evidence was saved')
  await first
  await expect.poll(() => asked.length).toBe(2)
  asked[1]?.answer('with my evidence')
  await Promise.all(later)
  expect(asked).toHaveLength(2)
  expect(line.heard().data).toBe('with my evidence')
})

test('an unreachable server is tried five times, each after a longer wait, and the last answer stays', async () => {
  const { line, asked, waits } = aLine()
  const first = line.ask()
  asked[0]?.answer('known')
  await first
  const lost = new TypeError('Failed to fetch')
  const second = line.ask()
  for (let tries = 1; tries <= 5; tries += 1) {
    await expect.poll(() => asked.length).toBe(1 + tries)
    asked[tries]?.fail(lost)
  }
  await second
  expect(waits).toHaveLength(4)
  expect(waits[3]).toBeGreaterThan(waits[0] ?? 0)
  expect(line.heard()).toEqual({ data: 'known', error: lost })
})

test('a refusal is final', async () => {
  const { line, asked, waits } = aLine()
  const refused = new ApiError(404, { code: 'unknown-join-code', detail: 'no session has this code' })
  const first = line.ask()
  asked[0]?.fail(refused)
  await first
  expect(asked).toHaveLength(1)
  expect(waits).toEqual([])
  expect(line.heard()).toEqual({ data: null, error: refused })
})

test('a server that asks to be left alone is, and its page knows at once why it waits', async () => {
  const { line, asked, waits } = aLine()
  const busy = new ApiError(429, { code: 'too-many-requests', detail: 'wait' }, 9_000)
  const first = line.ask()
  asked[0]?.fail(busy)
  await expect.poll(() => asked.length).toBe(2)
  expect(waits.map((ms) => ms >= 9_000 && ms < 15_000)).toEqual([true])
  expect(line.heard()).toEqual({ data: null, error: busy })
  asked[1]?.answer('three seats')
  await first
  expect(line.heard()).toEqual({ data: 'three seats', error: null })
})
