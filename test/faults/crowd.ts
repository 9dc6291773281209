/** A seeded room of voters on the real wire, each on their own, as phones are. */
import { createHash } from 'node:crypto'
import type { Dice } from '../a-trail.ts'
import { aVote, type History, type Sent, sendOnce, sendUntilAnswered } from './history.ts'
import { GROUPS, type Meeting, QUESTIONS } from './meeting.ts'
import { pause } from './pause.ts'

/** Somebody with a seat, and what they have sent without hearing what became of it. */
export type Voter = { seat: string; token: string; group: string; pending: Sent | null }

type Wire = { server: () => { base: string }; meeting: Meeting; history: History }

/** Sits people down, spread over the groups. */
export async function seated(wire: Wire, dice: Dice, count: number): Promise<Voter[]> {
  const sitDown = async (n: number): Promise<Voter> => {
    const token = dice.hex(32)
    const group = GROUPS[n % GROUPS.length] ?? 'staff'
    const secretHash = createHash('sha256').update(token).digest('hex')
    const command = { type: 'takeSeat', joinCode: wire.meeting.joinCode, group, secretHash }
    const sent = wire.history.intend(null, command, null, dice.hex(32))
    const answer = await sendUntilAnswered(wire.server, wire.meeting.session, sent, wire.history)
    if (answer.status !== 'saved' || answer.made === null) throw new Error(`no seat: ${JSON.stringify(answer)}`)
    return { seat: answer.made, token, group, pending: null }
  }
  return Promise.all(Array.from({ length: count }, (_, n) => sitDown(n)))
}

/** A staff command that must be answered; refusals are answers too. */
export async function staff(wire: Wire, token: string, command: Sent['command']) {
  return sendUntilAnswered(wire.server, wire.meeting.session, wire.history.intend(token, command), wire.history)
}

/** A staff command that must be saved. @returns the id of what it made, or '' */
export async function must(wire: Wire, token: string, command: Sent['command']): Promise<string> {
  const answer = await staff(wire, token, command)
  if (answer.status === 'saved') return answer.made ?? ''
  throw new Error(`expected ${command.type} to be saved, found ${answer.refusal.code}: ${answer.refusal.detail}`)
}

/** Shows the next question and opens a round on its grade. @returns the round's id */
export async function openRound(wire: Wire, n: number): Promise<string> {
  const question = QUESTIONS[n % QUESTIONS.length]
  await must(wire, wire.meeting.facilitator, { type: 'showQuestion', question })
  return must(wire, wire.meeting.facilitator, { type: 'openRound', question, ask: { kind: 'grade' } })
}

/**
 * Everybody votes, changes their mind and now and then writes evidence, until told to stop; what is unanswered stays
 * pending and goes first next time, with its id.
 */
export async function storm(
  wire: Wire,
  crowd: readonly Voter[],
  plan: { dice: Dice; round: () => string; isOver: () => boolean; pauseMs?: number },
): Promise<void> {
  const { dice } = plan
  const one = async (voter: Voter) => {
    while (!plan.isOver()) {
      voter.pending ??= wire.history.intend(voter.token, anIntent(dice, plan.round()), voter.seat, dice.hex(32))
      const answer = await sendOnce(wire.server(), wire.meeting.session, voter.pending, wire.history)
      if (answer !== null && typeof answer !== 'string') voter.pending = null
      await pause(
        answer === null || typeof answer === 'string' ? 30 : (plan.pauseMs ?? 0) * (0.5 + dice.below(100) / 100),
      )
    }
  }
  await Promise.all(crowd.map(one))
}

/** Sends what is pending until it is answered. */
export async function settle(wire: Wire, crowd: readonly Voter[]): Promise<void> {
  await Promise.all(
    crowd.map(async (voter) => {
      if (voter.pending === null) return
      await sendUntilAnswered(wire.server, wire.meeting.session, voter.pending, wire.history)
      voter.pending = null
    }),
  )
}

function anIntent(dice: Dice, round: string): Sent['command'] {
  if (dice.below(20) > 0) return aVote(dice, round)
  return {
    type: 'proposeEvidence',
    question: dice.pick(QUESTIONS),
    claim: `The lift was out of order on ${dice.below(300)} days`,
    source: 'I use it',
    characteristics: ['disability'],
    showGroup: dice.below(2) === 0,
  }
}
