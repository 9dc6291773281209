/** Frames of the y-websocket protocol, one message each, as this server writes and reads them. */
import { createDecoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { decodeStateVector } from 'yjs'

const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3

/** An empty awareness message. y-websocket closes a socket on which nothing came for 30 s, and never sees a ping. */
export const HEARTBEAT: Uint8Array = Uint8Array.of(AWARENESS, 1, 0)

/** The reply to a reader's state vector. */
export const stepTwoFrame = (update: Uint8Array): Uint8Array => syncFrame(messageYjsSyncStep2, update)

export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(messageYjsUpdate, update)

function syncFrame(kind: number, update: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, SYNC)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

/** What a reader sent. `nothing` says nothing that this server listens to; `write` tries to change the document. */
export type ReaderFrame =
  | { kind: 'state'; clocks: ReadonlyMap<number, number>; bytes: Uint8Array }
  | { kind: 'nothing' }
  | { kind: 'write' }
  | { kind: 'malformed' }

/** Reads a frame without applying or allocating anything that it declares. */
export function readFrame(frame: Uint8Array): ReaderFrame {
  try {
    return read(frame)
  } catch {
    // lib0 throws on bytes that end early or numbers that are too long.
    return { kind: 'malformed' }
  }
}

function read(frame: Uint8Array): ReaderFrame {
  const decoder = createDecoder(frame)
  const type = readVarUint(decoder)
  const kind = type === SYNC ? readVarUint(decoder) : null
  if (type === QUERY_AWARENESS) return hasContent(decoder) ? { kind: 'malformed' } : { kind: 'nothing' }
  if (type !== SYNC && type !== AWARENESS) return { kind: 'malformed' }
  const bytes = readVarUint8Array(decoder)
  if (hasContent(decoder)) return { kind: 'malformed' }
  if (type === AWARENESS) return { kind: 'nothing' }
  switch (kind) {
    case messageYjsSyncStep1:
      return { kind: 'state', clocks: decodeStateVector(bytes), bytes }
    case messageYjsSyncStep2:
    case messageYjsUpdate:
      // No structs and no deletions: what a stock reader answers when it has nothing to say.
      return bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0 ? { kind: 'nothing' } : { kind: 'write' }
    default:
      return { kind: 'malformed' }
  }
}
