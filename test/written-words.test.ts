/** Whatever anybody can write into a session can be taken out of it, and what is left says the same as before. */
import { SessionEvent } from '@eds/session/events'
import { replay } from '@eds/session/evolve'
import { Command } from '@eds/session/protocol'
import { EvidenceId, RoundId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  all,
  aPlan,
  aWorkshop,
  FACILITATOR,
  HELPER,
  LEAD,
  PERINATAL,
  SUPPORT,
  seatActor,
  type Workshop,
} from './a-workshop.ts'

const said = (what: string) => `Mrs Example, ${what}`

/** A whole session in which staff write a name wherever they can. @returns it, and the entries in which they do */
function aWordyWorkshop(): { s: Workshop; written: number[] } {
  const s = aWorkshop({ patients: 4, staff: 4 }, aPlan({ revealFloor: 7 }))
  const written: number[] = []
  const [author] = s.seats
  if (!author) throw new Error('expected a seat')
  const write = (by: typeof FACILITATOR, command: Command) => {
    const made = s.must(by, command)
    written.push(s.entries.length)
    return made
  }
  const claim = { claim: 'There is no ramp', source: 'I saw it', characteristics: [], showGroup: false }
  const made = s.must(seatActor(author), { type: 'proposeEvidence', question: PERINATAL, ...claim })
  const evidence = EvidenceId.parse(made)
  for (const reason of ['once', 'twice']) {
    if (reason === 'twice') s.must(FACILITATOR, { type: 'returnEvidence', evidence })
    write(FACILITATOR, { type: 'declineEvidence', evidence, reason: said(reason) })
  }
  const aborted = s.openRound()
  const vote = { seat: author, choice: '1', nonce: '0'.repeat(32), helper: said('helper') } as const
  write(HELPER, { type: 'castAssistedBallot', round: aborted, ...vote })
  write(FACILITATOR, { type: 'voidRound', round: aborted, reason: said('void') })
  const few = RoundId.parse(s.openRound())
  for (const seat of s.seats.slice(0, 6)) s.vote(seat, few, '2')
  s.close(few)
  write(FACILITATOR, { type: 'revealRound', round: few, override: said('override') })
  s.playRound(all(s.seats, '2'), SUPPORT)
  for (const question of [PERINATAL, SUPPORT]) {
    const outcome = { kind: 'agreed', grade: 2 } as const
    const words = { reason: said('reason'), dissent: said('dissent') }
    write(FACILITATOR, { type: 'recordAgreement', question, outcome, ...words })
  }
  const text = { kind: 'agreement', question: SUPPORT, number: 1, part: 'reason' } as const
  write(FACILITATOR, { type: 'redactText', text, reason: said('why') })
  write(FACILITATOR, { type: 'redactEvidence', evidence, reason: said('why') })
  s.must(FACILITATOR, { type: 'closeSession' })
  for (const question of [PERINATAL, SUPPORT, SUPPORT]) {
    const status = { status: 'graded', grade: 3 } as const
    const names = { secondSignatory: said('second'), owner: said('owner') }
    write(LEAD, { type: 'settleFinalGrade', question, status, rationale: said('r'), reason: said('why'), ...names })
  }
  for (const rule of ['lowest-total', 'highest-total'] as const) {
    write(LEAD, { type: 'chooseDomain1Rule', rule, service: null, reason: said(rule) })
  }
  write(LEAD, { type: 'publishReport', signatories: [said('first'), said('second')], textsChecked: true })
  return { s, written }
}

test('what staff wrote goes entry by entry, and nothing else with it', () => {
  const { s, written } = aWordyWorkshop()
  const before = facts(s)
  expect(written).toHaveLength(15)
  for (const seq of written) {
    expect(JSON.stringify(s.entries[seq - 1])).toContain('Mrs Example')
    s.must(LEAD, { type: 'redactText', text: { kind: 'entry', seq }, reason: 'It names a person' })
  }
  const text = JSON.stringify([...s.state.proposals, ...s.state.rounds, ...s.state.agreements, ...s.state.finals])
  expect(text + JSON.stringify([s.state.domain1, s.state.publication])).not.toContain('Mrs Example')
  expect(facts(s)).toEqual(before)
  expect(replay(erased(s.events))).toEqual(s.state)
  // A trail from before the record was named.
  expect(SessionEvent.parse({ ...s.events.at(-1), record: undefined })).toMatchObject({ record: null })
})

test('of an entry, only its own words go', () => {
  const { s, written } = aWordyWorkshop()
  const finals = written.slice(-6, -3)
  const seq = finals[1] ?? 0
  s.must(LEAD, { type: 'redactText', text: { kind: 'entry', seq }, reason: 'It names a person' })
  const [first, second] = s.state.finals.get(SUPPORT) ?? []
  expect(JSON.stringify(first)).not.toContain('Mrs Example')
  expect(first).toMatchObject({ status: { status: 'graded', grade: 3 }, reason: GONE, owner: GONE })
  expect(JSON.stringify([second, ...(s.state.finals.get(PERINATAL) ?? [])]).split('Mrs Example')).toHaveLength(9)
  s.must(LEAD, { type: 'redactText', text: { kind: 'entry', seq: written.at(-2) ?? 0 }, reason: 'It names a person' })
  expect(s.state.domain1.map(({ rule, reason }) => [rule, reason])).toEqual([
    ['lowest-total', { words: said('lowest-total') }],
    ['highest-total', GONE],
  ])
})

test('an entry without words of staff has none to take out, and its seat, group and vote stay', () => {
  const { s, written } = aWordyWorkshop()
  const none = s.entries.map(({ seq }) => seq).filter((seq) => !written.includes(seq))
  expect(none.length).toBeGreaterThan(20)
  for (const seq of [...none, s.entries.length + 1]) {
    const command = { type: 'redactText' as const, text: { kind: 'entry' as const, seq }, reason: 'It names a person' }
    expect(s.refused(FACILITATOR, command)).toBe('unknown-text')
  }
  // Once the words are gone from the trail, they cannot go again.
  const [seq = 0] = written
  const [gone] = erased([...(s.entries[seq - 1]?.events ?? [])])
  if (!gone) throw new Error('expected an event')
  s.entries.splice(seq - 1, 1, { seq, events: [gone] })
  expect(s.refused(LEAD, { type: 'redactText', text: { kind: 'entry', seq }, reason: 'Again' })).toBe('unknown-text')
})

test('whatever may be typed into a command has a way to be taken out', () => {
  const typed = Command.def.options.flatMap(({ shape }) =>
    Object.entries(shape).flatMap(([field, schema]) =>
      isTyped(schema) ? [`${[...shape.type.def.values].join()}.${field}`] : [],
    ),
  )
  const byRecord = ['proposeEvidence.claim', 'proposeEvidence.source', 'raiseObjection.reason']
  const byEntry = [
    'castAssistedBallot.helper',
    'redactEvidence.reason',
    'redactText.reason',
    'declineEvidence.reason',
    'revealRound.override',
    'voidRound.reason',
    'recordAgreement.reason',
    'recordAgreement.dissent',
    'settleFinalGrade.rationale',
    'settleFinalGrade.reason',
    'settleFinalGrade.secondSignatory',
    'settleFinalGrade.owner',
    'chooseDomain1Rule.reason',
    'publishReport.signatories',
  ]
  expect(typed.toSorted()).toEqual([...byRecord, ...byEntry].toSorted())
})

const GONE = { digest: '0'.repeat(64) }

/** A text that is cleaned before it is kept is a pipe, whatever stands around it. */
function isTyped(schema: object): boolean {
  const parsed = z.object({ def: z.looseObject({ type: z.string() }) }).safeParse(schema)
  if (!parsed.success) return false
  const { type, innerType, element } = parsed.data.def
  if (type === 'pipe') return true
  return [innerType, element].some((inner) => typeof inner === 'object' && inner !== null && isTyped(inner))
}

/** What must stay whatever words go. */
const facts = ({ state }: Workshop) => [
  [...state.rounds.values()].map(({ id, state: standing }) => [id, standing]),
  [...state.voters],
  [...state.agreements.values()].map((list) => list.map(({ outcome, number }) => [outcome, number])),
  [...state.finals.values()].map((list) => list.map(({ status, number }) => [status, number])),
  state.domain1.map(({ rule }) => rule),
  state.publication?.signatories.length,
]

/** As read back from a disk on which the words are gone. */
const erased = (events: readonly SessionEvent[]): SessionEvent[] =>
  z
    .array(SessionEvent)
    .parse(
      JSON.parse(
        JSON.stringify(events, (_, value: unknown) =>
          isWords(value) && value.words.includes('Mrs Example') ? { digest: 'd'.repeat(64) } : value,
        ),
      ),
    )

const isWords = (value: unknown): value is { words: string } =>
  typeof value === 'object' && value !== null && 'words' in value && typeof value.words === 'string'
