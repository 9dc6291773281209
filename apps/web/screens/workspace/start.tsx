/** The team's first page: its sessions with where they stand, and its assessments to make new ones from. */
import { frameworkById } from '@eds/frameworks/frameworks'
import type { SessionSummary } from '@eds/session/protocol'
import { Link } from 'wouter'
import { spacedCode } from '../wall/join-address.ts'
import { assessmentAddress, newSessionAddress, sessionAddress } from './addresses.ts'
import { useAssessments, useSessions } from './assessments.ts'
import { PhaseTag } from './phase-tag.tsx'
import { Trouble } from './trouble.tsx'

export function Start({ token }: { token: string }) {
  const assessments = useAssessments(token)
  const sessions = useSessions(token)
  return (
    <>
      <section aria-labelledby="assessments">
        <h2 id="assessments">Assessments</h2>
        {assessments.isPending && <p>Loading the assessments…</p>}
        {assessments.isError && <Trouble what="The assessments" error={assessments.error} />}
        {assessments.data?.length === 0 && <p>There is no assessment yet.</p>}
        <ul className="ws-cards">
          {assessments.data?.map(({ id, organisation, year, framework }) => (
            <li className="eds-card" key={id}>
              <h3>
                <Link href={assessmentAddress(id)}>{organisation}</Link>
              </h3>
              <p>
                {frameworkById(framework).name}, {year}
              </p>
              <p className="ws-acts">
                <Link className="eds-button" href={newSessionAddress(id)}>
                  New session
                  <span className="eds-hidden">
                    {' '}
                    for {organisation}, {year}
                  </span>
                </Link>
                <Link href={assessmentAddress(id)} className="eds-open">
                  Read it
                  <span className="eds-hidden">
                    : {organisation}, {year}
                  </span>
                </Link>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        {sessions.isPending && <p>Loading the sessions…</p>}
        {sessions.isError && <Trouble what="The sessions" error={sessions.error} />}
        {sessions.data?.length === 0 && <p>There is no session yet. Make one from an assessment.</p>}
        <ul className="ws-cards">
          {sessions.data?.map((session) => (
            <SessionCard session={session} key={session.links.session} />
          ))}
        </ul>
      </section>
    </>
  )
}

function SessionCard({ session }: { session: SessionSummary }) {
  const { links, title, createdAt, seats, published, phase } = session
  const acts = [
    { words: 'Desk', href: links.desk, show: phase !== 'closed' },
    { words: 'Wall', href: links.wall, show: phase !== 'closed' },
    { words: 'Final grades', href: links.finalise, show: true },
    { words: 'Report', href: links.report, show: published },
  ].filter((act) => act.show)
  return (
    <li className="eds-card">
      <h3>
        <Link href={sessionAddress(links.session)}>{title}</Link>
      </h3>
      <p>
        <PhaseTag session={session} />
      </p>
      <p>
        Made on {DAY.format(createdAt)}. {seats === 1 ? '1 seat' : `${seats} seats`} taken.
        {phase !== 'closed' && (
          <>
            {' '}
            Join code <strong className="ws-code">{spacedCode(links.joinCode)}</strong>.
          </>
        )}
      </p>
      <ul className="ws-links">
        {acts.map(({ words, href }) => (
          <li key={words}>
            <a className="eds-open" href={href} target="_blank" rel="noreferrer">
              {words}
              <span className="eds-hidden"> of {title} (opens in a new tab)</span>
            </a>
          </li>
        ))}
        <li>
          <Link className="eds-open" href={sessionAddress(links.session)}>
            All links and QR code<span className="eds-hidden"> of {title}</span>
          </Link>
        </li>
      </ul>
    </li>
  )
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
