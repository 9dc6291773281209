/** The live session for the screens below: select records, know the connection, know the server's time. */
import { type DESK, desk as deskReader, type ROOM, room as roomReader } from '@eds/session/document'
import type { EpochMs } from '@eds/session/session'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { type Connection, emptyDocument, type OpenDocument, openDocument } from './connection.ts'
import { type LastKnown, lastKnown } from './last-known.ts'
import { type DeskRecords, type RoomRecords, recordsOf } from './records.ts'
import { askServerClock, serverNow } from './server-clock.ts'

type Documents = readonly ['room'] | readonly ['room', 'desk']

type Live = {
  session: string
  token: string
  subscribe: (listener: () => void) => () => void
  room: RoomRecords
  /** Null unless the session was opened with its desk. */
  desk: DeskRecords | null
  connection: () => Connection
  isSynced: () => boolean
  start: () => () => void
}

type Place = {
  session: string
  token: string
  documents: Documents
  /** Keeps the room on this device for a reload without a network: for a seat, not for staff. */
  remember?: boolean
  children: ReactNode
}

const Current = createContext<Live | null>(null)

/**
 * Opens a session's documents and keeps them live for its children.
 * @param documents fixed for the life of the provider; `desk` needs a facilitator's or a lead's token
 */
export function SessionProvider(props: Place) {
  // Another session or another token is another connection: the key begins anew.
  return <OneSession key={`${props.session} ${props.token} ${props.documents.join()}`} {...props} />
}

function OneSession({ session, token, documents, remember = false, children }: Place) {
  const [live] = useState(() => goLive(session, token, documents, remember ? lastKnown(session) : null))
  useEffect(() => live.start(), [live])
  return <Current value={live}>{children}</Current>
}

function useLive(): Live {
  const live = useContext(Current)
  if (live === null) throw new Error('expected a SessionProvider above, found none')
  return live
}

/** Id and token of the session above. */
export function useSessionPlace(): { session: string; token: string } {
  const { session, token } = useLive()
  return { session, token }
}

/**
 * A part of what the room knows.
 * @param select returns a stored record, an array made by `all`, or a primitive; anything made anew on each call would redraw for ever
 */
export function useSession<T>(select: (room: RoomRecords) => T): T {
  const live = useLive()
  return useSyncExternalStore(live.subscribe, () => select(live.room))
}

/** A part of what the desk knows. @throws when the session was opened without its desk */
export function useDesk<T>(select: (desk: DeskRecords) => T): T {
  const live = useLive()
  return useSyncExternalStore(live.subscribe, () => {
    if (live.desk === null) throw new Error('expected a SessionProvider with documents ["room", "desk"]')
    return select(live.desk)
  })
}

/** The worst connection of the session's documents. */
export function useConnection(): Connection {
  const live = useLive()
  return useSyncExternalStore(live.subscribe, live.connection)
}

/** True once every document has been whole on this page; stays true while offline. */
export function useSynced(): boolean {
  const live = useLive()
  return useSyncExternalStore(live.subscribe, live.isSynced)
}

/** The time by the server's clock, told anew every so often. */
export function useServerNow(everyMs: number): EpochMs {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

function goLive(session: string, token: string, documents: Documents, kept: LastKnown | null): Live {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let opened: { room: OpenDocument; desk: OpenDocument | null } | null = null
  // Before the start and after the end there is nothing to read.
  const nothing = emptyDocument()
  const room = recordsOf<typeof ROOM>(roomReader, () => opened?.room.doc() ?? nothing)
  const desk = documents.length === 2 ? recordsOf<typeof DESK>(deskReader, () => opened?.desk?.doc() ?? nothing) : null
  const all = () => (opened === null ? [] : opened.desk === null ? [opened.room] : [opened.room, opened.desk])

  const start = () => {
    opened = {
      room: openDocument(
        { session, document: 'room', token },
        (what) => {
          if (what === 'records') room.changed()
          tell()
        },
        kept,
      ),
      desk:
        desk === null
          ? null
          : openDocument({ session, document: 'desk', token }, (what) => {
              if (what === 'records') desk.changed()
              tell()
            }),
    }
    const nudge = () => {
      for (const document of all()) document.nudge()
    }
    const nudgeUnlessLive = () => {
      if (connectionOf(all()) !== 'live') nudge()
    }
    // A network that comes or goes, or a phone that wakes, leaves sockets that are dead but do not know it.
    const woken = () => {
      if (document.visibilityState === 'visible') nudgeUnlessLive()
    }
    window.addEventListener('online', nudgeUnlessLive)
    window.addEventListener('offline', nudge)
    document.addEventListener('visibilitychange', woken)
    void askServerClock()
    const clock = setInterval(() => void askServerClock(), 120_000)
    return () => {
      clearInterval(clock)
      window.removeEventListener('online', nudgeUnlessLive)
      window.removeEventListener('offline', nudge)
      document.removeEventListener('visibilitychange', woken)
      for (const document of all()) document.close()
      opened = null
      room.changed()
      desk?.changed()
    }
  }

  return {
    session,
    token,
    room: room.records,
    desk: desk?.records ?? null,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connection: () => connectionOf(all()),
    isSynced: () => opened !== null && all().every((document) => document.isSynced()),
    start,
  }
}

/** @returns the worst of them; the same object for the same state of affairs. */
function connectionOf(documents: readonly OpenDocument[]): Connection {
  const states = documents.map((document) => document.connection())
  return (
    states.find((state) => typeof state === 'object') ??
    states.find((state) => state === 'offline') ??
    states.find((state) => state === 'connecting') ??
    (states.length === 0 ? 'connecting' : 'live')
  )
}
