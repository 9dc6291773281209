/** Before the first question: how to join, large, and who is here already. */
import { useSession } from '../../live/session.tsx'
import { useWords } from '../../words/use-words.tsx'
import { attendanceOf, hasSeatsWithoutPhone, totalsOf } from '../room/attendance.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { spacedCode, useJoinAddress } from './join-address.ts'
import { JoinSquare } from './join-square.tsx'

/** With more groups than these there is no room for a second line under each. */
const MOST_WITH_SLIPS = 12

export function Lobby({ facts: { session, groups, question } }: { facts: RoomFacts }) {
  const t = useWords()
  const presence = useSession((room) => room.all('presence'))
  const attendance = attendanceOf(groups, presence, question)
  const totals = totalsOf(presence)
  const { present, seats, slips } = totals
  const { dualRoles } = session
  const address = useJoinAddress(session.joinCode)
  return (
    <div className="wall-lobby">
      <div className="wall-lobby__qr">
        <JoinSquare address={address} />
      </div>
      <div className="wall-lobby__how">
        <h1 className="wall__h1">{t('wall.join.heading')}</h1>
        {address.isReachable ? <p className="wall__lead">{t('wall.join.scan')}</p> : null}
        <p className="wall__lead">{t('wall.join.or-go', { address: address.spoken })}</p>
        <p className="wall-lobby__code">{spacedCode(session.joinCode)}</p>
        {session.doorOpen ? null : <p className="wall__warning">{t('wall.join.door-closed')}</p>}
        <p className="wall__body">{t(session.admission === 'ask' ? 'wall.join.ask' : 'wall.join.choose')}</p>
        <p className="wall__body">{t('wall.join.no-phone')}</p>
        <p className="wall__body">{t('wall.protected', { address: `${address.spoken}/protected` })}</p>
      </div>
      <section className="wall-lobby__here" aria-labelledby="wall-here">
        <h2 className="wall__h2" id="wall-here">
          {hasSeatsWithoutPhone(totals)
            ? t('wall.here.phones', { count: present })
            : present === 0
              ? t('wall.here.nobody')
              : t('wall.here', { count: present })}
          {/* Every seat and slip stands on the wall; where each seat is somebody who is here, the number says it already. */}
          {seats === present && slips === 0 ? null : (
            <span className="wall__h2-note">{t('wall.here.issued', { seats, slips })}</span>
          )}
          {session.asking === 0 ? null : (
            <span className="wall__h2-note">{t('wall.here.asking', { count: session.asking })}</span>
          )}
          {dualRoles === 0 ? null : <span className="wall__h2-note">{t('wall.here.dual', { count: dualRoles })}</span>}
        </h2>
        <ul className="wall-groups">
          {attendance.map((here) => (
            <li key={here.group.id} data-empty={here.seats === 0 ? 'yes' : undefined}>
              <span>
                {here.group.name}
                {here.slips === 0 || attendance.length > MOST_WITH_SLIPS ? null : (
                  <span className="wall-groups__issued">
                    {t('wall.here.issued', { seats: here.seats, slips: here.slips })}
                  </span>
                )}
              </span>{' '}
              <b>{here.seats === 0 ? '–' : here.seats}</b>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
