/** Reads an exported trail from disk, or says in one sentence why that is not possible. */
import { readFileSync, statSync } from 'node:fs'
import { UncheckedTrailFile } from '@eds/audit/trail'
import { z } from 'zod'

// Schemas say in English what they expected.
z.config(z.locales.en())

/** Far above the trail of any workshop; keeps a wrong file from filling the memory. */
export const LARGEST_FILE_MEBIBYTES = 64

/** The file's header is checked; its records are not. */
export type ReadFile = { ok: true; file: UncheckedTrailFile } | { ok: false; why: string }

/** Never throws for a bad file. */
export function readTrailFile(path: string): ReadFile {
  const text = readText(path)
  if (!text.ok) return text
  let value: unknown
  try {
    value = JSON.parse(text.text)
  } catch {
    return { ok: false, why: 'It is not a trail: its content is not JSON.' }
  }
  const file = UncheckedTrailFile.safeParse(value)
  if (file.success) return { ok: true, file: file.data }
  const [issue] = file.error.issues
  return { ok: false, why: `It is not a trail: ${[...(issue?.path ?? []), issue?.message ?? ''].join(' ')}.` }
}

function readText(path: string): { ok: true; text: string } | { ok: false; why: string } {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return { ok: false, why: 'It is a folder, not a file.' }
    // Reading a pipe or a device could wait for ever.
    if (!found.isFile()) return { ok: false, why: 'It is not an ordinary file.' }
    if (found.size > LARGEST_FILE_MEBIBYTES * 1024 * 1024)
      return { ok: false, why: `It is larger than ${LARGEST_FILE_MEBIBYTES} MiB, more than any trail.` }
    // Fatal, because bytes that are not UTF-8 would otherwise all turn into the same character.
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) }
  } catch (error) {
    return { ok: false, why: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file.'
  if (code === 'EACCES' || code === 'EPERM') return 'You may not read it.'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'It is not a trail: its content is not UTF-8 text.'
  return `It could not be read (${String(code ?? error)}).`
}
