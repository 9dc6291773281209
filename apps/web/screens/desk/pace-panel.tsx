/** Time left in the meeting and a pace for the questions still to do, for facilitators alone. It never stops anything. */

import { LONGEST_MEETING_MINUTES } from '@eds/session/session'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useDesk, useServerNow, useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { useActs } from './acts.tsx'
import { timeWords } from './feed-words.ts'
import { durationWords, minutesFrom, type Pace, paceOf } from './pace.ts'

const LOOK_AGAIN_MS = 10_000

/** @param remaining questions without a recorded outcome */
export function PacePanel({ remaining }: { remaining: number }) {
  const phase = useSession((room) => room.one('session', 'session')?.phase ?? 'lobby')
  const openedAt = useSession((room) => room.all('feed').find(({ act }) => act === 'openSession')?.at ?? null)
  const now = useServerNow(LOOK_AGAIN_MS)
  const minutes = useDesk((desk) => desk.one('plan', 'meeting')?.minutes ?? null)
  const { send } = useActs()
  const [isChanging, setChanging] = useState(false)
  const change = useRef<HTMLButtonElement>(null)
  if (phase === 'closed') return null

  function done() {
    setChanging(false)
    requestAnimationFrame(() => change.current?.focus())
  }
  if (isChanging) {
    return (
      <MinutesForm
        minutes={minutes}
        onSet={(next) => {
          if (!send({ type: 'planMeeting', minutes: next })) return
          announce(next === null ? 'No length is set.' : `The meeting is planned for ${durationWords(next)}.`)
          done()
        }}
        onCancel={done}
      />
    )
  }
  const pace = paceOf({ minutes, openedAt, now, remaining })
  return (
    <div className={pace.kind === 'over' ? 'desk-pace desk-pace--over' : 'desk-pace'}>
      <PaceWords pace={pace} />
      <Button ref={change} look="quiet" onClick={() => setChanging(true)}>
        {pace.kind === 'unplanned' ? 'Set the minutes for the meeting' : 'Change the minutes'}
      </Button>
    </div>
  )
}

function PaceWords({ pace }: { pace: Pace }) {
  switch (pace.kind) {
    case 'unplanned':
      return null
    case 'before':
      return (
        <p>
          <b>{durationWords(pace.minutes)}</b> from when you open the session: about {durationWords(pace.eachMinutes)}{' '}
          for each question.
        </p>
      )
    case 'done':
      return (
        <p>
          <b>Every question is done.</b>
          {pace.leftMinutes > 0 ? ` ${durationWords(pace.leftMinutes)} left.` : ''}
        </p>
      )
    case 'running':
      return (
        <p>
          <b>{durationWords(pace.leftMinutes)} left</b>, until {timeWords(pace.endsAt)}.{' '}
          {pace.remaining === 1
            ? 'One question to go.'
            : `${pace.remaining} questions to go: about ${durationWords(pace.eachMinutes)} each.`}
        </p>
      )
    case 'over':
      return (
        <p>
          <b>The planned time is over</b>
          {pace.overMinutes > 0 ? `, by ${durationWords(pace.overMinutes)}` : ''}.{' '}
          {pace.remaining === 1 ? 'One question is to go.' : `${pace.remaining} questions are to go.`} You can go on.
        </p>
      )
  }
}

function MinutesForm(props: { minutes: number | null; onSet: (minutes: number | null) => void; onCancel: () => void }) {
  const { minutes, onSet, onCancel } = props
  const [typed, setTyped] = useState(minutes === null ? '' : String(minutes))
  const [isWrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  function submit(event: FormEvent) {
    event.preventDefault()
    const next = minutesFrom(typed)
    setWrong(next === 'not-minutes')
    if (next === 'not-minutes') input.current?.focus()
    else onSet(next)
  }
  return (
    <form className="desk-pace" onSubmit={submit} noValidate>
      <Field
        ref={input}
        label="Minutes for the meeting"
        hint="From opening the session. Only the desks show it. Leave it empty for none."
        error={isWrong ? `Write a whole number from 1 to ${LONGEST_MEETING_MINUTES}, or nothing.` : null}
        className="desk-pace__minutes"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="eds-buttons">
        <Button type="submit" look="secondary">
          Set
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
