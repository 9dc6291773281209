/** The desk is a witness too: its facilitator must not be the last to hear that the server shows another history. */
import { sealWords } from '@eds/audit/seal-words'
import { useHeadWatch } from '../../live/head-watch.ts'

export function DeskHeadAlarm() {
  const lost = useHeadWatch()
  return lost === null ? null : (
    <div className="eds-connection" role="alert">
      <p>
        <b>The record of this session has been changed.</b> This desk saw entry {lost.seq} of it, and the server now has
        another record without that entry. Phones and the wall say so too. If an older copy was put back, tell the room,
        and do again what is missing. If not, stop here. The words this desk saw: {sealWords(lost.head).join(' ')}
      </p>
    </div>
  )
}
