/** One file and one command check a trail offline. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SEAL_WORD_LIST } from '@eds/audit/seal-word-list'
import { SEAL_WORD_COUNT, sealWords } from '@eds/audit/seal-words'
import type { TrailFile } from '@eds/audit/trail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile } from '../apps/verifier/findings.ts'
import { aTrail, headOfFile } from './a-trail.ts'

const MAIN = join(import.meta.dirname, '../apps/verifier/main.ts')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trail-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Answer = { code: number | null; out: string; err: string }

function verify(...args: string[]): Answer {
  const done = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', timeout: 30_000 })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

function saved(content: unknown, name = 'trail.json'): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
  return path
}

const trail = aTrail({ seed: 21, entries: 7 })
const head = headOfFile(trail)

function edited(at: number): TrailFile {
  const entries = trail.entries.map((entry, index) => (index === at ? { ...entry, command: 'forged' } : entry))
  return { ...trail, entries }
}

test('a whole trail is called whole, with its head and seal words to compare', () => {
  expect(verify(saved(trail))).toEqual({
    code: 0,
    err: '',
    out: `The trail is whole: every entry fits the one before it, and what else is in this file fits its entry.

Session:     session-21
Title:       Maternity (not protected by the trail)
Entries:     7, each checked against the one before it
Texts:       12 checked, 0 not in this file: erased, or not for every reader
Ballots:     not in this file, so not counted again
Head:        7:${head.hash}
Seal words:  ${sealWords(head.hash).join(' ')}

Compare the head or the seal words with a phone, the wall or the minutes: a trail that was cut off, or written anew from some entry on, shows only there.
`,
  })
})

test('a file with a byte order mark is read too', () => {
  expect(verify(saved(`\ufeff${JSON.stringify(trail)}`)).code).toBe(0)
})

test('a broken trail is refused at its first broken entry', () => {
  expect(verify(saved(edited(3)))).toEqual({
    code: 1,
    err: '',
    out: `The trail is broken.
First broken entry: 4 (hash-differs)
Its content is not what its hash was made of: it was changed.
The 3 entries before it fit together.
`,
  })
  expect(verify(saved(edited(0))).out).toContain('First broken entry: 1 (hash-differs)')
})

test('garbage among the entries is named by its place', () => {
  const garbage = verify(saved({ ...trail, entries: [...trail.entries.slice(0, 2), 'x', null] }))
  expect(garbage).toMatchObject({ code: 1, err: '' })
  expect(garbage.out).toContain('First broken entry: 3 (not-an-entry)')
})

test('a head or seal words seen earlier show that nothing was cut off', () => {
  const whole = saved(trail)
  const cut = saved({ ...trail, entries: trail.entries.slice(0, 4), texts: [] }, 'cut.json')
  const headSeen = `${head.seq}:${head.hash}`
  const wordsSeen = sealWords(trail.entries[4]?.hash ?? '').join(' ')
  expect(verify(whole, '--head', headSeen)).toMatchObject({ code: 0 })
  expect(verify(whole, '--words', ` ${wordsSeen.toUpperCase()} `).out).toContain('Entry 5 is the one you have seen')
  expect(verify(cut).code).toBe(0)
  expect(verify(cut, '--head', headSeen)).toMatchObject({ code: 1, err: '' })
  expect(verify(cut, '--head', headSeen).out).toContain('First broken entry: 5 (cut-off)')
  expect(verify(cut, '--words', wordsSeen)).toEqual({
    code: 1,
    err: '',
    out: `The 4 entries of this file fit together, but these words fit no entry of it: check the typing first.
If they are typed as they were shown, the entry they were read from is missing here, or was written anew; or they are of another session.
`,
  })
})

test('a slip in typing the words does not read as a broken trail, and is named where it can be', () => {
  const whole = saved(trail)
  const [, ...others] = sealWords(head.hash)
  const slip = verify(whole, '--words', `acornn ${others.join(' ')}`)
  expect(slip).toMatchObject({ code: 1, err: '' })
  expect(slip.out).toContain('check the typing first.\nNo seal word: “acornn”.\n')
  expect(slip.out).not.toMatch(/broken/i)
  const short = verify(whole, '--words', 'acorn xx zz')
  expect(short.out).toContain('There must be 8 seal words; these are 3.\nNo seal words: “xx”, “zz”.\n')
  expect(verify(whole, '--words', ' ')).toMatchObject({ code: 1, err: '' })
})

test('a broken trail stays one, whatever words are brought', () => {
  expect(verify(saved(edited(3)), '--words', 'acorn').out).toContain('The trail is broken.\nFirst broken entry: 4')
})

test('a file that is no trail gets one clear sentence', () => {
  const large = saved('', 'large.json')
  truncateSync(large, 64 * 1024 * 1024 + 1)
  const asked: [string, string][] = [
    [join(folder, 'missing.json'), 'There is no such file.'],
    [folder, 'It is a folder, not a file.'],
    [large, 'It is larger than 64 MiB, more than any trail.'],
    [saved('', 'empty.json'), 'It is not a trail: its content is not JSON.'],
    [saved('{"entries":[', 'half.json'), 'It is not a trail: its content is not JSON.'],
    [saved(Uint8Array.of(0x22, 0xff, 0x22), 'bytes.json'), 'It is not a trail: its content is not UTF-8 text.'],
    [saved('[]', 'list.json'), 'It is not a trail: Invalid input: expected object, received array.'],
    [
      saved({ ...trail, format: 'eds-trail/2' }, 'other.json'),
      'It is not a trail: format Invalid input: expected "eds-trail/1".',
    ],
    ['/dev/zero', 'It is not an ordinary file.'],
  ]
  for (const [path, why] of asked) {
    const lines = [`${path} could not be checked. ${why}`]
    expect(checkFile({ path, head: null, words: null })).toEqual({ whole: false, lines })
  }
  for (const [path, why] of asked.slice(0, 5))
    expect(verify(path)).toEqual({ code: 1, out: `${path} could not be checked. ${why}\n`, err: '' })
})

test('no file commands the terminal of whoever checks it', () => {
  const { out } = verify(saved({ ...trail, title: 'x\u001b[2J\u009b\u202ey' }))
  expect(out).toContain('Title:       x\ufffd[2J\ufffd\ufffdy (not')
})

test('its use has an example in quotes, of words that could be, and names every place whose words it takes', () => {
  const { err } = verify()
  const words = /^npm run verify -- trail\.json --words "([a-z ]+)"$/m.exec(err)?.[1]?.split(' ') ?? []
  expect(words.length).toBe(SEAL_WORD_COUNT)
  expect(words.filter((word) => !SEAL_WORD_LIST.includes(word))).toEqual([])
  for (const place of ['wall', 'minutes', 'lead’s page', 'small print']) expect(err).toContain(place)
  expect(verify(saved(trail), '--words', words.join(' ')).out).toContain('these words fit no entry of it')
})

test('without exactly one file, or with an option it does not know, it explains its use', () => {
  const whole = saved(trail)
  for (const args of [[], [whole, whole], ['--fast', whole], [whole, '--head', 'x'], [whole, '--head', '7']]) {
    const answer = verify(...args)
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toMatch(/^Usage: npm run verify -- FILE/)
  }
})
