/** One live session: group commit, a store that fails, and the countdown. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Room } from '@eds/server/room'
import { openRooms } from '@eds/server/rooms'
import { readHistory } from '@eds/server/session-history'
import type { Batch, Store, StoredSession } from '@eds/server/store'
import { openSqliteStore } from '@eds/server/store-sqlite'
import { room as roomReader } from '@eds/session/document'
import { Answer, type Command } from '@eds/session/protocol'
import {
  type Actor,
  DEFAULT_SETTINGS,
  EvidenceId,
  GroupId,
  ObjectionId,
  QuestionId,
  RoundId,
  SeatId,
} from '@eds/session/session'
import { TURNOUT_EVERY_MS } from '@eds/session/turnout'
import { afterEach, expect, test } from 'vitest'
import { aClock } from './a-clock.ts'
import { aFolder, aNonce, freshCommandId, sha256 } from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const STAFF = GroupId.parse('staff')
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A real store that writes down its batches, and fails as often as it is told to. */
function watched(store: Store) {
  const batches: Batch[] = []
  const faults = { appends: 0, recoveries: 0, isKeptAllTheSame: false }
  const watching: Store = {
    ...store,
    async append(batch) {
      batches.push(batch)
      if (faults.appends === 0) return store.append(batch)
      faults.appends -= 1
      if (faults.isKeptAllTheSame) await store.append(batch)
      throw new Error('disk I/O error')
    },
    async recover() {
      if (faults.recoveries > 0) {
        faults.recoveries -= 1
        throw new Error('disk I/O error')
      }
      return store.recover()
    },
  }
  return { store: watching, batches, faults }
}

async function aRoom() {
  const folder = await aFolder()
  const clock = aClock()
  const { store, batches, faults } = watched(await openSqliteStore(join(folder, 'a.sqlite')))
  await store.saveAssessment(midAndSouthEssex)
  const fingerprintKey = new Uint8Array(32).fill(7)
  const log: string[] = []
  const parts = { store, clock, fingerprintKey, log: (_level: string, event: string) => log.push(event) }
  const rooms = await openRooms(parts)
  const begun = await rooms.begin(
    midAndSouthEssex,
    {
      title: 'A workshop',
      questions: questionsOf(midAndSouthEssex).map(({ id }) => QuestionId.parse(id)),
      groups: [{ id: STAFF, name: 'Staff' }],
      settings: { ...DEFAULT_SETTINGS, admission: 'at-once' },
    },
    { kind: 'server' },
  )
  if (!begun.ok) throw new Error(`expected a session, found ${begun.refusal.detail}`)
  const { room } = begun
  ends.push(async () => {
    await rooms.stop()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const reopened = async () => {
    await room.stop()
    const again = (await openRooms(parts)).byId(room.row.id)
    if (again === null) throw new Error('expected the session to be there again, found none')
    ends.push(() => again.stop())
    return again
  }
  return { room, store, clock, batches, faults, log, reopened }
}

const FACILITATOR: Actor = { kind: 'facilitator' }

async function ask(room: Room, by: Actor, command: Command, commandId = freshCommandId()): Promise<Answer> {
  return Answer.parse(JSON.parse((await room.ask({ by, commandId, command })).text))
}
const codeOf = (answer: Answer) => (answer.status === 'saved' ? 'saved' : answer.refusal.code)

async function made(room: Room, by: Actor, command: Command): Promise<string> {
  const answer = await ask(room, by, command)
  if (answer.status === 'saved') return answer.made ?? ''
  throw new Error(`expected ${command.type} to be saved, found ${answer.refusal.code}`)
}

async function seated(room: Room): Promise<Actor> {
  const secretHash = sha256(freshCommandId())
  const command = { type: 'takeSeat' as const, joinCode: room.row.joinCode, group: STAFF, secretHash }
  return { kind: 'seat', seat: SeatId.parse(await made(room, { kind: 'door' }, command)) }
}

async function openRound(room: Room): Promise<RoundId> {
  if (room.state.phase === 'lobby') await made(room, FACILITATOR, { type: 'openSession' })
  await made(room, FACILITATOR, { type: 'showQuestion', question: QUESTION })
  return RoundId.parse(await made(room, FACILITATOR, { type: 'openRound', question: QUESTION, ask: { kind: 'grade' } }))
}

const cast = (round: RoundId, choice: '0' | '1' | '2' | '3') => ({
  type: 'castBallot' as const,
  round,
  choice,
  nonce: aNonce(),
})

/** Lets what is under way come to its end: a command that is refused passes through the queue behind it. */
const settled = (room: Room) => ask(room, FACILITATOR, { type: 'answerHelp', seat: SeatId.parse('nobody') })

test('commands that arrive together share one commit, and are answered in order; votes make no entry', async () => {
  const { room, batches } = await aRoom()
  const seats = await Promise.all(Array.from({ length: 40 }, () => seated(room)))
  expect(batches).toHaveLength(1)
  const round = await openRound(room)
  const before = batches.length
  const answers = await Promise.all(seats.map((seat) => ask(room, seat, cast(round, '2'))))
  expect(batches.slice(before).map(({ entries, ballots }) => [entries.length, ballots.length])).toEqual([[0, 40]])
  const seqsOf = (given: typeof answers) => given.map((answer) => (answer.status === 'saved' ? answer.seq : 0))
  const { seq } = room.head
  expect(seqsOf(answers)).toEqual(seats.map(() => seq))
  expect(room.state.voters.get(round)?.size).toBe(40)
  const calls = await Promise.all(seats.map((seat) => ask(room, seat, { type: 'callForHelp' })))
  expect(batches.slice(before + 1).map(({ entries, ballots }) => [entries.length, ballots.length])).toEqual([[40, 0]])
  // While it is open, everybody is told the same newest entry: nobody's answer counts what came between.
  expect(seqsOf(calls)).toEqual(seats.map(() => seq))
})

test('votes are told in steps: a phone that watches the document cannot tell when one came, nor the first four', async () => {
  const { room, clock } = await aRoom()
  const seats = await Promise.all(Array.from({ length: 8 }, () => seated(room)))
  const round = await openRound(room)
  const told = () => {
    const { received, groups } = roomReader.one(room.documents.room, 'turnout', 'now') ?? {}
    return { received, groups, seq: roomReader.one(room.documents.room, 'trail', 'head')?.seq }
  }
  const vote = (from: number, to: number) =>
    Promise.all(seats.slice(from, to).map((seat) => ask(room, seat, cast(round, '1'))))
  const opened = told()
  expect(opened).toMatchObject({ received: null, groups: [{ group: STAFF, received: null }] })
  await vote(0, 4)
  expect(told()).toEqual(opened)
  clock.pass(TURNOUT_EVERY_MS)
  // Nor the trail's length, which would count those that a helper entered.
  expect(told()).toEqual(opened)
  await vote(4, 5)
  const few = told()
  clock.pass(TURNOUT_EVERY_MS - 1)
  expect(told()).toEqual(few)
  // What anybody else does in between brings no vote to light.
  await made(room, seats[0] ?? FACILITATOR, { type: 'callForHelp' })
  expect(told()).toMatchObject({ received: null, groups: [{ received: null }] })
  clock.pass(1)
  expect(told()).toMatchObject({ received: 5, groups: [{ received: 5 }], seq: room.head.seq })
  await vote(5, 8)
  await made(room, FACILITATOR, { type: 'voidRound', round, reason: 'The question was misread' })
  expect(roomReader.one(room.documents.room, 'turnout', 'now')).toBeNull()
  expect(roomReader.one(room.documents.room, 'rounds', round)).toMatchObject({ state: 'void', received: null })
})

/** A vote set aside, and one still open in which a helper voted for two people, of whom one has voted since by phone. */
async function votedTwice({ room }: Awaited<ReturnType<typeof aRoom>>) {
  const seats = await Promise.all(Array.from({ length: 4 }, () => seated(room)))
  const first = await openRound(room)
  for (const seat of seats.slice(0, 3)) await made(room, seat, cast(first, '1'))
  await made(room, FACILITATOR, { type: 'voidRound', round: first, reason: 'The question was misread' })
  const second = await openRound(room)
  for (const by of seats.slice(0, 2)) {
    if (by.kind !== 'seat') throw new Error('expected a seat')
    const assisted = { ...cast(second, '0'), type: 'castAssistedBallot' as const, seat: by.seat, helper: 'Sam' }
    await made(room, { kind: 'helper' }, assisted)
  }
  for (const seat of seats.slice(1, 3))
    for (const choice of ['1', '2'] as const) await made(room, seat, cast(second, choice))
  // Told as ever, and without effect: the phone has the last word.
  const [, overruled] = seats
  if (overruled?.kind !== 'seat') throw new Error('expected a seat')
  const anew = { ...cast(second, '0'), type: 'castAssistedBallot' as const, seat: overruled.seat, helper: 'Sam' }
  await made(room, { kind: 'helper' }, anew)
  return { first, second }
}

test('after a restart it is known who has voted, in a vote that is open and in one that was set aside', async () => {
  const parts = await aRoom()
  const { first, second } = await votedTwice(parts)
  const { state } = parts.room
  expect([state.voters.get(first)?.size, state.voters.get(second)?.size]).toEqual([3, 3])
  expect([state.helped.get(second)?.size, state.assisted.get(second)?.size]).toEqual([2, 1])
  const box = await parts.store.openBallots(parts.room.row.id, second)
  expect(box.map(({ choice }) => choice).toSorted()).toEqual(['0', '2', '2'])
  const again = await parts.reopened()
  for (const kept of ['voters', 'assisted', 'helped', 'rounds'] as const) expect(again.state[kept]).toEqual(state[kept])
})

test('a saved vote that is not in the box, and a ballot of which nobody was told, are damage', async () => {
  const parts = await aRoom()
  const { first, second } = await votedTwice(parts)
  const stored = await parts.store.load(parts.room.row.id)
  expect(readHistory(stored).state).toEqual(parts.room.state)
  const refused = (damage: Partial<StoredSession>, why: string) =>
    expect(() => readHistory({ ...stored, ...damage })).toThrow(why)
  const [lost, ...box] = stored.box
  if (lost === undefined) throw new Error('expected a ballot in the box')
  refused({ box }, 'Its votes are not those that were saved.')
  refused({ box: [...stored.box, { ...lost, round: first }] }, 'Its votes are not those that were saved.')
  const written = new Set(stored.entries.map(({ commandId }) => commandId))
  const answers = stored.answers.filter(({ commandId }) => written.has(commandId))
  refused({ answers }, 'Its votes are not those that were saved.')
  const told = (from: string, to: string) =>
    stored.answers.map((each) => ({ ...each, answer: each.answer.replace(from, to) }))
  refused({ answers: told(`"made":"${second}"`, '"made":"no-round"') }, 'Its votes are not those that were saved.')
  refused({ answers: told(`"made":"${second}"`, '"made":null') }, 'Something was answered that is not in its entries.')
  refused({ answers: told('"head":"', '"head":"0') }, 'cannot be read')
})

test('the words that the wall shows at the end stay those of the end, also after a restart', async () => {
  const { room, reopened } = await aRoom()
  const shown = ({ documents }: Room) =>
    ['closed', 'head'].map((key) => roomReader.one(documents.room, 'trail', key)?.seq)
  await made(room, FACILITATOR, { type: 'openSession' })
  expect(shown(room)).toEqual([undefined, room.head.seq])
  await made(room, FACILITATOR, { type: 'closeSession' })
  const end = room.head.seq
  await made(room, { kind: 'lead' }, { type: 'takeAuditorsFile' })
  expect(shown(room)).toEqual([end, end + 1])
  expect(shown(await reopened())).toEqual([end, end + 1])
})

test('an id that comes twice in one batch happens once', async () => {
  const { room } = await aRoom()
  const seat = await seated(room)
  const round = await openRound(room)
  const commandId = freshCommandId()
  const head = room.head.seq
  const answers = await Promise.all([1, 2, 3].map(() => ask(room, seat, cast(round, '1'), commandId)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(room.head.seq).toBe(head)
  expect(room.state.voters.get(round)?.size).toBe(1)
})

test('nothing is acknowledged or shown that is not on disk; after the fault it goes on where the disk stands', async () => {
  const { room, clock, faults, log } = await aRoom()
  const seat = await seated(room)
  const round = await openRound(room)
  faults.appends = 1
  faults.recoveries = 2
  const commandId = freshCommandId()
  const ballot = cast(round, '3')
  expect(codeOf(await ask(room, seat, ballot, commandId))).toBe('storage-unavailable')
  expect(room.state.voters.get(round)?.size).toBe(0)
  expect(codeOf(await ask(room, seat, ballot, commandId))).toBe('storage-unavailable')
  while (!log.includes('storing-again')) {
    clock.pass(5000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(codeOf(await ask(room, seat, ballot, commandId))).toBe('saved')
  expect(room.state.voters.get(round)?.size).toBe(1)
})

test('a batch that was kept although the commit failed is found again, and its retry is not a second one', async () => {
  const { room, clock, faults, log } = await aRoom()
  const seat = await seated(room)
  const round = await openRound(room)
  faults.appends = 1
  faults.isKeptAllTheSame = true
  const commandId = freshCommandId()
  const ballot = cast(round, '3')
  expect(codeOf(await ask(room, seat, ballot, commandId))).toBe('storage-unavailable')
  while (!log.includes('storing-again')) {
    clock.pass(5000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const head = room.head.seq
  expect(await ask(room, seat, ballot, commandId)).toMatchObject({ status: 'saved', seq: head })
  expect(room.head.seq).toBe(head)
})

test('a fault of the program is said to be one, so that no phone tries for ever; what needed the disk may be tried again', async () => {
  const { room, clock, log } = await aRoom()
  const seat = await seated(room)
  const round = await openRound(room)
  const { now } = clock
  clock.now = () => {
    throw new Error('a fault')
  }
  expect(codeOf(await ask(room, seat, { type: 'callForHelp' }))).toBe('server-fault')
  expect(codeOf(await ask(room, FACILITATOR, { type: 'revealRound', round, override: null }))).toBe(
    'storage-unavailable',
  )
  expect(log.filter((event) => event === 'deciding-failed')).toHaveLength(2)
  clock.now = now
  // The session is as it was, and the next command is taken.
  expect(room.state.helpCalls.size).toBe(0)
  expect(codeOf(await ask(room, seat, { type: 'callForHelp' }))).toBe('saved')
})

test('the countdown closes the round, even when the wall clock is set back meanwhile', async () => {
  const { room, clock } = await aRoom()
  const seats = await Promise.all(Array.from({ length: 6 }, () => seated(room)))
  const round = await openRound(room)
  await Promise.all(seats.map((seat) => ask(room, seat, cast(round, '2'))))
  await made(room, FACILITATOR, { type: 'callClose', round })
  clock.pass(DEFAULT_SETTINGS.countdownSeconds * 1000 - 1)
  await settled(room)
  expect(room.state.rounds.get(round)?.state).toBe('open')
  clock.set(clock.now() - 3_600_000)
  clock.pass(1)
  await settled(room)
  expect(room.state.rounds.get(round)).toMatchObject({ state: 'closed', received: 6 })
  expect(codeOf(await ask(room, seats[0] ?? FACILITATOR, cast(round, '1')))).toBe('round-not-open')
  expect(codeOf(await ask(room, FACILITATOR, { type: 'revealRound', round, override: null }))).toBe('saved')
  expect(room.state.rounds.get(round)?.state).toBe('revealed')
})

test('a close that is taken back closes nothing, and one called again closes the round', async () => {
  const { room, clock } = await aRoom()
  const round = await openRound(room)
  const countdownMs = DEFAULT_SETTINGS.countdownSeconds * 1000
  await made(room, FACILITATOR, { type: 'callClose', round })
  clock.pass(countdownMs - 1)
  // Set forward, the wall clock would already be past the end: the timer is not.
  clock.set(clock.now() + 3_600_000)
  await made(room, FACILITATOR, { type: 'keepOpen', round })
  clock.pass(2 * countdownMs)
  await settled(room)
  expect(room.state.rounds.get(round)).toMatchObject({ state: 'open', closesAt: null })
  await made(room, FACILITATOR, { type: 'callClose', round })
  clock.pass(countdownMs)
  await settled(room)
  expect(room.state.rounds.get(round)?.state).toBe('closed')
  expect(codeOf(await ask(room, FACILITATOR, { type: 'keepOpen', round }))).toBe('round-not-open')
})

test('a restart goes on counting down', async () => {
  const { room, clock, reopened } = await aRoom()
  const seat = await seated(room)
  const round = await openRound(room)
  await ask(room, seat, cast(round, '2'))
  await made(room, FACILITATOR, { type: 'callClose', round })
  const again = await reopened()
  expect(again.state).toEqual(room.state)
  clock.pass(DEFAULT_SETTINGS.countdownSeconds * 1000)
  await settled(again)
  expect(again.state.rounds.get(round)).toMatchObject({ state: 'closed', received: 1 })
})

test('a choice is in no entry, no answer and no other table than the box', async () => {
  const { room, batches } = await aRoom()
  const seat = await seated(room)
  const round = await openRound(room)
  const commandId = freshCommandId()
  const [first, second] = [cast(round, '0'), cast(round, '3')]
  await ask(room, seat, first, commandId)
  const fingerprints = new Set<string>()
  for (const choice of ['0', '1', '2', '3'] as const) {
    expect(codeOf(await ask(room, seat, cast(round, choice), commandId))).toBe('saved')
  }
  // Each was the answer to the first, and the first is what counts.
  expect(batches.flatMap(({ ballots }) => ballots.map(({ choice }) => choice))).toEqual(['0'])
  await ask(room, seat, second)
  for (const { answers, entries, texts, ballots } of batches) {
    for (const { fingerprint, commandId: id } of answers) if (id === commandId) fingerprints.add(fingerprint)
    const told = JSON.stringify({ answers, entries, texts })
    for (const { nonce } of ballots) expect(told).not.toContain(nonce)
    for (const { nonce } of [first, second]) expect(told).not.toContain(nonce)
    expect(told).not.toContain('"choice"')
  }
  expect(fingerprints.size).toBe(1)
})

test('an objection, why evidence was declined and a dissent are taken out of every copy, and their fingerprints with them', async () => {
  const { room, batches, reopened } = await aRoom()
  const seat = await seated(room)
  await openRound(room)
  const claim = { claim: 'They were late', source: 'I saw it', characteristics: [], showGroup: false }
  const proposed = EvidenceId.parse(await made(room, seat, { type: 'proposeEvidence', question: QUESTION, ...claim }))
  const said = 'Mrs Example'
  const objection = ObjectionId.parse(
    await made(room, seat, { type: 'raiseObjection', question: QUESTION, reason: `${said} objected` }),
  )
  for (const why of ['once', 'twice']) {
    await made(room, FACILITATOR, { type: 'declineEvidence', evidence: proposed, reason: `${said} was named ${why}` })
    if (why === 'once') await made(room, FACILITATOR, { type: 'returnEvidence', evidence: proposed })
  }
  const copies = (each: Room) =>
    JSON.stringify([
      [...each.state.proposals],
      [...each.state.objections],
      each.documents.room.getMap('feed').toJSON(),
      each.documents.desk.getMap('proposals').toJSON(),
      each.documents.desk.getMap('objections').toJSON(),
    ]).split(said).length - 1
  expect(copies(room)).toBeGreaterThan(3)
  const reason = 'It names a person'
  await made(room, FACILITATOR, { type: 'redactEvidence', evidence: proposed, reason })
  const retry = {
    commandId: 'an-objection-of-mine',
    command: { type: 'redactText', reason, text: { kind: 'objection', objection } },
  } as const
  const first = await room.ask({ by: FACILITATOR, ...retry })
  expect(await room.ask({ by: FACILITATOR, ...retry })).toEqual(first)
  expect(batches.at(-1)?.answers.map(({ fingerprint }) => fingerprint === '')).toEqual([true, false])
  expect(copies(room)).toBe(0)
  const again = await reopened()
  expect(copies(again)).toBe(0)
  expect(again.state).toEqual(room.state)
})

test('redacted words are gone from the store, and the session opens as it was', async () => {
  const { room, batches, reopened } = await aRoom()
  const seat = await seated(room)
  await openRound(room)
  const claim = 'My neighbour Mrs Example was turned away'
  const evidence = await made(room, seat, {
    type: 'proposeEvidence',
    question: QUESTION,
    claim,
    source: 'I saw it',
    characteristics: [],
    showGroup: false,
  })
  const [proposal] = [...room.state.proposals.keys()]
  expect(proposal).toBe(evidence)
  if (proposal === undefined) return
  await made(room, FACILITATOR, { type: 'redactEvidence', evidence: proposal, reason: 'It names a person' })
  expect(batches.at(-1)?.erased).toHaveLength(2)
  const again = await reopened()
  expect(again.state).toEqual(room.state)
  expect(JSON.stringify([...again.state.proposals])).not.toContain('Mrs Example')
})

test('a server that starts again amid a round tells no more of it than before, as long as fewer than five have voted', async () => {
  const { room, clock, reopened } = await aRoom()
  const seats = await Promise.all(Array.from({ length: 5 }, () => seated(room)))
  const first = await openRound(room)
  await made(room, FACILITATOR, { type: 'voidRound', round: first, reason: 'It was misread' })
  // What arrives together with the opening is stored with it, and is no part of what is told of it.
  const [answer] = await Promise.all([
    ask(room, FACILITATOR, { type: 'openRound', question: QUESTION, ask: { kind: 'grade' } }),
    ask(room, FACILITATOR, { type: 'showCaptions', languages: ['cy'] }),
  ])
  const round = RoundId.parse(answer.status === 'saved' ? answer.made : null)
  const opened = room.toldHead
  expect(answer).toMatchObject({ status: 'saved', seq: opened.seq, head: opened.hash })
  const voteFor = async (voter: Actor | undefined, on: Room) => {
    const seat = SeatId.parse(voter?.kind === 'seat' ? voter.seat : null)
    const command = { ...cast(round, '1'), type: 'castAssistedBallot' as const, seat, helper: 'Sam' }
    await made(on, { kind: 'helper' }, command)
  }
  await voteFor(seats[0], room)
  await made(room, FACILITATOR, { type: 'showCaptions', languages: [] })
  await voteFor(seats[1], room)
  await made(room, seats[2] ?? FACILITATOR, cast(round, '2'))
  const told = ({ toldHead, toldVoters, documents }: Room) => {
    const { feed, trail, turnout } = { ...documents.room.toJSON() }
    return { toldHead, voters: toldVoters.get(round)?.size, feed, trail, turnout }
  }
  clock.pass(TURNOUT_EVERY_MS)
  const before = told(room)
  expect(before).toMatchObject({ toldHead: opened, voters: 0 })
  const again = await reopened()
  expect(again.head).toEqual(room.head)
  expect(told(again)).toEqual(before)
  clock.pass(TURNOUT_EVERY_MS)
  expect(told(again)).toEqual(before)
  // With five everything may be told, and a start tells what a step told.
  await voteFor(seats[3], again)
  await voteFor(seats[4], again)
  clock.pass(TURNOUT_EVERY_MS)
  expect([again.toldHead, again.toldVoters.get(round)?.size]).toEqual([again.head, 5])
})
