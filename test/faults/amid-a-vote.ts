/** What staff, a helper and people with evidence do while a vote is open: one round of it, each act after the other was heard. */
import { createHash } from 'node:crypto'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { CommandType } from '@eds/session/protocol'
import type { Meeting } from './meeting.ts'

/** `code` is `saved` or the refusal's; `made` is empty where nothing was made. */
export type Reply = { code: string; made: string }

type OpenVote = {
  meeting: Meeting
  round: string
  question: string
  /** A seat that is issued anew gets another token. */
  seats: readonly { seat: string; token: string }[]
  /** Another each time. */
  freshHex: () => string
  /** Resolves when everybody who reads has heard of it. The id is a fresh one unless it is given. */
  ask: (place: string, token: string | null, command: object, commandId?: string) => Promise<Reply>
  get: (place: string, path: string, token: string) => Promise<void>
  /** Tells the next step of the turnout, and resolves when everybody has heard of it. */
  tellStep: () => Promise<void>
  /** The number of the newest act in the room's feed, as the wall reads it. */
  newestAct: () => number
}

/** Who is who in one round of acts: places in the list of seats. */
type Parts = {
  /** Two seats that have not voted. */
  helped: readonly [number, number]
  /** A seat that has voted on its own phone, and then loses it. */
  lost: number
  /** Three at least: what the two choose, and what the helper tries for the one whose phone has voted. */
  choices: readonly string[]
  /** Of the assessment's evidence, which piece is taken out. */
  evidence: number
}

const EVIDENCE = midAndSouthEssex.entries.flatMap(({ evidence }) => evidence.map(({ id }) => id))

/** Places in the trail are told with the turnout; until then acts have numbers above every place. */
const NO_TRAIL_IS_AS_LONG = 1_000_000_000

/** @throws when one of them is not carried out, or what is to be refused is not */
export async function actAmidVote(vote: OpenVote, parts: Parts): Promise<void> {
  const { meeting, round, question, seats, freshHex, ask, get, tellStep } = vote
  const must = async (code: string, place: string, token: string | null, command: Doing, id?: string) => {
    const reply = await ask(place, token, command, id)
    if (reply.code !== code) throw new Error(`expected ${command.type} by ${place} to be ${code}, found ${reply.code}`)
    return reply.made
  }
  const staff = (command: Doing) => must('saved', 'facilitator', meeting.facilitator, command)
  const help = (code: string, place: number, choice = '', id?: string) => {
    const seat = seats[place]?.seat ?? ''
    const command = { type: 'castAssistedBallot', round, seat, choice, nonce: freshHex(), helper: 'Sam' } as const
    return must(code, 'helper', meeting.helper, command, id)
  }
  const propose = (claim: string) => {
    const rest = { question, source: 'A ward round', characteristics: [], showGroup: false }
    return must('saved', `seat ${parts.lost}`, seats[parts.lost]?.token ?? '', {
      type: 'proposeEvidence',
      claim,
      ...rest,
    })
  }
  const takeOut = (evidence: string) => staff({ type: 'redactEvidence', evidence, reason: 'It named a patient' })

  await staff({ type: 'showOnWall', view: 'evidence' })
  const firstHelp = freshHex()
  await help('saved', parts.helped[0], parts.choices[0], firstHelp)
  await staff({ type: 'showCaptions', languages: ['cy', 'ur'] })
  // Whose phone has voted keeps that vote, whatever a helper enters.
  await help('voted-by-phone', parts.lost, parts.choices[2])
  // The same act once more with another choice is answered as it was.
  await help('saved', parts.helped[0], parts.choices[1], firstHelp)

  const accepted = await propose('Interpreters came within the hour')
  await staff({ type: 'acceptEvidence', evidence: accepted })
  const declined = await propose('The nurse on the third ward is rude')
  await staff({ type: 'declineEvidence', evidence: declined, reason: 'It points at one person' })
  await help('saved', parts.helped[1], parts.choices[1])
  await tellStep()

  await staff({ type: 'redactText', text: { kind: 'decline-reason', evidence: declined }, reason: 'So does this' })
  await takeOut(accepted)
  await takeOut(EVIDENCE[parts.evidence] ?? '')
  // The reason just given, by the number under which the room reads it before its place in the trail is told.
  const seq = vote.newestAct()
  if (seq < NO_TRAIL_IS_AS_LONG) throw new Error(`expected an act without a place, found the number ${seq}`)
  await staff({ type: 'redactText', text: { kind: 'entry', seq }, reason: 'It said too much' })

  const [slip, code, token] = [freshHex(), freshHex(), freshHex()]
  const lost = seats[parts.lost]
  await staff({ type: 'reissueSeat', seat: lost?.seat ?? '', slipHash: sha256(slip), codeHash: sha256(code) })
  await get('a seat without a key', 'seat', lost?.token ?? '')
  await must('saved', 'a slip', null, { type: 'claimSlip', slip, secretHash: sha256(token) })
  if (lost !== undefined) lost.token = token
  await staff({ type: 'showCaptions', languages: [] })
  await staff({ type: 'showOnWall', view: 'vote' })

  for (const [place, key] of [
    ['facilitator', meeting.facilitator],
    ['wall', meeting.wall],
    ['helper', meeting.helper],
    ['the seat anew', token],
  ] as const)
    for (const path of ['trail', 'room', 'seats', 'seat']) await get(place, path, key)
}

/** A command as it is sent, with ids as plain text. */
type Doing = { type: CommandType } & Record<string, unknown>

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
