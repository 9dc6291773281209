/** What the phone shows around the questions: before the start, between, and after the end. */
import type { SessionRecord } from '@eds/session/document'
import { useEffect } from 'react'
import { announce } from '../../parts/live-region.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'
import { isOnlyInRoom } from '../room/link-reach.ts'

/** Seated, before the session is opened. */
export function Lobby({ record }: { record: SessionRecord }) {
  const t = useWords()
  const say = useSaid()
  return (
    <>
      <p className="phone-caption">{record.organisation}</p>
      <h1>{t('phone.lobby.title')}</h1>
      <p>{say('phone.lobby.text')}</p>
      <WhatWillHappen />
    </>
  )
}

/** Something to read for whoever waits: how the meeting goes. */
export function WhatWillHappen() {
  const t = useWords()
  const say = useSaid()
  return (
    <>
      <h2>{t('phone.lobby.next')}</h2>
      <ol className="phone-steps">
        <li>{say('phone.lobby.step-1')}</li>
        <li>{say('phone.lobby.step-2')}</li>
        <li>{say('phone.lobby.step-3')}</li>
        <li>{say('phone.lobby.step-4')}</li>
      </ol>
    </>
  )
}

/** The session is open, no question has been shown. */
export function Between() {
  const t = useWords()
  const say = useSaid()
  useEffect(() => announce(t('phone.between.title')), [t])
  return (
    <>
      <h1>{t('phone.between.title')}</h1>
      <p>{say('phone.between.text')}</p>
    </>
  )
}

/** After the end: thanks, and where the report will be. */
export function Closed({ record }: { record: SessionRecord }) {
  const t = useWords()
  const say = useSaid()
  const path = `/report/${record.id}`
  useEffect(() => announce(t('phone.closed.text')), [t])
  return (
    <>
      <h1>{t('phone.closed.title')}</h1>
      <p>{say('phone.closed.text')}</p>
      {record.published ? (
        <p>
          <a className="eds-button eds-button--wide" href={path}>
            {t('phone.closed.report')}
          </a>
        </p>
      ) : (
        <>
          <p>{say('phone.closed.report-later')}</p>
          <p>
            <a className="phone-link" href={path}>{`${window.location.origin}${path}`}</a>
          </p>
        </>
      )}
      {isOnlyInRoom(window.location.origin) ? <p>{say('phone.closed.report-here')}</p> : null}
    </>
  )
}
