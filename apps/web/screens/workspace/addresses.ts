/** Addresses inside the workspace: the page stays one, the search part says what it shows. */

export const START = '/workspace'
export const assessmentAddress = (assessment: string): string =>
  `/workspace?assessment=${encodeURIComponent(assessment)}`
export const newSessionAddress = (assessment: string): string => `${assessmentAddress(assessment)}&do=new-session`
export const sessionAddress = (session: string): string => `/workspace?session=${encodeURIComponent(session)}`

/** What an address asks for. */
export type Place =
  | { at: 'start' }
  | { at: 'assessment'; assessment: string }
  | { at: 'new-session'; assessment: string }
  | { at: 'session'; session: string }

/** The place that a search part names; the start page for anything unknown. */
export function placeOf(search: URLSearchParams): Place {
  const session = search.get('session')
  if (session !== null && session !== '') return { at: 'session', session }
  const assessment = search.get('assessment')
  if (assessment === null || assessment === '') return { at: 'start' }
  return search.get('do') === 'new-session' ? { at: 'new-session', assessment } : { at: 'assessment', assessment }
}
