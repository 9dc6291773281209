/** Sends one command to the server, once; who calls decides whether to try again. */
import { Arrival } from '@eds/session/arrival'
import { Answer, type Command, PROTOCOL_VERSION } from '@eds/session/protocol'
import { bearer } from './api.ts'
import { retryAfterMs, waitMs } from './retry-after.ts'
import { random128 } from './token.ts'

/**
 * What came of one try. `unknown` means that it may or may not have been done: try again with the same id, and not before
 * `afterMs`, which is 0 where the server did not ask for time.
 */
export type Posted =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'unknown'; why: 'unreachable' | 'busy'; afterMs: number }

export type Unanswered = Extract<Posted, { kind: 'unknown' }>

/** Made once per intent; every retry carries the same one. */
export const freshCommandId = (): string => random128()

/** A dead network is noticed after this long. */
const PATIENCE_MS = 10_000

/** A command on its way to a session. */
type Post = { session: string; token: string | null; commandId: string; command: Command }

/** POST to a session's commands. Never throws for what a network can do. */
/** @param withinMs given up after this long: what still waits to be sent or read is dropped with its connection */
export const postCommand = (post: Post, withinMs = PATIENCE_MS): Promise<Posted> =>
  postTo('commands', post, (body) => Answer.safeParse(body).data ?? null, withinMs)

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
  withinMs = PATIENCE_MS,
): Promise<Posted> {
  let afterMs = 0
  try {
    const reply = await fetch(`/api/sessions/${encodeURIComponent(session)}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify({ version: PROTOCOL_VERSION, commandId, ...command }),
      signal: AbortSignal.timeout(Math.min(withinMs, PATIENCE_MS)),
    })
    afterMs = retryAfterMs(reply)
    const answer = answerIn(await reply.json())
    // What is not an answer comes from something between us and the server.
    return answer === null ? { kind: 'unknown', why: 'busy', afterMs } : judge(answer, afterMs)
  } catch {
    return { kind: 'unknown', why: afterMs === 0 ? 'unreachable' : 'busy', afterMs }
  }
}

/** A refusal that is about the moment, not about the command, is not an answer yet. */
function judge(answer: Answer, afterMs: number): Posted {
  const isMomentary =
    answer.status === 'refused' &&
    (answer.refusal.code === 'storage-unavailable' || answer.refusal.code === 'too-many-requests')
  return isMomentary ? { kind: 'unknown', why: 'busy', afterMs } : { kind: 'answer', answer }
}

/** @param tries how often it has been tried, from 1 @param luck 0 to below 1: spreads a room's retries @returns milliseconds */
export const backOffMs = (tries: number, luck: number): number =>
  Math.round(Math.min(400 * 2 ** (tries - 1), 8_000) * (0.75 + luck / 2))

/**
 * Posts until the server answers, with the same id each time.
 * @param wait resolves after so many milliseconds, or sooner, but not before `atLeastMs`, when it is worth trying again
 * @param goOn asked before each new try; when it says no, the result is null
 */
export async function postUntilAnswered(
  post: () => Promise<Posted>,
  wait: (ms: number, atLeastMs: number) => Promise<void>,
  goOn: (last: Unanswered, tries: number) => boolean,
): Promise<Answer | null> {
  for (let tries = 1; ; tries += 1) {
    const posted = await post()
    if (posted.kind === 'answer') return posted.answer
    if (!goOn(posted, tries)) return null
    await wait(waitMs(posted.afterMs, backOffMs(tries, Math.random()), Math.random()), posted.afterMs)
  }
}

/** Waits, or until it is woken: then at once, but not before `atLeastMs`. */
export async function waitOrWoken(ms: number, woken: Promise<void>, atLeastMs = 0): Promise<void> {
  if (atLeastMs > 0) await new Promise((resolve) => setTimeout(resolve, atLeastMs))
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms - atLeastMs)
    void woken.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Waits, but not longer than until the network is back. @param atLeastMs waits so long even then */
export async function waitOrOnline(ms: number, atLeastMs = 0): Promise<void> {
  let back = () => {}
  const online = new Promise<void>((resolve) => {
    back = resolve
  })
  window.addEventListener('online', back)
  await waitOrWoken(ms, online, atLeastMs)
  window.removeEventListener('online', back)
}
