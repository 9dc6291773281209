/** The room as this phone last knew it, so that a reload without a network still shows the question. */
import { DocumentCopy } from '@eds/session/document-copy'
import { z } from 'zod/mini'

/** What a phone keeps of a document. */
export type LastKnown = {
  /** @returns the document's records, or null when nothing is kept or it is too old */
  read: () => Promise<DocumentCopy | null>
  keep: (records: DocumentCopy) => Promise<void>
  forget: () => Promise<void>
}

const Kept = z.object({ at: z.number(), records: DocumentCopy })

/** A workshop lasts an afternoon; the room's words do not stay on a phone for longer than a day. */
const OLDEST_MS = 24 * 60 * 60 * 1000

/** @param key one per session and seat. Forbidden storage keeps nothing and says nothing. */
export function lastKnown(key: string): LastKnown {
  return {
    read: async () => {
      const kept = Kept.safeParse(await withTable('readonly', (table) => table.get(key)).catch(() => null))
      if (kept.success && Date.now() - kept.data.at < OLDEST_MS) return kept.data.records
      await withTable('readwrite', (table) => table.delete(key)).catch(() => null)
      return null
    },
    keep: async (records) => {
      await withTable('readwrite', (table) => table.put({ at: Date.now(), records }, key)).catch(() => null)
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
