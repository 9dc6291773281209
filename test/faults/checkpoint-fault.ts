/**
 * Loaded into a server process before the server: as long as the file that CHECKPOINT_FAULT names says `kill`, the process
 * dies where it would cut its log to nothing; as long as it says `fail`, the disk does not let it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const path = process.env.CHECKPOINT_FAULT ?? ''
const prepare = DatabaseSync.prototype.prepare

DatabaseSync.prototype.prepare = function (sql, ...rest) {
  if (sql.includes('wal_checkpoint(TRUNCATE)') && existsSync(path)) {
    const wish = readFileSync(path, 'utf8')
    if (wish === 'kill') {
      process.kill(process.pid, 'SIGKILL')
      // Nothing more happens in this thread, however long the signal takes.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
    if (wish === 'fail') throw new Error('disk I/O error')
  }
  return Reflect.apply(prepare, this, [sql, ...rest])
}
