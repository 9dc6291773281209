/** The dialog for whichever form of the desk is open. */
import type { Round } from '@eds/session/session'
import { unreachable } from '@eds/session/unreachable'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { announce } from '../../parts/live-region.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { AgreementForm } from './agreement-form.tsx'
import { FormEnd } from './form-end.tsx'
import { KeptElsewhere } from './kept-elsewhere.tsx'
import { focusNextAction } from './next-action.tsx'
import type { DeskForm } from './next-step.ts'
import { ReasonForm } from './reason-form.tsx'
import type { IssuedSlip } from './slips.ts'
import { ReissueForm, SlipsForm } from './slips-form.tsx'
import { FOR_GOOD, TAKE_OUT_REASONS, TakeOutForm } from './take-out-form.tsx'
import { TightenForm } from './tighten-form.tsx'
import { useDeskSend } from './undo-bar.tsx'
import { WordsOfEvidence } from './words-at-stake.tsx'

/** @param close also called for Escape; the dialog gives focus back, or the next act takes it when its opener is gone */
export function FormDialog(props: {
  form: DeskForm | null
  facts: RoomFacts
  rounds: readonly Round[]
  openObjections: number
  unrecorded: number
  close: () => void
  /** Slips that were just made, to be printed. */
  showSlips: (slips: readonly IssuedSlip[]) => void
}) {
  const { form, close } = props
  const done = (said: string) => () => {
    announce(said)
    close()
    // The button that opened the form may be gone with the state it belonged to.
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) focusNextAction()
    })
  }
  return (
    <Dialog open={form !== null} title={form === null ? '' : TITLES[form.name]} onClose={close}>
      {form === null ? null : <Form {...props} form={form} done={done} />}
    </Dialog>
  )
}

const TITLES: Readonly<Record<DeskForm['name'], string>> = {
  agreement: 'Record the outcome',
  override: 'Reveal a result of few votes',
  void: 'Set this round aside',
  decline: 'Decline this evidence',
  redact: 'Take words out for good',
  'redact-text': 'Take words out for good',
  slips: 'Make slips',
  reissue: 'A new slip for a seat',
  tighten: 'Rules for showing results',
  'close-session': 'Close the session?',
}

function Form(props: {
  form: DeskForm
  facts: RoomFacts
  rounds: readonly Round[]
  openObjections: number
  unrecorded: number
  close: () => void
  showSlips: (slips: readonly IssuedSlip[]) => void
  done: (said: string) => () => void
}) {
  const { form, facts, rounds, openObjections, unrecorded, close, done, showSlips } = props
  switch (form.name) {
    case 'agreement':
      return (
        <AgreementForm
          facts={facts}
          rounds={rounds}
          question={form.question}
          suggested={form.suggested}
          openObjections={openObjections}
          onDone={done('Recorded.')}
          onCancel={close}
        />
      )
    case 'override':
      return (
        <ReasonForm
          label="Why may it be shown?"
          hint="A result of few votes can give people away. Your reason is shown on every screen."
          quick={['Everybody who voted agrees to show it', 'The panel is small by design']}
          button="Reveal the result"
          isForGood
          command={(override) => ({ type: 'revealRound', round: form.round, override })}
          onDone={done('Result revealed.')}
          onCancel={close}
        />
      )
    case 'void':
      return (
        <ReasonForm
          label="Why is it set aside?"
          hint="All its votes are thrown away and never counted. Your reason is shown to everybody."
          quick={['The question was not clear', 'People could not connect', 'The wrong question was opened']}
          button="Set the round aside"
          isForGood
          command={(reason) => ({ type: 'voidRound', round: form.round, reason })}
          onDone={done('Round set aside.')}
          onCancel={close}
        />
      )
    case 'decline':
      return (
        <ReasonForm
          label="Why is it not shown?"
          hint="Only the person who proposed it reads your reason. Say what they could change."
          about={<WordsOfEvidence evidence={form.evidence} />}
          quick={[
            'It could point at a person. Please leave out names, dates and places',
            'It belongs to another question',
            'The same evidence is there already',
          ]}
          button="Decline"
          command={(reason) => ({ type: 'declineEvidence', evidence: form.evidence, reason })}
          onDone={done('Evidence declined.')}
          onCancel={close}
        />
      )
    case 'redact':
      return (
        <ReasonForm
          label="Why must it go?"
          hint={`The evidence and its source are deleted: the organisation’s own also from its assessment and every other session with it. ${FOR_GOOD}`}
          about={
            <>
              <WordsOfEvidence evidence={form.evidence} />
              <KeptElsewhere evidence={form.evidence} />
            </>
          }
          quick={TAKE_OUT_REASONS}
          button="Take it out"
          isForGood
          command={(reason) => ({ type: 'redactEvidence', evidence: form.evidence, reason })}
          onDone={done('Words taken out.')}
          onCancel={close}
        />
      )
    case 'redact-text':
      return <TakeOutForm text={form.text} onDone={done('Words taken out.')} onCancel={close} />
    case 'slips':
      return <SlipsForm facts={facts} onMade={showSlips} onCancel={close} />
    case 'reissue':
      return <ReissueForm {...form} onMade={showSlips} onCancel={close} />
    case 'tighten':
      return <TightenForm settings={facts.session.settings} onDone={done('The rules are stricter.')} onCancel={close} />
    case 'close-session':
      return <CloseForm unrecorded={unrecorded} onDone={done('Session closed.')} onCancel={close} />
    default:
      return unreachable(form)
  }
}

function CloseForm({ unrecorded, onDone, onCancel }: { unrecorded: number; onDone: () => void; onCancel: () => void }) {
  const { send, state } = useDeskSend()
  const waiting = useDesk((desk) => desk.all('proposals')).filter(({ standing }) => standing.state === 'waiting').length
  const unheard = useDesk((desk) => desk.all('objections')).filter((objection) => objection.state === 'open').length
  const close = async () => {
    const answer = await send({ type: 'closeSession' })
    if (answer.status === 'saved') onDone()
  }
  return (
    <>
      <p>Voting, evidence and objections end for good. The leads then settle the final grades.</p>
      {unrecorded === 0 ? null : (
        <p>
          <b>{unrecorded === 1 ? 'One question has' : `${unrecorded} questions have`} no recorded outcome yet.</b>
        </p>
      )}
      {waiting === 0 ? null : (
        <p>
          <b>{waiting === 1 ? 'One piece of evidence waits' : `${waiting} pieces of evidence wait`}</b> for your answer.
          After the close nobody can let {waiting === 1 ? 'it' : 'them'} in.
        </p>
      )}
      {unheard === 0 ? null : (
        <p>
          <b>{unheard === 1 ? 'One objection has' : `${unheard} objections have`} not been heard.</b>
        </p>
      )}
      <FormEnd state={state}>
        <Button look="danger" busy={state.kind === 'sending' ? 'Closing…' : null} onClick={() => void close()}>
          Close the session
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Go on with the session
        </Button>
      </FormEnd>
    </>
  )
}
