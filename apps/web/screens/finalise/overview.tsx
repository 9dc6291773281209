/** The whole session at a glance: one next step, and every question with its grades side by side and what is left there. */
import type { FrameworkId } from '@eds/frameworks/framework'
import type { Report } from '@eds/report/report-record'
import { Link } from 'wouter'
import { useDesk, useSessionPlace } from '../../live/session.tsx'
import { Notice, Tag } from '../../parts/notice.tsx'
import { AuditorsFile } from './auditors-file.tsx'
import { PreviewButtons } from './file-buttons.tsx'
import { isKept } from './kept-words.ts'
import { partTasks, searchOf, type Task, taskOn } from './left-to-do.ts'
import { NoTotalNotice } from './no-total-notice.tsx'
import { questionIn } from './report-query.ts'
import { roomNotes } from './revealed-rounds.ts'
import { isOvertaken, unsavedPlace } from './settlement.ts'
import { LastYear, OwnGrade } from './side-by-side.tsx'
import { agreementOf, byGrouping, finalOf, type Standing } from './standing.ts'
import { AgreementMark, StatusMark } from './status-words.tsx'
import { TaskList } from './task-list.tsx'

export function Overview({
  standings,
  tasks,
  report,
  framework,
  groupingWord,
  published,
}: {
  standings: readonly Standing[]
  tasks: readonly Task[]
  report: Report | null
  framework: FrameworkId
  groupingWord: Report['framework']['groupingWord']
  published: boolean
}) {
  const hasLastYear = standings.some(({ question }) => questionIn(report, question.id)?.lastYear != null)
  return (
    <>
      <section aria-labelledby="to-do">
        {published ? (
          <>
            <h2 id="to-do">The report is published</h2>
            <p>
              Nothing can be changed any more. <Link href={searchOf.publish}>See the report’s address and files</Link>
            </p>
          </>
        ) : tasks.length === 0 ? (
          <>
            <NoTotalNotice report={report} />
            <Notice tone="good" title="Every question of this session is settled">
              <h2 className="eds-hidden" id="to-do">
                Left to do
              </h2>
              <p>
                <Link className="eds-button" href={searchOf.publish}>
                  Check and publish
                </Link>
              </p>
            </Notice>
          </>
        ) : (
          <LeftToDo standings={standings} tasks={tasks} />
        )}
      </section>
      <section aria-labelledby="all-questions">
        <h2 id="all-questions">All questions</h2>
        {report === null || hasLastYear ? null : <p className="eds-quiet">Last year’s grades are not recorded.</p>}
        <div className={hasLastYear ? 'fin-grades-box fin-grades-box--five' : 'fin-grades-box'}>
          {byGrouping(standings).map(({ code, name, standings: inside }) => (
            <table className="ws-table fin-grades" key={code}>
              <caption>
                {groupingWord === 'domain' ? 'Domain' : 'Goal'} {code}: {name}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Question</th>
                  {hasLastYear ? <th scope="col">Last year</th> : null}
                  <th scope="col">Own grade</th>
                  <th scope="col">The room</th>
                  <th scope="col">Final grade</th>
                </tr>
              </thead>
              <tbody>
                {inside.map((standing) => (
                  <tr key={standing.question.id}>
                    <td>
                      <Link href={searchOf.question(standing.question.id)}>
                        <strong>{standing.question.outcome}</strong> {standing.question.title}
                      </Link>
                      {published ? null : <LeftOn standing={standing} tasks={tasks} />}
                    </td>
                    {hasLastYear ? (
                      <td>
                        <span className="ws-table__heading">Last year</span>
                        <LastYear report={questionIn(report, standing.question.id)} framework={framework} />
                      </td>
                    ) : null}
                    <td>
                      <span className="ws-table__heading">Own grade</span>
                      <OwnGrade
                        standing={standing}
                        report={questionIn(report, standing.question.id)}
                        framework={framework}
                      />
                    </td>
                    <td>
                      <span className="ws-table__heading">The room</span>
                      <AgreementMark framework={framework} agreement={agreementOf(standing)} />
                      <RoomNotes standing={standing} />
                    </td>
                    <td>
                      <span className="ws-table__heading">Final grade</span>
                      <FinalCell standing={standing} tasks={tasks} framework={framework} published={published} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      </section>
      <section aria-labelledby="preview">
        <h2 id="preview">{published ? 'The report to keep' : 'The report as it would read now'}</h2>
        <PreviewButtons draft={!published} />
      </section>
      <AuditorsFile />
    </>
  )
}

/** The next thing to do as a button; the table below says what is left on each question. */
function LeftToDo({ standings, tasks }: { standings: readonly Standing[]; tasks: readonly Task[] }) {
  const { next, rest } = partTasks(standings, tasks)
  const settled = standings.filter((standing) => finalOf(standing) !== null && !isOvertaken(standing)).length
  return (
    <>
      <h2 id="to-do">Left to do: {tasks.length}</h2>
      <p>
        {settled} of {standings.length} final grades are settled.
      </p>
      {next?.search == null ? null : (
        <p>
          <Link className="eds-button" href={next.search}>
            {next.words}
          </Link>
        </p>
      )}
      {rest.length === 0 ? null : <TaskList tasks={rest} />}
    </>
  )
}

/** Why a question needs more than a look, where it does. */
function LeftOn({ standing, tasks }: { standing: Standing; tasks: readonly Task[] }) {
  const { session } = useSessionPlace()
  const note = taskOn(standing, tasks)?.note ?? null
  return (
    <>
      {note === null ? null : <p className="fin-grades__note">{note}</p>}
      {isKept(session, unsavedPlace(standing.question.id)) ? (
        <p className="fin-grades__note">
          <Tag tone="warn">Your words here are not saved</Tag>
        </p>
      ) : null}
    </>
  )
}

/** What the lead should know of how the room came by its grade, before opening the question. */
function RoomNotes({ standing }: { standing: Standing }) {
  const notes = roomNotes(
    standing,
    useDesk((desk) => desk.all('objections')),
  )
  return notes.length === 0 ? null : <p className="fin-grades__note">{notes.join(', ')}</p>
}

/** The final grade; before there is one, whose turn it is. */
function FinalCell(props: { standing: Standing; tasks: readonly Task[]; framework: FrameworkId; published: boolean }) {
  const { standing, tasks, framework, published } = props
  const final = finalOf(standing)
  if (final === null && !published && taskOn(standing, tasks) === null) {
    return <span className="eds-quiet">Waits for the room</span>
  }
  return (
    <>
      <StatusMark framework={framework} status={final?.status ?? null} />
      {isOvertaken(standing) && !published ? <Tag tone="warn">Look again</Tag> : null}
    </>
  )
}
