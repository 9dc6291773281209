/** Two places to keep the outbox: the browser's IndexedDB, and memory where that is forbidden. */
import { OutboxEntry, type OutboxOwner, type OutboxStore } from './outbox.ts'

const isOf = (owner: OutboxOwner, entry: OutboxEntry): boolean =>
  entry.session === owner.session && entry.seat === owner.seat

/** Kept as long as the page lives. */
export function memoryStore(): OutboxStore {
  const kept = new Map<string, OutboxEntry>()
  return {
    all: async (owner) => [...kept.values()].filter((entry) => isOf(owner, entry)),
    put: async (entry) => {
      kept.set(entry.commandId, structuredClone(entry))
    },
    remove: async (commandId) => {
      kept.delete(commandId)
    },
  }
}

const DATABASE = 'eds-outbox'
const TABLE = 'entries'

/** Kept through reloads and restarts. @returns memory when the browser forbids IndexedDB, as some private windows do */
export async function browserStore(): Promise<OutboxStore> {
  try {
    return overDatabase(await openDatabase())
  } catch {
    return memoryStore()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(TABLE, { keyPath: 'commandId' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('The outbox is held by another version of this page.'))
  })
}

function overDatabase(database: IDBDatabase): OutboxStore {
  /** Resolves when the transaction is on disk (`strict`), not merely asked for. */
  function inTransaction<T>(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode, { durability: 'strict' })
      const request = work(transaction.objectStore(TABLE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  }
  return {
    all: async (owner) => {
      const rows: unknown[] = await inTransaction('readonly', (table) => table.getAll())
      return rows.flatMap((row) => {
        const entry = OutboxEntry.safeParse(row)
        return entry.success && isOf(owner, entry.data) ? [entry.data] : []
      })
    },
    put: async (entry) => {
      await inTransaction('readwrite', (table) => table.put(entry))
    },
    remove: async (commandId) => {
      await inTransaction('readwrite', (table) => table.delete(commandId))
    },
  }
}
