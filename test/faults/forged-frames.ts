/** Frames that try to change a document which only the server writes: the kinds of a hostile phone. */
import { createEncoder, toUint8Array, writeUint8, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import type { Dice } from '../a-trail.ts'

/** Makes one frame from an honest copy of the document; a text stands for a text frame. */
export type Forgery = (copy: Y.Doc, dice: Dice) => Uint8Array | string

const SYNC = 0
const AWARENESS = 1
const STEP_ONE = 0
const STEP_TWO = 1
const UPDATE = 2

/** Numbers as variable-length integers, one after another. */
function numbers(...values: readonly number[]): Uint8Array {
  const encoder = createEncoder()
  for (const value of values) writeVarUint(encoder, value)
  return toUint8Array(encoder)
}

function frameOf(head: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  for (const number of head) writeVarUint(encoder, number)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

const update = (payload: Uint8Array): Uint8Array => frameOf([SYNC, UPDATE], payload)

/** The frame of what somebody's work adds to an honest copy. */
const changing =
  (work: (doc: Y.Doc, dice: Dice) => void): Forgery =>
  (copy, dice) =>
    update(changeOf(copy, (doc) => work(doc, dice)))

function changeOf(copy: Y.Doc, work: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(copy)
  copy.transact(() => work(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

const serverOf = (copy: Y.Doc): number => [...copy.store.clients.keys()][0] ?? 1
const clockOf = (copy: Y.Doc): number => Y.getState(copy.store, serverOf(copy))

/** One struct without content under the server's own id: 0 is a GC run, 10 a Skip. */
const foreignRun =
  (info: number, at: (copy: Y.Doc) => number, length: number): Forgery =>
  (copy) => {
    const encoder = createEncoder()
    for (const number of [1, 1, serverOf(copy), at(copy)]) writeVarUint(encoder, number)
    writeUint8(encoder, info)
    writeVarUint(encoder, length)
    writeVarUint(encoder, 0)
    return update(toUint8Array(encoder))
  }

/** A delete set alone: clients, then client, ranges, and clock and length of each. */
const deleting = (clock: (copy: Y.Doc) => number, length: number): Forgery => {
  return (copy) => update(numbers(0, 1, serverOf(copy), 1, clock(copy), length))
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const anyEvidence = (doc: Y.Doc): string => [...doc.getMap('evidence').keys()][0] ?? 'evidence-1'
const session = (doc: Y.Doc): object => {
  const record = doc.getMap('session').get('session')
  return typeof record === 'object' && record !== null ? record : {}
}

/** By kind. F25 to F27 are commands and not frames. */
export const FORGED_FRAMES: Readonly<Record<string, Forgery>> = {
  'F1 change the phase': changing((doc) => doc.getMap('session').set('session', { ...session(doc), phase: 'closed' })),
  'F2 change a grade': changing((doc) =>
    doc.getMap('agreements').set('1a.1', { outcome: { kind: 'agreed', grade: 3 } }),
  ),
  "F3 edit another's evidence": changing((doc) =>
    doc.getMap('evidence').set(anyEvidence(doc), { claim: { words: 'All is well' } }),
  ),
  "F4 delete another's evidence": changing((doc) => {
    // Where there is no evidence, as in the lobby's desk, another record goes: to delete nothing is an empty update.
    const [map] = ['evidence', 'session', 'seats'].map((name) => doc.getMap(name)).filter(({ size }) => size > 0)
    for (const key of [...(map?.keys() ?? [])].slice(0, 1)) map?.delete(key)
  }),
  'F5 set another author': changing((doc) =>
    doc.getMap('evidence').set('forged', { from: { kind: 'organisation', owner: { words: 'The board' } } }),
  ),
  "F6 write under the server's id": (copy, dice) => {
    const before = Y.encodeStateVector(copy)
    copy.clientID = serverOf(copy)
    copy.getMap('session').set('session', { phase: dice.pick(['closed', 'lobby']) })
    return update(Y.encodeStateAsUpdate(copy, before))
  },
  "F7 a GC run on the server's clocks": foreignRun(0, clockOf, 100_000),
  'F8 a Skip': foreignRun(10, clockOf, 100),
  'F9 a gap in the clock': foreignRun(0, (copy) => clockOf(copy) + 1000, 1),
  'F10 an old clock with other content': foreignRun(0, () => 0, 5),
  'F11 an unknown root': changing((doc) => doc.getMap('admin').set('isLead', true)),
  'F12 list items in a map': changing((doc) => doc.getArray('evidence-list').push([1, 2, 3])),
  'F13 a __proto__ key': changing((doc) => doc.getMap('session').set('__proto__', { isLead: true })),
  'F14 a nested __proto__': changing((doc) =>
    doc.getMap('session').set('x', JSON.parse('{"__proto__":{"isLead":true}}')),
  ),
  'F15 nested too deep': changing((doc) => doc.getMap('session').set('deep', nested(400))),
  'F16 a document in the document': changing((doc) => doc.getMap('session').set('inner', new Y.Doc())),
  'F17 binary content': changing((doc) => doc.getMap('session').set('bytes', new Uint8Array(600))),
  'F18 a bad delete set after good structs': (copy) => {
    const good = changeOf(copy, (doc) => doc.getMap('session').set('session', { phase: 'closed' }))
    return update(Uint8Array.from([...good.slice(0, -1), ...numbers(1, 5, 0xffffff)]))
  },
  'F19 delete what does not exist yet': deleting(clockOf, 100_000),
  'F20 declare 33 million structs': () => update(numbers(1, 33_554_431, 7, 0)),
  'F21 a chain of conflicts': changing((doc) => {
    for (let n = 0; n < 300; n += 1) doc.getMap('session').set('session', { phase: 'closed', n })
  }),
  'F22 an update of format 2': (copy) => {
    copy.getMap('session').set('session', { phase: 'closed' })
    return update(Y.encodeStateAsUpdateV2(copy))
  },
  'F23 as an answer instead of an update': (copy) =>
    frameOf(
      [SYNC, STEP_TWO],
      changeOf(copy, (doc) => doc.getMap('session').set('session', { phase: 'closed' })),
    ),
  "F24 another's awareness": (copy) =>
    frameOf([AWARENESS], Uint8Array.from([...numbers(1, serverOf(copy), 2 ** 31), 2, 0x7b, 0x7d])),
  'F28 a copy of an earlier document': () => frameOf([SYNC, STEP_ONE], numbers(1, 123_456, 9)),
  'a clock ahead of the server': (copy) => frameOf([SYNC, STEP_ONE], numbers(1, serverOf(copy), clockOf(copy) + 5)),
  'delete everything': deleting(() => 0, 1_000_000),
  'a text frame': () => JSON.stringify({ type: 'openSession' }),
  'an empty frame': () => new Uint8Array(),
  'an unknown type 3 with content': () => Uint8Array.of(3, 1, 2, 3),
  'an unknown type 255': () => Uint8Array.of(255, 1, 0),
  'two messages in one frame': (copy) =>
    Uint8Array.from([
      ...frameOf([SYNC, STEP_ONE], numbers(0)),
      ...update(changeOf(copy, (doc) => doc.getMap('session').delete('session'))),
    ]),
  'trailing bytes': () => Uint8Array.from([...frameOf([SYNC, STEP_ONE], numbers(0)), 1, 2, 3]),
}

/** Kinds that the server may leave unanswered: they change nothing and a stock client sends their like. */
export const TOLERATED: ReadonlySet<string> = new Set(["F24 another's awareness"])
