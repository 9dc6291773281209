/** Keeps the page on this phone for a reload without a network, where the browser allows it (https and localhost). */

import { fetchedPatiently } from './later.tsx'

/** Registers the service worker and tells it which files this page runs on. Without one, everything else still works. */
export async function keepPageOffline(): Promise<void> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return
  try {
    await fetchedPatiently(() => import('./connection.ts'))
    await navigator.serviceWorker.register('/sw.js')
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
