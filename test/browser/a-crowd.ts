/** People in a session whose phones nobody looks at: they make a room of a few phones large enough to be told of. */
import { TrailFile } from '@eds/audit/trail'
import type { Choice } from '@eds/session/ballot'
import { RoundId } from '@eds/session/session'
import * as z from 'zod'
import { aNonce, done, getJson, takeSeat } from '../a-server.ts'
import type { Links, Room } from './a-room.ts'

const Opened = z.object({ type: z.literal('roundOpened'), round: RoundId })

/** @param groups of one person each, in whose order they vote @returns how all of them vote in the round that is open */
export async function aCrowd(
  room: Room,
  links: Links,
  groups: readonly string[],
): Promise<(choices: readonly Choice[]) => Promise<void>> {
  const session = new URL(links.report).pathname.replace('/report/', '')
  const server = { base: room.server.base, session, joinCode: links.joinCode }
  const facilitator = new URLSearchParams(new URL(links.desk).hash.slice(1)).get('t')
  const people = await Promise.all(groups.map((group) => takeSeat(server, group)))
  return async (choices) => {
    const { body } = await getJson(server, `/api/sessions/${session}/trail`, facilitator)
    const events = TrailFile.parse(body).entries.flatMap((entry) => entry.events)
    const { round } = Opened.parse(events.findLast((event) => Opened.safeParse(event).success))
    for (const [n, choice] of choices.entries()) {
      await done(server, people[n]?.token ?? '', { type: 'castBallot', round, choice, nonce: aNonce() })
    }
  }
}
