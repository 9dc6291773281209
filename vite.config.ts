import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** One file for the web build and the test projects. */
export default defineConfig({
  root: 'apps/web',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  test: {
    root: '.',
    dir: 'test',
    include: ['**/*.test.ts', '**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
