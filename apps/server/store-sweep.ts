/**
 * Takes what was destroyed off the disk. A deleted ballot or text still stands in the write-ahead log until the log has been
 * taken into the file and cut to nothing; `secure_delete` overwrites it in the file itself.
 */
import type { DatabaseSync } from 'node:sqlite'

export type Sweep = {
  /** At the start: a server that was killed between a close and its sweep left the ballots beside their seats in the log. */
  begin(): void
  /** Sweeps after something was destroyed, and where an earlier time failed. A failure is told and tried again. */
  after(isDestroying: boolean): void
  /** @throws while something that was destroyed may still stand in the log */
  settle(): void
  /** Stops trying, and leaves the file tidy where something was destroyed in it. */
  end(): void
}

const TRY_AGAIN_MS = 1000
/** 16 MB, which takes about a tenth of a second; a larger file is written anew when the server stops. */
const MOST_PAGES_AT_ONCE = 4096

/** @param db the connection as it is at the time */
export function openSweep(db: () => DatabaseSync): Sweep {
  let isOwed = false
  // Only where something was destroyed is the file written anew: one that is refused as damaged stays as it was.
  let isUntidy = false
  let again: NodeJS.Timeout | null = null
  const stop = () => {
    if (again !== null) clearTimeout(again)
    again = null
  }
  const tidy = () => {
    if (isUntidy) writeAnew(db())
    isUntidy = false
  }
  const settle = () => {
    if (!isOwed) return
    truncateLog(db())
    isOwed = false
    stop()
    const pages = Number(db().prepare('PRAGMA page_count').get()?.page_count)
    if (pages <= MOST_PAGES_AT_ONCE) tidy()
  }
  const tryIt = () => {
    try {
      settle()
    } catch (error) {
      warn('checkpoint-failed', error)
      again ??= setTimeout(() => {
        again = null
        tryIt()
      }, TRY_AGAIN_MS).unref()
    }
  }
  return {
    begin() {
      isOwed = true
      tryIt()
    },
    after(isDestroying) {
      isOwed ||= isDestroying
      isUntidy ||= isDestroying
      tryIt()
    },
    settle,
    end() {
      stop()
      tidy()
    },
  }
}

/** Takes the log into the file and cuts it to nothing. @throws where either could not be done */
export function truncateLog(db: DatabaseSync): void {
  const done = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  // A reader in the way is told in a row, not by an error.
  if (done?.busy !== 0) throw new Error('expected the log to be cut to nothing, found it in use')
}

/** Leaves no free page and no order of places in the file. What was destroyed is gone without it. */
function writeAnew(db: DatabaseSync): void {
  try {
    db.exec('VACUUM')
    truncateLog(db)
  } catch (error) {
    // Such as a disk without room for a second copy.
    warn('vacuum-failed', error)
  }
}

function warn(event: string, error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'warn', event, why: String(error) })}\n`)
}
