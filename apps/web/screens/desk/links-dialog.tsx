/** The links of the session: how people join, where the wall is, and the helper’s. */
import { SessionLinks } from '@eds/session/protocol'
import { useQuery } from '@tanstack/react-query'
import { getJson } from '../../live/api.ts'
import { useSessionPlace } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { HELPER_HINT, joinHint, onNetwork, WALL_HINT } from '../room/link-reach.ts'
import { spacedCode } from '../wall/join-address.ts'

export function LinksDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { session, token } = useSessionPlace()
  const links = useQuery({
    queryKey: ['links', session],
    queryFn: () => getJson(`/api/sessions/${session}/links`, SessionLinks, token),
    enabled: open,
  })
  return (
    <Dialog open={open} title="Links" onClose={onClose}>
      {links.isPending ? <p role="status">Fetching the links…</p> : null}
      {links.isError ? (
        <Notice tone="bad" live="polite" title="The links could not be fetched">
          <p>The join code is on the wall. Try again in a moment.</p>
          <Button look="secondary" onClick={() => void links.refetch()}>
            Try again
          </Button>
        </Notice>
      ) : null}
      {links.data === undefined ? null : (
        <div className="desk-links">
          <div className="desk-links__qr">
            <QrCode text={links.data.join} label={`Square code that opens ${links.data.join}`} />
            <p className="desk-links__code">{spacedCode(links.data.joinCode)}</p>
            <p>
              <a
                className="eds-button eds-button--secondary"
                href={`/desk/${session}/pack#t=${token}`}
                target="_blank"
                rel="noopener"
              >
                Print the room pack
                <span className="eds-hidden"> (opens in a new tab)</span>
              </a>
            </p>
          </div>
          <div>
            <CopyField label="To join" hint={joinHint(links.data.join)} value={links.data.join} opens={null} />
            <CopyField
              label="The wall"
              hint={WALL_HINT}
              value={onNetwork(links.data.wall, links.data.join)}
              opens="Open the wall"
            />
            <CopyField label="The helper" hint={HELPER_HINT} value={links.data.helper} opens={null} />
            <CopyField
              label="The report"
              hint="For everybody, once the leads have published it."
              value={links.data.report}
              opens={null}
            />
          </div>
        </div>
      )}
      <Button onClick={onClose}>Close</Button>
    </Dialog>
  )
}
