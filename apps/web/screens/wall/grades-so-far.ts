/** The wall's table of what has been recorded, with the own grade beside it once that may be seen. */
import type { Grade } from '@eds/frameworks/framework'
import type { Agreement, Question, QuestionId } from '@eds/session/session'

export type GradeSoFar = {
  readonly question: Question
  readonly isCurrent: boolean
  /** `open` while nothing is recorded. `grade` is null unless it is agreed: a split is never a grade. */
  readonly standing: 'open' | 'agreed' | 'split' | 'no-evidence' | 'no-grade'
  readonly grade: Grade | null
  /** Whether somebody's other view is written beside it. */
  readonly hasDissent: boolean
  /** What the organisation proposed; null until the question's first round is revealed, or if it proposed none. */
  readonly ownGrade: Grade | null
}

/** @returns one row per question in agenda order. Records may come in any order. */
export function gradesSoFar(records: {
  readonly questions: readonly Question[]
  readonly agreements: readonly Agreement[]
  readonly ownGrades: readonly { readonly question: QuestionId; readonly grade: Grade }[]
  readonly currentQuestion: QuestionId | null
}): GradeSoFar[] {
  return records.questions
    .toSorted((a, b) => a.order - b.order)
    .map((question) => {
      const latest = records.agreements
        .filter((agreement) => agreement.question === question.id)
        .toSorted((a, b) => b.number - a.number)[0]
      return {
        question,
        isCurrent: question.id === records.currentQuestion,
        standing: latest?.outcome.kind ?? 'open',
        grade: latest?.outcome.kind === 'agreed' ? latest.outcome.grade : null,
        hasDissent: (latest?.dissent ?? null) !== null,
        ownGrade: records.ownGrades.find((own) => own.question === question.id)?.grade ?? null,
      }
    })
}
