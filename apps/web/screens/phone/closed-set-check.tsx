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

/** A set that could not be fetched is asked for again this often. */
const AGAIN_MS = 15_000

/** Nothing for a seat that did not vote, or voted on another phone. */
export function ClosedSetCheck({ round, seat }: { round: ClosedRound; seat: KeptSeat }) {
  const own = ownCommitment(useOutbox().entries, round.id)
  return own === null ? null : <Finding round={round} seat={seat} own={own} />
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
