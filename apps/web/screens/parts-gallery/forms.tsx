/** The gallery's form controls. */
import { GRADES } from '@eds/frameworks/framework'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../parts/error-summary.tsx'
import { Checkboxes, Field, type Option, Radios, Select, TextArea } from '../../parts/field.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'

export function FieldPart() {
  const [text, setText] = useState('Perinatal workshop')
  return (
    <Part name="Field" file="field.tsx" when="For one line of text. Ask only for what is needed; say why in the hint.">
      <State name="Empty">
        <Field label="Code" hint="Eight letters and numbers. They are on the wall." autoComplete="off" />
      </State>
      <State name="Filled">
        <Field label="Title" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </State>
      <State name="Error">
        <Field label="Second signatory" error="Write the name of a second person." autoComplete="off" />
      </State>
      <State name="Read only">
        <Field label="Session" value="tboxumhd2k64sdcfhfu3cz6ivc" readOnly />
      </State>
      <State name="Long text">
        <Field label={LONG_TEXT} hint={LONG_TEXT} error={LONG_TEXT} value={LONG_TEXT} readOnly />
      </State>
    </Part>
  )
}

export function SelectPart() {
  return (
    <Part name="Select" file="field.tsx" when="To filter a list that is on screen. To answer a question, use radios.">
      <State name="Ready">
        <Select label="Show evidence about">
          <option>Everybody (12)</option>
          <option>Age (3)</option>
          <option>{LONG_TEXT}</option>
        </Select>
      </State>
      <State name="Error">
        <Select label="Service" error="Choose a service.">
          <option>Choose one</option>
        </Select>
      </State>
    </Part>
  )
}

export function TextAreaPart() {
  const [claim, setClaim] = useState('The leaflets are in English only.')
  const [short, setShort] = useState(LONG_TEXT)
  return (
    <Part
      name="Text area"
      file="field.tsx"
      when="For several sentences. It counts what is left and never cuts off what somebody wrote."
    >
      <State name="Empty">
        <TextArea label="Reason" value="" readOnly />
      </State>
      <State name="Counting">
        <TextArea
          label="What do you know?"
          hint="What happened? Leave out names, dates and places."
          limit={4000}
          value={claim}
          onChange={(event) => setClaim(event.currentTarget.value)}
        />
      </State>
      <State name="Too long">
        <TextArea
          label="Reason"
          limit={100}
          error="This is too long."
          value={short}
          onChange={(event) => setShort(event.currentTarget.value)}
        />
      </State>
    </Part>
  )
}

type Answer = '0' | '1' | '2' | '3' | 'e' | 'x'

const ANSWERS: readonly Option<Answer>[] = [
  ...GRADES.map((grade) => ({
    // reason: a grade is 0 to 3, so its text is one of the first four answers
    value: String(grade) as Answer,
    label: <GradeMark framework="eds-2022" grade={grade} />,
    hint: grade === 0 ? LONG_TEXT : 'What this grade means, in plain words.',
  })),
  { value: 'e', label: 'Not enough evidence', divider: 'Or' },
  { value: 'x', label: 'Rather not say', disabled: true },
]

export function RadiosPart() {
  const [grade, setGrade] = useState<Answer | null>(null)
  const [wrong, setWrong] = useState<'yes' | 'no' | null>(null)
  return (
    <Part
      name="Radios"
      file="field.tsx"
      when="To choose one of a few answers. Nothing is chosen until somebody chooses."
    >
      <State name="With grades, hints, a divider, and one that is not offered">
        <Radios
          name="gallery-grade"
          legend="Which grade is right?"
          legendSize="l"
          hint="Choose one."
          options={ANSWERS}
          value={grade}
          onChange={setGrade}
        />
      </State>
      <State name="Inline, with an error">
        <Radios
          name="gallery-yes"
          legend="May we show that it comes from your group?"
          error="Choose yes or no."
          inline
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={wrong}
          onChange={setWrong}
        />
      </State>
      <State name="Chosen">
        <Radios
          name="gallery-chosen"
          legend="Size of the ballots"
          options={[
            { value: 'two', label: 'Two to a page' },
            { value: 'large', label: 'Large print, one to a page' },
          ]}
          value="large"
          onChange={() => {}}
        />
      </State>
    </Part>
  )
}

export function CheckboxesPart() {
  const [about, setAbout] = useState<('age' | 'race' | 'sex')[]>(['race'])
  const [none, setNone] = useState<'part'[]>([])
  return (
    <Part name="Checkboxes" file="field.tsx" when="To choose any number, or none.">
      <State name="One chosen, one not offered">
        <Checkboxes
          name="gallery-about"
          legend="Who is it about?"
          hint="Choose every one that fits, or none."
          options={[
            { value: 'age', label: 'Age' },
            { value: 'race', label: 'Race', hint: LONG_TEXT },
            { value: 'sex', label: 'Sex', disabled: true },
          ]}
          value={about}
          onChange={setAbout}
        />
      </State>
      <State name="Error">
        <Checkboxes
          name="gallery-none"
          legend="What to print"
          error="Choose at least one."
          options={[{ value: 'part', label: 'Paper ballots' }]}
          value={none}
          onChange={setNone}
        />
      </State>
    </Part>
  )
}

const NO_LINES: readonly SummaryLine[] = []

export function ErrorSummaryPart() {
  const [lines, setLines] = useState(NO_LINES)
  return (
    <Part
      name="Error summary"
      file="error-summary.tsx"
      when="At the top of a form with several controls, after it was sent and something is to be mended. It takes the focus."
    >
      <State name="Appears when the form is sent" wide>
        <ErrorSummary title="There is something to mend first" lines={lines} />
        <Field
          id="gallery-signatory"
          label="Name of a signatory"
          error={lines.length === 0 ? null : 'Write a name.'}
          autoComplete="off"
        />
        <div className="eds-buttons">
          <Button
            onClick={() =>
              setLines([
                { field: 'gallery-signatory', words: 'Write the name of a signatory.' },
                { field: null, words: 'The facilitator has not closed the session.' },
              ])
            }
          >
            Send the form
          </Button>
          <Button look="quiet" onClick={() => setLines(NO_LINES)}>
            Mend it
          </Button>
        </div>
      </State>
    </Part>
  )
}
