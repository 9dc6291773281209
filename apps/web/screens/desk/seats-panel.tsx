/** Slips and seats: what was printed, which seats are taken, and a new slip for a lost phone. */
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import type { DeskForm } from './next-step.ts'

const STANDINGS = { taken: 'taken', slip: 'slip not used yet', reissued: 'new slip not used yet' } as const

export function SeatsPanel({ facts, openForm }: { facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const seats = useDesk((desk) => desk.all('seats')).toSorted((left, right) => left.number - right.number)
  const slips = seats.filter(({ standing }) => standing !== 'taken').length
  const isClosed = facts.session.phase === 'closed'
  const nameOf = (id: string) => facts.groups.find((group) => group.id === id)?.name ?? id
  return (
    <section className="desk-panel" aria-labelledby="desk-seats">
      <h2 id="desk-seats" tabIndex={-1}>
        Seats and slips{' '}
        <span className="desk-count">
          {seats.length - slips} taken, {slips} {slips === 1 ? 'slip' : 'slips'} out
        </span>
      </h2>
      {isClosed ? null : facts.session.doorOpen ? (
        <Button look="secondary" onClick={() => openForm({ name: 'slips' })}>
          Make slips
        </Button>
      ) : (
        <p className="eds-quiet">Open the door to make slips. Slips that are out can still be used.</p>
      )}
      {seats.length === 0 ? null : (
        <details>
          <summary>
            All seats{slips === 0 ? '' : ' and slips'} ({seats.length})
          </summary>
          <ul className="desk-seats">
            {seats.map(({ seat, number, group, present, standing }) => (
              <li key={seat}>
                <span>
                  <b>Seat {number}</b> {nameOf(group)}
                  <span className="desk-seats__standing">
                    {standing === 'taken' ? (present ? 'connected' : 'taken, not connected') : STANDINGS[standing]}
                  </span>
                </span>
                {isClosed ? null : (
                  <Button
                    look="quiet"
                    onClick={() => openForm({ name: 'reissue', seat, number, isTaken: standing === 'taken' })}
                  >
                    New slip<span className="eds-hidden"> for seat {number}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
