/** `npm run rehearse`: simulated people play a whole workshop over the real wire. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SHORTEST_COUNTDOWN_SECONDS } from '@eds/session/protocol'
import { type Outcome, outcomeOf } from './outcome.ts'
import { play } from './play.ts'
import { reachServer, startFreshServer } from './server.ts'
import { wireTo } from './wire.ts'

const USAGE = `Usage: npm run rehearse -- [--url URL] [--people N] [--seed S] [--countdown S] [--json FILE]
  --url URL     a running server or its workspace link; without it a fresh server is started for the rehearsal
  --people N    how many simulated people, 3 to 500 (40)
  --seed S      a whole number; the same seed plays the same minds (1)
  --countdown S seconds between the call to close a vote and its close: 0 on a fresh server, else 5
  --json FILE   writes the figures there`

type Options = { url: string | null; people: number; seed: number; countdownSeconds: number; json: string | null }

const KEPT = 'eds-rehearsal-report-'
/** A rehearsal's report is read soon after it; nobody else clears the folders away. */
const KEPT_FOR_MS = 60 * 60_000

// Each simulated phone's y-websocket listens for the end of the process.
process.setMaxListeners(0)

const options = readOptions()
if (options === null) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  try {
    await rehearse(options)
  } catch (error) {
    console.error(`The rehearsal failed: ${error instanceof Error ? error.message : String(error)}`)
    // Phones that are still in the room would keep the process alive.
    process.exit(1)
  }
}

async function rehearse({ url, people, seed, countdownSeconds, json }: Options): Promise<void> {
  const server = url === null ? await startFreshServer() : await reachServer(url)
  try {
    const wire = wireTo(server.url)
    console.log(`Rehearsing with ${people} people, seed ${seed}, at ${server.url}`)
    const { workspaceToken } = server
    const played = await play(wire, { workspaceToken, people, seed, countdownSeconds, tell: console.log })
    const outcome = await outcomeOf(wire, played, url === null ? await keepFolder() : null)
    for (const phone of played.phones) phone.room.leave()
    played.wall.leave()
    if (json !== null) await writeFile(json, `${JSON.stringify(outcome, null, 2)}\n`)
    print(outcome)
    if (!outcome.trail.ok) throw new Error('the trail does not verify')
  } finally {
    await server.stop()
  }
}

/** A server of its own is gone after the rehearsal; its report and trail stay in a folder of their own, for an hour at least. */
async function keepFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(KEPT)) continue
    const path = join(tmpdir(), name)
    const made = await stat(path).catch(() => null)
    const isOwn = made?.isDirectory() === true && (process.getuid === undefined || made.uid === process.getuid())
    if (isOwn && Date.now() - made.mtimeMs > KEPT_FOR_MS) await rm(path, { recursive: true, force: true })
  }
  return mkdtemp(join(tmpdir(), KEPT))
}

function print(outcome: Outcome): void {
  const { commands, acknowledged, refused, rounds, trail, total, rating, reportUrl } = outcome
  console.log(`
People     ${outcome.people}
Commands   ${commands} sent, ${acknowledged} saved, ${refused} refused${refused === 0 ? '' : ' (a vote is sent after the close on purpose, and must be)'}
Rounds     ${rounds}
Result     ${total ?? 'a range'} - ${rating ?? 'no rating'}
Report     ${reportUrl}
Trail      ${trail.entries} entries, ${trail.ok ? 'whole' : 'BROKEN'}, head ${trail.head}`)
}

/** @returns the options, or null when they are not what the usage says. */
function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        people: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
        countdown: { type: 'string' },
        json: { type: 'string' },
      },
    })
    const [people, seed] = [Number(values.people), Number(values.seed)]
    if (!Number.isInteger(people) || people < 3 || people > 500 || !Number.isSafeInteger(seed)) return null
    if (values.url !== undefined && !URL.canParse(values.url)) return null
    // Simulated people need no warning before a close; a server that people use gives one all the same.
    const countdownSeconds = Number(values.countdown ?? (values.url === undefined ? 0 : SHORTEST_COUNTDOWN_SECONDS))
    if (!Number.isInteger(countdownSeconds) || countdownSeconds < 0 || countdownSeconds > 120) return null
    return { url: values.url ?? null, people, seed, countdownSeconds, json: values.json ?? null }
  } catch {
    return null
  }
}
