/** People who call for help, by seat: somebody goes to them. */
import type { SeatId } from '@eds/session/session'
import { useEffect, useRef } from 'react'
import { useSend } from '../../live/send.tsx'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { Key } from './people-here.tsx'

/** Nothing while nobody calls. */
export function HelpCalls({ facts }: { facts: RoomFacts }) {
  const calls = useDesk((desk) => desk.all('helpCalls')).toSorted((left, right) => left.number - right.number)
  const known = useRef(new Set<string>())
  const newest = calls.find(({ seat }) => !known.current.has(seat))?.number ?? null
  useEffect(() => {
    known.current = new Set(calls.map(({ seat }) => seat))
  }, [calls])
  useEffect(() => {
    if (newest !== null) announce(`Seat ${newest} calls for help.`)
  }, [newest])
  if (calls.length === 0) return null
  return (
    <section className="desk-panel desk-help" aria-labelledby="desk-help">
      <h2 id="desk-help" tabIndex={-1}>
        Calls for help <span className="desk-count">{calls.length}</span> <Key of="E" />
      </h2>
      <ul className="desk-seats">
        {calls.map(({ seat, number, group }) => (
          <HelpCall
            key={seat}
            seat={seat}
            number={number}
            group={facts.groups.find(({ id }) => id === group)?.name ?? group}
          />
        ))}
      </ul>
    </section>
  )
}

function HelpCall({ seat, number, group }: { seat: SeatId; number: number; group: string }) {
  const { send, state } = useSend()
  const answer = async () => {
    const reply = await send({ type: 'answerHelp', seat })
    if (reply.status !== 'saved') return
    announce(`Seat ${number} has been helped.`)
    const next = document.getElementById('desk-help') ?? document.getElementById('desk-queue')
    next?.focus()
  }
  return (
    <li>
      <span>
        <b>Seat {number}</b> {group}
      </span>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      <Button look="secondary" busy={state.kind === 'sending' ? 'Saving…' : null} onClick={() => void answer()}>
        Somebody is there<span className="eds-hidden"> at seat {number}</span>
      </Button>
    </li>
  )
}
