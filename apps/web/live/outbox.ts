/**
 * What a seat has sent or still has to send. A ballot cast without a network waits here, through reloads, and is
 * counted once. Once it is saved, nothing here tells what it was.
 */
import { type Answer, CastBallot, CommandId, ProposeEvidence } from '@eds/session/protocol'
import { Refusal } from '@eds/session/refusals'
import { Hash, QuestionId, RoundId, SeatId, SessionId } from '@eds/session/session'
import { z } from 'zod/mini'
import { backOffMs, type Posted } from './command-post.ts'
import { waitMs } from './retry-after.ts'

/** What an entry is about, without a choice. `commitment` binds the ballot; without its nonce it hides the choice. */
const About = z.discriminatedUnion('type', [
  z.object({ type: z.literal('castBallot'), round: RoundId, commitment: Hash }),
  z.object({ type: z.literal('proposeEvidence'), question: QuestionId }),
])
export type About = z.infer<typeof About>

/** What may wait. Not any command: the shapes of them all would be built on every phone before its first vote. */
const Waiting = z.discriminatedUnion('type', [CastBallot, ProposeEvidence])
type Waiting = z.infer<typeof Waiting>

const entry = {
  commandId: CommandId,
  session: SessionId,
  /** Several seats may share one phone; each sends and sees only its own. */
  seat: SeatId,
  /** Place in this phone's queue; grows. */
  order: z.int().check(z.minimum(1)),
  about: About,
}

export const OutboxEntry = z.discriminatedUnion('state', [
  /** `tries` counts from before the first try: an entry with tries may already be at the server. */
  z.object({ ...entry, state: z.literal('waiting'), command: Waiting, tries: z.int().check(z.minimum(0)) }),
  z.object({ ...entry, state: z.literal('saved'), made: z.nullable(z.string()), seq: z.int(), head: Hash }),
  /** A refused proposal keeps its words, so that they can be sent again; a refused ballot keeps nothing. */
  z.object({ ...entry, state: z.literal('refused'), refusal: Refusal, command: z.nullable(Waiting) }),
])
export type OutboxEntry = z.infer<typeof OutboxEntry>
/** Whose outbox it is. */
export type OutboxOwner = { session: SessionId; seat: SeatId }
export type WaitingEntry = Extract<OutboxEntry, { state: 'waiting' }>

/** Where entries are kept. A port: IndexedDB on a phone, a map in tests and where storage is forbidden. */
export type OutboxStore = {
  /** In no particular order; what cannot be read is left out. */
  all: (owner: OutboxOwner) => Promise<OutboxEntry[]>
  put: (entry: OutboxEntry) => Promise<void>
  remove: (commandId: string) => Promise<void>
}

export type Outbox = {
  /** Oldest first; the same array until something changes. */
  entries: () => readonly OutboxEntry[]
  /** False until what was kept has been read: an empty list says nothing before. */
  isRead: () => boolean
  subscribe: (listener: () => void) => () => void
  /** Reads what was kept and begins to send. */
  start: () => Promise<void>
  /** Keeps the command and begins to send it. Resolves when it is kept, not when it is sent. */
  add: (command: Waiting, about: About, commandId: string) => Promise<void>
  /** Tries again now, for instance because the network is back. */
  wake: () => void
  /** Takes away an answered entry that its person has read. */
  forget: (commandId: string) => Promise<void>
  stop: () => void
}

/**
 * [O1] One entry at a time, oldest first, each with one id until it is answered.
 * [O2] A newer ballot replaces an older one of its round that was never tried. One that was tried is answered first:
 *      otherwise a delayed older ballot could arrive after the newer one and win.
 * [O3] Once answered, a ballot's choice and nonce are gone from the store.
 * @param tools `wait` resolves after the time given, or when it is woken by `wake`: at once, but not before `atLeastMs`
 */
export function openOutbox(
  owner: OutboxOwner,
  tools: {
    store: OutboxStore
    post: (entry: WaitingEntry) => Promise<Posted>
    wait: (ms: number, woken: Promise<void>, atLeastMs: number) => Promise<void>
  },
): Outbox {
  const { store, post, wait } = tools
  const { session, seat } = owner
  let list: readonly OutboxEntry[] = []
  let isSending = false
  let isStopped = false
  let loaded: Promise<void> | null = null
  let isRead = false
  let trying: string | null = null
  let wakeUp = () => {}
  const listeners = new Set<() => void>()

  function set(next: readonly OutboxEntry[]) {
    list = next.toSorted((left, right) => left.order - right.order)
    for (const listener of listeners) listener()
  }
  async function keep(changed: OutboxEntry) {
    await store.put(changed)
    set([...list.filter(({ commandId }) => commandId !== changed.commandId), changed])
  }
  async function drop(commandId: string) {
    await store.remove(commandId)
    set(list.filter((kept) => kept.commandId !== commandId))
  }

  function load(): Promise<void> {
    loaded ??= store.all(owner).then((kept) => {
      isRead = true
      set(kept)
    })
    return loaded
  }

  async function sendAll(): Promise<void> {
    if (isSending) return
    isSending = true
    try {
      while (!isStopped) {
        const next = list.find((kept) => kept.state === 'waiting')
        if (next === undefined) return
        await sendOne(next)
      }
    } finally {
      isSending = false
    }
  }

  async function sendOne(first: WaitingEntry): Promise<void> {
    let current = first
    trying = first.commandId
    while (!isStopped) {
      current = { ...current, tries: current.tries + 1 }
      await keep(current)
      const posted = await post(current)
      if (posted.kind === 'answer') {
        await settle(current, posted.answer)
        return
      }
      if (isStopped) return
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve
      })
      const { afterMs } = posted
      await wait(waitMs(afterMs, backOffMs(Math.min(current.tries, 6), Math.random()), Math.random()), woken, afterMs)
    }
  }

  async function settle(sent: WaitingEntry, answer: Answer): Promise<void> {
    const { commandId, order, about } = sent
    const base = { commandId, session, seat, order, about }
    if (answer.status === 'saved') {
      await keep({ ...base, state: 'saved', made: answer.made, seq: answer.seq, head: answer.head })
      // One saved ballot per round is enough to know: the earlier ones were replaced.
      for (const older of list)
        if (older.state === 'saved' && older.order < order && isSameRound(older.about, about))
          await drop(older.commandId)
      return
    }
    await keep({
      ...base,
      state: 'refused',
      refusal: answer.refusal,
      command: about.type === 'proposeEvidence' ? sent.command : null,
    })
  }

  return {
    entries: () => list,
    isRead: () => isRead,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: async () => {
      isStopped = false
      await load()
      await sendAll()
    },
    add: async (command, about, commandId) => {
      await load()
      const order = Math.max(0, ...list.map((kept) => kept.order)) + 1
      const replaced = list.filter(
        (kept) =>
          isSameRound(kept.about, about) &&
          (kept.state === 'refused' || (kept.state === 'waiting' && kept.tries === 0 && kept.commandId !== trying)),
      )
      await keep({ state: 'waiting', commandId, session, seat, order, about, command, tries: 0 })
      for (const older of replaced) await drop(older.commandId)
      wakeUp()
      void sendAll()
    },
    wake: () => {
      wakeUp()
      if (!isStopped) void sendAll()
    },
    forget: (commandId) => drop(commandId),
    stop: () => {
      isStopped = true
      wakeUp()
    },
  }
}

/** @returns the newest entry about a round's ballot, or null. */
export const ballotEntry = (entries: readonly OutboxEntry[], round: RoundId): OutboxEntry | null =>
  entries.findLast(({ about }) => about.type === 'castBallot' && about.round === round) ?? null

function isSameRound(left: About, right: About): boolean {
  return left.type === 'castBallot' && right.type === 'castBallot' && left.round === right.round
}
