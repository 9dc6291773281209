/** Acts with words of staff in them, each with a way to take its words out: also when the report is published. */
import type { FeedItem } from '@eds/session/document'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../live/session.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { announce } from '../../parts/live-region.tsx'
import { ActLine } from '../desk/act-line.tsx'
import { oneOfList } from '../desk/one-of-list.ts'
import { TakeOutForm } from '../desk/take-out-form.tsx'
import { UndoProvider } from '../desk/undo-bar.tsx'

/** Nothing while there are none. @param pick which acts belong here */
export function WrittenActs({ pick }: { pick: (item: FeedItem) => boolean }) {
  const written = useSession((room) => room.all('feed')).filter((item) => item.written === true && pick(item))
  const questions = useSession((room) => room.all('questions'))
  const [seq, setSeq] = useState<number | null>(null)
  const [taken, setTaken] = useState(0)
  const said = useRef<HTMLParagraphElement>(null)
  const close = () => setSeq(null)
  // The button goes with the words, and the place stays. After the dialog's own effect, which gives focus back to it.
  useEffect(() => {
    if (taken > 0) said.current?.focus()
  }, [taken])
  const done = () => {
    announce('Words taken out.')
    close()
    setTaken(taken + 1)
  }
  return (
    <UndoProvider>
      {written.length === 0 && taken === 0 ? null : (
        <details className="fin-written">
          <summary>Take words out: reasons and names ({written.length})</summary>
          <p ref={said} tabIndex={-1}>
            What names or describes a person can go at any time, also after publishing. The grades stay.
          </p>
          <ol className="desk-feed">
            {written
              .toSorted((a, b) => a.seq - b.seq)
              .map((item, at) => (
                <li key={item.seq}>
                  <ActLine
                    item={item}
                    which={oneOfList(null, at + 1, written.length)}
                    questions={questions}
                    onTakeOut={setSeq}
                  />
                </li>
              ))}
          </ol>
        </details>
      )}
      <Dialog open={seq !== null} title="Take words out for good" onClose={close}>
        {seq === null ? null : <TakeOutForm text={{ kind: 'entry', seq }} onDone={done} onCancel={close} />}
      </Dialog>
    </UndoProvider>
  )
}
