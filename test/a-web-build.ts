/** A stand-in for the built web app, for tests that start a server as its user does. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aFolder } from './a-server.ts'

/** @returns a folder with a page and one asset. */
export async function aWebBuild(): Promise<string> {
  const folder = await aFolder()
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>EDS workshop</title>')
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), `console.log(${JSON.stringify('x'.repeat(5000))})`)
  return folder
}
