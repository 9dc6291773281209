/** Reads from the server: one fetch, one shape, and refusals as refusals. */

import { Answer } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import type { z } from 'zod/mini'
import { takeAhead } from './ahead.ts'
import { retryAfterMs } from './retry-after.ts'

/**
 * The server said no. `refusal` is null when the reply was not one of ours, such as a proxy's error page; `afterMs` is how
 * long it asks to be left alone, 0 where it does not say.
 */
export class ApiError extends Error {
  readonly status: number
  readonly refusal: Refusal | null
  readonly afterMs: number
  constructor(status: number, refusal: Refusal | null, afterMs = 0) {
    super(refusal === null ? `The server answered ${status}.` : refusal.detail)
    this.name = 'ApiError'
    this.status = status
    this.refusal = refusal
    this.afterMs = afterMs
  }
}

/** Headers that say who asks; without a token, nobody. */
export const bearer = (token: string | null | undefined): Record<string, string> =>
  token === null || token === undefined ? {} : { authorization: `Bearer ${token}` }

/**
 * GET a path of this server and check its shape.
 * @param path begins with `/api/`
 * @throws ApiError when the server refuses; with `unknown-version` when the shape is not as agreed; TypeError when it cannot be reached
 */
export async function getJson<S extends z.ZodMiniType>(
  path: string,
  schema: S,
  token?: string | null,
): Promise<z.infer<S>> {
  // Where asking ahead failed, the network may be back by now; where it was refused, the seat may have been let in.
  const ahead = await takeAhead(path, token ?? null)?.catch(() => null)
  const parsed = schema.safeParse(await (ahead?.ok ? ahead : await fetchJson(path, token)).json())
  if (parsed.success) return parsed.data
  // A page left open over an update of the server reads shapes that are no more: it must be loaded again.
  throw new ApiError(200, { code: 'unknown-version', detail: `${path} answered in another shape` })
}

async function fetchJson(path: string, token: string | null | undefined): Promise<Response> {
  const reply = await fetch(path, { headers: { accept: 'application/json', ...bearer(token) }, cache: 'no-store' })
  if (!reply.ok) throw await errorOf(reply)
  return reply
}

/** GET a file of this server as bytes, such as a preview of the report. @throws as `getJson` */
export async function getBlob(path: string, token?: string | null): Promise<Blob> {
  const reply = await fetch(path, { headers: bearer(token), cache: 'no-store' })
  if (!reply.ok) throw await errorOf(reply)
  return reply.blob()
}

const errorOf = async (reply: Response): Promise<ApiError> =>
  new ApiError(reply.status, await refusalIn(reply), retryAfterMs(reply))

/** @returns the refusal in a reply's body, or null when it holds none. */
async function refusalIn(reply: Response): Promise<Refusal | null> {
  const body: unknown = await reply.json().catch(() => null)
  const answer = Answer.safeParse(body)
  return answer.success && answer.data.status === 'refused' ? answer.data.refusal : null
}
