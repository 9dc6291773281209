/** The fault plan: every test, in the order in which it runs. */
import type { FaultTest } from './fault-test.ts'
import { twoWorlds } from './t-2world.ts'
import { boundary } from './t-boundary.ts'
import { chain } from './t-chain.ts'
import { clock } from './t-clock.ts'
import { corrupt } from './t-corrupt.ts'
import { dos } from './t-dos.ts'
import { erase } from './t-erase.ts'
import { forensic } from './t-forensic.ts'
import { forge } from './t-forge.ts'
import { full } from './t-full.ts'
import { fuzz } from './t-fuzz.ts'
import { inject } from './t-inject.ts'
import { io } from './t-io.ts'
import { join } from './t-join.ts'
import { kill } from './t-kill.ts'
import { order } from './t-order.ts'
import { part } from './t-part.ts'
import { power } from './t-power.ts'
import { sdc, sdcWhole } from './t-sdc.ts'
import { sdcRounds } from './t-sdc-rounds.ts'
import { sdcShape } from './t-sdc-shape.ts'
import { sim } from './t-sim.ts'
import { sybil } from './t-sybil.ts'

export const PLAN: readonly FaultTest[] = [
  sim,
  forge,
  fuzz,
  kill,
  power,
  io,
  order,
  full,
  corrupt,
  clock,
  part,
  boundary,
  twoWorlds,
  forensic,
  erase,
  inject,
  sdc,
  sdcWhole,
  sdcRounds,
  sdcShape,
  chain,
  sybil,
  join,
  dos,
]
