/** Between two people who share a phone: a clean screen on which the next one finds their seat. */
import { OwnSeat } from '@eds/session/protocol'
import type { RoundId } from '@eds/session/session'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useAsked } from '../../live/asked.ts'
import { useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { Page } from '../../parts/page.tsx'
import { usePlain } from '../../words/plain.ts'
import { keepReadingOf, keptReadingOf } from '../../words/reading-of-seat.ts'
import { useReading, useWords } from '../../words/use-words.tsx'

/**
 * Of another's vote it says whether it is in, and nothing else. Stands inside a SessionProvider of any of the seats.
 *
 * @param left the seat of whoever has just handed the phone on; null after the page was loaded here
 */
export function ChooseSeat(props: {
  seats: readonly KeptSeat[]
  left: KeptSeat | null
  onChoose: (seat: KeptSeat) => void
}) {
  const { seats, left } = props
  const { t, choice, choose } = useReading()
  const leaves = useRef(left === null ? null : { seat: left.seat, choice })
  useEffect(() => {
    if (leaves.current !== null) keepReadingOf(leaves.current.seat, leaves.current.choice)
  }, [])
  const onChoose = (seat: KeptSeat) => {
    const own = keptReadingOf(seat.seat)
    if (own !== null) choose(own)
    props.onChoose(seat)
  }
  const heading = useRef<HTMLHeadingElement>(null)
  const joinCode = useSession((room) => room.one('session', 'session')?.joinCode ?? null)
  const doorOpen = useSession((room) => room.one('session', 'session')?.doorOpen ?? false)
  const open = useSession((room) => room.all('rounds').find(({ state }) => state === 'open')?.id ?? null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [])
  return (
    <Page title={t('shared.title')} width="narrow">
      <h1 ref={heading} tabIndex={-1}>
        {t('shared.title')}
      </h1>
      <p>{t('shared.text')}</p>
      <ul className="phone-chooser">
        {seats.map((seat) => (
          <li key={seat.seat}>
            {seat.asking === null ? (
              <SeatButton seat={seat} open={open} onChoose={() => onChoose(seat)} />
            ) : (
              <ChooserButton seat={seat} standing={t('shared.asked')} onChoose={() => onChoose(seat)} />
            )}
          </li>
        ))}
      </ul>
      {joinCode !== null && doorOpen ? (
        <Link className="eds-button eds-button--secondary eds-button--wide" href={`/join/${joinCode}?add`}>
          {t('shared.add')}
        </Link>
      ) : null}
    </Page>
  )
}

function SeatButton({ seat, open, onChoose }: { seat: KeptSeat; open: RoundId | null; onChoose: () => void }) {
  const t = useWords()
  const { data: own, ask } = useAsked(`/api/sessions/${encodeURIComponent(seat.session)}/seat`, OwnSeat, seat.secret)
  // What was known while the seat was used may be older than its vote.
  useEffect(() => void ask(), [ask])
  const standing =
    open === null || own === null ? null : own.tookPart.includes(open) ? t('shared.voted') : t('shared.not-voted')
  return (
    <ChooserButton seat={{ ...seat, number: own?.number ?? seat.number }} standing={standing} onChoose={onChoose} />
  )
}

function ChooserButton(props: { seat: KeptSeat; standing: string | null; onChoose: () => void }) {
  const { seat, standing, onChoose } = props
  const t = useWords()
  const plain = usePlain()
  const group = useSession((room) => room.one('groups', seat.group))
  const groupName = group === null ? seat.group : plain.groupName(group)
  const { number } = seat
  const name =
    number === null ? t('shared.seat.unnumbered', { group: groupName }) : t('shared.seat', { number, group: groupName })
  return (
    <button type="button" className="phone-chooser__seat" onClick={onChoose}>
      <span>{name}</span>
      {standing === null ? null : <span className="phone-chooser__standing">{standing}</span>}
    </button>
  )
}
