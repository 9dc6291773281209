/** Makes sure that the browser tests have a browser, or says plainly what to do. Run before Playwright. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'

const ways: { says: string; run: () => boolean }[] = [
  { says: 'npx playwright install chromium', run: () => run('npx', ['playwright', 'install', 'chromium']) },
  {
    says: 'apt-get install chromium (as root, on Debian)',
    run: () =>
      process.getuid?.() === 0 &&
      run('apt-get', ['update', '-q']) &&
      run('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium']),
  },
]

let found = findChromium()
for (const way of ways) {
  if (found !== null) break
  console.log(`No Chromium found; trying: ${way.says}`)
  way.run()
  found = findChromium()
}
if (found === null || !existsSync(found)) {
  console.error(`The browser tests need Chromium${found === null ? '' : `, and ${found} is not there`}.
Install one (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium)
or name one: CHROMIUM_PATH=/path/to/chromium npm test`)
  process.exit(1)
}
console.log(`Browser tests use ${found}`)

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}
