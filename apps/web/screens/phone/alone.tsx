/** Somebody alone in their group, or in one too small for the room's tally, is told before they vote, and may join others. */
import { COMBINED_GROUP } from '@eds/session/session'
import { useEffect, useRef, useState } from 'react'
import { useOutbox } from '../../live/outbox-provider.tsx'
import { useSend } from '../../live/send.tsx'
import { useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import { useOwnSeat } from './use-own-seat.ts'

/** @param onSeat the same seat, in its new group */
export function AloneInGroup({ seat, onSeat }: { seat: KeptSeat; onSeat: (seat: KeptSeat) => void }) {
  const t = useWords()
  const say = useSaid()
  const plain = usePlain()
  const own = useOwnSeat(seat)
  const { entries } = useOutbox()
  const people = useSession((room) => room.one('presence', seat.group)?.seats ?? 0)
  const slips = useSession((room) => room.one('presence', seat.group)?.slips ?? 0)
  const isAsked = useSession((room) => (room.one('session', 'session')?.currentQuestion ?? null) !== null)
  const floor = useSession((room) => room.one('session', 'session')?.settings.shapeFloor ?? 1)
  const combined = useSession((room) => room.one('groups', COMBINED_GROUP))
  const isOpen = useSession((room) => room.one('session', 'session')?.phase === 'open')
  const isVoting = useSession((room) =>
    room.all('rounds').some((each) => each.state === 'open' || each.state === 'closed'),
  )
  const { send, state } = useSend()
  // Each of these decides whether the seat may move.
  const { ask } = own
  const standing = `${people} ${floor} ${isVoting}`
  const seen = useRef(standing)
  useEffect(() => {
    if (seen.current === standing) return
    seen.current = standing
    void ask()
  }, [standing, ask])
  // A vote on its way has been made in this group: it would not fit its commitment in another.
  const hasVoted = entries.some(({ about, state: standing }) => about.type === 'castBallot' && standing !== 'refused')
  const isAlone = people === 1
  const isFew = people > 0 && people < floor
  // The first of a group to sit down is alone for a minute. From the first question on a vote may open at any time.
  const mayComeMore = slips > 0 && !isAsked
  const isTold = (isAlone || isFew) && !mayComeMore
  if (!isOpen || hasVoted || combined === null || own.data === null) return null
  if (isVoting && own.data.tookPart.length === 0 && seat.group !== COMBINED_GROUP) {
    return <ToldBeforeVote isTold={isTold} isAlone={isAlone} />
  }
  if (!isTold || !own.data.mayMove) return null

  const group = plain.groupName(combined)
  async function move() {
    const answer = await send({ type: 'moveSeat', group: COMBINED_GROUP })
    if (answer.status !== 'saved') return
    announce(t('alone.moved', { group }))
    onSeat({ ...seat, group: COMBINED_GROUP })
    void ask()
    document.querySelector<HTMLElement>('h1')?.focus()
  }
  return (
    <Notice tone="warn" title={t(isAlone ? 'alone.title' : 'alone.few.title')}>
      <p>{say(isAlone ? 'alone.text' : 'alone.few.text', { group })}</p>
      <p>{say('alone.once')}</p>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
      <Button
        look="secondary"
        wide
        busy={state.kind === 'sending' ? t('alone.moving') : null}
        onClick={() => void move()}
      >
        {t('alone.move', { group })}
      </Button>
    </Notice>
  )
}

/** Keeps its place until the voting is over: when somebody else comes, the answers below must not move under a thumb. */
function ToldBeforeVote({ isTold, isAlone }: { isTold: boolean; isAlone: boolean }) {
  const t = useWords()
  const say = useSaid()
  const [first] = useState({ isTold, isAlone })
  if (!isTold && !first.isTold) return null
  return (
    <div style={{ visibility: isTold ? undefined : 'hidden' }}>
      <Notice tone="warn" title={t((isTold ? isAlone : first.isAlone) ? 'alone.title' : 'alone.few.title')}>
        <p>{say('alone.during')}</p>
      </Notice>
    </div>
  )
}
