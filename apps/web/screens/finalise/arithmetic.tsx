/** The score as it stands now, with its sum: live, so that a lead sees what a decision does. */
import type { Report } from '@eds/report/report-record'
import { Link } from 'wouter'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { searchOf } from './left-to-do.ts'

export function Arithmetic({ report }: { report: Report }) {
  const { overall, groupings, domain1, framework } = report
  const isOpen = groupings.some(({ questions }) =>
    questions.some(({ inSession, standing }) => inSession && standing.basis !== 'final'),
  )
  return (
    <section aria-labelledby="arithmetic" className="eds-card fin-arithmetic">
      <h2 id="arithmetic">{isOpen ? 'The score so far' : 'The score'}</h2>
      {isOpen && (
        <p className="eds-quiet">
          Where nothing is settled yet, the room’s grade counts. A question without a grade makes a range.
        </p>
      )}
      {overall.score !== null && (
        <p className="fin-total">
          <span className="fin-total__points">{overall.score.words}</span>
        </p>
      )}
      <p className="fin-rating">{overall.ratingWords}</p>
      {overall.score !== null && (
        <table className="ws-table ws-table--small">
          <caption className="eds-hidden">Points of each {framework.groupingWord}</caption>
          <thead>
            <tr>
              <th scope="col">{framework.groupingWord === 'domain' ? 'Domain' : 'Goal'}</th>
              <th scope="col">Points</th>
            </tr>
          </thead>
          <tbody>
            {groupings.map(({ code, heading, score }) => (
              <tr key={code}>
                <th scope="row">{heading}</th>
                <td className="fin-number">{score?.words ?? 'No points'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {domain1 !== null && <Domain1Rule domain1={domain1} published={report.status.kind === 'published'} />}
      <Distribution distribution={overall.distribution} framework={framework.id} />
      <details>
        <summary>How this is added up</summary>
        <ul className="fin-sums">
          {[...groupings.flatMap((grouping) => grouping.arithmetic), ...overall.arithmetic].map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reason: the lines come whole and two may be alike
            <li key={at}>{line}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Domain1Rule({ domain1, published }: { domain1: NonNullable<Report['domain1']>; published: boolean }) {
  if (domain1.services.length < 2) return null
  return (
    <>
      <h3>Domain 1 rule</h3>
      {domain1.rule === null ? (
        <Notice tone="warn">
          <p>{published ? 'No rule was chosen' : 'No rule is chosen yet'}, so Domain 1 is a range.</p>
        </Notice>
      ) : (
        <p>
          <strong>
            {domain1.rule.name}
            {domain1.service === null ? '' : `: ${domain1.service}`}
          </strong>
          {domain1.chosen ? '' : ' (nobody has chosen yet)'}
          <br />
          {domain1.rule.sentence}
        </p>
      )}
      <p>
        <Link className="eds-open" href={searchOf.domain1}>
          {published ? 'See the rule' : domain1.chosen ? 'See or change the rule' : 'Choose the rule'}
        </Link>
      </p>
    </>
  )
}

/** How many questions have each grade, lowest first as everywhere, with a bar that only repeats the number. */
function Distribution({
  distribution,
  framework,
}: {
  distribution: Report['overall']['distribution']
  framework: Report['framework']['id']
}) {
  const most = Math.max(1, distribution.ungraded, ...distribution.grades.map(({ count }) => count))
  return (
    <>
      <h3>Questions by grade</h3>
      <p className="eds-hidden">{distribution.sentence}</p>
      <div className="fin-bars" aria-hidden="true">
        {distribution.grades.map(({ grade, count }) => (
          <div className={`eds-chart__row eds-grade--${grade}`} key={grade}>
            <GradeMark framework={framework} grade={grade} />
            <div className="eds-chart__bar">
              <div className="eds-chart__fill" style={{ inlineSize: `${(count / most) * 100}%` }} />
            </div>
            <span className="eds-chart__count">{count === 0 ? '–' : count}</span>
          </div>
        ))}
        <div className="eds-chart__row fin-bars__none">
          <span>No grade</span>
          <div className="eds-chart__bar">
            <div className="eds-chart__fill" style={{ inlineSize: `${(distribution.ungraded / most) * 100}%` }} />
          </div>
          <span className="eds-chart__count">{distribution.ungraded === 0 ? '–' : distribution.ungraded}</span>
        </div>
      </div>
    </>
  )
}
