/** The wall: what the projector shows. It follows the facilitator by itself and has nothing to click. */
import type { Question } from '@eds/session/session'
import { type ReactNode, useEffect, useState } from 'react'
import { SessionProvider, useConnection, useSynced } from '../live/session.tsx'
import { takeTokenFromFragment } from '../live/token.ts'
import { MoreWords, useWords } from '../words/use-words.tsx'
import { wallEn } from '../words/wall-en.ts'
import { type RoomFacts, useRoomFacts } from './room/room-facts.ts'
import { Captions } from './wall/captions.tsx'
import { DiscussionView } from './wall/discussion-view.tsx'
import { EndView } from './wall/end-view.tsx'
import { EvidenceView } from './wall/evidence-view.tsx'
import { fitted } from './wall/fitted.ts'
import { GradesView } from './wall/grades-view.tsx'
import { WallHeadAlarm } from './wall/head-alarm.tsx'
import { JoinPanel } from './wall/join-panel.tsx'
import { Lobby } from './wall/lobby.tsx'
import { NoQuestionYet, QuestionView } from './wall/question-view.tsx'
import { ResultView } from './wall/result-view.tsx'
import { useAwake } from './wall/use-awake.ts'
import { VoteView } from './wall/vote-view.tsx'
import '../styles/wall.scss'

/** @param session the session's id; the wall's token comes in the address's fragment */
export function WallScreen({ session }: { session: string }) {
  return (
    <MoreWords words={wallEn}>
      <WallOf session={session} />
    </MoreWords>
  )
}

function WallOf({ session }: { session: string }) {
  const t = useWords()
  const [token] = useState(() => takeTokenFromFragment(`wall:${session}`))
  useAwake()
  if (token === null) {
    return (
      <PlainWall>
        <h1>{t('wall.no-token.heading')}</h1>
        <p>{t('wall.no-token.body')}</p>
      </PlainWall>
    )
  }
  return (
    <SessionProvider session={session} token={token} documents={['room']}>
      <Wall />
    </SessionProvider>
  )
}

function Wall() {
  const t = useWords()
  const facts = useRoomFacts()
  const connection = useConnection()
  const isSynced = useSynced()
  const title = facts?.session.title ?? t('wall.title')
  useEffect(() => {
    document.title = title
  }, [title])
  if (typeof connection === 'object') {
    return (
      <PlainWall>
        <h1>{t('wall.gone.heading')}</h1>
        {/* The desk has the wall's link by https; whoever opens the wall with a key of staff has the wrong link. */}
        <p>{t(`wall.gone.${isAboutHttps(connection.gone) ? 'not-allowed' : connection.gone}`)}</p>
      </PlainWall>
    )
  }
  if (facts === null) {
    return (
      <PlainWall>
        <h1>{t('wall.connecting.heading')}</h1>
        <p role="status">{t('wall.connecting')}</p>
      </PlainWall>
    )
  }
  const { session, question, questions } = facts
  // The lobby says how to join in large; after the end nobody joins any more.
  const isWhole = session.wallView === 'join' || session.phase === 'closed'
  return (
    <div className={isWhole ? 'wall wall--whole' : 'wall'}>
      <header className="wall__header">
        <p className="wall__title">{session.title}</p>
        {isSynced && connection === 'offline' ? (
          <p className="wall__offline" role="status">
            {t('wall.offline')}
          </p>
        ) : null}
        {question === null || isWhole ? null : (
          <p className="wall__progress">
            {t('wall.progress', { place: questions.indexOf(question) + 1, total: questions.length })}
          </p>
        )}
      </header>
      <WallHeadAlarm />
      <main className="wall__main" ref={fitted}>
        <Captions facts={facts} question={question} />
        <View facts={facts} question={question} />
      </main>
      {isWhole ? null : <JoinPanel facts={facts} />}
    </div>
  )
}

/** The view the facilitator chose; a view that needs a question says that the first one comes soon. */
function View({ facts, question }: { facts: RoomFacts; question: Question | null }) {
  const view = facts.session.wallView
  if (view === 'join') return <Lobby facts={facts} />
  if (view === 'grades') return <GradesView facts={facts} />
  if (view === 'end') return <EndView facts={facts} />
  if (question === null) return <NoQuestionYet />
  const props = { facts, question }
  switch (view) {
    case 'question':
      return <QuestionView {...props} />
    case 'evidence':
      return <EvidenceView {...props} />
    case 'vote':
      return <VoteView {...props} />
    case 'result':
      return <ResultView {...props} />
    case 'discussion':
      return <DiscussionView {...props} />
  }
}

const PlainWall = ({ children }: { children: ReactNode }) => (
  <div className="wall wall--plain">
    <main className="wall__main">{children}</main>
  </div>
)

const isAboutHttps = (gone: string): gone is 'needs-https' | 'staff-needs-https' => gone.endsWith('needs-https')
