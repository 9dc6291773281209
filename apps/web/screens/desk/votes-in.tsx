/** How many votes of the running round are in. Turnout only: a choice is not on this page, nor in what it was sent. */
import type { Round } from '@eds/session/session'
import { LEAST_TURNOUT } from '@eds/session/turnout'
import { useDesk, useSession } from '../../live/session.tsx'
import { Tag } from '../../parts/notice.tsx'
import { totalsOf } from '../room/attendance.ts'

/** @param received null for fewer than are told @param needTime how many have asked for more time and can still have it */
export type RunningVotes = {
  readonly received: number | null
  readonly seats: number
  readonly connected: number
  readonly needTime: number
}

/** @returns null where no round is open or waits to be shown */
export function useRunningVotes(rounds: readonly Round[]): RunningVotes | null {
  const { present, seats } = totalsOf(useSession((room) => room.all('presence')))
  const turnout = useSession((room) => room.one('turnout', 'now'))
  const round = rounds.find(({ state }) => state === 'open' || state === 'closed')
  const moreTime = useDesk((desk) => (round === undefined ? 0 : (desk.one('moreTime', round.id)?.count ?? 0)))
  if (round === undefined || (round.state !== 'open' && round.state !== 'closed')) return null
  return round.state === 'open'
    ? { received: turnout?.received ?? null, seats, connected: present, needTime: moreTime }
    : { received: round.received, seats, connected: present, needTime: 0 }
}

export function VotesIn({ id, votes }: { id: string; votes: RunningVotes }) {
  const { received, seats, connected, needTime } = votes
  return (
    <div className="desk-votes">
      <p id={id}>
        <b>{received ?? `Fewer than ${LEAST_TURNOUT}`}</b> {received === 1 ? 'vote in' : 'votes in'}{' '}
        <span className="eds-quiet">
          from {seats} {seats === 1 ? 'seat' : 'seats'}, {connected} connected
        </span>
        {needTime === 0 ? null : (
          <>
            {' '}
            <Tag tone="warn">{needTime === 1 ? '1 person needs' : `${needTime} people need`} more time</Tag>
          </>
        )}
      </p>
      <progress value={received ?? 0} max={Math.max(1, seats)} aria-label="Votes in" />
    </div>
  )
}
