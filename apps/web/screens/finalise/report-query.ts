/** The report as it would read now: the arithmetic, the steps and the state of every question. */
import { Report, type ReportQuestion } from '@eds/report/report-record'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getJson } from '../../live/api.ts'
import { useDesk, useSession, useSessionPlace } from '../../live/session.tsx'

/**
 * Read again whenever something that it prints has changed; the last one stays on screen meanwhile.
 * The key is made of what changes a grade or takes words out, not of the trail's head: a vote that comes in must not ask for a new report.
 */
export function useReport() {
  const { session, token } = useSessionPlace()
  const agreements = useSession((room) => room.all('agreements').length)
  const rounds = useSession((room) =>
    room
      .all('rounds')
      .map(({ id, state }) => `${id}:${state}`)
      .toSorted()
      .join(),
  )
  const phase = useSession((room) => {
    const record = room.one('session', 'session')
    return record === null ? '' : `${record.phase} ${record.published}`
  })
  const finals = useDesk((desk) => desk.all('finals').length)
  const domain1 = useDesk((desk) => desk.one('domain1', 'chosen')?.at ?? 0)
  const redactions = useSession((room) => room.all('feed').filter(({ act }) => REDACTIONS.has(act)).length)
  return useQuery({
    queryKey: ['report', session, agreements, rounds, phase, finals, domain1, redactions],
    queryFn: () => getJson(`/api/sessions/${encodeURIComponent(session)}/report.json`, Report, token),
    placeholderData: keepPreviousData,
    enabled: phase !== '',
  })
}

const REDACTIONS: ReadonlySet<string> = new Set(['redactEvidence', 'redactText'])

/** @returns a question as the report prints it; null while the report is read. */
export function questionIn(report: Report | null, id: string): ReportQuestion | null {
  return report?.groupings.flatMap(({ questions }) => questions).find((question) => question.id === id) ?? null
}
