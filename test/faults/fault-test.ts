/** What one fault test is, and what it found. */

/** How much to do, and the seed from which everything random in it comes. */
export type Wish = { size: number; seed: number }

/**
 * `size` is how much was really done; `violations` name each broken promise so that it can be found again; `timesMs` are
 * what the note says they are, in milliseconds, in no order.
 */
export type Outcome = { size: number; violations: string[]; timesMs: number[]; note: string }

export type FaultTest = {
  /** Such as `T-KILL`. */
  id: string
  /** One plain sentence: what is done and what must hold. */
  what: string
  /** Units of work in the ten-minute plan and in the short form; null where the short form leaves the test out. */
  sizes: { full: number; short: number | null }
  /** Why this machine cannot run it, in words for the table; null or absent when it can. */
  lacking?: () => string | null
  run: (wish: Wish) => Promise<Outcome>
}

/** One line of the table. Times are null where there are none. */
export type Row = {
  test: string
  what: string
  size: number
  violations: string[]
  p50: number | null
  p95: number | null
  p99: number | null
  worst: number | null
  note: string
  /** Null when it ran. */
  notRun: string | null
  seed: number
  seconds: number
}

/** Runs one test, and turns a fault of the test itself into a violation: what broke it is not known to be harmless. */
export async function rowOf(test: FaultTest, wish: Wish): Promise<Row> {
  const notRun = test.lacking?.() ?? null
  const startedAt = performance.now()
  const outcome = notRun === null ? await outcomeOf(test, wish) : { size: 0, violations: [], timesMs: [], note: '' }
  const sorted = outcome.timesMs.toSorted((a, b) => a - b)
  return {
    test: test.id,
    what: test.what,
    size: outcome.size,
    violations: outcome.violations,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    worst: quantile(sorted, 1),
    note: outcome.note,
    notRun,
    seed: wish.seed,
    seconds: (performance.now() - startedAt) / 1000,
  }
}

async function outcomeOf(test: FaultTest, wish: Wish): Promise<Outcome> {
  try {
    const outcome = await test.run(wish)
    // A check that did nothing has shown nothing.
    return outcome.size > 0 ? outcome : { ...outcome, violations: [...outcome.violations, 'nothing was done'] }
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { size: 0, violations: [`the test itself failed: ${why}`], timesMs: [], note: '' }
  }
}

/** @param sorted ascending @returns null for an empty list */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}
