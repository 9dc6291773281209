/**
 * How a screen comes to live records. A seat is shown what its phone last knew, then the room in one small answer, and only
 * then fetches what keeps documents live, which is heavier than the vote itself. Staff's screens wait for the documents.
 */
import { type DESK, desk as deskReader, ROOM, room as roomReader } from '@eds/session/document'
import { copyOf, DocumentCopy, NOTHING, type RecordSource, sourceOf } from '@eds/session/document-copy'
import { getJson } from './api.ts'
import type { Connection, OpenDocument } from './connection.ts'
import { lastKnown } from './last-known.ts'
import { afterPaint, fetchedPatiently } from './later.tsx'
import { type DeskRecords, type RoomRecords, recordsOf } from './records.ts'
import { askServerClock } from './server-clock.ts'

export type Documents = readonly ['room'] | readonly ['room', 'desk']

/** A session as its screen reads it. */
export type Live = {
  session: string
  token: string
  subscribe: (listener: () => void) => () => void
  room: RoomRecords
  /** Null unless the session was opened with its desk. */
  desk: DeskRecords | null
  connection: () => Connection
  isSynced: () => boolean
  /** Goes live; call what it returns to let go. */
  start: () => () => void
}

/** At most this often a phone writes down what it knows. */
const KEEP_AFTER_MS = 2_000
/** What keeps the room live does not wait longer than this for the copy that is shown first. */
const COPY_PATIENCE_MS = 5_000
const CLOCK_EVERY_MS = 120_000

/** @param isSeat shows a copy first, and keeps the room on this device for a reload without a network: not for staff */
export function goLive(place: { session: string; token: string }, documents: Documents, isSeat: boolean): Live {
  const { session, token } = place
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const kept = isSeat ? lastKnown(session) : null
  let opened: { room: OpenDocument; desk: OpenDocument | null } | null = null
  let copy: RecordSource = NOTHING
  let isUnreachable = false
  let keeping: ReturnType<typeof setTimeout> | null = null
  let erased = 0

  const isLive = () => opened?.room.isSynced() ?? false
  const room = recordsOf<typeof ROOM>(roomReader, () => (opened?.room.isSynced() ? opened.room.doc() : copy))
  const desk = documents.length === 2 ? recordsOf<typeof DESK>(deskReader, () => opened?.desk?.doc() ?? NOTHING) : null
  const all = () => (opened === null ? [] : opened.desk === null ? [opened.room] : [opened.room, opened.desk])
  const connection = () => (opened === null && isUnreachable ? 'offline' : connectionOf(all()))

  function show(records: DocumentCopy) {
    if (isLive()) return
    copy = sourceOf(records)
    room.changed()
    tell()
  }

  function changed(what: 'records' | 'connection') {
    if (what === 'records') {
      room.changed()
      keepSoon()
    } else if (typeof connection() === 'object') {
      void kept?.forget()
    }
    tell()
  }

  function keepSoon() {
    if (kept === null || !isLive()) return
    const nowErased = room.records.all('evidence').filter(({ claim }) => !('words' in claim)).length
    // Words that were taken out leave this phone at once: it may be put away before the pause is over.
    if (nowErased > erased) keepNow()
    erased = nowErased
    keeping ??= setTimeout(keepNow, KEEP_AFTER_MS)
  }

  function keepNow() {
    if (keeping !== null) clearTimeout(keeping)
    keeping = null
    if (opened !== null && isLive()) void kept?.keep(copyOf(opened.room.doc(), Object.keys(ROOM)))
  }

  /** What was known last is better than nothing, and the server's copy better than that. */
  async function showCopies(isOver: () => boolean): Promise<void> {
    let isNewer = false
    const read = kept?.read().then((records) => {
      if (records !== null && !isNewer && !isOver()) show(records)
    })
    try {
      const records = await getJson(`/api/sessions/${encodeURIComponent(session)}/room`, DocumentCopy, token)
      isNewer = true
      if (isOver()) return
      show(records)
      // The network may go before the room is live.
      void Promise.all([afterPaint(), read]).then(() => (isOver() ? null : isLive() ? keepNow() : kept?.keep(records)))
    } catch (error) {
      // A refusal is told by the connection, which knows what it means.
      isUnreachable = error instanceof TypeError
      if (!isOver()) tell()
    }
  }

  async function open(isOver: () => boolean): Promise<void> {
    if (isSeat) {
      await Promise.race([showCopies(isOver), pause(COPY_PATIENCE_MS)])
      await afterPaint()
    }
    const { openDocument } = await fetchedPatiently(
      () => import('./connection.ts'),
      () => {
        isUnreachable = true
        tell()
      },
    )
    if (isOver()) return
    opened = {
      room: openDocument({ session, document: 'room', token }, changed),
      desk:
        desk === null
          ? null
          : openDocument({ session, document: 'desk', token }, (what) => {
              if (what === 'records') desk.changed()
              tell()
            }),
    }
    tell()
    void askServerClock()
  }

  const start = () => {
    let isOver = false
    void open(() => isOver)
    const nudge = () => {
      for (const document of all()) document.nudge()
    }
    const nudgeUnlessLive = () => {
      if (connection() !== 'live') nudge()
    }
    // A network that comes or goes, or a phone that wakes, leaves sockets that are dead but do not know it.
    const woken = () => {
      if (document.visibilityState === 'visible') nudgeUnlessLive()
      else if (keeping !== null) keepNow()
    }
    window.addEventListener('online', nudgeUnlessLive)
    window.addEventListener('offline', nudge)
    document.addEventListener('visibilitychange', woken)
    const clock = setInterval(() => void askServerClock(), CLOCK_EVERY_MS)
    return () => {
      isOver = true
      clearInterval(clock)
      if (keeping !== null) keepNow()
      window.removeEventListener('online', nudgeUnlessLive)
      window.removeEventListener('offline', nudge)
      document.removeEventListener('visibilitychange', woken)
      for (const document of all()) document.close()
      opened = null
      copy = NOTHING
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
    connection,
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

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
