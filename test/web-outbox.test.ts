import type { Choice } from '@eds/session/ballot'
import type { Answer } from '@eds/session/protocol'
import type { RefusalCode } from '@eds/session/refusals'
import { QuestionId, RoundId, SeatId, SessionId } from '@eds/session/session'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { backOffMs, type Posted, postCommand, postUntilAnswered, waitOrWoken } from '../apps/web/live/command-post.ts'
import { type About, ballotEntry, type Outbox, openOutbox, type WaitingEntry } from '../apps/web/live/outbox.ts'
import { memoryStore } from '../apps/web/live/outbox-store.ts'
import { retryAfterMs, waitMs } from '../apps/web/live/retry-after.ts'

const owner = { session: SessionId.parse('a-session'), seat: SeatId.parse('a-seat') }
const round = RoundId.parse('a-round')
const otherRound = RoundId.parse('another-round')
const head = 'a'.repeat(64)
const idOf = (n: number) => `command-${String(n).padStart(10, '0')}`
const about = (n: number, of = round): About => ({
  type: 'castBallot',
  round: of,
  commitment: n.toString(16).padStart(64, '0'),
})
const ballot = (choice: Choice, of = round) => ({
  type: 'castBallot' as const,
  round: of,
  choice,
  nonce: '0123456789abcdef'.repeat(2),
})

/** A server that does each command once, and a network whose faults the test chooses one by one. */
function aServer(faults: readonly Fault[] = []) {
  const answers = new Map<string, Answer>()
  const done: { commandId: string; choice: string }[] = []
  const late: WaitingEntry[] = []
  let tries = 0
  let isOpen = true
  function execute(entry: WaitingEntry): Answer {
    const known = answers.get(entry.commandId)
    if (known !== undefined) return known
    const { commandId } = entry
    const answer: Answer = isOpen
      ? { status: 'saved', commandId, seq: done.length + 1, head, made: null }
      : { status: 'refused', commandId, refusal: { code: 'round-not-open', detail: 'closed' } }
    if (isOpen) done.push({ commandId, choice: entry.command.type === 'castBallot' ? entry.command.choice : '' })
    answers.set(commandId, answer)
    return answer
  }
  return {
    done,
    close: () => {
      isOpen = false
    },
    /** Requests that the network held back arrive now. */
    deliverLate: () => {
      for (const entry of late.splice(0)) execute(entry)
    },
    post: async (entry: WaitingEntry): Promise<Posted> => {
      const fault = faults[tries] ?? 'none'
      tries += 1
      if (fault === 'lost') return { kind: 'unknown', why: 'unreachable', afterMs: 0 }
      if (fault === 'held') {
        late.push(entry)
        return { kind: 'unknown', why: 'unreachable', afterMs: 0 }
      }
      const answer = execute(entry)
      return fault === 'answer-lost' ? { kind: 'unknown', why: 'unreachable', afterMs: 0 } : { kind: 'answer', answer }
    },
  }
}
type Fault = 'none' | 'lost' | 'answer-lost' | 'held'

/** Turns of the microtask queue until nothing waits and nothing changes any more, with a deadline. */
async function settled(outbox: Outbox): Promise<void> {
  let quiet = 0
  let before = outbox.entries()
  for (let turn = 0; turn < 2_000; turn += 1) {
    await Promise.resolve()
    const now = outbox.entries()
    quiet = now === before && now.every(({ state }) => state !== 'waiting') ? quiet + 1 : 0
    before = now
    if (quiet > 20) return
  }
  throw new Error(`still waiting: ${JSON.stringify(outbox.entries())}`)
}

const atOnce = () => Promise.resolve()
/** No network and no hurry: waits until it is woken. */
const untilWoken = (_ms: number, woken: Promise<void>) => woken

describe('the outbox', () => {
  test('[O3] keeps that a ballot was saved, and nothing of what it was', async () => {
    const store = memoryStore()
    const outbox = openOutbox(owner, { store, post: aServer().post, wait: atOnce })
    await outbox.add(ballot('2'), about(7), idOf(1))
    await settled(outbox)
    const kept = await store.all(owner)
    expect(kept).toEqual([
      { commandId: idOf(1), ...owner, order: 1, about: about(7), state: 'saved', made: null, seq: 1, head },
    ])
    expect(JSON.stringify(kept)).not.toMatch(/choice|nonce|0123456789abcdef/)
  })

  test('[O3] a ballot that was refused keeps nothing of what it was either', async () => {
    const store = memoryStore()
    const server = aServer()
    server.close()
    const outbox = openOutbox(owner, { store, post: server.post, wait: atOnce })
    await outbox.add(ballot('2'), about(7), idOf(1))
    await settled(outbox)
    const [kept] = await store.all(owner)
    expect(kept).toMatchObject({ state: 'refused', command: null, refusal: { code: 'round-not-open' } })
    expect(JSON.stringify(kept)).not.toMatch(/choice|nonce|0123456789abcdef/)
  })

  test('a refused proposal keeps its words, so that they can be sent again', async () => {
    const command = {
      type: 'proposeEvidence' as const,
      question: QuestionId.parse('2a'),
      claim: 'The lift is broken',
      source: 'I was there',
      characteristics: [],
      showGroup: false,
    }
    const store = memoryStore()
    const server = aServer()
    server.close()
    const outbox = openOutbox(owner, { store, post: server.post, wait: atOnce })
    await outbox.add(command, { type: 'proposeEvidence', question: command.question }, idOf(1))
    await settled(outbox)
    expect(outbox.entries()).toMatchObject([{ state: 'refused', command }])
    await outbox.forget(idOf(1))
    expect([outbox.entries(), await store.all(owner)]).toEqual([[], []])
  })

  test('a ballot cast without a network survives a reload and is sent with the same id', async () => {
    const store = memoryStore()
    const offline = openOutbox(owner, {
      store,
      post: async () => ({ kind: 'unknown', why: 'unreachable', afterMs: 0 }),
      wait: untilWoken,
    })
    await offline.start()
    await offline.add(ballot('3'), about(1), idOf(1))
    offline.stop()
    expect(await store.all(owner)).toMatchObject([{ state: 'waiting', command: { choice: '3' } }])

    const server = aServer()
    const reloaded = openOutbox(owner, { store, post: server.post, wait: atOnce })
    await reloaded.start()
    await settled(reloaded)
    expect(server.done).toEqual([{ commandId: idOf(1), choice: '3' }])
    expect(ballotEntry(reloaded.entries(), round)?.state).toBe('saved')
  })

  test('[O2] a newer ballot replaces an older one that was never tried', async () => {
    const store = memoryStore()
    const posted: string[] = []
    const outbox = openOutbox(owner, {
      store,
      post: async (entry) => {
        posted.push(entry.commandId)
        return { kind: 'unknown', why: 'unreachable', afterMs: 0 }
      },
      wait: untilWoken,
    })
    await outbox.add(ballot('0', otherRound), about(1, otherRound), idOf(1))
    await outbox.add(ballot('0'), about(2), idOf(2))
    await outbox.add(ballot('3'), about(3), idOf(3))
    expect(outbox.entries().map(({ commandId }) => commandId)).toEqual([idOf(1), idOf(3)])
    expect(new Set(posted)).toEqual(new Set([idOf(1)]))
    outbox.stop()
  })

  test('[O2] an older ballot held back by the network cannot arrive after the newer one and win', async () => {
    const server = aServer(['held', 'none', 'none'])
    const outbox = openOutbox(owner, { store: memoryStore(), post: server.post, wait: atOnce })
    await outbox.add(ballot('0'), about(1), idOf(1))
    await outbox.add(ballot('3'), about(2), idOf(2))
    await settled(outbox)
    server.deliverLate()
    expect(server.done).toEqual([
      { commandId: idOf(1), choice: '0' },
      { commandId: idOf(2), choice: '3' },
    ])
    expect(outbox.entries()).toMatchObject([{ commandId: idOf(2), state: 'saved' }])
  })

  test('a late ballot is refused and the one saved before it stays', async () => {
    const server = aServer()
    const outbox = openOutbox(owner, { store: memoryStore(), post: server.post, wait: atOnce })
    await outbox.add(ballot('1'), about(1), idOf(1))
    await settled(outbox)
    server.close()
    await outbox.add(ballot('2'), about(2), idOf(2))
    await settled(outbox)
    expect(outbox.entries()).toMatchObject([
      { commandId: idOf(1), state: 'saved' },
      { commandId: idOf(2), state: 'refused' },
    ])
    expect(ballotEntry(outbox.entries(), round)?.state).toBe('refused')
  })

  test('[O1] whatever the network does, every ballot is done at most once and the last one counts', async () => {
    const fault = fc.constantFrom<Fault>('none', 'lost', 'answer-lost', 'held')
    const choices = fc.array(fc.constantFrom<Choice>('0', '1', '2', '3', 'e', 'x'), { minLength: 1, maxLength: 6 })
    let seen = 0
    await fc.assert(
      fc.asyncProperty(choices, fc.array(fault, { maxLength: 25 }), fc.boolean(), async (cast, faults, reload) => {
        const store = memoryStore()
        const server = aServer(faults)
        let outbox = openOutbox(owner, { store, post: server.post, wait: atOnce })
        await outbox.start()
        for (const [index, choice] of cast.entries()) {
          await outbox.add(ballot(choice), about(index), idOf(index))
          if (reload && index % 2 === 0) {
            outbox.stop()
            outbox = openOutbox(owner, { store, post: server.post, wait: atOnce })
            await outbox.start()
          }
        }
        await settled(outbox)
        server.deliverLate()
        const ids = server.done.map(({ commandId }) => commandId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(server.done.at(-1)?.choice).toBe(cast.at(-1))
        expect(JSON.stringify(await store.all(owner))).not.toMatch(/choice|nonce/)
        seen += 1
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThanOrEqual(200)
  })
})

describe('posting until answered', () => {
  test('retries with growing pauses, spread over the room, and never above twelve seconds', () => {
    expect([1, 2, 3].map((tries) => backOffMs(tries, 0.5))).toEqual([400, 800, 1600])
    expect([backOffMs(1, 0), backOffMs(1, 0.999)]).toEqual([300, 500])
    expect(backOffMs(40, 0.999)).toBeLessThanOrEqual(12_000)
  })

  test('gives up only when told to', async () => {
    const busy: Posted = { kind: 'unknown', why: 'busy', afterMs: 0 }
    let tries = 0
    const answer = await postUntilAnswered(
      async () => busy,
      async () => {
        tries += 1
      },
      (_last, count) => count < 4,
    )
    expect([answer, tries]).toEqual([null, 3])
  })
})

describe('a server that asks to be left alone for a time', () => {
  afterEach(() => vi.unstubAllGlobals())

  const says = (status: number, value: string) =>
    retryAfterMs({ status, headers: new Headers({ 'Retry-After': value }) })

  test('is given the time it asks for, a minute at most; what is no number of seconds asks for none', () => {
    expect([says(429, '7'), says(503, '7'), says(429, '86400'), says(429, '0')]).toEqual([7_000, 7_000, 60_000, 0])
    expect([says(429, 'soon'), says(429, '-3'), says(200, '7'), says(404, '7')]).toEqual([0, 0, 0, 0])
    expect(retryAfterMs(new Response(null, { status: 429 }))).toBe(0)
  })

  test('a phone waits at least so long, and not all phones equally long', () => {
    expect([waitMs(0, 400, 0.5), waitMs(7_000, 400, 0), waitMs(7_000, 400, 0.5), waitMs(1_000, 9_000, 0)]).toEqual([
      400, 7_000, 9_500, 9_000,
    ])
  })

  test('the time it asks for comes with the answer, also from a proxy that says nothing else', async () => {
    const post = () => postCommand({ session: 'a-session', token: null, commandId: idOf(1), command: ballot('2') })
    const headers = { 'Retry-After': '4' }
    const refusal = { code: 'too-many-requests', detail: 'wait' }
    vi.stubGlobal('fetch', async () =>
      Response.json({ status: 'refused', commandId: idOf(1), refusal }, { status: 429, headers }),
    )
    expect(await post()).toEqual({ kind: 'unknown', why: 'busy', afterMs: 4_000 })
    vi.stubGlobal('fetch', async () => new Response('<h1>busy</h1>', { status: 503, headers }))
    expect(await post()).toEqual({ kind: 'unknown', why: 'busy', afterMs: 4_000 })
  })

  test('a command and a kept ballot wait for it', async () => {
    const busy: Posted = { kind: 'unknown', why: 'busy', afterMs: 8_000 }
    const saved: Answer = { status: 'saved', commandId: idOf(1), seq: 1, head, made: null }
    const waits: [number, number][] = []
    const answers: Posted[] = [busy, { kind: 'answer', answer: saved }]
    const post = async () => answers.shift() ?? { kind: 'answer' as const, answer: saved }
    await postUntilAnswered(
      post,
      async (ms, atLeastMs) => void waits.push([ms, atLeastMs]),
      () => true,
    )
    answers.push(busy)
    const outbox = openOutbox(owner, {
      store: memoryStore(),
      post,
      wait: async (ms, _woken, atLeastMs) => void waits.push([ms, atLeastMs]),
    })
    await outbox.add(ballot('2'), about(1), idOf(1))
    await settled(outbox)
    expect(waits.map(([ms, atLeastMs]) => [ms >= 8_000, atLeastMs])).toEqual([
      [true, 8_000],
      [true, 8_000],
    ])
  })

  test('a network that comes back in between does not shorten it', async () => {
    vi.useFakeTimers()
    let isOver = false
    void waitOrWoken(9_000, Promise.resolve(), 7_000).then(() => {
      isOver = true
    })
    await vi.advanceTimersByTimeAsync(6_999)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(isOver).toBe(true)
    vi.useRealTimers()
  })
})

describe('what the server says', () => {
  afterEach(() => vi.unstubAllGlobals())

  const postedFor = (code: RefusalCode, status: number) => {
    const said = { status: 'refused', commandId: idOf(1), refusal: { code, detail: 'why' } }
    vi.stubGlobal('fetch', async () => Response.json(said, { status }))
    return postCommand({ session: 'a-session', token: null, commandId: idOf(1), command: ballot('2') })
  }

  test('about the moment is tried again; about the command, and a fault of the program, is an answer', async () => {
    for (const [code, status] of [
      ['storage-unavailable', 503],
      ['too-many-requests', 503],
      ['too-many-requests', 429],
    ] as const)
      expect(await postedFor(code, status)).toEqual({ kind: 'unknown', why: 'busy', afterMs: 0 })
    for (const [code, status] of [
      ['server-fault', 500],
      ['round-not-open', 409],
    ] as const)
      expect(await postedFor(code, status)).toMatchObject({ kind: 'answer', answer: { refusal: { code } } })
  })
})
