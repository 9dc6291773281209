/** The questions in agenda order, each with where it stands. */
import type { Agreement, Question, QuestionId, Round } from '@eds/session/session'

/** `to-do`: no round revealed; `voted`: a result is known and nothing recorded; the others say what was recorded last. */
export type Standing = 'to-do' | 'voting' | 'voted' | 'agreed' | 'split' | 'no-evidence' | 'no-grade'

export type AgendaItem = {
  readonly question: Question
  readonly standing: Standing
  readonly isCurrent: boolean
  /** Rounds opened and not voided. */
  readonly rounds: number
  /** The newest agreement; null while nothing is recorded. */
  readonly agreement: Agreement | null
}

export type AgendaPart = { readonly code: string; readonly name: string; readonly items: readonly AgendaItem[] }

type Records = {
  readonly questions: readonly Question[]
  readonly rounds: readonly Round[]
  readonly agreements: readonly Agreement[]
  readonly currentQuestion: QuestionId | null
}

/** @returns goals or domains in agenda order. Records may come in any order. */
export function agendaOf(records: Records): AgendaPart[] {
  const parts: { code: string; name: string; items: AgendaItem[] }[] = []
  for (const question of records.questions.toSorted((a, b) => a.order - b.order)) {
    const item = itemOf(question, records)
    const part = parts.find(({ code }) => code === question.grouping.code)
    if (part === undefined) parts.push({ ...question.grouping, items: [item] })
    else part.items.push(item)
  }
  return parts
}

/** @returns the newest agreement on a question, or null. */
export function latestAgreement(agreements: readonly Agreement[], question: QuestionId): Agreement | null {
  return agreements
    .filter((agreement) => agreement.question === question)
    .reduce<Agreement | null>((latest, next) => (latest === null || next.number > latest.number ? next : latest), null)
}

/** @returns a question's rounds, oldest first. */
export function roundsOn(rounds: readonly Round[], question: QuestionId): Round[] {
  return rounds.filter((round) => round.question === question).toSorted((a, b) => a.number - b.number)
}

/** @returns the first question after the current one with nothing recorded, then from the top; null when all are done. */
export function nextUnrecorded(records: Omit<Records, 'rounds'>): Question | null {
  const inOrder = records.questions.toSorted((a, b) => a.order - b.order)
  const here = inOrder.findIndex((question) => question.id === records.currentQuestion)
  const fromHere = [...inOrder.slice(here + 1), ...inOrder.slice(0, here + 1)]
  return fromHere.find((question) => latestAgreement(records.agreements, question.id) === null) ?? null
}

function itemOf(question: Question, records: Records): AgendaItem {
  const rounds = roundsOn(records.rounds, question.id).filter((round) => round.state !== 'void')
  const agreement = latestAgreement(records.agreements, question.id)
  return {
    question,
    standing: standingOf(rounds, agreement),
    isCurrent: question.id === records.currentQuestion,
    rounds: rounds.length,
    agreement,
  }
}

function standingOf(rounds: readonly Round[], agreement: Agreement | null): Standing {
  if (rounds.some((round) => round.state === 'open' || round.state === 'closed')) return 'voting'
  if (agreement !== null) return agreement.outcome.kind
  return rounds.length > 0 ? 'voted' : 'to-do'
}
