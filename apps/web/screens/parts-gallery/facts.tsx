/** The gallery's parts that show facts: grades, results, lists, codes, pages. */
import { DEFAULT_CONFIG } from '@eds/consensus/policy'
import type { RoomResult, Shown } from '@eds/consensus/room-result'
import { GRADES } from '@eds/frameworks/framework'
import { GradeMark, GradeShape } from '../../parts/grade-mark.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { ResultChart, ShownBars } from '../../parts/result-chart.tsx'
import { Lines, SummaryList } from '../../parts/summary-list.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'

export function GradePart() {
  return (
    <Part
      name="Grade mark"
      file="grade-mark.tsx"
      when="Wherever a grade stands. Word, shape and colour: each is enough alone."
    >
      {GRADES.map((grade) => (
        <State key={grade} name={`Grade ${grade}`}>
          <GradeMark framework="eds-2022" grade={grade} />
        </State>
      ))}
      <State name="The shapes alone, beside the word elsewhere">
        <p className="gallery-shapes">
          {GRADES.map((grade) => (
            <span key={grade} className={`eds-grade eds-grade--${grade}`}>
              <GradeShape grade={grade} />
            </span>
          ))}
        </p>
      </State>
    </Part>
  )
}

const GROUPS = [
  { id: 'patients', name: 'Patients and service users' },
  { id: 'staff', name: 'Staff' },
  { id: 'long', name: LONG_TEXT },
  { id: 'carers', name: 'Carers' },
  { id: 'unions', name: 'Trade unions' },
  { id: 'board', name: 'Board' },
]

const RESULT: RoomResult = {
  policy: 'eds-consensus/1',
  config: DEFAULT_CONFIG,
  round: 1,
  state: 'near',
  grade: 1,
  supportBand: '50-69',
  tie: false,
  polarised: false,
  reasons: ['low-support'],
  next: 'consent-check',
  spread: { lowest: 0, highest: 2 },
  belowRevealFloor: false,
  counts: { received: 31, answers: { graded: 29, nee: 1, abstain: 1 } },
  groups: [
    { id: 'patients', shown: { show: 'histogram', histogram: [4, 6, 1, null] } },
    { id: 'staff', shown: { show: 'mainly', grade: 1 } },
    { id: 'long', shown: { show: 'histogram', histogram: [null, 5, 4, null] } },
    { id: 'carers', shown: { show: 'withheld', why: 'small' } },
    { id: 'unions', shown: { show: 'withheld', why: 'small' } },
    { id: 'board', shown: { show: 'nobody-voted' } },
  ],
  rest: { groups: ['carers', 'unions'], shown: { show: 'withheld', why: 'small' } },
  overall: { show: 'histogram', histogram: [6, 17, 6, null] },
}

/** Two groups said nothing; the result names those of them that must be heard at once. */
const NEEDED_SILENT: RoomResult = {
  ...RESULT,
  groups: RESULT.groups.map(({ id, shown }) => ({ id, shown: id === 'unions' ? { show: 'nobody-voted' } : shown })),
  rest: null,
}

const TALLIES: readonly { name: string; shown: Shown }[] = [
  { name: 'Counts; a zero is a dash', shown: { show: 'histogram', histogram: [null, 12, 3, null] } },
  { name: 'One of many', shown: { show: 'histogram', histogram: [1, 240, null, 8] } },
  { name: 'Only the commonest', shown: { show: 'mainly', grade: 2 } },
  { name: 'Withheld: too few', shown: { show: 'withheld', why: 'small' } },
  { name: 'Withheld: another group', shown: { show: 'withheld', why: 'secondary' } },
  { name: 'Withheld: people came or went', shown: { show: 'withheld', why: 'roll' } },
  { name: 'Withheld: with what stands beside it', shown: { show: 'withheld', why: 'others' } },
  { name: 'Withheld: groups too small', shown: { show: 'withheld', why: 'few' } },
  { name: 'Empty: nobody voted', shown: { show: 'nobody-voted' } },
]

export function ResultPart() {
  return (
    <Part
      name="Result chart"
      file="result-chart.tsx"
      when="For a revealed round, on every screen from the same record. The numbers are its text alternative."
    >
      <State name="A room, its groups, and groups shown together" wide>
        <ResultChart result={RESULT} framework="eds-2022" groups={GROUPS} />
      </State>
      <State name="Nobody voted from groups that must be heard" wide>
        <ResultChart result={NEEDED_SILENT} framework="eds-2022" groups={GROUPS} needed={['board', 'unions']} />
      </State>
      {TALLIES.map(({ name, shown }) => (
        <State key={name} name={name}>
          <ShownBars title={`Staff networks. ${name}`} shown={shown} framework="eds-2022" />
        </State>
      ))}
    </Part>
  )
}

export function SummaryPart() {
  return (
    <Part
      name="Summary list"
      file="summary-list.tsx"
      when="For facts as names and values, such as a check before publishing."
    >
      <State name="Filled, empty and long" wide>
        <SummaryList
          rows={[
            { name: 'Organisation', value: 'Mid and South Essex' },
            { name: 'Sponsor', value: null },
            { name: 'Owner', value: LONG_TEXT },
            { name: 'Action', value: <Lines words={'First line of an action.\nSecond line of it.'} /> },
          ]}
        />
      </State>
    </Part>
  )
}

export function QrPart() {
  return (
    <Part
      name="QR code"
      file="qr-code.tsx"
      when="For an address that phones open. Print the address beside it. Black on white in every colour scheme."
    >
      <State name="Ready">
        <div className="gallery-qr">
          <QrCode text="https://workshop.example/join/ABCD2345" label="Square code that opens an example address" />
        </div>
      </State>
    </Part>
  )
}

export function PagePart() {
  return (
    <Part
      name="Page"
      file="page.tsx"
      when="The frame of every screen but the wall: skip link, header, main part, footer."
    >
      <State name="In use">
        <p>This page stands in it.</p>
      </State>
    </Part>
  )
}

export function NotFoundPart() {
  return (
    <Part name="Not found" file="not-found.tsx" when="For an address that leads nowhere.">
      <State name="In use">
        <p>
          <a className="gallery-link" href="/parts/nowhere">
            Open an address that leads nowhere
          </a>
        </p>
      </State>
    </Part>
  )
}
