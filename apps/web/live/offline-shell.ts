/** Keeps the page on this phone for a reload without a network, where the browser allows it (https and localhost). */

import { fetchedPatiently } from './later.tsx'

const WORKER = '/sw.js'
/** iPhones take no picture from a manifest. */
const APPLE_ICON = '/icon-apple.png'

declare global {
  interface Window {
    /** As much of Trusted Types as is used here; TypeScript's own libraries have none yet, nor have older browsers. */
    readonly trustedTypes?: {
      createPolicy(name: 'default', rules: { createScriptURL: (url: string) => string | null }): unknown
    }
  }
}

let isWorkerTrusted = false

/** The server lets no text name a script that this page runs, but the one worker. A page may say so once. */
function trustWorker(): void {
  if (isWorkerTrusted) return
  isWorkerTrusted = true
  window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url === WORKER ? url : null) })
}

/** Lets the seat be put on the home screen. Only now, because a browser may fetch what a page names before its vote. */
function offerToInstall(): void {
  for (const [rel, href] of [
    // On a seat's page: the server names that seat's session as the place to open.
    ['manifest', `${window.location.pathname}/seat.webmanifest`],
    ['apple-touch-icon', APPLE_ICON],
  ] as const) {
    if (document.querySelector(`link[rel="${rel}"]`) !== null) continue
    document.head.append(Object.assign(document.createElement('link'), { rel, href }))
  }
}

/** Registers the service worker and tells it which files this page runs on. Without one, everything else still works. */
export async function keepPageOffline(): Promise<void> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return
  try {
    await fetchedPatiently(() => import('./connection.ts'))
    trustWorker()
    await navigator.serviceWorker.register(WORKER)
    offerToInstall()
    const { active } = await navigator.serviceWorker.ready
    const assets = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname)
    active?.postMessage({ assets: [...new Set(assets)] })
  } catch {
    // A private window may forbid it; the seat then needs a network to open again.
  }
}
