/** Stricter rules for showing results. They may only be raised: a room was told the rules before it voted. */
import {
  MOST_DISCLOSURE_THRESHOLD,
  MOST_REVEAL_FLOOR,
  MOST_SHAPE_FLOOR,
  type SessionSettings,
} from '@eds/session/session'

import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { FormEnd } from './form-end.tsx'
import { useDeskSend } from './undo-bar.tsx'

export function TightenForm(props: { settings: SessionSettings; onDone: () => void; onCancel: () => void }) {
  const { settings, onDone, onCancel } = props
  const [floor, setFloor] = useState(String(settings.revealFloor))
  const [threshold, setThreshold] = useState(String(settings.disclosureThreshold))
  const [shape, setShape] = useState(String(settings.shapeFloor))
  const [isTried, setTried] = useState(false)
  const { send, state } = useDeskSend()
  const errors = {
    floor: flawOf(floor, settings.revealFloor, MOST_REVEAL_FLOOR),
    threshold: flawOf(threshold, settings.disclosureThreshold, MOST_DISCLOSURE_THRESHOLD),
    shape: flawOf(shape, settings.shapeFloor, MOST_SHAPE_FLOOR),
  }
  async function tighten() {
    setTried(true)
    const wrong = (['floor', 'threshold', 'shape'] as const).find((field) => errors[field] !== null)
    if (wrong !== undefined) {
      document.getElementById(`tighten-${wrong}`)?.focus()
      return
    }
    const answer = await send({
      type: 'tightenSettings',
      revealFloor: Number(floor),
      disclosureThreshold: Number(threshold),
      shapeFloor: Number(shape),
    })
    if (answer.status === 'saved') onDone()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void tighten()
      }}
    >
      <p>You can make these rules stricter between two votes. Nobody can make them looser again.</p>
      <Field
        id="tighten-floor"
        label="Fewest votes before a result is shown"
        hint={`Now ${settings.revealFloor}, at most ${MOST_REVEAL_FLOOR}. Below it you must give a reason before the room sees a result.`}
        inputMode="numeric"
        value={floor}
        error={isTried ? errors.floor : null}
        onChange={(event) => setFloor(event.currentTarget.value)}
      />
      <Field
        id="tighten-threshold"
        label="Fewest votes before a group is shown by itself"
        hint={`Now ${settings.disclosureThreshold}, at most ${MOST_DISCLOSURE_THRESHOLD}. Smaller groups count all the same, and are shown together with others or not at all.`}
        inputMode="numeric"
        value={threshold}
        error={isTried ? errors.threshold : null}
        onChange={(event) => setThreshold(event.currentTarget.value)}
      />
      <Field
        id="tighten-shape"
        label="Smallest group with which the room sees how it divided"
        hint={`Now ${settings.shapeFloor}, at most ${MOST_SHAPE_FLOOR}. With a smaller group, the room sees the grade alone. With two or three groups each needs 8 in any case, with four 6, with five 4.`}
        inputMode="numeric"
        value={shape}
        error={isTried ? errors.shape : null}
        onChange={(event) => setShape(event.currentTarget.value)}
      />
      <FormEnd state={state}>
        <Button type="submit" busy={state.kind === 'sending' ? 'Saving…' : null}>
          Make the rules stricter
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </FormEnd>
    </form>
  )
}

function flawOf(typed: string, least: number, most: number): string | null {
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return number >= least && number <= most ? null : `Write a number from ${least} to ${most}`
}
