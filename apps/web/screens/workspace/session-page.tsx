/** One session: where it stands and all its links. */
import { Link } from 'wouter'
import { Notice } from '../../parts/notice.tsx'
import { SummaryList } from '../../parts/summary-list.tsx'
import { assessmentAddress } from './addresses.ts'
import { useSessions } from './assessments.ts'
import { PhaseTag } from './phase-tag.tsx'
import { SessionLinks } from './session-links.tsx'
import { Trouble } from './trouble.tsx'

/** @param isNew true right after it was made: the page then says so */
export function SessionPage({ token, session: id, isNew }: { token: string; session: string; isNew: boolean }) {
  const sessions = useSessions(token)
  if (sessions.isPending) return <p>Loading the session…</p>
  if (sessions.isError) return <Trouble what="The sessions" error={sessions.error} />
  const session = sessions.data.find(({ links }) => links.session === id)
  if (session === undefined) return <p>This server has no such session. Go back to the workspace and choose another.</p>
  return (
    <>
      {isNew && (
        <Notice tone="good" live="polite" title="The session is made">
          <p>Copy the links below. You find them here again at any time.</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { name: 'Session', value: session.title },
          { name: 'Where it stands', value: <PhaseTag session={session} /> },
          { name: 'Seats taken', value: session.seats },
          {
            name: 'Assessment',
            value: <Link href={assessmentAddress(session.assessment)}>Read the assessment</Link>,
          },
        ]}
      />
      <SessionLinks links={session.links} published={session.published} />
    </>
  )
}
