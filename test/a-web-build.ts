/** A stand-in for the built web app, for tests that start a server as its user does. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { aFolder } from './a-server.ts'

/** @returns a folder with a page and one asset, the asset compressed as the build does it. */
export async function aWebBuild(): Promise<string> {
  const folder = await aFolder()
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>EDS workshop</title>')
  const asset = join(folder, 'assets', 'main-1a2b.js')
  const script = `console.log(${JSON.stringify('x'.repeat(5000))})`
  await writeFile(asset, script)
  await writeFile(`${asset}.br`, brotliCompressSync(script))
  await writeFile(`${asset}.gz`, gzipSync(script))
  return folder
}
