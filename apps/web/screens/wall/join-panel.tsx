/** How to join, at the edge of every view: somebody always comes late. */
import { Fragment } from 'react'
import { useSession } from '../../live/session.tsx'
import { useWords } from '../../words/use-words.tsx'
import { hasSeatsWithoutPhone, totalsOf } from '../room/attendance.ts'
import { actKey, newestActs, timeOf, withoutRepeats } from '../room/feed.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import { spacedCode, useJoinAddress } from './join-address.ts'
import { JoinSquare } from './join-square.tsx'

const ACTS_SHOWN = 2
/** Many slips or newcomers one after another are the same words again and again. */
const ACTS_LOOKED_AT = 12

export function JoinPanel({ facts: { session } }: { facts: RoomFacts }) {
  const t = useWords()
  const totals = totalsOf(useSession((room) => room.all('presence')))
  const address = useJoinAddress(session.joinCode)
  return (
    <aside className="wall__join">
      <p className="wall__join-title">{t('wall.join.panel')}</p>
      <JoinSquare address={address} />
      <p className="wall__join-code">
        <span className="eds-hidden">{t('wall.join.code')} </span>
        {spacedCode(session.joinCode)}
      </p>
      <p className="wall__join-address" data-long={isLong(address.spoken) ? 'yes' : undefined}>
        <span className="eds-hidden">{t('wall.join.address')} </span>
        <Breakable address={address.spoken} />
      </p>
      {session.doorOpen ? null : <p className="wall__warning">{t('wall.join.door-closed')}</p>}
      <div className="wall__join-foot">
        <JustNow />
        {session.asking === 0 ? null : <p className="wall__here">{t('wall.here.asking', { count: session.asking })}</p>}
        {/* Votes are counted by seats: where some have no phone here, the room is told of both. */}
        {hasSeatsWithoutPhone(totals) ? (
          <>
            <p className="wall__here">{t('wall.here.seats', { count: totals.seats })}</p>
            <p className="wall__here">{t('wall.here.phones', { count: totals.present })}</p>
          </>
        ) : (
          <p className="wall__here">
            {totals.present === 0 ? t('wall.here.nobody') : t('wall.here', { count: totals.present })}
          </p>
        )}
      </div>
    </aside>
  )
}

/** The newest acts of the facilitator, for the whole room to see. What the wall itself shows need not be told. */
function JustNow() {
  const t = useWords()
  const feed = useSession((room) => room.all('feed'))
  const ofFacilitator = feed.filter(
    ({ by, act }) => by === 'facilitator' && act !== 'showOnWall' && act !== 'showCaptions',
  )
  const acts = withoutRepeats(newestActs(ofFacilitator, ACTS_LOOKED_AT)).slice(0, ACTS_SHOWN)
  if (acts.length === 0) return null
  return (
    <div className="wall__feed">
      <p>{t('wall.feed')}</p>
      <ol>
        {acts.map(({ seq, at, act }) => (
          <li key={seq}>{t('wall.feed.item', { time: timeOf(at), act: t(actKey(act)) })}</li>
        ))}
      </ol>
    </div>
  )
}

/** More letters than these do not fit the panel in its usual size. */
const MOST_LETTERS = 18

const isLong = (address: string): boolean => address.replace(/^.*\/\//, '').length > MOST_LETTERS

/** Breaks an address where a reader would, never inside a name or a number. */
const Breakable = ({ address }: { address: string }) =>
  address.split(/(?<=\/\/)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ))
