/** The report as a page and as a Word document: whole, well-formed, and deaf to whatever people typed. */
import { type Assessment, questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { eds2022 } from '@eds/frameworks/eds-2022'
import { outcomesOf } from '@eds/frameworks/frameworks'
import { plainText } from '@eds/report/plain-text'
import { renderDocx } from '@eds/report/render-docx'
import { renderHtml } from '@eds/report/render-html'
import { REPORT_STYLE } from '@eds/report/report-style'
import type { Command } from '@eds/session/protocol'
import { QuestionId } from '@eds/session/session'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { FACILITATOR, LEAD } from './a-workshop.ts'
import { aGradingWorkshop, agreeAsPublished, publishAsAgreed, reportFrom } from './report-builders.ts'

/** @returns what is wrong with the markup, null if every tag is closed in order and every entity is one XML knows. */
function malformation(xml: string): string | null {
  const open: string[] = []
  const tag =
    /<(\?[^>]*\?|\/?[\w:.-]+(?:\s+[\w:.-]+="[^"<]*")*\s*\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/g
  for (const [whole, body] of xml.matchAll(tag)) {
    if (body === undefined) return `a stray ${whole}`
    if (body.startsWith('?') || body.endsWith('/')) continue
    const name = body.replace('/', '').split(/\s/)[0] ?? ''
    if (!body.startsWith('/')) open.push(name)
    else if (open.pop() !== name) return `</${name}> closes something else`
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`
}

/** The text of a Word document, one line a paragraph. */
function textOf(xml: string): string {
  return xml
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')
}

const unescaped = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const finished = () => {
  const workshop = aGradingWorkshop()
  agreeAsPublished(workshop)
  publishAsAgreed(workshop)
  return reportFrom(workshop)
}

describe('the page', () => {
  const page = renderHtml(finished())

  test('is one document in British English with one h1, landmarks and a way past the header', () => {
    expect(page.match(/<html lang="en-GB">/g)).toHaveLength(1)
    expect(page.match(/<h1[ >]/g)).toHaveLength(1)
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      expect(page.match(new RegExp(`<${landmark}[ >]`, 'g'))).toHaveLength(1)
    expect(page).toContain('<a class="skip" href="#main">')
    expect(page).toContain('<main id="main"')
  })

  test('never skips a heading level, and every link within it arrives', () => {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level))
    expect(levels.length).toBeGreaterThan(40)
    expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([])
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(10)
    expect(targets.filter((target) => !ids.includes(target ?? ''))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has a caption and headed columns and rows in every table', () => {
    const tables = page.match(/<table[\s\S]*?<\/table>/g) ?? []
    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables) {
      expect(table).toMatch(/<caption>[^<]+/)
      expect(table).toContain('scope="col"')
      expect(table).toContain('scope="row"')
    }
  })

  test('says each grade as a word beside its shape', () => {
    const marks = page.match(/<span class="grade g\d">.*?<\/span>/g) ?? []
    expect(marks.length).toBeGreaterThan(50)
    for (const mark of marks)
      expect(mark).toMatch(/aria-hidden="true".*<\/svg>(Undeveloped|Developing|Achieving|Excelling)<\/span>/)
  })

  test('holds the style exactly once, no script, no attribute of style or event, and nothing from elsewhere', () => {
    expect(page.match(/<style>([\s\S]*?)<\/style>/)?.[1]).toBe(REPORT_STYLE)
    expect(page.match(/<style/g)).toHaveLength(1)
    expect(page).not.toMatch(/<script|<iframe|<img|<link|<object| style="| on\w+="|javascript:|https?:/i)
    expect(REPORT_STYLE).not.toMatch(/[<&]|url\(|@import/)
  })

  test('prints every outcome’s official words, every piece of evidence and every total', () => {
    const text = unescaped(page)
    for (const { words } of outcomesOf(eds2022)) expect(text).toContain(words)
    const claims = midAndSouthEssex.entries.flatMap(({ evidence }) => evidence)
    expect(claims.length).toBeGreaterThan(50)
    expect(
      claims.filter(({ words }) => !text.includes(words?.split('\n')[0]?.trim() ?? '?')).map(({ id }) => id),
    ).toEqual([])
    for (const total of ['10 out of 12', '4 out of 12', '3 out of 9', '17']) expect(text).toContain(total)
  })
})

describe('the Word document', () => {
  let parts: Record<string, Uint8Array> = {}
  let xml = ''
  beforeAll(async () => {
    parts = unzipSync(await renderDocx(finished()))
    xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  })

  test('is well-formed, with every outcome’s words and every total', () => {
    expect(xml.length).toBeGreaterThan(100_000)
    expect(malformation(xml)).toBeNull()
    const text = textOf(xml)
    for (const { words } of outcomesOf(eds2022)) expect(text).toContain(words)
    for (const total of ['10 out of 12', '4 out of 12', '3 out of 9', 'Total: 17 out of 33'])
      expect(text).toContain(total)
    for (const { objective, action } of midAndSouthEssex.actionPlan.items) {
      for (const line of `${objective ?? ''}\n${action}`.split('\n')) expect(text).toContain(line.trim())
    }
  })

  test('gives the words of what was signed as the words of the report, and the newest head’s after them in small print', () => {
    const { signedSealWords, sealWords, head, entries } = finished().trail
    const lines = textOf(xml).split('\n')
    const own = lines.indexOf(`Eight words of this report: ${signedSealWords.join(' ')}`)
    const newest = lines.indexOf(
      `Now it has ${entries} entries. Newest eight words: ${sealWords.join(' ')}. Newest head: ${head}`,
    )
    expect([own > 0, newest > own, signedSealWords.length]).toEqual([true, true, 8])
  })

  test('has real headings, header rows, a title and its language, and no link to the outside', () => {
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBe(13)
    const tables = xml.match(/<w:tbl>/g)?.length ?? 0
    expect(tables).toBeGreaterThan(15)
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(tables)
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).toContain(
      '<dc:title>EDS 2022 report 2022/23: Mid and South Essex Integrated Care Board</dc:title>',
    )
    expect(strFromU8(parts['word/styles.xml'] ?? new Uint8Array())).toContain('w:val="en-GB"')
    const relations = Object.keys(parts).filter((name) => name.endsWith('.rels'))
    expect(relations.length).toBeGreaterThan(2)
    for (const name of relations) expect(strFromU8(parts[name] ?? new Uint8Array())).not.toContain('External')
  })

  test('has no link that leads nowhere', () => {
    const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor)
    const marks = [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, name]) => name)
    expect(anchors.length).toBe(13)
    expect(anchors.filter((anchor) => !marks.includes(anchor))).toEqual([])
  })
})

const CONTROL = String.fromCharCode(0, 1, 8, 27, 127, 155)
const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'><iframe srcdoc='<script>alert(1)</script>'>",
  '</style><script>alert(1)</script>',
  '</title><h1>Owned</h1>',
  '<style>*{display:none}</style>',
  '</table></main></body></html>',
  '<!-- not closed',
  '-->',
  '<![CDATA[ x ]]>',
  ']]>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  '&lt;b&gt; stays as typed &amp;amp;',
  '&#60;script&#62;',
  '" autofocus onfocus="alert(1)',
  "' onmouseover='alert(1)",
  '` onload=`alert(1)',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<a href="https://example.org">click</a>',
  '<link rel=stylesheet href=//example.org>',
  '<base href=//example.org>',
  '<meta http-equiv=refresh content=0>',
  '<form action=//example.org><input name=x>',
  '</w:t></w:r></w:p><w:p><w:r><w:t>Owned',
  '<w:instrText>HYPERLINK "https://example.org"</w:instrText>',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: reason: it must stay text
  '${process.exit(1)}',
  '$& $1 $` $$',
  '=HYPERLINK("https://example.org","x")',
  '%3Cscript%3E',
  '\u202Egnp.exe\u202C',
  '\u2066isolated\u2069 \u2067rtl\u2069',
  `controls${CONTROL}gone`,
  'lone \uD800 surrogate \uDC00',
  'noncharacter \uFFFE\uFFFF',
  '\uFEFFbyte order mark\uFFF9hidden\uFFFB',
  'مرحبا 日本語 👩‍👩‍👧 e\u0301',
  'x'.repeat(3000),
]

describe('hostile text', () => {
  // Every payload stands in every place that holds somebody's words; each assessment carries one in all its texts.
  const withWords = (words: string): Assessment => {
    const { services, entries, actionPlan } = midAndSouthEssex
    return {
      ...midAndSouthEssex,
      organisation: words.slice(0, 200),
      system: words,
      sponsor: words,
      edsLead: words,
      year: words.slice(0, 20),
      introduction: [
        { kind: 'heading', words },
        { kind: 'bullet', words },
      ],
      previousActions: [words],
      services: services.map((service) => ({ ...service, name: words, organisation: words })),
      entries: entries.slice(0, 2).map((entry) => ({
        ...entry,
        owner: words,
        evidence: entry.evidence.slice(0, 1).map((item) => ({ ...item, words, source: words })),
      })),
      actionPlan: {
        ...actionPlan,
        lead: words,
        yearsActive: words,
        items: actionPlan.items
          .slice(0, 2)
          .map((item) => ({ ...item, objective: words, action: words, completion: words })),
      },
      published: null,
    }
  }
  const reportWith = (words: string) => {
    const workshop = aGradingWorkshop(midAndSouthEssex, {}, (id) => id === '2a')
    return reportFrom(workshop, withWords(words))
  }
  const tagsOf = (page: string) => (page.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<(title|\/title)/.test(tag))
  const calm = renderHtml(reportWith('calm'))

  test('covers thirty payloads and more, in an assessment with every question', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(30)
    expect(questionsOf(withWords('x'))).toHaveLength(15)
  })

  test.each(PAYLOADS)('stays text in the page: %j', (payload) => {
    const page = renderHtml(reportWith(payload))
    expect(tagsOf(page)).toEqual(tagsOf(calm))
    expect(unescaped(page)).toContain(plainText(payload).replace(/\s+/g, ' ').trim())
    expect(page).not.toMatch(FORBIDDEN)
    expect(page).not.toMatch(/\p{Surrogate}/u)
  })

  test.each(PAYLOADS)('stays text in the Word document: %j', async (payload) => {
    const parts = unzipSync(await renderDocx(reportWith(payload)))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(malformation(xml)).toBeNull()
    expect(malformation(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()))).toBeNull()
    expect(textOf(xml)).toContain(plainText(payload).replace(/\s+/g, ' ').trim())
    expect(xml).not.toMatch(FORBIDDEN)
    expect(
      Object.values(parts)
        .map((part) => strFromU8(part))
        .join('\n'),
    ).not.toContain('TargetMode="External"')
  })
})

/** Controls but tab and line breaks, overrides and isolates of direction, and what XML cannot hold. */
const FORBIDDEN = new RegExp(
  `[${[
    [0, 8],
    [11, 12],
    [14, 31],
    [127, 159],
    [0x202a, 0x202e],
    [0x2066, 0x2069],
    [0xfff9, 0xfffb],
    [0xfffe, 0xffff],
  ]
    .map((ends) => ends.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('-'))
    .join('')}]`,
)

test('words and names that were taken out leave a place that says so, on the page and in the Word document', async () => {
  const workshop = aGradingWorkshop(midAndSouthEssex, {}, (id) => id === '2a')
  const name = 'Mrs Example'
  const question = QuestionId.parse('2a')
  const written: number[] = []
  const write = (by: typeof FACILITATOR, command: Command) => {
    workshop.must(by, command)
    written.push(workshop.entries.length)
  }
  const round = workshop.openRound(question)
  write(FACILITATOR, { type: 'voidRound', round, reason: `${name} left` })
  workshop.must(FACILITATOR, { type: 'closeSession' })
  write(LEAD, {
    type: 'settleFinalGrade',
    question,
    status: { status: 'graded', grade: 1 },
    rationale: `${name} said so`,
    reason: `${name} wants it`,
    secondSignatory: `${name}, chair`,
    owner: `${name}, HR`,
  })
  write(LEAD, { type: 'chooseDomain1Rule', rule: 'lowest-total', service: null, reason: `For ${name}` })
  write(LEAD, { type: 'publishReport', signatories: [`${name}, lead`, `${name}, chair`], textsChecked: true })
  const texts = async () => {
    const report = reportFrom(workshop)
    const parts = unzipSync(await renderDocx(report))
    return [renderHtml(report), textOf(strFromU8(parts['word/document.xml'] ?? new Uint8Array()))].map((each) =>
      unescaped(each).replace(/\s+/g, ' '),
    )
  }
  for (const text of await texts()) expect(text.split(name).length).toBeGreaterThanOrEqual(8)
  for (const seq of written) {
    workshop.must(LEAD, { type: 'redactText', text: { kind: 'entry', seq }, reason: 'It names a person' })
  }
  for (const text of await texts()) {
    expect(text).not.toContain(name)
    expect(text.split('[These words were taken out.]').length).toBeGreaterThanOrEqual(5)
    expect(text).toContain('Signed by [name taken out] and [name taken out].')
    expect(text).toContain('Second signatory: [name taken out]')
  }
})
