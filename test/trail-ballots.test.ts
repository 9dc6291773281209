/** A closed round's ballots are bound by one hash that shows none of them. */
import { createHash } from 'node:crypto'
import { commitmentOf, rootOfOpenings } from '@eds/audit/commitment'
import { sha256Hex } from '@eds/audit/digest'
import { isInClosedSet, merkleRoot } from '@eds/audit/merkle'
import { type TrailFile, verifyTrail } from '@eds/audit/trail'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aTrail } from './a-trail.ts'

const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** RFC 6962, section 2.1, told another way: pair up level by level, and carry an odd one up. */
function rootByLevels(commitments: readonly string[]): string {
  let level = commitments.map((commitment) => hash(Buffer.from([0]), Buffer.from(commitment, 'hex')))
  if (level.length === 0) return hash().toString('hex')
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2)
      if (left !== undefined) above.push(right === undefined ? left : hash(Buffer.from([1]), left, right))
    }
    level = above
  }
  return level[0]?.toString('hex') ?? ''
}

test('the root is that of RFC 6962 for every count up to 70', () => {
  for (let count = 0; count <= 70; count += 1) {
    const commitments = Array.from({ length: count }, (_, index) => sha256Hex(`${index}`)).toSorted()
    expect(merkleRoot(commitments)).toBe(rootByLevels(commitments))
  }
})

test('the root of no ballots is the SHA-256 of nothing', () => {
  expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('commitments out of order, or no commitments, are refused', () => {
  expect(() => merkleRoot([sha256Hex('1'), sha256Hex('0')].toSorted().toReversed())).toThrow('not in order')
  expect(() => merkleRoot(['00'])).toThrow('Commitment 0 is not a SHA-256 digest')
})

test('a commitment is a fixed text that another program can make', () => {
  const ballot = { sessionId: 's', roundId: 'r1', group: 'staff', choice: '2', nonce: '00ff' }
  const text = 'eds-ballot/1\n{"choice":"2","group":"staff","nonce":"00ff","roundId":"r1","sessionId":"s"}'
  expect(commitmentOf(ballot)).toBe(createHash('sha256').update(text).digest('hex'))
})

test('[law] every field of a ballot counts, and the order of ballots never does', () => {
  const field = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  const opening = fc.record({ group: field, choice: field, nonce: field })
  fc.assert(
    fc.property(fc.array(opening, { minLength: 1 }), field, fc.nat(), (openings, other, at) => {
      const root = (list: typeof openings) => rootOfOpenings({ sessionId: 's', roundId: 'r', openings: list })
      expect(root(openings.toReversed())).toBe(root(openings))
      const index = at % openings.length
      for (const name of ['group', 'choice', 'nonce'] as const) {
        const altered = openings.map((each, i) => (i === index ? { ...each, [name]: `${each[name]}${other}` } : each))
        expect(root(altered)).not.toBe(root(openings))
      }
      expect(root(openings.toSpliced(index, 1))).not.toBe(root(openings))
    }),
  )
})

test('a phone finds its own ballot in the closed set, and notices when it or the set is another', () => {
  const commitments = ['a', 'b', 'c'].map((each) => sha256Hex(each))
  const root = merkleRoot(commitments.toSorted())
  const own = sha256Hex('b')
  expect(isInClosedSet({ commitments, root, own })).toBe(true)
  expect(isInClosedSet({ commitments, root, own: sha256Hex('d') })).toBe(false)
  expect(isInClosedSet({ commitments: [...commitments, sha256Hex('d')], root, own })).toBe(false)
  expect(isInClosedSet({ commitments: [own], root, own })).toBe(false)
  expect(isInClosedSet({ commitments: [own, 'garbage'], root, own })).toBe(false)
})

describe("an auditor's file", () => {
  const trail = aTrail({ seed: 11, entries: 8, openRounds: true })
  const withRounds = (change: (rounds: NonNullable<TrailFile['rounds']>) => unknown[]) =>
    verifyTrail({ ...trail, rounds: change(structuredClone(trail.rounds ?? [])) })

  test('is whole when each round opens to the root that was published', () => {
    expect(trail.rounds?.map(({ openings }) => openings.length > 0)).toEqual([true, true])
    expect(verifyTrail(trail)).toMatchObject({ ok: true, entries: 8, rounds: 2 })
  })

  test('is broken at the close of the round whose ballots differ', () => {
    const altered = withRounds(([first, second]) => {
      const [ballot] = second?.openings ?? []
      if (ballot !== undefined) ballot.choice = ballot.choice === '3' ? '2' : '3'
      return [first, second]
    })
    expect(altered).toEqual({
      ok: false,
      entries: 7,
      firstBroken: {
        seq: 8,
        code: 'ballots-differ',
        why: 'The opened ballots of round "round-8" are not the ballots that were in when it closed.',
      },
      notes: [],
    })
  })

  test('is broken when a ballot is missing, or the root it names is another', () => {
    const missing = withRounds(([first, second]) => [{ ...first, openings: first?.openings.slice(1) }, second])
    const renamed = withRounds(([first, second]) => [{ ...first, root: sha256Hex('another') }, second])
    expect([missing, renamed]).toMatchObject([
      { firstBroken: { seq: 4, code: 'ballots-differ' } },
      { firstBroken: { seq: 4, code: 'ballots-differ' } },
    ])
  })

  test('is broken when it opens a round twice, one that never closed, or something unreadable', () => {
    const twice = withRounds((rounds) => [...rounds, ...rounds.slice(0, 1)])
    const invented = withRounds((rounds) => [...rounds, { roundId: 'r-x', root: sha256Hex(''), openings: [] }])
    const garbage = withRounds((rounds) => [...rounds, 7])
    for (const check of [twice, invented, garbage])
      expect(check).toMatchObject({ ok: false, firstBroken: { seq: 9, code: 'round-unknown' } })
  })

  test('is broken where a recount disagrees', () => {
    const recount = (_: unknown, openings: readonly unknown[]) => (openings.length > 0 ? 'Counted otherwise.' : null)
    expect(verifyTrail({ ...trail, recount })).toMatchObject({
      firstBroken: { seq: 4, code: 'recount-differs', why: 'Counted otherwise.' },
    })
    expect(verifyTrail({ ...trail, recount: () => null })).toMatchObject({ ok: true })
  })
})
