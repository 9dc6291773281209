/** The gallery's parts that do something. */
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { announce } from '../../parts/live-region.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'

const nothing = () => {}

export function ButtonPart() {
  return (
    <Part
      name="Button"
      file="button.tsx"
      when="For every act. One primary button on a screen; a link, not a button, to go somewhere."
    >
      <State name="Primary, ready">
        <Button onClick={nothing}>Save my vote</Button>
      </State>
      <State name="Sending: it keeps the focus and does nothing">
        <Button busy="Saving…">Save my vote</Button>
      </State>
      <State name="Not now">
        <Button aria-disabled onClick={nothing}>
          Reveal the result
        </Button>
      </State>
      <State name="Secondary">
        <Button look="secondary" onClick={nothing}>
          Add evidence
        </Button>
      </State>
      <State name="Danger: it cannot be undone">
        <Button look="danger" onClick={nothing}>
          Close the session
        </Button>
      </State>
      <State name="Quiet: beside another">
        <Button look="quiet" onClick={nothing}>
          Cancel
        </Button>
      </State>
      <State name="Wide, on a phone">
        <Button wide onClick={nothing}>
          Sit down
        </Button>
      </State>
      <State name="Long text">
        <Button onClick={nothing}>{LONG_TEXT}</Button>
      </State>
      <State name="Several in a row">
        <div className="eds-buttons">
          <Button onClick={nothing}>Record it</Button>
          <Button look="quiet" onClick={nothing}>
            Cancel
          </Button>
        </div>
      </State>
    </Part>
  )
}

export function CopyFieldPart() {
  return (
    <Part name="Copy field" file="copy-field.tsx" when="For an address that somebody hands on or opens.">
      <State name="Ready; press Copy to see it done" wide>
        <CopyField
          label="To join"
          hint="For everybody in the room."
          value="https://workshop.example/join/ABCD2345"
          opens={null}
        />
      </State>
      <State name="With a way to open it, long" wide>
        <CopyField
          label="The wall"
          hint="Open it on the projector’s computer."
          value="https://workshop.example/wall/tboxumhd2k64sdcfhfu3cz6ivc#t=an-example-that-opens-nothing-0000000000000"
          opens="Open the wall"
        />
      </State>
    </Part>
  )
}

export function DialogPart() {
  const [open, setOpen] = useState<'short' | 'long' | null>(null)
  const close = () => setOpen(null)
  return (
    <Part
      name="Dialog"
      file="dialog.tsx"
      when="For one short form or question that must be answered before going on. Never for news."
    >
      <State name="Short">
        <Button look="secondary" onClick={() => setOpen('short')}>
          Open the short dialog
        </Button>
      </State>
      <State name="Longer than the window">
        <Button look="secondary" onClick={() => setOpen('long')}>
          Open the long dialog
        </Button>
      </State>
      <Dialog open={open !== null} title={open === 'long' ? LONG_TEXT : 'Close the session?'} onClose={close}>
        {Array.from({ length: open === 'long' ? 8 : 1 }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reason: the same paragraph, so many times
          <p key={at}>Voting, evidence and objections end for good. The leads then settle the final grades.</p>
        ))}
        <div className="eds-buttons">
          <Button look="danger" onClick={close}>
            Close the session
          </Button>
          <Button look="quiet" onClick={close}>
            Go on with the session
          </Button>
        </div>
      </Dialog>
    </Part>
  )
}

export function LiveRegionPart() {
  return (
    <Part
      name="Live region"
      file="live-region.tsx"
      when="To say to a screen reader what has changed elsewhere. Nothing of it is seen; it stands once, at the top of the app."
    >
      <State name="Polite: after what is being read">
        <Button look="secondary" onClick={() => announce('Voting is open.')}>
          Say “Voting is open”
        </Button>
      </State>
      <State name="Assertive: at once, for what went wrong">
        <Button look="secondary" onClick={() => announce('Your vote was not counted.', 'assertive')}>
          Say “Your vote was not counted”
        </Button>
      </State>
    </Part>
  )
}
