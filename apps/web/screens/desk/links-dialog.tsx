/** The links of the session: how people join, and where the wall is. */
import { SessionLinks } from '@eds/session/protocol'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { getJson } from '../../live/api.ts'
import { useSessionPlace } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
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
          </div>
          <div>
            <CopyLink label="To join" hint="For everybody in the room." address={links.data.join} />
            <CopyLink
              label="The wall"
              hint="Open it on the projector’s computer. Keep it to the team."
              address={links.data.wall}
            />
            <p>
              <a className="eds-button eds-button--secondary" href={links.data.wall} target="_blank" rel="noopener">
                Open the wall in a new tab
              </a>
            </p>
            <CopyLink
              label="The report"
              hint="For everybody, once the leads have published it."
              address={links.data.report}
            />
          </div>
        </div>
      )}
      <Button onClick={onClose}>Close</Button>
    </Dialog>
  )
}

/** A link to copy. Without a clipboard (plain http) it is selected, and the keys to copy it are said. */
function CopyLink({ label, hint, address }: { label: string; hint: string; address: string }) {
  const [said, setSaid] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const say = (words: string) => {
    setSaid(words)
    announce(words)
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      say('Copied')
    } catch {
      // No clipboard on plain http, or it was refused.
      const input = box.current?.querySelector('input')
      input?.focus()
      input?.select()
      say('Selected: press Ctrl and C to copy')
    }
  }
  return (
    <div className="desk-copy" ref={box}>
      <Field label={label} hint={hint} value={address} readOnly />
      <Button look="quiet" onClick={() => void copy()}>
        {said ?? 'Copy'}
      </Button>
    </div>
  )
}
