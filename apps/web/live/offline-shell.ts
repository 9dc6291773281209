/** Keeps the page on this phone for a reload without a network, where the browser allows it (https and localhost). */

import { fetchedPatiently } from './later.tsx'

const WORKER = '/sw.js'

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

/** Registers the service worker and tells it which files this page runs on. Without one, everything else still works. */
export async function keepPageOffline(): Promise<void> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return
  try {
    await fetchedPatiently(() => import('./connection.ts'))
    trustWorker()
    await navigator.serviceWorker.register(WORKER)
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
