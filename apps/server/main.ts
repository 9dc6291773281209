/** `node apps/server/main.ts`: the server that people use. */
import { runServer } from './run.ts'

await runServer()
