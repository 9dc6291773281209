/** The fault plan: every test, in the order in which it runs. */
import type { FaultTest } from './fault-test.ts'
import { corrupt } from './t-corrupt.ts'
import { forge } from './t-forge.ts'
import { full } from './t-full.ts'
import { fuzz } from './t-fuzz.ts'
import { io } from './t-io.ts'
import { kill } from './t-kill.ts'
import { power } from './t-power.ts'
import { sim } from './t-sim.ts'

export const PLAN: readonly FaultTest[] = [sim, forge, fuzz, kill, power, io, full, corrupt]
