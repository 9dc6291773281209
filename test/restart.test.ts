/** A server that is killed and started again loses nothing that it acknowledged. */

import { rm } from 'node:fs/promises'
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import type { Choice } from '@eds/session/ballot'
import { SessionEvent } from '@eds/session/events'
import { QuestionId, RoundId } from '@eds/session/session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aFolder,
  aNonce,
  aServerProcess,
  ask,
  codeOf,
  done,
  freshCommandId,
  getJson,
  type Seated,
  takeSeat,
} from './a-server.ts'
import { aWebBuild } from './a-web-build.ts'

const QUESTION = QuestionId.parse('2a')
let webDir: string
beforeAll(async () => {
  webDir = await aWebBuild()
})
afterAll(() => rm(webDir, { recursive: true, force: true }))

/** The trail as the facilitator gets it, checked against a head that somebody saw earlier. */
async function checkedTrail(server: { base: string; session: string; facilitator: string }) {
  const { body } = await getJson(server, `/api/sessions/${server.session}/trail`, server.facilitator)
  const trail = TrailFile.parse(body)
  const check = verifyTrail({ sessionId: trail.sessionId, entries: trail.entries, texts: trail.texts })
  if (!check.ok) throw new Error(`expected a whole trail, found ${check.firstBroken.why}`)
  const events = trail.entries.flatMap((entry) => entry.events.map((event) => SessionEvent.parse(event)))
  return { ...trail, head: check.head, events }
}

test('killed again and again while people vote, every acknowledged vote is counted once', async () => {
  const dataDir = await aFolder()
  let server = await aServerProcess({ dataDir, webDir })
  const { port, session } = server
  try {
    await done(server, server.facilitator, { type: 'openSession' })
    const seats: Seated[] = []
    for (let n = 0; n < 24; n++) seats.push(await takeSeat(server, ['staff', 'staff-networks', 'trade-unions'][n % 3]))
    await done(server, server.facilitator, { type: 'showQuestion', question: QUESTION })
    const made = await done(server, server.facilitator, {
      type: 'openRound',
      question: QUESTION,
      ask: { kind: 'grade' },
    })
    const round = RoundId.parse(made)

    /** Retries until it is answered, as the outbox does, with the same id and the same ballot. */
    const vote = async (token: string, choice: Choice) => {
      const commandId = freshCommandId()
      const ballot = { type: 'castBallot' as const, round, choice, nonce: aNonce() }
      for (;;) {
        const reply = await ask(server, token, ballot, commandId).catch(() => null)
        if (reply !== null && codeOf(reply) === 'saved') return reply.answer
        if (reply !== null && codeOf(reply) !== 'storage-unavailable') throw new Error(codeOf(reply))
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const answers: Awaited<ReturnType<typeof vote>>[] = []
    for (let kill = 0; kill < 3; kill++) {
      const voting = seats.slice(kill * 8, kill * 8 + 8).map(({ token }) => vote(token, '2'))
      const restarting = (async () => {
        await Promise.race(voting)
        await server.kill('SIGKILL')
        server = await aServerProcess({ dataDir, webDir, port })
      })()
      answers.push(...(await Promise.all(voting)))
      await restarting
    }
    expect(server.session).toBe(session)
    expect(answers).toHaveLength(24)

    // Votes make no entries: each is told the newest entry of its time, and the trail is as long as before.
    const voted = await checkedTrail(server)
    for (const answer of answers) {
      if (answer.status !== 'saved') throw new Error('expected only saved answers')
      expect([answer.seq, answer.head, answer.made]).toEqual([voted.head.seq, voted.head.hash, round])
    }
    expect(voted.events.at(-1)?.type).toBe('roundOpened')

    await done(server, server.facilitator, { type: 'callClose', round })
    await server.kill('SIGKILL')
    server = await aServerProcess({ dataDir, webDir, port })
    const closed = await until(
      'the round closed',
      () => checkedTrail(server),
      ({ events }) => events.some(({ type }) => type === 'roundClosed'),
    )
    expect(closed.events.filter(({ type }) => type === 'roundClosed')).toMatchObject([{ roundId: round, received: 24 }])
    await done(server, server.facilitator, { type: 'revealRound', round, override: null })
    const revealed = await checkedTrail(server)
    expect(revealed.events.at(-1)?.type).toBe('roundRevealed')
    expect(revealed.texts.filter(({ words }) => /^\{.*"grade":2,.*"state":"agreed"/.test(words))).toHaveLength(1)
    // The head that was seen before is still in the trail.
    const { head } = voted
    expect(revealed.entries[head.seq - 1]?.hash).toBe(head.hash)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 60_000)

/** Looks for a fact until long after it is due: the countdown lasts ten seconds. */
async function until<T>(what: string, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (Date.now() > deadline) throw new Error(`expected ${what}, found it was not so`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
