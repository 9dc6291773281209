/** What was recorded on a question, with its words: the newest, and folded what it took the place of. */
import { type Words, wordsOf } from '@eds/audit/erasable'
import type { Agreement, Question } from '@eds/session/session'
import { useMemo } from 'react'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import type { DeskForm } from './next-step.ts'
import { oneOfList } from './one-of-list.ts'
import { ERASED, TakeOut } from './take-out.tsx'

/** Nothing before the first record. */
export function Recorded(props: { question: Question; facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const { question, facts, openForm } = props
  const agreements = useSession((room) => room.all('agreements'))
  const records = useMemo(
    () => agreements.filter((each) => each.question === question.id).toSorted((a, b) => b.number - a.number),
    [agreements, question.id],
  )
  const [newest, ...earlier] = records
  if (newest === undefined) return null
  return (
    <Notice tone="good" title="Recorded">
      <RecordedOutcome agreement={newest} which="" facts={facts} openForm={openForm} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>Recorded before ({earlier.length})</summary>
          {earlier.map((agreement, at) => (
            <RecordedOutcome
              key={agreement.number}
              agreement={agreement}
              which={`, recorded before${oneOfList(null, at + 1, earlier.length)},`}
              facts={facts}
              openForm={openForm}
            />
          ))}
        </details>
      )}
    </Notice>
  )
}

function RecordedOutcome(props: {
  agreement: Agreement
  which: string
  facts: RoomFacts
  openForm: (form: DeskForm) => void
}) {
  const { agreement, which, facts, openForm } = props
  const { outcome, question, number, reason, dissent } = agreement
  const takeOut = (part: 'reason' | 'dissent') => () =>
    openForm({ name: 'redact-text', text: { kind: 'agreement', question, number, part } })
  return (
    <>
      <p>
        {outcome.kind === 'agreed' ? (
          <>
            <GradeMark framework={facts.framework.id} grade={outcome.grade} /> {AGREED_BY[outcome.by]}
          </>
        ) : (
          WITHOUT_GRADE[outcome.kind]
        )}
      </p>
      <Said label="Reason" words={reason} what={`the reason of this record${which}`} onTakeOut={takeOut('reason')} />
      <Said
        label="Dissent"
        words={dissent}
        what={`the dissent of this record${which}`}
        onTakeOut={takeOut('dissent')}
      />
    </>
  )
}

function Said(props: { label: string; words: Words | null; what: string; onTakeOut: () => void }) {
  const { label, words, what, onTakeOut } = props
  if (words === null) return null
  return (
    <p>
      {label}: {wordsOf(words, ERASED)} <TakeOut words={words} what={what} onPress={onTakeOut} />
    </p>
  )
}

const WITHOUT_GRADE = {
  split: 'A split, recorded as a split.',
  'no-evidence': 'Not enough evidence.',
  'no-grade': 'No grade: not enough voices.',
} as const

const AGREED_BY = {
  vote: 'agreed by vote',
  consent: 'agreed by consent',
  facilitator: 'recorded with a reason',
} as const
