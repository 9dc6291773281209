/** Asks the server for a new session of an assessment. */
import { Answer, type NewSession, SessionLinks } from '@eds/session/protocol'
import { ApiError, bearer } from '../../live/api.ts'

/**
 * POST the choice; the reply holds every link of the new session.
 * @throws ApiError when the server refuses; TypeError when it cannot be reached; ZodError when the shape is not as agreed
 */
export async function makeSession(assessment: string, choice: NewSession, token: string): Promise<SessionLinks> {
  const reply = await fetch(`/api/assessments/${encodeURIComponent(assessment)}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...bearer(token) },
    body: JSON.stringify(choice),
  })
  const body: unknown = await reply.json().catch(() => null)
  if (reply.ok) return SessionLinks.parse(body)
  const answer = Answer.safeParse(body)
  throw new ApiError(reply.status, answer.success && answer.data.status === 'refused' ? answer.data.refusal : null)
}
