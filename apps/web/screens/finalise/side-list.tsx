/** The parts of the work and every question with its final state, beside the page on a wide screen. */
import type { FrameworkId } from '@eds/frameworks/framework'
import { Link } from 'wouter'
import { searchOf } from './left-to-do.ts'
import { byGrouping, finalOf, type Standing } from './standing.ts'
import { StatusMark } from './status-words.tsx'

/** @param current the question's id, or the name of the part on screen; `overview` lists the questions itself */
export function SideList({
  standings,
  framework,
  current,
  published,
  left,
  hasRule,
}: {
  standings: readonly Standing[]
  framework: FrameworkId
  current: string
  published: boolean
  left: number
  hasRule: boolean
}) {
  const parts = [
    { key: 'overview', href: '?', words: 'All questions' },
    ...(hasRule ? [{ key: 'domain-1', href: searchOf.domain1, words: 'Domain 1 rule' }] : []),
    {
      key: published ? 'published' : 'publish',
      href: searchOf.publish,
      words: published ? 'Published report' : left === 0 ? 'Check and publish' : `Publish (${left} to do first)`,
    },
  ]
  return (
    <nav className="fin-side" aria-label="Questions and steps">
      <ul className="fin-side__list">
        {parts.map(({ key, href, words }) => (
          <li key={key}>
            <Link className="fin-side__link" href={href} aria-current={current === key ? 'page' : undefined}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
      {(current === 'overview' ? [] : byGrouping(standings)).map(({ code, name, standings: inside }) => (
        <div key={code}>
          <h2 className="fin-side__title">
            {code}. {name}
          </h2>
          <ul className="fin-side__list">
            {inside.map((standing) => (
              <li key={standing.question.id}>
                <Link
                  className="fin-side__link"
                  href={searchOf.question(standing.question.id)}
                  aria-current={current === standing.question.id ? 'page' : undefined}
                >
                  <span>
                    <strong>{standing.question.outcome}</strong> {standing.question.title}
                  </span>
                  <FinalMark standing={standing} framework={framework} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function FinalMark({ standing, framework }: { standing: Standing; framework: FrameworkId }) {
  const final = finalOf(standing)
  return final === null ? (
    <span className="fin-side__open">To settle</span>
  ) : (
    <StatusMark framework={framework} status={final.status} />
  )
}
