/** Every link of one session, with the QR code that phones scan, and who each link is for. */
import type { SessionLinks as Links } from '@eds/session/protocol'
import { CopyField } from '../../parts/copy-field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { HELPER_HINT, isOnlyHere, joinHint, onNetwork, WALL_HINT } from '../room/link-reach.ts'
import { spacedCode } from '../wall/join-address.ts'

export function SessionLinks({ links, published }: { links: Links; published: boolean }) {
  return (
    <>
      <section className="eds-card" aria-labelledby="links-join">
        <h2 id="links-join">For the room</h2>
        <div className="ws-join">
          <div className="ws-join__qr">
            <QrCode text={links.join} label={`QR code of the join address ${links.join}`} />
          </div>
          <div className="ws-join__fields">
            <p>
              Join code
              <br />
              <strong className="ws-join__code">{spacedCode(links.joinCode)}</strong>
            </p>
            <CopyField label="Join address" hint={joinHint(links.join)} value={links.join} opens={null} />
            <CopyField label="Wall" hint={WALL_HINT} value={onNetwork(links.wall, links.join)} opens="Open the wall" />
          </div>
        </div>
      </section>
      <section className="eds-card" aria-labelledby="links-team">
        <h2 id="links-team">For your team only</h2>
        <p>Whoever has one of these links can act with it. Give each one only to the person who needs it.</p>
        {isOnlyHere(links.desk) && (
          <Notice tone="warn" title="The desk and the final grades open on this computer only">
            <p>
              Their addresses begin with {new URL(links.desk).origin}, which is this computer itself. Sent to somebody
              else, they do not work. For other computers the server needs https: the README says how.
            </p>
          </Notice>
        )}
        <CopyField
          label="Facilitator’s desk"
          hint="Runs the meeting: opens votes, reveals results and records what the room agrees."
          value={links.desk}
          opens="Open the desk"
        />
        <CopyField
          label="Lead: final grades"
          hint="Settles the final grades after the meeting and publishes the report."
          value={links.finalise}
          opens="Open final grades"
        />
        <CopyField label="Helper" hint={HELPER_HINT} value={links.helper} opens={null} />
      </section>
      <section className="eds-card" aria-labelledby="links-report">
        <h2 id="links-report">The report</h2>
        {published ? (
          <CopyField
            label="Published report"
            hint="Everybody may read it."
            value={links.report}
            opens="Open the report"
          />
        ) : (
          <p>
            It will be at <span className="eds-address">{links.report}</span> once it is published.
          </p>
        )}
      </section>
    </>
  )
}
