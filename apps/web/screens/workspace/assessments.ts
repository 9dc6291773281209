/** Reads what the workspace shows: assessments and sessions, with the team's token. */
import { Assessment } from '@eds/assessment/assessment'
import { FrameworkId } from '@eds/frameworks/framework'
import { SessionSummary } from '@eds/session/protocol'
import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { getJson } from '../../live/api.ts'

/** One line of `GET /api/assessments`. */
const AssessmentSummary = z.object({
  id: z.string(),
  organisation: z.string(),
  year: z.string(),
  framework: FrameworkId,
  title: z.string(),
})
export type AssessmentSummary = z.infer<typeof AssessmentSummary>

/** How often the list of sessions is read again while it is on screen. */
const SESSIONS_EVERY_MS = 10_000

export const SESSIONS_KEY = ['sessions'] as const

/** Every assessment of the team. */
export const useAssessments = (token: string) =>
  useQuery({
    queryKey: ['assessments'],
    queryFn: () => getJson('/api/assessments', z.array(AssessmentSummary), token),
  })

/** One whole assessment. */
export const useAssessment = (token: string, id: string) =>
  useQuery({
    queryKey: ['assessments', id],
    queryFn: () => getJson(`/api/assessments/${encodeURIComponent(id)}`, Assessment, token),
  })

/** Every session of the team with its links, newest first. */
export const useSessions = (token: string) =>
  useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: async () =>
      (await getJson('/api/sessions', z.array(SessionSummary), token)).toSorted((a, b) => b.createdAt - a.createdAt),
    refetchInterval: SESSIONS_EVERY_MS,
  })
