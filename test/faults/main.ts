/** `npm run test:faults`: runs the fault plan, prints its table, and fails when a promise was broken. */
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Row, rowOf } from './fault-test.ts'
import { PLAN } from './plan.ts'
import { textTable, writeIntoReadme } from './table.ts'

const USAGE = 'npm run test:faults -- [--only T-KILL,T-SIM] [--seed 7] [--short] [--json FILE] [--readme]'
const README = join(import.meta.dirname, '../../README.md')

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'string' },
    short: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
})
const seed = values.seed === undefined ? randomInt(1, 2 ** 31) : Number(values.seed)
const only = values.only?.split(',').map((id) => id.trim().toUpperCase())
const unknown = only?.filter((id) => !PLAN.some((test) => test.id === id)) ?? []
if (!Number.isSafeInteger(seed) || unknown.length > 0) {
  process.stderr.write(`${unknown.length > 0 ? `There is no test ${unknown.join(', ')}. ` : ''}${USAGE}\n`)
  process.exit(2)
}

// An exit takes servers and mounts away; a signal alone would leave them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
process.stdout.write(`seed ${seed}\n`)
const rows: Row[] = []
for (const test of PLAN) {
  const size = values.short ? test.sizes.short : test.sizes.full
  if (size === null || only?.includes(test.id) === false) continue
  process.stdout.write(`${test.id}: ${test.what} …`)
  const row = await rowOf(test, { size, seed })
  rows.push(row)
  process.stdout.write(row.notRun === null ? ` ${row.seconds.toFixed(1)} s\n` : ` not run: ${row.notRun}\n`)
  for (const violation of row.violations) process.stdout.write(`  VIOLATION (seed ${seed}) ${violation}\n`)
}

process.stdout.write(`\n${textTable(rows)}\n\nTimes in milliseconds.\n`)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
if (values.readme) writeIntoReadme(README, rows)
const violations = rows.reduce((sum, row) => sum + row.violations.length, 0)
if (violations > 0) {
  process.stdout.write(`\n${violations} violations. Repeat with --seed ${seed}\n`)
  process.exit(1)
}
process.exit(0)
