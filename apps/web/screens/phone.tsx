/** The phone: one seat, one question at a time, following the facilitator. */
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { keepPageOffline } from '../live/offline-shell.ts'
import { OutboxProvider, useOutbox } from '../live/outbox-provider.tsx'
import { SessionProvider, useConnection, useSession } from '../live/session.tsx'
import { forgetSeat, type KeptSeat, keptSeat } from '../live/token.ts'
import { ConnectionBanner } from '../parts/connection-banner.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { useWords } from '../words/use-words.tsx'
import { Between, Closed, Lobby } from './phone/around.tsx'
import { type EvidenceDraft, emptyDraft, ProposeEvidence } from './phone/propose.tsx'
import { QuestionView } from './phone/question-view.tsx'
import { RecordOfSession } from './phone/record-of-session.tsx'
import { SentEvidence } from './phone/sent-evidence.tsx'
import '../styles/phone.scss'

/** @param session id from the address; the seat itself is kept on this phone */
export function PhoneScreen({ session }: { session: string }) {
  const [seat] = useState(() => keptSeat(session))
  useEffect(() => void keepPageOffline(), [])
  if (seat === null) return <NoSeat />
  return (
    <SessionProvider session={session} token={seat.secret} documents={['room']} remember>
      <OutboxProvider seat={seat}>
        <Seated seat={seat} />
      </OutboxProvider>
    </SessionProvider>
  )
}

function NoSeat() {
  const t = useWords()
  return (
    <Page title={t('phone.no-seat.title')} width="narrow">
      <h1>{t('phone.no-seat.title')}</h1>
      <p>{t('phone.no-seat.text')}</p>
      <Link className="eds-button eds-button--wide" href="/">
        {t('phone.no-seat.go')}
      </Link>
    </Page>
  )
}

function LostSeat({ session }: { session: string }) {
  const t = useWords()
  return (
    <Page title={t('phone.lost-seat.title')} width="narrow">
      <h1>{t('phone.lost-seat.title')}</h1>
      <p>{t('phone.lost-seat.text')}</p>
      <Link className="eds-button eds-button--wide" href="/" onClick={() => forgetSeat(session)}>
        {t('phone.no-seat.go')}
      </Link>
    </Page>
  )
}

function Seated({ seat }: { seat: KeptSeat }) {
  const t = useWords()
  const connection = useConnection()
  const { waiting } = useOutbox()
  const record = useSession((room) => room.one('session', 'session'))
  const group = useSession((room) => room.one('groups', seat.group))
  const question = useSession((room) => {
    const current = room.one('session', 'session')?.currentQuestion ?? null
    return current === null ? null : room.one('questions', current)
  })
  // Kept here, above the question, so that it stays with its writer when the room moves on.
  const [draft, setDraft] = useState<EvidenceDraft | null>(null)
  const [hasWaited, setWaited] = useState(false)
  useEffect(() => {
    if (record !== null && question === null) setWaited(true)
  }, [record, question])
  const groupName = group?.name ?? seat.group
  const width = useMemo(() => (question === null ? 'narrow' : 'normal'), [question])

  if (typeof connection === 'object') return <LostSeat session={seat.session} />
  const propose =
    draft === null || record === null || record.phase === 'closed' ? null : (
      <ProposeEvidence
        draft={draft}
        group={groupName}
        isMoved={question?.id !== draft.question}
        onChange={setDraft}
        onDone={() => setDraft(null)}
      />
    )
  return (
    <Page
      title={question?.title ?? t('phone.title')}
      width={width}
      banner={<ConnectionBanner connection={connection} waiting={waiting} />}
      aside={t('phone.group', { group: groupName })}
      footer={record === null ? undefined : <RecordOfSession />}
    >
      {record === null ? (
        <Loading />
      ) : record.phase === 'lobby' ? (
        <Lobby record={record} />
      ) : record.phase === 'closed' ? (
        <Closed record={record} />
      ) : question === null ? (
        <Between />
      ) : (
        <QuestionView
          record={record}
          question={question}
          seat={seat}
          arrives={hasWaited}
          propose={
            <>
              {propose}
              <SentEvidence seat={seat} onEdit={setDraft} />
            </>
          }
          onPropose={draft === null ? () => setDraft(emptyDraft(question.id)) : null}
        />
      )}
    </Page>
  )
}
