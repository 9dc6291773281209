/** Slips as they are printed and cut: A4, eight to a page, whole in black and white. */
import type { SessionGroup } from '@eds/session/session'
import { useEffect } from 'react'
import { useDesk } from '../../live/session.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { type JoinAddress, spacedCode } from '../wall/join-address.ts'
import { type IssuedSlip, slipAddress, slipsByPage } from './slips.ts'
import '../../styles/slips.scss'

/** What every slip of a session says. */
export type SlipsOf = { readonly title: string; readonly joinCode: string; readonly groups: readonly SessionGroup[] }

/** @param slips whose secrets only this page knows @param address where people join */
export function SlipPages(props: { slips: readonly IssuedSlip[]; about: SlipsOf; address: JoinAddress }) {
  const { slips, about, address } = props
  return slipsByPage(slips).map((page) => (
    <div className="slip-page" key={page[0]?.seat}>
      {page.map((slip) => (
        <SlipCard key={slip.seat} slip={slip} about={about} address={address} />
      ))}
    </div>
  ))
}

/** The browser asks before it leaves the page: a reload would lose slips that nobody has printed. @param hasSlips whether it knows any */
export function useKeptOpen(hasSlips: boolean): void {
  useEffect(() => {
    if (!hasSlips) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hasSlips])
}

function SlipCard({ slip, about, address }: { slip: IssuedSlip; about: SlipsOf; address: JoinAddress }) {
  const seat = useDesk((desk) => desk.one('seats', slip.seat))
  const group = about.groups.find(({ id }) => id === seat?.group)
  return (
    <article className="slip">
      <div className="slip__qr">
        <QrCode text={slipAddress(address.url, slip)} label="Square code of this slip" />
      </div>
      <div className="slip__head">
        <p className="slip__seat">{seat === null ? 'Seat' : `Seat ${seat.number}`}</p>
        <p className="slip__group">{group?.name ?? ''}</p>
        <p className="slip__code">
          <span>Code of this slip</span> {spacedCode(slip.code)}
        </p>
        <p className="slip__title">{about.title}</p>
      </div>
      <ul className="slip__how">
        <li>
          With a phone: either point its camera at the square, or open <b>{address.spoken}</b>, type{' '}
          <b>{spacedCode(about.joinCode)}</b>, choose “I have a paper slip” and type this slip’s code.
        </li>
        <li>No phone? Take this slip to the helper, who enters your votes.</li>
        <li>Your vote is secret. Keep this slip to yourself: it works once.</li>
      </ul>
    </article>
  )
}
