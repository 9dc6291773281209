/** A session in which every field that people write in holds words of the test's choice, up to its published report. */
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { type NewSession, SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, GroupId, QuestionId } from '@eds/session/session'
import { strFromU8, unzipSync } from 'fflate'
import type { Dice } from '../a-trail.ts'
import { seated, type Voter } from './crowd.ts'
import { History, type Sent, sendUntilAnswered } from './history.ts'
import { type Meeting, meetingOf } from './meeting.ts'
import { until } from './pause.ts'
import { readRoom, recordsOf } from './room-reader.ts'
import type { ServerProcess } from './server-process.ts'

const QUESTION = QuestionId.parse('2a')
const VOTERS = 8
/** Their votes are entered for them, with a name. */
const ASSISTED = 2

/** What one command wrote: `fields` by their names, and the command that takes it out but for its reason. */
export type Piece = { fields: Record<string, string>; sent: Sent; takeOut: Sent['command'] }

export type WrittenMeeting = { meeting: Meeting; history: History; crowd: Voter[]; pieces: Piece[] }

/** @param words given the name of a field, what stands in it; the same name may come again with `again` */
export async function writtenMeeting(
  server: () => ServerProcess,
  dice: Dice,
  words: (field: string) => string,
): Promise<WrittenMeeting> {
  const history = new History()
  const meeting = await aMeetingNamed(server(), words('title'), words('group'))
  const wire = { server, meeting, history }
  const pieces: Piece[] = []
  const send = async (token: string, command: Sent['command']) => {
    const sent = history.intend(token, command, null, dice.hex(32))
    const answer = await sendUntilAnswered(server, meeting.session, sent, history)
    if (answer.status !== 'saved')
      throw new Error(`expected ${command.type} to be saved, found ${answer.refusal.code}: ${answer.refusal.detail}`)
    return { sent, made: answer.made ?? '', seq: answer.seq }
  }
  const { facilitator, lead, helper } = meeting
  const staff = (command: Sent['command']) => send(facilitator, command)
  /** Sends a command whose words can be taken out by its entry. */
  const write = async (token: string, command: Sent['command'], names: readonly string[]) => {
    const fields = Object.fromEntries(
      names.map((name) => [`${command.type}.${name}`, words(`${command.type}.${name}`)]),
    )
    const filled = Object.fromEntries(names.map((name) => [name, fields[`${command.type}.${name}`]]))
    const done = await send(token, { ...command, ...filled })
    const takeOut = { type: 'redactText', text: { kind: 'entry', seq: done.seq } }
    const piece: Piece = { fields, sent: done.sent, takeOut }
    pieces.push(piece)
    return { ...done, piece }
  }

  await staff({ type: 'openSession' })
  const crowd = await seated(wire, dice, VOTERS)
  const [author] = crowd
  if (author === undefined) throw new Error('expected seats, found none')
  await staff({ type: 'showQuestion', question: QUESTION })
  const evidence: string[] = []
  for (let n = 0; n < 4; n += 1) {
    const proposal = { type: 'proposeEvidence', question: QUESTION, characteristics: [], showGroup: false }
    const { made, piece } = await write(author.token, proposal, ['claim', 'source'])
    piece.takeOut = { type: 'redactEvidence', evidence: made }
    evidence.push(made)
  }
  const [accepted, declined, withdrawn] = evidence
  await staff({ type: 'acceptEvidence', evidence: accepted })
  const refusal = await write(facilitator, { type: 'declineEvidence', evidence: declined }, ['reason'])
  refusal.piece.takeOut = { type: 'redactText', text: { kind: 'decline-reason', evidence: declined } }
  await send(author.token, { type: 'withdrawEvidence', evidence: withdrawn })
  const objections: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const { made, piece } = await write(author.token, { type: 'raiseObjection', question: QUESTION }, ['reason'])
    piece.takeOut = { type: 'redactText', text: { kind: 'objection', objection: made } }
    objections.push(made)
  }
  await staff({ type: 'answerObjection', objection: objections[0] })
  await send(author.token, { type: 'withdrawObjection', objection: objections[1] })

  const aRound = () => staff({ type: 'openRound', question: QUESTION, ask: { kind: 'grade' } })
  await write(facilitator, { type: 'voidRound', round: (await aRound()).made }, ['reason'])
  const { made: round, seq: opened } = await aRound()
  for (const [n, { seat, token }] of crowd.entries()) {
    const vote = { round, choice: n % 2 === 0 ? '1' : '2', nonce: dice.hex(32) }
    if (n < ASSISTED) {
      const { piece } = await write(helper, { type: 'castAssistedBallot', seat, ...vote }, ['helper'])
      // Its answer does not name its entry: nobody counts what came while a round is open.
      piece.takeOut = { type: 'redactText', text: { kind: 'entry', seq: opened + 1 + n } }
    } else await send(token, { type: 'castBallot', ...vote })
  }
  await staff({ type: 'callClose', round })
  await until('the close', async () => {
    const at = `${server().base}/api/sessions/${meeting.session}/rounds/${round}/commitments`
    const closed = await fetch(at, { headers: { authorization: `Bearer ${author.token}` } })
    await closed.arrayBuffer()
    return closed.ok
  })
  await write(facilitator, { type: 'revealRound', round }, ['override'])
  const agreed = { type: 'recordAgreement', question: QUESTION, outcome: { kind: 'agreed', grade: 3 } }
  const agreement = await write(facilitator, agreed, ['reason', 'dissent'])
  agreement.piece.takeOut = { type: 'redactText', text: { kind: 'entry', seq: agreement.seq } }
  await staff({ type: 'closeSession' })
  const settled = { type: 'settleFinalGrade', question: QUESTION, status: { status: 'graded', grade: 2 } }
  await write(lead, settled, ['rationale', 'reason', 'secondSignatory', 'owner'])
  await write(lead, { type: 'chooseDomain1Rule', rule: 'lowest-total', service: null }, ['reason'])
  const signatories = [words('publishReport.first'), words('publishReport.second')]
  const published = await send(lead, { type: 'publishReport', signatories, textsChecked: true })
  pieces.push({
    fields: { 'publishReport.first': signatories[0] ?? '', 'publishReport.second': signatories[1] ?? '' },
    sent: published.sent,
    takeOut: { type: 'redactText', text: { kind: 'entry', seq: published.seq } },
  })
  return { meeting, history, crowd, pieces }
}

async function aMeetingNamed(server: ServerProcess, title: string, group: string): Promise<Meeting> {
  const choice: NewSession = {
    title,
    questions: [QUESTION],
    groups: STAKEHOLDER_GROUPS.map(({ id }, n) => ({
      id: GroupId.parse(id),
      name: `${group}${n === 0 ? '' : ` ${n}`}`,
    })),
    settings: { ...DEFAULT_SETTINGS, countdownSeconds: 0, admission: 'at-once', maxSeats: 30, revealFloor: VOTERS + 2 },
  }
  const response = await fetch(`${server.base}/api/assessments/${midAndSouthEssex.id}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.workspace}` },
    body: JSON.stringify(choice),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`expected a session, found ${text}`)
  const links = SessionLinks.parse(JSON.parse(text))
  return meetingOf(links.session, links.joinCode, server.dataDir)
}

/** What a reader gets, by the name of the place. Word documents come unpacked, one part after the other. */
export type Shown = Map<string, Buffer>

/** Everything that a session shows to anybody, asked for afresh. @throws when a place does not open */
export async function everythingShown(server: ServerProcess, { meeting, crowd }: WrittenMeeting): Promise<Shown> {
  const { session, facilitator, lead, wall, helper } = meeting
  const seat = crowd[0]?.token ?? ''
  const shown: Shown = new Map()
  const at = `/api/sessions/${session}`
  const readers = { nobody: null, seat, wall, helper, facilitator, lead }
  const asked: [place: string, path: string, token: string | null][] = [
    ...Object.entries(readers).map(([who, token]): [string, string, string | null] => [
      `the trail of ${who}`,
      `${at}/trail`,
      token,
    ]),
    ['the auditors’ file', `${at}/audit`, lead],
    ['the room', `${at}/room`, seat],
    ['the seat', `${at}/seat`, seat],
    ['the list of sessions', '/api/sessions', server.workspace],
    ...['json', 'html', 'docx'].map((kind): [string, string, null] => [`report.${kind}`, `${at}/report.${kind}`, null]),
    ['the report of its lead', `${at}/report.json`, lead],
    ['the report’s page', `/report/${session}`, null],
  ]
  for (const [place, path, token] of asked) {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
    const response = await fetch(`${server.base}${path}`, { headers })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) throw new Error(`expected ${place}, found ${response.status}: ${bytes.toString('utf8')}`)
    shown.set(place, place.endsWith('docx') ? unpacked(bytes) : bytes)
  }
  const documents = [
    ['seat', 'room', seat],
    ['wall', 'room', wall],
    ['facilitator', 'desk', facilitator],
    ['lead', 'desk', lead],
  ] as const
  for (const [who, document, token] of documents) {
    const reader = await readRoom({ base: server.base, session, token, document })
    await reader.leave()
    // The frames as they came: what is deleted and still told would be in them.
    shown.set(`the frames of the ${document} document of ${who}`, Buffer.concat(reader.frames))
    shown.set(`the ${document} document of ${who}`, Buffer.from(recordsOf(reader.doc)))
  }
  return shown
}

const unpacked = (docx: Buffer): Buffer =>
  Buffer.from(
    Object.entries(unzipSync(docx))
      .map(([name, part]) => `${name}\n${strFromU8(part)}\n`)
      .join(''),
  )

/** @returns the trails among what is shown that do not verify */
export function brokenTrails(shown: Shown): string[] {
  return [...shown].flatMap(([place, bytes]) => {
    if (!place.startsWith('the trail of')) return []
    const checked = verifyTrail(TrailFile.parse(JSON.parse(bytes.toString('utf8'))))
    return checked.ok ? [] : [`${place} is broken at entry ${checked.firstBroken.seq}: ${checked.firstBroken.why}`]
  })
}
