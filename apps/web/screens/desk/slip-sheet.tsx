/** The slips that were just made at the desk, to be printed. */
import { useEffect, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { useJoinAddress } from '../wall/join-address.ts'
import { SlipPages, useKeptOpen } from './slip-pages.tsx'
import type { IssuedSlip } from './slips.ts'

/** Stands in place of the desk, so that nothing else is printed. Its secrets are gone when it is closed. */
export function SlipSheet(props: { facts: RoomFacts; slips: readonly IssuedSlip[]; onDone: () => void }) {
  const { facts, slips, onDone } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const address = useJoinAddress(facts.session.joinCode)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [])
  useKeptOpen(true)
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
      <SlipPages slips={slips} about={{ ...facts.session, groups: facts.groups }} address={address} />
    </Page>
  )
}
