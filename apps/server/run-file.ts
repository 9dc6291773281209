/** A note of where a running server keeps its data, so that a tool of the same user can find it by the port. */
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Its name tells users apart: each may run servers of their own. */
export const runFileOf = (port: number): string => join(tmpdir(), `eds-workshop-${userInfo().uid}-${port}.json`)

/** Writes the note. It holds no secret, and a server starts without it too. @returns a function that takes it away. */
export function writeRunFile(port: number, dataDir: string): () => void {
  const path = runFileOf(port)
  try {
    // A note that a killed server left, or a link that somebody laid there, is not written through.
    rmSync(path, { force: true })
    writeFileSync(path, JSON.stringify({ dataDir, pid: process.pid }), { mode: 0o600, flag: 'wx' })
  } catch {
    return () => {}
  }
  return () => rmSync(path, { force: true })
}
