/** Takes the file for the auditor: offered with what it holds, and that everybody will read of it. */
import { useState } from 'react'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { AuditorsFileButton } from './file-buttons.tsx'

/** @returns nothing until the session has ended: there is no such file before */
export function AuditorsFile() {
  const hasEnded = useSession((room) => room.one('session', 'session')?.phase === 'closed')
  const [isOpen, setOpen] = useState(false)
  if (!hasEnded) return null
  return (
    <section aria-labelledby="auditor">
      <h2 id="auditor">For an auditor</h2>
      <p>A file with which an auditor can count every vote again. Only a lead can take it.</p>
      <p>
        <Button look="secondary" onClick={() => setOpen(true)}>
          Take the auditor’s file…
        </Button>
      </p>
      <Dialog open={isOpen} title="Take the auditor’s file?" onClose={() => setOpen(false)}>
        <Notice tone="warn" title="Everybody will read that you took it">
          <p>It stands in the list of acts on every phone, and in the trail. Nobody can take it off.</p>
        </Notice>
        <p>
          The votes stand in it by group, without seats. Where a group is small or votes alike, that can tell how
          somebody voted. Give it to the auditor alone, and keep no copy.
        </p>
        <AuditorsFileButton />
        <Button look="secondary" onClick={() => setOpen(false)}>
          Close
        </Button>
      </Dialog>
    </section>
  )
}
