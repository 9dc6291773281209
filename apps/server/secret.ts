/** The server's secret: 32 random bytes in the data folder, readable by its owner alone. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StoreRefusal } from './store.ts'

const SECRET_BYTES = 32

export const secretFile = (dataDir: string): string => join(dataDir, 'secret')

/**
 * Reads the secret, or makes it on the first start. Call it only while the database is locked for this server.
 * @throws StoreRefusal when the file holds something else
 */
export function openSecret(dataDir: string): Uint8Array {
  const path = secretFile(dataDir)
  if (!existsSync(path)) make(path)
  const secret = readFileSync(path)
  if (secret.length !== SECRET_BYTES) {
    throw new StoreRefusal(
      'damaged',
      `The file ${path} is damaged: it has ${secret.length} bytes and not ${SECRET_BYTES}. Nothing was changed. Restore it from a backup, or delete it; then every link to a desk, a wall or the workspace is a new one.`,
    )
  }
  return secret
}

/** Whole or not at all: links made from half a secret would die at the next start. */
function make(path: string): void {
  const half = `${path}.new`
  const file = openSync(half, 'w', 0o600)
  writeSync(file, randomBytes(SECRET_BYTES))
  fsyncSync(file)
  closeSync(file)
  renameSync(half, path)
}
