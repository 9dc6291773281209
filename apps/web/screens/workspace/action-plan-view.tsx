/** The action plan as the organisation wrote it, by domain or goal. Dates stay as written. */
import type { Assessment } from '@eds/assessment/assessment'
import type { Framework } from '@eds/frameworks/framework'
import type { ReactNode } from 'react'
import { Lines, SummaryList } from '../../parts/summary-list.tsx'

const HEADINGS = ['Outcome', 'Objective', 'Action', 'Completion date'] as const

export function ActionPlanView({ assessment, framework }: { assessment: Assessment; framework: Framework }) {
  const { actionPlan, services } = assessment
  return (
    <>
      <SummaryList
        rows={[
          { name: 'EDS lead', value: actionPlan.lead },
          { name: 'Sponsor', value: actionPlan.sponsor },
          { name: 'Years active', value: actionPlan.yearsActive },
          { name: 'Authorisation date', value: actionPlan.authorisationDate },
        ]}
      />
      {framework.groupings.map(({ code, name, outcomes }) => {
        const items = actionPlan.items.filter((item) => outcomes.some((outcome) => outcome.code === item.outcome))
        if (items.length === 0) return null
        return (
          <table className="ws-table ws-table--stacks" key={code}>
            <caption>
              {framework.groupingWord === 'domain' ? 'Domain' : 'Goal'} {code}: {name}
            </caption>
            <thead>
              <tr>
                {HEADINGS.map((heading) => (
                  <th scope="col" key={heading}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <Cell heading="Outcome">
                    <strong>{item.outcome}</strong>{' '}
                    {services.find((service) => service.id === item.service)?.name ?? null}
                  </Cell>
                  <Cell heading="Objective">
                    <Lines words={item.objective ?? 'None given'} />
                  </Cell>
                  <Cell heading="Action">
                    <Lines words={item.action} />
                  </Cell>
                  <Cell heading="Completion date">
                    <Lines words={item.completion ?? 'None given'} />
                  </Cell>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </>
  )
}

/** On a phone the table's head is gone and each cell says its own heading. */
function Cell({ heading, children }: { heading: (typeof HEADINGS)[number]; children: ReactNode }) {
  return (
    <td>
      <span className="ws-table__heading">{heading}</span>
      {children}
    </td>
  )
}
