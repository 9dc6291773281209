/** The gallery's part of the desk: the next step, as the facilitator meets it. */
import { QuestionId, RoundId } from '@eds/session/session'
import { useState } from 'react'
import type { NextStep } from '../desk/next-step.ts'
import { NextStepPanel } from '../desk/next-step-panel.tsx'
import type { OtherAct } from '../desk/other-acts.ts'
import { LONG_TEXT, Part, State } from './part.tsx'
import '../../styles/desk.scss'

const ROUND = RoundId.parse('round-1')
const OPEN: NextStep = {
  act: { kind: 'send', command: { type: 'openRound', question: QuestionId.parse('1a'), ask: { kind: 'grade' } } },
  label: 'Open voting',
  why: 'Give people time with the evidence first. A vote that is open can only be closed, or set aside with a reason.',
}
const CLOSE: NextStep = {
  act: { kind: 'send', command: { type: 'callClose', round: ROUND } },
  label: 'Call the close',
  why: 'This announces the countdown on every phone and on the wall. People can change their vote until it ends.',
}
const FINISHED: NextStep = {
  act: { kind: 'finished' },
  label: 'The session is closed',
  why: 'The leads settle the final grades next.',
}
const OTHERS: readonly OtherAct[] = [
  { id: 'void', label: 'Set the round aside', act: { kind: 'form', form: { name: 'void', round: ROUND } } },
]

/** None of them does anything: the states are to be looked at. */
const PLAIN = {
  others: [],
  missing: null,
  votes: null,
  loss: null,
  isBusy: false,
  told: null,
  refusal: null,
  onAct: () => {},
} as const

export function NextStepPart() {
  const [until] = useState(() => Date.now() + 60_000)
  const closing: NextStep = { act: { kind: 'wait', until }, label: 'Voting closes', why: 'It closes by itself.' }
  return (
    <Part
      name="Next step"
      folder="screens/desk"
      file="next-step-panel.tsx"
      when="On the desk, once: the one obvious act, why, and what else may be done."
    >
      <State name="Ready, with another act">
        <div className="desk-next">
          <NextStepPanel {...PLAIN} id="next-ready" step={OPEN} others={OTHERS} />
        </div>
      </State>
      <State name="A group that must be heard is missing">
        <div className="desk-next">
          <NextStepPanel
            {...PLAIN}
            id="next-missing"
            step={OPEN}
            missing={`This question needs Carers and ${LONG_TEXT}. Nobody from there has a seat.`}
          />
        </div>
      </State>
      <State name="Fewer have voted than before">
        <div className="desk-next">
          <NextStepPanel
            {...PLAIN}
            id="next-loss"
            step={closing}
            votes={{ received: 13, seats: 16, connected: 15, needTime: 2 }}
            loss="16 voted last time, 13 so far. If it closes now, the room sees the grade and nothing else. Keep voting open, or let it close."
          />
        </div>
      </State>
      <State name="Few votes so far">
        <div className="desk-next">
          <NextStepPanel
            {...PLAIN}
            id="next-few"
            step={CLOSE}
            votes={{ received: null, seats: 16, connected: 16, needTime: 1 }}
          />
        </div>
      </State>
      <State name="On its way">
        <div className="desk-next">
          <NextStepPanel {...PLAIN} id="next-busy" step={OPEN} isBusy />
        </div>
      </State>
      <State name="Pressed too soon">
        <div className="desk-next">
          <NextStepPanel {...PLAIN} id="next-soon" step={OPEN} told="The next step has just changed." />
        </div>
      </State>
      <State name="Refused">
        <div className="desk-next">
          <NextStepPanel
            {...PLAIN}
            id="next-refused"
            step={OPEN}
            refusal={{ code: 'round-not-open', detail: 'the round has closed' }}
          />
        </div>
      </State>
      <State name="Waiting: nothing to press">
        <div className="desk-next">
          <NextStepPanel {...PLAIN} id="next-waiting" step={closing} />
        </div>
      </State>
      <State name="Finished">
        <div className="desk-next">
          <NextStepPanel {...PLAIN} id="next-finished" step={FINISHED} />
        </div>
      </State>
    </Part>
  )
}
