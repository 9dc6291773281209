/** Who is here, by group: phones connected, seats taken, and who must be heard on this question. */
import { fewestForShape } from '@eds/consensus/disclosure'
import { COMBINED_GROUP } from '@eds/session/session'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { attendanceOf, byPresence, missingGroups, totalsOf, verySmallGroups } from '../room/attendance.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { useActs } from './acts.tsx'
import type { DeskForm } from './next-step.ts'
import { connectedWords, missingWords, smallGroupWords } from './people-words.ts'

export function PeopleHere({ facts, openForm }: { facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const presence = useSession((room) => room.all('presence'))
  const attendance = attendanceOf(facts.groups, presence, facts.question)
  const isClosed = facts.session.phase === 'closed'
  const missing = isClosed ? null : missingWords(missingGroups(attendance))
  const { listed, absent } = byPresence(attendance)
  const { shapeFloor } = facts.session.settings
  const fewest = fewestForShape(shapeFloor, attendance.filter(({ seats }) => seats > 0).length)
  const combined = facts.groups.find(({ id }) => id === COMBINED_GROUP)?.name ?? null
  const small = smallGroupWords(verySmallGroups(attendance, shapeFloor), { combined, fewest })
  const totals = totalsOf(presence)
  return (
    <section className="desk-panel" aria-labelledby="desk-people">
      <h2 id="desk-people" tabIndex={-1}>
        Who is here <span className="desk-count">{connectedWords(totals)}</span> <Key of="P" />
      </h2>
      {missing === null ? null : (
        <Notice tone="warn" title="Missing">
          <p>{missing}</p>
        </Notice>
      )}
      {listed.length === 0 ? null : (
        <table className="desk-table">
          <caption className="eds-hidden">People by stakeholder group</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Phones</th>
              <th scope="col">Seats</th>
              <th scope="col">Slips</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((here) => (
              <tr key={here.group.id} data-empty={here.seats === 0 ? 'yes' : undefined}>
                <th scope="row">
                  {here.group.name}
                  {here.mustHear ? <span className="desk-needed"> needed</span> : null}
                  {here.dualRoles === null || here.dualRoles === 0 ? null : (
                    <span className="desk-dual">
                      {here.dualRoles} also {here.dualRoles === 1 ? 'works' : 'work'} for the organisation
                    </span>
                  )}
                </th>
                <td>{here.present === 0 ? '–' : here.present}</td>
                <td>{here.seats === 0 ? '–' : here.seats}</td>
                <td>{here.slips === 0 ? '–' : here.slips}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {totals.seats <= totals.present || isClosed ? null : (
        <p className="eds-quiet desk-hint">
          A shared phone is connected for one seat at a time, and a seat on paper has none.
        </p>
      )}
      {attendance.some(({ dualRoles }) => dualRoles === null) && facts.session.dualRoles > 0 ? (
        <p className="eds-quiet desk-hint">
          Over all groups {facts.session.dualRoles} also {facts.session.dualRoles === 1 ? 'works' : 'work'} for the
          organisation. Of a very small group it is not said.
        </p>
      ) : null}
      {absent.length === 0 ? null : (
        <p className="eds-quiet desk-hint">Nobody from {absent.map(({ group }) => group.name).join(', ')}.</p>
      )}
      {isClosed
        ? null
        : small.map((words) => (
            <p key={words} className="eds-quiet desk-hint">
              {words}
            </p>
          ))}
      <DoorSwitch facts={facts} />
      <AdmissionSwitch facts={facts} />
      {isClosed ? null : (
        <p className="desk-door">
          <span>
            A result needs {facts.session.settings.revealFloor} votes, a group by itself{' '}
            {facts.session.settings.disclosureThreshold}
            {shapeFloor > 1
              ? `; while a group has fewer than ${fewest} votes, the room sees the grade and whether it is agreed, and not how its votes divide`
              : ''}
            .
          </span>
          <Button look="quiet" onClick={() => openForm({ name: 'tighten' })}>
            Make this stricter
          </Button>
        </p>
      )}
    </section>
  )
}

/** Whether new people may sit down. */
function DoorSwitch({ facts: { session } }: { facts: RoomFacts }) {
  const { send, isBusy } = useActs()
  if (session.phase === 'closed') return null
  return (
    <p className="desk-door">
      <span>
        The door is <b>{session.doorOpen ? 'open' : 'closed'}</b>.{' '}
        {session.doorOpen
          ? session.admission === 'ask'
            ? 'People can ask to come in.'
            : 'People can sit down.'
          : 'Nobody new can come in.'}
      </span>
      <button
        type="button"
        className="eds-button eds-button--quiet"
        aria-disabled={isBusy ? true : undefined}
        onClick={() => send({ type: 'setDoor', open: !session.doorOpen })}
      >
        {session.doorOpen ? 'Close the door' : 'Open the door'} <Key of="O" />
      </button>
    </p>
  )
}

/** Whether the code on the wall only asks for a seat. */
function AdmissionSwitch({ facts: { session } }: { facts: RoomFacts }) {
  const { send, isBusy } = useActs()
  if (session.phase === 'closed') return null
  const isAsking = session.admission === 'ask'
  return (
    <p className="desk-door">
      <span>
        {isAsking ? (
          <>
            People with the code <b>ask</b>, and you let them in.
          </>
        ) : (
          <>
            People with the code come <b>straight in</b>.
          </>
        )}
      </span>
      <Button
        look="quiet"
        aria-disabled={isBusy ? true : undefined}
        onClick={() => send({ type: 'setAdmission', admission: isAsking ? 'at-once' : 'ask' })}
      >
        {isAsking ? 'Let everybody straight in' : 'Let people in one by one'}
      </Button>
    </p>
  )
}

/** The key that does the same, beside the words of a button. */
export const Key = ({ of }: { of: string }) => <kbd className="desk-key">{of}</kbd>
