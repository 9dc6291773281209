/** Where each question of a session stands: what the room did, what it agreed, what the lead settled. Nothing replaces anything. */
import type { Grade } from '@eds/frameworks/framework'
import type { Agreement, FinalGrade, Question, QuestionId, Round } from '@eds/session/session'

/** One question with everything ever recorded about its grade; every list oldest first. */
export type Standing = {
  question: Question
  rounds: readonly Round[]
  agreements: readonly Agreement[]
  /** What the organisation proposed for itself; null if it proposed nothing or it is still hidden from the room. */
  ownGrade: Grade | null
  finals: readonly FinalGrade[]
}

/** The standings in agenda order, from records in no particular order. */
export function standingsOf(records: {
  questions: readonly Question[]
  rounds: readonly Round[]
  agreements: readonly Agreement[]
  ownGrades: readonly { question: QuestionId; grade: Grade }[]
  finals: readonly FinalGrade[]
}): Standing[] {
  const byNumber = <T extends { question: QuestionId; number: number }>(all: readonly T[], question: QuestionId): T[] =>
    all.filter((record) => record.question === question).toSorted((a, b) => a.number - b.number)
  return records.questions
    .toSorted((a, b) => a.order - b.order)
    .map((question) => ({
      question,
      rounds: byNumber(records.rounds, question.id),
      agreements: byNumber(records.agreements, question.id),
      ownGrade: records.ownGrades.find((own) => own.question === question.id)?.grade ?? null,
      finals: byNumber(records.finals, question.id),
    }))
}

/** The newest agreement of the room; null if it recorded none. */
export const agreementOf = ({ agreements }: Pick<Standing, 'agreements'>): Agreement | null => agreements.at(-1) ?? null

/** The newest final grade; null until the lead settles one. */
export const finalOf = (standing: Standing): FinalGrade | null => standing.finals.at(-1) ?? null

/** The standings in the order given, under the goal or domain of each. */
export function byGrouping(
  standings: readonly Standing[],
): { code: string; name: string; standings: readonly Standing[] }[] {
  const groupings = new Map<string, { code: string; name: string; standings: Standing[] }>()
  for (const standing of standings) {
    const { code, name } = standing.question.grouping
    const grouping = groupings.get(code) ?? { code, name, standings: [] }
    grouping.standings.push(standing)
    groupings.set(code, grouping)
  }
  return [...groupings.values()]
}

/** The services of the session's questions, each once, in agenda order. */
export function servicesOf(standings: readonly Standing[]): NonNullable<Question['service']>[] {
  const services = new Map<string, NonNullable<Question['service']>>()
  for (const { question } of standings)
    if (question.service !== null) services.set(question.service.id, question.service)
  return [...services.values()]
}
