/** The one obvious next act as a big button, how it stands, and what else may be done. */
import { useServerNow } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { secondsLeft } from '../../parts/countdown.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { TOO_SOON, useActs } from './acts.tsx'
import type { Act, NextStep } from './next-step.ts'
import type { OtherAct } from './other-acts.ts'
import { Key } from './people-here.tsx'
import { UndoBar } from './undo-bar.tsx'

/** Focus comes back here whenever what had it is gone. */
export const NEXT_ACTION = 'desk-next'

/** @returns nothing; puts focus on the next act. */
export const focusNextAction = (): void => document.getElementById(NEXT_ACTION)?.focus()

/**
 * @param missing names of the groups that the question needs and that have nobody connected: said where a vote is about to
 * be opened or closed without them
 */
export function NextAction(props: { step: NextStep; others: readonly OtherAct[]; missing: readonly string[] }) {
  const { step, others, missing } = props
  const { doAct, undo, isBusy, refusal, wasTooSoon } = useActs()
  const { act } = step
  return (
    <section className="desk-next" aria-labelledby="desk-next-title">
      <h2 className="eds-hidden" id="desk-next-title">
        Next step
      </h2>
      {act.kind === 'finished' ? (
        <p className="desk-next__finished" id={NEXT_ACTION} tabIndex={-1}>
          <b>{step.label}.</b>
        </p>
      ) : (
        <Button
          id={NEXT_ACTION}
          className="desk-next__button"
          wide
          aria-describedby="desk-next-why"
          busy={isBusy ? 'Working…' : null}
          aria-disabled={act.kind === 'wait' ? true : undefined}
          onClick={() => doAct(act)}
        >
          {act.kind === 'wait' ? (
            <Closing until={act.until} />
          ) : (
            <>
              {step.label} <Key of="N" />
            </>
          )}
        </Button>
      )}
      <p className="desk-next__why" id="desk-next-why">
        {step.why}
      </p>
      {wasTooSoon ? (
        <p>
          <b>{TOO_SOON}</b>
        </p>
      ) : null}
      {missing.length === 0 || !isAboutVotes(act) ? null : (
        <Notice tone="warn">
          <p>Nobody from {missing.join(', ')} is connected. Without them the vote gives no grade.</p>
        </Notice>
      )}
      {refusal === null ? null : <RefusalMessage refusal={refusal} detail />}
      {others.length === 0 ? null : (
        <div className="desk-next__others">
          <span className="eds-quiet">Or:</span>
          <div>
            {others.map(({ id, label, act: other }) => (
              <Button key={id} look="quiet" onClick={() => doAct(other)}>
                {label} {id in KEYS ? <Key of={KEYS[id] ?? ''} /> : null}
              </Button>
            ))}
          </div>
        </div>
      )}
      <UndoBar onUndo={undo} />
    </section>
  )
}

/** Opening a vote, or calling its close. */
const isAboutVotes = (act: Act): boolean =>
  act.kind === 'send' && (act.command.type === 'openRound' || act.command.type === 'callClose')

const KEYS: Readonly<Partial<Record<OtherAct['id'], string>>> = {
  'vote-again': 'V',
  'keep-open': 'K',
  consent: 'C',
  record: 'R',
  void: 'X',
}

function Closing({ until }: { until: number }) {
  const left = secondsLeft(until, useServerNow(250))
  return <>{left === 0 ? 'Closing now…' : `Closing in ${left} ${left === 1 ? 'second' : 'seconds'}`}</>
}
