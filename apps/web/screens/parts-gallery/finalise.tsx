/** The gallery's parts of the lead and the team: how a grade stands, what another lead saved, an act with words in it. */
import type { OutcomeStatus } from '@eds/frameworks/outcome-status'
import type { FeedItem } from '@eds/session/document'
import { type Agreement, QuestionId } from '@eds/session/session'
import type { ReactNode } from 'react'
import { ActLine } from '../desk/act-line.tsx'
import { oneOfList } from '../desk/one-of-list.ts'
import { Meanwhile } from '../finalise/meanwhile.tsx'
import { AgreementMark, StatusMark } from '../finalise/status-words.tsx'
import { PhaseTag } from '../workspace/phase-tag.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'

const QUESTION = QuestionId.parse('1a')
const AT = Date.UTC(2026, 10, 22, 14, 30)

const OUTCOMES: readonly { name: string; outcome: Agreement['outcome'] | null }[] = [
  { name: 'Nothing recorded', outcome: null },
  { name: 'Agreed', outcome: { kind: 'agreed', grade: 1, by: 'vote' } },
  { name: 'Split', outcome: { kind: 'split', fallback: 1 } },
  { name: 'Not enough evidence', outcome: { kind: 'no-evidence' } },
  { name: 'Too few voices', outcome: { kind: 'no-grade' } },
]

const STATUSES: readonly { name: string; status: OutcomeStatus | null }[] = [
  { name: 'To settle', status: null },
  { name: 'Graded', status: { status: 'graded', grade: 2 } },
  { name: 'Not enough evidence', status: { status: 'no-evidence' } },
  { name: 'Not applicable', status: { status: 'not-applicable' } },
  { name: 'Not in scope', status: { status: 'not-in-scope' } },
  { name: 'Without a grade', status: { status: 'not-graded' } },
]

const agreementWith = (outcome: Agreement['outcome']): Agreement => ({
  question: QUESTION,
  number: 1,
  round: null,
  outcome,
  reason: null,
  dissent: null,
  at: AT,
})

export function StandingPart() {
  return (
    <Part
      name="How a grade stands"
      folder="screens/finalise"
      file="status-words.tsx"
      when="In lists of the lead: what the room agreed, and what the lead settled. A word always says it."
    >
      <State name="What the room agreed">
        <Named
          rows={OUTCOMES.map(({ name, outcome }) => ({
            name,
            mark: <AgreementMark framework="eds-2022" agreement={outcome === null ? null : agreementWith(outcome)} />,
          }))}
        />
      </State>
      <State name="What the lead settled">
        <Named
          rows={STATUSES.map(({ name, status }) => ({
            name,
            mark: <StatusMark framework="eds-2022" status={status} />,
          }))}
        />
      </State>
    </Part>
  )
}

export function PhasePart() {
  return (
    <Part
      name="Phase of a session"
      folder="screens/workspace"
      file="phase-tag.tsx"
      when="Beside a session’s title in the workspace."
    >
      <State name="Every phase">
        <Named
          rows={[
            { name: 'Lobby', mark: <PhaseTag session={{ phase: 'lobby', published: false }} /> },
            { name: 'Open', mark: <PhaseTag session={{ phase: 'open', published: false }} /> },
            { name: 'Closed', mark: <PhaseTag session={{ phase: 'closed', published: false }} /> },
            { name: 'Published', mark: <PhaseTag session={{ phase: 'closed', published: true }} /> },
          ]}
        />
      </State>
    </Part>
  )
}

export function MeanwhilePart() {
  return (
    <Part
      name="Settled meanwhile"
      folder="screens/finalise"
      file="meanwhile.tsx"
      when="Above the button that settles a grade, when another lead has settled it while words were written here."
    >
      <State name="With a reason and long words" wide>
        <Meanwhile
          framework="eds-2022"
          final={{
            question: QUESTION,
            number: 2,
            status: { status: 'graded', grade: 1 },
            rationale: { words: LONG_TEXT },
            reason: { words: 'The staff survey came in after the session.' },
            secondSignatory: { words: 'A. Sponsor, executive director' },
            owner: null,
            at: AT,
          }}
          onTheirs={() => {}}
          onMine={() => {}}
        />
      </State>
    </Part>
  )
}

const ACT: FeedItem = { seq: 1, at: AT, by: 'facilitator', act: 'recordAgreement', question: null, reason: null }

export function ActLinePart() {
  const lines: readonly { name: string; item: FeedItem }[] = [
    { name: 'Without words', item: ACT },
    { name: 'With a reason', item: { ...ACT, seq: 2, reason: { words: LONG_TEXT } } },
    { name: 'With words to take out', item: { ...ACT, seq: 3, by: 'lead', act: 'settleFinalGrade', written: true } },
  ]
  return (
    <Part
      name="Act"
      folder="screens/desk"
      file="act-line.tsx"
      when="One line of what was done, on the desk and on the lead’s page, with a way to take its words out."
    >
      {lines.map(({ name, item }, at) => (
        <State name={name} key={item.seq}>
          <ol className="desk-feed">
            <li>
              <ActLine item={item} which={oneOfList(null, at + 1, lines.length)} questions={[]} onTakeOut={() => {}} />
            </li>
          </ol>
        </State>
      ))}
    </Part>
  )
}

/** States beside their names. */
function Named({ rows }: { rows: readonly { name: string; mark: ReactNode }[] }) {
  return (
    <dl className="gallery-named">
      {rows.map(({ name, mark }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{mark}</dd>
        </div>
      ))}
    </dl>
  )
}
