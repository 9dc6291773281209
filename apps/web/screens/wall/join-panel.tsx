/** How to join, at the edge of every view: somebody always comes late. */
import { useSession } from '../../live/session.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { useWords } from '../../words/use-words.tsx'
import { totalsOf } from '../desk/attendance.ts'
import { joinAddress, spacedCode } from './join-address.ts'
import type { RoomFacts } from './room-facts.ts'

export function JoinPanel({ facts: { session } }: { facts: RoomFacts }) {
  const t = useWords()
  const { present } = totalsOf(useSession((room) => room.all('presence')))
  const address = joinAddress(window.location.origin, session.joinCode)
  if (session.phase === 'closed') {
    return (
      <aside className="wall__join">
        <p className="wall__join-title">{t('wall.join.ended')}</p>
      </aside>
    )
  }
  return (
    <aside className="wall__join">
      <p className="wall__join-title">{t('wall.join.panel')}</p>
      <QrCode text={address.url} label={t('wall.join.qr', { address: address.spoken })} />
      <p className="wall__join-code">
        <span className="eds-hidden">{t('wall.join.code')} </span>
        {spacedCode(session.joinCode)}
      </p>
      <p className="wall__join-address">
        <span className="eds-hidden">{t('wall.join.address')} </span>
        {address.spoken}
      </p>
      {address.isReachable ? null : <p className="wall__warning">{t('wall.join.loopback')}</p>}
      {session.doorOpen ? null : <p className="wall__warning">{t('wall.join.door-closed')}</p>}
      <p className="wall__here">{present === 0 ? t('wall.here.nobody') : t('wall.here', { count: present })}</p>
    </aside>
  )
}
