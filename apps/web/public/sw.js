/**
 * Keeps the page itself on a phone, so that a reload without a network still opens the seat and its outbox. It holds the
 * page and its scripts only: nothing of a session, no answer of the server. Works on https and on localhost.
 */
const SHELL = 'eds-shell-1'
const PAGE = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

/** The page tells which scripts and styles it runs on: those are kept, and older ones go. */
self.addEventListener('message', (event) => {
  const assets = event.data?.assets
  if (Array.isArray(assets)) event.waitUntil(keepOnly(assets.filter(isAsset)))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && isScreen(url.pathname)) event.respondWith(pageFromNetworkFirst(request))
  else if (isAsset(url.pathname)) event.respondWith(assetFromShellFirst(request))
})

const isAsset = (path) => typeof path === 'string' && path.startsWith('/assets/')
const isScreen = (path) => path === '/' || /^\/(join|s)\//.test(path)

async function pageFromNetworkFirst(request) {
  const shell = await caches.open(SHELL)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await shell.put(PAGE, fresh.clone())
    return fresh
  } catch (error) {
    const kept = await shell.match(PAGE)
    if (kept === undefined) throw error
    return kept
  }
}

async function assetFromShellFirst(request) {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const fresh = await fetch(request)
  // Such as a language that was chosen later: the next page without a network needs it too.
  if (fresh.ok) await (await caches.open(SHELL)).put(request, fresh.clone())
  return fresh
}

async function keepOnly(paths) {
  const shell = await caches.open(SHELL)
  const wanted = new Set(paths)
  const held = new Set()
  for (const request of await shell.keys()) {
    const path = new URL(request.url).pathname
    if (path === PAGE) continue
    if (wanted.has(path)) held.add(path)
    else await shell.delete(request)
  }
  await shell.addAll([PAGE, ...[...wanted].filter((path) => !held.has(path))])
}
