/** A seat may say much, and cannot bury the desk under it. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { openAccess } from '@eds/server/access'
import { openApp } from '@eds/server/app'
import { openRooms } from '@eds/server/rooms'
import { openSqliteStore } from '@eds/server/store-sqlite'
import { openThrottle } from '@eds/server/throttle'
import { Answer } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, GroupId, QuestionId } from '@eds/session/session'
import { expect, test } from 'vitest'
import { aClock } from './a-clock.ts'
import { aFolder, freshCommandId, sha256 } from './a-server.ts'

const QUESTION = QuestionId.parse('2a')
const claim = { claim: 'There is no ramp', source: 'I use it', characteristics: [], showGroup: false }
const PROPOSAL = { type: 'proposeEvidence', question: QUESTION, ...claim }
const OBJECTION = { type: 'raiseObjection', question: QUESTION, reason: 'Nobody asked us' }

test('of one seat thirty proposals and objections an hour are taken, however slowly they come; others, and what is sent again, go on', async () => {
  const folder = await aFolder()
  const [clock, log] = [aClock(), () => {}]
  const store = await openSqliteStore(join(folder, 'a.sqlite'))
  await store.saveAssessment(midAndSouthEssex)
  const secret = new Uint8Array(32)
  const rooms = await openRooms({ store, clock, log, fingerprintKey: secret })
  try {
    const begun = await rooms.begin(
      midAndSouthEssex,
      {
        title: 'A workshop',
        questions: [QUESTION],
        groups: [{ id: GroupId.parse('staff'), name: 'Staff' }],
        settings: { ...DEFAULT_SETTINGS, admission: 'at-once' },
      },
      { kind: 'lead' },
    )
    if (!begun.ok) throw new Error(`expected a session, found ${begun.refusal.code}`)
    const { room } = begun
    const access = openAccess(secret)
    // However slowly they come: the budget of a few seconds is not what is asked for here.
    const throttle = { ...openThrottle(), command: async () => 0 }
    const app = openApp({
      ...{ rooms, store, access, throttle, clock, log, assessments: new Map(), web: null, version: '0' },
      ...{ callerOf: () => ({ address: '203.0.113.7', isPrivate: true }), isBusy: () => false, shortCountdowns: false },
      ...{ isSafe: false, isKnownHost: () => true, publicUrl: null },
      basesFor: () => ({ staff: 'http://localhost', join: 'http://localhost' }),
    })
    const ask = async (token: string | null, command: object, commandId = freshCommandId()) => {
      const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
      const reply = await app.request(`/api/sessions/${room.row.id}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify({ version: 1, commandId, ...command }),
      })
      const answer = Answer.parse(await reply.json())
      return answer.status === 'saved' ? 'saved' : `${reply.status} ${answer.refusal.code}`
    }
    const sitDown = async () => {
      const token = freshCommandId()
      const { joinCode } = room.row
      expect(await ask(null, { type: 'takeSeat', joinCode, group: 'staff', secretHash: sha256(token) })).toBe('saved')
      return token
    }
    const [one, other] = [await sitDown(), await sitDown()]
    await ask(access.staffToken(room.state.plan.id, 'facilitator'), { type: 'openSession' })
    const first = freshCommandId()
    const answers = [await ask(one, PROPOSAL, first)]
    for (let n = 1; n < 30; n += 1) answers.push(await ask(one, n % 2 === 0 ? PROPOSAL : OBJECTION))
    expect(new Set(answers)).toEqual(new Set(['saved']))
    for (const more of [PROPOSAL, OBJECTION]) expect(await ask(one, more)).toBe('429 too-many-requests')
    expect(room.state.proposals.size + room.state.objections.size).toBe(30)
    expect(await ask(one, PROPOSAL, first)).toBe('saved')
    expect(await ask(one, { ...PROPOSAL, question: 'nothing' })).toMatch(/unknown-question/)
    expect(await ask(one, { type: 'callForHelp' })).toBe('saved')
    expect(await ask(other, PROPOSAL)).toBe('saved')
  } finally {
    await rooms.stop()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})
