/** The EDS lead's workspace: assessments, sessions and their links, and new sessions. */
import { frameworkById } from '@eds/frameworks/frameworks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { takeTokenFromFragment } from '../live/token.ts'
import { Page } from '../parts/page.tsx'
import { StaffWords } from '../words/staff-words.tsx'
import '../styles/staff-parts.scss'
import '../styles/workspace.scss'
import { assessmentAddress, type Place, placeOf, START } from './workspace/addresses.ts'
import { AssessmentPage } from './workspace/assessment-page.tsx'
import { useAssessment } from './workspace/assessments.ts'
import { NewSession } from './workspace/new-session.tsx'
import { SessionPage } from './workspace/session-page.tsx'
import { Start } from './workspace/start.tsx'
import { Trouble } from './workspace/trouble.tsx'

/** `/workspace#t=…`: one page whose search part says what it shows. */
export function WorkspaceScreen() {
  const [token] = useState(() => takeTokenFromFragment('workspace'))
  const [search] = useSearchParams()
  const place = placeOf(search)
  if (token === null) {
    return (
      <Page title="Workspace" width="narrow">
        <h1>Workspace</h1>
        <p>This page needs the workspace link. The server prints it when it starts; open that link in this browser.</p>
      </Page>
    )
  }
  switch (place.at) {
    case 'start':
      return (
        <View title="Workspace" place={place} back={null}>
          <Start token={token} />
        </View>
      )
    case 'session':
      return (
        <View title="Session and its links" place={place} back={{ href: START, words: 'Workspace' }}>
          <SessionPage token={token} session={place.session} isNew={search.get('new') === 'yes'} />
        </View>
      )
    case 'assessment':
      return (
        <View title="Assessment" place={place} back={{ href: START, words: 'Workspace' }}>
          <OneAssessment token={token} id={place.assessment}>
            {(assessment) => <AssessmentPage assessment={assessment} />}
          </OneAssessment>
        </View>
      )
    case 'new-session':
      return (
        <View
          title="New session"
          place={place}
          back={{ href: assessmentAddress(place.assessment), words: 'Assessment' }}
          width="narrow"
        >
          <OneAssessment token={token} id={place.assessment}>
            {(assessment) => <NewSession key={assessment.id} assessment={assessment} token={token} />}
          </OneAssessment>
        </View>
      )
    default:
      return unreachable(place)
  }
}

/** A page with its way back. When the place changes, the heading takes the focus, as a new page would. */
function View({
  title,
  place,
  back,
  width = 'normal',
  children,
}: {
  title: string
  place: Place
  back: { href: string; words: string } | null
  width?: 'narrow' | 'normal'
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(JSON.stringify(place))
  const here = JSON.stringify(place)
  useEffect(() => {
    if (shown.current === here) return
    shown.current = here
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [here])
  return (
    <Page title={title} width={width}>
      {back !== null && (
        <p className="ws-back">
          <Link href={back.href}>
            <span aria-hidden="true">‹ </span>
            {back.words}
          </Link>
        </p>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <StaffWords>{children}</StaffWords>
    </Page>
  )
}

function OneAssessment({
  token,
  id,
  children,
}: {
  token: string
  id: string
  children: (assessment: NonNullable<ReturnType<typeof useAssessment>['data']>) => ReactNode
}) {
  const assessment = useAssessment(token, id)
  if (assessment.isPending) return <p>Loading the assessment…</p>
  if (assessment.isError) return <Trouble what="The assessment" error={assessment.error} />
  const { organisation, year, framework } = assessment.data
  return (
    <>
      <p className="ws-lead">
        {organisation}, {frameworkById(framework).name}, {year}
      </p>
      {children(assessment.data)}
    </>
  )
}

function unreachable(place: never): never {
  throw new Error(`expected a place, found ${JSON.stringify(place)}`)
}
