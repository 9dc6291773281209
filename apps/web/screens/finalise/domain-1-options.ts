/** What every Domain 1 rule would make of the grades settled so far, so that nobody chooses a rule blind. */
import {
  DOMAIN_1_RULES,
  type Domain1Result,
  type Domain1Rule,
  domain1,
  type OutcomeStatus,
  suggestedDomain1Rule,
} from '@eds/frameworks/scoring'
import type { Question } from '@eds/session/session'
import { finalOf, type Standing, servicesOf } from './standing.ts'

/** One rule with its result; `service` is named only under the rule that takes one chosen service. */
export type Domain1Option = {
  id: string
  rule: Domain1Rule
  service: NonNullable<Question['service']> | null
  name: string
  sentence: string
  result: Domain1Result
}

/** What a rule is called when a report or a heading names it: "One chosen service: Maternity". */
export function ruleInWords(rule: Domain1Rule, service: string | null): string {
  const name = DOMAIN_1_RULES.find(({ id }) => id === rule)?.name ?? rule
  return service === null ? name : `${name}: ${service}`
}

/**
 * Every rule with what it would give, in the order of the framework; the rule of one chosen service once per service.
 * @param outcomes the codes of the domain that is graded per service, in official order
 * @returns empty when there are fewer than two services, for then there is nothing to choose
 */
export function domain1Options(standings: readonly Standing[], outcomes: readonly string[]): Domain1Option[] {
  const services = servicesOf(standings)
  if (services.length < 2) return []
  const statusOf = (service: string, outcome: string): OutcomeStatus => {
    const standing = standings.find(({ question }) => question.service?.id === service && question.outcome === outcome)
    return (standing === undefined ? null : finalOf(standing)?.status) ?? { status: 'not-graded' }
  }
  const rows = services.map(({ id, name }) => ({
    id,
    name,
    statuses: outcomes.map((outcome) => statusOf(id, outcome)),
  }))
  return DOMAIN_1_RULES.flatMap(({ id: rule, name, sentence }) => {
    const variants = rule === 'chosen-service' ? services : [null]
    return variants.flatMap((service) => {
      const result = domain1({ outcomes, services: rows, rule, chosenService: service?.id ?? null })
      if (!result.ok) return []
      const id = service === null ? rule : `${rule}-${service.id}`
      return [{ id, rule, service, name: service === null ? name : `${name}: ${service.name}`, sentence, result }]
    })
  })
}

/** The option to mark as the careful first choice: for two services the lower total. */
export function suggestedOption(options: readonly Domain1Option[]): Domain1Option | null {
  const services = options[0]?.result.services.length ?? 0
  return options.find(({ rule }) => rule === suggestedDomain1Rule(services)) ?? null
}

/** A total, or the range it lies in: "10" or "7 to 10". */
export function pointsInWords({ low, high }: { low: number; high: number }): string {
  return low === high ? String(low) : `${low} to ${high}`
}
