/** The server's clock as this device can tell it: a phone whose own clock is wrong still counts down rightly. */
import { Health } from '@eds/session/protocol'
import type { EpochMs } from '@eds/session/session'
import { getJson } from './api.ts'

/** What one question to the server told: how far ahead its clock is, and how sure that is. */
export type ClockSample = { aheadMs: number; roundTripMs: number }

/** @returns the server's lead, halving the journey; unsure by at most half of the round trip. */
export const sampleOf = (askedAt: number, heardAt: number, serverNow: number): ClockSample => ({
  aheadMs: serverNow - (askedAt + heardAt) / 2,
  roundTripMs: heardAt - askedAt,
})

/** @returns the sample with the shortest journey, or null. */
export const bestOf = (samples: readonly ClockSample[]): ClockSample | null =>
  samples.reduce<ClockSample | null>(
    (best, sample) => (best === null || sample.roundTripMs < best.roundTripMs ? sample : best),
    null,
  )

let aheadMs = 0
let asked: Promise<void> | null = null

/** @returns the time by the server's clock; this device's own until the server has been asked. */
export const serverNow = (): EpochMs => Math.round(Date.now() + aheadMs)

/** Asks the server for its time, three times, once per call in flight. Keeps the old estimate when it cannot be reached. */
export function askServerClock(): Promise<void> {
  asked ??= estimate().finally(() => {
    asked = null
  })
  return asked
}

async function estimate(): Promise<void> {
  const samples: ClockSample[] = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const askedAt = Date.now()
    const health = await getJson('/api/health', Health).catch(() => null)
    if (health !== null) samples.push(sampleOf(askedAt, Date.now(), health.now))
  }
  aheadMs = bestOf(samples)?.aheadMs ?? aheadMs
}
