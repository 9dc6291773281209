/** Things a seat says about itself with one press, each noted once: more time, help, an interest, a second role. */
import type { Command } from '@eds/session/protocol'
import type { Question, RoundId } from '@eds/session/session'
import { type ReactNode, useId } from 'react'
import { useSend } from '../../live/send.tsx'
import { useConnection } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { useWords } from '../../words/use-words.tsx'
import { useOwnSeat } from './use-own-seat.ts'

/** @param isDone whether the server has noted it; `done` then stands in the button's place */
function Declare(props: {
  command: Command
  isDone: boolean
  done: ReactNode
  said: string
  children: ReactNode
  onDone: () => void
}) {
  const { command, isDone, done, said, children, onDone } = props
  const t = useWords()
  const { send, state } = useSend()
  const isOffline = useConnection() === 'offline'
  const place = useId()
  const isNoted = isDone || (state.kind === 'refused' && state.refusal.code === 'already-declared')
  if (isNoted) {
    return (
      <p id={place} tabIndex={-1}>
        <strong>{t('seat.noted')}</strong> {done}
      </p>
    )
  }
  async function declare() {
    const answer = await send(command)
    if (answer.status !== 'saved') return
    announce(said)
    onDone()
    // The pressed button goes away: what took its place has the focus.
    requestAnimationFrame(() => document.getElementById(place)?.focus({ preventScroll: true }))
  }
  return (
    <div id={place}>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
      <Button
        look="secondary"
        busy={
          state.kind === 'sending' || state.kind === 'done'
            ? t(isOffline ? 'vote.state.waiting' : 'seat.sending')
            : null
        }
        onClick={() => void declare()}
      >
        {children}
      </Button>
    </div>
  )
}

/** Seen by the facilitator as a number. Stands for one round. */
export function AskForTime({ seat, round }: { seat: KeptSeat; round: RoundId }) {
  const t = useWords()
  const say = useSaid()
  const own = useOwnSeat(seat)
  return (
    <Declare
      command={{ type: 'askForTime', round }}
      isDone={own.data?.askedForTime.includes(round) ?? false}
      done={t('seat.time.done')}
      said={t('seat.time.done')}
      onDone={() => void own.ask()}
    >
      {say('seat.time')}
    </Declare>
  )
}

/** Stands for one question. */
export function DeclareInterest({ seat, question }: { seat: KeptSeat; question: Question }) {
  const t = useWords()
  const say = useSaid()
  const own = useOwnSeat(seat)
  return (
    <details>
      <summary>{say('seat.interest')}</summary>
      <div>
        <p>{say('seat.interest.text')}</p>
        <Declare
          command={{ type: 'declareInterest', question: question.id }}
          isDone={own.data?.interests.includes(question.id) ?? false}
          done={t('seat.interest.done')}
          said={t('seat.interest.done')}
          onDone={() => void own.ask()}
        >
          {t('seat.interest.say')}
        </Declare>
      </div>
    </details>
  )
}

/** Somebody who did not say it when they sat down. */
export function DeclareDualRole({ seat }: { seat: KeptSeat }) {
  const t = useWords()
  const say = useSaid()
  const own = useOwnSeat(seat)
  return (
    <>
      <h3>{t('dual.legend')}</h3>
      <p>{say('dual.hint')}</p>
      <Declare
        command={{ type: 'declareDualRole' }}
        isDone={own.data?.dualRole ?? false}
        done={t('dual.done')}
        said={t('dual.done')}
        onDone={() => void own.ask()}
      >
        {t('dual.label')}
      </Declare>
    </>
  )
}

/** Help can be called again once somebody has come. */
export function CallForHelp({ seat }: { seat: KeptSeat }) {
  const t = useWords()
  const own = useOwnSeat(seat)
  return (
    <Declare
      command={{ type: 'callForHelp' }}
      isDone={own.data?.calledForHelp ?? false}
      done={t('seat.help.sent', { number: own.data?.number ?? seat.number ?? '' })}
      said={t('seat.help.said')}
      onDone={() => void own.ask()}
    >
      {t('seat.help')}
    </Declare>
  )
}
