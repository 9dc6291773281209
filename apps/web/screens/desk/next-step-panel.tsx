/** The next step as it is drawn: the big button, why, what stands in the way, and what else may be done. */
import type { Refusal } from '@eds/session/refusals'
import { useServerNow } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { secondsLeft } from '../../parts/countdown.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import type { Act, NextStep } from './next-step.ts'
import type { OtherAct } from './other-acts.ts'
import { Key } from './people-here.tsx'
import { type RunningVotes, VotesIn } from './votes-in.tsx'

/**
 * @param id of the button, or of the sentence that stands in its place
 * @param missing which groups the question needs that have no phone connected, null for none: said from before a vote is opened
 * until its countdown has run, as long as more time can still bring them
 * @param votes of the round that is open or waits to be shown, null for none: to be seen before it is ended
 * @param loss what the round loses if it ends as it stands; null for nothing
 * @param isBusy while an act is on its way @param told why the last press or key did nothing; null for nothing to say
 */
export function NextStepPanel(props: {
  id: string
  step: NextStep
  others: readonly OtherAct[]
  missing: string | null
  votes: RunningVotes | null
  loss: string | null
  isBusy: boolean
  told: string | null
  refusal: Refusal | null
  onAct: (act: Act) => void
}) {
  const { id, step, others, missing, votes, loss, isBusy, told, refusal, onAct } = props
  const { act } = step
  const lost = endsRound(act) ? loss : null
  const described = [lost === null ? '' : `${id}-loss`, votes === null ? '' : `${id}-votes`, `${id}-why`]
  return (
    <>
      {act.kind === 'finished' ? (
        <p className="desk-next__finished" id={id} tabIndex={-1}>
          <b>{step.label}.</b>
        </p>
      ) : (
        <Button
          id={id}
          className="desk-next__button"
          wide
          aria-describedby={described.join(' ').trim()}
          busy={isBusy ? 'Working…' : null}
          aria-disabled={act.kind === 'wait' ? true : undefined}
          onClick={() => onAct(act)}
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
      {votes === null ? null : <VotesIn id={`${id}-votes`} votes={votes} />}
      {lost === null ? null : (
        <Notice tone="warn">
          <p id={`${id}-loss`}>{lost}</p>
        </Notice>
      )}
      <p className="desk-next__why" id={`${id}-why`}>
        {step.why}
      </p>
      {told === null ? null : (
        <p>
          <b>{told}</b>
        </p>
      )}
      {missing === null || !isBeforeClose(act, others) ? null : (
        <Notice tone="warn">
          <p>{missing} Without them the vote gives no grade.</p>
        </Notice>
      )}
      {refusal === null ? null : <RefusalMessage refusal={refusal} detail />}
      {others.length === 0 ? null : (
        <div className="desk-next__others">
          <span className="eds-quiet">Or:</span>
          <div>
            {others.map(({ id: other, label, act: instead }) => (
              // While the countdown runs there is nothing else to press: it must be found in haste.
              <Button key={other} look={other === 'keep-open' ? 'secondary' : 'quiet'} onClick={() => onAct(instead)}>
                {label} {other in KEYS ? <Key of={KEYS[other] ?? ''} /> : null}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  )
}

/**
 * From before a vote is opened until its countdown has run. Letting people in may be the next step while a vote is what comes
 * after it, and the countdown can be called off: both are still in time.
 */
function isBeforeClose(act: Act, others: readonly OtherAct[]): boolean {
  const goOn = others.find(({ id }) => id === 'go-on')?.act
  return [act, ...(goOn === undefined ? [] : [goOn])].some(
    (each) =>
      each.kind === 'wait' ||
      (each.kind === 'send' && (each.command.type === 'openRound' || each.command.type === 'callClose')),
  )
}

/** Whether it leads from an open round to its result: what is lost on the way must be known before. */
const endsRound = (act: Act): boolean =>
  act.kind === 'wait' ||
  (act.kind === 'send' && (act.command.type === 'callClose' || act.command.type === 'revealRound')) ||
  (act.kind === 'form' && act.form.name === 'override')

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
