/** T-INJECT: hostile text in every field that people write in, read back from everything that a server gives out. */
import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { PROTOCOL_VERSION } from '@eds/session/protocol'
import { aFolder } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import type { FaultTest } from './fault-test.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { everythingShown, type Shown, type WrittenMeeting, writtenMeeting } from './written-meeting.ts'

/** Fewer than the fields of a session, so that each payload comes into more than one. */
const STEP = 16

/** In code points: the name of a group is the shortest field. */
const LONGEST = 50

export const inject: FaultTest = {
  id: 'T-INJECT',
  what: 'hostile text in all that people write: every report, trail, document and log stays well-formed and inert',
  sizes: { full: 320, short: 16 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const folder = await aFolder()
    const server = await startServerProcess({ dataDir: join(folder, 'data') })
    const violations: string[] = []
    const timesMs: number[] = []
    try {
      const calm = await writtenMeeting(
        () => server,
        dice,
        (field) => (field.endsWith('second') ? 'calm words too' : 'calm words'),
      )
      const expected = structureOf(await everythingShown(server, calm), calm)
      const payloads = payloadsOf(dice, size)
      let placed = 0
      let outputs = 0
      // Each session has another payload in each field, and each payload comes into several fields.
      for (let from = 0; from < payloads.length; from += STEP) {
        let next = from
        const used: string[] = []
        const meeting = await writtenMeeting(
          () => server,
          dice,
          () => {
            const payload = payloads[next % payloads.length] ?? ''
            next += 1
            used.push(payload)
            return payload
          },
        )
        const startedAt = performance.now()
        const shown = await everythingShown(server, meeting)
        timesMs.push(performance.now() - startedAt)
        placed += used.length
        outputs += shown.size
        const wrong = [...rawIn(shown), ...differences(structureOf(shown, meeting), expected)]
        violations.push(...wrong.map((each) => `payloads from ${from}: ${each}`))
        if (!String(shown.get('the auditors’ file')).includes('hostile'))
          violations.push(`payloads from ${from}: nothing of them is in the auditors’ file: the search is blind`)
      }
      const refusals = await halfCharacters(server, calm, violations)
      const forged = await forgeLog(server, calm, payloads)
      violations.push(...brokenLog(server.log()))
      return {
        size: payloads.length,
        violations,
        timesMs,
        note: `${placed} times in a field, ${outputs} outputs read, each with the elements and attributes of a harmless session; ${refusals} half characters refused; ${forged} requests to forge the log; times: everything of a session shown`,
      }
    } finally {
      await server.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const CONTROLS = String.fromCharCode(0, 1, 8, 11, 12, 27, 127, 133, 155)
const BASES: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<math><mtext><style><img src onerror=alert(1)></style></mtext></math>',
  "'><iframe srcdoc='<script>alert(1)</script>'>",
  '</style></title></textarea><script>alert(1)</script>',
  '</table></main></body></html><h1>Owned</h1>',
  '<!-- not closed',
  '--><b>',
  '<![CDATA[ x ]]>',
  ']]><script/>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  '&lt;b&gt; &amp;amp; &#60;script&#62; &bogus; &',
  '" autofocus onfocus="alert(1)',
  "' onmouseover='alert(1)",
  '` onload=`alert(1)',
  'javascript:alert(1)',
  'JaVaScRiPt\t:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '<a href="javascript:alert(1)">click</a>',
  '[click](javascript:alert(1))',
  '![x](https://example.org/x.png) **bold** # head',
  '| a | b |\n|---|---|\n```js\nalert(1)\n```',
  'https://example.org/?a=1&b="><script>',
  '<link rel=stylesheet href=//example.org><base href=//example.org>',
  '<meta http-equiv=refresh content="0;url=//example.org">',
  '<form action=//example.org><input name=x autofocus>',
  '</w:t></w:r></w:p><w:p><w:r><w:t>Owned',
  '<w:instrText>HYPERLINK "https://example.org"</w:instrText>',
  '<w:altChunk r:id="rId1"/>',
  '{ DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" }',
  '{{constructor.constructor("alert(1)")()}}',
  '#{7*7} <%= 7*7 %> {%raw%}',
  '$& $1 $` $$ \\u003cscript\\u003e',
  '=HYPERLINK("https://example.org","x")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1-1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '＝1＋1',
  '",=1+1,"',
  '%3Cscript%3E%0d%0aSet-Cookie:x',
  '\u202Egnp.exe\u202C',
  '\u2066isolated\u2069 \u2067rtl\u2069 \u200Fmark',
  `controls${CONTROLS}gone`,
  'noncharacter \uFFFE\uFFFF\u{1FFFE} \uFDD0',
  '\uFEFFbyte order mark\uFFF9hidden\uFFFB',
  'tags \u{E0041}\u{E007F} hidden',
  `tower Z${'\u0335'.repeat(60)}`,
  'line\u2028paragraph\u2029end',
  '\n{"level":"error","event":"forged"}\n',
  '\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<script>',
  '__proto__ constructor toString',
  "'; DROP TABLE entries; --",
  '../../../etc/passwd %5c..%5c CON NUL',
  'مرحبا 日本語 👩‍👩‍👧 e\u0301',
]
const AROUND: readonly ((base: string) => string)[] = [
  (base) => base,
  (base) => `${base}${base}`,
  (base) => ` "'>${base}`,
  (base) => `calm ${base}\n${base}`,
  (base) => `${base}\\`,
  (base) => `\u202d${base}\u0000`,
  (base) => base.toUpperCase(),
]

/** Each ends with a word that must be found again, and is short enough for every field. */
function payloadsOf(dice: Dice, size: number): string[] {
  const all = AROUND.flatMap((around) => BASES.map((base) => [...around(base)].slice(0, LONGEST).join('')))
  if (all.length < size) throw new Error(`expected ${size} payloads, found ${all.length}`)
  return all
    .map((payload, n) => ({ payload: `${payload} hostile ${n}`, at: dice.below(2 ** 30) }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, size)
    .map(({ payload }) => payload)
}

/** Controls but tab and line breaks, overrides and isolates of direction, tags, half characters and what XML cannot hold. */
const RAW =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: reason: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\u{e0000}-\u{e007f}]|\p{Surrogate}/u

const strict = new TextDecoder('utf-8', { fatal: true })

function rawIn(shown: Shown): string[] {
  return [...shown].flatMap(([place, bytes]) => {
    // The records of a document are looked at; its frames are not text.
    if (place.startsWith('the frames')) return []
    const text = strict.decode(bytes)
    const isMarkup = place.endsWith('page') || place.endsWith('html') || place.endsWith('docx')
    const found = RAW.exec(isMarkup ? text : said(text))
    if (found === null) return []
    return [`${place} holds U+${found[0].codePointAt(0)?.toString(16)} at ${found.index}`]
  })
}

/** All strings of a JSON text, names too, one a line. @throws when it is none */
function said(json: string): string {
  const parts: string[] = []
  JSON.parse(json, (key, value) => {
    parts.push(key)
    if (typeof value === 'string') parts.push(value)
    return value
  })
  return parts.join('\n')
}

/** Of each page and Word document: every tag, what its attributes are called, and where its links go. */
function structureOf(shown: Shown, { meeting }: WrittenMeeting): Map<string, string[]> {
  return new Map(
    [...shown].flatMap(([place, bytes]): [string, string[]][] => {
      if (place.endsWith('docx')) return [[place, tagsOf(bytes.toString('utf8'))]]
      if (!place.endsWith('html') && !place.endsWith('page')) return []
      return [[place, tagsOf(bytes.toString('utf8').replaceAll(meeting.session, 'SESSION'))]]
    }),
  )
}

const TAG = /<(\/?)([a-zA-Z!?][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g
const ATTRIBUTE = /([^\s=/"']+)\s*=\s*("[^"]*"|'[^']*')/g
/** Lines and paragraphs follow the text, and so does what Word says of each. */
const OF_TEXT = new Set(['br', 'p', 'w:br', 'w:p', 'w:r', 'w:t', 'w:tab'])
const LOOKS = /<w:(pPr|rPr)>.*?<\/w:\1>/gs

function tagsOf(whole: string): string[] {
  const markup = whole.replaceAll(LOOKS, '')
  const tags: string[] = []
  for (const [, end, name = '', rest = ''] of markup.matchAll(TAG)) {
    const attributes = [...rest.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) =>
      /^(href|src|action|content|r:id|w:anchor|style|Target|TargetMode)$/.test(key) ? `${key}=${value}` : key,
    )
    tags.push(`<${end}${name} ${attributes.join(' ')}>`)
  }
  // A stray one would begin a tag.
  const bare = markup.replaceAll(TAG, '')
  if (/<|&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-fA-F]+);)/.test(bare)) tags.push('a stray < or &')
  return tags
}

const isOfProgram = (tag: string): boolean => !OF_TEXT.has(tag.slice(1).replace('/', '').split(/[ >]/)[0] ?? '')

function differences(found: Map<string, string[]>, expected: Map<string, string[]>): string[] {
  return [...expected].flatMap(([place, all]) => {
    const seen = found.get(place) ?? []
    const known = new Set(all)
    const strange = seen.find((tag) => !known.has(tag))
    if (strange !== undefined) return [`${place}: ${strange} is nowhere in a harmless session`]
    const [tags, other] = [all.filter(isOfProgram), seen.filter(isOfProgram)]
    const at = tags.findIndex((tag, n) => tag !== other[n])
    if (at < 0 && tags.length === other.length) return []
    const n = at < 0 ? tags.length : at
    return [`${place}: tag ${n} is ${other[n]}, in a harmless session ${tags[n]} (${other.length} and ${tags.length})`]
  })
}

/** Half a character in each field of text, as no program for people sends it. @returns how many were refused */
async function halfCharacters(server: ServerProcess, { meeting, pieces }: WrittenMeeting, violations: string[]) {
  let refused = 0
  for (const { sent } of pieces) {
    for (const [name, value] of Object.entries(sent.command)) {
      if (value !== 'calm words') continue
      for (const half of ['\\ud800', 'x\\udc00y', '\\udfff\\ud83d']) {
        const commandId = `half-a-character-${refused}`
        const command = { version: PROTOCOL_VERSION, commandId, ...sent.command, [name]: 'HALF' }
        const response = await fetch(`${server.base}/api/sessions/${meeting.session}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${sent.token}` },
          body: JSON.stringify(command).replace('HALF', half),
        })
        const text = await response.text()
        if (response.status >= 400 && response.status < 500 && text.includes('half a character')) refused += 1
        else violations.push(`${half} in ${sent.command.type}.${name} was answered ${response.status} ${text}`)
      }
    }
  }
  return refused
}

/** Puts hostile text where a log might repeat it: addresses, headers, keys, names of commands. @returns how many requests */
async function forgeLog(server: ServerProcess, { meeting }: WrittenMeeting, payloads: readonly string[]) {
  let sent = 0
  for (const payload of payloads.slice(0, 60)) {
    const header = Buffer.from(payload, 'utf8')
      .toString('latin1')
      .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ' ')
    const path = `/api/sessions/${encodeURIComponent(payload)}/commands?x=${encodeURIComponent(payload)}`
    const headers = { 'user-agent': header, referer: header, authorization: `Bearer ${header}` }
    const body = JSON.stringify({ version: PROTOCOL_VERSION, commandId: payload, type: payload, [payload]: payload })
    await raw(server, path, headers, body)
    await raw(server, `/api/sessions/${meeting.session}/commands`, headers, body)
    sent += 2
  }
  return sent
}

function raw(server: ServerProcess, path: string, headers: Record<string, string>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${server.base}${path}`,
      { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } },
      (response) => response.resume().on('end', resolve),
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** @returns the lines that are not one JSON object of this program, or hold what no terminal should be given */
function brokenLog(log: string): string[] {
  return log.split('\n').flatMap((line, n) => {
    if (line === '') return []
    const isRaw = RAW.test(line)
    try {
      const said: unknown = JSON.parse(line)
      const isForged = typeof said !== 'object' || said === null || line.includes('"event":"forged"')
      return isForged || isRaw ? [`line ${n} of the log: ${JSON.stringify(line.slice(0, 200))}`] : []
    } catch {
      return [`line ${n} of the log is no JSON: ${JSON.stringify(line.slice(0, 200))}`]
    }
  })
}
