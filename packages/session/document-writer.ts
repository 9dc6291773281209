/** The only author of a session's documents. Server only. */
import * as Y from 'yjs'
import { type DeskRecords, deskRecords, type RoomRecords, roomRecords, type Surroundings } from './projection.ts'
import type { SessionState } from './state.ts'

export type SessionDocuments = {
  readonly room: Y.Doc
  readonly desk: Y.Doc
  /** Brings both documents up to the state, each in at most one transaction, touching only what differs. */
  show(state: SessionState, around: Surroundings): void
}

/** Documents are views of the log, begun anew whenever the server starts: they are never stored. */
export function openDocuments(): SessionDocuments {
  const room = new Y.Doc()
  const desk = new Y.Doc()
  const writeRoom = writer<RoomRecords>(room)
  const writeDesk = writer<DeskRecords>(desk)
  return {
    room,
    desk,
    show(state, around) {
      writeRoom(roomRecords(state, around))
      writeDesk(deskRecords(state, around))
    },
  }
}

type AnyRecords = { readonly [map: string]: ReadonlyMap<string, unknown> }

function writer<R extends AnyRecords>(doc: Y.Doc): (records: R) => void {
  const written = new Map<string, Map<string, { record: unknown; text: string }>>()
  return (records) => {
    doc.transact(() => {
      for (const [name, wanted] of Object.entries(records)) {
        const map = doc.getMap(name)
        const known = written.get(name) ?? new Map<string, { record: unknown; text: string }>()
        written.set(name, known)
        for (const key of known.keys()) {
          if (wanted.has(key)) continue
          known.delete(key)
          map.delete(key)
        }
        for (const [key, record] of wanted) {
          const last = known.get(key)
          // State is immutable: the same object is the same record. Derived records are compared by their text.
          if (last?.record === record) continue
          const text = JSON.stringify(record)
          if (last?.text !== text) map.set(key, record)
          known.set(key, { record, text })
        }
      }
    })
  }
}
