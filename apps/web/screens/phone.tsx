/** The phone: one seat, one question at a time, following the facilitator. */
import type { SessionRecord } from '@eds/session/document'
import type { Question } from '@eds/session/session'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import { afterPaint } from '../live/later.tsx'
import { keepPageOffline } from '../live/offline-shell.ts'
import { OutboxProvider, useOutbox } from '../live/outbox-provider.tsx'
import { SessionProvider, useConnection, useSession } from '../live/session.tsx'
import { forgetSeat, type KeptSeat, keepSeat, keptSeat, keptSeats } from '../live/token.ts'
import { ConnectionBanner } from '../parts/connection-banner.tsx'
import { Loading } from '../parts/loading.tsx'
import { Page } from '../parts/page.tsx'
import { type Plain, usePlain } from '../words/plain.ts'
import { useWords } from '../words/use-words.tsx'
import type { Translate } from '../words/words.ts'
import { AloneInGroup } from './phone/alone.tsx'
import { Between, Closed, Lobby } from './phone/around.tsx'
import { AskingSeat } from './phone/asking-seat.tsx'
import { type EvidenceDraft, emptyDraft } from './phone/evidence-draft.ts'
import {
  ChooseSeat,
  HeadAlarm,
  loadLaterParts,
  ProposeEvidence,
  RecordOfSession,
  SentEvidence,
} from './phone/later-parts.tsx'
import { QuestionView } from './phone/question-view.tsx'
import { useOwnSeat } from './phone/use-own-seat.ts'
import { YourSeat } from './phone/your-seat.tsx'
import '../styles/phone.scss'

/** @param session id from the address; the seat itself is kept on this phone */
export function PhoneScreen({ session }: { session: string }) {
  const [seat, setSeat] = useState(() => keptSeat(session))
  const last = useRef(seat)
  if (seat !== null) last.current = seat
  const seats = keptSeats(session)
  const change = useCallback((next: KeptSeat | null) => {
    if (next !== null) keepSeat(next)
    setSeat(next)
  }, [])
  const seated = seats.filter(({ asking }) => asking === null)
  const asking = seat ?? (seated.length === 0 ? seats[0] : null)
  const isAsking = (asking?.asking ?? null) !== null
  // Whoever waits to be let in has the time to fetch everything.
  useReadyForLater(isAsking)
  if (asking?.asking) {
    const others = seats.filter((other) => other.seat !== asking.seat)
    const lost = <LostSeat seat={asking} />
    return <AskingSeat key={asking.seat} seat={asking} others={others} onSeat={change} whenLost={lost} />
  }
  const anySeat = seat ?? seated[0]
  if (anySeat === undefined) return <NoSeat />
  return (
    <SessionProvider session={session} token={anySeat.secret} documents={['room']} isSeat>
      {seat === null ? (
        <ChooseSeat seats={seats} left={last.current} onChoose={change} />
      ) : (
        <OutboxProvider key={seat.seat} seat={seat}>
          <Seated seat={seat} onSeat={change} />
        </OutboxProvider>
      )}
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

function LostSeat({ seat }: { seat: KeptSeat }) {
  const t = useWords()
  return (
    <Page title={t('phone.lost-seat.title')} width="narrow">
      <h1>{t('phone.lost-seat.title')}</h1>
      <p>{t('phone.lost-seat.text')}</p>
      <Link className="eds-button eds-button--wide" href="/" onClick={() => forgetSeat(seat)}>
        {t('phone.no-seat.go')}
      </Link>
    </Page>
  )
}

/** Fetches the rest once the screen says what is going on, and keeps all of it for a time without a network. */
function useReadyForLater(isShown: boolean) {
  useEffect(() => {
    if (!isShown) return
    void afterPaint().then(loadLaterParts).then(keepPageOffline)
  }, [isShown])
}

/** Of the browser's tab: the same words as the page's own heading, or the question's short name. */
function pageTitle(record: SessionRecord, question: Question | null, t: Translate, plain: Plain): string {
  if (record.phase === 'lobby') return t('phone.lobby.title')
  if (record.phase === 'closed') return t('phone.closed.title')
  return question === null ? t('phone.between.title') : plain.questionTitle(record.framework, question)
}

/** @param onSeat the seat as it is now; null while the phone is handed on */
function Seated({ seat, onSeat }: { seat: KeptSeat; onSeat: (seat: KeptSeat | null) => void }) {
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
  useReadyForLater(record !== null)
  const plain = usePlain()
  const groupName = group === null ? seat.group : plain.groupName(group)
  const own = useOwnSeat(seat).data
  useEffect(() => {
    // The number is learnt late, and the group may have been changed from another phone.
    if (own === null || (own.number === seat.number && own.group === seat.group)) return
    onSeat({ ...seat, number: own.number, group: own.group })
  }, [own, seat, onSeat])
  const width = useMemo(() => (question === null ? 'narrow' : 'normal'), [question])

  if (typeof connection === 'object') return <LostSeat seat={seat} />
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
      title={record === null ? t('phone.title') : pageTitle(record, question, t, plain)}
      width={width}
      banner={<ConnectionBanner connection={connection} waiting={waiting} />}
      aside={
        seat.number === null
          ? t('phone.group', { group: groupName })
          : t('shared.seat', { number: seat.number, group: groupName })
      }
      footer={record === null ? undefined : <RecordOfSession />}
    >
      <HeadAlarm />
      {record === null ? (
        <>
          <h1>{t('phone.title')}</h1>
          <Loading />
        </>
      ) : record.phase === 'lobby' ? (
        <Lobby record={record} />
      ) : record.phase === 'closed' ? (
        <Closed record={record} />
      ) : question === null ? (
        <>
          <Between />
          <AloneInGroup seat={seat} onSeat={onSeat} />
        </>
      ) : (
        <QuestionView
          record={record}
          question={question}
          seat={seat}
          arrives={hasWaited}
          before={<AloneInGroup seat={seat} onSeat={onSeat} />}
          propose={
            <>
              {propose}
              <SentEvidence seat={seat} onEdit={setDraft} />
            </>
          }
          onPropose={draft === null ? () => setDraft(emptyDraft(question.id)) : null}
          onHandOn={() => onSeat(null)}
        />
      )}
      {record === null ? null : (
        <YourSeat seat={seat} isOpen={record.phase !== 'closed'} onHandOn={() => onSeat(null)} />
      )}
    </Page>
  )
}
