/** A whole room for a browser test: a server process of its own, a desk, a wall and phones, each its own browser. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Admission } from '@eds/session/session'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type AServer, aFolder, aServerProcess } from '../a-server.ts'
import { HOST } from './chromium.ts'
import { writeDownWhatIsSaid } from './heard.ts'

/** With `PICTURES=1` screens are written to test/pictures; the address on them then has the usual port. */
export const WRITES_PICTURES = process.env.PICTURES === '1'

const WEB_DIR = process.env.WEB_DIST ?? fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

export const SIZES = {
  phone: { width: 360, height: 740 },
  wall: { width: 1920, height: 1080 },
  desk: { width: 1280, height: 900 },
} as const

export type Kind = keyof typeof SIZES

/** Links of one session as the terminal or the workspace shows them. */
export type Links = { joinCode: string; desk: string; wall: string; finalise: string; report: string }

/** What a test can open, and how it can hurt the server. */
export type Room = {
  /** The session that the server began with. */
  first: Links
  workspace: string
  server: AServer
  /** Opens an address in a browser of its own: no storage is shared with any other page. */
  open(kind: Kind, address: string): Promise<Page>
  /** An address on this server. */
  at(path: string): string
  /** Kills the server without warning and starts it again on the same port and data. */
  killAndRestart(): Promise<void>
  /** Copies the data folder while the server is stopped, as the README says. @returns stops the server and puts the copy back */
  copyData(): Promise<() => Promise<void>>
  /** What no page may ever say: uncaught errors, and what the content security policy stopped. */
  faults: readonly string[]
}

/**
 * Every test has a fresh room; at its end no page may have had a fault. `admission` says how people come into the session
 * that it begins with.
 */
export const test = base.extend<{ admission: Admission; room: Room }>({
  admission: ['at-once', { option: true }],
  room: async ({ browser, admission }, use) => {
    const { room, close } = await openRoom(browser, admission)
    try {
      await use(room)
      expect(room.faults).toEqual([])
    } finally {
      await close()
    }
  },
})

async function openRoom(browser: Browser, admission: Admission): Promise<{ room: Room; close: () => Promise<void> }> {
  const dataDir = await aFolder()
  const start = (port: number) => aServerProcess({ dataDir, webDir: WEB_DIR, port, admission, allowedHosts: HOST })
  let server = await start(WRITES_PICTURES ? 3000 : 0)
  const { port } = server
  const base = `http://${HOST}:${port}`
  // Without https, staff work on the computer that runs the server.
  const own = server.base
  const contexts: BrowserContext[] = []
  const faults: string[] = []
  const copies: string[] = []
  const { session, joinCode, facilitator, lead, wall, workspace } = server

  const room: Room = {
    first: {
      joinCode,
      desk: `${own}/desk/${session}#t=${facilitator}`,
      wall: `${base}/wall/${session}#t=${wall}`,
      finalise: `${own}/finalise/${session}#t=${lead}`,
      report: `${base}/report/${session}`,
    },
    workspace: `${own}/workspace#t=${workspace}`,
    get server() {
      return server
    },
    at: (path) => `${base}${path}`,
    async open(kind, address) {
      const viewport = SIZES[kind]
      // Things that move are waited for before a look; without motion there is nothing to wait for.
      const context = await browser.newContext({ viewport, hasTouch: kind === 'phone', reducedMotion: 'reduce' })
      contexts.push(context)
      await context.addInitScript(writeDownWhatIsSaid)
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`${kind}: ${error.message}`))
      page.on('console', (message) => {
        const isStopped = /Content Security Policy|requires 'Trusted|TrustedTypePolicy/.test(message.text())
        if (isStopped) faults.push(`${kind}: ${message.text()}`)
      })
      await page.goto(address)
      return page
    },
    async killAndRestart() {
      await server.kill('SIGKILL')
      server = await start(port)
    },
    async copyData() {
      const folder = await aFolder()
      copies.push(folder)
      const copy = join(folder, 'copy')
      await server.stop()
      await cp(dataDir, copy, { recursive: true })
      server = await start(port)
      return async () => {
        await server.stop()
        await rm(dataDir, { recursive: true })
        await cp(copy, dataDir, { recursive: true })
        server = await start(port)
      }
    },
    faults,
  }
  return {
    room,
    async close() {
      for (const context of contexts) await context.close()
      await server.stop()
      for (const folder of [dataDir, ...copies]) await rm(folder, { recursive: true, force: true })
    },
  }
}
