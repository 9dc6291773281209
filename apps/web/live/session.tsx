/** The live session for the screens below: select records, know the connection, know the server's time. */
import type { EpochMs } from '@eds/session/session'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Connection } from './connection.ts'
import { type Documents, goLive, type Live } from './going-live.ts'
import type { DeskRecords, RoomRecords } from './records.ts'
import { serverNow } from './server-clock.ts'

type Place = {
  session: string
  token: string
  documents: Documents
  /** Shows a copy of the room before it is live, and keeps one for a reload without a network: for a seat, not for staff. */
  isSeat?: boolean
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

function OneSession({ session, token, documents, isSeat = false, children }: Place) {
  const [live] = useState(() => goLive({ session, token }, documents, isSeat))
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
