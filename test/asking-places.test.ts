/** Nobody who floods the door takes the places of a hall that comes to ask after them. */
import { openAskingPlaces } from '@eds/server/asking-places'
import { Answer } from '@eds/session/protocol'
import { GroupId, MOST_ASKING, SeatId } from '@eds/session/session'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aServer, freshCommandId } from './a-server.ts'

const HALL = '203.0.113.7'
const GROUP = GroupId.parse('staff')

/** A door at which whoever is given a place asks at once. */
function aDoor() {
  const asking = new Map<SeatId, { group: GroupId }>()
  const places = openAskingPlaces(() => asking)
  let seats = 0
  return {
    asking: () => asking.size,
    /** @returns how many of so many got a place */
    ask(address: string, people: number): number {
      const before = asking.size
      for (let person = 0; person < people; person += 1) {
        const told = places.hold(address)
        if (told === null) continue
        seats += 1
        const seat = SeatId.parse(`seat-${seats}`)
        asking.set(seat, { group: GROUP })
        told(seat)
      }
      return asking.size - before
    },
    turnAllAway() {
      asking.clear()
    },
    places,
  }
}

test('a hall of three hundred behind one address asks, alone, and after somebody who has taken what they could', () => {
  expect(aDoor().ask(HALL, 300)).toBe(300)
  const door = aDoor()
  expect(door.ask('198.51.100.9', 5000)).toBe(MOST_ASKING / 2)
  expect(door.ask(HALL, 300)).toBe(300)
  // A line with IPv6 has thousands of houses, and is one network.
  const flooded = aDoor()
  for (let house = 0; house < 4000; house += 1) flooded.ask(`2001:db8:5:${house.toString(16)}::1`, 1)
  expect(flooded.asking()).toBe(MOST_ASKING / 2)
  expect(flooded.ask(HALL, 300)).toBe(300)
})

test('whoever is answered makes place again, and those who are refused never held one', () => {
  const door = aDoor()
  expect(door.ask(HALL, 5000)).toBe(MOST_ASKING / 2)
  door.turnAllAway()
  for (let n = 0; n < 5000; n += 1) door.places.hold(HALL)?.(null)
  expect(door.ask(HALL, 300)).toBe(300)
})

test('those who ask in the same moment are counted as well', () => {
  const { places } = aDoor()
  const given = Array.from({ length: 5000 }, () => places.hold(HALL)).filter((told) => told !== null)
  expect(given).toHaveLength(MOST_ASKING / 2)
})

test('whoever came first, no more ask than may, and somebody from elsewhere finds a place while one network has half', () => {
  const wave = fc.record({ from: fc.nat({ max: 30 }), people: fc.nat({ max: 900 }) })
  fc.assert(
    fc.property(fc.array(wave, { maxLength: 12 }), (waves) => {
      const door = aDoor()
      for (const { from, people } of waves) door.ask(`198.51.100.${from}`, people)
      expect(door.asking()).toBeLessThan(MOST_ASKING)
      expect(door.ask(HALL, 1)).toBe(1)
    }),
    { numRuns: 15 },
  )
})

test('over HTTP whoever floods from a whole network is told that too many ask, and a hall elsewhere asks on', async () => {
  const server = await aServer({ admission: 'ask', trustedProxies: ['127.0.0.1'] })
  try {
    const { base, session, joinCode } = server
    const askFrom = async (address: string): Promise<string> => {
      const secretHash = `${freshCommandId()}${freshCommandId()}`
      const body = { version: 1, commandId: freshCommandId(), type: 'takeSeat', joinCode, group: GROUP, secretHash }
      const reply = await fetch(`${base}/api/sessions/${session}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(body),
      })
      const answer = Answer.parse(await reply.json())
      return answer.status === 'saved' ? 'saved' : answer.refusal.code
    }
    const told = new Map<string, number>()
    for (let wave = 0; wave < 8; wave += 1) {
      const houses = Array.from({ length: 100 }, (_, n) => `2001:db8:5:${(wave * 100 + n).toString(16)}::1`)
      for (const code of await Promise.all(houses.map(askFrom))) told.set(code, (told.get(code) ?? 0) + 1)
    }
    expect(Object.fromEntries(told)).toEqual({
      saved: MOST_ASKING / 2,
      'too-many-asking': 800 - MOST_ASKING / 2,
    })
    const hall = await Promise.all(Array.from({ length: 300 }, () => askFrom(HALL)))
    expect(new Set(hall)).toEqual(new Set(['saved']))
  } finally {
    await server.stop()
  }
}, 60_000)
