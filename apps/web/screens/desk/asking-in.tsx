/** People who ask to come in with the code on the wall: by group, let in all at once or one by one. */
import type { Command } from '@eds/session/protocol'
import type { SeatId } from '@eds/session/session'
import { useEffect } from 'react'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { groupsInOrder } from '../room/attendance.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { atDoor } from './at-door.ts'
import { Key } from './people-here.tsx'
import { useDeskSend } from './undo-bar.tsx'

type Asking = { readonly seat: SeatId; readonly number: number; readonly group: string }

/** "1 person asks", "3 people ask". */
const asksWords = (count: number): string => (count === 1 ? '1 person asks' : `${count} people ask`)

/** Nothing while nobody asks. @param onAdmitAll does what the key does @param isNext whether the next step's button does it too */
export function AskingIn(props: { facts: RoomFacts; onAdmitAll: () => void; isNext: boolean }) {
  const { facts, onAdmitAll, isNext } = props
  const asking = useDesk((desk) => desk.all('asking')).toSorted((left, right) => left.number - right.number)
  const issued = useDesk((desk) => desk.all('seats')).length
  const { send, state } = useDeskSend()
  const count = facts.session.phase === 'closed' ? 0 : asking.length
  const hasNews = count > 0
  // Said once for a whole crowd at the door: forty sentences would bury everything else.
  useEffect(() => {
    if (hasNews) announce('People ask to come in.')
  }, [hasNews])
  if (!hasNews) return null
  const { hint, label } = atDoor(count, Math.max(0, facts.session.settings.maxSeats - issued), facts.session.doorOpen)
  const groups = groupsInOrder(facts.groups).flatMap((group) => {
    const seats = asking.filter((each) => each.group === group.id)
    return seats.length === 0 ? [] : [{ group, seats }]
  })
  const answer = async (type: 'admitSeats' | 'turnAwaySeats', seats: readonly Asking[]) => {
    const command: Command = { type, seats: seats.map(({ seat }) => seat) }
    const reply = await send(command)
    if (reply.status !== 'saved') return
    announce(type === 'admitSeats' ? `Let in: ${seats.length}.` : `Turned away: ${seats.length}.`)
  }
  return (
    <section className="desk-panel desk-asking" aria-labelledby="desk-asking">
      <h2 id="desk-asking" tabIndex={-1}>
        {asksWords(count)} to come in <Key of="E" />
      </h2>
      {isNext ? null : <p className="eds-quiet desk-hint">{hint}</p>}
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      {label === null || isNext ? null : (
        <Button wide look="secondary" onClick={onAdmitAll}>
          {label} <Key of="I" />
        </Button>
      )}
      <ul className="desk-seats">
        {groups.map(({ group, seats }) => (
          <li key={group.id}>
            <span>
              <b>{group.name}</b>
              <span className="desk-seats__standing">
                {seats.length === 1 ? 'Number' : `${seats.length} people: numbers`}{' '}
                {seats.map(({ number }) => number).join(', ')}
              </span>
            </span>
            {groups.length === 1 || !facts.session.doorOpen ? null : (
              <Button look="quiet" onClick={() => void answer('admitSeats', seats)}>
                Let in<span className="eds-hidden"> {group.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <OneByOne asking={asking} facts={facts} answer={answer} />
    </section>
  )
}

/** Whose phone is not in the room is turned away; they can ask again. */
function OneByOne(props: {
  asking: readonly Asking[]
  facts: RoomFacts
  answer: (type: 'admitSeats' | 'turnAwaySeats', seats: readonly Asking[]) => Promise<void>
}) {
  const { asking, answer } = props
  const { groups, session } = props.facts
  return (
    <details>
      <summary>One by one, or turn away</summary>
      <p className="eds-quiet desk-hint">
        Ask for the number on their phone. Whoever you turn away reads that they can speak to you, or ask again.
      </p>
      <ul className="desk-seats">
        {asking.map((each) => (
          <li key={each.seat}>
            <span>
              <b>Number {each.number}</b> {groups.find(({ id }) => id === each.group)?.name ?? each.group}
            </span>
            <span className="desk-asking__answers">
              {session.doorOpen ? (
                <Button look="quiet" onClick={() => void answer('admitSeats', [each])}>
                  Let in<span className="eds-hidden"> number {each.number}</span>
                </Button>
              ) : null}
              <Button look="quiet" onClick={() => void answer('turnAwaySeats', [each])}>
                Turn away<span className="eds-hidden"> number {each.number}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {asking.length === 1 ? null : (
        <Button look="quiet" onClick={() => void answer('turnAwaySeats', asking)}>
          Turn all {asking.length} away
        </Button>
      )}
    </details>
  )
}
