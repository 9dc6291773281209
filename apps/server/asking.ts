/** One HTTP request and what its route may use to answer it. */
import type { IncomingMessage } from 'node:http'
import type { Assessment } from '@eds/assessment/assessment'
import type { RefusalCode } from '@eds/session/refusals'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { type Access, bearerOf, type Known } from './access.ts'
import { type Given, refusedAnswer } from './answers.ts'
import type { Call, Caller } from './callers.ts'
import type { Clock } from './clock.ts'
import type { Bases } from './links.ts'
import type { Log } from './log.ts'
import type { Rooms } from './rooms.ts'
import type { Store } from './store.ts'
import type { Throttle } from './throttle.ts'
import type { WebBuild } from './web-build.ts'

export type AppParts = {
  rooms: Rooms
  store: Store
  access: Access
  throttle: Throttle
  callerOf: (call: Call) => Caller
  /** Whether there is too much to do to let anybody new in. */
  isBusy: () => boolean
  clock: Clock
  log: Log
  /** By id. */
  assessments: ReadonlyMap<string, Assessment>
  /** Null serves the interface without the screens. */
  web: WebBuild | null
  /** Whether sessions may be made whose rounds close without warning. */
  shortCountdowns: boolean
  /** Whether people reach the server by https. */
  isSafe: boolean
  /** Where links begin, for a request that named this host. */
  basesFor: (host: string | undefined) => Bases
  version: string
}

export type AppEnv = { Bindings: { incoming?: IncomingMessage } }
export type Asking = Context<AppEnv>

export const tokenOf = (c: Asking): string | null => bearerOf(c.req.header('authorization'))

/** @returns who asks in a session, or null: also when there is no such session. */
export const askerIn = (
  c: Asking,
  { access, rooms }: { access: Access; rooms: Pick<Rooms, 'byId'> },
  session: string,
): Known | null => access.whoIs(session, rooms.byId(session), tokenOf(c))

/** @returns who called; nobody is known of a request that came by no network. */
export function callerIn(c: Asking, { callerOf }: Pick<AppParts, 'callerOf'>): Caller {
  const call = c.env?.incoming
  return call === undefined ? { address: 'unknown', isPrivate: false } : callerOf(call)
}

/** @returns undefined, which no schema takes, when the body is not JSON. */
export async function jsonOf(c: Asking): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}

/** Where a body is wrong and what was expected there, never what it held. */
export function flawOf(error: z.core.$ZodError): string {
  const [issue] = error.issues
  return issue === undefined ? 'the request cannot be read' : `${issue.path.join('.') || 'request'}: ${issue.message}`
}

/**
 * Sends an answer as it is kept. Whoever is to come again, 429 or 503, is told after how many seconds.
 * @param how.status only where the code's own says too little
 * @param how.seconds whole, from 1 to 60
 */
export function send(
  c: Asking,
  { refusal, text }: Given,
  { status = refusal === null ? 200 : statusOf(refusal), seconds = SOON_SECONDS }: Sending = {},
) {
  if (status === 429 || status === 503) c.header('Retry-After', String(seconds))
  return c.body(text, status, { 'Content-Type': 'application/json' })
}

type Sending = { status?: ContentfulStatusCode | undefined; seconds?: number }

/** What passes by itself has passed by then: a queue that is full, a disk that fails, a process that is late. */
export const SOON_SECONDS = 2

/** A no that is not kept. */
export const turnAway = (
  c: Asking,
  code: RefusalCode,
  detail: string,
  { commandId = null, ...how }: Sending & { commandId?: string | null } = {},
) => send(c, refusedAnswer(commandId, { code, detail }), how)

/** What is not listed conflicts with the session as it stands: 409. */
const STATUS: Partial<Readonly<Record<RefusalCode, ContentfulStatusCode>>> = {
  'bad-request': 400,
  'unknown-version': 400,
  'bad-choice': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-published': 403,
  'evidence-not-yours': 403,
  'needs-https': 403,
  'staff-needs-https': 403,
  'unknown-session': 404,
  'unknown-join-code': 404,
  'unknown-group': 404,
  'unknown-question': 404,
  'unknown-round': 404,
  'unknown-evidence': 404,
  'unknown-objection': 404,
  'unknown-slip': 404,
  'unknown-seat': 404,
  'reason-needed': 422,
  'second-signatory-needed': 422,
  'too-many-requests': 429,
  'server-fault': 500,
  'storage-unavailable': 503,
}

const statusOf = (code: RefusalCode): ContentfulStatusCode => STATUS[code] ?? 409
