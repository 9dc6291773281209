/** What the organisation has planned to do about one question, as the report prints it. */
import type { Report, ReportQuestion } from '@eds/report/report-record'

export function Actions({ report, question }: { report: Report; question: ReportQuestion }) {
  const items = report.actionPlan.groupings
    .flatMap((grouping) => grouping.items)
    .filter(
      ({ outcome, service }) =>
        outcome === question.outcome && (service === null || service === (question.service?.name ?? null)),
    )
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">Actions</h2>
      {items.length === 0 ? (
        <p>The action plan has none for this question.</p>
      ) : (
        <details>
          <summary>{items.length === 1 ? 'Read the 1 action' : `Read all ${items.length} actions`} of the plan</summary>
          <ul className="ws-evidence">
            {items.map(({ objective, action, completion }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: reason: the plan comes whole and two rows may be alike
              <li key={at}>
                {objective.length === 0 ? null : <p className="eds-quiet eds-line">Objective: {objective.join(' ')}</p>}
                {action.map((paragraph) => (
                  <p className="eds-line" key={paragraph}>
                    {paragraph}
                  </p>
                ))}
                <p className="eds-quiet eds-line">
                  By when: {completion.length === 0 ? 'not stated' : completion.join(' ')}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
