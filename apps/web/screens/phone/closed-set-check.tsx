/** Checks by itself, once a round is closed, that this phone's vote is among those that were closed. */
import { ClosedSet } from '@eds/session/protocol'
import { useEffect } from 'react'
import { useAsked } from '../../live/asked.ts'
import { useOutbox } from '../../live/outbox-provider.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'
import { type ClosedRound, checkClosedSet, ownCommitment } from './closed-set.ts'
import { useOwnSeat } from './use-own-seat.ts'
import { whoseVote } from './whose-vote.ts'

/** A set that could not be fetched is asked for again this often. */
const AGAIN_MS = 15_000

/** Nothing for a seat that did not vote. */
export function ClosedSetCheck({ round, seat }: { round: ClosedRound; seat: KeptSeat }) {
  const { entries, isRead } = useOutbox()
  const own = ownCommitment(entries, round.id)
  if (own !== null) return <Finding round={round} seat={seat} own={own} />
  return isRead ? <VoteOfAnother round={round} seat={seat} /> : null
}

/** What notices a vote that nobody cast, and a vote cast with a slip that somebody else had: the seat's own person. */
function VoteOfAnother({ round, seat }: { round: ClosedRound; seat: KeptSeat }) {
  const t = useWords()
  const say = useSaid()
  const { entries } = useOutbox()
  const { data, ask } = useOwnSeat(seat)
  // A vote that came while this page was open told it nothing.
  useEffect(() => void ask(), [ask])
  if (whoseVote(round.id, entries, data) !== 'elsewhere') return null
  return (
    <Notice tone="warn" live="polite" title={t('vote.state.elsewhere')}>
      <p>{say('vote.state.elsewhere.closed')}</p>
    </Notice>
  )
}

function Finding({ round, seat, own }: { round: ClosedRound; seat: KeptSeat; own: string }) {
  const t = useWords()
  const say = useSaid()
  const place = `/api/sessions/${encodeURIComponent(seat.session)}/rounds/${encodeURIComponent(round.id)}`
  const { data, error, ask } = useAsked(`${place}/commitments`, ClosedSet, seat.secret)
  useEffect(() => {
    if (data !== null || error === null) return undefined
    const timer = setTimeout(() => void ask(), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [data, error, ask])
  const finding = data === null ? null : checkClosedSet(round, data, own)
  const isFault = finding === 'missing' || finding === 'other'
  useEffect(() => {
    if (isFault) announce(t('closed-set.said.missing'), 'assertive')
  }, [isFault, t])
  switch (finding) {
    case null:
      return <p className="eds-quiet">{say(error !== null ? 'closed-set.unchecked' : 'closed-set.checking')}</p>
    case 'in':
      return (
        <Notice tone="good" title={t('closed-set.in')}>
          <p>{say('closed-set.in.text', { count: round.received })}</p>
        </Notice>
      )
    case 'missing':
      return (
        <Notice tone="bad" title={t('closed-set.missing')}>
          <p>{say('closed-set.missing.text')}</p>
        </Notice>
      )
    case 'other':
      return (
        <Notice tone="bad" title={t('closed-set.other')}>
          <p>{say('closed-set.other.text')}</p>
        </Notice>
      )
  }
}
