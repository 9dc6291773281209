/** A trail goes on after the report is published: what may still happen leaves it whole, and the report shows its words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealWords } from '@eds/audit/seal-words'
import { TrailFile } from '@eds/audit/trail'
import { Report } from '@eds/report/report-record'
import type { Command } from '@eds/session/protocol'
import { EvidenceId, ObjectionId, QuestionId, RoundId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile } from '../apps/verifier/findings.ts'
import {
  type AServer,
  aNonce,
  aServer,
  aSessionOn,
  ask,
  codeOf,
  done,
  getJson,
  type Seated,
  takeSeat,
} from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const NAME = 'Mrs Canary of ward 3'
let folder: string
let server: AServer
let seats: Seated[]
let evidence: EvidenceId
let objection: ObjectionId

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'published-'))
  server = await aSessionOn(await aServer(), { question: QUESTION })
  seats = await Promise.all(Array.from({ length: 9 }, () => takeSeat(server)))
  await playAndPublish()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Evidence and an objection with a name in them, one round, an agreement, and the report. */
async function playAndPublish(): Promise<void> {
  const desk = (command: Command) => done(server, server.facilitator, command)
  const first = seats[0]?.token ?? ''
  await desk({ type: 'openSession' })
  await desk({ type: 'showQuestion', question: QUESTION })
  const words = { claim: `${NAME} was turned away twice.`, source: `A letter of ${NAME}` }
  const proposal: Command = {
    type: 'proposeEvidence',
    question: QUESTION,
    characteristics: [],
    showGroup: false,
    ...words,
  }
  evidence = EvidenceId.parse(await done(server, first, proposal))
  await desk({ type: 'acceptEvidence', evidence })
  const reason = `Nobody has asked ${NAME}.`
  objection = ObjectionId.parse(await done(server, first, { type: 'raiseObjection', question: QUESTION, reason }))
  await desk({ type: 'answerObjection', objection })
  const opening = { type: 'openRound', question: QUESTION, ask: { kind: 'grade' } } as const
  const round = RoundId.parse(await desk(opening))
  for (const { token } of seats) await done(server, token, { type: 'castBallot', round, choice: '2', nonce: aNonce() })
  await desk({ type: 'callClose', round })
  const reveal = () => ask(server, server.facilitator, { type: 'revealRound', round, override: null })
  for (let reply = await reveal(); codeOf(reply) !== 'saved'; reply = await reveal())
    expect(codeOf(reply)).toBe('round-not-closed')
  const outcome = { kind: 'agreed', grade: 2 } as const
  await desk({ type: 'recordAgreement', question: QUESTION, outcome, reason: `As ${NAME} said`, dissent: null })
  await desk({ type: 'closeSession' })
  const status = { status: 'graded', grade: 2 } as const
  const silent = { rationale: null, reason: null, secondSignatory: null, owner: null }
  await done(server, server.lead, { type: 'settleFinalGrade', question: QUESTION, status, ...silent })
  const signatories = ['Ada Example', 'Ben Example']
  await done(server, server.lead, { type: 'publishReport', signatories, textsChecked: true })
}

const path = (what: string) => `/api/sessions/${server.session}/${what}`
const READERS = { public: null, room: () => seats[1]?.token ?? '', staff: () => server.lead } as const

/** The trail as everybody reads it and as the auditor does, each checked as `npm run verify` checks it. */
async function checked(words: readonly string[] | null): Promise<{ reader: string; whole: boolean; said: string }[]> {
  const files: [string, unknown][] = []
  for (const [reader, token] of Object.entries(READERS))
    files.push([reader, (await getJson(server, path('trail'), token?.() ?? null)).body])
  files.push(['auditor', (await getJson(server, path('audit'), server.lead)).body])
  return files.map(([reader, file]) => {
    const name = join(folder, `${reader}.json`)
    writeFileSync(name, JSON.stringify(file))
    const { whole, lines } = checkFile({ path: name, head: null, words })
    return { reader, whole, said: lines.join('\n') }
  })
}
const published = async () => Report.parse((await getJson(server, path('report.json'))).body).trail
const page = async () => (await fetch(`${server.base}/report/${server.session}`)).text()
const entriesNow = async () => TrailFile.parse((await getJson(server, path('trail'))).body).entries
const wholeFor = (all: Awaited<ReturnType<typeof checked>>) => all.map(({ reader, whole }) => [reader, whole])
const EVERYBODY = ['public', 'room', 'staff', 'auditor'].map((reader) => [reader, true])

/** The report's words, which its page prints first and for good; those of its newest head only as what grows. */
async function expectWords(): Promise<void> {
  const { head, sealWords: words, signedHead, signedSealWords, entries } = await published()
  const trail = await entriesNow()
  expect([entries, head]).toEqual([trail.length, trail.at(-1)?.hash])
  expect([words, signedSealWords]).toEqual([sealWords(head), sealWords(signedHead ?? '')])
  // What was signed is the entry right before the publication, whatever came after.
  expect(signedHead).toBe(trail[trail.findIndex(({ command }) => command === 'publishReport') - 1]?.hash)
  const html = await page()
  const own = `<dt>Eight words of this report</dt><dd><span class="words">${signedSealWords.join(' ')}</span>`
  const newest = `<p class="small">Now it has ${entries} entries. Newest eight words: ${words.join(' ')}. Newest head: <span class="hash">${head}</span></p>`
  expect([html.match(/class="words"/g)?.length, html.includes(own), html.includes(newest)]).toEqual([1, true, true])
  expect(html.indexOf(own)).toBeLessThan(html.indexOf(newest))
}

test('published and nothing since: the trail is whole for every reader, and its page shows its words', async () => {
  const all = await checked(null)
  expect(wholeFor(all)).toEqual(EVERYBODY)
  expect(all.at(-1)?.said).toContain('1 of 1 closed round opened, 1 counted again with the same result')
  await expectWords()
})

test('the auditor’s file taken after publishing is one more entry: the signed words still name theirs, the newest the new one', async () => {
  const before = await published()
  await getJson(server, path('audit'), server.lead)
  const after = await published()
  expect(after.entries).toBe(before.entries + 1)
  expect([after.signedHead, after.signedSealWords]).toEqual([before.signedHead, before.signedSealWords])
  expect(after.head).not.toBe(before.head)
  await expectWords()
  const trail = await entriesNow()
  for (const { words, hash } of [
    { words: before.signedSealWords, hash: before.signedHead },
    { words: before.sealWords, hash: before.head },
  ]) {
    const seq = trail.find((entry) => entry.hash === hash)?.seq
    const all = await checked(words)
    expect(wholeFor(all)).toEqual(EVERYBODY)
    for (const { said } of all) expect(said).toContain(`Entry ${seq} is the one you have seen`)
  }
})

test('words taken out after publishing leave the trail whole, countable and sealed, and are in nobody’s file', async () => {
  const before = await published()
  const reason = 'It names a person'
  const agreement = { kind: 'agreement', question: QUESTION, number: 1, part: 'reason' } as const
  await done(server, server.facilitator, { type: 'redactEvidence', evidence, reason })
  for (const text of [{ kind: 'objection', objection } as const, agreement])
    await done(server, server.facilitator, { type: 'redactText', text, reason })
  const all = await checked(before.sealWords)
  expect(wholeFor(all)).toEqual(EVERYBODY)
  const erased = all.map(({ said }) => Number(/checked, (\d+) not in this file/.exec(said)?.[1]))
  expect(erased.every((count) => count >= 3)).toBe(true)
  expect(all.at(-1)?.said).toContain('1 of 1 closed round opened, 1 counted again with the same result')
  const after = await published()
  expect(after.signedHead).toBe(before.signedHead)
  await expectWords()
  for (const token of [null, server.lead]) {
    const text = JSON.stringify((await getJson(server, path('trail'), token)).body)
    expect(text).not.toContain(NAME)
  }
  expect(JSON.stringify((await getJson(server, path('audit'), server.lead)).body)).not.toContain(NAME)
  expect(await page()).not.toContain(NAME)
})

test('a trail that goes on after publishing is broken where somebody edits what came after', async () => {
  const { body } = await getJson(server, path('trail'))
  const file = TrailFile.parse(body)
  const publishedAt = file.entries.findIndex(({ command }) => command === 'publishReport')
  expect(publishedAt).toBeGreaterThan(0)
  expect(file.entries.length).toBeGreaterThan(publishedAt + 3)
  const name = join(folder, 'cut.json')
  const without = file.entries.filter((_, n) => n !== publishedAt + 1)
  writeFileSync(name, JSON.stringify({ ...file, entries: without }))
  expect(checkFile({ path: name, head: null, words: null }).whole).toBe(false)
  writeFileSync(name, JSON.stringify({ ...file, entries: file.entries.slice(0, publishedAt + 1) }))
  const { sealWords: words } = await published()
  expect(checkFile({ path: name, head: null, words }).whole).toBe(false)
})
