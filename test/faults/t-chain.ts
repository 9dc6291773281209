/** T-CHAIN: a thousand ways to tamper with a trail. The tampering itself is in `trail-chain.test.ts`, and is run from there. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { aFolder } from '../a-server.ts'
import type { FaultTest } from './fault-test.ts'

const ROOT = join(import.meta.dirname, '../..')
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')
const TAMPERS = 1000

const Report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          title: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

export const chain: FaultTest = {
  id: 'T-CHAIN',
  what: 'a thousand edits, swaps, cuts and forks of trails: every one is noticed, and no whole trail raises an alarm',
  sizes: { full: 2, short: null },
  async run({ size, seed }) {
    const violations: string[] = []
    const timesMs: number[] = []
    const folder = await aFolder()
    for (let n = 0; n < size; n += 1) {
      const file = join(folder, `report-${n}.json`)
      const args = [
        VITEST,
        'run',
        'test/trail-chain.test.ts',
        '-t',
        'T-CHAIN',
        '--reporter=json',
        `--outputFile=${file}`,
      ]
      const env = { ...process.env, TRAIL_SEED: String(seed + n * 100_000) }
      const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env, timeout: 120_000 })
      const report = Report.safeParse(readJson(file))
      const ran = report.data?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []
      const tried = ran.filter(({ title, status }) => title.includes('[T-CHAIN]') && status !== 'skipped')
      if (tried.length !== 1) violations.push(`the test did not run: ${done.stderr.slice(-500)}`)
      for (const { status, duration, failureMessages } of tried) {
        if (status !== 'passed') violations.push(...(failureMessages ?? ['it failed']))
        timesMs.push((duration ?? 0) / TAMPERS)
      }
    }
    rmSync(folder, { recursive: true, force: true })
    return {
      size: size * TAMPERS,
      violations,
      timesMs,
      note: `${size * 100} whole trails beside them; times: one check, on average`,
    }
  },
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // The report is missing: the schema says so.
    return null
  }
}
