/** Evidence that one session takes out leaves another session of the assessment once no vote is open there. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assessment } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Room } from '@eds/server/room'
import { openRooms, type Rooms } from '@eds/server/rooms'
import { keptElsewhere, openSharedEvidence, type SharedEvidence } from '@eds/server/shared-evidence'
import { openSqliteStore } from '@eds/server/store-sqlite'
import { FeedItem } from '@eds/session/document'
import { copyOf } from '@eds/session/document-copy'
import type { Command } from '@eds/session/protocol'
import { Answer } from '@eds/session/protocol'
import { type Actor, DEFAULT_SETTINGS, EvidenceId, GroupId, QuestionId, RoundId } from '@eds/session/session'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type AClock, aClock } from './a-clock.ts'
import { aFolder, freshCommandId } from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const NAME = 'Mrs Canary'
const ITEM = EvidenceId.parse('evidence-with-a-name')
const FACILITATOR: Actor = { kind: 'facilitator' }

const withName: Assessment = {
  ...midAndSouthEssex,
  entries: midAndSouthEssex.entries.map((entry): Assessment['entries'][number] => {
    const item = { id: ITEM, words: `${NAME} was turned away.`, source: null, characteristics: [] }
    return entry.outcome === '2A' ? { ...entry, evidence: [item, ...entry.evidence] } : entry
  }),
}

type Running = {
  rooms: Rooms
  shared: SharedEvidence
  clock: AClock
  assessments: Map<string, Assessment>
  stop(): Promise<void>
}

let folder: string
let running: Running
beforeEach(async () => {
  folder = await aFolder()
  running = await start()
})
afterEach(async () => {
  await running.stop()
  await rm(folder, { recursive: true, force: true })
})

/** As a server starts, over what the last one left. */
async function start(): Promise<Running> {
  const clock = aClock()
  const store = await openSqliteStore(join(folder, 'a.sqlite'))
  const parts = { store, clock, log: () => {} }
  const rooms = await openRooms({ ...parts, fingerprintKey: new Uint8Array(32) })
  const kept = await store.assessments()
  if (kept.length === 0) await store.saveAssessment(withName)
  const assessments = new Map([[withName.id, kept[0] ?? withName]])
  const shared = openSharedEvidence({ ...parts, rooms, assessments })
  await shared.settle()
  rooms.whenEvidenceMayBeGone(shared.settle)
  return {
    ...{ rooms, shared, clock, assessments },
    async stop() {
      shared.stop()
      await rooms.stop()
      await store.close()
    },
  }
}

async function begin(title: string): Promise<Room> {
  const choice = { title, questions: [QUESTION], groups: [{ id: GroupId.parse('staff'), name: 'Staff' }] }
  const assessment = running.assessments.get(withName.id) ?? withName
  const begun = await running.rooms.begin(assessment, { ...choice, settings: DEFAULT_SETTINGS }, { kind: 'lead' })
  if (!begun.ok) throw new Error(`expected a session, found ${begun.refusal.code}`)
  return begun.room
}

async function done(room: Room, command: Command, by = FACILITATOR): Promise<string | null> {
  const { refusal, text } = await room.ask({ by, commandId: freshCommandId(), command })
  if (refusal !== null) throw new Error(`expected ${command.type} to be saved, found ${refusal}`)
  const answer = Answer.parse(JSON.parse(text))
  return answer.status === 'saved' ? answer.made : null
}

async function openVote(room: Room): Promise<RoundId> {
  await done(room, { type: 'openSession' })
  await done(room, { type: 'showQuestion', question: QUESTION })
  return RoundId.parse(await done(room, { type: 'openRound', question: QUESTION, ask: { kind: 'grade' } }))
}

const copy = (room: Room) => copyOf(room.documents.room, ['evidence', 'questions', 'feed'])
const tells = (room: Room) => JSON.stringify([room.state.plan, copy(room)]).includes(NAME)
const actsIn = (room: Room) => {
  const { feed } = z.object({ feed: z.record(z.string(), FeedItem) }).parse(copy(room))
  return Object.values(feed).flatMap(({ act, by, reason }) => (act === 'redactEvidence' ? [{ by, reason }] : []))
}
/** Another look of those that are taken while something waits. */
async function look(): Promise<void> {
  running.clock.pass(1000)
  await running.shared.settle()
}
const take = (room: Room) => done(room, { type: 'redactEvidence', evidence: ITEM, reason: 'It names a patient' })
const again = (room: Room): Room => {
  const found = running.rooms.byId(room.row.id)
  if (found === null) throw new Error('expected the session to be there again, found none')
  return found
}

test('an open vote keeps its evidence until it is closed; all else loses it at once, and the act names where it came from', async () => {
  const [first, voting, other] = [await begin('One'), await begin('Two'), await begin('Three')]
  const round = await openVote(voting)
  await take(other)
  expect([first, voting, other].map(tells)).toEqual([false, true, false])
  expect(JSON.stringify([...running.assessments.values()])).not.toContain(NAME)
  await look()
  expect([tells(voting), actsIn(voting)]).toEqual([true, []])
  // A session that is begun meanwhile never has it.
  expect(tells(await begin('Four'))).toBe(false)
  await done(voting, { type: 'callClose', round })
  running.clock.pass(DEFAULT_SETTINGS.countdownSeconds * 1000)
  await expect.poll(() => voting.state.rounds.get(round)?.state).toBe('closed')
  await look()
  expect(tells(voting)).toBe(false)
  // Not where it was taken out by the server as well: where a person did.
  const from = `“Three” (${other.row.id})`
  for (const room of [first, voting])
    expect(actsIn(room)).toEqual([{ by: 'server', reason: { words: expect.stringContaining(from) } }])
  expect(actsIn(other)).toEqual([{ by: 'facilitator', reason: { words: 'It names a patient' } }])
  await look()
  expect(actsIn(voting)).toHaveLength(1)
})

test('what waits for a vote is done after a restart as well, once the vote is set aside', async () => {
  const [voting, other] = [await begin('One'), await begin('Two')]
  const round = await openVote(voting)
  await take(other)
  await running.stop()
  running = await start()
  expect([tells(again(voting)), tells(again(other))]).toEqual([true, false])
  expect(JSON.stringify([...running.assessments.values()])).not.toContain(NAME)
  await done(again(voting), { type: 'voidRound', round, reason: 'A mistake' })
  await look()
  expect(tells(again(voting))).toBe(false)
  expect(actsIn(again(voting))).toEqual([
    { by: 'server', reason: { words: expect.stringContaining(`“Two” (${other.row.id})`) } },
  ])
})

test('a vote that nobody ends holds it for a day and no longer', async () => {
  const [voting, other] = [await begin('One'), await begin('Two')]
  await openVote(voting)
  await take(other)
  running.clock.set(running.clock.now() + 24 * 60 * 60 * 1000 - 5000)
  await look()
  expect(tells(voting)).toBe(true)
  running.clock.set(running.clock.now() + 5000)
  await look()
  expect([tells(voting), actsIn(voting).length]).toEqual([false, 1])
})

test('a vote that is opened afterwards holds nothing, also in one breath with the end of the one before', async () => {
  const [voting, other] = [await begin('One'), await begin('Two')]
  const round = await openVote(voting)
  await take(other)
  running.clock.pass(500)
  await done(voting, { type: 'voidRound', round, reason: 'A mistake' })
  await done(voting, { type: 'openRound', question: QUESTION, ask: { kind: 'grade' } })
  await look()
  expect([tells(voting), actsIn(voting).length]).toEqual([false, 1])
})

test('its own people take it out of a session also while they vote', async () => {
  const voting = await begin('One')
  await openVote(voting)
  await take(voting)
  expect(tells(voting)).toBe(false)
})

test('whoever takes it out can know before where it stays for now', async () => {
  const [voting, also, other] = [await begin('One'), await begin('Two'), await begin('Three')]
  const kept = (room: Room, evidence: string = ITEM) =>
    keptElsewhere(room, running.rooms.all(), evidence, running.clock.now())
  expect([voting, also, other].map((room) => kept(room))).toEqual([0, 0, 0])
  const round = await openVote(voting)
  await openVote(also)
  // Its own vote keeps nothing, and who voted without it has nothing to keep.
  expect([voting, also, other].map((room) => kept(room))).toEqual([1, 1, 2])
  expect(kept(other, 'no-evidence')).toBe(0)
  await take(also)
  expect([tells(voting), kept(other)]).toEqual([true, 1])
  await done(voting, { type: 'voidRound', round, reason: 'A mistake' })
  expect(kept(other)).toBe(0)
})
