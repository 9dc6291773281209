/** How much this process has to do: when it is too much, it keeps whom it has and lets nobody new in. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

/** One look: by how much the process was late at most since the last look, and the share of its memory in use (0 … 1). */
export type Measure = { lateMs: number; heapShare: number }

/** What to do about it. `shedding` also gives up readers that have fallen behind, for whom frames are held in memory. */
export type Load = 'normal' | 'full' | 'shedding'

/** A server that answers later than this is felt to be slow. */
const LATE_MS = 200
/** A whole room that joins at once, or one clean-up of the memory, may make it late for a moment; that is no reason yet. */
const PATIENCE_MS = 3000
const HEAP_WATERMARK = 0.7
const LOOK_EVERY_MS = 500

/** Since when it has been late, and over the watermark, without a break; null while it is not. Times of one steady clock. */
export type LoadState = { lateSince: number | null; highSince: number | null }

export const AT_EASE: LoadState = { lateSince: null, highSince: null }

/** @param at when the look was taken, in milliseconds of a clock that is never set back */
export function afterLook(state: LoadState, at: number, { lateMs, heapShare }: Measure): LoadState {
  return {
    lateSince: lateMs > LATE_MS ? (state.lateSince ?? at) : null,
    highSince: heapShare > HEAP_WATERMARK ? (state.highSince ?? at) : null,
  }
}

export function loadAt({ lateSince, highSince }: LoadState, at: number): Load {
  const isLong = (since: number | null) => since !== null && at - since >= PATIENCE_MS
  return isLong(highSince) ? 'shedding' : isLong(lateSince) ? 'full' : 'normal'
}

export type LoadWatch = {
  now(): Load
  stop(): void
}

/**
 * Looks twice a second.
 * @param tools.measure since the last call
 * @param tools.shed called at every look while there is too little memory
 */
export function watchLoad(tools: { clock: Clock; log: Log; measure?: () => Measure; shed?: () => void }): LoadWatch {
  const { clock, log, measure = measureProcess(), shed = () => {} } = tools
  let state = AT_EASE
  let load: Load = 'normal'
  // Looks are counted and not timed: the wall clock may be set, and a process that was stopped has not been late for long.
  let at = 0
  const look = () => {
    at += LOOK_EVERY_MS
    const measured = measure()
    state = afterLook(state, at, measured)
    const next = loadAt(state, at)
    if (next !== load) {
      const { lateMs, heapShare } = measured
      log(next === 'normal' ? 'info' : 'warn', 'load', { load: next, lateMs, heapShare: Number(heapShare.toFixed(2)) })
    }
    load = next
    if (load === 'shedding') shed()
    cancel = clock.after(LOOK_EVERY_MS, look)
  }
  let cancel = clock.after(LOOK_EVERY_MS, look)
  return { now: () => load, stop: () => cancel() }
}

function measureProcess(): () => Measure {
  const delays = monitorEventLoopDelay({ resolution: 20 })
  delays.enable()
  return () => {
    const lateMs = Math.round(delays.max / 1e6)
    delays.reset()
    const { used_heap_size, heap_size_limit } = getHeapStatistics()
    return { lateMs, heapShare: used_heap_size / heap_size_limit }
  }
}
