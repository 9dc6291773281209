/** An auditor with the opened ballots can count every revealed round again. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, JsonValue } from '@eds/audit/canonical'
import { sealTexts } from '@eds/audit/erasable'
import { appendEntry, genesisHead, headOf, type TrailFile } from '@eds/audit/trail'
import { isEntry } from '@eds/session/confidence'
import { closeBallots, SHOWING_RULE } from '@eds/session/counting'
import type { SessionEvent } from '@eds/session/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { checkFile, type Findings } from '../apps/verifier/findings.ts'
import { all, aPlan, aWorkshop, FACILITATOR, PERINATAL, SUPPORT, Workshop } from './a-workshop.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A grade round, another on the same question, a consent check, and a round that is closed but not revealed. */
function aPlayedWorkshop(): Workshop {
  const workshop = aWorkshop({ patients: 9, staff: 8, unions: 3 })
  workshop.playRound(all(workshop.seats, '2'))
  workshop.playRound(new Map(workshop.seats.map((seat, index) => [seat, index % 3 === 0 ? '1' : '3'])))
  workshop.playRound(all(workshop.seats, 'c'), PERINATAL, { kind: 'consent', grade: 2 })
  workshop.close(workshop.openRound(SUPPORT))
  return workshop
}

/** What the trail holds of what happened. */
const written = ({ events }: Workshop): SessionEvent[] => events.filter(isEntry)

/** The auditor's file, with one entry per event; `lie` is what a dishonest server stores instead of an event. */
function auditorsFile(workshop: Workshop, lie: (event: SessionEvent) => unknown = (event) => event): TrailFile {
  const sessionId = workshop.state.plan.id
  const file: TrailFile = {
    format: 'eds-trail/1',
    sessionId,
    title: 'A workshop',
    exportedAt: 1,
    entries: [],
    texts: [],
  }
  let head = genesisHead(sessionId)
  for (const [index, event] of written(workshop).entries()) {
    const { sealed, texts } = sealTexts(JsonValue.parse(lie(event)), (n) => `${index}-${n}-`.padEnd(32, 's'))
    const body = {
      at: index,
      actor: { kind: 'server' },
      commandId: `command-${index}`,
      command: event.type,
      events: [sealed],
    }
    const entry = appendEntry(head, body)
    head = headOf(entry)
    file.entries.push(entry)
    file.texts.push(...texts)
  }
  const roots = new Map(
    workshop.events.flatMap((e): [string, string][] =>
      e.type === 'roundClosed' ? [[e.roundId, e.commitmentsRoot]] : [],
    ),
  )
  const rounds = [...workshop.openings].map(([roundId, openings]) => ({
    roundId,
    root: roots.get(roundId) ?? '',
    openings: openings.map(({ group, choice, nonce }) => ({ group, choice, nonce })),
  }))
  return { ...file, rounds }
}

function saved(file: TrailFile): string {
  const path = join(folder, 'trail.json')
  writeFileSync(path, JSON.stringify(file))
  return path
}

const check = (file: TrailFile): Findings => checkFile({ path: saved(file), head: null, words: null })

test('[P5] every revealed round is counted again with the same result', () => {
  const file = auditorsFile(aPlayedWorkshop())
  const { whole, lines } = check(file)
  expect({ whole, ballots: lines.find((line) => line.startsWith('Ballots')) }).toEqual({
    whole: true,
    ballots: 'Ballots:     4 of 4 closed rounds opened, 3 counted again with the same result',
  })
  const main = join(import.meta.dirname, '../apps/verifier/main.ts')
  const run = spawnSync(process.execPath, [main, saved(file)], { encoding: 'utf8' })
  expect([run.status, run.stdout, run.stderr]).toEqual([0, `${lines.join('\n')}\n`, ''])
})

test('[P5] where few came or went, the auditor counts out to the grade alone, as the room was told', () => {
  const workshop = aWorkshop({ patients: 9, staff: 8, unions: 3 })
  workshop.playRound(all(workshop.seats, '2'))
  const round = workshop.playRound(all(workshop.seats.slice(1), '2'))
  expect(workshop.state.rounds.get(round)).toMatchObject({ result: { room: { state: 'grade-alone', grade: 2 } } })
  const { whole, lines } = check(auditorsFile(workshop))
  expect(whole).toBe(true)
  expect(lines).toContain('Ballots:     2 of 2 closed rounds opened, 2 counted again with the same result')
})

test('[P5] a result that its ballots do not say is found, though its trail is whole', () => {
  const workshop = aPlayedWorkshop()
  const reveals = workshop.events.flatMap((event) => (event.type === 'roundRevealed' ? [event] : []))
  const [first, second] = reveals
  if (first === undefined || second === undefined) throw new Error('expected two reveals')
  const place = written(workshop).indexOf(second) + 1
  const shown = (lie: SessionEvent) => check(auditorsFile(workshop, (event) => (event === second ? lie : event)))
  const found = {
    whole: false,
    lines: [
      'The trail is broken.',
      `First broken entry: ${place} (recount-differs)`,
      `The result shown for round "${second.round}" is not what its ballots say.`,
      `The ${place - 1} entries before it fit together.`,
    ],
  }
  expect(shown({ ...second, result: first.result })).toEqual(found)
  expect(shown({ ...second, resultHash: first.resultHash })).toEqual(found)
})

/** The trail of a round under another rule of showing, or before rules had numbers, which drew what today's keeps back. */
function fileOfAnotherDay(told: { rule: number | null; room?: object; resultHash?: string }): TrailFile {
  const workshop = aWorkshop({ patients: 5, staff: 5 })
  workshop.playRound(new Map(workshop.seats.map((seat, index) => [seat, index % 5 === 0 ? '1' : '2'])))
  return auditorsFile(workshop, (event) => {
    if (event.type === 'roundOpened') {
      const { showing: _, ...unmarked } = event
      return told.rule === null ? unmarked : { ...event, showing: told.rule }
    }
    if (event.type !== 'roundRevealed' || !('words' in event.result)) return event
    const result = z
      .object({ room: z.looseObject({}) })
      .loose()
      .parse(JSON.parse(event.result.words ?? ''))
    const overall = { show: 'histogram', histogram: [null, 2, 8, null] }
    const words = canonicalJson(JsonValue.parse({ ...result, room: { ...result.room, overall, ...told.room } }))
    const resultHash = told.resultHash === undefined ? event.resultHash : { words: told.resultHash }
    return { ...event, result: { words }, resultHash }
  })
}

test('[P5] what follows another rule of showing is neither confirmed nor called false', () => {
  for (const told of [{ rule: 1 }, { rule: null }, { rule: 999 }, { rule: 1, room: { grade: 1 } }]) {
    const { whole, lines } = check(fileOfAnotherDay(told))
    expect({ whole, lines }).toEqual({
      whole: false,
      lines: [
        'The entries fit together, but this file could not be checked whole.',
        expect.stringMatching(/^Not checked: entry \d+$/),
        expect.stringContaining(
          `follows rule ${told.rule ?? 1} of showing, and this program knows rule ${SHOWING_RULE}`,
        ),
      ],
    })
  }
})

test('[P5] no number of a rule lets a check pass that all have objected to', () => {
  const workshop = aWorkshop({ patients: 9, staff: 8, unions: 9 })
  workshop.playRound(all(workshop.seats, '2'))
  workshop.playRound(all(workshop.seats, 'o'), PERINATAL, { kind: 'consent', grade: 2 })
  for (const rule of [1, SHOWING_RULE, SHOWING_RULE + 1, 999]) {
    const file = auditorsFile(workshop, (event) => {
      if (event.type === 'roundOpened') return { ...event, showing: rule }
      if (event.type !== 'roundRevealed' || !('words' in event.result)) return event
      const result = z.looseObject({ kind: z.string() }).parse(JSON.parse(event.result.words ?? ''))
      if (result.kind !== 'consent') return event
      const outcome = { adopted: true, reasons: [], counts: { consent: 26, standAside: 0, object: 0 } }
      return { ...event, result: { words: canonicalJson(JsonValue.parse({ ...result, outcome })) } }
    })
    expect(check(file).whole).toBe(false)
  }
})

test('[P5] another rule of showing excuses no other count', () => {
  expect(check(fileOfAnotherDay({ rule: 1, resultHash: '0'.repeat(64) })).lines.slice(1, 3)).toEqual([
    expect.stringMatching(/^First broken entry: \d+ \(recount-differs\)$/),
    expect.stringMatching(/^The result shown for round "[^"]+" is not what its ballots say\.$/),
  ])
})

test('[P5] a ballot changed after the close is found at the close', () => {
  const workshop = aPlayedWorkshop()
  const file = auditorsFile(workshop)
  const [opening] = file.rounds?.[0]?.openings ?? []
  if (opening === undefined) throw new Error('expected an opened ballot')
  opening.choice = '0'
  const place = written(workshop).findIndex(({ type }) => type === 'roundClosed') + 1
  expect(check(file).lines[1]).toBe(`First broken entry: ${place} (ballots-differ)`)
})

/** @returns what makes the digests of words that are in no file, each another */
function digests(): () => { digest: string } {
  let made = 0
  return () => {
    made += 1
    return { digest: String(made).padStart(64, '0') }
  }
}

/** What a dishonest server writes at the close of the first round: thirty more votes, of a group or of none. */
function stuffedFile(votes: number, group: string): TrailFile {
  const workshop = aWorkshop({ patients: 5, staff: 3 })
  const round = workshop.openRound()
  for (const seat of workshop.seats) workshop.vote(seat, round, '1')
  const ghosts = Array.from({ length: votes }, (_, n) => ({
    seat: `ghost-${n}`,
    group,
    choice: '3' as const,
    nonce: String(n).padStart(32, '0'),
  }))
  const box = workshop.ballots.get(round)
  // A few are exchanged, so that as many are in as seats voted; more than that are added.
  if (votes <= 3) for (const seat of workshop.seats.slice(-votes)) box?.delete(seat)
  for (const ghost of ghosts) box?.set(ghost.seat, ghost)
  const { openings, received, commitmentsRoot } = closeBallots({
    sessionId: workshop.state.plan.id,
    roundId: round,
    ballots: [...(box?.values() ?? [])],
  })
  workshop.must(FACILITATOR, { type: 'callClose', round })
  workshop.openings.set(round, openings)
  workshop.events.push({
    type: 'roundClosed',
    roundId: round,
    received,
    voters: (votes <= 3 ? workshop.seats : [...(box?.keys() ?? [])]).map((words) => ({ words })),
    commitmentsRoot,
    openObjections: 0,
    mustHear: [],
  })
  return auditorsFile(workshop)
}

test('[P5] votes that nobody cast are found at the close, with the opened ballots and without them', () => {
  const file = stuffedFile(30, 'patients')
  const place = file.entries.length
  const { rounds: _, ...withoutBallots } = file
  for (const each of [file, withoutBallots]) {
    expect(check(each)).toEqual({
      whole: false,
      lines: [
        'The trail is broken.',
        `First broken entry: ${place} (recount-differs)`,
        'What it says cannot have happened in this session, so its ballots cannot be counted.',
        `The ${place - 1} entries before it fit together.`,
      ],
    })
  }
})

test('[P5] a vote of a seat that nobody took is found, also without the opened ballots', () => {
  const workshop = aWorkshop({ patients: 5 })
  workshop.playRound(all(workshop.seats, '2'))
  const { rounds: _, ...file } = auditorsFile(workshop)
  expect(check(file).whole).toBe(true)
  const place = written(workshop).findIndex(({ type }) => type === 'roundClosed') + 1
  const lie = (event: SessionEvent): SessionEvent =>
    event.type === 'roundClosed' ? { ...event, voters: [...event.voters.slice(1), { words: 'a-ghost' }] } : event
  const { rounds: __, ...forged } = auditorsFile(workshop, lie)
  expect(check(forged).lines[1]).toBe(`First broken entry: ${place} (recount-differs)`)
})

test('[P5] more voters than seats are found where nobody is told which seats voted', () => {
  const workshop = aWorkshop({ patients: 3 })
  workshop.playRound(all(workshop.seats, '2'))
  const { rounds: _, ...file } = auditorsFile(workshop, (event) => {
    if (event.type !== 'roundClosed') return event
    return { ...event, received: 5, voters: Array.from({ length: 5 }, (__, n) => ({ digest: String(n).repeat(64) })) }
  })
  expect(check(file).whole).toBe(false)
})

test('[P5] an auditor’s file that does not say whose votes it opens is not whole', () => {
  const workshop = aWorkshop({ patients: 6 })
  workshop.playRound(all(workshop.seats, '2'))
  const untold = digests()
  const forged = auditorsFile(workshop, (event) =>
    event.type === 'roundClosed' ? { ...event, voters: event.voters.map(untold) } : event,
  )
  expect(check(forged).lines.join(' ')).toMatch(/opens the votes of round "[^"]+", and leaves out whose/)
})

test('[P5] votes that were exchanged for those of another group are found, though their number is right', () => {
  const file = stuffedFile(2, 'patients')
  const place = file.entries.length
  expect(check(file).lines.slice(1, 3)).toEqual([
    `First broken entry: ${place} (recount-differs)`,
    'Round "id-000011" has 7 votes of the group "patients", of which 5 seats voted.',
  ])
})

test('[P5] who was let in is part of what is counted, and somebody let in who never asked is found', () => {
  const workshop = new Workshop(aPlan({ admission: 'ask' }))
  workshop.must(FACILITATOR, { type: 'openSession' })
  const seats = Array.from({ length: 9 }, () => workshop.sit('patients'))
  const [stranger, ...people] = seats
  if (stranger === undefined) throw new Error('expected seats')
  workshop.must(FACILITATOR, { type: 'turnAwaySeats', seats: [stranger] })
  workshop.must(FACILITATOR, { type: 'admitSeats', seats: people })
  workshop.playRound(all(people, '2'))
  expect(check(auditorsFile(workshop)).lines).toContain(
    'Ballots:     1 of 1 closed round opened, 1 counted again with the same result',
  )
  const place = written(workshop).findIndex(({ type }) => type === 'seatsAdmitted') + 1
  const lie = (event: SessionEvent): SessionEvent =>
    event.type === 'seatsAdmitted' ? { ...event, seats: [stranger, ...people] } : event
  expect(check(auditorsFile(workshop, lie)).lines[1]).toBe(`First broken entry: ${place} (recount-differs)`)
})

test('rounds that the file leaves out are counted as left out', () => {
  const file = auditorsFile(aPlayedWorkshop())
  expect(check({ ...file, rounds: file.rounds?.slice(1) ?? [] }).lines).toContain(
    'Ballots:     3 of 4 closed rounds opened, 2 counted again with the same result',
  )
})

test('a history that no session could have is not called whole', () => {
  const workshop = aPlayedWorkshop()
  const lie = (event: SessionEvent): SessionEvent =>
    event.type === 'sessionCreated' ? { type: 'sessionOpened' } : event
  expect(check(auditorsFile(workshop, lie)).lines[1]).toBe('First broken entry: 1 (recount-differs)')
})
