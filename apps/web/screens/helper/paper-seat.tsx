/** A seat for somebody with a slip and without a phone. */
import type { SeatList } from '@eds/session/protocol'
import type { SessionGroup, SessionId } from '@eds/session/session'
import { type FormEvent, useState } from 'react'
import { takeSeatOnPaper } from '../../live/take-seat.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { readJoinCode } from '../join-code.ts'

type Taking =
  | { kind: 'ready' }
  | { kind: 'sending' }
  | { kind: 'taken'; seat: string | null }
  | { kind: 'refused'; refusal: Parameters<typeof RefusalMessage>[0]['refusal'] }

/** @param seats as last fetched @param onTaken asks for the list of seats again, for the seat's id */
export function PaperSeat(props: {
  session: SessionId
  seats: SeatList
  groups: readonly SessionGroup[]
  isVoting: boolean
  onTaken: (seat: string | null) => Promise<void>
}) {
  const { session, seats, groups, isVoting, onTaken } = props
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [taking, setTaking] = useState<Taking>({ kind: 'ready' })
  async function take(event: FormEvent) {
    event.preventDefault()
    if (taking.kind === 'sending') return
    const read = readJoinCode(typed)
    setWrong(!read.ok)
    if (!read.ok) {
      document.getElementById('paper-slip')?.focus()
      return
    }
    setTaking({ kind: 'sending' })
    const answer = await takeSeatOnPaper(session, read.code, () =>
      announce('The server cannot be reached. Trying again.'),
    )
    if (answer.status === 'refused') {
      setTaking({ kind: 'refused', refusal: answer.refusal })
      return
    }
    // With the list comes the seat's number, which the helper writes on the slip.
    await onTaken(answer.made)
    setTaking({ kind: 'taken', seat: answer.made })
    setTyped('')
  }
  const taken = taking.kind === 'taken' ? seats.find(({ seat }) => seat === taking.seat) : undefined
  const name = groups.find(({ id }) => id === taken?.group)?.name
  return (
    <details className="phone-apart">
      <summary>Somebody has a slip and no phone</summary>
      <form onSubmit={(event) => void take(event)} noValidate>
        <p>
          Type the code of their slip. They then have that seat, and you enter their votes for them. Do it before the
          first vote they take part in.
        </p>
        <Field
          id="paper-slip"
          className="phone-code"
          label="The code on the slip"
          value={typed}
          error={isWrong ? 'A slip’s code has eight letters and numbers, without O, 0, I, 1 or L' : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        {taking.kind === 'refused' ? <RefusalMessage refusal={taking.refusal} /> : null}
        {taking.kind === 'taken' ? (
          <Notice
            tone="good"
            live="polite"
            title={
              taken === undefined
                ? 'They have their seat'
                : `They have seat ${taken.number}${name === undefined ? '' : `: ${name}`}`
            }
          >
            <p>
              {isVoting
                ? 'Write the number on their slip. A vote is open: the seat is chosen above, and you can enter the vote.'
                : 'Write the number on their slip. The seat is chosen for you when a vote opens.'}
            </p>
          </Notice>
        ) : null}
        <Button type="submit" look="secondary" busy={taking.kind === 'sending' ? 'Taking the seat…' : null}>
          Take this seat on paper
        </Button>
      </form>
    </details>
  )
}
