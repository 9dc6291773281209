/** Buttons that open or save a file, and say how it went. */
import { useState } from 'react'
import { ApiError } from '../../live/api.ts'
import { useSessionPlace } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { openReport, saveFile } from './report-files.ts'

type FileAct = { words: string; busy: string; done: string; run: (session: string, token: string) => Promise<void> }

/** Reads the report as it stands, as a page and as a Word document. */
export function PreviewButtons({ draft }: { draft: boolean }) {
  return (
    <FileButtons
      acts={[
        // Published, it has an address of its own.
        ...(draft
          ? [
              {
                words: 'Preview the report',
                busy: 'Opening…',
                done: 'The report is open in a new tab',
                run: openReport,
              },
            ]
          : []),
        {
          words: draft ? 'Download the draft (Word)' : 'Download the report (Word)',
          busy: 'Downloading…',
          done: 'The Word document is downloaded',
          run: (session, token) =>
            saveFile(session, token, 'report.docx', draft ? 'eds-report-draft.docx' : 'eds-report.docx'),
        },
      ]}
    />
  )
}

/** Saves the published trail, which anybody can check with one command. */
export function TrailButton() {
  return (
    <FileButtons
      acts={[
        {
          words: 'Download the trail',
          busy: 'Downloading…',
          done: 'The trail is downloaded',
          // Without the lead's token: the file that a lead hands on must not hold words that only staff may read.
          run: (session) => saveFile(session, null, 'trail', `eds-trail-${session}.json`),
        },
      ]}
    />
  )
}

/** Saves the auditor's file; the server tells everybody first. */
export function AuditorsFileButton() {
  return (
    <FileButtons
      acts={[
        {
          words: 'Tell everybody and download it',
          busy: 'Downloading…',
          done: 'The auditor’s file is downloaded',
          run: (session, token) => saveFile(session, token, 'audit', `eds-audit-${session}.json`),
        },
      ]}
    />
  )
}

function FileButtons({ acts }: { acts: readonly FileAct[] }) {
  const { session, token } = useSessionPlace()
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function run(act: FileAct) {
    setBusy(act.words)
    setTrouble(null)
    try {
      await act.run(session, token)
      announce(act.done)
    } catch (error) {
      setTrouble(whyNot(error))
    } finally {
      setBusy(null)
    }
  }

  return (
    <>
      <div className="eds-buttons">
        {acts.map((act) => (
          <Button
            key={act.words}
            look="secondary"
            busy={busy === act.words ? act.busy : null}
            onClick={() => void run(act)}
          >
            {act.words}
          </Button>
        ))}
      </div>
      {trouble !== null && (
        <Notice tone="bad" live="assertive" title="Not opened">
          <p>{trouble}</p>
        </Notice>
      )}
    </>
  )
}

function whyNot(error: unknown): string {
  if (error instanceof ApiError) {
    return error.refusal === null
      ? 'The server has trouble at the moment. Try again in a minute.'
      : `The server said: ${error.refusal.detail}.`
  }
  if (error instanceof TypeError) return 'The server cannot be reached. Check the network and try again.'
  return error instanceof Error ? error.message : 'Something went wrong. Try again.'
}
