/** Sends one command to the server, once; who calls decides whether to try again. */
import { Arrival } from '@eds/session/arrival'
import { Answer, type Command, PROTOCOL_VERSION } from '@eds/session/protocol'
import { bearer } from './api.ts'
import { random128 } from './token.ts'

/** What came of one try. `unknown` means that it may or may not have been done: try again with the same id. */
export type Posted = { kind: 'answer'; answer: Answer } | { kind: 'unknown'; why: 'unreachable' | 'busy' }

/** Made once per intent; every retry carries the same one. */
export const freshCommandId = (): string => random128()

/** A dead network is noticed after this long. */
const PATIENCE_MS = 10_000

/** A command on its way to a session. */
type Post = { session: string; token: string | null; commandId: string; command: Command }

/** POST to a session's commands. Never throws for what a network can do. */
export const postCommand = (post: Post): Promise<Posted> =>
  postTo('commands', post, (body) => Answer.safeParse(body).data ?? null)

/**
 * The same for somebody who sits down.
 * @param post.token the new seat's secret @param onArrival gets what the seat sees first, which comes along
 */
export const postArrival = (post: Post, onArrival: (arrival: Arrival) => void): Promise<Posted> =>
  postTo('arrivals', post, (body) => {
    const { data } = Arrival.safeParse(body)
    if (data === undefined) return Answer.safeParse(body).data ?? null
    onArrival(data)
    return data.answer
  })

async function postTo(
  path: 'commands' | 'arrivals',
  { session, token, commandId, command }: Post,
  answerIn: (body: unknown) => Answer | null,
): Promise<Posted> {
  try {
    const reply = await fetch(`/api/sessions/${encodeURIComponent(session)}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify({ version: PROTOCOL_VERSION, commandId, ...command }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const answer = answerIn(await reply.json())
    // What is not an answer comes from something between us and the server.
    return answer === null ? { kind: 'unknown', why: 'busy' } : judge(answer)
  } catch {
    return { kind: 'unknown', why: 'unreachable' }
  }
}

/** A refusal that is about the moment, not about the command, is not an answer yet. */
function judge(answer: Answer): Posted {
  const isMomentary =
    answer.status === 'refused' &&
    (answer.refusal.code === 'storage-unavailable' || answer.refusal.code === 'too-many-requests')
  return isMomentary ? { kind: 'unknown', why: 'busy' } : { kind: 'answer', answer }
}

/** @param tries how often it has been tried, from 1 @param luck 0 to below 1: spreads a room's retries @returns milliseconds */
export const backOffMs = (tries: number, luck: number): number =>
  Math.round(Math.min(400 * 2 ** (tries - 1), 8_000) * (0.75 + luck / 2))

/**
 * Posts until the server answers, with the same id each time.
 * @param wait resolves after so many milliseconds, or sooner when it is worth trying again
 * @param goOn asked before each new try; when it says no, the result is null
 */
export async function postUntilAnswered(
  post: () => Promise<Posted>,
  wait: (ms: number) => Promise<void>,
  goOn: (last: Posted, tries: number) => boolean,
): Promise<Answer | null> {
  for (let tries = 1; ; tries += 1) {
    const posted = await post()
    if (posted.kind === 'answer') return posted.answer
    if (!goOn(posted, tries)) return null
    await wait(backOffMs(tries, Math.random()))
  }
}

/** Waits, but not longer than until the network is back. */
export function waitOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
  })
}
