/** The sheet of slips to print and cut: A4, eight to a page, whole in black and white. */
import type { SessionGroup } from '@eds/session/session'
import { useEffect, useRef } from 'react'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { type JoinAddress, spacedCode, useJoinAddress } from '../wall/join-address.ts'
import { type IssuedSlip, slipAddress } from './slips.ts'

const PER_PAGE = 8

/** Stands in place of the desk, so that nothing else is printed. Its secrets are gone when it is closed. */
export function SlipSheet(props: { facts: RoomFacts; slips: readonly IssuedSlip[]; onDone: () => void }) {
  const { facts, slips, onDone } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const address = useJoinAddress(facts.session.joinCode)
  const pages = Array.from({ length: Math.ceil(slips.length / PER_PAGE) }, (_, page) =>
    slips.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  )
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [])
  useEffect(() => {
    // A reload would lose slips that nobody has printed.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  return (
    <Page title="Slips" width="wide">
      <div className="slips-screen">
        <h1 ref={heading} tabIndex={-1}>
          {slips.length === 1 ? 'The new slip' : `${slips.length} new slips`}
        </h1>
        {address.isReachable && (
          <Notice tone="warn" title={slips.length === 1 ? 'Print it now' : 'Print them now'}>
            <p>
              What is printed here is known to this page alone, which forgets it when you go back. A slip that is lost
              can always be replaced: under “All seats”, press “New slip”.
            </p>
            <p>Cut along the lines. Give each slip to one person. Whoever has a slip can take its seat.</p>
          </Notice>
        )}
        {address.isReachable ? null : (
          <Notice tone="bad" title="Phones cannot open these slips">
            <p>
              They lead to {address.spoken}, which only this computer knows. Join the room’s network, start the server
              again, and make new slips. If it was started with HOST, leave that out.
            </p>
          </Notice>
        )}
        <div className="eds-buttons">
          <Button onClick={() => window.print()}>Print</Button>
          <Button look="secondary" onClick={onDone}>
            Back to the desk
          </Button>
        </div>
      </div>
      {pages.map((page) => (
        <div className="slip-page" key={page[0]?.seat}>
          {page.map((slip) => (
            <SlipCard key={slip.seat} slip={slip} facts={facts} address={address} />
          ))}
        </div>
      ))}
    </Page>
  )
}

function SlipCard({ slip, facts, address }: { slip: IssuedSlip; facts: RoomFacts; address: JoinAddress }) {
  const seat = useDesk((desk) => desk.one('seats', slip.seat))
  const group: SessionGroup | undefined = facts.groups.find(({ id }) => id === seat?.group)
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
        <p className="slip__title">{facts.session.title}</p>
      </div>
      <ol className="slip__how">
        <li>Point your phone’s camera at the square.</li>
        <li>
          Or open <b>{address.spoken}</b>, type <b>{spacedCode(facts.session.joinCode)}</b>, choose “I have a paper
          slip”, then type the code of this slip.
        </li>
        <li>Your vote is secret. Keep this slip to yourself: it works once.</li>
      </ol>
    </article>
  )
}
