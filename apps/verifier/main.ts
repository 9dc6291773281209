/** `node apps/verifier/main.ts FILE`: checks an exported trail offline. Exit code 0 whole, 1 not, 2 wrong usage. */
import { parseArgs } from 'node:util'
import { Head } from '@eds/audit/trail'
import { checkFile } from './findings.ts'

/** Words of the list, of no trail. */
const EXAMPLE = 'eagle leopard ballet swan harbour flute hazel beaver'

const USAGE = `Usage: npm run verify -- FILE [--head NUMBER:HASH] [--words "EIGHT WORDS"]

Checks an exported trail without any network.
  --head   a head that a phone or the minutes show; the trail must contain it
  --words  eight words that somebody saw, in quotes; the trail must contain the head that they stand for. Any of these:
             on the wall when the session ended, and in the minutes: all that the room did
             “Eight words of the report”, in the report and on the lead’s page: the final grades too
             the newest head, in the report’s small print: everything up to then

npm run verify -- trail.json --words "${EXAMPLE}"`

process.exitCode = run(process.argv.slice(2))

function run(args: readonly string[]): 0 | 1 | 2 {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(USAGE)
    return 2
  }
  const { whole, lines } = checkFile(asked)
  console.log(lines.map(printable).join('\n'))
  return whole ? 0 : 1
}

function readArguments(args: readonly string[]): Parameters<typeof checkFile>[0] | null {
  try {
    const options = { head: { type: 'string' }, words: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) return null
    const [seq, hash] = values.head?.split(':') ?? []
    const head = values.head === undefined ? null : Head.safeParse({ seq: Number(seq), hash }).data
    if (head === undefined) return null
    const words =
      values.words
        ?.toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean) ?? null
    return { path, head, words }
  } catch {
    // parseArgs throws on an option it does not know.
    return null
  }
}

/** A file somebody sent may hold terminal commands or marks that turn the direction of text. */
function printable(line: string): string {
  const safe = line.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}')
  return safe.length > 500 ? `${safe.slice(0, 500)} …` : safe
}
