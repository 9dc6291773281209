import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { gzipAsync } from '@gfx/zopfli'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Below this a compressed file saves no packet. */
const SMALLEST_COMPRESSED_BYTES = 1024

/** The files that `screens/phone/later-parts.tsx` fetches. */
const LATER_PARTS =
  /[\\/]phone[\\/](result-view|closed-set-check|own-distance|objection|propose|sent-evidence|record-of-session|head-alarm|choose-seat)\.tsx$/

const EARLY = fileURLToPath(new URL('apps/web/early.ts', import.meta.url))

/** One file for the web build and the test projects. */
export default defineConfig({
  root: 'apps/web',
  plugins: [react(), zodOfItsOwn(), earlyScript(), compressedFiles()],
  resolve: {
    // Yjs warns through lib0, whose console for browsers can also draw into a page: 8 kB that nobody would see.
    alias: { 'lib0/logging': fileURLToPath(import.meta.resolve('lib0/logging')) },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // Where a browser does not fetch ahead by itself, it fetches a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: fileURLToPath(new URL('apps/web/index.html', import.meta.url)), early: EARLY },
      output: {
        codeSplitting: {
          // On a slow phone a request costs more than its bytes, so a vote takes three scripts: what chooses a group, what
          // reads the room, and the seat. What keeps the room live and what follows a vote are fetched after it.
          groups: [
            { name: 'door', tags: ['$initial'], test: (id) => id !== EARLY, priority: 5 },
            { name: 'room', test: /[\\/]live[\\/]session\.tsx$/, priority: 4 },
            { name: 'seat', test: /[\\/]screens[\\/]phone\.tsx$/, priority: 3 },
            { name: 'live', test: /[\\/]live[\\/]connection\.ts$/, priority: 2 },
            { name: 'later', test: LATER_PARTS, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    root: '.',
    dir: 'test',
    include: ['**/*.test.ts', '**/*.test.tsx'],
    // Many tests wait for servers that they start. Left to itself a machine of two cores would play one file at a time.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Only what hangs is told by it: a busy machine is many times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

/**
 * Staff's screens check whole assessments with zod's large form. It shares a core with the small form of the phones, and a
 * script that several screens share holds what any of them uses: so the large form gets a core of its own, which phones
 * need not fetch.
 */
function zodOfItsOwn(): Plugin {
  const large = '?large'
  return {
    name: 'zod-of-its-own',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source !== 'zod' && importer?.endsWith(large) !== true) return null
      const found = await this.resolve(source, importer?.replace(large, ''), { ...options, skipSelf: true })
      return found === null ? null : { id: found.id + large, moduleSideEffects: false }
    },
    load(id) {
      return id.endsWith(large) ? readFileSync(id.slice(0, -large.length), 'utf8') : null
    },
  }
}

/** Puts the script that asks ahead before all others. */
function earlyScript(): Plugin {
  return {
    name: 'early-script',
    apply: 'build',
    transformIndexHtml(_html, { bundle = {} }) {
      const script = Object.values(bundle).find((each) => each.type === 'chunk' && each.facadeModuleId === EARLY)
      if (script === undefined) throw new Error('expected the build to make early.ts, found no script of it')
      const attrs = { type: 'module', async: true, fetchpriority: 'high', src: `/${script.fileName}` }
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
    },
  }
}

/**
 * Puts `.br` and `.gz` beside every text that is worth it, so that the server need not compress while a room joins. Over plain
 * http browsers take gzip only, and Zopfli's is smaller than zlib's.
 */
function compressedFiles(): Plugin {
  let folder = ''
  return {
    name: 'compressed-files',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    async closeBundle() {
      for (const found of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const path = join(found.parentPath, found.name)
        if (!found.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(path)) continue
        const body = readFileSync(path)
        if (body.length < SMALLEST_COMPRESSED_BYTES) continue
        writeFileSync(`${path}.br`, brotliCompressSync(body))
        writeFileSync(`${path}.gz`, await gzipAsync(body, { numiterations: 5 }))
      }
    },
  }
}
