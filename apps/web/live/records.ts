/** Reads a document's records so that what has not changed keeps its identity, as React needs. */
import type { DESK, ROOM } from '@eds/session/document'
import type { RecordSource } from '@eds/session/document-copy'
import type { z } from 'zod/mini'

type Shelf = Readonly<Record<string, z.ZodMiniType>>

/** The records of one document as they stand now. */
export type Records<S extends Shelf> = {
  /** @returns the record under this key, or null */
  one<M extends keyof S & string>(map: M, key: string): z.infer<S[M]> | null
  /** @returns every record of a kind, in no particular order; the same array until one of them changes */
  all<M extends keyof S & string>(map: M): readonly z.infer<S[M]>[]
}
export type RoomRecords = Records<typeof ROOM>
export type DeskRecords = Records<typeof DESK>

/** How `@eds/session/document` reads a document of this shelf. */
export type Reader<S extends Shelf> = {
  one<M extends keyof S & string>(doc: RecordSource, map: M, key: string): z.infer<S[M]> | null
  all<M extends keyof S & string>(doc: RecordSource, map: M): z.infer<S[M]>[]
}

/**
 * Records over whichever document is current. A list is read again only after `changed()`, and is handed out again
 * unless one of its records is another object: a vote that comes in does not redraw the agenda.
 */
export function recordsOf<S extends Shelf>(
  reader: Reader<S>,
  current: () => RecordSource,
): { records: Records<S>; changed: () => void } {
  let version = 0
  const lists = new Map<string, { version: number; list: readonly unknown[] }>()
  return {
    changed: () => {
      version += 1
    },
    records: {
      one: (map, key) => reader.one(current(), map, key),
      all<M extends keyof S & string>(map: M): readonly z.infer<S[M]>[] {
        const kept = lists.get(map)
        // reason: a list is kept under the name of its own map, so it has that map's type
        if (kept !== undefined && kept.version === version) return kept.list as readonly z.infer<S[M]>[]
        const fresh = reader.all(current(), map)
        const list = kept !== undefined && isSameList(kept.list, fresh) ? kept.list : Object.freeze(fresh)
        lists.set(map, { version, list })
        // reason: as above
        return list as readonly z.infer<S[M]>[]
      },
    },
  }
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]))
}
