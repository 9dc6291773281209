/** One vote for one seat. Once it is saved, nothing on the screen tells what it was. */
import type { FrameworkId } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import { type Choice, choicesOf, voteOf } from '@eds/session/ballot'
import type { SeatList } from '@eds/session/protocol'
import { type Round, SeatId, type SessionGroup } from '@eds/session/session'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSend } from '../../live/send.tsx'
import { useSession } from '../../live/session.tsx'
import { random128 } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { type Option, Radios, Select } from '../../parts/field.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { choiceName } from '../../words/choice-name.ts'
import { type Plain, usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import type { Translate } from '../../words/words.ts'

type OpenRound = Extract<Round, { state: 'open' }>

/** Stands for one round; give it the round's id as key. @param onSaved asks for the list of seats again */
export function AssistedBallot(props: {
  round: OpenRound
  seats: SeatList
  groups: readonly SessionGroup[]
  helper: string
  /** The seat that was just taken on paper: chosen as soon as it is in the list. */
  taken: SeatId | null
  onSaved: () => Promise<void>
}) {
  const { round, seats, groups, helper, taken, onSaved } = props
  const t = useWords()
  const plain = usePlain()
  const question = useSession((room) => room.one('questions', round.question))
  const framework = useSession((room) => room.one('session', 'session')?.framework ?? null)
  const [seat, setSeat] = useState<SeatId | null>(taken)
  const [choice, setChoice] = useState<Choice | null>(null)
  const [isTried, setTried] = useState(false)
  const [savedFor, setSavedFor] = useState<number | null>(null)
  const { send, state, clear } = useSend()
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (savedFor !== null) said.current?.focus()
  }, [savedFor])
  useEffect(() => {
    if (taken === null) return
    setSeat(taken)
    setChoice(null)
    setSavedFor(null)
  }, [taken])
  const chosen = seats.find((each) => each.seat === seat)

  async function enter(event: FormEvent) {
    event.preventDefault()
    if (state.kind === 'sending') return
    if (chosen === undefined || choice === null) {
      setTried(true)
      const missing = chosen === undefined ? '#helper-seat' : 'input[name="assisted"]'
      document.querySelector<HTMLElement>(missing)?.focus()
      return
    }
    const command = { type: 'castAssistedBallot', round: round.id, seat: chosen.seat, choice, helper } as const
    const answer = await send({ ...command, nonce: random128() })
    // Whatever came of it, the choice goes off the screen: the next person stands beside the helper already.
    setChoice(null)
    setTried(false)
    if (answer.status === 'refused') return
    setSeat(null)
    setSavedFor(chosen.number)
    announce(`Saved for seat ${chosen.number}.`)
    await onSaved()
  }
  if (question === null || framework === null) return null
  return (
    <form onSubmit={(event) => void enter(event)} noValidate>
      <h1>{question.question}</h1>
      {question.service === null ? null : <p className="phone-service">For: {question.service.name}</p>}
      {savedFor === null ? null : (
        <div ref={said} tabIndex={-1}>
          <Notice tone="good" title={`Saved for seat ${savedFor}`}>
            <p>
              The choice is not kept on this device. If the person votes on a phone, that vote counts instead, whenever
              it comes. You can go on with the next seat.
            </p>
          </Notice>
        </div>
      )}
      <Select
        id="helper-seat"
        label="Whose vote is it?"
        hint="The number is on the slip, and at the top of the person’s phone."
        error={isTried && chosen === undefined ? 'Choose the seat' : null}
        value={seat ?? ''}
        onChange={(event) => {
          const next = SeatId.safeParse(event.currentTarget.value)
          setSeat(next.success ? next.data : null)
          setChoice(null)
          setSavedFor(null)
          clear()
        }}
      >
        <option value="">Choose a seat</option>
        {seats.map((each) => (
          <option key={each.seat} value={each.seat} disabled={each.votedByPhone}>
            {`Seat ${each.number}: ${groups.find(({ id }) => id === each.group)?.name ?? each.group}${standingOf(each)}`}
          </option>
        ))}
      </Select>
      {chosen?.hasBallot ? (
        <Notice tone="warn">
          <p>
            {chosen.votedByPhone
              ? `Seat ${chosen.number} has voted on its own phone. Only that phone can change the vote.`
              : `A vote was entered for seat ${chosen.number} already. What you enter takes its place, unless the person has voted on a phone since.`}
          </p>
        </Notice>
      ) : null}
      {chosen === undefined ? null : (
        <Radios
          name="assisted"
          legend={
            round.ask.kind === 'consent'
              ? t('vote.legend.consent', { grade: nameOf(framework, round.ask.grade) })
              : t('vote.legend')
          }
          error={isTried && choice === null ? 'Choose the answer' : null}
          options={choicesOf(round.ask).map((each) => optionOf(each, framework, t, plain))}
          value={choice}
          onChange={setChoice}
        />
      )}
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      <Button
        type="submit"
        wide
        look={chosen === undefined ? 'secondary' : 'primary'}
        busy={state.kind === 'sending' ? 'Saving…' : null}
      >
        {chosen === undefined || choice === null
          ? 'Enter the vote'
          : `Enter “${choiceName(choice, t, (grade) => nameOf(framework, grade))}” for seat ${chosen.number}`}
      </Button>
    </form>
  )
}

/** What stands beside a seat's name: whether it has a vote in, and who cast it. */
function standingOf({ hasBallot, votedByPhone }: SeatList[number]): string {
  if (votedByPhone) return ' (voted by phone)'
  return hasBallot ? ' (vote entered)' : ''
}

const nameOf = (framework: FrameworkId, grade: 0 | 1 | 2 | 3): string =>
  frameworkById(framework).grades.find((each) => each.grade === grade)?.name ?? ''

function optionOf(choice: Choice, framework: FrameworkId, t: Translate, plain: Plain): Option<Choice> {
  const vote = voteOf(choice)
  const label =
    typeof vote === 'number' ? (
      <GradeMark framework={framework} grade={vote} />
    ) : (
      choiceName(choice, t, (grade) => nameOf(framework, grade))
    )
  return typeof vote === 'number'
    ? { value: choice, label, hint: plain.gradeMeaning(framework, vote) }
    : { value: choice, label }
}
