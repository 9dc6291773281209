/** A session made and played over HTTP, for tests that look at screens and not at how a room got there. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { TrailFile } from '@eds/audit/trail'
import type { CharacteristicId } from '@eds/frameworks/characteristics'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import type { Choice } from '@eds/session/ballot'
import { type Command, NewSession, SeatList, SessionLinks } from '@eds/session/protocol'
import { type Admission, EvidenceId, type QuestionId, type RoundAsk, RoundId, type SeatId } from '@eds/session/session'
import * as z from 'zod'
import { type AServer, aNonce, done, getJson, type Seated, takeSeat } from '../a-server.ts'
import type { Links, Room } from './a-room.ts'

const Opened = z.object({ type: z.literal('roundOpened'), round: z.string() })
const Proposed = z.object({ type: z.literal('evidenceProposed'), evidence: z.object({ id: EvidenceId }) })

/** A session and the acts of its facilitator and lead. Each resolves when it is saved, with the id of what it made. */
export type ASession = Links & {
  helper: string
  facilitator(command: Command): Promise<string>
  lead(command: Command): Promise<string>
  /** Sits somebody down and keeps a line open, so that the room sees them. */
  seat(group: string): Promise<Seated>
  /** Somebody asks for a seat with the code. */
  ask(group: string): Promise<Seated>
  cast(who: Seated, round: string, choice: Choice): Promise<void>
  propose(
    who: Seated,
    evidence: {
      question: QuestionId
      claim: string
      source: string
      showGroup: boolean
      characteristics?: CharacteristicId[]
    },
  ): Promise<string>
  openRound(question: QuestionId, ask?: RoundAsk): Promise<RoundId>
  object(who: Seated, objection: { question: QuestionId; reason: string }): Promise<string>
  /** The round that was opened last, by whomever, as the trail names it. */
  newestRound(): Promise<RoundId>
  newestEvidence(): Promise<EvidenceId>
  /** The seat that people call by this number. */
  seatNumbered(number: number): Promise<SeatId>
  /** Lets everybody's line go. */
  leave(): void
}

/** @param choice what differs from a session of all default groups */
export async function aSession(
  room: Room,
  choice: {
    title: string
    questions: readonly string[]
    countdownSeconds: number
    revealFloor: number
    shapeFloor?: number
    maxSeats?: number
    admission?: Admission
  },
): Promise<ASession> {
  const {
    title,
    questions,
    countdownSeconds,
    revealFloor,
    shapeFloor = 1,
    maxSeats = 100,
    admission = 'at-once',
  } = choice
  const order = NewSession.parse({
    title,
    questions,
    groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id, name })),
    // Rooms of a few phones, let straight in, that see how their votes divide: their choices are the test's.
    settings: {
      revealFloor,
      countdownSeconds,
      disclosureThreshold: 8,
      shapeFloor,
      maxSeats,
      admission,
    },
  })
  const { base, workspace } = room.server
  const reply = await fetch(`${base}/api/assessments/${midAndSouthEssex.id}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${workspace}` },
    body: JSON.stringify(order),
  })
  const links = SessionLinks.parse(await reply.json())
  const server: Pick<AServer, 'base' | 'session' | 'joinCode'> = {
    base,
    session: links.session,
    joinCode: links.joinCode,
  }
  const by = (link: string) => async (command: Command) => (await done(server, tokenIn(link), command)) ?? ''
  const facilitator = by(links.desk)
  async function newest<E>(kind: z.ZodType<E>): Promise<E> {
    const trail = await getJson(server, `/api/sessions/${links.session}/trail`, tokenIn(links.desk))
    const events = TrailFile.parse(trail.body).entries.flatMap((entry) => entry.events)
    return kind.parse(events.findLast((event) => kind.safeParse(event).success))
  }
  const lines: WebSocket[] = []
  const named = (link: string) => link.replace(/^https?:\/\/[^/]+/, room.at(''))
  return {
    joinCode: links.joinCode,
    desk: links.desk,
    wall: named(links.wall),
    finalise: links.finalise,
    helper: named(links.helper),
    report: named(links.report),
    facilitator,
    lead: by(links.finalise),
    async seat(group) {
      const seated = await takeSeat(server, group)
      const address = `${base.replace(/^http/, 'ws')}/ws/sessions/${links.session}/room`
      lines.push(new WebSocket(address, ['eds.v1', `token.${seated.token}`]))
      return seated
    },
    ask: (group) => takeSeat(server, group),
    async cast(who, round, vote) {
      await done(server, who.token, { type: 'castBallot', round: RoundId.parse(round), choice: vote, nonce: aNonce() })
    },
    propose: async (who, evidence) =>
      (await done(server, who.token, { type: 'proposeEvidence', characteristics: [], ...evidence })) ?? '',
    openRound: async (question, ask = { kind: 'grade' }) =>
      RoundId.parse(await facilitator({ type: 'openRound', question, ask })),
    object: async (who, objection) => (await done(server, who.token, { type: 'raiseObjection', ...objection })) ?? '',
    newestRound: async () => RoundId.parse((await newest(Opened)).round),
    newestEvidence: async () => (await newest(Proposed)).evidence.id,
    async seatNumbered(number) {
      const { body } = await getJson(server, `/api/sessions/${links.session}/seats`, tokenIn(links.helper))
      const found = SeatList.parse(body).find((each) => each.number === number)
      if (found === undefined) throw new Error(`expected a seat ${number}, found ${JSON.stringify(body)}`)
      return found.seat
    },
    leave() {
      for (const line of lines) line.close()
    },
  }
}

const tokenIn = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('t') ?? ''
