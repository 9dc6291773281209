/** One document of a session, kept like the server's for as long as it is open. Only reads: a local write is a bug. */
import { CLOSE, type DocumentName, Me, SUBPROTOCOL } from '@eds/session/protocol'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ApiError, getJson } from './api.ts'
import { comeBackMs, LONGEST_MS, letIn, NEVER, turnedAway } from './come-back.ts'
import { waitMs } from './retry-after.ts'

/** Why a connection will not come back by itself. */
export type Gone = { gone: 'not-signed-in' | 'not-allowed' | 'unknown-session' | 'needs-https' | 'staff-needs-https' }
/** How it stands with the server. While `offline` the last known records stay readable and reconnection goes on. */
export type Connection = 'connecting' | 'live' | 'offline' | Gone

export type OpenDocument = {
  /** The newest document that has been synced; an empty one before the first sync. */
  doc: () => Y.Doc
  connection: () => Connection
  /** True from the first sync on, also while offline. */
  isSynced: () => boolean
  /** Connects again at once, for instance when the phone wakes up; where the server asked for time, after some seconds of it. */
  nudge: () => void
  close: () => void
}

/** Waits at most this long between two attempts; another length per phone, so that a whole room does not return at once. */
const maxBackoffMs = () => 1_500 + Math.random() * 2_500

/**
 * Opens a document over a WebSocket and keeps it current.
 * @param changed called after every change of records or connection
 */
export function openDocument(
  place: { session: string; document: DocumentName; token: string },
  changed: (what: 'records' | 'connection') => void,
): OpenDocument {
  let shown = new Y.Doc()
  let connection: Connection = 'connecting'
  let everSynced = false
  let isClosed = false
  let probing = false
  let held: ReturnType<typeof setTimeout> | null = null
  /** Until when the server is left alone, and when a nudge may end it: by a clock that is never set back. */
  let rested = { untilMs: 0, nudgedMs: 0 }
  let refused = NEVER
  let provider = connect()

  function say(next: Connection) {
    const same =
      typeof next === 'object' && typeof connection === 'object' ? next.gone === connection.gone : next === connection
    if (same || isClosed) return
    connection = next
    changed('connection')
  }

  function connect(): WebsocketProvider {
    const doc = new Y.Doc({ gc: true })
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.local && transaction.changed.size > 0)
        throw new Error(`expected only the server to write to "${place.document}", found a write on this device`)
      if (doc !== shown || transaction.changed.size === 0) return
      changed('records')
    })
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws'
    const fresh = new WebsocketProvider(
      `${scheme}://${window.location.host}/ws/sessions/${encodeURIComponent(place.session)}`,
      place.document,
      doc,
      // Another tab of this browser may have another role: documents never pass between tabs.
      {
        connect: false,
        disableBc: true,
        protocols: [SUBPROTOCOL, `token.${place.token}`],
        maxBackoffTime: maxBackoffMs(),
      },
    )
    fresh.awareness.setLocalState(null)
    fresh.on('sync', (isSynced: boolean) => {
      if (!isSynced) return
      everSynced = true
      refused = letIn(refused, performance.now())
      if (shown !== doc) {
        const old = shown
        shown = doc
        old.destroy()
        changed('records')
      }
      say('live')
    })
    fresh.on('connection-close', (event: CloseEvent | null) => {
      // A refused handshake looks like a lost network (1006), so ask over HTTP which of the two it is.
      if (event !== null && event.code === 1006) void probe()
      // This library comes back after a fifth of a second whenever a document was whole before.
      if (event !== null && event.code === CLOSE.tooSlow) {
        refused = turnedAway(refused, performance.now())
        rest(comeBackMs(refused, event.reason, Math.random()))
      }
      if (!(event !== null && isFinal(event.code))) say('offline')
    })
    fresh.on('closed', ({ code }: { code: number }) => {
      if (code === CLOSE.documentRenewed) {
        // The server began the document anew: the old copy is shown until the new one is whole.
        fresh.destroy()
        if (doc !== shown) doc.destroy()
        provider = connect()
        return
      }
      if (code === CLOSE.notSignedIn) say({ gone: 'not-signed-in' })
      else if (code === CLOSE.unknownSession) say({ gone: 'unknown-session' })
      else if (code === CLOSE.staffNeedsHttps) say({ gone: 'staff-needs-https' })
      else say({ gone: 'not-allowed' })
    })
    fresh.connect()
    return fresh
  }

  /** A server with too much to do is left alone for as long as it asks. */
  function hold(ms: number) {
    if (isClosed || held !== null) return
    provider.disconnect()
    rest(ms)
  }

  function rest(ms: number) {
    if (isClosed || held !== null) return
    provider.shouldConnect = false
    const now = performance.now()
    rested = { untilMs: now + ms, nudgedMs: now + Math.min(ms, LONGEST_MS) }
    restUntil(rested.untilMs)
  }

  function restUntil(atMs: number) {
    if (held !== null) clearTimeout(held)
    held = setTimeout(
      () => {
        held = null
        if (!isClosed && typeof connection !== 'object') provider.connect()
      },
      Math.max(0, atMs - performance.now()),
    )
  }

  async function probe() {
    if (probing || isClosed) return
    probing = true
    try {
      await getJson(`/api/sessions/${encodeURIComponent(place.session)}/me`, Me, place.token)
    } catch (error) {
      if (error instanceof ApiError && error.afterMs > 0) hold(waitMs(error.afterMs, 0, Math.random()))
      const gone = error instanceof ApiError ? goneBy(error) : null
      if (gone !== null && !isClosed) {
        provider.shouldConnect = false
        provider.disconnect()
        say(gone)
      }
    } finally {
      probing = false
    }
  }

  return {
    doc: () => shown,
    connection: () => connection,
    isSynced: () => everSynced,
    nudge: () => {
      if (isClosed || typeof connection === 'object') return
      // A network that comes and goes must not press a server that has too much to do.
      if (held !== null) return restUntil(rested.nudgedMs)
      provider.disconnect()
      provider.wsUnsuccessfulReconnects = 0
      provider.connect()
    },
    close: () => {
      isClosed = true
      if (held !== null) clearTimeout(held)
      provider.destroy()
      provider.doc.destroy()
      shown.destroy()
    },
  }
}

/** Codes for which y-websocket stops by itself. */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500

function goneBy({ status, refusal }: ApiError): Gone | null {
  if (refusal?.code === 'needs-https' || refusal?.code === 'staff-needs-https') return { gone: refusal.code }
  if (status === 401) return { gone: 'not-signed-in' }
  if (status === 403) return { gone: 'not-allowed' }
  if (status === 404) return { gone: 'unknown-session' }
  return null
}
