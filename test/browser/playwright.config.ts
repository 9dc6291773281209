import { defineConfig } from '@playwright/test'
import { findChromium, HOST } from './chromium.ts'

const executablePath = findChromium()
if (executablePath === null) throw new Error('No Chromium: run the browser tests by npm run test:browser')

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../results',
  // Each story has a server of its own and mostly waits: three at a time keep two cores busy. Pictures have one port.
  workers: process.env.PICTURES === '1' ? 1 : 3,
  projects: [
    // The longest begin first, so that nothing waits for one of them at the end.
    { name: 'walks', testMatch: 'walk*.spec.ts' },
    { name: 'stories', testIgnore: 'walk*.spec.ts', grepInvert: /@timed/ },
    // Where seconds are measured nothing else may run.
    { name: 'timed', grep: /@timed/, workers: 1, dependencies: ['walks', 'stories'] },
  ],
  forbidOnly: true,
  // No story is judged by its seconds: what waits in vain is told by the limits below, long before.
  timeout: 240_000,
  expect: { timeout: 15_000, toPass: { timeout: 60_000 } },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath,
      args: [
        // Chromium refuses its sandbox to root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Pages are met under a name, as over a network: what browsers give only to loopback and https must not be needed.
        `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
