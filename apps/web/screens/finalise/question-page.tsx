/** One question: what happened to it, what was known about it, and its final grade. */

import type { FrameworkId } from '@eds/frameworks/framework'
import type { Report } from '@eds/report/report-record'
import { Link } from 'wouter'
import { Notice } from '../../parts/notice.tsx'
import { Actions } from './actions.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { NotLetIn, Objections } from './from-the-room.tsx'
import { History } from './history.tsx'
import { leftToDoHere, nameOf, searchOf, type Task } from './left-to-do.ts'
import { questionIn } from './report-query.ts'
import { Rounds } from './rounds.tsx'
import { SettleForm } from './settle-form.tsx'
import { SideBySide } from './side-by-side.tsx'
import { agreementOf, finalOf, type Standing } from './standing.ts'
import { StatusMark } from './status-words.tsx'
import { WrittenActs } from './written-acts.tsx'

export function QuestionPage({
  standing,
  standings,
  tasks,
  report,
  framework,
  phase,
  published,
}: {
  standing: Standing
  standings: readonly Standing[]
  tasks: readonly Task[]
  report: Report | null
  framework: FrameworkId
  phase: 'lobby' | 'open' | 'closed'
  published: boolean
}) {
  const { question } = standing
  const printed = questionIn(report, question.id)
  const at = standings.indexOf(standing)
  const before = standings[at - 1]
  const after = standings[at + 1]
  const unsettled = [...standings.slice(at + 1), ...standings.slice(0, at)].find(
    (candidate) => finalOf(candidate) === null,
  )
  const next =
    unsettled === undefined
      ? { href: searchOf.publish, words: 'Go on to publishing' }
      : { href: searchOf.question(unsettled.question.id), words: `Next: ${nameOf(unsettled)}` }
  const isWaiting = agreementOf(standing) === null && phase !== 'closed'
  return (
    <>
      <p className="ws-lead">{question.question}</p>
      <details>
        <summary>The official words</summary>
        <p>
          {question.words}
          {!question.wordsConfirmed && <em> (unconfirmed wording)</em>}
        </p>
      </details>
      {published ? null : <LeftHere standing={standing} tasks={tasks} />}
      <section aria-labelledby="beside">
        <h2 id="beside">The grades side by side</h2>
        <SideBySide standing={standing} report={printed} framework={framework} />
      </section>
      <section aria-labelledby="happened">
        <h2 id="happened">What happened</h2>
        <History report={printed} framework={framework} />
        <Rounds standing={standing} framework={framework} />
        <WrittenActs pick={(item) => item.question === question.id} />
      </section>
      <Objections question={question.id} />
      <section aria-labelledby="evidence">
        <h2 id="evidence">Evidence</h2>
        {printed === null ? <p>Loading the evidence…</p> : <EvidenceList evidence={printed.evidence} />}
        <NotLetIn question={question.id} />
      </section>
      {printed === null || report === null ? null : <Actions report={report} question={printed} />}
      <section aria-labelledby="final">
        <h2 id="final" tabIndex={-1}>
          Final grade
        </h2>
        {published ? (
          <>
            <p>
              <StatusMark framework={framework} status={finalOf(standing)?.status ?? null} />
            </p>
            <p>The report is published. Nothing can be changed any more.</p>
          </>
        ) : isWaiting ? (
          <Notice tone="info" title="The room has not finished with this question">
            <p>
              You can settle it as soon as the facilitator has recorded what the room agreed, or closed the session.
            </p>
          </Notice>
        ) : (
          <SettleForm key={question.id} standing={standing} framework={framework} next={next} />
        )}
      </section>
      <nav className="fin-pager" aria-label="Questions">
        {before === undefined ? (
          <span />
        ) : (
          <Link className="eds-open" href={searchOf.question(before.question.id)}>
            <span aria-hidden="true">‹</span> <span className="eds-hidden">Previous question: </span>
            {nameOf(before)}
          </Link>
        )}
        {after !== undefined && (
          <Link className="eds-open" href={searchOf.question(after.question.id)}>
            <span className="eds-hidden">Next question: </span>
            {nameOf(after)} <span aria-hidden="true">›</span>
          </Link>
        )}
      </nav>
    </>
  )
}

/** What is left to do on this question, and how much there is besides. */
function LeftHere({ standing, tasks }: { standing: Standing; tasks: readonly Task[] }) {
  const here = leftToDoHere(standing, tasks)
  const all =
    tasks.length === 1 ? '1 thing is left before publishing' : `${tasks.length} things are left before publishing`
  return (
    <section className="fin-here" aria-labelledby="here">
      <h2 id="here">Left to do</h2>
      {here === null ? (
        <p>Nothing on this question: its final grade is settled.</p>
      ) : (
        <p>
          <a href="#final">{here.words}</a>
          {here.note === null ? '.' : `. ${here.note}`}
        </p>
      )}
      <p>
        {tasks.length === 0 ? (
          <Link href={searchOf.publish}>Every question of this session is settled: check and publish</Link>
        ) : (
          <Link href="?">{all}</Link>
        )}
      </p>
    </section>
  )
}
