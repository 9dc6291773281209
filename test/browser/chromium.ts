/** Which Chromium the browser tests use, and under which name it finds their servers. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Chromium finds this computer under this name, so that pages are not on a loopback address, which browsers trust more. */
export const HOST = 'workshop.example'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** @returns `CHROMIUM_PATH`, else the first on the PATH, else Playwright's own if it is installed, else null. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
  if (onPath !== undefined) return onPath
  const own = chromium.executablePath()
  return existsSync(own) ? own : null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
