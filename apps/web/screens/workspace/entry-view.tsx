/** What the organisation says about one outcome: its own grade, its owner and its evidence, for one service or all. */
import type { Entry, Service } from '@eds/assessment/assessment'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import type { FrameworkId } from '@eds/frameworks/framework'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Tag } from '../../parts/notice.tsx'
import { Lines, SummaryList } from '../../parts/summary-list.tsx'

export function EntryView({
  service,
  entry,
  framework,
}: {
  service: Service | null
  entry: Entry | null
  framework: FrameworkId
}) {
  const evidence = entry?.evidence ?? []
  const ownGrade = entry?.ownGrade ?? null
  return (
    <div className="ws-entry">
      {service !== null && (
        <h4>
          {service.name} <span className="eds-quiet">({service.organisationShort ?? service.organisation})</span>
        </h4>
      )}
      <SummaryList
        rows={[
          {
            name: 'Own grade',
            value: ownGrade === null ? 'None proposed' : <GradeMark framework={framework} grade={ownGrade} />,
          },
          {
            name: 'Last year',
            value:
              entry?.lastYear === undefined ? (
                'Not recorded'
              ) : (
                <>
                  <GradeMark framework={framework} grade={entry.lastYear.grade} /> ({entry.lastYear.year})
                </>
              ),
          },
          { name: 'Owner', value: entry === null || entry.owner === null ? null : <Lines words={entry.owner} /> },
        ]}
      />
      {evidence.length === 0 ? (
        <p>No evidence is recorded.</p>
      ) : (
        <details>
          <summary>
            Evidence: {evidence.length} {evidence.length === 1 ? 'item' : 'items'}
          </summary>
          <ul className="ws-evidence">
            {evidence.map(({ id, words, source, characteristics }) => (
              <li key={id}>
                {words === null ? <p>These words were taken out.</p> : <Lines words={words} />}
                {source !== null && <p className="eds-quiet">Source: {source}</p>}
                {characteristics.length > 0 && (
                  <p className="eds-tags">
                    <span className="eds-hidden">About: </span>
                    {characteristics.map((characteristic) => (
                      <Tag key={characteristic}>
                        {CHARACTERISTICS.find((known) => known.id === characteristic)?.name ?? characteristic}
                      </Tag>
                    ))}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
