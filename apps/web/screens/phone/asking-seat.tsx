/** The phone of somebody who has asked for a seat: it waits, goes in by itself, or says kindly that it may not. */
import type { SeatStanding } from '@eds/session/protocol'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useStanding } from '../../live/standing.ts'
import { declareDualRole } from '../../live/take-seat.ts'
import { forgetSeat, type KeptSeat } from '../../live/token.ts'
import { ConnectionBanner } from '../../parts/connection-banner.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Page } from '../../parts/page.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import { WhatWillHappen } from './around.tsx'

/**
 * @param others seats of this phone that others use or ask for
 * @param onSeat the seat that this phone uses from now on
 * @param whenLost drawn when the server knows nothing of the seat
 */
export function AskingSeat(props: {
  seat: KeptSeat
  others: readonly KeptSeat[]
  onSeat: (seat: KeptSeat) => void
  whenLost: ReactNode
}) {
  const { seat, others, onSeat, whenLost } = props
  const t = useWords()
  const { standing, isUnknown, isOffline } = useStanding(seat)
  const answer = standing?.standing ?? 'asking'
  const isEntering = useRef(false)
  useEffect(() => {
    if (answer === 'asking') announce(t('asked.title'))
    if (answer === 'turned-away') announce(t('asked.away.title'))
    if (answer !== 'seated' || isEntering.current) return
    isEntering.current = true
    const enter = async () => {
      // Said before the first vote. Should the page be closed first, it is said by the next one: the seat is still kept as asking.
      if (seat.asking?.hasDualRole) await declareDualRole(seat, () => {})
      announce(t('asked.in'))
      onSeat({ ...seat, asking: null })
    }
    void enter()
  }, [answer, seat, onSeat, t])
  if (isUnknown) return whenLost
  return (
    <Page
      title={t(TITLES[answer])}
      width="narrow"
      banner={<ConnectionBanner connection={isOffline ? 'offline' : 'live'} />}
    >
      {standing === null ? null : <p className="phone-caption">{standing.title}</p>}
      {answer === 'turned-away' ? (
        <TurnedAway seat={seat} joinCode={standing?.joinCode ?? null} />
      ) : answer === 'too-late' ? (
        <>
          <h1>{t('refusal.session-closed')}</h1>
          <p>{t('refusal.session-closed.next')}</p>
        </>
      ) : (
        <>
          <Asked seat={seat} standing={standing} />
          <WrongGroup seat={seat} standing={standing} />
        </>
      )}
      {others.length === 0 ? null : (
        <details className="phone-apart">
          <summary>{t('shared.hand-on')}</summary>
          <ul className="phone-chooser">
            {others.map((other) => (
              <li key={other.seat}>
                <OtherSeat seat={other} onChoose={() => onSeat(other)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Page>
  )
}

/** Whoever is let in is shown their seat at once. */
const TITLES = {
  asking: 'asked.title',
  seated: 'asked.title',
  'turned-away': 'asked.away.title',
  'too-late': 'refusal.session-closed',
} as const

function Asked({ seat, standing }: { seat: KeptSeat; standing: SeatStanding | null }) {
  const t = useWords()
  const say = useSaid()
  const plain = usePlain()
  const number = standing?.number ?? seat.number
  return (
    <>
      <h1>{t('asked.title')}</h1>
      {number === null ? null : (
        <p className="phone-headline">
          {say('asked.number', { number })}
          {standing === null ? null : (
            <span className="phone-line">{t('phone.group', { group: plain.groupName(standing.group) })}</span>
          )}
        </p>
      )}
      <p>{say('asked.text')}</p>
      <WhatWillHappen />
    </>
  )
}

/** What was asked for stays on the facilitator's list: only they can take it off, and the phone says so. */
function WrongGroup({ seat, standing }: { seat: KeptSeat; standing: SeatStanding | null }) {
  const t = useWords()
  const say = useSaid()
  if (standing === null || standing.joinCode === null) return null
  return (
    <details className="phone-apart">
      <summary>{say('asked.wrong')}</summary>
      <div>
        <p>{say('asked.wrong.text', { number: standing.number })}</p>
        <Link
          className="eds-button eds-button--secondary"
          href={`/join/${standing.joinCode}?add`}
          onClick={() => forgetSeat(seat)}
        >
          {t('asked.again')}
        </Link>
      </div>
    </details>
  )
}

/** Asking anew forgets this seat: it can never be one. */
function TurnedAway({ seat, joinCode }: { seat: KeptSeat; joinCode: string | null }) {
  const t = useWords()
  const say = useSaid()
  return (
    <>
      <h1>{t('asked.away.title')}</h1>
      <p>{say('asked.away.text')}</p>
      {joinCode === null ? (
        <p>{t('refusal.door-closed')}</p>
      ) : (
        <Link className="eds-button eds-button--wide" href={`/join/${joinCode}?add`} onClick={() => forgetSeat(seat)}>
          {t('asked.again')}
        </Link>
      )}
    </>
  )
}

function OtherSeat({ seat: { number, asking }, onChoose }: { seat: KeptSeat; onChoose: () => void }) {
  const t = useWords()
  return (
    <button type="button" className="phone-chooser__seat" onClick={onChoose}>
      <span>{number === null ? t('shared.title') : t('asked.number', { number })}</span>
      {asking === null ? null : <span className="phone-chooser__standing">{t('shared.asked')}</span>}
    </button>
  )
}
