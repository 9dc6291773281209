/** Reads a session's document over a raw socket, keeping every frame that came. */
import { once } from 'node:events'
import { canonicalJson, JsonValue } from '@eds/audit/canonical'
import { SUBPROTOCOL } from '@eds/session/protocol'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { until } from './pause.ts'

const STEP_ONE = Uint8Array.of(0, 0, 1, 0)

export type RoomReader = {
  doc: Y.Doc
  socket: WebSocket
  /** As they came, heartbeats too. */
  frames: readonly Buffer[]
  closeCode(): number | null
  leave(): Promise<void>
}

/** Opens a socket without saying anything. */
export function openSocket(at: { base: string; session: string; token: string; document?: string }): WebSocket {
  const address = `${at.base.replace(/^http/, 'ws')}/ws/sessions/${at.session}/${at.document ?? 'room'}`
  const socket = new WebSocket(address, [SUBPROTOCOL, `token.${at.token}`], { perMessageDeflate: false })
  socket.on('error', () => socket.terminate())
  return socket
}

/** Joins and waits for the whole document. @throws when it is not let in */
export async function readRoom(at: {
  base: string
  session: string
  token: string
  document?: string
}): Promise<RoomReader> {
  const socket = openSocket(at)
  const doc = new Y.Doc()
  const frames: Buffer[] = []
  let closeCode: number | null = null
  let isSynced = false
  socket.on('message', (data: Buffer) => {
    frames.push(Buffer.from(data))
    const decoder = createDecoder(data)
    if (readVarUint(decoder) !== 0 || readVarUint(decoder) === 0) return
    Y.applyUpdate(doc, readVarUint8Array(decoder), 'server')
    isSynced = true
  })
  socket.on('close', (code) => {
    closeCode = code
  })
  socket.on('open', () => socket.send(STEP_ONE))
  await until('the document', () => isSynced || closeCode !== null)
  if (!isSynced) throw new Error(`expected the document, found close code ${closeCode}`)
  return {
    doc,
    socket,
    frames,
    closeCode: () => closeCode,
    async leave() {
      if (closeCode !== null) return
      const closed = once(socket, 'close')
      socket.terminate()
      await closed
    },
  }
}

/** A document's records as canonical text, without who is connected just now. */
export function recordsOf(doc: Y.Doc): string {
  // A copy does not know of maps in which there is nothing yet.
  const maps = [...doc.share.keys()]
    .filter((name) => name !== 'presence' && name !== 'open' && doc.getMap(name).size > 0)
    .toSorted()
  const records = Object.fromEntries(
    maps.map((name) => {
      const entries = [...doc.getMap(name).entries()].map(([key, record]) => [key, withoutPresent(record)] as const)
      return [name, Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))]
    }),
  )
  return canonicalJson(JsonValue.parse(JSON.parse(JSON.stringify(records))))
}

function withoutPresent(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('present' in record)) return record
  const { present: _present, ...rest } = record
  return rest
}

/** @returns the records of a fresh copy of a document */
export async function freshRecords(at: Parameters<typeof readRoom>[0]): Promise<string> {
  const reader = await readRoom(at)
  await reader.leave()
  return recordsOf(reader.doc)
}
