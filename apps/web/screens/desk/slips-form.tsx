/** How many slips for which group; making them, and what went wrong. */
import { COMBINED_GROUP, GroupId } from '@eds/session/session'
import { useState } from 'react'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field, Select } from '../../parts/field.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { FormEnd } from './form-end.tsx'
import { freeWords, hashesOf, type IssuedSlip, makeSlip, makeSlips, mostSlips, slipCount } from './slips.ts'
import { useDeskSend } from './undo-bar.tsx'

/** From a source that nobody can guess. */
export const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** @param onMade the slips, whose secrets only this page knows */
export function SlipsForm(props: {
  facts: RoomFacts
  onMade: (slips: readonly IssuedSlip[]) => void
  onCancel: () => void
}) {
  const { facts, onMade, onCancel } = props
  const groups = facts.groups.filter(({ id }) => id !== COMBINED_GROUP)
  const [group, setGroup] = useState<GroupId | null>(null)
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const { send, state } = useDeskSend()
  const free = Math.max(0, facts.session.settings.maxSeats - useDesk((desk) => desk.all('seats')).length)
  const count = slipCount(typed, free)

  async function make() {
    setTried(true)
    if (count === null || group === null) {
      document.getElementById(group === null ? 'slips-group' : 'slips-count')?.focus()
      return
    }
    const slips = await makeSlips(send, group, count, randomBytes)
    if (slips !== null) onMade(slips)
  }
  if (free === 0) {
    return (
      <>
        <p>No seat is free: all {facts.session.settings.maxSeats} are taken or on slips that are out.</p>
        <div className="eds-buttons">
          <Button look="secondary" onClick={onCancel}>
            Back
          </Button>
        </div>
      </>
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <p>
        A slip is a printed seat: for people who are expected, who share a phone or who vote on paper. The wall shows
        how many slips are out, so make only those you need: they cannot be taken back.
      </p>
      <Select
        id="slips-group"
        label="For which group?"
        hint="One group at a time. With the room pack, under Links, you can make them for every group."
        value={group ?? ''}
        error={isTried && group === null ? 'Choose the group' : null}
        onChange={(event) => setGroup(GroupId.safeParse(event.currentTarget.value).data ?? null)}
      >
        <option value="">Choose a group</option>
        {groups.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Field
        id="slips-count"
        label="How many slips?"
        hint={`${freeWords(free)}. Eight slips fit on one sheet of A4.`}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={
          isTried && count === null
            ? mostSlips(free) === 1
              ? 'Write 1'
              : `Write a number from 1 to ${mostSlips(free)}`
            : null
        }
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <FormEnd state={state}>
        <Button type="submit" busy={state.kind === 'sending' ? 'Making…' : null}>
          {count === null ? 'Make the slips' : `Make ${count === 1 ? '1 slip' : `${count} slips`}`}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </FormEnd>
    </form>
  )
}

/** One new slip for a seat whose phone or slip is lost. Its old phone stops working at once. */
export function ReissueForm(props: {
  seat: IssuedSlip['seat']
  number: number
  isTaken: boolean
  onMade: (slips: readonly IssuedSlip[]) => void
  onCancel: () => void
}) {
  const { seat, number, isTaken, onMade, onCancel } = props
  const { send, state } = useDeskSend()
  async function reissue() {
    const slip = makeSlip(randomBytes)
    const answer = await send({ type: 'reissueSeat', seat, ...hashesOf(slip) })
    if (answer.status === 'saved') onMade([{ ...slip, seat }])
  }
  return (
    <>
      <p>
        {isTaken
          ? `Seat ${number} moves to the new slip, and the phone that has it now can vote no more. A vote that is in still counts, until the person votes again.`
          : `The slip that was printed for seat ${number} stops working at once.`}
      </p>
      <p>
        Do it only when the person asks you. Everybody can read in the list of your acts that a seat was given anew.
      </p>
      <FormEnd state={state}>
        <Button busy={state.kind === 'sending' ? 'Making…' : null} onClick={() => void reissue()}>
          Make a new slip for seat {number}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </FormEnd>
    </>
  )
}
