/** How to join, at the edge of every view: somebody always comes late. */
import { Fragment } from 'react'
import { useSession } from '../../live/session.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { useWords } from '../../words/use-words.tsx'
import { totalsOf } from '../room/attendance.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { spacedCode, useJoinAddress } from './join-address.ts'

export function JoinPanel({ facts: { session } }: { facts: RoomFacts }) {
  const t = useWords()
  const { present } = totalsOf(useSession((room) => room.all('presence')))
  const address = useJoinAddress(session.joinCode)
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
        <Breakable address={address.spoken} />
      </p>
      {address.isReachable ? null : <p className="wall__warning">{t('wall.join.loopback')}</p>}
      {session.doorOpen ? null : <p className="wall__warning">{t('wall.join.door-closed')}</p>}
      <p className="wall__here">{present === 0 ? t('wall.here.nobody') : t('wall.here', { count: present })}</p>
    </aside>
  )
}

/** Breaks a long address where a reader would, never inside a number. */
const Breakable = ({ address }: { address: string }) =>
  address.split(/(?<=\/\/)|(?=:\d)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ))
