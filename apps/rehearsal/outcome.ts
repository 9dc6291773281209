/** What a rehearsal leaves: the figures that programs read, and the sentences for people. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { Hash } from '@eds/session/session'
import { z } from 'zod'
import type { Played } from './play.ts'
import type { Wire } from './wire.ts'

/** The JSON file of `--json`; its fields are relied on from outside. */
export const Outcome = z.object({
  people: z.int(),
  /** Sent, retries not counted. */
  commands: z.int(),
  acknowledged: z.int(),
  refused: z.int(),
  rounds: z.int(),
  reportUrl: z.string(),
  trail: z.object({ entries: z.int(), head: Hash, ok: z.boolean() }),
  /** Null while the report gives a range. */
  total: z.int().nullable(),
  rating: z.string().nullable(),
})
export type Outcome = z.infer<typeof Outcome>

/** The part of the report that a rehearsal reads. */
const PublishedScore = z.object({
  overall: z.object({ score: z.object({ total: z.int().nullable() }).nullable(), rating: z.string().nullable() }),
})

/**
 * Fetches the public report and trail as anyone may, and checks the trail.
 * @param keepIn a folder for copies of both, when the server goes away; the report's address is then the copy's
 */
export async function outcomeOf(wire: Wire, played: Played, keepIn: string | null): Promise<Outcome> {
  const { session } = played.links
  const { overall } = await wire.getJson(`/api/sessions/${session}/report.json`, PublishedScore, null)
  const trail = await wire.getJson(`/api/sessions/${session}/trail`, TrailFile, null)
  const check = verifyTrail(trail)
  const reportUrl = keepIn === null ? played.links.report : await keep(wire.url, session, trail, keepIn)
  const { commands, acknowledged, refused } = wire.tally
  return {
    people: played.phones.length,
    commands,
    acknowledged,
    refused,
    rounds: played.rounds,
    reportUrl,
    trail: { entries: trail.entries.length, head: trail.entries.at(-1)?.hash ?? '', ok: check.ok },
    total: overall.score?.total ?? null,
    rating: overall.rating,
  }
}

/** @returns the address of the kept report. */
async function keep(url: string, session: string, trail: TrailFile, folder: string): Promise<string> {
  const page = await fetch(`${url}/report/${session}`)
  const path = join(folder, 'report.html')
  await writeFile(path, await page.text())
  await writeFile(join(folder, 'trail.json'), JSON.stringify(trail))
  return pathToFileURL(path).href
}
