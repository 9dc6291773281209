/** The room's records as one compressed text, for phones that show them before they have what keeps a document live. */
import { gzipSync } from 'node:zlib'
import { ROOM } from '@eds/session/document'
import { copyOf } from '@eds/session/document-copy'
import type { Room } from './room.ts'

/** A `DocumentCopy` as JSON, whole and by gzip. */
export type RoomCopy = { text: string; gzip: Uint8Array<ArrayBuffer> }

/** @returns copies of rooms, each made once for everybody who asks before the document changes. */
export function openRoomCopies(): (room: Room) => RoomCopy {
  const kept = new WeakMap<Room, { copy: RoomCopy | null }>()
  const watch = (room: Room) => {
    const fresh: { copy: RoomCopy | null } = { copy: null }
    kept.set(room, fresh)
    // Also where something was only taken away, which a document's clock does not count.
    room.documents.room.on('update', () => {
      fresh.copy = null
    })
    return fresh
  }
  return (room) => {
    const known = kept.get(room) ?? watch(room)
    known.copy ??= copyNow(room)
    return known.copy
  }
}

function copyNow(room: Room): RoomCopy {
  const text = JSON.stringify(copyOf(room.documents.room, Object.keys(ROOM)))
  return { text, gzip: new Uint8Array(gzipSync(text)) }
}
