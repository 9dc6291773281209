/** A server as `main.ts` starts it, whose sessions may close rounds without warning: for simulated people and tests. */
import { runServer } from '@eds/server/run'

await runServer({ shortCountdowns: true })
