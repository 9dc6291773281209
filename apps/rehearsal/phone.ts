/** One simulated phone: asks to come in, sits down, reads the room, votes, proposes. */
import { sha256Hex } from '@eds/audit/digest'
import type { Choice } from '@eds/session/ballot'
import type { Answer, Command, Lobby } from '@eds/session/protocol'
import { type RoundId, SeatId } from '@eds/session/session'
import type { Person } from './people.ts'
import { enterRoom, type RoomCopy, type Wire } from './wire.ts'

export type Phone = {
  readonly person: Person
  readonly room: RoomCopy
  send(command: Command): Promise<Answer>
  /** Waits until the phone itself sees the round open, then votes. */
  vote(round: RoundId, choice: Choice): Promise<Answer>
}

/** Somebody at the door. `sitDown` opens the room, once the facilitator has let them in. */
export type Newcomer = { readonly seat: SeatId; sitDown(): Promise<Phone> }

/** Asks for a seat with the join code, as a person would. @throws when it is refused. */
export async function askForSeat(wire: Wire, lobby: Lobby, joinCode: string, person: Person): Promise<Newcomer> {
  const { session } = lobby
  // The seat's secret is a real one: a rehearsal may be played on a server that others can reach.
  const secret = freshSecret()
  const send = (command: Command, token: string | null = secret) =>
    wire.send({ session, token, commandId: freshSecret(), command })
  const group = person.group.id
  const taken = await send({ type: 'takeSeat', joinCode, group, secretHash: sha256Hex(secret) }, null)
  if (taken.status !== 'saved') throw new Error(`${person.name} could not ask for a seat: ${taken.refusal.detail}`)
  return {
    seat: SeatId.parse(taken.made),
    async sitDown() {
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
    },
  }
}

/** 128 random bits in hexadecimal. */
export const freshSecret = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
