/** The script of a rehearsal: a whole workshop from the first seat to the published report. */

import { ownGradesOf, questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Grade } from '@eds/frameworks/framework'
import { frameworkById, gradeName } from '@eds/frameworks/frameworks'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import type { Choice } from '@eds/session/ballot'
import { type Command, Lobby, NewSession, SessionLinks } from '@eds/session/protocol'
import {
  COMBINED_GROUP,
  DEFAULT_SETTINGS,
  EvidenceId,
  ObjectionId,
  type QuestionId,
  Round,
  type RoundAsk,
  RoundId,
  type RoundResult,
} from '@eds/session/session'
import { dice } from './dice.ts'
import { consentOf, gatherPeople, type Mood, mindOf } from './people.ts'
import { askForSeat, freshSecret, type Phone } from './phone.ts'
import { enterRoom, type RoomCopy, type Wire } from './wire.ts'

export type Played = { links: SessionLinks; rounds: number; phones: Phone[]; wall: RoomCopy }

type Desk = { command(command: Command): Promise<string>; lead(command: Command): Promise<string>; wall: RoomCopy }

/** @param tell hears, sentence by sentence, what happens. @throws when the server does what it should not. */
export async function play(
  wire: Wire,
  how: {
    workspaceToken: string
    people: number
    seed: number
    countdownSeconds: number
    tell: (sentence: string) => void
  },
): Promise<Played> {
  const { tell, seed } = how
  const links = await createSession(wire, how)
  const { session, joinCode } = links
  tell(`Watch it on its wall: ${links.wall}`)
  const wall = await enterRoom({ url: wire.url, session, token: tokenIn(links.wall) })
  const desk: Desk = {
    command: staffSender(wire, session, tokenIn(links.desk)),
    lead: staffSender(wire, session, tokenIn(links.finalise)),
    wall,
  }
  await desk.command({ type: 'openSession' })

  const lobby = await wire.getJson(`/api/join/${joinCode}`, Lobby, null)
  const people = gatherPeople(how.people, lobby.groups, seed)
  const newcomers = await Promise.all(people.map((person) => askForSeat(wire, lobby, joinCode, person)))
  await desk.command({ type: 'admitSeats', seats: newcomers.map(({ seat }) => seat) })
  const phones = await Promise.all(newcomers.map((newcomer) => newcomer.sitDown()))
  const groups = new Set(people.map(({ group }) => group.id)).size
  tell(`${phones.length} people in ${groups} groups asked for a seat with the code ${joinCode}, and were let in.`)
  await joinSmallGroups(phones, tell)

  const grades = new Map(ownGradesOf(midAndSouthEssex).map(({ question, grade }) => [question, grade]))
  const agenda = NewSession.shape.questions.parse(questionsOf(midAndSouthEssex).map(({ id }) => id))
  let rounds = 0
  for (const [place, question] of agenda.entries()) {
    const grade = grades.get(question) ?? 0
    await desk.command({ type: 'showQuestion', question })
    if (place === 0) await bringEvidence(desk, phones, question, seed, tell)
    const mood: Mood = place === agenda.length - 4 ? { kind: 'torn' } : moodAt(place, grade)
    rounds += await settleQuestion(desk, phones, question, mood, tell)
    if (place === 0) await tryLateVote(phones.at(-1), tell)
  }
  await desk.command({ type: 'closeSession' })
  tell('The facilitator closed the session.')
  await finalise(desk, agenda, grades)
  tell('The leads settled every grade and published the report.')
  return { links, rounds, phones, wall }
}

/** Whoever sits in a very small group takes up the offer to sit with the others, where enough groups are left without them. */
async function joinSmallGroups(phones: readonly Phone[], tell: (sentence: string) => void): Promise<void> {
  const sizes = new Map<string, number>()
  for (const { person } of phones) sizes.set(person.group.id, (sizes.get(person.group.id) ?? 0) + 1)
  const { shapeFloor } = DEFAULT_SETTINGS
  const movers = phones.filter(({ person }) => (sizes.get(person.group.id) ?? 0) < shapeFloor)
  const left = [...sizes.values()].filter((size) => size >= shapeFloor).length
  if (movers.length < shapeFloor || left < 2) return
  for (const answer of await Promise.all(
    movers.map((phone) => phone.send({ type: 'moveSeat', group: COMBINED_GROUP })),
  ))
    if (answer.status !== 'saved') throw new Error(`somebody could not change groups: ${answer.refusal.detail}`)
  tell(`${movers.length} of them sat in very small groups and joined the small groups together.`)
}

const moodAt = (place: number, grade: Grade): Mood =>
  place === 0 ? { kind: 'persuadable', grade } : { kind: 'clear', grade }

async function createSession(
  wire: Wire,
  { workspaceToken, people, countdownSeconds }: { workspaceToken: string; people: number; countdownSeconds: number },
): Promise<SessionLinks> {
  const order = NewSession.parse({
    title: `Rehearsal with ${people} simulated people`,
    questions: questionsOf(midAndSouthEssex).map(({ id }) => id),
    groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id, name })),
    settings: { ...DEFAULT_SETTINGS, countdownSeconds, maxSeats: Math.min(1000, people + 10) },
  })
  return wire.post(`/api/assessments/${midAndSouthEssex.id}/sessions`, order, SessionLinks, workspaceToken)
}

/** Some people bring evidence; the facilitator accepts most, declines one with a reason, and hears one objection. */
async function bringEvidence(
  desk: Desk,
  phones: readonly Phone[],
  question: QuestionId,
  seed: number,
  tell: (sentence: string) => void,
): Promise<void> {
  const luck = dice(seed, 'evidence')
  const authors = phones.filter((_, i) => i % 8 === 0)
  const proposed = await Promise.all(
    authors.map((phone) =>
      phone.send({
        type: 'proposeEvidence',
        question,
        claim: luck.pick(CLAIMS),
        source: `${phone.person.group.name}, simulated`,
        characteristics: [luck.pick(['disability', 'race', 'age'] as const)],
        showGroup: luck.chance(0.7),
      }),
    ),
  )
  let declined = 0
  for (const [i, answer] of proposed.entries()) {
    if (answer.status !== 'saved') throw new Error(`evidence was refused: ${answer.refusal.detail}`)
    const evidence = EvidenceId.parse(answer.made)
    if (i === 1) {
      await desk.command({ type: 'declineEvidence', evidence, reason: 'It is about another service.' })
      declined += 1
    } else await desk.command({ type: 'acceptEvidence', evidence })
  }
  tell(`${proposed.length} pieces of evidence came from the room; ${declined} declined with a reason, the rest shown.`)
  const [objector] = phones
  if (objector === undefined) return
  const raised = await objector.send({ type: 'raiseObjection', question, reason: 'Nobody has asked Deaf people.' })
  if (raised.status !== 'saved') throw new Error(`the objection was refused: ${raised.refusal.detail}`)
  await desk.command({ type: 'answerObjection', objection: ObjectionId.parse(raised.made) })
  tell('One person raised an objection and was heard.')
}

/** Votes, talks and votes again as the consensus policy advises, until the question is recorded. @returns rounds played */
async function settleQuestion(
  desk: Desk,
  phones: readonly Phone[],
  question: QuestionId,
  mood: Mood,
  tell: (sentence: string) => void,
): Promise<number> {
  const record = async (command: Omit<Extract<Command, { type: 'recordAgreement' }>, 'type' | 'question'>) => {
    await desk.command({ type: 'recordAgreement', question, ...command })
  }
  for (let round = 1; ; round += 1) {
    const result = await playRound(desk, phones, question, { kind: 'grade' }, ({ person }) =>
      mindOf(person, mood, round),
    )
    if (result.kind !== 'grade') throw new Error('expected the result of a vote on a grade')
    const { state, grade, next, reasons } = result.room
    tell(`${question}, round ${round}: ${state}${grade === null ? '' : `, ${name(grade)}`}.`)
    if (state === 'agreed' && grade !== null) {
      await record({ outcome: { kind: 'agreed', grade }, reason: null, dissent: null })
      return round
    }
    if (next === 'consent-check' && grade !== null) {
      const check = await playRound(desk, phones, question, { kind: 'consent', grade }, ({ person }) =>
        consentOf(person, mood),
      )
      if (check.kind === 'consent' && check.outcome.adopted) {
        tell(`${question}: the room can live with ${name(grade)}.`)
        await record({ outcome: { kind: 'agreed', grade }, reason: null, dissent: 'Some stood aside.' })
        return round + 1
      }
    }
    if (round === 3) {
      const hasNoGrade = state === 'inquorate'
      const isOnlyEvidence = reasons.every((reason) => reason === 'insufficient-evidence')
      const kind = hasNoGrade ? (isOnlyEvidence ? 'no-evidence' : 'no-grade') : 'split'
      tell(`${question}: recorded as ${hasNoGrade ? 'without a grade' : 'a split'}.`)
      const isUntold = state === 'grade-alone' || (hasNoGrade && reasons.length === 0)
      const reason = isUntold ? 'More may not be told of this vote; the room said so in the discussion.' : null
      await record({ outcome: { kind }, reason, dissent: 'Two views remain; both are in the minutes.' })
      return round
    }
    await desk.command({ type: 'showOnWall', view: 'discussion' })
  }
}

const framework = frameworkById(midAndSouthEssex.framework)
const name = (grade: Grade): string => gradeName(framework, grade)

/** One round over the wire: phones vote when they themselves see it open; a few lose their Wi-Fi on the way. */
async function playRound(
  desk: Desk,
  phones: readonly Phone[],
  question: QuestionId,
  ask: RoundAsk,
  choose: (phone: Phone) => Choice,
): Promise<RoundResult> {
  const dropped = phones.filter(({ person }) => person.luck.chance(0.05))
  for (const phone of dropped) phone.room.setOnline(false)
  const round = RoundId.parse(await desk.command({ type: 'openRound', question, ask }))
  for (const phone of dropped) phone.room.setOnline(true)
  const answers = await Promise.all(phones.map((phone) => phone.vote(round, choose(phone))))
  const lost = answers.find((answer) => answer.status !== 'saved')
  if (lost !== undefined) throw new Error(`a vote was not saved: ${JSON.stringify(lost)}`)
  await desk.command({ type: 'callClose', round })
  await desk.wall.until('the round to close', (doc) => roundIn(doc, round)?.state === 'closed')
  const isSmall = phones.length < DEFAULT_SETTINGS.revealFloor
  const override = isSmall ? 'A rehearsal with few people' : null
  await desk.command({ type: 'revealRound', round, override })
  await desk.wall.until('the result', (doc) => roundIn(doc, round)?.state === 'revealed')
  const revealed = roundIn(desk.wall.doc, round)
  if (revealed?.state !== 'revealed') throw new Error('expected the round to be revealed')
  if (revealed.received !== phones.length)
    throw new Error(`${phones.length} voted, and ${revealed.received} were counted`)
  return revealed.result
}

function roundIn(doc: RoomCopy['doc'], id: RoundId): Round | null {
  const parsed = Round.safeParse(doc.getMap('rounds').get(id))
  return parsed.success ? parsed.data : null
}

/** A vote after the close must be refused: it is counted among the refused. */
async function tryLateVote(phone: Phone | undefined, tell: (sentence: string) => void): Promise<void> {
  const [round] = phone?.room.doc.getMap('rounds').keys() ?? []
  if (phone === undefined || round === undefined) return
  const answer = await phone.vote(RoundId.parse(round), '3')
  if (answer.status !== 'refused') throw new Error('a vote after the close was accepted')
  tell('A late vote was refused, as it must be.')
}

/** The published ratings stand; where the room agreed on another grade or on none, with a reason and a second name. */
async function finalise(desk: Desk, agenda: readonly QuestionId[], grades: ReadonlyMap<string, Grade | null>) {
  for (const question of agenda) {
    await desk.lead({
      type: 'settleFinalGrade',
      question,
      status: { status: 'graded', grade: grades.get(question) ?? 0 },
      rationale: 'Rehearsal: the published rating stands.',
      reason: 'Rehearsal: the published rating stands.',
      secondSignatory: 'Simulated sponsor',
      owner: null,
    })
  }
  const reason = 'The rule that gives the published Domain 1 score.'
  await desk.lead({ type: 'chooseDomain1Rule', rule: 'highest-by-outcome', service: null, reason })
  await desk.lead({ type: 'publishReport', signatories: ['Simulated lead', 'Simulated sponsor'], textsChecked: true })
}

/** @returns sends a staff command and gives the id of what it made. @throws when it is refused. */
function staffSender(wire: Wire, session: string, token: string) {
  return async (command: Command): Promise<string> => {
    const answer = await wire.send({ session, token, commandId: freshSecret(), command })
    if (answer.status !== 'saved') throw new Error(`${command.type} was refused: ${answer.refusal.detail}`)
    return answer.made ?? ''
  }
}

function tokenIn(link: string): string {
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get('t')
  if (token === null) throw new Error('expected a link with a token after #t=')
  return token
}

const CLAIMS: readonly string[] = [
  'People who do not speak English wait longer for a first appointment.',
  'The letters about appointments are not in Easy Read.',
  'The lift was out of order for three weeks this winter.',
  'Staff asked my mother what she needed before the visit, and it was there.',
  'The booking line cannot be used by Deaf people.',
]
