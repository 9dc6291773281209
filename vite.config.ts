import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Below this a compressed file saves no packet. */
const SMALLEST_COMPRESSED_BYTES = 1024

/** One file for the web build and the test projects. */
export default defineConfig({
  root: 'apps/web',
  plugins: [react(), compressedFiles()],
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          // On a slow phone a request costs more than its bytes, so a vote takes three scripts: what chooses a group, what
          // keeps a document live, and the seat.
          groups: [
            { name: 'door', tags: ['$initial'], priority: 3 },
            { name: 'live', test: /[\\/]live[\\/]session\.tsx$/, priority: 2 },
            { name: 'seat', test: /[\\/]screens[\\/]phone\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    root: '.',
    dir: 'test',
    include: ['**/*.test.ts', '**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

/** Puts `.br` and `.gz` beside every text that is worth it, so that the server need not compress while a room joins. */
function compressedFiles(): Plugin {
  let folder = ''
  return {
    name: 'compressed-files',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    closeBundle() {
      for (const found of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const path = join(found.parentPath, found.name)
        if (!found.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(path)) continue
        const body = readFileSync(path)
        if (body.length < SMALLEST_COMPRESSED_BYTES) continue
        writeFileSync(`${path}.br`, brotliCompressSync(body))
        writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }))
      }
    },
  }
}
