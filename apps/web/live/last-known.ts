/** The room as this phone last knew it, so that a reload without a network still shows the question. */
import { z } from 'zod/mini'

/** What a phone keeps of a document. */
export type LastKnown = {
  /** @returns the document as one Yjs update, or null when nothing is kept or it is too old */
  read: () => Promise<Uint8Array | null>
  keep: (update: Uint8Array) => Promise<void>
  forget: () => Promise<void>
}

const Kept = z.object({ at: z.number(), update: z.instanceof(Uint8Array) })

/** A workshop lasts an afternoon; the room's words do not stay on a phone for longer than a day. */
const OLDEST_MS = 24 * 60 * 60 * 1000

/** @param key one per session and seat. Forbidden storage keeps nothing and says nothing. */
export function lastKnown(key: string): LastKnown {
  return {
    read: async () => {
      const kept = Kept.safeParse(await withTable('readonly', (table) => table.get(key)).catch(() => null))
      return kept.success && Date.now() - kept.data.at < OLDEST_MS ? kept.data.update : null
    },
    keep: async (update) => {
      await withTable('readwrite', (table) => table.put({ at: Date.now(), update }, key)).catch(() => null)
    },
    forget: async () => {
      await withTable('readwrite', (table) => table.delete(key)).catch(() => null)
    },
  }
}

const TABLE = 'rooms'

async function withTable(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('eds-last-known', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(TABLE)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  try {
    return await new Promise<unknown>((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode)
      const request = work(transaction.objectStore(TABLE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}
