/** Whether the report will be without a total, and for which reasons that nobody can mend any more or that a lead still can. */
import { scoreOf } from '@eds/frameworks/scoring'
import type { Report } from '@eds/report/report-record'

/** `points` as "0 to 33 out of 33"; one sentence for each reason; `lacksRule` when a Domain 1 rule could still be chosen. */
type NoTotal = { points: string; hasRating: boolean; reasons: readonly string[]; lacksRule: boolean }

/** @returns null where the framework adds nothing up, or the total is certain */
export function noTotalOf({
  overall,
  groupings,
  domain1,
}: Pick<Report, 'overall' | 'groupings' | 'domain1'>): NoTotal | null {
  const { score, rating } = overall
  if (score === null || score.total !== null) return null
  const questions = groupings.flatMap((grouping) => grouping.questions)
  const leftOut = questions.filter(({ inSession }) => !inSession).length
  const ungraded = questions.filter(({ inSession, standing }) => inSession && scoreOf(standing.status) === null).length
  const lacksRule = domain1 !== null && domain1.services.length > 1 && domain1.rule === null
  return {
    points: score.words,
    hasRating: rating !== null,
    reasons: [
      ...(leftOut === 0 ? [] : [`${leftOut} of the ${questions.length} questions are not in this session.`]),
      ...(ungraded === 0
        ? []
        : [
            `${ungraded === 1 ? '1 question of this session has' : `${ungraded} questions of this session have`} no grade.`,
          ]),
      ...(lacksRule ? ['No rule is chosen by which the services become one Domain 1 score.'] : []),
    ],
    lacksRule,
  }
}
