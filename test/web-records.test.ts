import { type ROOM, room } from '@eds/session/document'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordsOf } from '../apps/web/live/records.ts'
import { bestOf, sampleOf } from '../apps/web/live/server-clock.ts'
import { secondsLeft } from '../apps/web/parts/countdown.tsx'
import { readJoinCode, spokenCode } from '../apps/web/screens/join-code.ts'

function aDocument() {
  const doc = new Y.Doc()
  doc.getMap('groups').set('carers', { id: 'carers', name: 'Carers' })
  doc.getMap('groups').set('staff', { id: 'staff', name: 'Staff' })
  doc.getMap('presence').set('carers', { group: 'carers', seats: 1, present: 0 })
  return doc
}

describe('records keep their identity, or React would draw for ever', () => {
  test('the same list until one of its records is another, whatever else changes', () => {
    const doc = aDocument()
    const { records, changed } = recordsOf<typeof ROOM>(room, () => doc)
    const groups = records.all('groups')
    expect(records.all('groups')).toBe(groups)

    doc
      .getMap('presence')
      .set('carers', { group: 'carers', slips: 0, seats: 2, present: 1, dualRoles: 0, isMoved: false })
    changed()
    expect(records.all('groups')).toBe(groups)
    expect(records.all('presence')).toEqual([
      { group: 'carers', slips: 0, seats: 2, present: 1, dualRoles: 0, isMoved: false },
    ])

    doc.getMap('groups').set('staff', { id: 'staff', name: 'Staff networks' })
    changed()
    expect(records.all('groups')).not.toBe(groups)
    expect(records.all('groups')).toContainEqual({ id: 'staff', name: 'Staff networks' })
  })

  test('the same record each time it is asked for, and null where there is none', () => {
    const doc = aDocument()
    const { records } = recordsOf<typeof ROOM>(room, () => doc)
    expect(records.one('groups', 'carers')).toBe(records.one('groups', 'carers'))
    expect(records.one('groups', 'nobody')).toBeNull()
  })

  test('a document begun anew is read as soon as it takes the place of the old one', () => {
    const [before, after] = [aDocument(), new Y.Doc()]
    after.getMap('groups').set('board', { id: 'board', name: 'Board' })
    let current = before
    const { records, changed } = recordsOf<typeof ROOM>(room, () => current)
    expect(records.all('groups')).toHaveLength(2)
    current = after
    changed()
    expect(records.all('groups')).toEqual([{ id: 'board', name: 'Board' }])
  })
})

describe('the server’s clock', () => {
  test('is told by the answer with the shortest journey', () => {
    const slow = sampleOf(1_000, 3_000, 50_000)
    const quick = sampleOf(5_000, 5_040, 53_020)
    expect(bestOf([slow, quick])).toEqual({ aheadMs: 48_000, roundTripMs: 40 })
    expect(bestOf([])).toBeNull()
  })

  test('counts whole seconds up, and never below nothing', () => {
    expect([secondsLeft(10_000, 0), secondsLeft(10_000, 9_001), secondsLeft(10_000, 12_000)]).toEqual([10, 1, 0])
    // The device's idea of the server's clock is a little behind.
    expect([secondsLeft(10_000, -40), secondsLeft(10_000, 4_960)]).toEqual([10, 5])
  })
})

describe('a join code as people type it', () => {
  test('spaces, dashes, small letters and the whole address are forgiven', () => {
    for (const typed of [
      'ABCD2345',
      ' abcd 2345 ',
      'abcd-2345',
      'https://example.org/join/abcd2345?x=1',
      'ＡＢＣＤ2345',
    ]) {
      expect(readJoinCode(typed)).toEqual({ ok: true, code: 'ABCD2345' })
    }
  })

  test('what cannot be right says where to look', () => {
    expect(readJoinCode('  ')).toEqual({ ok: false, why: 'empty' })
    for (const typed of ['ABCD234O', 'ABCD2340', 'ABCD234I', 'ABCD2341', 'abcd234l']) {
      expect(readJoinCode(typed)).toEqual({ ok: false, why: 'lookalike' })
    }
    expect(readJoinCode('ABCD234')).toEqual({ ok: false, why: 'length', count: 7 })
    expect(readJoinCode('ABCD234é')).toEqual({ ok: false, why: 'other' })
  })

  test('is read out in two halves', () => {
    expect(spokenCode('ABCD2345')).toBe('ABCD 2345')
  })
})
