/** One whole assessment, to read: what the checks found, services, evidence, own grades and action plan. */
import { type Assessment, entryOf } from '@eds/assessment/assessment'
import { findingsOf } from '@eds/assessment/checks'
import { frameworkById } from '@eds/frameworks/frameworks'
import { Link } from 'wouter'
import { Lines, SummaryList } from '../../parts/summary-list.tsx'
import { ActionPlanView } from './action-plan-view.tsx'
import { newSessionAddress } from './addresses.ts'
import { EntryView } from './entry-view.tsx'
import { PublishedView } from './published-view.tsx'

export function AssessmentPage({ assessment }: { assessment: Assessment }) {
  const framework = frameworkById(assessment.framework)
  const groupingWord = framework.groupingWord === 'domain' ? 'Domain' : 'Goal'
  const contents = [
    { id: 'about', name: 'About this assessment' },
    { id: 'checks', name: 'What the checks found' },
    ...framework.groupings.map(({ code, name }) => ({
      id: `grouping-${code}`,
      name: `${groupingWord} ${code}: ${name}`,
    })),
    { id: 'action-plan', name: 'Action plan' },
  ]
  return (
    <>
      <p className="ws-acts">
        <Link href={newSessionAddress(assessment.id)} className="eds-button">
          New session from this assessment
        </Link>
      </p>
      <nav aria-label="Parts of this assessment">
        <ul className="ws-contents">
          {contents.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>

      <section aria-labelledby="about">
        <h2 id="about">About this assessment</h2>
        <SummaryList
          rows={[
            { name: 'Organisation', value: assessment.organisation },
            { name: 'System', value: assessment.system },
            { name: 'Year', value: assessment.year },
            { name: 'Framework', value: framework.name },
            { name: 'Sponsor', value: assessment.sponsor },
            { name: 'EDS lead', value: assessment.edsLead },
            {
              name: 'Services',
              value: (
                <Lines
                  words={assessment.services.map(({ name, organisation }) => `${name} (${organisation})`).join('\n')}
                />
              ),
            },
          ]}
        />
        {assessment.introduction.length > 0 && (
          <details>
            <summary>Introduction of the report</summary>
            <div>
              <Introduction blocks={assessment.introduction} />
            </div>
          </details>
        )}
        <h3>Actions completed from the year before</h3>
        {assessment.previousActions.length === 0 ? (
          <p>None are recorded.</p>
        ) : (
          <ul>
            {assessment.previousActions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        )}
      </section>

      <section aria-labelledby="checks">
        <h2 id="checks">What the checks found</h2>
        <PublishedView assessment={assessment} findings={findingsOf(assessment)} />
      </section>

      {framework.groupings.map((grouping) => (
        <section key={grouping.code} aria-labelledby={`grouping-${grouping.code}`}>
          <h2 id={`grouping-${grouping.code}`}>
            {groupingWord} {grouping.code}: {grouping.name}
          </h2>
          {grouping.outcomes.map((outcome) => (
            <article key={outcome.code} aria-labelledby={`outcome-${outcome.code}`} className="eds-card">
              <h3 id={`outcome-${outcome.code}`}>
                {outcome.code} {outcome.plainTitle}
              </h3>
              <p className="eds-quiet">
                {outcome.words}
                {!outcome.wordsConfirmed && <em> (unconfirmed wording)</em>}
              </p>
              <div className="ws-entries">
                {(grouping.perService ? assessment.services : [null]).map((service) => (
                  <EntryView
                    key={service?.id ?? 'whole'}
                    service={service}
                    entry={entryOf(assessment, outcome.code, service?.id ?? null)}
                    framework={framework.id}
                  />
                ))}
              </div>
            </article>
          ))}
        </section>
      ))}

      <section aria-labelledby="action-plan">
        <h2 id="action-plan">Action plan</h2>
        <ActionPlanView assessment={assessment} framework={framework} />
      </section>
    </>
  )
}

function Introduction({ blocks }: { blocks: Assessment['introduction'] }) {
  return blocks.map(({ kind, words }, at) => {
    // The introduction never changes here and may say a line twice: its place is its key.
    const key = `${at}`
    switch (kind) {
      case 'heading':
        return (
          <p key={key}>
            <strong>{words}</strong>
          </p>
        )
      case 'bullet':
        return (
          <ul key={key}>
            <li>{words}</li>
          </ul>
        )
      case 'paragraph':
        return <p key={key}>{words}</p>
      default:
        return unreachable(kind)
    }
  })
}

function unreachable(kind: never): never {
  throw new Error(`expected a kind of block, found ${String(kind)}`)
}
