/** The Domain 1 rules as choices, each with what it would give, so that nobody chooses a rule blind. */
import type { Domain1Rule } from '@eds/frameworks/outcome-status'
import { suggestedDomain1Rule } from '@eds/frameworks/scoring'
import type { ReportDomain1 } from '@eds/report/report-record'
import { ServiceId } from '@eds/session/session'

/** One choice. `suggested` marks the careful one: for two services the lower total. */
export type Domain1Option = {
  id: string
  command: { rule: Domain1Rule; service: ServiceId | null }
  name: string
  sentence: string
  score: ReportDomain1['alternatives'][number]['score']
  inUse: boolean
  suggested: boolean
}

/** The choices in the report's order; the rule of one chosen service once for each service. */
export function domain1Options({ alternatives, services }: ReportDomain1): Domain1Option[] {
  const suggestion = suggestedDomain1Rule(services.length)
  return alternatives.map(({ rule, name, sentence, service: serviceName, score, inUse }) => {
    const found = services.find((candidate) => candidate.name === serviceName)
    const service = serviceName === null || found === undefined ? null : ServiceId.parse(found.id)
    return {
      id: service === null ? rule : `${rule}-${service}`,
      command: { rule, service },
      name: serviceName === null ? name : `${name}: ${serviceName}`,
      sentence,
      score,
      inUse,
      suggested: rule === suggestion,
    }
  })
}
