/** The lead's screen after the meeting: settle every grade, choose the Domain 1 rule, publish. */
import { frameworkById } from '@eds/frameworks/frameworks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { SessionProvider, useConnection, useSession, useSynced } from '../live/session.tsx'
import { takeTokenFromFragment } from '../live/token.ts'
import { ConnectionBanner } from '../parts/connection-banner.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { StaffWords } from '../words/staff-words.tsx'
import '../styles/staff-parts.scss'
import '../styles/workspace.scss'
import '../styles/finalise.scss'
import { Arithmetic } from './finalise/arithmetic.tsx'
import { Domain1Page } from './finalise/domain-1-page.tsx'
import { afterRule, nameOf } from './finalise/left-to-do.ts'
import { Overview } from './finalise/overview.tsx'
import { PublishPage } from './finalise/publish-page.tsx'
import { PublishedPage } from './finalise/published-page.tsx'
import { QuestionPage } from './finalise/question-page.tsx'
import { useReport } from './finalise/report-query.ts'
import { SideList } from './finalise/side-list.tsx'
import { useLeftToDo, useStandings } from './finalise/use-standings.ts'

/** `/finalise/:session#t=…` */
export function FinaliseScreen({ session }: { session: string }) {
  const [token] = useState(() => takeTokenFromFragment(`finalise:${session}`))
  if (token === null) {
    return (
      <Page title="Final grades" width="narrow">
        <h1>Final grades</h1>
        <p>This page needs the lead’s link of this session. You find it in the workspace; open it in this browser.</p>
      </Page>
    )
  }
  return (
    <StaffWords>
      <SessionProvider session={session} token={token} documents={['room', 'desk']}>
        <Finalise />
      </SessionProvider>
    </StaffWords>
  )
}

function Finalise() {
  const connection = useConnection()
  const isSynced = useSynced()
  const record = useSession((room) => room.one('session', 'session'))
  const standings = useStandings()
  const tasks = useLeftToDo(standings)
  const report = useReport()
  const [search] = useSearchParams()
  const banner = <ConnectionBanner connection={connection} />

  if (!isSynced || record === null) {
    return (
      <Page title="Final grades" banner={banner}>
        <h1>Final grades</h1>
        {typeof connection === 'object' ? (
          <p>Open this page again from the lead’s link, which you find in the workspace.</p>
        ) : (
          <Loading />
        )}
      </Page>
    )
  }

  const { framework, phase, published, title, organisation, year } = record
  const question = search.get('question')
  const part = search.get('part')
  const standing = question === null ? null : (standings.find((one) => one.question.id === question) ?? null)
  const now = report.data ?? null

  const view = (): { key: string; heading: string; body: ReactNode } => {
    if (standing !== null) {
      return {
        key: standing.question.id,
        heading: nameOf(standing),
        body: (
          <QuestionPage
            standing={standing}
            standings={standings}
            tasks={tasks}
            report={now}
            framework={framework}
            phase={phase}
            published={published}
          />
        ),
      }
    }
    if (part === 'domain-1') {
      const domain1 = now?.domain1 ?? null
      return {
        key: 'domain-1',
        heading: 'Domain 1 rule',
        body:
          domain1 === null ? (
            <Loading />
          ) : (
            <Domain1Page domain1={domain1} published={published} next={afterRule(tasks)} />
          ),
      }
    }
    if (part === 'publish') {
      return published
        ? { key: 'published', heading: 'Published', body: <PublishedPage /> }
        : { key: 'publish', heading: 'Check and publish', body: <PublishPage tasks={tasks} report={now} /> }
    }
    return {
      key: 'overview',
      heading: 'Final grades',
      body: (
        <Overview
          standings={standings}
          tasks={tasks}
          report={now}
          framework={framework}
          groupingWord={frameworkById(framework).groupingWord}
          published={published}
        />
      ),
    }
  }
  const { key, heading, body } = view()

  return (
    <Page title={heading} width="wide" banner={banner}>
      <div className={`fin-layout fin-layout--${key === 'overview' ? 'overview' : 'one'}`}>
        <SideList
          standings={standings}
          framework={framework}
          current={key}
          published={published}
          left={tasks.length}
          hasRule={now?.domain1 !== null && (now?.domain1.services.length ?? 0) > 1}
        />
        <div className="fin-main">
          {key !== 'overview' && (
            <p className="ws-back fin-back">
              <Link href="?">
                <span aria-hidden="true">‹ </span>All questions
              </Link>
            </p>
          )}
          <Heading view={key}>{heading}</Heading>
          {key === 'overview' && (
            <p className="ws-lead">
              {title}. {organisation}, {year}.
            </p>
          )}
          {body}
        </div>
        <aside className="fin-aside" aria-label="Score">
          {report.isError && (
            <Notice tone="bad" live="polite" title="The score could not be read">
              <p>The page tries again when something changes. Load it again if this stays.</p>
            </Notice>
          )}
          {now === null ? !report.isError && <p>Loading the score…</p> : <Arithmetic report={now} />}
        </aside>
      </div>
    </Page>
  )
}

/** The page's heading. When the view changes it takes the focus, as a new page would. */
function Heading({ view, children }: { view: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(view)
  useEffect(() => {
    if (shown.current === view) return
    shown.current = view
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [view])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
