/**
 * Loaded into a server process before the server: takes chance and the clock away, so that two runs of one script can be
 * compared byte for byte. Ids, salts, join codes, keys and document ids come from a seed; time stands still, and turnout is
 * told at SIGUSR2.
 */
import crypto, { webcrypto } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { TURNOUT_EVERY_MS } from '@eds/session/turnout'

const STANDSTILL_MS = 1_800_000_000_000
let state = (Number(process.env.FAULT_SEED ?? 1) ^ (isMainThread ? 0 : 0x5bd1e995)) >>> 0

function nextByte(): number {
  state = (state + 0x6d2b79f5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return (mixed ^ (mixed >>> 14)) & 0xff
}

const fill = <T extends ArrayBufferView>(view: T): T => {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  for (let n = 0; n < bytes.length; n += 1) bytes[n] = nextByte()
  return view
}
const number = () => fill(new Uint32Array(1))[0] ?? 0

Object.assign(crypto, {
  randomBytes: (size: number) => fill(Buffer.alloc(size)),
  randomInt: (low: number, high?: number) => (high === undefined ? number() % low : low + (number() % (high - low))),
})
webcrypto.getRandomValues = fill
Math.random = () => number() / 2 ** 32
syncBuiltinESMExports()

globalThis.Date = new Proxy(Date, {
  construct: (real, given) => Reflect.construct(real, given.length === 0 ? [STANDSTILL_MS] : given),
  get: (real, name) => (name === 'now' ? () => STANDSTILL_MS : Reflect.get(real, name)),
})

const realTimeout = globalThis.setTimeout
const due = new Map<object, () => void>()
const untilSignal = (run: () => void, delayMs?: number, ...given: unknown[]) => {
  if (delayMs !== TURNOUT_EVERY_MS || given.length > 0)
    return Reflect.apply(realTimeout, globalThis, [run, delayMs, ...given])
  // A timer that never falls due by itself, so that it can be cancelled as any other.
  const timer = realTimeout(() => {}, 2 ** 31 - 1)
  due.set(timer, run)
  return timer
}
globalThis.setTimeout = Object.assign(untilSignal, realTimeout)
const realClear = globalThis.clearTimeout
globalThis.clearTimeout = (timer) => {
  if (typeof timer === 'object') due.delete(timer)
  realClear(timer)
}
if (isMainThread)
  process.on('SIGUSR2', () => {
    const runs = [...due.values()]
    due.clear()
    for (const run of runs) run()
  })
