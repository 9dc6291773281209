import { createHash, randomBytes } from 'node:crypto'
import { GroupId } from '@eds/session/session'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freeWords, hashesOf, issuedSlips, makeSlip, slipAddress, slipCount } from '../apps/web/screens/desk/slips.ts'
import { readJoinCode } from '../apps/web/screens/join-code.ts'
import { type AServer, aServer, codeOf, done, freshCommandId, getJson, post, sha256 } from './a-server.ts'

let server: AServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const aSlip = () => makeSlip((count) => randomBytes(count))

test('a slip has a secret of 128 bits and a code that the join page can read', () => {
  const slips = Array.from({ length: 200 }, aSlip)
  for (const { secret, code } of slips) {
    expect(secret).toMatch(/^[0-9a-f]{32}$/)
    expect(readJoinCode(code.toLowerCase())).toEqual({ ok: true, code })
  }
  expect(new Set(slips.map(({ secret }) => secret)).size).toBe(200)
})

test('no more slips are made at once than there are free seats, and never more than a hundred', () => {
  expect(['0', '1', ' 12 ', '13', '1.5', 'many', ''].map((typed) => slipCount(typed, 12))).toEqual([
    null,
    1,
    12,
    null,
    null,
    null,
    null,
  ])
  expect([slipCount('100', 180), slipCount('101', 180), slipCount('1', 0)]).toEqual([100, null, null])
  expect([0, 1, 12].map(freeWords)).toEqual(['No seat is free', '1 seat is free', '12 seats are free'])
})

test('no character of a code is likelier than another, whatever the random bytes are', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      let taken = 0
      const { code } = makeSlip((count) => {
        taken += count
        return taken <= bytes.length ? bytes.slice(taken - count, taken) : randomBytes(count)
      })
      for (const letter of code) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    }),
  )
  expect(seen.size).toBe(31)
  // Each of the 248 fair bytes stands for one character, eight bytes for each.
  const fair = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) {
    const [first] = makeSlip((count) =>
      count === 16 ? randomBytes(16) : Uint8Array.from({ length: count }, () => byte % 248),
    ).code
    if (first !== undefined && byte < 248) fair.set(first, (fair.get(first) ?? 0) + 1)
  }
  expect(new Set(fair.values())).toEqual(new Set([8]))
})

test('a slip opens its seat by the secret or by the code, once; the secret is in the fragment only', async () => {
  const group = GroupId.parse('staff')
  const slips = [aSlip(), aSlip()]
  const made = await done(server, server.facilitator, { type: 'issueSlips', group, slips: slips.map(hashesOf) })
  const [first, second] = issuedSlips(slips, made ?? '')
  if (first === undefined || second === undefined) throw new Error('expected two slips')
  const claim = (slip: string) =>
    post(server, null, {
      version: 1,
      commandId: freshCommandId(),
      type: 'claimSlip',
      slip,
      secretHash: sha256(randomBytes(16).toString('hex')),
    })
  const address = new URL(slipAddress(`${server.base}/join/${server.joinCode}`, first))
  expect(`${address.pathname}${address.search}`).not.toContain(first.secret)
  const shown = new URLSearchParams(address.hash.slice(1)).get('slip') ?? ''
  expect((await claim(shown)).answer).toMatchObject({ status: 'saved', made: first.seat })
  expect(codeOf(await claim(first.code))).toBe('slip-used')
  const typed = `${second.code.slice(0, 4)} ${second.code.slice(4)}`.toLowerCase()
  expect((await claim(typed)).answer).toMatchObject({ status: 'saved', made: second.seat })
  expect(codeOf(await claim(aSlip().code))).toBe('unknown-slip')
})

test('a new slip for a seat ends the old phone at once', async () => {
  const slip = aSlip()
  const made = await done(server, server.facilitator, {
    type: 'issueSlips',
    group: GroupId.parse('staff'),
    slips: [hashesOf(slip)],
  })
  const [issued] = issuedSlips([slip], made ?? '')
  if (issued === undefined) throw new Error('expected a slip')
  const token = randomBytes(16).toString('hex')
  const body = { version: 1, type: 'claimSlip', slip: slip.secret, secretHash: sha256(token) }
  expect(codeOf(await post(server, null, { ...body, commandId: freshCommandId() }))).toBe('saved')
  const own = () => getJson(server, `/api/sessions/${server.session}/seat`, token)
  expect((await own()).status).toBe(200)
  await done(server, server.facilitator, { type: 'reissueSeat', seat: issued.seat, ...hashesOf(aSlip()) })
  expect((await own()).status).toBe(401)
  expect(createHash('sha256').update(slip.secret).digest('hex')).toBe(hashesOf(slip).slipHash)
})

test('a slip that is shown without end is slowed, and every other slip of the house opens its seat', async () => {
  const slips = [aSlip(), aSlip()]
  await done(server, server.facilitator, {
    type: 'issueSlips',
    group: GroupId.parse('staff'),
    slips: slips.map(hashesOf),
  })
  const claim = async ({ secret }: { secret: string }) => {
    const secretHash = sha256(randomBytes(16).toString('hex'))
    const body = { version: 1, commandId: freshCommandId(), type: 'claimSlip', slip: secret, secretHash }
    return codeOf(await post(server, null, body))
  }
  const [used, unused] = slips
  if (used === undefined || unused === undefined) throw new Error('expected two slips')
  expect(await claim(used)).toBe('saved')
  const again: string[] = []
  // A hundred at a time: a busy machine does not come to hear seven hundred connections within the time for a header.
  for (let times = 0; times < 7; times += 1)
    again.push(...(await Promise.all(Array.from({ length: 100 }, () => claim(used)))))
  expect(new Set(again)).toEqual(new Set(['slip-used', 'too-many-requests']))
  expect(again.filter((code) => code === 'slip-used').length).toBeLessThan(30)
  expect(await claim(unused)).toBe('saved')
})
