/** The outbox of this seat for the screens below: ballots and proposals that survive a lost network and a reload. */
import { commitmentOf } from '@eds/audit/commitment'
import type { Choice } from '@eds/session/ballot'
import type { CommandOf } from '@eds/session/protocol'
import type { RoundId } from '@eds/session/session'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { freshCommandId, postCommand, waitOrWoken } from './command-post.ts'
import { type Outbox, type OutboxEntry, type OutboxStore, openOutbox } from './outbox.ts'
import { browserStore, memoryStore } from './outbox-store.ts'
import { choiceThatCounts } from './own-choice.ts'
import { useConnection } from './session.tsx'
import { type KeptSeat, keptSeats, random128 } from './token.ts'

/** `choices` by the id of the command that cast them; see own-choice.ts for why they are kept here and nowhere else. */
type Kept = { outbox: Outbox; seat: KeptSeat; choices: Map<string, Choice> }

const Current = createContext<Kept | null>(null)

/**
 * Stands inside the seat's SessionProvider. Sends what waits at the start, when the network is back, and on reconnect;
 * also what the other seats of this phone had not sent when it was handed on. Give it the seat's id as key.
 */
export function OutboxProvider({ seat, children }: { seat: KeptSeat; children: ReactNode }) {
  const [outbox] = useState(() => outboxOf(seat))
  const [choices] = useState(() => new Map<string, Choice>())
  const [others] = useState(() =>
    keptSeats(seat.session)
      .filter((other) => other.seat !== seat.seat)
      .map(outboxOf),
  )
  const connection = useConnection()
  useEffect(() => {
    const outboxes = [outbox, ...others]
    for (const each of outboxes) void each.start()
    const wake = () => {
      for (const each of outboxes) each.wake()
    }
    window.addEventListener('online', wake)
    return () => {
      window.removeEventListener('online', wake)
      for (const each of outboxes) each.stop()
    }
  }, [outbox, others])
  useEffect(() => {
    if (connection !== 'live') return
    for (const each of [outbox, ...others]) each.wake()
  }, [connection, outbox, others])
  return <Current value={{ outbox, seat, choices }}>{children}</Current>
}

/** What this seat has sent or still has to send, and how to add to it. */
export function useOutbox(): {
  /** Oldest first. */
  entries: readonly OutboxEntry[]
  /** False until the entries that this phone kept have been read. */
  isRead: boolean
  /** How many are not answered yet. */
  waiting: number
  /** Keeps the ballot and begins to send it. The nonce that hides the choice is made here. */
  castBallot: (round: CommandOf<'castBallot'>['round'], choice: Choice) => Promise<void>
  /** What this seat chose in a round; null when it did not vote, or this page does not know it. */
  ownChoice: (round: RoundId) => Choice | null
  /** Keeps the proposal and begins to send it. */
  proposeEvidence: (command: CommandOf<'proposeEvidence'>) => Promise<void>
  /** Takes away an answered entry. */
  forget: (commandId: string) => Promise<void>
} {
  const found = useContext(Current)
  if (found === null) throw new Error('expected an OutboxProvider above, found none')
  const { outbox, seat, choices } = found
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  return {
    entries,
    isRead: outbox.isRead(),
    waiting: entries.filter(({ state }) => state === 'waiting').length,
    castBallot: (round, choice) => {
      const nonce = random128()
      const commitment = commitmentOf({ sessionId: seat.session, roundId: round, group: seat.group, choice, nonce })
      const commandId = freshCommandId()
      choices.set(commandId, choice)
      return outbox.add(
        { type: 'castBallot', round, choice, nonce },
        { type: 'castBallot', round, commitment },
        commandId,
      )
    },
    ownChoice: (round) => choiceThatCounts(entries, choices, round),
    proposeEvidence: (command) =>
      outbox.add(command, { type: 'proposeEvidence', question: command.question }, freshCommandId()),
    forget: outbox.forget,
  }
}

function outboxOf(seat: KeptSeat): Outbox {
  return openOutbox(
    { session: seat.session, seat: seat.seat },
    {
      store: laterStore(browserStore()),
      post: ({ commandId, command }) => postCommand({ session: seat.session, token: seat.secret, commandId, command }),
      wait: waitOrWoken,
    },
  )
}

/** A store that is still being opened. When the disk fails later, the page goes on from memory rather than losing a vote. */
function laterStore(opening: Promise<OutboxStore>): OutboxStore {
  const memory = memoryStore()
  const orMemory = async <T,>(act: (store: OutboxStore) => Promise<T>): Promise<T> => {
    try {
      return await act(await opening)
    } catch {
      return act(memory)
    }
  }
  return {
    all: (owner) => orMemory((store) => store.all(owner)),
    put: (entry) => orMemory((store) => store.put(entry)),
    remove: (commandId) => orMemory((store) => store.remove(commandId)),
  }
}
