/** What the clients of a server sent and what they were told: the oracle against which its disk is checked. */
import { randomBytes } from 'node:crypto'
import type { Choice } from '@eds/session/ballot'
import { Answer, PROTOCOL_VERSION } from '@eds/session/protocol'
import type { Dice } from '../a-trail.ts'

/** A command as it goes over the wire; forged ones have any shape. */
export type Sent = {
  commandId: string
  token: string | null
  /** The seat that sent it; null for staff and the door. */
  seat: string | null
  command: { readonly type: string; readonly [field: string]: unknown }
  /** Final answers received, each to the byte; more than one kind breaks a promise. */
  answers: Set<string>
  /** The answer that says "saved", or null. */
  saved: Extract<Answer, { status: 'saved' }> | null
}

export type Vote = { round: string; choice: Choice; nonce: string }

export class History {
  readonly sent = new Map<string, Sent>()
  /** From sending to "saved", of first tries. */
  readonly ackMs: number[] = []
  /** Heads in the order they were told. */
  readonly heads: { seq: number; hash: string }[] = []
  refused = 0

  intend(
    token: string | null,
    command: Sent['command'],
    seat: string | null = null,
    commandId = randomBytes(16).toString('hex'),
  ): Sent {
    const sent: Sent = { commandId, token, seat, command, answers: new Set(), saved: null }
    this.sent.set(commandId, sent)
    return sent
  }

  /** @returns how many commands were acknowledged. */
  get acknowledged(): number {
    return [...this.sent.values()].filter(({ saved }) => saved !== null).length
  }

  told(sent: Sent, text: string, answer: Answer): void {
    sent.answers.add(text)
    if (answer.status === 'refused') {
      this.refused += 1
      return
    }
    sent.saved = answer
    this.heads.push({ seq: answer.seq, hash: answer.head })
  }
}

/** Codes that say "try the same command again": the server keeps no answer. */
const MOMENTARY = new Set(['storage-unavailable', 'too-many-requests', 'not-signed-in', 'unknown-session'])

/**
 * Sends a command once.
 * @returns its final answer; null when nothing came back; the code of a momentary refusal
 */
export async function sendOnce(
  server: { base: string },
  session: string,
  sent: Sent,
  history: History,
  deadlineMs = 4000,
): Promise<Answer | string | null> {
  const isFirst = sent.answers.size === 0
  const startedAt = performance.now()
  try {
    const response = await fetch(`${server.base}/api/sessions/${session}/commands`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(sent.token === null ? {} : { authorization: `Bearer ${sent.token}` }),
      },
      body: JSON.stringify({ version: PROTOCOL_VERSION, commandId: sent.commandId, ...sent.command }),
      signal: AbortSignal.timeout(deadlineMs),
    })
    const text = await response.text()
    const answer = Answer.parse(JSON.parse(text))
    if (answer.status === 'refused' && MOMENTARY.has(answer.refusal.code)) return answer.refusal.code
    if (isFirst && answer.status === 'saved') history.ackMs.push(performance.now() - startedAt)
    history.told(sent, text, answer)
    return answer
  } catch {
    // Cut off, killed or too slow: what became of it is not known, and the same id is sent again.
    return null
  }
}

/** Sends a command until it has a final answer. @throws when none comes before the deadline */
export async function sendUntilAnswered(
  server: () => { base: string },
  session: string,
  sent: Sent,
  history: History,
  deadlineMs = 20_000,
): Promise<Answer> {
  const giveUpAt = performance.now() + deadlineMs
  for (;;) {
    const answer = await sendOnce(server(), session, sent, history)
    if (answer !== null && typeof answer !== 'string') return answer
    if (performance.now() > giveUpAt) throw new Error(`${sent.command.type} was not answered, last with ${answer}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A ballot of chance for a round on a grade. */
export const aVote = (dice: Dice, round: string): Sent['command'] & Vote => ({
  type: 'castBallot',
  round,
  choice: dice.pick<Choice>(['0', '1', '2', '3', 'e', 'x']),
  nonce: dice.hex(32),
})

/** @returns the ballot in a command, or null when it is none. */
export function voteIn({ command }: Sent): Vote | null {
  const { type, round, choice, nonce } = command
  if (type !== 'castBallot' || typeof round !== 'string' || typeof nonce !== 'string') return null
  const known = (['0', '1', '2', '3', 'e', 'x'] as const).find((each) => each === choice)
  return known === undefined ? null : { round, choice: known, nonce }
}
