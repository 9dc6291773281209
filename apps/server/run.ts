/** Runs a server as a process: reads the environment, starts it, and stops it when asked to. */
import { resolve } from 'node:path'
import { bannerOf } from './banner.ts'
import { readConfig } from './config.ts'
import { lineLog } from './log.ts'
import { writeRunFile } from './run-file.ts'
import { type ServerOptions, startServer } from './server.ts'
import { StartRefusal } from './start-refusal.ts'
import { StoreRefusal } from './store.ts'

const log = lineLog((line) => process.stderr.write(line))

/** @param beside what no setting can say; nothing for a server that people use */
export async function runServer(beside: Pick<ServerOptions, 'shortCountdowns'> = {}): Promise<void> {
  // A fault that nobody expected: say so in one line, and let whoever runs the server start it again.
  process.on('uncaughtException', fail)
  try {
    const config = readConfig(process.env, process.execArgv)
    const server = await startServer({
      port: config.PORT,
      host: config.HOST,
      dataDir: config.DATA_DIR,
      webDir: config.WEB_DIST,
      publicUrl: config.PUBLIC_URL,
      trustedProxies: config.TRUSTED_PROXY,
      allowedHosts: config.ALLOWED_HOSTS,
      log,
      ...beside,
    })
    const { workspace, local, network } = server
    const removeRunFile = writeRunFile(server.port, resolve(config.DATA_DIR))
    let isStopping = false
    const stop = () => {
      // A second Ctrl+C does not wait.
      if (isStopping) process.exit(1)
      isStopping = true
      removeRunFile()
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    // Last: whoever reads it may stop the server at once.
    process.stdout.write(bannerOf({ workspace, session: server.newest(), local, network, dataDir: config.DATA_DIR }))
  } catch (error) {
    fail(error)
  }
}

/** A refusal is told in its own words; a fault of the program in one line, as a stack helps nobody who starts it. */
function fail(error: unknown): void {
  const isPlain = error instanceof StartRefusal || error instanceof StoreRefusal
  const words = error instanceof Error ? error.message : String(error)
  process.stderr.write(isPlain ? `${words}\n` : `The server cannot go on: ${words}\n`)
  process.exit(1)
}
