/** One simulated phone: sits down, reads the room, votes, proposes. */
import { sha256Hex } from '@eds/audit/digest'
import type { Choice } from '@eds/session/ballot'
import type { Answer, Command, Lobby } from '@eds/session/protocol'
import type { RoundId } from '@eds/session/session'
import type { Person } from './people.ts'
import { enterRoom, type RoomCopy, type Wire } from './wire.ts'

export type Phone = {
  readonly person: Person
  readonly room: RoomCopy
  send(command: Command): Promise<Answer>
  /** Waits until the phone itself sees the round open, then votes. */
  vote(round: RoundId, choice: Choice): Promise<Answer>
}

/** Takes a seat with the join code, as a person would, and opens the room. @throws when the seat is refused. */
export async function sitDown(wire: Wire, lobby: Lobby, joinCode: string, person: Person): Promise<Phone> {
  const { session } = lobby
  // The seat's secret is a real one: a rehearsal may be played on a server that others can reach.
  const secret = freshSecret()
  const send = (command: Command, token: string | null = secret) =>
    wire.send({ session, token, commandId: freshSecret(), command })
  const group = person.group.id
  const taken = await send({ type: 'takeSeat', joinCode, group, secretHash: sha256Hex(secret) }, null)
  if (taken.status !== 'saved') throw new Error(`${person.name} could not sit down: ${taken.refusal.detail}`)
  const room = await enterRoom({ url: wire.url, session, token: secret })
  return {
    person,
    room,
    send: (command) => send(command),
    async vote(round, choice) {
      await room.until('the round to open on the phone', (doc) => doc.getMap('rounds').has(round))
      return send({ type: 'castBallot', round, choice, nonce: freshSecret() })
    },
  }
}

/** 128 random bits in hexadecimal. */
export const freshSecret = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
