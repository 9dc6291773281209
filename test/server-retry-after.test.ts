/** Whoever is told to come again is told when, as phones do as they are told. */
import { turnAway } from '@eds/server/asking'
import { openThrottle } from '@eds/server/throttle'
import { RefusalCode } from '@eds/session/refusals'
import { GroupId } from '@eds/session/session'
import { afterAll, expect, test } from 'vitest'
import { aClock } from './a-clock.ts'
import { aServer, freshCommandId, sha256, takeSeat } from './a-server.ts'
import { hangUp, requestFrom } from './faults/http-client.ts'

afterAll(hangUp)

const isBounded = (seconds: string | null | undefined): boolean => /^([1-9]|[1-5]\d|60)$/.test(seconds ?? '')

test('every refusal that is sent as 429 or 503 says when to come again, in whole seconds up to a minute, and no other does', () => {
  const told = new Set<number>()
  for (const code of RefusalCode.options) {
    const headers = new Headers()
    const asking = {
      header: (name: string, value: string) => headers.set(name, value),
      body: (text: string, status: number) => new Response(text, { status }),
    }
    // reason: an answer needs nothing else of the request
    const { status } = turnAway(asking as unknown as Parameters<typeof turnAway>[0], code, 'no')
    told.add(status)
    expect([code, isBounded(headers.get('retry-after'))]).toEqual([code, status === 429 || status === 503])
  }
  expect(told).toContain(429)
  expect(told).toContain(503)
})

test('no budget sends anybody away for longer than a minute, or for no time', async () => {
  const throttle = openThrottle()
  const flood = async (spend: () => Promise<number>) =>
    (await Promise.all(Array.from({ length: 2500 }, spend))).filter((seconds) => seconds > 0)
  const budgets = {
    wrongCode: () => throttle.wrongCode('203.0.113.7'),
    takeSeat: () => throttle.takeSeat('203.0.113.7'),
    askInVain: () => throttle.askInVain('203.0.113.7'),
    knownSeat: () => throttle.knownSeat('session', 'seat'),
    command: () => throttle.command('session', 'seat'),
    proposal: () => throttle.proposal('session', 'seat'),
    read: () => throttle.read('room', '203.0.113.7'),
    readOfSeat: () => throttle.readOfSeat('room', 'session', 'seat'),
  }
  for (const [name, spend] of Object.entries(budgets)) {
    const waits = await flood(spend)
    expect([name, waits.length > 600, waits.every((each) => isBounded(String(each)))]).toEqual([name, true, true])
  }
})

test('over HTTP the door, the commands, the readings and a server that is busy all say it', async () => {
  const clock = aClock()
  const now = { lateMs: 0, heapShare: 0 }
  const server = await aServer({ clock, measure: () => ({ ...now }) })
  try {
    const { base, session, joinCode } = server
    const { token } = await takeSeat(server)
    const commands = `/api/sessions/${session}/commands`
    const sent = (command: object, key?: string) => ({
      ...{ base, path: commands, method: 'POST', ...(key === undefined ? {} : { token: key }) },
      body: { version: 1, commandId: freshCommandId(), ...command },
    })
    const sitDown = (group: string, secret: string) =>
      sent({ type: 'takeSeat', joinCode, group: GroupId.parse(group), secretHash: sha256(secret) })
    const wishes = {
      code: [60, () => ({ base, path: '/api/join/ABCDEFGH' })],
      slip: [60, () => sent({ type: 'claimSlip', slip: 'abcdefgh'.repeat(4), secretHash: sha256('somebody') })],
      seat: [1000, () => sitDown('staff', freshCommandId())],
      vain: [600, () => sitDown('nobody', freshCommandId())],
      again: [60, () => sitDown('staff', token)],
      command: [60, () => sent({ type: 'callForHelp' }, token)],
      room: [300, () => ({ base, path: `/api/sessions/${session}/room`, token })],
      page: [1200, () => ({ base, path: '/report/nothing' })],
    } as const
    for (const [n, [name, [times, wish]]] of Object.entries(wishes).entries()) {
      const from = `127.0.0.${60 + n}`
      const replies = await Promise.all(Array.from({ length: times }, () => requestFrom(from, wish())))
      const refused = replies.filter(({ status }) => status === 429)
      expect([name, refused.length > 0]).toEqual([name, true])
      expect([name, refused.filter(({ headers }) => !isBounded(headers['retry-after']))]).toEqual([name, []])
      expect(replies.filter(({ status, headers }) => status !== 429 && headers['retry-after'] !== undefined)).toEqual(
        [],
      )
    }
    now.lateMs = 400
    clock.pass(4000)
    const { status, headers } = await requestFrom('127.0.0.59', sitDown('staff', 'late'))
    expect([status, isBounded(headers['retry-after'])]).toEqual([503, true])
  } finally {
    await server.stop()
  }
}, 60_000)
